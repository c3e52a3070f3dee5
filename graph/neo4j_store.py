"""The graph on a Neo4j server: many workers share one graph, and anybody may ask it in Cypher."""

from __future__ import annotations

import contextlib
import datetime
import heapq
import json
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import neo4j
from neo4j import exceptions

from graph import neo4j_cypher as cypher
from graph.errors import SchemaError, StoreError
from graph.model import Batch, Change, Edge, Node
from graph.schema import RELATIONSHIPS, validate_ends
from graph.store import Store, changed_meanwhile

OLDEST = (5, 26)
_PAGE = 1000
# How long to go on trying while the server is away (seconds); then it is said.
_PATIENCE = 5.0
# How long to wait for a connection: the pool's next free one, or a new one from a server that says nothing.
_WAITING = 10.0
# The driver tells of each try it repeats; who has set up no logging hears the end only, from StoreError.
logging.getLogger("neo4j").addHandler(logging.NullHandler())
_Rows = list[dict[str, Any]]


class Neo4jStore(Store):
    """A graph in one database of a server; one driver, whose pool every thread shares.

    `database` None is the user's home database. StoreError says in one sentence what is wrong with
    the address, the user, the database, the version or the rights.
    """

    def __init__(self, address: str, user: str, password: str, database: str | None = None) -> None:
        self._address = address
        self._database = database
        _check_place(address, database)
        with self._plainly():
            self._driver = neo4j.GraphDatabase.driver(
                address, auth=(user, password), connection_timeout=_PATIENCE, max_transaction_retry_time=_PATIENCE,
                connection_acquisition_timeout=_WAITING, telemetry_disabled=True, notifications_min_severity="OFF",
            )  # fmt: skip
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._driver.close()

    def _prepare(self) -> None:
        """Check the version, and that the database is ours or empty; give an empty one its schema."""
        version = self._read("CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version")
        _check_version(version[0]["version"], self._address)
        found = {row["schema"] for row in self._read(cypher.CONTENTS)}
        if max(found, default=0) > cypher.SCHEMA_VERSION:
            raise SchemaError("the graph was written by a newer Qianshou", self._address, "update the program")
        if found == {-1}:
            raise StoreError("the database holds something else", self._address, "name another database")
        if cypher.SCHEMA_VERSION not in found:
            # All in one: of several programs at an empty database one does it, the others find it done.
            self._change(cypher.LOG_CONSTRAINT, *cypher.schema_statements())
            self._change("CALL db.awaitIndexes(60)")
            self._change(cypher.CREATE_LOG, schema=cypher.SCHEMA_VERSION)

    @contextlib.contextmanager
    def _session(self) -> Iterator[neo4j.Session]:
        with self._plainly(), self._driver.session(database=self._database) as session:
            yield session

    @contextlib.contextmanager
    def _plainly(self) -> Iterator[None]:
        """The driver's errors as one plain sentence with what to do."""
        try:
            yield
        except (exceptions.Neo4jError, exceptions.DriverError, ValueError, OverflowError) as error:
            raise _plain(error, self._address, self._database) from error

    def _read(self, query: str, **parameters: Any) -> _Rows:
        with self._session() as session:
            return session.execute_read(lambda run: run.run(query, parameters).data())

    def _change(self, *statements: str, **parameters: Any) -> None:
        """Statements in one transaction, again where another program's got in its way."""
        with self._session() as session:
            session.execute_write(lambda run: [run.run(each, parameters).consume() for each in statements])

    def _write(self, batch: Batch, by: str) -> int:
        with self._session() as session:
            return session.execute_write(lambda transaction: _Writer(transaction, by).write(batch))

    def get(self, identifier: str) -> Node | None:
        rows = self._read(cypher.GET, id=identifier)
        return _node(rows[0]) if rows else None

    def _reached(
        self,
        frontier: Sequence[str],
        seen: Collection[str],
        types: Sequence[str] | None,
        labels: Sequence[str] | None,
        direction: str,
        limit: int,
    ) -> list[Node]:
        query = cypher.reached(types, direction)
        asked = None if labels is None else list(labels)
        return [_node(row) for row in self._read(query, frontier=list(frontier), seen=list(seen), labels=asked, limit=max(limit, 0))]

    def _between(
        self, frontier: Sequence[str], others: Collection[str], types: Sequence[str] | None, direction: str
    ) -> list[Edge]:
        query = cypher.between(types, direction)
        return [_edge(row) for row in self._read(query, frontier=list(frontier), others=list(others))]

    def _path(
        self, source: str, target: str, types: Sequence[str] | None, direction: str, longest: int
    ) -> tuple[Edge, ...] | None:
        rows = self._read(cypher.shortest(types, direction, longest), source=source, target=target)
        return tuple(_edge(row) for row in rows) or None

    def scan(self, label: str, after: str = "", limit: int | None = None) -> Iterator[Node]:
        if label not in cypher.SCAN:
            return
        for row in self._pages(cypher.SCAN[label], limit, {"after": after}, lambda row: {"after": row["id"]}):
            yield _node(row)

    def edges(self, type_: str, after: tuple[str, str] = ("", ""), limit: int | None = None) -> Iterator[Edge]:
        if type_ not in RELATIONSHIPS:
            return
        streams = [
            self._pages(
                cypher.edges_from(type_, label), limit, {"source": after[0], "target": after[1]},
                lambda row: {"source": row["source"], "target": row["target"]},
            )
            for label in RELATIONSHIPS[type_][0]
        ]  # fmt: skip
        merged = heapq.merge(*streams, key=lambda row: (row["source"], row["target"]))
        for number, row in enumerate(merged):
            if limit is not None and number >= limit:
                return
            yield _edge(row)

    def _pages(
        self, query: str, limit: int | None, start: Mapping[str, Any], following: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    ) -> Iterator[dict[str, Any]]:
        """The rows of a query that goes on after a given one, a page a transaction."""
        left, position = limit, start
        while left is None or left > 0:
            page = _PAGE if left is None else min(left, _PAGE)
            rows = self._read(query, limit=page, **position)
            yield from rows
            if len(rows) < page:
                return
            position = following(rows[-1])
            left = None if left is None else left - len(rows)

    def counts(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {"nodes": {}, "edges": {}}
        for row in sorted(self._read(cypher.counts()), key=lambda row: row["name"]):
            if row["number"]:
                found[row["kind"]][row["name"]] = row["number"]
        return found

    def revision(self) -> int:
        return self._read(cypher.REVISION)[0]["revision"]

    def changes(self, since: int = 0, limit: int = 1000) -> list[Change]:
        return [Change(**row) for row in self._read(cypher.CHANGES, since=since, limit=limit)]

    def ask(self, query: str, **parameters: Any) -> _Rows:
        """The rows of a coordinator's own question in Cypher; it can read only."""
        with self._plainly(), self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session:
            return session.execute_read(lambda run: run.run(query, parameters).data())


class _Writer:
    """One transaction's writing, and its lines for the log.

    The driver runs it again where the server went away in the middle. Where it went away at the very
    end nobody knows whether the batch was kept: that is an error, and the same batch written once more
    changes nothing if it was.
    """

    def __init__(self, transaction: neo4j.ManagedTransaction, by: str) -> None:
        self._transaction = transaction
        self._by = by
        self._lines: list[tuple[str, str, str, str | None]] = []
        self._labels: dict[str, str] = {}

    def write(self, batch: Batch) -> int:
        log = self._run(cypher.LOCK)[0]
        self._check(batch.expected)
        self._remove(batch)
        self._put_nodes(batch.nodes)
        self._put_edges(batch.edges)
        if not self._lines:
            return log["revision"]
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        lines = [
            {"revision": log["revision"] + 1, "sequence": log["sequence"] + number, "at": at, "by": self._by,
             "op": op, "kind": kind, "key": key, "after": after}
            for number, (op, kind, key, after) in enumerate(self._lines, 1)
        ]  # fmt: skip
        self._run(cypher.LOG, revision=log["revision"] + 1, lines=lines)
        return log["revision"] + 1

    def _run(self, query: str, **parameters: Any) -> _Rows:
        return self._transaction.run(query, parameters).data()

    def _present(self, identifiers: Iterable[str]) -> dict[str, Node]:
        rows = self._run(cypher.NODES, ids=list(dict.fromkeys(identifiers)))
        return {row["id"]: _node(row) for row in rows}

    def _check(self, expected: Sequence[Node]) -> None:
        present = self._present(node.id for node in expected) if expected else {}
        for node in expected:
            if present.get(node.id) != node:
                raise changed_meanwhile(node)

    def _remove(self, batch: Batch) -> None:
        if batch.remove_edges:
            self._remove_edges(batch.remove_edges)
        for identifier in dict.fromkeys(batch.remove_nodes):
            touching = [(row["type"], row["source"], row["target"]) for row in self._run(cypher.TOUCHING, ids=[identifier])]
            self._remove_edges(touching)
            if self._present([identifier]):
                self._run(cypher.REMOVE_NODES, ids=[identifier])
                self._lines.append(("remove", "node", identifier, None))

    def _remove_edges(self, keys: Iterable[tuple[str, str, str]]) -> None:
        keys = [key for key in dict.fromkeys(keys) if key[0] in RELATIONSHIPS]
        for type_ in dict.fromkeys(key[0] for key in keys):
            rows = [{"source": source, "target": target} for kind, source, target in keys if kind == type_]
            there = {(row["source"], row["target"]) for row in self._run(cypher.EDGES[type_], rows=rows)}
            self._run(cypher.REMOVE_EDGES[type_], rows=rows)
            gone = [(type_, row["source"], row["target"]) for row in rows if (row["source"], row["target"]) in there]
            self._lines += [("remove", "edge", _text(list(key)), None) for key in gone]

    def _put_nodes(self, nodes: Sequence[Node]) -> None:
        wanted = {node.id: node for node in nodes}
        present = self._present(wanted) if wanted else {}
        changed = [node for node in wanted.values() if not _same(present.get(node.id), node)]
        for label in dict.fromkeys(node.label for node in changed):
            mine = [node for node in changed if node.label == label]
            self._drop_old_labels([present[node.id] for node in mine if node.id in present and present[node.id].label != label])
            rows = [{"id": node.id, "properties": {**node.properties, "id": node.id}} for node in mine]
            self._run(cypher.PUT_NODES[label], rows=rows)
        self._labels |= {node.id: node.label for node in wanted.values()}
        for node in changed:
            after = _text({"label": node.label, "properties": node.properties})
            self._lines.append(("upsert", "node", node.id, after))

    def _drop_old_labels(self, nodes: Sequence[Node]) -> None:
        for label in dict.fromkeys(node.label for node in nodes):
            self._run(cypher.DROP_LABEL[label], ids=[node.id for node in nodes if node.label == label])

    def _put_edges(self, edges: Sequence[Edge]) -> None:
        wanted = {edge.key: edge for edge in edges}
        self._check_ends(list(wanted.values()))
        for type_ in dict.fromkeys(edge.type for edge in wanted.values()):
            mine = [edge for edge in wanted.values() if edge.type == type_]
            rows = [{"source": edge.source, "target": edge.target, "properties": dict(edge.properties)} for edge in mine]
            there = {(row["source"], row["target"]): row["properties"] for row in self._run(cypher.EDGES[type_], rows=rows)}
            changed = [edge for edge in mine if _text(there.get(edge.key[1:])) != _text(dict(edge.properties))]
            keys = {edge.key[1:] for edge in changed}
            self._run(cypher.PUT_EDGES[type_], rows=[row for row in rows if (row["source"], row["target"]) in keys])
            self._lines += [("upsert", "edge", _text(list(edge.key)), _text(dict(edge.properties))) for edge in changed]

    def _check_ends(self, edges: Sequence[Edge]) -> None:
        ends = {end for edge in edges for end in (edge.source, edge.target)} - set(self._labels)
        self._labels |= {identifier: node.label for identifier, node in (self._present(ends) if ends else {}).items()}
        for edge in edges:
            for end in (edge.source, edge.target):
                if end not in self._labels:
                    raise StoreError(
                        f"the link's end {end!r} does not exist", _text(list(edge.key)), "add the node in the same batch"
                    )
            validate_ends(edge, self._labels[edge.source], self._labels[edge.target])


def _node(row: Mapping[str, Any]) -> Node:
    """A node as every store gives it: its properties in order of name."""
    return Node(row["id"], row["label"], {key: value for key, value in sorted(row["properties"].items()) if key != "id"})


def _edge(row: Mapping[str, Any]) -> Edge:
    return Edge(row["type"], row["source"], row["target"], dict(sorted(row["properties"].items())))


def _same(present: Node | None, wanted: Node) -> bool:
    if present is None or present.label != wanted.label:
        return False
    return _text(present.properties) == _text(wanted.properties)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


_USER, _PASSWORD, _DATABASE = (f"QIANSHOU_NEO4J_{name}" for name in ("USER", "PASSWORD", "DATABASE"))
# A part of the server's code for an error; what it means here; what to do.
_CODES = (
    ("AuthenticationRateLimit", "the server takes no password for some seconds, after several wrong ones",
     f"wait ten seconds, then give the right {_PASSWORD}"),
    ("CredentialsExpired", "the server wants this user's password changed first",
     f"change it (ALTER CURRENT USER SET PASSWORD …) and set {_PASSWORD}"),
    ("Security.Unauthorized", "the server refused the user or the password", f"check {_USER} and {_PASSWORD}"),
    ("ReadOnly", "the database can only be read", "ask whoever runs the server to open it for writing"),
    ("Security.Forbidden", "this user may not do that", "ask whoever runs the server for the right to read and write"),
    ("DatabaseNotFound", "the server has no database {database!r}", f"check {_DATABASE}"),
    ("DatabaseUnavailable", "the server has not opened the database", "wait a moment, or see the server's log"),
    ("OutOfMemory", "that is too much at once for the server's memory",
     "write in smaller batches, ask for less, or give the server more memory"),
    ("Transaction.Terminated", "somebody has ended this on the server", "try again, or ask whoever runs the server"),
    ("TransactionTimedOut", "that took longer than the server allows", "write in smaller batches, or ask for less"),
    ("AccessMode", "a question can only read", "leave out what writes"),
    ("Neo.ClientError.Statement", "the server cannot answer that question ({said})", "mend the question"),
)  # fmt: skip


def _check_version(version: str, address: str) -> None:
    numbers = tuple(int(part) for part in version.split("-")[0].split(".")[:2])
    if numbers < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise StoreError(f"the server is Neo4j {version}, older than {oldest}", address, f"update it to {oldest} or newer")


def _check_place(address: str, database: str | None) -> None:
    """StoreError where the driver would repeat a password in its message, or ask in vain."""
    if "@" in address:
        place = address.rpartition("@")[2]
        raise StoreError("an address holds no user and no password", place, f"give them in {_USER} and {_PASSWORD}")
    if database is not None and database.lower() == "system":
        raise StoreError("the database 'system' is the server's own", address, f"name another in {_DATABASE}")


def _plain(error: Exception, address: str, database: str | None) -> StoreError:
    """The one sentence for an error of the driver or of the server."""
    code = getattr(error, "code", None) or ""
    for part, message, remedy in _CODES:
        if part in code:
            return StoreError(message.format(database=database, said=_said(error)), address, remedy)
    if isinstance(error, exceptions.IncompleteCommit):
        return StoreError(
            "the server went away while it kept the batch, which it may or may not have done", address,
            "write the same once more when it is back: what was kept does not change",
        )  # fmt: skip
    if isinstance(error, (exceptions.ServiceUnavailable, exceptions.SessionExpired)):
        return _unreachable(error, address)
    if isinstance(error, exceptions.ConnectionAcquisitionTimeoutError):
        return StoreError("the server is asked too much at once", address, "try again in a moment")
    if isinstance(error, OverflowError) or getattr(error, "encoding", "") == "utf-8":
        said = f"a value cannot be kept ({_said(error)})"
        return StoreError(said, address, "use valid text, and whole numbers below 2**63")
    if isinstance(error, (exceptions.ConfigurationError, ValueError)):
        return StoreError("not an address of a server", address, "write such as bolt://127.0.0.1:7687")
    return StoreError(f"the server said no ({_said(error)})", address, "see the server's log")


def _unreachable(error: Exception, address: str) -> StoreError:
    if "DNS" in str(error):
        return StoreError("the graph's server cannot be reached, no host has this name", address, "check the address")
    if "+" in address.partition("://")[0]:
        remedy = "check that it is up and speaks TLS there, or write the address without +s or +ssc"
        return StoreError("the graph's server cannot be reached", address, remedy)
    remedy = "check the address, start the server (`python run.py neo4j`) or wait until it is back"
    return StoreError("the graph's server cannot be reached", address, remedy)


def _said(error: Exception) -> str:
    """The first line of what an error says; the rest is in the error itself."""
    lines = str(getattr(error, "message", None) or error).strip().splitlines()
    return lines[0].rstrip(" .") if lines else type(error).__name__
