"""Recognitions within reach, and what would open once their status is granted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from matching.conflicts import Conflicts, replaced
from matching.eligibility import Assessment, Assessor
from matching.formula import Decision, Known, Variable
from matching.ranking import is_far_fetched
from matching.recognitions import Holding, granted
from matching.verdict import Verdict

_ORDER = {Verdict.NOT_ELIGIBLE: 0, Verdict.TO_BE_CHECKED: 1, Verdict.ELIGIBLE: 2}


def unlocks(open_ones: Iterable[Assessment], held: Sequence[Holding], assessor: Assessor) -> list[dict[str, Any]]:
    """What each recognition that is likely for somebody would bring nearer, the most first.

    A candidate counts where it stands better with the status granted than with it refused, so that
    a status which bars something opens nothing there. `open_ones` are best first. What cannot be had
    beside what is `held` is neither recognised nor opened, unless it is a better rung: it says what it replaces.
    """
    conflicts = Conflicts(assessor.catalogue, assessor.household.region)
    replacing = [(each, replaced(Holding(each.resource, each.subject), held, conflicts)) for each in open_ones]
    possible = [(each, instead) for each, instead in replacing if instead is not None]
    within_reach: dict[str, tuple[Assessment, list[Holding]]] = {}
    for each, instead in possible:
        if each.resource.grants and is_likely(each, assessor):
            within_reach.setdefault(each.resource.id, (each, instead))
    found = []
    for each, instead in within_reach.values():
        gain = granted(each.resource, each.subject, assessor)
        opens = [
            other.resource.id
            for other, _ in possible
            if other.resource.id != each.resource.id and _is_opened(other, gain, assessor)
        ]
        if opens:
            found.append({
                "resource": each.resource.id,
                "names": dict(each.resource.names),
                "subject": each.subject,
                "grants": list(each.resource.grants),
                "opens": list(dict.fromkeys(opens)),
                "replaces": [each.value() for each in instead],
            })
    return sorted(found, key=lambda each: (-len(each["opens"]), each["resource"]))


def is_likely(assessment: Assessment, assessor: Assessor) -> bool:
    """Whether somebody could truly have it: he is eligible, or nothing that nobody expects is asked or granted."""
    if assessment.verdict is Verdict.ELIGIBLE:
        return True
    grants = granted(assessment.resource, assessment.subject, assessor)
    return not is_far_fetched(assessment, assessor) and not any(assessor.expectations.usual(each) is not None for each in grants)


def _is_opened(other: Assessment, gain: frozenset[Variable], assessor: Assessor) -> bool:
    if not gain.intersection(other.missing):
        return False

    def supposing(answer: bool) -> tuple[int, int]:
        return _standing(assessor.supposing(other.resource, other.subject, dict.fromkeys(gain, Known(value=answer))))

    return supposing(True) > supposing(False)


def _standing(decision: Decision) -> tuple[int, int]:
    return _ORDER[Verdict.of(decision.truth)], -len(decision.missing)
