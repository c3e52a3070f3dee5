"""What a resource is worth in yuan, as far as its record has numbers for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
    times = 1 if period["zh"] in _ONCE else _TIMES_A_YEAR.get(period["zh"])
    if known is None or times is None:
        return None
    high = known.get("high")
    return Amount(round(known["low"] * times), None if high is None else round(high * times), period["zh"] not in _ONCE)


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
