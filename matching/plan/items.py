"""What could stand in a plan, and what the family holds already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from matching.household import Need
from matching.needs import NeedMatch, way_up
from matching.recommendation import Ranked, worth_showing
from matching.recognitions import Holding
from matching.resources import Resource
from matching.verdict import Verdict


# The field of needs whose services nobody is sent to who has not asked for them.
_WORK = "work_and_livelihood"


@dataclass(frozen=True, slots=True)
class Item:
    """One resource for one subject that could stand in the plan."""

    ranked: Ranked

    @property
    def holding(self) -> Holding:
        """What would be held, by whom."""
        return self.ranked.holding

    @property
    def resource(self) -> Resource:
        """What it is."""
        return self.ranked.assessment.resource

    @property
    def subject(self) -> str:
        """For whom."""
        return self.ranked.assessment.subject

    @property
    def is_certain(self) -> bool:
        """Whether every condition is met; otherwise it can only be checked."""
        return self.ranked.assessment.verdict is Verdict.ELIGIBLE

    @property
    def is_met(self) -> bool:
        """Whether it serves a need and only what would bar it is open."""
        return bool(self.ranked.matches) and self.ranked.assessment.met == 1.0

    @property
    def key(self) -> tuple[str, str]:
        """What ties are broken by."""
        return self.ranked.id

    def match(self, need: Need) -> NeedMatch | None:
        """How it serves a need; None where it does not."""
        return next((each for each in self.ranked.matches if each.need == need), None)


def is_unasked(item: Item, types: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether it is but advice or a course for work and land, of which no need of the family speaks."""
    service = item.resource.kind == "program" and item.resource.record["benefit"]["kind"] == "service"
    return service and not item.ranked.matches and all(way_up(need, _WORK, types) for need in item.resource.needs)


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One resource, to be applied for or to be checked for everybody in `items` at once."""

    items: tuple[Item, ...]

    @property
    def resource(self) -> Resource:
        """What it is."""
        return self.items[0].resource

    @property
    def is_certain(self) -> bool:
        """Whether it is applied for; otherwise it is only checked."""
        return self.items[0].is_certain


def together(items: Iterable[Item]) -> list[Step]:
    """The items as steps: one of a resource for all who are certain of it, one for all of whom it is to be checked."""
    found: dict[tuple[str, bool], list[Item]] = {}
    for item in items:
        found.setdefault((item.resource.id, item.is_certain), []).append(item)
    return [Step(tuple(each)) for each in found.values()]


def items(ranked: Iterable[Ranked], region: str) -> list[Item]:
    """What a recommendation would list (`ranked`, best first), the certain before the open."""
    listed = [Item(each) for each in ranked if worth_showing(each, region)]
    listed.sort(key=lambda item: not item.is_certain)
    return likely(listed)


def likely(ranked: Iterable[Item]) -> list[Item]:
    """Each resource for everybody who is certainly eligible, else for whom it fits best, for whoever has a need of his
    own that it serves, and who meets all that is asked but for what may bar him (one of several brothers)."""
    listed = set[str]()
    found = []
    for item in ranked:
        own = any(each.need.member == item.subject and each.need.basis != "likely" for each in item.ranked.matches)
        if item.is_certain or own or item.is_met or item.resource.id not in listed:
            found.append(item)
            listed.add(item.resource.id)
    return found
