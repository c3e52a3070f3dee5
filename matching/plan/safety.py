"""A home with violence: what must not reach the one who hurts before the victim is safe, and what is not tried there.

反家庭暴力法第五条 (尊重受害人真实意愿,保护当事人隐私; https://github.com/LawRefBook/Laws/blob/3cd6e86b80f0fac5478dc34216c80e8c0a82b9f0/社会法/反家庭暴力法.md).
That whoever lives in a home signs its joint application and hears of its income check, and that nobody brings victim and perpetrator to
one table, is general knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matching.eligibility import Assessor
from matching.household import HOUSEHOLD, Need

# What nobody mediates where somebody is beaten.
QUARREL = "conflict"
CAUTION = {
    "zh": "全家一起申请、要家人签字或核对收入,可能让施暴的人知道:先单独问受害人愿不愿意、什么时候办",
    "en": "applied for by the whole family (signatures, an income check), which may tell the one who hurts: first ask the victim alone whether and when",
}
NO_MEDIATION = {
    "zh": "家里有暴力:先顾安全,不劝和、不叫双方到一起调解;请问妇联12338、派出所、法律援助",
    "en": "violence at home: safety first, no reconciling and no mediation face to face; ask the Women's Federation (12338), the police, legal aid",
}


def has_violence(assessor: Assessor) -> bool:
    """Whether somebody of the home certainly suffers violence there, or is in danger of it."""
    names = ("event.domestic_violence", "event.domestic_violence_threat")
    return any(assessor.facts.value(member.id, name) is True for member in assessor.household.members for name in names)


def caution(subjects: Iterable[str], assessor: Assessor) -> dict[str, Any] | None:
    """What to ask the victim before a step for these; None where there is nothing to."""
    return dict(CAUTION) if HOUSEHOLD in subjects and has_violence(assessor) else None


def is_left_alone(need: Need, assessor: Assessor) -> bool:
    """Whether a need is not worked on as long as there is violence."""
    return need.type == QUARREL and has_violence(assessor)
