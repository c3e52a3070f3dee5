"""The plan's steps and its money as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matching.conflicts import Clash, meet, written
from matching.description import apply_at, benefit
from matching.eligibility import Assessor
from matching.missing import describe
from matching.plan.errands import place
from matching.plan.items import Item
from matching.plan.money import amount, is_cash
from matching.resources import Resource
from matching.sources import public_sources

# The interactions by which one thing lessens what another brings.
_LESSENING = ("tops_up", "offset")
# The interactions that are worth a word where both stand in the plan.
_TOLD = ("stacks", *_LESSENING, "income_disregard")


def step(
    number: int, item: Item, steps: Sequence[Item], before: Sequence[tuple[str, str]], assessor: Assessor
) -> dict[str, Any]:
    """One step: what to do, for whom, why, what is known of money and dates, where; `before` are its prerequisites."""
    resource, record, catalogue = item.resource, item.resource.record, assessor.catalogue
    positions = {each.key: position for position, each in enumerate(steps, 1)}
    known = amount(resource)
    return {
        "step": number,
        "action": "apply" if item.is_certain else "check",
        **item.holding.value(),
        "kind": resource.kind,
        "verdict": item.ranked.assessment.verdict.value,
        "hint_only": resource.inferred,
        "score": item.ranked.score,
        "needs": [
            {"type": match.need.type, "member": match.need.member, "stated": match.stated, "closeness": match.closeness}
            for match in item.ranked.matches
        ],
        "missing": _missing(item, assessor),
        "after": [positions[key] for key in before],
        "together": _together(item, steps, positions),
        "benefit": benefit(record),
        "amount": None if known is None else known.value(),
        "dates": _dates(resource),
        "place": place(resource, catalogue.places),
        "apply_at": apply_at(record),
        "sources": public_sources(record, resource.id, catalogue),
    }


def _missing(item: Item, assessor: Assessor) -> list[dict[str, Any]]:
    missing = item.ranked.assessment.missing
    return [describe(each, item.resource, assessor.catalogue, assessor.facts) for each in missing]


def _together(item: Item, steps: Sequence[Item], positions: dict[tuple[str, str], int]) -> list[dict[str, Any]]:
    """What the record says of holding it beside other steps: allowed, topped up, deducted, not counted as income."""
    return [
        {"step": positions[other.key], **Clash(each["type"], each["text"], each.get("source")).value()}
        for each in item.resource.record.get("interactions", ())
        for other in steps
        if each["type"] in _TOLD and other.resource.id == each["with"] and meet(item.subject, other.subject)
    ]


def _dates(resource: Resource) -> dict[str, Any]:
    """From when and until when the scheme runs, where known, and what its record says of the time that it takes."""
    validity, takes = resource.validity, resource.record.get("process_days")
    return {
        "from": None if validity.start is None else validity.start.isoformat(),
        "until": None if validity.end is None else validity.end.isoformat(),
        "takes": None if takes is None else dict(takes),
    }


def total(chosen: Sequence[Item]) -> dict[str, Any]:
    """Yuan a year and yuan once, as far as known, and the cash benefits without a figure.

    Where one thing in the plan lessens another, nothing is sure of either.
    """
    sums: dict[str, dict[str, Any]] = {name: {"low": 0, "high": 0} for name in ("year", "once")}
    unknown = []
    for item in chosen:
        known = amount(item.resource)
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
