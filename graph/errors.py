"""Every error that Qianshou raises on purpose, in one tree.

    QianshouError
    ├── InputError        a household, a date, a region or a command that cannot be used
    ├── CatalogueError    a seed file that cannot be used
    ├── NotFoundError     an id that nothing has
    └── StoreError        the graph's file or server
        └── SchemaError   a node or a link that the schema does not allow
"""

from __future__ import annotations


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
