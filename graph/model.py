"""The graph's values: nodes, links, batches of changes, and what a question gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Property values are what Neo4j holds natively: str, int, float, bool, or a list of one of them.
Properties = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """One thing. `id` is unique over all labels and begins with its kind: `program:dibao`."""

    id: str
    label: str
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """One link; there is at most one of a type from a source to a target."""

    type: str
    source: str
    target: str
    properties: Properties = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str]:
        """type, source, target."""
        return (self.type, self.source, self.target)


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes applied together or not at all. Removals come first, then nodes, then edges.

    `remove_edges` holds (type, source, target); removing a node removes its links. `expected` are
    nodes that must still be just so, else nothing is written (ConflictError): who changes what he has
    read names what he read.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    remove_nodes: tuple[str, ...] = ()
    remove_edges: tuple[tuple[str, str, str], ...] = ()
    expected: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and the links walked between them, ordered by id."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the append-only log: op is "upsert" or "remove", kind "node" or "edge".

    `at` is an ISO time in UTC; `after` is the value as JSON, None for a removal.
    """

    revision: int
    at: str
    by: str
    op: str
    kind: str
    key: str
    after: str | None
