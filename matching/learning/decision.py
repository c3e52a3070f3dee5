"""The decision on a model: what was measured, and by which stated bounds it is adopted, refused or not tried.

Adopted only if families that the model has not seen, in cross-validation by household, show all of this:
two things recommended to one family, of which one worked out, stand in the right order more often than
in the standing order, by `MARGIN` on average and certainly by more than nothing; chances are foretold
better than by the standing score and the family's traits alone; no group loses more than `TOLERANCE`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from matching.learning.learned import Learned

OUTCOMES = 300  # fewer known outcomes than this: nothing is learned
HOUSEHOLDS = 50  # fewer families with both a success and a failure than this: nothing is learned
MARGIN = 0.03  # the share of a family's pairs that must be put right beyond the standing order
TOLERANCE = 0.02  # the share of pairs that a group may lose
GROUP = 30  # families with both a success and a failure that a group needs to be judged
SMALL = 10  # a group of so many is heard too: it loses where its whole interval is below zero
LIMITS = {
    "zh": "只有推荐过的才有结果;错误的拒绝和正确的拒绝看上去一样;尚未有结果的不计;家庭太少的群体无法判断。采用前请人过目。",
    "en": "only what was recommended has outcomes; a wrong refusal looks like a right one; what is still open does not"
    " count; a group with too few families cannot be judged. A person should read this before the model is used.",
}
Text = Mapping[str, str]


class State(enum.Enum):
    """What became of the attempt to learn."""

    ADOPTED = "adopted"
    REFUSED = "refused"
    STANDS_ASIDE = "stands_aside"


@dataclass(frozen=True, slots=True)
class Measure:
    """Means over `households` with the standing weights and with what was learned; the gain (above zero
    is better) with its 95 % interval."""

    households: int
    standing: float
    learned: float
    gain: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Group:
    """One group's order; None where no two of its families can be compared."""

    trait: str
    value: str
    outcomes: int
    order: Measure | None

    @property
    def judged(self) -> bool:
        """Whether it has enough families for a judgement."""
        return self.order is not None and self.order.households >= GROUP

    @property
    def loses(self) -> bool:
        """Whether it would be worse off; of a small group, whether that is certain."""
        if self.order is None or self.order.gain >= -TOLERANCE:
            return False
        return self.judged or (self.order.households >= SMALL and self.order.high < 0)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a model is adopted, and why. `order` is in shares of pairs in the right order, `loss` the
    mean log-loss in nats; `households` are those with both a success and a failure."""

    state: State
    why: tuple[Text, ...]
    outcomes: int
    known: int
    households: int
    order: Measure | None = None
    loss: Measure | None = None
    groups: tuple[Group, ...] = ()
    learned: Learned | None = None

    def data(self) -> dict[str, Any]:
        """As plain data, with the limits of any such decision."""
        return {
            "state": self.state.value,
            "why": [dict(each) for each in self.why],
            "outcomes": self.outcomes,
            "known": self.known,
            "households": self.households,
            "order": self.order and asdict(self.order),
            "loss": self.loss and asdict(self.loss),
            "groups": [asdict(each) | {"judged": each.judged, "loses": each.loses} for each in self.groups],
            "learned": self.learned and self.learned.data(),
            "limits": LIMITS,
        }


def lacking(known: int, households: int) -> tuple[Text, ...]:
    """What is missing before anything can be learned."""
    found = []
    if known < OUTCOMES:
        found.append({
            "zh": f"结果已知的推荐有{known}条,至少要{OUTCOMES}条,还差{OUTCOMES - known}条",
            "en": f"{known} outcomes are known; {OUTCOMES} are needed: {OUTCOMES - known} are missing",
        })
    if households < HOUSEHOLDS:
        found.append({
            "zh": f"既有办成又有没办成的家庭有{households}户,至少要{HOUSEHOLDS}户,还差{HOUSEHOLDS - households}户",
            "en": f"{households} families have both a success and a failure; {HOUSEHOLDS} are needed:"
            f" {HOUSEHOLDS - households} are missing",
        })
    return tuple(found)


def against(order: Measure, loss: Measure, groups: Sequence[Group]) -> tuple[Text, ...]:
    """What speaks against adoption; nothing where all bounds are kept."""
    found = []
    if order.gain < MARGIN or order.low <= 0:
        found.append({
            "zh": f"次序没有明显变好:排对的多了{interval(order)},要求至少多{MARGIN:.1%}且区间在零以上",
            "en": f"the order is not clearly better: {interval(order)} more pairs in the right order;"
            f" at least {MARGIN:.1%} is asked, with the whole interval above zero",
        })
    if loss.low <= 0:
        found.append({
            "zh": f"预测没有明显变好:对数损失减少{loss.gain:.4f}[{loss.low:.4f},{loss.high:.4f}],要求区间在零以上",
            "en": "chances are not clearly better foretold: log-loss falls by"
            f" {loss.gain:.4f} [{loss.low:.4f}, {loss.high:.4f}]; the whole interval must be above zero",
        })
    for each in groups:
        if each.loses and each.order is not None:
            zh, en = group_name(each.trait, each.value)
            found.append({
                "zh": f"这一群体会吃亏:{zh},排对的变化{interval(each.order)},最多容许少{TOLERANCE:.1%}",
                "en": f"a group would lose: {en}, {interval(each.order)} pairs in the right order;"
                f" at most {TOLERANCE:.1%} fewer is tolerated",
            })
    return tuple(found)


def in_favour(order: Measure) -> Text:
    """Why it is adopted."""
    return {
        "zh": f"没学过的家庭里,排对的从{order.standing:.1%}升到{order.learned:.1%},变化{interval(order)};能判断的群体没有吃亏的",
        "en": f"for families not learned from, pairs in the right order rise from {order.standing:.1%} to"
        f" {order.learned:.1%}: {interval(order)}; no group that can be judged loses",
    }


def interval(order: Measure) -> str:
    """A gain in pairs with its interval, as text."""
    return f"{order.gain:+.1%} [{order.low:+.1%}, {order.high:+.1%}]"


def group_name(trait: str, value: str) -> tuple[str, str]:
    """A group's name in Chinese and English."""
    zh, en = _TRAITS[trait]
    value_zh, value_en = _VALUES.get((trait, value), (value, value))
    return f"{zh}{value_zh}", f"{en} {value_en}"


_TRAITS = {
    "province": ("省份", "province"),
    "age": ("年龄", "age"),
    "disability": ("残疾", "disability"),
    "ethnicity": ("民族", "ethnicity"),
}
_VALUES = {
    ("age", "household"): ("(整户)", "(family as one)"),
    ("age", "unknown"): ("不明", "unknown"),
    ("disability", "yes"): ("有", "yes"),
    ("disability", "no"): ("无", "no"),
    ("disability", "unknown"): ("不明", "unknown"),
}
