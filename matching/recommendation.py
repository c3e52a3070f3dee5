"""One household's recommendation: what fits, what does not and why, and what to ask next.

Pure: a household and a catalogue in, one plain value of the documented shape out
(`python run.py schema recommendation`).
"""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matching import regions
from matching.agencies import KIND as AGENCY
from matching.catalogue import Catalogue
from matching.conflicts import Conflicts, meet, replaced
from matching.description import description
from matching.eligibility import Assessment, Assessor
from matching.explanations import explanation, reason_value, warnings
from matching.household import HOUSEHOLD, Household, Need
from matching.learning.learned import Learned
from matching.learning.outcomes import kind_of
from matching.needs import RELATED, NeedMatch, best_match, urgent_needs
from matching.paths import path
from matching.questions import next_questions
from matching.ranking import Factor, factors, score
from matching.recognitions import Holding, is_held
from matching.resources import Resource
from matching.shown_needs import every_need
from matching.unlocks import unlocks
from matching.verdict import Verdict

# To be checked is worth showing without a need only where this much of it already holds.
_PROGRESS_ALONE = 0.5
# How much a question counts for what serves no need of the family; else as close as it is to the very need.
_UNASKED = 0.25
# How many times it counts where it serves a need that cannot wait, and where it would be refused unless something rare is so.
_CANNOT_WAIT, _FAR_FETCHED = 2.0, 0.25
_ORDER = {Verdict.ELIGIBLE: 0, Verdict.TO_BE_CHECKED: 1, Verdict.NOT_ELIGIBLE: 2}


@dataclass(frozen=True, slots=True)
class Ranked:
    """One assessment with its needs, factors and score; `place` is the subject's among the members, `held`
    whether the subject has it already, `far_fetched` whether only something rare would open it."""

    assessment: Assessment
    matches: tuple[NeedMatch, ...]
    factors: tuple[Factor, ...]
    place: int
    held: bool
    far_fetched: bool

    @property
    def holding(self) -> Holding:
        """What would be held, by whom."""
        return Holding(self.assessment.resource, self.assessment.subject)

    @property
    def id(self) -> tuple[str, str]:
        """The resource's id and the subject, by which it is known."""
        return self.assessment.resource.id, self.assessment.subject

    @property
    def score(self) -> float:
        """The sum of the factors' points."""
        return score(self.factors)

    @property
    def key(self) -> tuple[Any, ...]:
        """The order: score, verdict, the resource's id, the members' order (ties are broken openly)."""
        assessment = self.assessment
        return (-round(self.score, 9), _ORDER[assessment.verdict], assessment.resource.id, self.place)


def recommend(
    household: Household, catalogue: Catalogue, limit: int = 20, learned: Learned | None = None
) -> dict[str, Any]:
    """The recommendation for a household at its as-of date, at most `limit` candidates.

    What was `learned` from outcomes only changes their order: who they are for, their verdicts, the
    questions and what is ruled out stay as they are without it.
    """
    assessor = Assessor(household, catalogue)
    needs = every_need(assessor, catalogue)
    ranked = rank(assessor, catalogue, needs)
    candidates = [each for each in ranked if worth_showing(each, assessor.household.region)]
    best = _best_subject(candidates)
    if learned is not None:
        best = sorted((_with_learned(each, learned, assessor) for each in best), key=lambda each: each.key)
    listed = best[:limit]
    holdings = held(ranked)
    return {
        "household": assessor.household.id,
        "region": assessor.household.region,
        "as_of": assessor.facts.as_of.isoformat(),
        "needs": [need_value(need, catalogue) for need in needs],
        "candidates": [
            _candidate(position, each, candidates, assessor, catalogue, listed)
            for position, each in enumerate(listed, 1)
        ],
        "held": [each.value() for each in holdings],
        "ruled_out": _ruled_out(ranked, assessor),
        "questions": questions(ranked, assessor),
        "unlocks": unlocks([each.assessment for each in candidates], holdings, assessor),
        "warnings": warnings(assessor),
        "total_candidates": len(best),
    }


def open_questions(assessor: Assessor) -> list[dict[str, Any]]:
    """Every question that is open for a household, the one worth asking first at the head."""
    catalogue = assessor.catalogue
    return questions(rank(assessor, catalogue, every_need(assessor, catalogue)), assessor, limit=None)


def questions(ranked: Sequence[Ranked], assessor: Assessor, limit: int | None = 5) -> list[dict[str, Any]]:
    """The questions worth asking next, over all that the family could still turn out to be eligible for and may
    have beside what it has already."""
    conflicts = Conflicts(assessor.catalogue, assessor.household.region)
    holdings, umbrellas = held(ranked), carried_out(ranked)
    served = dict.fromkeys(match.need for each in ranked for match in each.matches)
    urgent = urgent_needs(served, assessor.catalogue.needs)
    within_reach = [
        (weight(each, urgent), each.assessment)
        for each in ranked
        if _is_within_reach(each, assessor.household.region)
        and each.id not in umbrellas
        and replaced(each.holding, holdings, conflicts) is not None
    ]
    return next_questions(within_reach, assessor, limit)


def weight(ranked: Ranked, urgent: Container[Need]) -> float:
    """How much it counts to find out whether somebody is eligible."""
    return ranked.score * _pressing(ranked.matches, urgent) * (_FAR_FETCHED if ranked.far_fetched else 1.0)


def _pressing(matches: Sequence[NeedMatch], urgent: Container[Need]) -> float:
    """How much it is asked for: as close as it is to a need of the family, more where that cannot wait."""
    served = (each.closeness * (_CANNOT_WAIT if each.need in urgent and each.closeness > RELATED else 1.0) for each in matches)
    return max(served, default=_UNASKED)


def held(ranked: Iterable[Ranked]) -> list[Holding]:
    """What somebody has already, of everything that was `ranked`.

    A variant (`parent`) that grants what the held parent grants is not listed beside it.
    """
    having = sorted((each for each in ranked if each.held), key=lambda each: (each.assessment.resource.id, each.place))
    found = [each.holding for each in having]
    ids = {each.resource.id for each in found}
    return [each for each in found if each.resource.record.get("parent") not in ids]


def carried_out(ranked: Sequence[Ranked]) -> dict[tuple[str, str], Holding]:
    """What is looked at in the place of an umbrella: of each that is only to be checked the best of those `through` which its
    help is given that may be had."""
    found = {}
    for each in ranked:
        through = each.assessment.resource.record.get("through", ())
        if through and each.assessment.verdict is Verdict.TO_BE_CHECKED:
            open_ones = (other for other in ranked if other.assessment.resource.id in through and _may_be_had(other))
            instead = next((other.holding for other in open_ones if meet(each.assessment.subject, other.assessment.subject)), None)
            if instead is not None:
                found[each.id] = instead
    return found


def _may_be_had(ranked: Ranked) -> bool:
    return ranked.assessment.verdict is not Verdict.NOT_ELIGIBLE and not ranked.far_fetched and not ranked.held


def rank(assessor: Assessor, catalogue: Catalogue, needs: Sequence[Need]) -> list[Ranked]:
    """Everything that reaches this place, for each subject; what is for elsewhere nobody here expects.
    Two records of one scheme are one resource: the leading one's conditions count."""
    household = assessor.household

    @functools.cache
    def matched(addressed: tuple[str, ...], subject: str) -> tuple[NeedMatch, ...]:
        return tuple(best_match(needs, addressed, subject, catalogue.needs))

    found = []
    for resource in catalogue.resources.values():
        if resource.leading is not None or not resource.reaches(household.region):
            continue
        for place, subject in enumerate(assessor.subjects(resource)):
            assessment = assessor.assess(resource, subject, reasons=False)
            matches = matched(resource.needs, subject)
            expected, met = assessor.as_expected(assessment)
            points, far_fetched = factors(assessment, matches, expected, met), expected.truth is False
            found.append(Ranked(assessment, matches, points, place, is_held(resource, subject, assessor), far_fetched))
    return sorted(found, key=lambda each: each.key)


def _with_learned(ranked: Ranked, learned: Learned, assessor: Assessor) -> Ranked:
    assessment = ranked.assessment
    added = learned.factors(assessment.resource.id, kind_of(assessor, assessment.subject))
    return replace(ranked, factors=ranked.factors + added)


def worth_showing(ranked: Ranked, region: str) -> bool:
    """Whether it is not ruled out and near, and serves a need, is certain, or is likely and holds in good part already."""
    assessment = ranked.assessment
    if not _is_within_reach(ranked, region):
        return False
    if assessment.verdict is Verdict.ELIGIBLE or ranked.matches:
        return True
    if ranked.far_fetched:
        return False
    return assessment.met >= _PROGRESS_ALONE


def _is_within_reach(ranked: Ranked, region: str) -> bool:
    assessment = ranked.assessment
    if ranked.held or assessment.verdict is Verdict.NOT_ELIGIBLE:
        return False
    return assessment.resource.kind != AGENCY or _is_near(assessment.resource, region)


def _is_near(agency: Resource, region: str) -> bool:
    return any(regions.contains(code, region) for code in agency.likely_areas)


def _best_subject(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Each resource once, for the subject it fits best."""
    best: dict[str, Ranked] = {}
    for each in ranked:
        best.setdefault(each.assessment.resource.id, each)
    return list(best.values())


def need_value(need: Need, catalogue: Catalogue) -> dict[str, Any]:
    """A need as a plain value: its type and names, whose, and whether stated, shown or likely, and why."""
    found = {
        "type": need.type,
        "names": dict(catalogue.needs[need.type]["names"]),
        "member": need.member,
        "stated": need.basis == "stated",
        "basis": need.basis,
    }
    return found if need.because is None else found | {"because": dict(need.because)}


def _candidate(
    position: int,
    ranked: Ranked,
    every: Sequence[Ranked],
    assessor: Assessor,
    catalogue: Catalogue,
    listed: Sequence[Ranked],
) -> dict[str, Any]:
    resource = ranked.assessment.resource
    assessment = assessor.assess(resource, ranked.assessment.subject)
    others = [
        {"subject": each.assessment.subject, "verdict": each.assessment.verdict.value}
        for each in every
        if each.assessment.resource is resource and each.assessment is not ranked.assessment
    ]
    return {
        "rank": position,
        "resource": resource.id,
        "names": dict(resource.names),
        "subject": assessment.subject,
        "verdict": assessment.verdict.value,
        "verdict_label": assessment.verdict.label,
        "hint_only": resource.inferred,
        "quota": resource.quota,
        "needs_served": [
            {"need": match.need.type, "member": match.need.member, "addressed_by": match.addressed,
             "closeness": match.closeness, "stated": match.stated}
            for match in ranked.matches
        ],
        "score": ranked.score,
        "tied": sum(abs(each.score - ranked.score) < 1e-9 for each in listed) > 1,
        "factors": [
            {"name": each.name, "weight": each.weight, "value": each.value, "points": each.points}
            | ({} if each.because is None else {"because": dict(each.because)})
            for each in ranked.factors
        ],
        **explanation(assessment, assessor, catalogue),
        "path": path(
            assessor.household, resource, next(iter(ranked.matches), None), catalogue.needs
        ),
        "other_subjects": others,
        **description(resource, catalogue),
    }  # fmt: skip


def _ruled_out(ranked: Sequence[Ranked], assessor: Assessor) -> list[dict[str, Any]]:
    """What a worker might have expected (it serves a need here) but is ruled out, with the reason."""
    open_ids = {
        each.assessment.resource.id
        for each in ranked
        if each.assessment.verdict is not Verdict.NOT_ELIGIBLE
    }
    found: dict[str, dict[str, Any]] = {}
    for each in ranked:
        resource: Resource = each.assessment.resource
        expected = [match for match in each.matches if match.closeness == 1.0 and match.stated]
        if each.held or resource.id in open_ids or not expected or resource.id in found:
            continue
        assessment = assessor.assess(resource, each.assessment.subject)
        found[resource.id] = {
            "resource": resource.id,
            "kind": resource.kind,
            "names": dict(resource.names),
            "subject": assessment.subject,
            "verdict": assessment.verdict.value,
            "needs": [match.need.type for match in expected],
            "reasons": [
                reason_value(reason, assessor) for reason in assessment.reasons if reason.deciding
            ],
        }
    return list(found.values())
