"""The contract of a graph store: few methods, each of which a server can answer natively."""

from __future__ import annotations

import abc
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self, final

from graph.model import Batch, Change, Node, Subgraph
from graph.schema import validate_edge, validate_node

DIRECTIONS = ("out", "in", "both")


class Store(abc.ABC):
    """A graph that keeps what it was given. Every method may be called from any thread.

    Raises StoreError (or its SchemaError) with a place and a remedy; what was there stays.
    """

    @final
    def apply(self, batch: Batch, by: str) -> int:
        """Apply all of a batch or nothing, in the name of `by`; the revision that it made.

        A node or link that exists already takes the new label and properties whole. A batch that
        changes nothing makes no revision. A link whose ends do not exist fails the batch.
        """
        for node in batch.nodes:
            validate_node(node)
        for edge in batch.edges:
            validate_edge(edge)
        return self._write(batch, by)

    @abc.abstractmethod
    def _write(self, batch: Batch, by: str) -> int:
        """Write a batch whose values have been checked; check the links' ends."""

    @abc.abstractmethod
    def get(self, identifier: str) -> Node | None:
        """The node of that id, or None."""

    @abc.abstractmethod
    def neighbours(
        self,
        identifier: str,
        depth: int = 1,
        *,
        types: Sequence[str] | None = None,
        labels: Sequence[str] | None = None,
        direction: str = "both",
        limit: int = 500,
    ) -> Subgraph:
        """The node and what it reaches in at most `depth` links, breadth first, ids in order.

        Only links of `types` and nodes of `labels` are walked; at most `limit` nodes besides the
        first. NotFoundError where the node does not exist.
        """

    @abc.abstractmethod
    def scan(self, label: str, after: str = "", limit: int | None = None) -> Iterator[Node]:
        """The nodes of a label in order of id, beginning after the id `after`."""

    @abc.abstractmethod
    def edges(self, type_: str) -> Iterator[tuple[str, str]]:
        """Every link of a type as (source, target), in order."""

    @abc.abstractmethod
    def counts(self) -> dict[str, dict[str, int]]:
        """{"nodes": {label: n}, "edges": {type: n}}, without zeros."""

    @abc.abstractmethod
    def revision(self) -> int:
        """The number of the last change; 0 where nothing was ever written."""

    @abc.abstractmethod
    def changes(self, since: int = 0, limit: int = 1000) -> list[Change]:
        """The log after revision `since`, oldest first."""

    @abc.abstractmethod
    def close(self) -> None:
        """Let go of the file or the server."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
