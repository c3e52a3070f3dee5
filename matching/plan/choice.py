"""What a plan holds as certain: of all that somebody is eligible for the best set that may be held together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.conflicts import Clash, Conflicts, barring
from matching.eligibility import Assessor
from matching.household import Need
from matching.needs import urgent_needs
from matching.plan.aims import aims, in_order_of
from matching.plan.items import Item, is_unasked, items
from matching.plan.solver import Aim, best
from matching.recognitions import Holding
from matching.recommendation import Ranked, carried_out, held, rank
from matching.shown_needs import every_need


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, and from what.

    `urgent`: the needs that cannot wait, by their place. Of everything `ranked` the `umbrellas` are looked at through others and the rest is `concrete`; of that could stand in
    the plan what was `found`, but for what is `barred` by what is `held`. What is certain is chosen from is `free` (the
    `numbers` are those chosen, of the `pairs` one goes only), but for what nobody needs.
    """

    needs: Sequence[Need]
    urgent: Mapping[Need, int]
    ranked: Sequence[Ranked]
    held: Sequence[Holding]
    umbrellas: Mapping[tuple[str, str], Holding]
    concrete: Sequence[Ranked]
    found: Sequence[Item]
    barred: Mapping[tuple[str, str], tuple[Holding, Clash]]
    unneeded: Sequence[Item]
    free: Sequence[Item]
    pairs: Mapping[tuple[int, int], Clash]
    aims: Sequence[Aim]
    numbers: Sequence[int]
    conflicts: Conflicts

    @property
    def certain(self) -> list[Item]:
        """What the plan holds as certain."""
        return [self.free[number] for number in self.numbers]


def choice(assessor: Assessor, order: Sequence[str] = in_order_of(())) -> Choice:
    """The choice for a household; `order`: all the aims, the first counts first."""
    catalogue, region = assessor.catalogue, assessor.household.region
    needs = every_need(assessor, catalogue)
    urgent = urgent_needs(needs, catalogue.needs)
    conflicts = Conflicts(catalogue, region)
    ranked = rank(assessor, catalogue, needs)
    holdings, umbrellas = held(ranked), carried_out(ranked)
    concrete = [each for each in ranked if each.id not in umbrellas]
    found = items(concrete, region)
    barred = {item.key: by for item in found if (by := barring(item.holding, holdings, conflicts)) is not None}
    able = [item for item in found if item.is_certain and item.key not in barred]
    unneeded = [item for item in able if is_unasked(item, catalogue.needs)]
    free = sorted((item for item in able if item not in unneeded), key=lambda item: item.key)
    pairs = _clashing(free, conflicts)
    wanted = aims(free, needs, urgent, assessor, order)
    numbers = best(len(free), list(pairs), wanted)
    return Choice(needs, urgent, ranked, holdings, umbrellas, concrete, found, barred, unneeded, free, pairs, wanted, numbers, conflicts)


def _clashing(free: Sequence[Item], conflicts: Conflicts) -> dict[tuple[int, int], Clash]:
    return {
        (one, other): clash
        for other in range(len(free))
        for one in range(other)
        if (clash := conflicts.between(free[one].holding, free[other].holding))
    }
