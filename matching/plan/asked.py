"""What is only to be checked, by the one thing to find out: the answers that open the most of a plan are asked for first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from matching.eligibility import Assessor
from matching.needs import Urgent
from matching.plan.aims import LIFE_AND_SAFETY, urgency
from matching.plan.deadlines import due
from matching.plan.items import Item, Step
from matching.questions import next_questions
from matching.recommendation import weight

# So many things are found out first, and beside them all that life, safety or a right that is lost with a day hangs on; who has
# little time stops there.
FIRST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question, and the checks of a plan that stand under it; `first`: to be found out at once, before the rest."""

    question: Mapping[str, Any]
    checks: tuple[Step, ...]
    first: bool

    def value(self, steps: Sequence[Step]) -> dict[str, Any]:
        """The question as a plain value, with the numbers of its `steps`."""
        return {**self.question, "steps": [steps.index(each) + 1 for each in self.checks], "first": self.first}


def find_out(steps: Sequence[Step], before: Mapping[Step, Sequence[Step]], urgent: Urgent, assessor: Assessor) -> list[Asked]:
    """The questions that the checks of a plan hang on, in the order in which they are shown: each check stands under one only,
    of those that tell of it the one that opens the most. What another waits for (`before`) is found out no later than it;
    else they keep the order of the steps."""
    places = {step: place for place, step in enumerate(steps) if not step.is_certain}
    weighed = [(weight(item.ranked, urgent), item.ranked.assessment) for step in places for item in step.items]
    waiting = {step.resource.id: step for step in places}
    pressing = {step for step in places if any(_is_pressing(item, urgent, assessor) for item in step.items)}
    found: list[Asked] = []
    for question in next_questions(weighed, assessor, limit=None):
        told = dict.fromkeys(name for name in (*question["settles"], *question["touches"]) if name in waiting)
        if told:
            checks = tuple(sorted(map(waiting.pop, told), key=places.__getitem__))
            found.append(Asked(question, checks, len(found) < FIRST or not pressing.isdisjoint(checks)))
    return _in_order(found, places, before)


def as_shown(steps: Sequence[Step], asked: Sequence[Asked]) -> list[Step]:
    """The steps in the order in which a plan shows and numbers them: what is certain, then the checks under their questions."""
    certain = [each for each in steps if each.is_certain]
    return [*certain, *(check for each in asked for check in each.checks)]


def _in_order(found: Sequence[Asked], places: Mapping[Step, int], before: Mapping[Step, Sequence[Step]]) -> list[Asked]:
    """The first before the rest, and with them what they wait for. (Where two questions wait for each other one goes ahead.)"""
    of = {step: number for number, each in enumerate(found) for step in each.checks}
    order: nx.DiGraph[int] = nx.DiGraph()
    order.add_nodes_from(of.values())
    for step in places:
        for earlier in before[step]:
            if earlier in of and not nx.has_path(order, of[step], of[earlier]):
                order.add_edge(of[earlier], of[step])
    first = {each for number in of.values() if found[number].first for each in (number, *nx.ancestors(order, number))}
    wishes = {number: (number not in first, places[each.checks[0]]) for number, each in enumerate(found)}
    ordered = nx.lexicographical_topological_sort(order, key=wishes.__getitem__)
    return [Asked(found[number].question, found[number].checks, number in first) for number in ordered]


def _is_pressing(item: Item, urgent: Urgent, assessor: Assessor) -> bool:
    """Whether life or safety, or a right that is lost with a day, hangs on it."""
    lost = any(each.loses_a_right and each.is_pressing for each in due(item.resource.id, [item.subject], assessor))
    return lost or urgency(item, urgent)[0] < LIFE_AND_SAFETY
