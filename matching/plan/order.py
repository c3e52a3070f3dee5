"""The order of the steps: what another needs first comes first."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import networkx as nx

from matching.conflicts import meet
from matching.eligibility import Assessor
from matching.formula import Known
from matching.money import worth
from matching.needs import Urgent
from matching.plan.aims import BASES, CAN_WAIT, LIFE_AND_SAFETY, urgency
from matching.plan.deadlines import due
from matching.plan.items import Item, Step, together
from matching.recognitions import granted

# interaction: whether what carries it comes before what it names (a gateway) or after it (paid after it).
_BEFORE = {"prerequisite": True, "sequence": False}
_Pairs = Iterable[tuple[Item, Item]]


def in_order(
    items: Sequence[Item], urgent: Urgent, assessor: Assessor
) -> tuple[list[Step], dict[Step, list[Step]]]:
    """The items as steps in order, and for each step those that must be done before it.

    The catalogue's prerequisites and sequences bind, but for who is through a gateway already. What grants a status that
    another item still misses comes before it too, unless that runs against them; it must where it is the only way in, and
    what cannot wait waits for nothing else. What opens something is as pressing as that. For the rest see `_pressing`.
    """
    steps = together(items)
    of = {item.key: step for step in steps for item in step.items}

    def of_steps(pairs: _Pairs) -> list[tuple[Step, Step]]:
        return [(of[first.key], of[then.key]) for first, then in pairs]

    gates = _Gates(items, urgent, assessor)
    written = of_steps(gates.written())
    order: nx.DiGraph[Step] = nx.DiGraph()
    order.add_nodes_from(steps)
    for first, then in (*written, *of_steps(gates.opening(gates.holds_up))):
        if not nx.has_path(order, then, first):
            order.add_edge(first, then)
    lifted = nx.DiGraph([*order.edges, *of_steps(gates.opening(gates.helps))])
    lifted.add_nodes_from(steps)
    own = {step: min(_pressing(item, urgent, assessor) for item in step.items) for step in steps}
    wishes = {step: (min(own[each] for each in (step, *nx.descendants(lifted, step))), own[step]) for step in steps}
    found = list(nx.lexicographical_topological_sort(order, key=wishes.__getitem__))
    must = {*written, *of_steps(gates.opening(gates.is_only_way))}.intersection(order.edges)
    return found, {step: [each for each in found if (each, step) in must] for step in steps}


class _Gates:
    """Which items open others."""

    def __init__(self, items: Sequence[Item], urgent: Urgent, assessor: Assessor) -> None:
        self._items, self._urgent, self._assessor = items, urgent, assessor
        self._opens = {item.key: granted(item.resource, item.subject, assessor) for item in items}

    def written(self) -> _Pairs:
        """What the records say of the order; nobody waits for a gateway who needs nothing of what it opens."""
        for item, other in itertools.permutations(self._items, 2):
            for interaction in item.resource.record.get("interactions", ()):
                before = _BEFORE.get(interaction["type"])
                if before is None or interaction["with"] != other.resource.id or not meet(item.subject, other.subject):
                    continue
                needless = not self.holds_up(item, other) if self._opens[item.key] else other.is_certain
                if not (before and needless):
                    yield (item, other) if before else (other, item)

    def opening(self, how: Callable[[Item, Item], bool]) -> _Pairs:
        """The pairs of which the first opens the other in that way."""
        return (pair for pair in itertools.permutations(self._items, 2) if how(*pair))

    def helps(self, first: Item, then: Item) -> bool:
        """Whether one grants something that the other still misses."""
        return not self._opens[first.key].isdisjoint(then.ranked.assessment.missing)

    def is_only_way(self, first: Item, then: Item) -> bool:
        """Whether the other is refused without what the first grants."""
        refused = {variable: Known(value=False) for variable in self._opens[first.key]}
        return self.helps(first, then) and self._assessor.supposing(then.resource, then.subject, refused).truth is False

    def holds_up(self, first: Item, then: Item) -> bool:
        """Whether the other comes after it: what cannot wait only where there is no other way."""
        waits = self.is_only_way if urgency(then, self._urgent) != CAN_WAIT else self.helps
        return waits(first, then)


def _pressing(item: Item, urgent: Urgent, assessor: Assessor) -> tuple[Any, ...]:
    """Life and safety come first, then a right that is lost with a day, then what else cannot wait, then what serves a need
    that is stated or shown, then a season that closes soon, then what is certain; of these the more urgent need, what is
    closest to it, what brings the most and surest money, a need stated before one shown, what closes soonest, the better match.
    """
    place, distance, secondary = urgency(item, urgent)
    can_wait = place == CAN_WAIT[0]
    dues = [each for each in due(item.resource.id, [item.subject], assessor) if each.is_pressing]
    end = min((each.by for each in dues if each.by), default=item.resource.validity.end or datetime.date.max)
    lost = any(each.loses_a_right for each in dues)
    basis = min((BASES.index(match.need.basis) for match in item.ranked.matches), default=len(BASES))
    group = (place >= LIFE_AND_SAFETY, not lost, end if lost else datetime.date.max, can_wait, basis >= BASES.index("likely"))
    first = (can_wait and not dues, not item.is_certain, place, distance, worth(item.resource), secondary)
    return *group, *first, basis, end, -round(item.ranked.score, 9), item.key
