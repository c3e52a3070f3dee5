"""The embedded store: one SQLite file, no server. What a commit says is on the disk."""

from __future__ import annotations

import datetime
import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graph import migrations
from graph.errors import StoreError
from graph.model import Batch, Change, Edge, Node
from graph.schema import validate_ends
from graph.store import Store, changed_meanwhile

_PAGE = 1000
# direction: (the link's end at hand, the end it leads to)
_SIDES = {
    "out": (("source", "target"),),
    "in": (("target", "source"),),
    "both": (("source", "target"), ("target", "source")),
}


class SqliteStore(Store):
    """A graph in the file at `path`, created where it does not exist. A connection a thread."""

    def __init__(self, path: str | Path) -> None:
        self._file = str(path)
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        if self._file != ":memory:":
            _make_folder(Path(self._file).parent)
        try:
            migrations.migrate(self._connection, self._file)
        except sqlite3.DatabaseError as error:
            self.close()
            raise StoreError(f"the file cannot be opened ({error})", self._file, "name another file") from error
        except BaseException:
            self.close()
            raise

    @property
    def _connection(self) -> sqlite3.Connection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            try:
                connection = sqlite3.connect(
                    self._file, timeout=30, isolation_level=None, check_same_thread=False
                )
            except sqlite3.Error as error:
                raise StoreError(
                    f"the file cannot be opened ({error})", self._file, "check the folder and its rights"
                ) from error
            with self._lock:
                self._open.append(connection)
            self._local.connection = connection
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                connection.execute(f"PRAGMA {pragma}")
        return connection

    def close(self) -> None:
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local = threading.local()

    def _write(self, batch: Batch, by: str) -> int:
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise StoreError(
                f"the graph is being written by another program ({error})", self._file, "try again"
            ) from error
        try:
            writer = _Writer(connection, by)
            writer.check(batch.expected)
            writer.remove(batch)
            writer.put_nodes(batch.nodes)
            writer.put_edges(batch.edges)
            revision = writer.log()
            connection.execute("COMMIT")
            return revision
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise StoreError(f"nothing was written ({error})", self._file, "mend the batch or the disk") from error
            raise

    def get(self, identifier: str) -> Node | None:
        row = self._connection.execute(
            "SELECT id, label, properties FROM node WHERE id = ?", (identifier,)
        ).fetchone()
        return None if row is None else _node(row)

    def _reached(
        self,
        frontier: Sequence[str],
        seen: Collection[str],
        types: Sequence[str] | None,
        labels: Sequence[str] | None,
        direction: str,
        limit: int,
    ) -> list[Node]:
        sides = " UNION ".join(
            f"SELECT e.{far} AS id FROM edge e WHERE e.{near} IN (SELECT value FROM json_each(:frontier))" + _of_types(types)
            for near, far in _SIDES[direction]
        )
        wanted = "reached.id NOT IN (SELECT value FROM json_each(:seen))"
        if labels is not None:
            some = "node.label IN (SELECT value FROM json_each(:labels))"
            wanted += f" AND EXISTS (SELECT 1 FROM node WHERE {some} AND node.id = reached.id)"
        # The nodes are read last: of the thousands beside a county only those that are given back.
        chosen = f"SELECT reached.id FROM ({sides}) AS reached WHERE {wanted} ORDER BY reached.id LIMIT :limit"
        sql = f"SELECT n.id, n.label, n.properties FROM ({chosen}) AS chosen JOIN node n ON n.id = chosen.id ORDER BY n.id"
        arguments = {
            "frontier": _list(frontier), "seen": _list(seen), "types": _list(types), "labels": _list(labels), "limit": limit,
        }  # fmt: skip
        return [_node(row) for row in self._connection.execute(sql, arguments)]

    def _between(
        self, frontier: Sequence[str], others: Collection[str], types: Sequence[str] | None, direction: str
    ) -> list[Edge]:
        # The plus keeps the other end out of the index: with it every pair of ends would be looked up.
        sql = " UNION ".join(
            f"SELECT e.type, e.source, e.target, e.properties FROM edge e "
            f"WHERE e.{near} IN (SELECT value FROM json_each(:frontier)) "
            f"AND +e.{far} IN (SELECT value FROM json_each(:others))" + _of_types(types)
            for near, far in _SIDES[direction]
        )
        arguments = {"frontier": _list(frontier), "others": _list(others), "types": _list(types)}
        return [_edge(row) for row in self._connection.execute(sql, arguments)]

    def _path(
        self, source: str, target: str, types: Sequence[str] | None, direction: str, longest: int
    ) -> tuple[Edge, ...] | None:
        """Distances from the target first, then from the source the way down them, smallest ids first."""
        back = {"out": "in", "in": "out"}.get(direction, "both")
        layers = [{target}]
        seen = {target}
        while source not in seen:
            found = self._beside(layers[-1], types, back) - seen
            if not found or len(layers) > longest:
                return None
            layers.append(found)
            seen |= found
        steps: list[Edge] = []
        here = source
        for layer in reversed(layers[: len(layers) - 1]):
            options = self._between([here], layer, types, direction)
            step = min(options, key=lambda edge: (_other(edge, here), edge.type, edge.source))
            steps.append(step)
            here = _other(step, here)
        return tuple(steps)

    def _beside(self, frontier: Collection[str], types: Sequence[str] | None, direction: str) -> set[str]:
        sql = " UNION ".join(
            f"SELECT e.{far} FROM edge e WHERE e.{near} IN (SELECT value FROM json_each(:frontier))" + _of_types(types)
            for near, far in _SIDES[direction]
        )
        arguments = {"frontier": _list(frontier), "types": _list(types)}
        return {row[0] for row in self._connection.execute(sql, arguments)}

    def scan(self, label: str, after: str = "", limit: int | None = None) -> Iterator[Node]:
        left = limit
        while left is None or left > 0:
            page = _PAGE if left is None else min(left, _PAGE)
            rows = self._connection.execute(
                "SELECT id, label, properties FROM node WHERE label = ? AND id > ? ORDER BY id LIMIT ?",
                (label, after, page),
            ).fetchall()
            yield from map(_node, rows)
            if len(rows) < page:
                return
            after = rows[-1][0]
            left = None if left is None else left - len(rows)

    def edges(self, type_: str, after: tuple[str, str] = ("", ""), limit: int | None = None) -> Iterator[Edge]:
        left = limit
        while left is None or left > 0:
            page = _PAGE if left is None else min(left, _PAGE)
            rows = self._connection.execute(
                "SELECT type, source, target, properties FROM edge WHERE type = ? AND (source, target) > (?, ?) "
                "ORDER BY source, target LIMIT ?",
                (type_, *after, page),
            ).fetchall()
            yield from map(_edge, rows)
            if len(rows) < page:
                return
            after = rows[-1][1], rows[-1][2]
            left = None if left is None else left - len(rows)

    def counts(self) -> dict[str, dict[str, int]]:
        connection = self._connection
        return {
            "nodes": dict(connection.execute("SELECT label, count(*) FROM node GROUP BY label ORDER BY label")),
            "edges": dict(connection.execute("SELECT type, count(*) FROM edge GROUP BY type ORDER BY type")),
        }

    def revision(self) -> int:
        return _revision(self._connection)

    def changes(self, since: int = 0, limit: int = 1000) -> list[Change]:
        rows = self._connection.execute(
            "SELECT revision, at, by, op, kind, key, after FROM change "
            "WHERE revision > ? ORDER BY revision, sequence LIMIT ?",
            (since, limit),
        )
        return [Change(*row) for row in rows]


class _Writer:
    """One transaction's writing, and its lines for the log."""

    def __init__(self, connection: sqlite3.Connection, by: str) -> None:
        self._connection = connection
        self._by = by
        self._lines: list[tuple[str, str, str, str | None]] = []

    def check(self, expected: Iterable[Node]) -> None:
        for node in expected:
            row = self._connection.execute("SELECT id, label, properties FROM node WHERE id = ?", (node.id,)).fetchone()
            if row is None or _node(row) != node:
                raise changed_meanwhile(node)

    def remove(self, batch: Batch) -> None:
        for key in batch.remove_edges:
            self._remove_edge(key)
        for identifier in batch.remove_nodes:
            touching = self._connection.execute(
                "SELECT type, source, target FROM edge WHERE source = ? "
                "UNION SELECT type, source, target FROM edge WHERE target = ?",
                (identifier, identifier),
            ).fetchall()
            for key in touching:
                self._remove_edge(key)
            if self._connection.execute("DELETE FROM node WHERE id = ?", (identifier,)).rowcount:
                self._lines.append(("remove", "node", identifier, None))

    def _remove_edge(self, key: tuple[str, str, str]) -> None:
        sql = "DELETE FROM edge WHERE type = ? AND source = ? AND target = ?"
        if self._connection.execute(sql, key).rowcount:
            self._lines.append(("remove", "edge", _edge_key(key), None))

    def put_nodes(self, nodes: Iterable[Node]) -> None:
        sql = (
            "INSERT INTO node (id, label, properties) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE "
            "SET label = excluded.label, properties = excluded.properties "
            "WHERE label <> excluded.label OR properties <> excluded.properties"
        )
        for node in nodes:
            text = _text(node.properties)
            if self._connection.execute(sql, (node.id, node.label, text)).rowcount:
                after = _text({"label": node.label, "properties": node.properties})
                self._lines.append(("upsert", "node", node.id, after))

    def put_edges(self, edges: Iterable[Edge]) -> None:
        sql = (
            "INSERT INTO edge (type, source, target, properties) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (source, type, target) DO UPDATE SET properties = excluded.properties "
            "WHERE properties <> excluded.properties"
        )
        labels: dict[str, str | None] = {}
        for edge in edges:
            validate_ends(edge, self._label(edge.source, labels, edge), self._label(edge.target, labels, edge))
            if self._connection.execute(sql, (*edge.key, _text(edge.properties))).rowcount:
                self._lines.append(("upsert", "edge", _edge_key(edge.key), _text(edge.properties)))

    def _label(self, identifier: str, labels: dict[str, str | None], edge: Edge) -> str:
        if identifier not in labels:
            row = self._connection.execute("SELECT label FROM node WHERE id = ?", (identifier,)).fetchone()
            labels[identifier] = None if row is None else row[0]
        label = labels[identifier]
        if label is None:
            raise StoreError(
                f"the link's end {identifier!r} does not exist", _edge_key(edge.key), "add the node in the same batch"
            )
        return label

    def log(self) -> int:
        """Append the lines under the next revision; the revision, or the last where nothing changed."""
        revision = _revision(self._connection)
        if not self._lines:
            return revision
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        self._connection.executemany(
            "INSERT INTO change (revision, at, by, op, kind, key, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(revision + 1, at, self._by, *line) for line in self._lines],
        )
        return revision + 1


def _revision(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT coalesce(max(revision), 0) FROM change").fetchone()[0]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _edge_key(key: tuple[str, str, str]) -> str:
    return json.dumps(list(key), ensure_ascii=False)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder cannot be made ({error.strerror})", str(folder), "name a folder that you may write in"
        ) from error


def _node(row: Sequence[Any]) -> Node:
    return Node(row[0], row[1], json.loads(row[2]))


def _edge(row: Sequence[Any]) -> Edge:
    return Edge(row[0], row[1], row[2], json.loads(row[3]))


def _other(edge: Edge, end: str) -> str:
    return edge.target if edge.source == end else edge.source


def _list(values: Collection[str] | None) -> str:
    return json.dumps(list(values or ()))


def _of_types(types: Sequence[str] | None) -> str:
    return "" if types is None else " AND e.type IN (SELECT value FROM json_each(:types))"
