"""The questions worth asking next: those whose answers decide the most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from matching.catalogue import Catalogue
from matching.eligibility import Assessment
from matching.formula import Variable
from matching.household import HOUSEHOLD, Household
from matching.knowledge import Facts
from matching.missing import describe
from matching.verdict import Verdict


# How much of its points a question keeps that is painful to be asked (an infection, violence, a crime), or is
# about something rare: it comes up where it decides something, but not before what is likely and asked lightly.
HESITANT = 0.25


@dataclass(slots=True)
class _Tally:
    points: float = 0.0
    settles: list[str] = field(default_factory=list)
    touches: list[str] = field(default_factory=list)
    example: tuple[Variable, Assessment] | None = None


def next_questions(
    weighed: Iterable[tuple[float, Assessment]], catalogue: Catalogue, facts: Facts, limit: int | None = 5
) -> list[dict[str, Any]]:
    """The best questions, most deciding first; all of them where `limit` is None.

    `weighed` pairs each open assessment with its weight (its score). A question earns from each the
    weight times the share of its answers that would settle the matter at once, or else its even share
    of the answers still needed; a painful or far-fetched question earns a part of it. `settles` and `touches` list the
    resources.
    """
    tallies: dict[Variable, _Tally] = {}
    for weight, assessment in weighed:
        if assessment.verdict is not Verdict.TO_BE_CHECKED:
            continue
        count = len(assessment.missing)
        for variable, decisiveness in zip(assessment.missing, assessment.decisiveness, strict=True):
            tally = tallies.setdefault(_asked_once(variable, catalogue, facts.household), _Tally())
            gain = weight * (decisiveness if decisiveness else 0.5 / count)
            tally.points += gain * (HESITANT if _hesitates(variable, catalogue) else 1.0)
            (tally.settles if decisiveness else tally.touches).append(assessment.resource.id)
            tally.example = tally.example or (variable, assessment)
    ordered = sorted(tallies.items(), key=lambda item: (-item[1].points, item[0]))
    return [_question(tally, variable, catalogue, facts) for variable, tally in ordered[:limit]]


def _hesitates(variable: Variable, catalogue: Catalogue) -> bool:
    fact = catalogue.vocabulary.facts.get(variable.name)
    painful = fact is not None and fact.sensitivity == "high"
    return painful or catalogue.vocabulary.is_rare(variable.name, variable.element)


def _asked_once(variable: Variable, catalogue: Catalogue, household: Household) -> Variable:
    """What holds for the whole family (a household's status) is one question, not one a member."""
    fact = catalogue.vocabulary.facts.get(variable.name)
    if variable.kind == "fact" and fact is not None and fact.is_shared(variable.element) and fact.type != "region":
        return variable._replace(subject=HOUSEHOLD)
    return variable


def _question(tally: _Tally, variable: Variable, catalogue: Catalogue, facts: Facts) -> dict[str, Any]:
    assert tally.example is not None
    asked, assessment = tally.example
    described = describe(asked, assessment.resource, catalogue, facts)
    return {
        **described,
        "subject": variable.subject,
        "points": round(tally.points, 3),
        "settles": list(dict.fromkeys(tally.settles)),
        "touches": [each for each in dict.fromkeys(tally.touches) if each not in tally.settles],
    }
