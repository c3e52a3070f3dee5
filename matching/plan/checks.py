"""What is only to be checked: a few steps a need, and what of them is either one or the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from matching.agencies import KIND as AGENCY
from matching.conflicts import Clash, Conflicts, meet, written
from matching.household import Need
from matching.needs import DIRECT, RELATED
from matching.plan.aims import is_urgent
from matching.plan.items import Item
from matching.recognitions import Holding

# How many resources that nobody is certain of are checked for one need: of the government's, and beside them of each
# kind of others (funds, agencies), so that what is due does not stand behind gifts, nor a gift behind what is due. What the
# record of one joins to it by one of these interactions, for the same need, is checked in the same breath. What excludes
# one is its alternative.
CHECKS_A_NEED, BESIDE = 2, 1
_OTHERS = ("fund", AGENCY)
JOINED = ("prerequisite", "sequence", "stacks")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Two open items of which only one can be had; the first stands in the plan as a check."""

    planned: Item
    other: Item
    clash: Clash


@dataclass(slots=True)
class Checks:
    """The check-steps and their alternatives."""

    chosen: list[Item] = field(default_factory=list)
    alternatives: list[Alternative] = field(default_factory=list)


def checks(
    open_items: Iterable[Item], needs: Sequence[Need], certain: Sequence[Holding], conflicts: Conflicts
) -> Checks:
    """For each need stated or shown, those that cannot wait first, the closest and best-scored open items: what is
    only likely on both sides sends nobody on an errand.

    What clashes with something certain is no check: the certain is never given up for it. Nor is what is
    far-fetched, unless it is first of all for a need that the family stated, nor what is for a related need only
    where the family did not state it.
    """
    free = [item for item in open_items if not any(conflicts.between(item.holding, each) for each in certain)]
    found = Checks()
    sure = (each for each in needs if each.basis != "likely")
    for need in sorted(sure, key=lambda each: (not is_urgent(each), each.basis != "stated")):
        serving = sorted((each for each in free if _is_worth_checking(each, need)), key=lambda each: _rank(each, need))
        first: list[Item] = []
        for item in serving:
            alike = sum(_from(each) == _from(item) for each in first)
            if alike < _most(item) and _admit(item, found, conflicts):
                first.append(item)
        for item in serving:
            if item not in first and any(_goes_with(item.holding, each.holding, conflicts) for each in first):
                _admit(item, found, conflicts)
    return found


def _most(item: Item) -> int:
    """How many such are checked for one need; what is only a hint (an organisation's terms that nobody knows) gets no place."""
    return CHECKS_A_NEED if _from(item) is None else 0 if item.resource.inferred else BESIDE


def _from(item: Item) -> str | None:
    """The kind of giver, where that is not the government."""
    return item.resource.kind if item.resource.kind in _OTHERS else None


def _is_worth_checking(item: Item, need: Need) -> bool:
    match = item.match(need)
    if match is None:
        return False
    if item.ranked.far_fetched:
        return match.stated and match.primary and match.closeness == DIRECT
    return match.stated or match.closeness > RELATED


def _rank(item: Item, need: Need) -> tuple[float, float, tuple[str, str]]:
    match = item.match(need)
    assert match is not None
    return -match.closeness, -round(item.ranked.score, 9), item.key


def _goes_with(one: Holding, other: Holding, conflicts: Conflicts) -> bool:
    """Whether one is to be looked at together with the other: joined to it by a record, or excluded by it."""
    joined = any(interaction["type"] in JOINED for interaction in (*written(one, other), *written(other, one)))
    return meet(one.subject, other.subject) and (joined or conflicts.between(one, other) is not None)


def _admit(item: Item, found: Checks, conflicts: Conflicts) -> bool:
    """Take an item up as a check, or as the alternative of one; whether it is a check."""
    if item in found.chosen:
        return True
    clashes = [(each, clash) for each in found.chosen if (clash := conflicts.between(each.holding, item.holding))]
    if not clashes:
        found.chosen.append(item)
    for planned, clash in clashes:
        if not any(each.other is item and each.planned is planned for each in found.alternatives):
            found.alternatives.append(Alternative(planned, item, clash))
    return not clashes
