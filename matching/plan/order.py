"""The order of the steps: what another needs first comes first."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from matching.conflicts import meet
from matching.eligibility import Assessor
from matching.formula import Known, Variable
from matching.plan.aims import BASES, CAN_WAIT, LIFE_AND_SAFETY, Urgent, urgency
from matching.plan.deadlines import due
from matching.plan.items import Item, Step, together
from matching.plan.money import worth
from matching.recognitions import granted

# interaction: whether what carries it comes before what it names (a gateway) or after it (paid after it).
_BEFORE = {"prerequisite": True, "sequence": False}
# What each item makes true, by its key.
_Opens = Mapping[tuple[str, str], frozenset[Variable]]


def in_order(
    items: Sequence[Item], urgent: Urgent, assessor: Assessor
) -> tuple[list[Step], dict[Step, list[Step]]]:
    """The items as steps in order, and for each step those that must be done before it.

    The catalogue's prerequisites and sequences bind, but for who is through a gateway already; so does a status that one
    item grants and another still misses, unless that runs against them; what cannot wait waits for none but the only way in.
    What opens something, whether or not it waits, is as pressing as that. Else life and safety come first, then a right that is lost with a day, then what else cannot wait, then what
    serves a need that is stated or shown, then a season that closes, then what is certain, then the more urgent need and what
    is closest to it, then due money that goes on before what is paid once, and that before gifts
    and services, then a need stated before one that is shown, then what closes
    soonest, then the better match.
    """
    steps = together(items)
    of = {item.key: step for step in steps for item in step.items}
    order: nx.DiGraph[Step] = nx.DiGraph()
    order.add_nodes_from(steps)
    opens = {item.key: granted(item.resource, item.subject, assessor) for item in items}
    waits = _waiting(urgent, assessor)
    for first, then in (*_written(items, opens, waits), *_granting(items, opens, waits)):
        if not nx.has_path(order, of[then.key], of[first.key]):
            order.add_edge(of[first.key], of[then.key])
    lifted = order.copy()
    lifted.add_edges_from((of[first.key], of[then.key]) for first, then in _granting(items, opens, _misses))
    own = {step: min(_pressing(item, urgent, assessor) for item in step.items) for step in steps}
    wishes = {step: (min(own[each] for each in (step, *nx.descendants(lifted, step))), own[step]) for step in steps}
    found = list(nx.lexicographical_topological_sort(order, key=wishes.__getitem__))
    return found, {step: sorted(order.predecessors(step), key=found.index) for step in steps}


# Whether an item waits for what gives these variables.
_Waits = Callable[[Item, frozenset[Variable]], bool]


def _written(items: Sequence[Item], opens: _Opens, waits: _Waits) -> Iterable[tuple[Item, Item]]:
    """What the records say of the order; nobody waits for a gateway who needs nothing of what it opens."""
    for item in items:
        given = opens[item.key]
        for interaction in item.resource.record.get("interactions", ()):
            before = _BEFORE.get(interaction["type"])
            for other in items:
                named = other.resource.id == interaction["with"] and other is not item
                through = not waits(other, given) if given else other.is_certain
                if before is not None and named and meet(item.subject, other.subject) and not (before and through):
                    yield (item, other) if before else (other, item)


def _granting(items: Sequence[Item], opens: _Opens, waits: _Waits) -> Iterable[tuple[Item, Item]]:
    for first in items:
        for then in items:
            if then is not first and waits(then, opens[first.key]):
                yield first, then


def _misses(item: Item, given: frozenset[Variable]) -> bool:
    return not given.isdisjoint(item.ranked.assessment.missing)


def _waiting(urgent: Urgent, assessor: Assessor) -> _Waits:
    """An item waits for what it still misses; one that cannot wait only where without it there is no other way."""

    def waits(item: Item, given: frozenset[Variable]) -> bool:
        if not _misses(item, given) or urgency(item, urgent) == CAN_WAIT:
            return _misses(item, given)
        refused = {variable: Known(value=False) for variable in given}
        return assessor.supposing(item.resource, item.subject, refused).truth is False

    return waits


def _pressing(item: Item, urgent: Urgent, assessor: Assessor) -> tuple[Any, ...]:
    place, distance, secondary = urgency(item, urgent)
    dues = [each for each in due(item.resource.id, [item.subject], assessor) if each.is_pressing]
    can_wait = place == CAN_WAIT[0]
    lost = any(each.loses_a_right for each in dues)
    end = min((each.by for each in dues if each.by is not None), default=item.resource.validity.end or datetime.date.max)
    basis = min((BASES.index(match.need.basis) for match in item.ranked.matches), default=len(BASES))
    return (
        place >= LIFE_AND_SAFETY, not lost, end if lost else datetime.date.max, can_wait, basis >= BASES.index("likely"), can_wait and not dues, not item.is_certain,
        place, distance, worth(item.resource), secondary, basis, end, -round(item.ranked.score, 9), item.key,
    )  # fmt: skip
