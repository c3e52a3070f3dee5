"""The order of the steps: what another needs first comes first."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from matching.conflicts import meet
from matching.eligibility import Assessor
from matching.formula import Variable
from matching.plan.aims import BASES, CAN_WAIT, urgency
from matching.plan.items import Item, Step, together
from matching.recognitions import granted

# interaction: whether what carries it comes before what it names (a gateway) or after it (paid after it).
_BEFORE = {"prerequisite": True, "sequence": False}
# What each item makes true, by its key.
_Opens = Mapping[tuple[str, str], frozenset[Variable]]


def in_order(items: Sequence[Item], assessor: Assessor) -> tuple[list[Step], dict[Step, list[Step]]]:
    """The items as steps in order, and for each step those that must be done before it.

    The catalogue's prerequisites and sequences bind, but for who is through a gateway already; so does a status that one
    item grants and another still misses, unless that runs against them. Else what cannot wait comes first, then what serves a need that is
    stated or shown, then what is certain, then the more urgent need and what is closest to it, then a need stated before
    one that is shown, then what closes soonest, then the better match.
    """
    steps = together(items)
    of = {item.key: step for step in steps for item in step.items}
    order: nx.DiGraph[Step] = nx.DiGraph()
    order.add_nodes_from(steps)
    opens = {item.key: granted(item.resource, item.subject, assessor) for item in items}
    for first, then in (*_written(items, opens), *_granting(items, opens)):
        if not nx.has_path(order, of[then.key], of[first.key]):
            order.add_edge(of[first.key], of[then.key])
    found = list(nx.lexicographical_topological_sort(order, key=_wish))
    return found, {step: sorted(order.predecessors(step), key=found.index) for step in steps}


def _written(items: Sequence[Item], opens: _Opens) -> Iterable[tuple[Item, Item]]:
    """What the records say of the order; nobody waits for a gateway who needs nothing of what it opens."""
    for item in items:
        given = opens[item.key]
        for interaction in item.resource.record.get("interactions", ()):
            before = _BEFORE.get(interaction["type"])
            for other in items:
                named = other.resource.id == interaction["with"] and other is not item
                through = given.isdisjoint(other.ranked.assessment.missing) if given else other.is_certain
                if before is not None and named and meet(item.subject, other.subject) and not (before and through):
                    yield (item, other) if before else (other, item)


def _granting(items: Sequence[Item], opens: _Opens) -> Iterable[tuple[Item, Item]]:
    for first in items:
        for then in items:
            if then is not first and opens[first.key].intersection(then.ranked.assessment.missing):
                yield first, then


def _wish(step: Step) -> tuple[Any, ...]:
    return min(map(_pressing, step.items))


def _pressing(item: Item) -> tuple[Any, ...]:
    urgent = urgency(item)
    basis = min((BASES.index(match.need.basis) for match in item.ranked.matches), default=len(BASES))
    end = item.resource.validity.end or datetime.date.max
    score = -round(item.ranked.score, 9)
    return urgent == CAN_WAIT, basis >= BASES.index("likely"), not item.is_certain, urgent, basis, end, score, item.key
