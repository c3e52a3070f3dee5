"""The questions worth asking next: those whose answers decide the most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from matching.catalogue import Catalogue
from matching.eligibility import Assessment, Assessor
from matching.formula import Variable
from matching.household import HOUSEHOLD, Household
from matching.missing import describe
from matching.verdict import Verdict


# How much of its points a question keeps that is painful to be asked (an infection, violence, a crime): it comes
# up where it decides something, but not before what is asked lightly.
HESITANT = 0.25
# The family can answer these, but for a fact of the region; for anything else somebody has to call an office.
ASKED_OF_FAMILY = frozenset({"fact", "question"})
OF_OFFICE = 0.5


@dataclass(slots=True)
class _Tally:
    points: float = 0.0
    settles: list[str] = field(default_factory=list)
    touches: list[str] = field(default_factory=list)
    example: tuple[Variable, Assessment] | None = None


def next_questions(
    weighed: Iterable[tuple[float, Assessment]], assessor: Assessor, limit: int | None = 5
) -> list[dict[str, Any]]:
    """The best questions, most deciding first; all of them where `limit` is None.

    `weighed` pairs each assessment with its worth (its score). A question earns from each that is open its
    worth times what the answer is expected to change: how far, over the plausible answers, the probability moves
    that the subject is eligible. It keeps a part of that where it is hard to ask. `settles` lists the resources
    that some answer settles at once, `touches` the others.
    """
    catalogue, facts = assessor.catalogue, assessor.facts
    tallies: dict[Variable, _Tally] = {}
    for worth, assessment in weighed:
        if assessment.verdict is not Verdict.TO_BE_CHECKED:
            continue
        for variable, stake in assessor.stakes(assessment.resource, assessment.subject).items():
            tally = tallies.setdefault(_asked_once(variable, catalogue, facts.household), _Tally())
            tally.points += worth * stake.gain * _ease(variable, catalogue)
            (tally.settles if stake.settles else tally.touches).append(assessment.resource.id)
            tally.example = tally.example or (variable, assessment)
    ordered = sorted(tallies.items(), key=lambda item: (-item[1].points, item[0]))
    return [_question(tally, variable, assessor) for variable, tally in ordered[:limit]]


def _ease(variable: Variable, catalogue: Catalogue) -> float:
    fact = catalogue.vocabulary.facts.get(variable.name)
    if variable.kind not in ASKED_OF_FAMILY or (fact is not None and fact.scope == "region"):
        return OF_OFFICE
    return HESITANT if fact is not None and fact.sensitivity == "high" else 1.0


def _asked_once(variable: Variable, catalogue: Catalogue, household: Household) -> Variable:
    """What holds for the whole family (a household's status) is one question, not one a member."""
    fact = catalogue.vocabulary.facts.get(variable.name)
    if variable.kind == "fact" and fact is not None and fact.is_shared(variable.element) and fact.type != "region":
        return variable._replace(subject=HOUSEHOLD)
    return variable


def _question(tally: _Tally, variable: Variable, assessor: Assessor) -> dict[str, Any]:
    """The question; where a place is expected as the answer it is `expected`."""
    assert tally.example is not None
    asked, assessment = tally.example
    described = describe(asked, assessment.resource, assessor.catalogue, assessor.facts)
    expected = assessor.expectations.usual(asked)
    return {
        **described,
        **({"expected": expected} if expected == assessor.household.region else {}),
        "subject": variable.subject,
        "points": round(tally.points, 3),
        "settles": list(dict.fromkeys(tally.settles)),
        "touches": [each for each in dict.fromkeys(tally.touches) if each not in tally.settles],
    }
