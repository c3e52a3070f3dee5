"""The order of recommendations: one visible list of weights; the points add up to the score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.eligibility import Assessment, Assessor
from matching.formula import Decision
from matching.needs import NeedMatch
from matching.resources import Resource
from matching.verdict import Verdict

# name: (weight, why). A factor's value is 0..1; its points are weight x value. There is no cap on the
# sum and no rounding before the sum, so that scores do not saturate.
WEIGHTS: dict[str, tuple[float, str]] = {
    "need": (40.0, "serves a need, stated 1, shown by the facts 0.9 or only made likely by them 0.6; 0.75 of it where the resource is first for another, 0.75 where its terms are only inferred, 0.5 where it is far-fetched: refused unless something rare is so of which there is no hint"),
    "verdict": (30.0, "eligible 1; to be checked: 0.9 of the share of its conditions that are met or may be expected to be"),
    "answers": (12.0, "few facts are in doubt: 1 / (1 + number missing, without what is expected anyway)"),
    "local": (8.0, "made for this place: county 1, prefecture 0.8, province 0.5, nationwide 0"),
    "source": (6.0, "how well it is sourced: high 1, medium 0.6, low 0.2"),
    "open_to_family": (4.0, "the family may apply, no quota: 1; with a quota 0.3"),
}
_BASIS = {"stated": 1.0, "shown": 0.9, "likely": 0.6}
_SECONDARY = 0.75
_OPEN = 0.9
_INFERRED = 0.75
_FAR_FETCHED = 0.5
_CONFIDENCE = {"high": 1.0, "medium": 0.6, "low": 0.2}


@dataclass(frozen=True, slots=True)
class Factor:
    """One addend of a score; one that was learned says what from (`because`)."""

    name: str
    weight: float
    value: float
    because: Mapping[str, str] | None = None

    @property
    def points(self) -> float:
        """weight x value."""
        return self.weight * self.value


def factors(
    assessment: Assessment, matches: Sequence[NeedMatch], expected: Decision, likely_met: float
) -> tuple[Factor, ...]:
    """The factors of one assessment, by what would follow and be met `as_expected`; every weight of the list, zero or not."""
    resource, far_fetched = assessment.resource, expected.truth is False
    doubtful, met = (assessment.missing, assessment.met) if far_fetched else (expected.missing, likely_met)
    values = {
        "need": max((serves(match, resource, far_fetched) for match in matches), default=0.0),
        "verdict": 1.0 if assessment.verdict is Verdict.ELIGIBLE else _OPEN * met,
        "answers": 1.0 if assessment.verdict is Verdict.ELIGIBLE else 1.0 / (1 + len(doubtful)),
        "local": _locality(resource.regions or resource.known_areas),
        "source": _CONFIDENCE.get(str(resource.record.get("confidence")), 0.2),
        "open_to_family": 0.3 if resource.quota else 1.0,
    }
    return tuple(Factor(name, weight, values[name]) for name, (weight, _) in WEIGHTS.items())


def is_far_fetched(assessment: Assessment, assessor: Assessor) -> bool:
    """Whether it would be refused if what is not known were as it is expected to be."""
    return assessor.as_expected(assessment)[0].truth is False


def score(found: Sequence[Factor]) -> float:
    """The sum of the points."""
    return sum(factor.points for factor in found)


def serves(match: NeedMatch, resource: Resource, far_fetched: bool) -> float:
    """How well a resource serves a need, 0..1; the value of the factor "need" is that of the need it serves best."""
    value = match.closeness * _BASIS[match.need.basis] * (1.0 if match.primary else _SECONDARY)
    return value * (_INFERRED if resource.inferred else 1.0) * (_FAR_FETCHED if far_fetched else 1.0)


def _locality(codes: Sequence[str]) -> float:
    if not codes:
        return 0.0
    if all(code.endswith("0000") for code in codes):
        return 0.5
    return 0.8 if all(code.endswith("00") for code in codes) else 1.0
