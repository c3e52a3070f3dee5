"""Which store a place means: a file's path, or the address of a server."""

from __future__ import annotations

import os
from collections.abc import Mapping

from graph.errors import StoreError
from graph.sqlite_store import SqliteStore
from graph.store import Store

SERVER_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(place: str, settings: Mapping[str, str] | None = None) -> Store:
    """The store at a file's path, at `sqlite:///path`, or on the server at `neo4j://…` or `bolt://…`.

    A server's user, password and database come from `settings` (the environment where none are
    given): QIANSHOU_NEO4J_USER, QIANSHOU_NEO4J_PASSWORD, QIANSHOU_NEO4J_DATABASE.
    """
    scheme, separator, rest = place.partition("://")
    if not separator:
        return SqliteStore(place)
    if scheme == "sqlite":
        return SqliteStore(rest.removeprefix("/"))
    if scheme in SERVER_SCHEMES:
        return _server(place, os.environ if settings is None else settings)
    known = ", ".join(f"{each}://" for each in ("sqlite", *SERVER_SCHEMES))
    raise StoreError(f"there is no store for {scheme}://", place, f"give a file's path, or one of {known}")


def _server(address: str, settings: Mapping[str, str]) -> Store:
    password = settings.get("QIANSHOU_NEO4J_PASSWORD")
    if not password:
        raise StoreError("the server's password is not given", address, "set QIANSHOU_NEO4J_PASSWORD")
    try:
        from graph.neo4j_store import Neo4jStore  # only who asks a server needs the driver
    except ImportError as error:
        raise StoreError("the Neo4j driver is not installed", address, "run `python run.py` once, it installs it") from error
    user = settings.get("QIANSHOU_NEO4J_USER") or "neo4j"
    return Neo4jStore(address, user, password, settings.get("QIANSHOU_NEO4J_DATABASE") or None)
