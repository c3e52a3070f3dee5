"""Every error that Qianshou raises on purpose, in one tree.

    QianshouError
    ├── InputError        a household, a date, a region or a command that cannot be used
    ├── CatalogueError    a seed file that cannot be used
    ├── NotFoundError     an id that nothing has
    └── StoreError        the graph's file or server
        ├── SchemaError   a node or a link that the schema does not allow
        └── ConflictError somebody else changed what a batch was built on
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class QianshouError(Exception):
    """What is wrong, where (`place`) and what to do next (`remedy`); `status` is the exit status."""

    def __init__(
        self, message: str, place: str | None = None, remedy: str | None = None, status: int = 2
    ) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy
        self.status = status

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        return f"{text}. {self.remedy[0].upper()}{self.remedy[1:]}" if self.remedy else text


class InputError(QianshouError):
    """Something the user gave cannot be used."""


class CatalogueError(QianshouError):
    """A file of the catalogue cannot be used."""


class NotFoundError(QianshouError):
    """Nothing has that id."""


class StoreError(QianshouError):
    """The graph's file or server cannot be used as asked."""


class SchemaError(StoreError):
    """A node or a link does not obey the schema."""


class ConflictError(StoreError):
    """Somebody else has changed a node since it was read; nothing was written."""


def nearest(wrong: object, names: Iterable[object]) -> str:
    """A remedy: `did you mean X?` for the nearest of the names, or else the names there are."""
    every = sorted(map(str, names))
    near = difflib.get_close_matches(str(wrong), every, n=1, cutoff=0.5)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"use one of: {', '.join(every[:12])}" + (" …" if len(every) > 12 else "")
