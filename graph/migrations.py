"""The embedded store's schema as numbered migrations; each and its record share a transaction."""

from __future__ import annotations

import sqlite3

from graph.errors import SchemaError, StoreError

APPLICATION_ID = 0x51534831  # "QSH1": says that the file is ours
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE node (id TEXT PRIMARY KEY, label TEXT NOT NULL, properties TEXT NOT NULL) WITHOUT ROWID",
        "CREATE INDEX node_by_label ON node (label, id)",
        """CREATE TABLE edge (
            type TEXT NOT NULL,
            source TEXT NOT NULL REFERENCES node (id),
            target TEXT NOT NULL REFERENCES node (id),
            properties TEXT NOT NULL,
            PRIMARY KEY (source, type, target)
        ) WITHOUT ROWID""",
        "CREATE INDEX edge_by_target ON edge (target, type, source)",
        "CREATE INDEX edge_by_type ON edge (type, source, target)",
        """CREATE TABLE change (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            revision INTEGER NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL,
            op TEXT NOT NULL CHECK (op IN ('upsert', 'remove')),
            kind TEXT NOT NULL CHECK (kind IN ('node', 'edge')),
            key TEXT NOT NULL,
            after TEXT
        )""",
        "CREATE INDEX change_by_revision ON change (revision, sequence)",
        """CREATE TRIGGER change_is_kept BEFORE DELETE ON change
            BEGIN SELECT RAISE(ABORT, 'the log of changes is append-only'); END""",
        """CREATE TRIGGER change_is_final BEFORE UPDATE ON change
            BEGIN SELECT RAISE(ABORT, 'the log of changes is append-only'); END""",
    ),
)


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring a file up to the code's version, one migration a transaction.

    StoreError where the file is somebody else's, SchemaError where a newer Qianshou wrote it; the
    file stays untouched.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and tables:
        raise StoreError("the file is not a Qianshou graph", path, "name another file")
    if _version(connection) > len(MIGRATIONS):
        raise SchemaError("the file was written by a newer Qianshou", path, "update the program")
    while True:
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = _version(connection)
            if version >= len(MIGRATIONS):
                connection.execute("COMMIT")
                return
            for statement in MIGRATIONS[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]
