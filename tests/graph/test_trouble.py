"""Trouble, on real servers: killed, away, refusing, read-only, full, somebody else's.

Nothing that was acknowledged is lost, nothing is there by half, and whatever goes wrong is one plain
sentence with its place and its remedy. Nothing here is pretended but the version of an old server.
"""

from __future__ import annotations

import contextlib
import http.server
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
import pytest

from graph import Batch, Edge, Node, Store, StoreError, open_store
from graph.neo4j_store import _check_version
from graph.server import LTS, find_server
from graph.server.settings import free_port
from tests.neo4j_server import Neo4jServer

ROOT = Path(__file__).resolve().parents[2]
KILLS = 6
SIZE = 12
# Within what time it is said that a server is away (seconds); on a quiet machine it takes half of that.
SOON = 15.0
UNREACHABLE = "the graph's server cannot be reached"


@pytest.fixture(scope="module")
def mortal_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server of this file's own, so that the one of all other tests stays up."""
    try:
        server = Neo4jServer.start(tmp_path_factory.mktemp("mortal"), LTS)
    except StoreError as error:
        pytest.skip(f"not run: {error}")
    yield server
    server.server.stop()


@pytest.fixture
def mortal(mortal_home: Neo4jServer) -> Neo4jServer:
    """A server that may be killed and told other settings; it is up, and empty."""
    if find_server(mortal_home.server.home) is None:
        mortal_home.server.start_again()
    mortal_home.clear()
    return mortal_home


@contextlib.contextmanager
def started_with(server: Neo4jServer, setting: str) -> Iterator[None]:
    """The server, started anew with one setting more; stopped at the end."""
    conf = server.server.home / "conf" / "neo4j.conf"
    before = conf.read_text(encoding="utf-8")
    server.server.stop()
    conf.write_text(f"{before}{setting}\n", encoding="utf-8")
    try:
        server.server.start_again()
        yield
    finally:
        server.server.stop()
        conf.write_text(before, encoding="utf-8")


@pytest.fixture
def administrator(neo4j_server: Neo4jServer) -> Iterator[neo4j.Driver]:
    """Somebody who runs the server and does as he likes with it."""
    with administering(neo4j_server) as driver:
        yield driver


def administering(server: Neo4jServer) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(server.server.address, auth=(server.server.user, server.server.password))


def make_bare(driver: neo4j.Driver) -> None:
    """Take what an emptied database still has: its constraints and indexes."""
    for kind in ("CONSTRAINT", "INDEX"):
        for name in names_of(driver, kind):
            driver.execute_query(f"DROP {kind} {name} IF EXISTS")


def names_of(driver: neo4j.Driver, kind: str) -> list[str]:
    """The names of the database's constraints, or of its indexes."""
    return [row["name"] for row in driver.execute_query(f"SHOW {kind} YIELD name").records]


def need(name: str) -> Node:
    return Node(f"need_type:{name}", "NeedType", {"name_zh": name})


def refused(work: Callable[[], object]) -> str:
    """What a refusal says: one plain sentence of what is wrong and where, and one of what to do."""
    with pytest.raises(StoreError) as caught:
        work()
    error = caught.value
    said = str(error)
    assert error.place and error.remedy
    assert "\n" not in said and len(said) < 300
    assert not [word for word in ("Neo.", "neo4j_code", "gql", "Errno", "Exception") if word in said], said
    return said


def refused_at_once(works: Mapping[str, Callable[[], object]]) -> dict[str, tuple[str, float]]:
    """What each says and after how many seconds, all asked at the same time: each of them waits."""

    def one(work: Callable[[], object]) -> tuple[str, float]:
        begun = time.monotonic()
        return refused(work), time.monotonic() - begun

    with ThreadPoolExecutor(len(works)) as pool:
        return dict(zip(works, pool.map(one, works.values()), strict=True))


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.01)


def linked(number: int) -> Batch:
    """A batch of SIZE nodes, and links from the first to all others."""
    nodes = tuple(need(f"b{number}-{i}") for i in range(SIZE))
    return Batch(nodes=nodes, edges=tuple(Edge("RELATED", nodes[0].id, node.id) for node in nodes[1:]))


@dataclass
class Writer:
    """Applies one batch after the other, each again until it is acknowledged."""

    store: Store
    acknowledged: list[int] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def write_until(self, stop: threading.Event) -> None:
        while not stop.is_set():
            batch = linked(len(self.acknowledged) + 1)
            try:
                self.acknowledged.append(self.store.apply(batch, "writer"))
            except StoreError as error:
                self.refusals.append(error.message)


@contextlib.contextmanager
def writing(writer: Writer) -> Iterator[None]:
    """The writer at work in a thread of its own."""
    stop = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(writer.write_until, stop)
        try:
            yield
        finally:
            stop.set()
        work.result()


@pytest.mark.neo4j
def test_six_kills_of_the_server_lose_nothing_and_halve_nothing(mortal: Neo4jServer) -> None:
    chance = random.Random(20260301)
    with mortal.open() as store:
        writer = Writer(store)
        for kill in range(KILLS):
            before = len(writer.acknowledged)
            with writing(writer):
                wait_until(lambda before=before: len(writer.acknowledged) >= before + 5)
                time.sleep(chance.random() * 0.5)
                mortal.server.kill()
                mortal.server.start_again()
            check(mortal, writer)
        assert len(writer.acknowledged) >= KILLS * 5
    assert {UNREACHABLE} >= {said for said in writer.refusals if "may or may not" not in said}


def check(server: Neo4jServer, writer: Writer) -> None:
    """All that was acknowledged is there, whole and once; one batch more at most, whole too."""
    with server.open() as store:
        revision = store.revision()
        assert writer.acknowledged == list(range(1, len(writer.acknowledged) + 1)), "a revision is missing, or twice"
        assert revision - len(writer.acknowledged) in (0, 1)
        every = range(1, revision + 1)
        nodes = Counter(node.id.partition("-")[0] for node in store.scan("NeedType"))
        assert nodes == {f"need_type:b{number}": SIZE for number in every}, "half a batch"
        links = Counter(edge.source for edge in store.edges("RELATED"))
        assert links == {f"need_type:b{number}-0": SIZE - 1 for number in every}, "half of a batch's links"
        lines = Counter(each.revision for each in store.changes(0, limit=10**6))
        assert lines == {number: 2 * SIZE - 1 for number in every}, "the log is not what was written"
        # A batch that was kept already changes nothing when it comes again.
        assert store.apply(linked(revision), "again") == revision


def stats(server: Neo4jServer) -> subprocess.CompletedProcess[str]:
    """`stats` of the command line, on the server's graph."""
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "stats"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, **server.settings, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


@pytest.mark.neo4j
def test_a_server_that_is_away_is_said_to_be_and_the_same_store_goes_on_when_it_is_back(mortal: Neo4jServer) -> None:
    with mortal.open() as store:
        store.apply(Batch(nodes=(need("a"),)), "before")
        mortal.server.kill()
        with ThreadPoolExecutor(1) as pool:
            command = pool.submit(stats, mortal)
            refusals = refused_at_once(
                {
                    "get": lambda: store.get("need_type:a"),
                    "apply": lambda: store.apply(Batch(nodes=(need("b"),)), "meanwhile"),
                    "open": mortal.open,
                }
            )
        for said, seconds in refusals.values():
            assert f"{mortal.server.address}: {UNREACHABLE}. " in said
            assert "start the server (`python run.py neo4j`) or wait until it is back" in said
            assert seconds < SOON
        said = command.result()
        assert (said.returncode, said.stdout) == (2, "")
        assert said.stderr.startswith(f"error: {mortal.server.address}: {UNREACHABLE}. ")
        assert said.stderr.count("\n") == 1
        mortal.server.start_again()
        assert store.get("need_type:a") == need("a")
        assert store.apply(Batch(nodes=(need("b"),)), "afterwards") == 2
    again = stats(mortal)
    assert (again.returncode, again.stderr) == (0, "")


@contextlib.contextmanager
def listening() -> Iterator[tuple[int, int]]:
    """The ports of a listener that never says a word, and of one that speaks another protocol."""
    silent = socket.create_server(("127.0.0.1", 0))
    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    thread = threading.Thread(target=web.serve_forever)
    thread.start()
    try:
        yield silent.getsockname()[1], web.server_port
    finally:
        web.shutdown()
        thread.join()
        web.server_close()
        silent.close()


@pytest.mark.neo4j
def test_where_no_such_server_answers_the_address_is_named_and_what_to_look_at(neo4j_server: Neo4jServer) -> None:
    here = neo4j_server.server.address.partition("://")[2]
    with listening() as (silent, web):
        reasons = {
            f"bolt://127.0.0.1:{free_port()}": "check the address, start the server",
            f"neo4j://127.0.0.1:{free_port()}": "check the address, start the server",
            f"bolt://127.0.0.1:{web}": "check the address, start the server",
            f"bolt://127.0.0.1:{silent}": "check the address, start the server",
            "bolt://no-such-host.invalid:7687": "no host has this name. Check the address",
            "neo4j://no-such-host.invalid:7687": "no host has this name. Check the address",
            f"neo4j+s://{here}": "speaks TLS there",
            f"bolt+ssc://{here}": "speaks TLS there",
        }
        settings = neo4j_server.settings
        refusals = refused_at_once({each: lambda each=each: open_store(each, settings) for each in reasons})
    for address, (said, seconds) in refusals.items():
        assert said.startswith(f"{address}: {UNREACHABLE}") and reasons[address].lower() in said.lower()
        # Who takes the call and does not answer it is waited for twice.
        assert seconds < (2 * SOON if address.endswith((f":{silent}", f":{web}")) else SOON), address


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:7474", "there is no store for http"),
        ("neo4j+x://127.0.0.1", "there is no store for neo4j+x"),
        ("bolt://[::1", "not an address of a server"),
        ("neo4j://127.0.0.1:port", "not an address of a server"),
        ("bolt://127.0.0.1?user=neo4j", "not an address of a server"),
    ],
)
def test_what_is_no_address_is_said_to_be_none(neo4j_server: Neo4jServer, address: str, reason: str) -> None:
    said = refused(lambda: open_store(address, neo4j_server.settings))
    assert said.startswith(f"{address}: {reason}")


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_password_in_the_address_is_not_repeated_to_anybody(neo4j_server: Neo4jServer, scheme: str) -> None:
    here = neo4j_server.server.address.partition("://")[2]
    said = refused(lambda: open_store(f"{scheme}://neo4j:secret@{here}", neo4j_server.settings))
    assert said == (
        f"{here}: an address holds no user and no password. "
        "Give them in QIANSHOU_NEO4J_USER and QIANSHOU_NEO4J_PASSWORD"
    )


@pytest.fixture
def guest(neo4j_server: Neo4jServer, administrator: neo4j.Driver) -> Iterator[dict[str, str]]:
    """The settings of a user whose password may be tried out without shutting out everybody else."""
    administrator.execute_query("CREATE USER guest SET PASSWORD 'guest-password' CHANGE REQUIRED", database_="system")
    yield {**neo4j_server.settings, "QIANSHOU_NEO4J_USER": "guest", "QIANSHOU_NEO4J_PASSWORD": "guest-password"}
    administrator.execute_query("DROP USER guest", database_="system")


@pytest.mark.neo4j
def test_a_wrong_password_is_said_to_be_and_several_are_waited_out(
    neo4j_server: Neo4jServer, administrator: neo4j.Driver, guest: dict[str, str]
) -> None:
    address = neo4j_server.server.address
    wrong = {**guest, "QIANSHOU_NEO4J_PASSWORD": "wrong-password"}
    for _ in range(3):
        assert refused(lambda: open_store(address, wrong)) == (
            f"{address}: the server refused the user or the password. "
            "Check QIANSHOU_NEO4J_USER and QIANSHOU_NEO4J_PASSWORD"
        )
    for settings in (wrong, guest):
        assert refused(lambda settings=settings: open_store(address, settings)) == (
            f"{address}: the server takes no password for some seconds, after several wrong ones. "
            "Wait ten seconds, then give the right QIANSHOU_NEO4J_PASSWORD"
        )
    neo4j_server.open().close()
    time.sleep(5.5)
    assert "wants this user's password changed first" in refused(lambda: open_store(address, guest))
    administrator.execute_query("ALTER USER guest SET PASSWORD CHANGE NOT REQUIRED", database_="system")
    open_store(address, guest).close()


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nothere", "the server has no database 'nothere'. Check QIANSHOU_NEO4J_DATABASE"),
        ("no such/ 家", "the server has no database 'no such/ 家'. Check QIANSHOU_NEO4J_DATABASE"),
        ("System", "the database 'system' is the server's own. Name another in QIANSHOU_NEO4J_DATABASE"),
    ],
)
def test_a_database_that_is_not_there_for_this_is_named(neo4j_server: Neo4jServer, name: str, reason: str) -> None:
    settings = {**neo4j_server.settings, "QIANSHOU_NEO4J_DATABASE": name}
    address = neo4j_server.server.address
    assert refused(lambda: open_store(address, settings)) == f"{address}: {reason}"


@pytest.mark.parametrize("version", ["5.26.0", "5.26.30", "5.27.0-SNAPSHOT", "5.27-aura", "2025.01.0", "2026.09.0"])
def test_a_version_that_is_new_enough_is_taken(version: str) -> None:
    """No server of the kind is asked: this is the reading of its version alone."""
    _check_version(version, "bolt://there")


@pytest.mark.parametrize("version", ["5.25.1", "5.9.0", "4.4.38", "3.5.35", "5.25.0-SNAPSHOT"])
def test_a_version_that_is_too_old_is_refused(version: str) -> None:
    """There is no old server here: this is the reading of its version alone, with what old releases do say."""
    assert refused(lambda: _check_version(version, "bolt://there")) == (
        f"bolt://there: the server is Neo4j {version}, older than 5.26. Update it to 5.26 or newer"
    )


READ_ONLY = ": the database can only be read. Ask whoever runs the server to open it for writing"


@pytest.mark.neo4j
def test_a_database_without_the_right_to_write_is_read_and_left_as_it_is(mortal: Neo4jServer) -> None:
    """Neo4j's free edition knows no rights of single users; whoever runs it can close a database for writing."""
    with mortal.open() as store:
        store.apply(linked(1), "before")
    with started_with(mortal, "server.databases.read_only=neo4j"), mortal.open() as store:
        log = store.changes()
        assert store.get("need_type:b1-0") == need("b1-0")
        begun = time.monotonic()
        for batch in (linked(2), linked(1), Batch(remove_nodes=("need_type:b1-0",))):
            said = refused(lambda batch=batch: store.apply(batch, "meanwhile"))
            assert said == mortal.server.address + READ_ONLY
        assert time.monotonic() - begun < SOON
        assert store.counts() == {"nodes": {"NeedType": SIZE}, "edges": {"RELATED": SIZE - 1}}
        assert (store.revision(), store.changes()) == (1, log)


@pytest.mark.neo4j
def test_an_empty_database_without_the_right_to_write_is_refused(mortal: Neo4jServer) -> None:
    with administering(mortal) as driver:
        make_bare(driver)
    with started_with(mortal, "server.databases.default_to_read_only=true"):
        assert refused(mortal.open) == mortal.server.address + READ_ONLY


@pytest.mark.neo4j
def test_another_programs_database_is_refused_and_left_untouched(
    neo4j_server: Neo4jServer, administrator: neo4j.Driver
) -> None:
    make_bare(administrator)
    administrator.execute_query("CREATE (:Theirs {name: 'x'})-[:OWNS]->(:Entity {id: 'need_type:a'})")

    def everything() -> list[object]:
        return [
            names_of(administrator, "CONSTRAINT"),
            names_of(administrator, "INDEX"),
            administrator.execute_query("MATCH (n) RETURN labels(n) AS l, properties(n) AS p ORDER BY l").records,
            administrator.execute_query("MATCH ()-[r]->() RETURN type(r), properties(r)").records,
        ]

    before = everything()
    address = neo4j_server.server.address
    assert refused(neo4j_server.open) == f"{address}: the database holds something else. Name another database"
    assert everything() == before


OPENING = """
import os, sys
from graph import Batch, Node, open_store
name = sys.argv[1]
print("ready", flush=True)
sys.stdin.readline()
with open_store(os.environ["QIANSHOU_STORE"]) as store:
    print(store.apply(Batch(nodes=(Node("need_type:" + name, "NeedType", {"name_zh": name}),)), name))
"""


@pytest.mark.neo4j
def test_four_programs_that_open_an_empty_database_at_once_agree_on_one_log(
    neo4j_server: Neo4jServer, administrator: neo4j.Driver
) -> None:
    make_bare(administrator)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", OPENING, name], cwd=ROOT, env={**os.environ, **neo4j_server.settings}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for name in "abcd"
    ]  # fmt: skip
    for program in programs:
        assert program.stdout is not None and program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [program.communicate(timeout=60) for program in programs]
    assert [error for _, error in said] == ["", "", "", ""]
    assert sorted(int(number) for number, _ in said) == [1, 2, 3, 4]
    with neo4j_server.open() as store:
        assert [(each.revision, each.by) for each in store.changes()] == sorted(
            (int(number), name) for (number, _), name in zip(said, "abcd", strict=True)
        )
    logs = administrator.execute_query("MATCH (l:QianshouLog) RETURN count(l) AS n, sum(l.sequence) AS lines").records
    assert [dict(row) for row in logs] == [{"n": 1, "lines": 4}]


ENDLESS = "UNWIND range(1, 1000000000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x) AS n"


@pytest.mark.neo4j
def test_a_question_that_somebody_ends_on_the_server_is_one_sentence(
    neo4j_server: Neo4jServer, administrator: neo4j.Driver
) -> None:
    def running() -> list[str]:
        asking = "SHOW TRANSACTIONS YIELD transactionId AS id, currentQuery AS query"
        seen = administrator.execute_query(asking)
        return [row["id"] for row in seen.records if row["query"] == ENDLESS]

    with neo4j_server.open() as store, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(refused, lambda: store.ask(ENDLESS))
        wait_until(lambda: bool(running()))
        administrator.execute_query("TERMINATE TRANSACTIONS $ids", ids=running())
        assert "somebody has ended this on the server. Try again" in asked.result(timeout=30)


@pytest.mark.neo4j
def test_a_question_that_does_not_fit_into_the_servers_memory_is_one_sentence(neo4j_server: Neo4jServer) -> None:
    with neo4j_server.open() as store:
        said = refused(lambda: store.ask("UNWIND range(1, 100000000) AS x WITH collect(x) AS every RETURN size(every)"))
        assert "too much at once for the server's memory. Write in smaller batches, ask for less" in said
        assert store.revision() == 0


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("MATCH (n RETURN n", "the server cannot answer that question (Invalid input 'RETURN'"),
        ("CREATE (n) RETURN n", "a question can only read. Leave out what writes"),
        ("RETURN $missing", "the server cannot answer that question (Expected parameter(s): missing). Mend"),
    ],
)
def test_a_question_that_cannot_be_asked_is_one_sentence(neo4j_server: Neo4jServer, question: str, reason: str) -> None:
    with neo4j_server.open() as store:
        assert reason in refused(lambda: store.ask(question))
        assert store.counts() == {"nodes": {}, "edges": {}}


@pytest.mark.neo4j
@pytest.mark.parametrize("value", ["half a character: \ud800", 2**63])
def test_a_value_that_no_store_keeps_is_one_sentence_and_the_store_goes_on(
    neo4j_server: Neo4jServer, value: object
) -> None:
    with neo4j_server.open() as store:
        batch = Batch(nodes=(need("a"), Node("need_type:b", "NeedType", {"name_zh": value})))
        assert "cannot be stored as it is" in refused(lambda: store.apply(batch, "t"))
        assert (store.revision(), store.get("need_type:a")) == (0, None)
        assert store.apply(Batch(nodes=(need("a"),)), "t") == 1
