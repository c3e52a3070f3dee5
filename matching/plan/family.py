"""One plan for the whole family, as one plain value of the documented shape (`python run.py schema plan`).

What somebody is eligible for for certain is chosen exactly, by the list of aims (`aims.AIMS`). What is only to
be checked comes in beside it as a few check-steps a need, never in its place; where two of those exclude
each other both are named, with what to find out first.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from typing import Any

from matching.catalogue import Catalogue
from matching.conflicts import Clash, Conflicts, replaced
from matching.eligibility import Assessor
from matching.explanations import warnings
from matching.household import Household, Need
from matching.missing import describe
from matching.plan.aims import AIMS, in_order_of
from matching.plan.asked import as_shown, find_out
from matching.plan.checks import BESIDE, CHECKS_A_NEED, Alternative, Checks, checks
from matching.plan.choice import Choice, choice
from matching.plan.deadlines import due
from matching.plan.errands import documents, errands
from matching.plan.items import Item, Step
from matching.plan.order import in_order
from matching.plan.safety import NO_MEDIATION, caution, is_left_alone
from matching.plan.served import served
from matching.plan.solver import best
from matching.plan.steps import step_value, total
from matching.plan.unlocking import unlock_paths
from matching.recognitions import Holding
from matching.recommendation import questions

# How many of the questions worth asking next stand in a plan.
QUESTIONS = 3
# What decides where no aim does: the order of the ids; and why something open gives way to something certain.
_BY_ID, _BY_CERTAINTY = "id", "certainty"


def family_plan(
    household: Household,
    catalogue: Catalogue,
    first: Sequence[str] = (),
    region_names: Mapping[str, str] = types.MappingProxyType({}),
) -> dict[str, Any]:
    """The plan for a household at its as-of date. `first`: the aims that count before the others, in their order."""
    order = in_order_of(first)
    assessor = Assessor(household, catalogue)
    made = choice(assessor, order)
    needs, ranked, holdings, umbrellas, barred = made.needs, made.ranked, made.held, made.umbrellas, made.barred
    found, certain, conflicts, urgent = made.found, made.certain, made.conflicts, made.urgent
    open_items = [item for item in found if not item.is_certain and item.key not in barred]
    wanted = [need for need in needs if not is_left_alone(need, assessor)]
    beside = checks(open_items, wanted, urgent, [item.holding for item in certain], conflicts, assessor)
    had = [*holdings, *(item.holding for item in certain)]
    ordered, before = in_order([*certain, *beside.chosen], urgent, assessor)
    asked = find_out(ordered, before, urgent, assessor)
    steps = as_shown(ordered, asked)
    return {
        "household": assessor.household.id,
        "region": assessor.household.region,
        "as_of": assessor.facts.as_of.isoformat(),
        "aims": [{"name": name, "text": dict(AIMS[name])} for name in order],
        "needs": [_with_help(each, need, assessor) for each, need in zip(served(needs, steps, holdings, open_items, ranked, catalogue), needs, strict=True)],
        "warnings": warnings(assessor),
        "held": [each.value() for each in holdings],
        "steps": [step_value(each, steps, before, assessor) | _switch(each, holdings, conflicts) for each in steps],
        "find_out": [each.value(steps) for each in asked],
        "alternatives": [_alternative(each, assessor) for each in beside.alternatives],
        "left_out": [
            *(_left_out(item, *barred[item.key], held=True) for item in found if item.key in barred),
            *_beaten(made),
            *_not_checked(open_items, certain, beside, conflicts),
            *(_left_out(item, None, _NO_NEED) for item in made.unneeded),
            *(_left_out(Item(each), umbrellas[each.id], _THROUGH) for each in ranked if each.id in umbrellas),
        ],
        "errands": errands(steps, assessor, region_names),
        "documents": documents(steps, assessor),
        "money": {"certain": total(certain, assessor), "possible": total(beside.chosen, assessor)},
        "questions": questions(ranked, assessor, QUESTIONS),
        "unlock_paths": [_dated(way, assessor) for way in unlock_paths(household, assessor, made.concrete, had)],
    }


def _with_help(each: dict[str, Any], need: Need, assessor: Assessor) -> dict[str, Any]:
    """A need as it is served, but with whom to ask where nobody sits down with both sides."""
    return each | {"later": [], "ask": dict(NO_MEDIATION)} if is_left_alone(need, assessor) else each


def _dated(way: dict[str, Any], assessor: Assessor) -> dict[str, Any]:
    """A way with the deadlines of its steps, and what to ask first of a home with violence."""
    dated = [
        {**step, "caution": caution([step["subject"]], assessor), "deadlines": [each.value() for each in due(step["step"], [step["subject"]], assessor)]}
        for step in way["steps"]
    ]
    return {**way, "steps": dated}


def _switch(step: Step, holdings: Sequence[Holding], conflicts: Conflicts) -> dict[str, Any]:
    """What of the family's own a step takes the place of, each once."""
    ended = [each for item in step.items for each in replaced(item.holding, holdings, conflicts) or ()]
    return {"replaces": list({(each.resource.id, each.subject): each.value() for each in ended}.values())}


def _alternative(each: Alternative, assessor: Assessor) -> dict[str, Any]:
    """Either one or the other, and the first thing to find out for each."""
    first = {}
    for item in (each.planned, each.other):
        variable = assessor.expectations.doubtful_first(item.ranked.assessment.missing)[0]
        first.setdefault(variable, describe(variable, item.resource, assessor.catalogue, assessor.facts))
    return {
        "either": each.planned.holding.value(),
        "or": each.other.holding.value(),
        "because": each.clash.value(),
        "find_out": list(first.values()),
    }


def _beaten(made: Choice) -> list[dict[str, Any]]:
    """What is certain and not chosen: for what, by which rule, and the first aim that would be met less with it."""
    found = []
    free, numbers, pairs, wanted = made.free, made.numbers, made.pairs, made.aims
    for number, item in enumerate(free):
        if number in numbers:
            continue
        rivals = ((free[each].holding, pairs.get((min(number, each), max(number, each)))) for each in numbers)
        instead, clash = next((each for each in rivals if each[1] is not None), (None, None))
        other = best(len(free), list(pairs), wanted, fixed=[number])
        decided = next((aim.name for aim in wanted if aim.value(other) < aim.value(numbers)), _BY_ID)
        found.append(_left_out(item, instead, clash or _NO_AIM, decided_by=decided))
    return found


def _not_checked(
    open_items: Sequence[Item], certain: Sequence[Item], beside: Checks, conflicts: Conflicts
) -> list[dict[str, Any]]:
    """What is open and no check: it clashes with something certain, or others come first for its needs."""
    settled = [*(item.key for item in beside.chosen), *(each.other.key for each in beside.alternatives)]
    found = []
    for item in open_items:
        if item.key in settled:
            continue
        rivals = ((each.holding, conflicts.between(item.holding, each.holding)) for each in certain)
        instead, clash = next((each for each in rivals if each[1] is not None), (None, None))
        if clash is not None and not item.ranked.far_fetched:
            found.append(_left_out(item, instead, clash, decided_by=_BY_CERTAINTY))
        else:
            found.append(_left_out(item, None, _LIMIT if item.ranked.matches else _NO_NEED))
    return found


def _left_out(
    item: Item, instead: Holding | None, clash: Clash, *, held: bool = False, decided_by: str | None = None
) -> dict[str, Any]:
    of = None if instead is None else instead.value()
    because = {"of": of, "held": held, **clash.value(), "decided_by": decided_by}
    return {**item.holding.value(), "verdict": item.ranked.assessment.verdict.value, "because": because}


_LIMIT = Clash("limit", {
    "zh": f"每项需要先核实最相关的{CHECKS_A_NEED}项政策,基金、机构各{BESIDE}家,其余以后再看",
    "en": f"the {CHECKS_A_NEED} most fitting schemes, {BESIDE} fund and {BESIDE} agency are checked first for each need, the rest later",
})  # fmt: skip
_THROUGH = Clash("through", {"zh": "通过这一项具体落实", "en": "its help is given through this one"})
_NO_NEED = Clash("no_need", {"zh": "未见对应的需要", "en": "it serves no need that was stated or shown"})
_NO_AIM = Clash("no_aim", {"zh": "所列目标都用不上它", "en": "no aim of the list asks for it"})
