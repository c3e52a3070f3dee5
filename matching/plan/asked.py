"""What is only to be checked, by the one thing to find out: the answers that open the most of a plan are asked for first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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


def find_out(steps: Sequence[Step], urgent: Urgent, assessor: Assessor) -> list[dict[str, Any]]:
    """The questions that the checks of a plan hang on, each with the numbers of its `steps`: each check stands under one only, of
    those that tell of it the one that opens the most. `first`: what to find out at once, before the rest; both in the steps' order."""
    checks = {step: number for number, step in enumerate(steps, 1) if not step.is_certain}
    weighed = [(weight(item.ranked, urgent), item.ranked.assessment) for step in checks for item in step.items]
    waiting = {step.resource.id: number for step, number in checks.items()}
    pressing = {number for step, number in checks.items() if any(_is_pressing(item, urgent, assessor) for item in step.items)}
    found = []
    for question in next_questions(weighed, assessor, limit=None):
        told = [name for name in (*question["settles"], *question["touches"]) if name in waiting]
        if told:
            found.append({**question, "steps": sorted(waiting.pop(name) for name in told)})
    groups = [{**each, "first": place < FIRST or not pressing.isdisjoint(each["steps"])} for place, each in enumerate(found)]
    return sorted(groups, key=lambda each: (not each["first"], each["steps"]))


def _is_pressing(item: Item, urgent: Urgent, assessor: Assessor) -> bool:
    """Whether life or safety, or a right that is lost with a day, hangs on it."""
    lost = any(each.loses_a_right and each.is_pressing for each in due(item.resource.id, [item.subject], assessor))
    return lost or urgency(item, urgent)[0] < LIFE_AND_SAFETY
