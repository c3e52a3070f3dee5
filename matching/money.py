"""What a resource is worth in yuan, as far as its record has numbers for it, or the place and the family's facts give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from matching.eligibility import Assessor
from matching.household import HOUSEHOLD, REGION
from matching.recognitions import STATUSES
from matching.resources import Resource

_CASH = "cash"
# What a programme's benefit is where it brings money, or takes over a bill.
_MONEY = (_CASH, "fee_waiver")
_YUAN = "元"
# How often in a year; a one-off payment is counted apart.
_TIMES_A_YEAR = {"月": 12, "年": 1, "学年": 1, "学期": 2}
_ONCE = ("一次", "次")
# The kinds of a fund's amounts of which one family gets at least the least; and the kind that is only a ceiling.
_SURE = ("fixed", "tier", "range", "floor")
_AT_MOST = "cap"
_A_MONTH = "month"
_YEARLY = (_A_MONTH, "year")


@dataclass(frozen=True, slots=True)
class Amount:
    """Yuan, from `low` to `high` (None: not known how much at most); a year's where `yearly`, else once."""

    low: int
    high: int | None
    yearly: bool

    def value(self) -> dict[str, Any]:
        """As a plain value."""
        return {"low": self.low, "high": self.high, "per": "year" if self.yearly else "once"}


def own_amount(resource: Resource, subject: str, assessor: Assessor) -> Amount | None:
    """The money that the resource brings one subject, by its own facts and the local figures where the record says how;
    else as the record has it for everybody."""
    benefit = resource.record.get("benefit") or {}
    known = None
    if "amount_by" in benefit:
        by = benefit["amount_by"]
        known = by["values"].get(assessor.facts.value(_asked_of(by["fact"], subject, assessor), by["fact"]))
    elif "amount_of" in benefit:
        known = _by_figure(benefit["amount_of"], subject, assessor)
    return amount(resource) if known is None else _for_a_year(known, benefit)


def amount(resource: Resource) -> Amount | None:
    """The money that the resource brings; None where it is no money or its record has no number."""
    benefit = resource.record.get("benefit") or {}
    if "amounts" in benefit:
        return _of_fund(benefit["amounts"])
    unit, period = benefit.get("unit"), benefit.get("period")
    if not is_cash(resource) or not unit or not period or not unit["zh"].startswith(_YUAN):
        return None
    number = benefit.get("amount_number")
    known = benefit.get("amount_range") or (None if number is None else {"low": number, "high": number})
    return None if known is None else _for_a_year(known, benefit)


def _for_a_year(known: Mapping[str, Any], benefit: Mapping[str, Any]) -> Amount | None:
    period = benefit["period"]
    times = 1 if period["zh"] in _ONCE else _TIMES_A_YEAR.get(period["zh"])
    if times is None:
        return None
    high = known.get("high")
    return Amount(round(known["low"] * times), None if high is None else round(high * times), period["zh"] not in _ONCE)


def _by_figure(of: Mapping[str, Any], subject: str, assessor: Assessor) -> dict[str, float | None] | None:
    """From a local figure: of who is below it the difference, where it is told of a fact; None where either is not known."""
    lines = _announced_beside(of, assessor) if "beside" in of else _figures(of["figure"], subject, assessor)
    less = assessor.facts.value(_asked_of(of["less"], subject, assessor), of["less"]) if "less" in of else 0
    if lines is None or less is None:
        return None
    low, high = lines
    heads = _heads(of["each_member_without"], assessor) if "each_member_without" in of else 1
    found = [None if line is None else (line * of.get("times", 1) - less) * heads for line in (low, high)]
    if found[0] is None or found[0] <= 0:
        return None
    return {"low": found[0], "high": None if of.get("at_least") else found[1]}


def _announced_beside(of: Mapping[str, Any], assessor: Assessor) -> tuple[float, float | None] | None:
    """What was announced beside the local figure: its least and its most, as `_figures` has them."""
    figure = assessor.catalogue.parameters.figure(of["figure"], assessor.household.region, assessor.facts.as_of, of["beside"])
    if figure is None or not figure.is_least:
        return None
    value = figure.beside[of["beside"]]
    return value, value if figure.decides(assessor.facts.as_of) else None


def _heads(statuses: Iterable[str], assessor: Assessor) -> int:
    """How many members are counted: all but those who are known to have one of the statuses."""
    known = [assessor.facts.value(member.id, STATUSES) for member in assessor.household.members]
    return sum(not any(held is not None and held.has(each) for each in statuses) for held in known)


def _figures(name: str, subject: str, assessor: Assessor) -> tuple[float, float | None] | None:
    """The least and the most that a local figure is here, None where nobody knows a least; what is only a floor or old has no most."""
    facts, parameters = assessor.facts, assessor.catalogue.parameters
    stated = facts.value(REGION, name)
    if stated is not None:
        return stated, stated
    figure = parameters.figure(name, assessor.household.region, facts.as_of)
    if figure is None or not figure.is_least:  # of an average nothing is sure
        return None
    by = parameters.variants.get(name)
    variant = facts.value(_asked_of(by, subject, assessor), by) if by else None
    values = [figure.values[variant]] if variant in figure.values else list(figure.values.values())
    return min(values), max(values) if figure.decides(facts.as_of) else None


def _asked_of(fact: str, subject: str, assessor: Assessor) -> str:
    """Of whom a fact is asked where it is about a subject."""
    if fact.startswith("household."):
        return HOUSEHOLD
    return assessor.household.applicant(subject)


def is_cash(resource: Resource) -> bool:
    """Whether a programme pays money (a loan is none)."""
    return (resource.record.get("benefit") or {}).get("kind") == _CASH


def is_due_money(resource: Resource) -> bool:
    """Whether it is money, or the taking over of a bill, to which whoever meets the conditions has a right: no gift, no quota."""
    return (resource.record.get("benefit") or {}).get("kind") in _MONEY and not resource.quota


def worth(resource: Resource) -> int:
    """How much and how surely it brings money, 0 the most: due money that goes on or bears a share of a bill, due money that is
    paid once, and what is a gift or a service."""
    period = resource.record["benefit"].get("period") or {}
    return (1 if period.get("zh") in _ONCE else 0) if is_due_money(resource) else 2


def _of_fund(amounts: list[Mapping[str, Any]]) -> Amount | None:
    """What one family is paid; where an amount is sure the mere ceilings beside it count for nothing."""
    known = [each for each in amounts if each.get("unit") == "CNY" and not {"value", "min", "max"}.isdisjoint(each)]
    sure = [each for each in known if each.get("kind") in _SURE]
    found = sure or [each for each in known if each.get("kind") == _AT_MOST]
    if not found:
        return None
    lows = [each.get("value", each.get("min", 0)) * _times(each) for each in found]
    highs = [top * _times(each) for each in found if (top := each.get("value", each.get("max"))) is not None]
    yearly = any(word in each.get("per", "") for each in found for word in _YEARLY)
    return Amount(round(min(lows)), round(max(highs)) if len(highs) == len(found) else None, yearly)


def _times(each: Mapping[str, Any]) -> int:
    return 12 if _A_MONTH in each.get("per", "") else 1
