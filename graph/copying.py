"""Moving a whole graph from one store to another, either way, with a proof that nothing is lost.

What is there already is not written again, so that a copy which was interrupted goes on where it
stopped. The log of changes stays with the source: the copy's own log says when it was copied.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import StoreError
from graph.model import Batch, Edge, Node
from graph.schema import LABELS, RELATIONSHIPS
from graph.store import Store

PAGE = 2000


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy holds: its counts and its digest, both the same as the source's."""

    nodes: int
    edges: int
    digest: str


def copy(source: Store, target: Store, progress: Callable[[int, int], None] = lambda done, whole: None) -> Copied:
    """Bring everything of the source to the target, which must hold nothing else.

    `progress` is told after each page how many nodes and links are done, of how many. StoreError
    where the target holds something that the source has not, or where the two differ at the end.
    """
    whole = _total(source)
    _refuse_strangers(source, target)
    done = 0
    for batch in itertools.chain(_node_batches(source, target), _edge_batches(source, target)):
        target.apply(batch, by="copy")
        done += len(batch.nodes) + len(batch.edges)
        progress(done, whole)
    if target.counts() != source.counts():
        raise StoreError("the copy's counts differ from the source's", "copy", "nobody may write meanwhile; copy again")
    expected, found = digest(source), digest(target)
    if expected != found:
        # Something that was there before the copy is not as the source has it: go over all of it once.
        for batch in itertools.chain(_node_batches(source, None), _edge_batches(source, None)):
            target.apply(batch, by="copy")
        found = digest(target)
    if expected != found:
        raise StoreError("the copy's digest differs from the source's", "copy", "nobody may write meanwhile; copy again")
    counts = target.counts()
    return Copied(sum(counts["nodes"].values()), sum(counts["edges"].values()), found)


def digest(store: Store) -> str:
    """A fingerprint (SHA-256) of every node and link with all its properties; the same in every store."""
    found = hashlib.sha256()
    for label in LABELS:
        for node in store.scan(label):
            found.update(_line("node", label, node.id, dict(node.properties)))
    for type_ in RELATIONSHIPS:
        for edge in store.edges(type_):
            found.update(_line("edge", type_, edge.source, edge.target, dict(edge.properties)))
    return found.hexdigest()


def _line(*parts: Any) -> bytes:
    return json.dumps(parts, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _total(store: Store) -> int:
    counts = store.counts()
    return sum(counts["nodes"].values()) + sum(counts["edges"].values())


def _refuse_strangers(source: Store, target: Store) -> None:
    """The target is empty, or holds part of the source."""
    theirs, ours = target.counts()["nodes"], source.counts()["nodes"]
    for label, number in theirs.items():
        if number > ours.get(label, 0):
            raise StoreError(
                f"the target has {number} {label} nodes, the source {ours.get(label, 0)}", "copy", "name an empty target"
            )
        last = _last_id(target, label)
        if last is not None and source.get(last) is None:
            raise StoreError(f"the target has {last}, which the source has not", "copy", "name an empty target")


def _node_batches(source: Store, target: Store | None) -> Iterator[Batch]:
    """Pages of nodes; with a target only those after the last that it has (pages arrive in order)."""
    for label in LABELS:
        after = (_last_id(target, label) if target else None) or ""
        for page in _pages(source.scan(label, after=after)):
            yield Batch(nodes=tuple(page))


def _edge_batches(source: Store, target: Store | None) -> Iterator[Batch]:
    for type_ in RELATIONSHIPS:
        after = (_last_pair(target, type_) if target else None) or ("", "")
        for page in _pages(source.edges(type_, after=after)):
            yield Batch(edges=tuple(page))


def _pages(values: Iterable[Node | Edge]) -> Iterator[list[Any]]:
    values = iter(values)
    while page := list(itertools.islice(values, PAGE)):
        yield page


def _last_id(store: Store, label: str) -> str | None:
    last = None
    for last in store.scan(label):  # noqa: B007 - the last is what is asked for
        pass
    return None if last is None else last.id


def _last_pair(store: Store, type_: str) -> tuple[str, str] | None:
    last = None
    for last in store.edges(type_):  # noqa: B007
        pass
    return None if last is None else (last.source, last.target)
