"""What "best" means: one list of aims, each met as far as it goes before the next is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import InputError, nearest
from matching.eligibility import Assessor
from matching.household import Need
from matching.money import own_amount
from matching.needs import RELATED, URGENT, Urgent
from matching.plan.errands import spot
from matching.plan.items import Item
from matching.plan.solver import Aim

CAN_WAIT = (len(URGENT), 0.0, False)
# What stands before a right that is lost with a day: the first so many of URGENT.
LIFE_AND_SAFETY = 3
# What a need rests on, the firmest first; the aims and the order of the steps follow it.
BASES = ("stated", "shown", "likely")
# name: what it asks for, in the order in which it counts where the user gives no other.
AIMS: dict[str, dict[str, str]] = {
    "urgent": {"zh": "不能等的需要", "en": "needs that cannot wait"},
    "stated": {"zh": "家庭提出的需要,越对口越好", "en": "the needs stated, the closer the better"},
    "shown": {"zh": "由情况看出的需要", "en": "the needs that the facts show"},
    "likely": {"zh": "可能有的需要", "en": "the needs that the facts make likely"},
    "money": {"zh": "钱:第一年至少能得多少元", "en": "money: the yuan that are sure in the first year"},
    "help": {"zh": "匹配得分", "en": "the score of the match"},
    "errands": {"zh": "少跑几处", "en": "the fewest places to go to"},
}


def in_order_of(names: Sequence[str]) -> tuple[str, ...]:
    """All the aims, those that a user names first, the others after them as they stand; InputError names what is no aim or stands
    twice."""
    for number, name in enumerate(names):
        if name not in AIMS:
            raise InputError(f"there is no aim {name!r}", "aims", nearest(name, AIMS))
        if name in names[:number]:
            raise InputError(f"the aim {name!r} stands twice", "aims", "name it once")
    return (*names, *(name for name in AIMS if name not in names))


def urgency(item: Item, urgent: Urgent) -> tuple[int, float, bool]:
    """The place in URGENT of the most urgent need that an item serves, how far it is from the very need, and whether it
    is first of all for another; CAN_WAIT where it serves none. What is only for a related need counts where life or safety is at stake."""
    served = (match for match in item.ranked.matches if match.need in urgent)
    places = ((urgent[match.need], -match.closeness, not match.primary) for match in served)
    return min((each for each in places if each[0] < LIFE_AND_SAFETY or -each[1] > RELATED), default=CAN_WAIT)


def aims(
    items: Sequence[Item], needs: Sequence[Need], urgent: Urgent, assessor: Assessor, names: Sequence[str]
) -> list[Aim]:
    """The named aims for these items."""

    def of(basis: str) -> list[Need]:
        return [need for need in needs if need.basis == basis]

    served = {
        need: {number: round(100 * match.closeness) for number, item in enumerate(items) if (match := item.match(need))}
        for need in needs
    }
    places = [spot(item, assessor) for item in items]
    trips = [{number: -1 for number, each in enumerate(places) if each == place} for place in dict.fromkeys(places)]
    sure = {
        number: found.low
        for number, item in enumerate(items)
        if (found := own_amount(item.resource, item.subject, assessor))
    }
    found = {
        "urgent": Aim("urgent", {}, _groups(served, list(urgent))),
        "stated": Aim("stated", {}, _groups(served, of("stated"))),
        "shown": Aim("shown", {}, _groups(served, of("shown"))),
        "likely": Aim("likely", {}, _groups(served, of("likely"))),
        "money": Aim("money", sure),
        "help": Aim("help", {number: round(100 * item.ranked.score) for number, item in enumerate(items)}),
        "errands": Aim("errands", {}, trips),
    }
    return [found[name] for name in names]


def _groups(served: dict[Need, dict[int, int]], needs: Sequence[Need]) -> list[dict[int, int]]:
    return [served[need] for need in needs if served[need]]
