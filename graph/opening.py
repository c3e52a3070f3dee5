"""Which store a place means."""

from __future__ import annotations

from graph.errors import StoreError
from graph.sqlite_store import SqliteStore
from graph.store import Store


def open_store(place: str) -> Store:
    """The store at a file's path, or at `sqlite:///path`.

    StoreError for an address whose kind of store this version does not have.
    """
    scheme, separator, rest = place.partition("://")
    if not separator:
        return SqliteStore(place)
    if scheme == "sqlite":
        return SqliteStore(rest.removeprefix("/"))
    raise StoreError(f"there is no store for {scheme}://", place, "give a file's path")
