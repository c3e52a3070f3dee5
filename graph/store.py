"""The contract of a graph store: few methods, each of which a server can answer natively."""

from __future__ import annotations

import abc
from collections.abc import Collection, Iterator, Sequence
from types import TracebackType
from typing import Self, final

from graph.errors import ConflictError, NotFoundError, StoreError
from graph.model import Batch, Change, Edge, Node, Subgraph
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
        changes nothing makes no revision. A link whose ends do not exist fails the batch, and so does
        an expected node that is no longer as it was (ConflictError).
        """
        for node in batch.nodes:
            validate_node(node)
        for edge in batch.edges:
            validate_edge(edge)
        return self._write(batch, by)

    @final
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
        _check_direction(direction)
        nodes = {identifier: self._existing(identifier)}
        edges: dict[tuple[str, str, str], Edge] = {}
        frontier = [identifier]
        for _ in range(depth):
            reached = self._reached(frontier, nodes, types, labels, direction, limit + 1 - len(nodes))
            nodes |= {node.id: node for node in reached}
            edges |= {edge.key: edge for edge in self._between(frontier, nodes, types, direction)}
            frontier = [node.id for node in reached]
            if not frontier:
                break
        return Subgraph(tuple(nodes[key] for key in sorted(nodes)), tuple(edges[key] for key in sorted(edges)))

    @final
    def path(
        self,
        source: str,
        target: str,
        *,
        types: Sequence[str] | None = None,
        direction: str = "both",
        longest: int = 6,
    ) -> tuple[Edge, ...] | None:
        """The shortest way from one node to another, of at most `longest` links; None where there is none.

        Of several the one whose nodes' ids come first in order. NotFoundError where an end does not exist.
        """
        _check_direction(direction)
        for end in (source, target):
            self._existing(end)
        return () if source == target else self._path(source, target, types, direction, longest)

    def _existing(self, identifier: str) -> Node:
        node = self.get(identifier)
        if node is None:
            raise NotFoundError("nothing has this id", identifier, "search for it first")
        return node

    @abc.abstractmethod
    def _write(self, batch: Batch, by: str) -> int:
        """Write a batch whose values have been checked; check the links' ends and what it expects."""

    @abc.abstractmethod
    def _reached(
        self,
        frontier: Sequence[str],
        seen: Collection[str],
        types: Sequence[str] | None,
        labels: Sequence[str] | None,
        direction: str,
        limit: int,
    ) -> list[Node]:
        """The nodes one link from the frontier that are not among `seen`, in order of id."""

    @abc.abstractmethod
    def _between(
        self, frontier: Sequence[str], others: Collection[str], types: Sequence[str] | None, direction: str
    ) -> list[Edge]:
        """The links from the frontier to the others, each once, in any order."""

    @abc.abstractmethod
    def _path(
        self, source: str, target: str, types: Sequence[str] | None, direction: str, longest: int
    ) -> tuple[Edge, ...] | None:
        """`path` between two different nodes that exist."""

    @abc.abstractmethod
    def get(self, identifier: str) -> Node | None:
        """The node of that id, or None."""

    @abc.abstractmethod
    def scan(self, label: str, after: str = "", limit: int | None = None) -> Iterator[Node]:
        """The nodes of a label in order of id, beginning after the id `after`."""

    @abc.abstractmethod
    def edges(self, type_: str, after: tuple[str, str] = ("", ""), limit: int | None = None) -> Iterator[Edge]:
        """The links of a type in order of source and target, beginning after the pair `after`."""

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


def _check_direction(direction: str) -> None:
    if direction not in DIRECTIONS:
        raise StoreError(f"no direction {direction!r}", "direction", f"use one of {', '.join(DIRECTIONS)}")


def changed_meanwhile(node: Node) -> ConflictError:
    """The error of a batch whose expected node is not as it was."""
    return ConflictError("somebody else has changed this meanwhile", node.id, "read it again, then repeat the change")
