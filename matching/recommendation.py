"""One household's recommendation: what fits, what does not and why, and what to ask next.

Pure: a household and a catalogue in, one plain value of the documented shape out
(`python run.py schema recommendation`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matching.catalogue import Catalogue, Resource
from matching.eligibility import Assessment, Assessor, Reason
from matching.household import HOUSEHOLD, Household, Need
from matching.missing import describe, question
from matching.needs import NeedMatch, best_match
from matching.questions import next_questions
from matching.ranking import Factor, factors, score
from matching.services import Offer, serving
from matching.shown_needs import shown_needs
from matching.sources import public_sources
from matching.verdict import Verdict

# To be checked is worth showing without a need only where this much of it already holds.
_PROGRESS_ALONE = 0.45
_ORDER = {Verdict.ELIGIBLE: 0, Verdict.TO_BE_CHECKED: 1, Verdict.NOT_ELIGIBLE: 2}


@dataclass(frozen=True, slots=True)
class Ranked:
    """One assessment with its needs, factors and score."""

    assessment: Assessment
    matches: tuple[NeedMatch, ...]
    factors: tuple[Factor, ...]

    @property
    def score(self) -> float:
        """The sum of the factors' points."""
        return score(self.factors)

    @property
    def key(self) -> tuple[Any, ...]:
        """The order: score, then verdict, then ids (ties are broken openly)."""
        assessment = self.assessment
        return (-round(self.score, 9), _ORDER[assessment.verdict], assessment.resource.id, assessment.subject)


def recommend(
    household: Household, catalogue: Catalogue, offers: Sequence[Offer] = (), limit: int = 20
) -> dict[str, Any]:
    """The recommendation for a household at its as-of date, at most `limit` candidates."""
    assessor = Assessor(household, catalogue)
    shown = shown_needs(assessor, catalogue)
    ranked = _rank(assessor, catalogue, shown)
    candidates = [each for each in ranked if _worth_showing(each)]
    best = _best_subject(candidates)
    open_ones = [(each.score, each.assessment) for each in candidates]
    listed = best[:limit]
    return {
        "household": assessor.household.id,
        "region": assessor.household.region,
        "as_of": assessor.facts.as_of.isoformat(),
        "needs": [_need(need, stated=True) for need in assessor.household.needs]
        + [_need(need, stated=False) for need in shown],
        "candidates": [
            _candidate(position, each, candidates, assessor, catalogue, listed)
            for position, each in enumerate(listed, 1)
        ],
        "services": _services(assessor.household, shown, catalogue, offers),
        "ruled_out": _ruled_out(ranked, assessor),
        "questions": next_questions(open_ones, catalogue, assessor.facts),
        "unlocks": _unlocks(candidates, assessor, catalogue),
        "warnings": warnings(assessor),
        "total_candidates": len(best),
    }


def warnings(assessor: Assessor) -> list[dict[str, Any]]:
    """Recorded facts that contradict what follows from others; the worker should look again."""
    vocabulary = assessor.catalogue.vocabulary
    return [
        {
            "subject": subject,
            "fact": name,
            "element": element,
            "text": {
                "zh": f"与其他记录不符({because['zh']}),请再核实:{question(vocabulary.get(name), element)['zh']}",
                "en": f"contradicts another record ({because['en']}), look again: {question(vocabulary.get(name), element)['en']}",
            },
        }
        for (subject, name, element), because in assessor.household.conflicts.items()
    ]


def _rank(assessor: Assessor, catalogue: Catalogue, shown: Sequence[Need]) -> list[Ranked]:
    found = []
    for resource in catalogue.resources.values():
        for subject in assessor.subjects(resource):
            assessment = assessor.assess(resource, subject)
            matches = best_match(
                assessor.household.needs, shown, resource.needs, subject, catalogue.needs
            )
            found.append(Ranked(assessment, tuple(matches), factors(assessment, matches)))
    return sorted(found, key=lambda each: each.key)


def _worth_showing(ranked: Ranked) -> bool:
    assessment = ranked.assessment
    if assessment.verdict is Verdict.NOT_ELIGIBLE:
        return False
    if assessment.verdict is Verdict.ELIGIBLE or ranked.matches:
        return True
    progress = next(factor.value for factor in ranked.factors if factor.name == "verdict")
    return progress >= _PROGRESS_ALONE


def _best_subject(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Each resource once, for the subject it fits best; `same_as` records once too."""
    seen: set[str] = set()
    found = []
    for each in ranked:
        resource = each.assessment.resource
        same = {resource.id, *resource.record.get("same_as", ())}
        if not seen.intersection(same):
            found.append(each)
        seen.update(same)
    return found


def _need(need: Need, *, stated: bool) -> dict[str, Any]:
    return {"type": need.type, "member": need.member, "stated": stated}


def _candidate(
    position: int,
    ranked: Ranked,
    every: Sequence[Ranked],
    assessor: Assessor,
    catalogue: Catalogue,
    listed: Sequence[Ranked],
) -> dict[str, Any]:
    assessment, resource = ranked.assessment, ranked.assessment.resource
    record = resource.record
    others = [
        {"subject": each.assessment.subject, "verdict": each.assessment.verdict.value}
        for each in every
        if each.assessment.resource is resource and each is not ranked
    ]
    return {
        "rank": position,
        "resource": resource.id,
        "kind": resource.kind,
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
            for each in ranked.factors
        ],
        **explanation(assessment, assessor, catalogue),
        "path": _path(ranked, assessor),
        "other_subjects": others,
        "benefit": record.get("benefit"),
        "documents": record.get("documents") or [],
        "apply_at": record.get("apply_at"),
        "verified": record.get("verified"),
        "sources": public_sources(record, resource.id, catalogue),
    }  # fmt: skip


def explanation(assessment: Assessment, assessor: Assessor, catalogue: Catalogue) -> dict[str, Any]:
    """The reasons and the missing facts of an assessment, as plain values."""
    return {
        "reasons": [reason_value(each, assessment, assessor) for each in assessment.reasons],
        "missing": [
            describe(variable, assessment.resource, catalogue, assessor.facts)
            for variable in assessment.missing
        ],
    }


def reason_value(reason: Reason, assessment: Assessment, assessor: Assessor) -> dict[str, Any]:
    """One reason as a plain value, with the facts it used and where each comes from."""
    condition = reason.condition
    found: dict[str, Any] = {
        "id": reason.id,
        "text": dict(reason.text),
        "role": reason.role,
        "group": reason.group,
        "verdict": reason.verdict.value,
        "deciding": reason.deciding,
    }
    if condition is not None:
        found["facts"] = [_fact_used(name, assessment.subject, assessor) for name in condition.facts]
        found["source"] = condition.source
        found["seen"] = condition.seen
    return found


def _fact_used(name: str, subject: str, assessor: Assessor) -> dict[str, Any]:
    scope = name.split(".", 1)[0]
    owner = HOUSEHOLD if scope == "household" else "region" if scope == "region" else subject
    if scope == "person" and subject == HOUSEHOLD:
        owner = assessor.household.head
    value = assessor.facts.value(owner, name)
    if value is not None and hasattr(value, "elements"):
        value = {"known": dict(value.elements), "complete": value.complete}
    elif value is not None and hasattr(value, "isoformat"):
        value = value.isoformat()
    found = {"fact": name, "subject": owner, "value": value}
    implied = assessor.household.implied.get((owner, name))
    if implied:
        found["follows_from"] = dict(implied)
    return found


def _path(ranked: Ranked, assessor: Assessor) -> list[dict[str, str]]:
    """The way through the graph from the family to the resource."""
    resource = ranked.assessment.resource
    family = f"family:{assessor.household.id}"
    target = f"{'fund' if resource.kind == 'fund' else 'program'}:{resource.id}"
    if not ranked.matches:
        region = f"region:{assessor.household.region}"
        return [
            {"from": family, "type": "LIVES_IN", "to": region},
            {"from": target, "type": "COVERS", "to": region},
        ]
    match = ranked.matches[0]
    need = f"need:{assessor.household.id}:{match.need.type}"
    steps = [
        {"from": family, "type": "HAS_NEED", "to": need},
        {"from": need, "type": "OF_TYPE", "to": f"need_type:{match.need.type}"},
    ]
    if match.addressed != match.need.type:
        steps.append({
            "from": f"need_type:{match.need.type}",
            "type": "BROADER" if match.closeness > 0.5 else "RELATED",
            "to": f"need_type:{match.addressed}",
        })
    return [*steps, {"from": target, "type": "ADDRESSES", "to": f"need_type:{match.addressed}"}]


def _services(
    household: Household, shown: Sequence[Need], catalogue: Catalogue, offers: Sequence[Offer]
) -> list[dict[str, Any]]:
    """Agencies' services in the place; whether there is room is always to be checked."""
    found = []
    for offer in serving(offers, household.region):
        matches = best_match(
            household.needs, shown, offer.service.get("needs", ()), HOUSEHOLD, catalogue.needs
        )
        found.append({
            "resource": offer.id,
            "kind": "service",
            "names": {"zh": offer.service["name_zh"], "en": offer.service["name_en"]},
            "agency": {
                "id": offer.agency["id"], "zh": offer.agency["name_zh"], "en": offer.agency["name_en"],
            },
            "verdict": Verdict.TO_BE_CHECKED.value,
            "needs_served": [match.need.type for match in matches],
            "closeness": sum(match.closeness for match in matches),
            "missing": [{
                "kind": "capacity", "subject": HOUSEHOLD,
                "question": {"zh": "机构现在还接新个案吗?", "en": "Does the agency take new cases now?"},
                "ask": {"zh": offer.agency["name_zh"], "en": offer.agency["name_en"]},
            }],
            "path": [
                {"from": f"family:{household.id}", "type": "LIVES_IN", "to": f"region:{household.region}"},
                {"from": f"agency:{offer.agency['id']}", "type": "COVERS", "to": f"region:{household.region}"},
                {"from": f"agency:{offer.agency['id']}", "type": "OFFERS", "to": f"service:{offer.service['id']}"},
            ],
            "sources": public_sources(offer.agency, offer.agency["id"], catalogue),
        })  # fmt: skip
    return sorted(found, key=lambda each: (-each["closeness"], each["resource"]))


def _ruled_out(ranked: Sequence[Ranked], assessor: Assessor) -> list[dict[str, Any]]:
    """What a worker might have expected (it serves a need here) but is ruled out, with the reason."""
    open_ids = {
        each.assessment.resource.id
        for each in ranked
        if each.assessment.verdict is not Verdict.NOT_ELIGIBLE
    }
    found: dict[str, dict[str, Any]] = {}
    for each in ranked:
        assessment = each.assessment
        resource: Resource = assessment.resource
        expected = [match for match in each.matches if match.closeness == 1.0 and match.stated]
        if resource.id in open_ids or not expected or resource.id in found:
            continue
        found[resource.id] = {
            "resource": resource.id,
            "kind": resource.kind,
            "names": dict(resource.names),
            "subject": assessment.subject,
            "verdict": assessment.verdict.value,
            "needs": [match.need.type for match in expected],
            "reasons": [
                reason_value(reason, assessment, assessor) for reason in assessment.reasons if reason.deciding
            ],
        }
    return list(found.values())


def _unlocks(
    candidates: Sequence[Ranked], assessor: Assessor, catalogue: Catalogue
) -> list[dict[str, Any]]:
    """Recognitions within reach, and the candidates that wait for the status they grant."""
    waiting: dict[str, list[str]] = {}
    for each in candidates:
        for variable in each.assessment.missing:
            if variable.name == "person.statuses" and variable.element:
                waiting.setdefault(variable.element, []).append(each.assessment.resource.id)
            if variable.name == "person.disability_certificate":
                waiting.setdefault("disability_certificate", []).append(each.assessment.resource.id)
    open_ids = {each.assessment.resource.id for each in candidates}
    found = []
    for resource in catalogue.resources.values():
        opens = [
            target
            for status in resource.grants
            for target in dict.fromkeys(waiting.get(status, ()))
            if target != resource.id
        ]
        if opens and resource.id in open_ids:
            found.append({
                "resource": resource.id,
                "names": dict(resource.names),
                "grants": list(resource.grants),
                "opens": list(dict.fromkeys(opens)),
            })
    return sorted(found, key=lambda each: (-len(each["opens"]), each["resource"]))
