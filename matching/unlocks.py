"""Recognitions within reach, and what would open once their status is granted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matching.eligibility import Assessment, Assessor
from matching.formula import Decision, Known, Variable
from matching.recognitions import granted
from matching.verdict import Verdict

_ORDER = {Verdict.NOT_ELIGIBLE: 0, Verdict.TO_BE_CHECKED: 1, Verdict.ELIGIBLE: 2}


def unlocks(open_ones: Iterable[Assessment], assessor: Assessor) -> list[dict[str, Any]]:
    """What each recognition that is not ruled out would bring nearer, the most first.

    A candidate counts where it stands better with the status granted than with it refused, so that
    a status which bars something opens nothing there. `open_ones` are best first.
    """
    open_ones = list(open_ones)
    within_reach: dict[str, Assessment] = {}
    for each in open_ones:
        if each.resource.grants:
            within_reach.setdefault(each.resource.id, each)
    found = []
    for each in within_reach.values():
        gain = granted(each.resource, each.subject, assessor)
        opens = [
            other.resource.id
            for other in open_ones
            if other.resource.id != each.resource.id and _is_opened(other, gain, assessor)
        ]
        if opens:
            found.append({
                "resource": each.resource.id,
                "names": dict(each.resource.names),
                "subject": each.subject,
                "grants": list(each.resource.grants),
                "opens": list(dict.fromkeys(opens)),
            })
    return sorted(found, key=lambda each: (-len(each["opens"]), each["resource"]))


def _is_opened(other: Assessment, gain: frozenset[Variable], assessor: Assessor) -> bool:
    if not gain.intersection(other.missing):
        return False

    def supposing(answer: bool) -> tuple[int, int]:
        return _standing(assessor.supposing(other.resource, other.subject, dict.fromkeys(gain, Known(value=answer))))

    return supposing(True) > supposing(False)


def _standing(decision: Decision) -> tuple[int, int]:
    return _ORDER[Verdict.of(decision.truth)], -len(decision.missing)
