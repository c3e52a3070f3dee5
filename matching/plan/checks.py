"""What is only to be checked: a few steps a need, and what of them is either one or the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from matching.agencies import KIND as AGENCY
from matching.conflicts import Clash, Conflicts, meet, written
from matching.eligibility import Assessor
from matching.household import Need
from matching.money import is_due_money
from matching.needs import DIRECT, RELATED, NeedMatch, Urgent, above
from matching.plan.deadlines import due
from matching.plan.items import Item
from matching.ranking import WEIGHTS, serves
from matching.recognitions import STATUSES, Holding

# How many resources that nobody is certain of are checked for one need: of the government's, and beside them of each
# kind of others (funds, agencies), so that what is due does not stand behind gifts, nor a gift behind what is due. What the
# record of one joins to it by one of these interactions, for the same need, is checked in the same breath. What excludes
# one is its alternative. No limit holds for the government's money where the need cannot wait, nor for a right that is
# lost with a day.
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
    open_items: Iterable[Item],
    needs: Sequence[Need],
    urgent: Urgent,
    certain: Sequence[Holding],
    conflicts: Conflicts,
    assessor: Assessor,
) -> Checks:
    """For the needs stated or shown, those that cannot wait first, the open items that fit best: what is only likely on
    both sides sends nobody on an errand. What a record joins to one of them comes after them all.

    What clashes with something certain is no check: the certain is never given up for it. Nor is what is
    far-fetched, nor what is for a related need only where the family did not state it.
    """
    free = [item for item in open_items if not any(conflicts.between(item.holding, each) for each in certain)]
    sure = [each for each in needs if each.basis != "likely"]
    serving = [_Serving(item, match) for need in sure for item in free if (match := item.match(need))]
    serving = _variants_last(sorted((each for each in serving if each.is_worth_checking), key=lambda each: each.rank(urgent)), conflicts)
    found, first = Checks(), dict[Need, list[Item]]()
    for each in serving:
        for_need = first.setdefault(each.match.need, [])
        room = sum(_from(item) == _from(each.item) for item in for_need) < _most(each.item) or _is_unlimited(each, urgent, assessor)
        elsewhere = each.item in found.chosen and each.match.closeness < DIRECT  # it serves this need by the way
        if room and not elsewhere and _admit(each.item, found, conflicts):
            for_need.append(each.item)
    for each in serving:
        near = each.match.closeness > RELATED
        if near and any(_goes_with(each.item.holding, one.holding, conflicts) for one in first[each.match.need] if one is not each.item):
            _admit(each.item, found, conflicts)
    return found


@dataclass(frozen=True, slots=True)
class _Serving:
    """An open item, and a need that it serves."""

    item: Item
    match: NeedMatch

    @property
    def is_worth_checking(self) -> bool:
        """Whether anybody should look at it for this need."""
        return not self.item.ranked.far_fetched and (self.match.stated or self.match.closeness > RELATED)

    def rank(self, urgent: Urgent) -> tuple[bool, bool, float, tuple[str, str]]:
        """What cannot wait first, then what is stated, then by its score with no more points for a need than it has for
        this one, and once more those for few facts that are missing: what is nearly certain is found out first."""
        ranked, need = self.item.ranked, self.match.need
        points = {factor.name: factor.points for factor in ranked.factors}
        own = WEIGHTS["need"][0] * serves(self.match, self.item.resource, ranked.far_fetched)
        fit = ranked.score - points["need"] + own + points["answers"]
        return need not in urgent, need.basis != "stated", -round(fit, 9), self.item.key


def _variants_last(serving: Sequence[_Serving], conflicts: Conflicts) -> list[_Serving]:
    """In the same order, but a variant of what may be had in its place (`parent`: the dibao of one person, of the household's)
    only after that, as long as it hangs on a status that nobody has."""
    found: list[_Serving] = []
    waiting = list(serving)
    while waiting:
        each = next(one for one in waiting if not any(_is_variant(one, other, conflicts) for other in waiting))
        waiting.remove(each)
        found.append(each)
    return found


def _is_variant(one: _Serving, other: _Serving, conflicts: Conflicts) -> bool:
    of, missing = one.item.resource.record.get("parent"), one.item.ranked.assessment.missing
    same = of == other.item.resource.id and one.match.need == other.match.need
    return same and any(each.name == STATUSES for each in missing) and conflicts.between(one.item.holding, other.item.holding) is not None


def _is_unlimited(each: _Serving, urgent: Urgent, assessor: Assessor) -> bool:
    """Whether it is a right that is lost with a day, or the government's money for a need that cannot wait or a broader one."""
    resource, need = each.item.resource, each.match.need
    if any(one.loses_a_right for one in due(resource.id, [each.item.subject], assessor)):
        return True
    covers = each.match.addressed in (need.type, *above(need.type, assessor.catalogue.needs))
    return need in urgent and covers and _from(each.item) is None and is_due_money(resource)


def _most(item: Item) -> int:
    """How many such are checked for one need; what is only a hint (an organisation's terms that nobody knows) gets no place,
    nor does asking the public for money."""
    if item.resource.inferred or item.resource.is_crowdfunding:
        return 0
    return CHECKS_A_NEED if _from(item) is None else BESIDE


def _from(item: Item) -> str | None:
    """The kind of giver, where that is not the government."""
    return item.resource.kind if item.resource.kind in _OTHERS else None


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
