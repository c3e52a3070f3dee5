"""The order of the steps: what another needs first comes first."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx

from matching.conflicts import meet
from matching.eligibility import Assessor
from matching.plan.aims import BASES, CAN_WAIT, urgency
from matching.plan.items import Item
from matching.recognitions import granted

# A resource's id and its subject.
Key = tuple[str, str]
# interaction: whether what carries it comes before what it names (a gateway) or after it (paid after it).
_BEFORE = {"prerequisite": True, "sequence": False}


def in_order(items: Sequence[Item], assessor: Assessor) -> tuple[list[Item], dict[Key, list[Key]]]:
    """The items in the order of the steps, and for each (by key) those that must be done before it.

    The catalogue's prerequisites and sequences bind; so does a status that one item grants and another
    still misses, unless that runs against them. Else what cannot wait comes first, then what is certain,
    then the more urgent need and what is closest to it, then a need stated before one that is shown or only likely, then what closes
    soonest, then the better match.
    """
    order: nx.DiGraph[Key] = nx.DiGraph()
    known = {item.key: item for item in items}
    order.add_nodes_from(known)
    for first, then in (*_written(items), *_granting(items, assessor)):
        if not nx.has_path(order, then.key, first.key):
            order.add_edge(first.key, then.key)
    keys = nx.lexicographical_topological_sort(order, key=lambda key: _wish(known[key]))
    return [known[key] for key in keys], {key: sorted(order.predecessors(key)) for key in known}


def _written(items: Sequence[Item]) -> Iterable[tuple[Item, Item]]:
    for item in items:
        for interaction in item.resource.record.get("interactions", ()):
            before = _BEFORE.get(interaction["type"])
            for other in items:
                named = other.resource.id == interaction["with"] and other is not item
                if before is not None and named and meet(item.subject, other.subject):
                    yield (item, other) if before else (other, item)


def _granting(items: Sequence[Item], assessor: Assessor) -> Iterable[tuple[Item, Item]]:
    for first in items:
        given = granted(first.resource, first.subject, assessor)
        for then in items:
            if then is not first and given.intersection(then.ranked.assessment.missing):
                yield first, then


def _wish(item: Item) -> tuple[Any, ...]:
    pressing = urgency(item)
    basis = min((BASES.index(match.need.basis) for match in item.ranked.matches), default=len(BASES))
    end = item.resource.validity.end or datetime.date.max
    return pressing == CAN_WAIT, not item.is_certain, pressing, basis, end, -round(item.ranked.score, 9), item.key
