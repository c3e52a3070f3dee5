"""The plan's steps and its money as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from matching.conflicts import Clash, meet, written
from matching.description import apply_at, benefit
from matching.eligibility import Assessor
from matching.missing import describe
from matching.money import is_cash, own_amount
from matching.plan.deadlines import due
from matching.plan.errands import place
from matching.plan.items import Item, Step
from matching.plan.safety import caution
from matching.sources import public_sources

# The interactions by which one thing lessens what another brings.
_LESSENING = ("tops_up", "offset")
# The interactions that are worth a word where both stand in the plan.
_TOLD = ("stacks", *_LESSENING, "income_disregard")


def step_value(
    step: Step, steps: Sequence[Step], before: Mapping[Step, Sequence[Step]], assessor: Assessor
) -> dict[str, Any]:
    """One of the steps: what to do, for whom, why, what is known of money and dates, where; `before` each stand its
    prerequisites."""
    resource, record, catalogue = step.resource, step.resource.record, assessor.catalogue
    positions = {each: position for position, each in enumerate(steps, 1)}
    return {
        "step": positions[step],
        "action": "apply" if step.is_certain else "check",
        "resource": resource.id,
        "names": dict(resource.names),
        "subjects": [item.subject for item in step.items],
        "kind": resource.kind,
        "verdict": step.items[0].ranked.assessment.verdict.value,
        "hint_only": resource.inferred,
        "score": max(item.ranked.score for item in step.items),
        "needs": _needs(step),
        "missing": _missing(step, assessor),
        "caution": caution([item.subject for item in step.items], assessor),
        "after": sorted(positions[each] for each in before[step]),
        "together": _together(step, steps, positions),
        "benefit": benefit(record),
        "amount": _amount(step, assessor),
        "dates": _dates(step, assessor),
        "place": place(resource, catalogue.places),
        "apply_at": apply_at(record),
        "sources": public_sources(record, resource.id, catalogue),
    }


def _amount(step: Step, assessor: Assessor) -> dict[str, Any] | None:
    """What it brings each of its subjects: from the least that one of them gets to the most."""
    known = [own_amount(item.resource, item.subject, assessor) for item in step.items]
    found = [each for each in known if each is not None]
    if not found or len(found) < len(known):
        return None
    highs = [each.high for each in found]
    top = None if None in highs else max(each for each in highs if each is not None)
    return replace(found[0], low=min(each.low for each in found), high=top).value()


def _needs(step: Step) -> list[dict[str, Any]]:
    """The needs that it serves, each once."""
    found = {match.need: match for item in step.items for match in item.ranked.matches}
    return [
        {"type": need.type, "member": need.member, "stated": match.stated, "closeness": match.closeness}
        for need, match in found.items()
    ]


def _missing(step: Step, assessor: Assessor) -> list[dict[str, Any]]:
    missing = dict.fromkeys(each for item in step.items for each in item.ranked.assessment.missing)
    ordered = assessor.expectations.doubtful_first(missing)
    return [describe(each, step.resource, assessor.catalogue, assessor.facts) for each in ordered]


def _together(step: Step, steps: Sequence[Step], positions: Mapping[Step, int]) -> list[dict[str, Any]]:
    """What the record says of holding it beside other steps: allowed, topped up, deducted, not counted as income."""
    return [
        {"step": positions[other], **Clash(each["type"], each["text"], each.get("source")).value()}
        for each in step.resource.record.get("interactions", ())
        for other in steps
        if each["type"] in _TOLD and other.resource.id == each["with"] and _meet(step, other)
    ]


def _meet(one: Step, other: Step) -> bool:
    return any(meet(mine.subject, theirs.subject) for mine in one.items for theirs in other.items)


def _dates(step: Step, assessor: Assessor) -> dict[str, Any]:
    """From when and until when the scheme runs, where known, what its record says of the time that it takes, and its deadlines."""
    resource = step.resource
    validity, takes = resource.validity, resource.record.get("process_days")
    return {
        "from": None if validity.start is None else validity.start.isoformat(),
        "until": None if validity.end is None else validity.end.isoformat(),
        "takes": None if takes is None else dict(takes),
        "deadlines": [each.value() for each in due(resource.id, [item.subject for item in step.items], assessor)],
    }


def total(chosen: Sequence[Item], assessor: Assessor) -> dict[str, Any]:
    """Yuan a year and yuan once, as far as known, and the cash benefits without a figure.

    Where one thing in the plan lessens another, nothing is sure of either.
    """
    sums: dict[str, dict[str, Any]] = {name: {"low": 0, "high": 0} for name in ("year", "once")}
    unknown = []
    for item in chosen:
        known = own_amount(item.resource, item.subject, assessor)
        if known is None:
            unknown += [item.resource.id] if is_cash(item.resource) else []
            continue
        found = sums["year" if known.yearly else "once"]
        found["low"] += 0 if any(_lessens(item, other) for other in chosen) else known.low
        found["high"] = None if None in (found["high"], known.high) else found["high"] + known.high
    return {**sums, "without_figure": sorted(unknown)}


def _lessens(one: Item, other: Item) -> bool:
    said = (*written(one.holding, other.holding), *written(other.holding, one.holding))
    return meet(one.subject, other.subject) and any(interaction["type"] in _LESSENING for interaction in said)
