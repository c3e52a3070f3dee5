"""Trouble, on real servers: what can only be read, is somebody else's, or asks for too much.

Nothing that was acknowledged is lost, nothing is there by half, and whatever goes wrong is one plain
sentence with its place and its remedy.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import neo4j
import pytest

from graph import Batch, Node, open_store
from tests.conftest import ROOT
from tests.graph.trouble import SIZE, SOON, administering, linked, make_bare, names_of, need, refused, started_with, wait_until
from tests.neo4j_server import Neo4jServer


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
