"""One behaviour script for every store."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Batch, ConflictError, Edge, Node, NotFoundError, SchemaError, Store, StoreError, open_store
from graph.server import LTS, NEWEST, java_for
from tests.neo4j_server import Neo4jServer

# The long-term release of Neo4j always; the newest where this machine has the Java for it.
VERSIONS = [LTS, *([NEWEST] if java_for(NEWEST) else [])]
STORES = ["sqlite", *(pytest.param(f"neo4j {version}", marks=pytest.mark.neo4j) for version in VERSIONS)]


@pytest.fixture(params=STORES)
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens the same store anew at every call; it begins empty."""
    kind, _, version = request.param.partition(" ")
    if kind == "neo4j":
        server: Neo4jServer = request.getfixturevalue("neo4j_servers")(version)
        server.clear()
    opened: list[Store] = []

    def make() -> Store:
        store = server.open() if kind == "neo4j" else open_store(str(tmp_path / "graph.sqlite"))
        opened.append(store)
        return store

    yield make
    for store in opened:
        store.close()


def need(name: str, **properties: object) -> Node:
    return Node(f"need_type:{name}", "NeedType", {"name_zh": name, **properties})


def broader(source: str, target: str) -> Edge:
    return Edge("BROADER", f"need_type:{source}", f"need_type:{target}")


CHAIN = Batch(nodes=tuple(need(n) for n in "abcd"), edges=(broader("a", "b"), broader("b", "c"), broader("c", "d")))


def test_what_is_written_is_there_after_reopening(make_store: Callable[[], Store]) -> None:
    store = make_store()
    assert store.apply(CHAIN, "test") == 1
    store.close()
    again = make_store()
    assert again.get("need_type:a") == need("a")
    assert again.counts() == {"nodes": {"NeedType": 4}, "edges": {"BROADER": 3}}


def test_a_batch_with_a_dangling_link_changes_nothing(make_store: Callable[[], Store]) -> None:
    store = make_store()
    with pytest.raises(StoreError, match="does not exist"):
        store.apply(Batch(nodes=(need("a"),), edges=(broader("a", "missing"),)), "test")
    assert store.revision() == 0
    assert store.get("need_type:a") is None


def test_a_link_between_the_wrong_labels_is_refused(make_store: Callable[[], Store]) -> None:
    store = make_store()
    region = Node("region:511132", "Region", {"adcode": "511132"})
    with pytest.raises(SchemaError, match="runs from"):
        store.apply(Batch(nodes=(need("a"), region), edges=(Edge("BROADER", "need_type:a", "region:511132"),)), "t")


def test_a_batch_that_changes_nothing_makes_no_revision(make_store: Callable[[], Store]) -> None:
    store = make_store()
    first = store.apply(CHAIN, "test")
    assert store.apply(CHAIN, "test") == first


def test_removing_a_node_removes_its_links_and_logs_both(make_store: Callable[[], Store]) -> None:
    store = make_store()
    store.apply(CHAIN, "test")
    revision = store.apply(Batch(remove_nodes=("need_type:b",)), "worker")
    log = store.changes(since=revision - 1)
    assert [(each.op, each.kind, each.by) for each in log] == [
        ("remove", "edge", "worker"), ("remove", "edge", "worker"), ("remove", "node", "worker"),
    ]  # fmt: skip
    assert store.counts()["edges"] == {"BROADER": 1}


def test_neighbours_reach_as_far_as_asked(make_store: Callable[[], Store]) -> None:
    store = make_store()
    store.apply(CHAIN, "test")
    near = store.neighbours("need_type:a", 2, direction="out")
    assert [node.id for node in near.nodes] == ["need_type:a", "need_type:b", "need_type:c"]
    assert [edge.target for edge in near.edges] == ["need_type:b", "need_type:c"]
    assert len(store.neighbours("need_type:b", 1).nodes) == 3
    assert len(store.neighbours("need_type:b", 1, direction="in").nodes) == 2
    assert len(store.neighbours("need_type:a", 3, types=["RELATED"]).nodes) == 1
    assert len(store.neighbours("need_type:a", 3, labels=["Region"]).nodes) == 1
    assert len(store.neighbours("need_type:b", 1, limit=1).nodes) == 2


def test_neighbours_of_nobody_is_an_error(make_store: Callable[[], Store]) -> None:
    with pytest.raises(NotFoundError):
        make_store().neighbours("need_type:nobody")


def test_scan_pages_in_order(make_store: Callable[[], Store]) -> None:
    store = make_store()
    store.apply(Batch(nodes=tuple(need(f"n{i:04}") for i in range(2500))), "test")
    assert len(list(store.scan("NeedType"))) == 2500
    assert [n.id for n in store.scan("NeedType", after="need_type:n0003", limit=2)] == [
        "need_type:n0004", "need_type:n0005",
    ]  # fmt: skip


def test_threads_write_one_after_the_other(make_store: Callable[[], Store]) -> None:
    store = make_store()
    threads = [
        threading.Thread(target=lambda k=k: [store.apply(Batch(nodes=(need(f"{k}-{i}"),)), f"t{k}") for i in range(20)])
        for k in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.revision() == 80
    assert store.counts()["nodes"] == {"NeedType": 80}


def test_a_batch_that_expects_what_is_no_longer_so_changes_nothing(make_store: Callable[[], Store]) -> None:
    store = make_store()
    store.apply(Batch(nodes=(need("a", note="1"),)), "test")
    read = store.get("need_type:a")
    assert read is not None
    store.apply(Batch(nodes=(need("a", note="2"),)), "somebody else")
    with pytest.raises(ConflictError, match="somebody else"):
        store.apply(Batch(nodes=(need("a", note="3"), need("b")), expected=(read,)), "test")
    with pytest.raises(ConflictError):
        store.apply(Batch(nodes=(need("b"),), expected=(need("missing"),)), "test")
    assert store.get("need_type:a") == need("a", note="2")
    assert store.get("need_type:b") is None
    assert store.revision() == 2


def test_two_writers_on_one_node_lose_no_update(make_store: Callable[[], Store]) -> None:
    store = make_store()
    store.apply(Batch(nodes=(need("a", note="0"),)), "test")

    def count_up(times: int) -> None:
        done = 0
        while done < times:
            read = store.get("need_type:a")
            assert read is not None
            try:
                store.apply(Batch(nodes=(need("a", note=str(int(read.properties["note"]) + 1)),), expected=(read,)), "t")
            except ConflictError:
                continue
            done += 1

    threads = [threading.Thread(target=count_up, args=(15,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.get("need_type:a") == need("a", note="45")


@pytest.mark.parametrize(
    ("node", "message"),
    [
        (Node("family:x", "Family", {"name": "…"}), "no property"),
        (Node("family:x", "Family", {"facts": '{"phone": "1"}'}), "identify"),
        (Node("person:x", "Person", {"facts": '{"person.address": "1"}'}), "identify"),
        (Node("x", "NeedType", {}), "kind:name"),
        (Node("thing:x", "Thing", {}), "unknown label"),
        (Node("need_type:x", "NeedType", {"name_zh": {"a": 1}}), "cannot be stored"),
        (Node("need_type:x", "NeedType", {"name_zh": "half \ud800 a sign"}), "cannot be stored"),
        (Node("pairing:x", "Pairing", {"year_from": 2**63}), "cannot be stored"),
        (Node("pairing:x", "Pairing", {"year_from": float("nan")}), "cannot be stored"),
        (Node("pairing:x", "Pairing", {"services_zh": ["a", 1]}), "cannot be stored"),
    ],
)
def test_the_schema_refuses(make_store: Callable[[], Store], node: Node, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        make_store().apply(Batch(nodes=(node,)), "test")


def test_the_log_cannot_be_changed(tmp_path: Path) -> None:
    import sqlite3

    with open_store(str(tmp_path / "g.sqlite")) as store:
        store.apply(CHAIN, "test")
    connection = sqlite3.connect(tmp_path / "g.sqlite")
    for statement in ("DELETE FROM change", "UPDATE change SET by = 'x'"):
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            connection.execute(statement)
    connection.close()


def test_somebody_elses_file_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a Qianshou graph"):
        open_store(str(path))
    assert path.read_bytes()[100:] == before[100:]
    text = tmp_path / "note.txt"
    text.write_text("not a database, but a long enough note " * 100)
    with pytest.raises(StoreError):
        open_store(str(text))
    assert text.read_text().startswith("not a database")


_names = st.sampled_from("abcdef")
_batches = st.lists(
    st.tuples(
        st.lists(st.tuples(_names, st.integers(0, 3)), max_size=4),
        st.lists(st.tuples(_names, _names), max_size=4),
        st.lists(_names, max_size=2),
        st.lists(st.tuples(_names, _names), max_size=2),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(batches=_batches)
def test_any_sequence_of_batches_is_like_a_plain_model(make_store: Callable[[], Store], batches: list) -> None:
    nodes: dict[str, int] = {}
    edges: set[tuple[str, str]] = set()
    store = make_store()
    store.apply(Batch(remove_nodes=tuple(f"need_type:{name}" for name in "abcdef")), "the last example's")
    for puts, links, removals, cuts in batches:
        batch = Batch(
            nodes=tuple(need(name, note=str(value)) for name, value in puts),
            edges=tuple(broader(a, b) for a, b in links),
            remove_nodes=tuple(f"need_type:{name}" for name in removals),
            remove_edges=tuple(("BROADER", f"need_type:{a}", f"need_type:{b}") for a, b in cuts),
        )
        after_nodes = {k: v for k, v in nodes.items() if k not in removals} | dict(puts)
        kept = {(a, b) for a, b in edges if a not in removals and b not in removals and (a, b) not in cuts}
        if all(a in after_nodes and b in after_nodes for a, b in links):
            before = store.revision()
            after = store.apply(batch, "test")
            assert after - before == (1 if store.changes(before) else 0)
            nodes, edges = after_nodes, kept | set(links)
        else:
            with pytest.raises(StoreError):
                store.apply(batch, "test")
        assert {n.id[10:]: int(n.properties["note"]) for n in store.scan("NeedType")} == nodes
        assert [(each.source[10:], each.target[10:]) for each in store.edges("BROADER")] == sorted(edges)


PLAIN = st.one_of(st.text(max_size=20), st.integers(-(2**53), 2**53), st.booleans(), st.floats(allow_nan=False, allow_infinity=False))
LISTS = st.one_of(st.lists(st.text(max_size=8), max_size=4), st.lists(st.integers(0, 9), max_size=4))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(value=st.one_of(PLAIN, LISTS))
def test_a_value_comes_back_as_it_was_given(make_store: Callable[[], Store], value: object) -> None:
    node = Node("pairing:value", "Pairing", {"year_from": value})
    with_store = make_store()
    with_store.apply(Batch(nodes=(node,)), "test")
    found = with_store.get("pairing:value")
    assert found == node
    assert type(found.properties["year_from"]) is type(value)
    assert with_store.apply(Batch(nodes=(node,)), "test") == with_store.revision()


def test_a_path_is_the_shortest_and_of_several_the_first(make_store: Callable[[], Store]) -> None:
    store = make_store()
    links = [("a", "c"), ("c", "z"), ("a", "b"), ("b", "z"), ("a", "d"), ("d", "e"), ("e", "z")]
    store.apply(Batch(nodes=tuple(need(n) for n in "abcdez"), edges=tuple(broader(*pair) for pair in links)), "test")
    store.apply(Batch(nodes=(need("alone"),)), "test")

    def names(found: tuple[Edge, ...] | None) -> list[str] | None:
        return None if found is None else [f"{edge.source[10:]}{edge.target[10:]}" for edge in found]

    assert names(store.path("need_type:a", "need_type:z")) == ["ab", "bz"]
    assert names(store.path("need_type:z", "need_type:a")) == ["bz", "ab"]
    assert names(store.path("need_type:a", "need_type:z", direction="out", types=["BROADER"])) == ["ab", "bz"]
    assert names(store.path("need_type:z", "need_type:a", direction="out")) is None
    assert names(store.path("need_type:z", "need_type:a", direction="in")) == ["bz", "ab"]
    assert names(store.path("need_type:a", "need_type:z", types=["RELATED"])) is None
    assert names(store.path("need_type:a", "need_type:z", longest=1)) is None
    assert store.path("need_type:a", "need_type:a") == ()
    assert store.path("need_type:a", "need_type:alone") is None
    with pytest.raises(NotFoundError):
        store.path("need_type:a", "need_type:nobody")


def test_links_are_read_in_order_and_from_any_place(make_store: Callable[[], Store]) -> None:
    store = make_store()
    names = [f"n{number:02}" for number in range(40)]
    links = [broader(a, b) for a in names[:30] for b in names[10:]]
    store.apply(Batch(nodes=tuple(need(name) for name in names), edges=tuple(links)), "test")
    every = sorted(edge.key[1:] for edge in links)
    assert [edge.key[1:] for edge in store.edges("BROADER")] == every
    assert [edge.key[1:] for edge in store.edges("BROADER", after=every[100], limit=5)] == every[101:106]
    assert list(store.edges("RELATED")) == []


def test_a_node_that_takes_another_label_leaves_the_first(make_store: Callable[[], Store]) -> None:
    store = make_store()
    store.apply(Batch(nodes=(Node("thing:x", "NeedType", {"name_zh": "x"}),)), "test")
    store.apply(Batch(nodes=(Node("thing:x", "PopulationGroup", {"name_zh": "x"}),)), "test")
    assert store.counts()["nodes"] == {"PopulationGroup": 1}
    assert list(store.scan("NeedType")) == []


def test_changes_say_what_when_and_by_whom_deletions_too(make_store: Callable[[], Store]) -> None:
    store = make_store()
    store.apply(CHAIN, "seed")
    store.apply(Batch(remove_edges=(("BROADER", "need_type:a", "need_type:b"),)), "worker")
    store.apply(Batch(nodes=(need("a", note="n"),)), "worker")
    log = store.changes(1)
    assert [(each.revision, each.op, each.kind, each.by) for each in log] == [(2, "remove", "edge", "worker"), (3, "upsert", "node", "worker")]
    assert log[0].key == '["BROADER", "need_type:a", "need_type:b"]' and log[0].after is None
    assert log[1].after == '{"label": "NeedType", "properties": {"name_zh": "a", "note": "n"}}'
    assert all(each.at.endswith("+00:00") for each in log)
    assert len(store.changes(0, limit=3)) == 3
