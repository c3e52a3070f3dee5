"""What the tests of trouble on real servers have in common: how a refusal is read, a server restarted, a database laid bare."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import neo4j
import pytest

from graph import Batch, Edge, Node, StoreError
from tests.neo4j_server import Neo4jServer

SIZE = 12
# Within what time it is said that a server is away (seconds); on a quiet machine it takes half of that.
SOON = 15.0
UNREACHABLE = "the graph's server cannot be reached"


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
