"""Recognitions within reach, and what would open once their status is granted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matching.eligibility import Assessment, Assessor
from matching.formula import Decision, Known, Variable, decide
from matching.household import HOUSEHOLD
from matching.resources import Resource
from matching.verdict import Verdict

STATUSES = "person.statuses"
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
        given = granted(each.resource, each.subject, assessor)
        opens = [
            other.resource.id
            for other in open_ones
            if other.resource.id != each.resource.id and _is_opened(other, given, assessor)
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


def granted(resource: Resource, subject: str, assessor: Assessor) -> frozenset[Variable]:
    """The variables that the recognition makes true: a status, or a fact named in full."""
    members = [subject] if subject != HOUSEHOLD else [member.id for member in assessor.household.members]
    return frozenset(
        Variable("fact", member, grant) if "." in grant else Variable("fact", member, STATUSES, grant)
        for member in members
        for grant in resource.grants
    )


def _is_opened(other: Assessment, granted: frozenset[Variable], assessor: Assessor) -> bool:
    if not granted.intersection(other.missing):
        return False
    formula = assessor.formula(other.resource, other.subject)

    def supposing(answer: bool) -> tuple[int, int]:
        def known(variable: Variable) -> Known:
            return Known(value=answer) if variable in granted else assessor.known(variable)

        return _standing(decide(formula, known))

    return supposing(True) > supposing(False)


def _standing(decision: Decision) -> tuple[int, int]:
    return _ORDER[Verdict.of(decision.truth)], -len(decision.missing)
