"""The questions worth asking next: those whose answers decide the most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from matching.agencies import KIND as AGENCY
from matching.catalogue import Catalogue
from matching.eligibility import Assessment, Assessor
from matching.formula import Variable
from matching.household import HOUSEHOLD
from matching.missing import describe, question
from matching.resources import Resource
from matching.verdict import Verdict

# How much it counts to come nearer to what can be held, beside how much an answer tells of whether it can be: what is
# likely and nearly certain is asked to its end. (Tried on six families of the interview with 0, 1, 2 and 3: with 3 most of
# the plan is there after twenty questions.)
NEARER = 3.0
# How much of its points a question keeps whose answer is expected anyway; and one that only confirms what is taken to be so
# (somebody lives or is registered where the household is; who is beaten wants somebody to turn to).
EXPECTED, CONFIRMED = 0.4, 0.1
# How much of its points a question keeps that is painful to be asked (an infection, violence, a crime): it comes
# up where it decides something, but not before what is asked lightly.
HESITANT = 0.25
# The family can answer these, but for a fact of the region or what an agency is asked about itself; for anything else
# somebody has to call an office.
ASKED_OF_FAMILY = frozenset({"fact", "question"})
OF_OFFICE = 0.25
# How many elements of a list a question names.
_NAMED = 5


@dataclass(slots=True)
class _Tally:
    """What one question earns: in `whom` it asks about, how much of it each element of a list fact does."""

    example: tuple[Variable, Assessment]
    points: float = 0.0
    whom: dict[str, dict[str, float]] = field(default_factory=dict)
    settles: list[str] = field(default_factory=list)
    touches: list[str] = field(default_factory=list)

    def add(self, points: float, subject: str, element: str) -> None:
        self.points += points
        elements = self.whom.setdefault(subject, {})
        if element:
            elements[element] = elements.get(element, 0.0) + points

    def elements(self) -> list[str]:
        """The elements that are asked about, most deciding first."""
        earned: dict[str, float] = {}
        for element, points in ((element, points) for each in self.whom.values() for element, points in each.items()):
            earned[element] = earned.get(element, 0.0) + points
        return sorted(earned, key=lambda each: (-earned[each], each))


def next_questions(
    weighed: Iterable[tuple[float, Assessment]], assessor: Assessor, limit: int | None = 5
) -> list[dict[str, Any]]:
    """The best questions, most deciding first; all of them where `limit` is None.

    `weighed` pairs each assessment with its worth (its score). A question earns from each that is open its
    worth times how much the answer is expected to tell of whether the subject is eligible, and a part of the
    probability that it is. It keeps a part of that where the answer is expected anyway, and where it is hard to
    ask. What may stand in a list fact is one question, and so is one fact of several brothers and sisters
    (`asked_of`, the first of them `subject`): nobody goes through a form once a child. `settles` lists the resources that some answer settles at once,
    `touches` the others.
    """
    catalogue, siblings = assessor.catalogue, _first_siblings(assessor)
    tallies: dict[Variable, _Tally] = {}
    for worth, assessment in weighed:
        if assessment.verdict is not Verdict.TO_BE_CHECKED:
            continue
        for variable, stake in assessor.stakes(assessment.resource, assessment.subject).items():
            whom = _asked_of(variable, catalogue)
            asked = whom._replace(subject=siblings.get(whom.subject, whom.subject)) if whom.kind == "fact" else whom
            tally = tallies.setdefault(asked, _Tally((variable, assessment)))
            told = stake.tells + NEARER * stake.part
            points = worth * told * _doubt(variable, assessor) * _ease(variable, assessment.resource, catalogue)
            tally.add(points, whom.subject, variable.element)
            (tally.settles if stake.settles else tally.touches).append(assessment.resource.id)
    ordered = sorted(tallies.items(), key=lambda item: (-item[1].points, item[0]))
    return [_question(tally, variable, assessor) for variable, tally in ordered[:limit]]


def _doubt(variable: Variable, assessor: Assessor) -> float:
    usual = assessor.expectations.usual(variable)
    if usual is None:
        return 1.0
    return CONFIRMED if usual is True or usual == assessor.household.region else EXPECTED


def _ease(variable: Variable, resource: Resource, catalogue: Catalogue) -> float:
    fact = catalogue.vocabulary.facts.get(variable.name)
    of_agency = variable.kind == "question" and resource.kind == AGENCY
    if of_agency or variable.kind not in ASKED_OF_FAMILY or (fact is not None and fact.scope == "region"):
        return OF_OFFICE
    return HESITANT if fact is not None and fact.sensitivity == "high" else 1.0


def _first_siblings(assessor: Assessor) -> dict[str, str]:
    """For each member who has siblings in the household the first of them, himself for him."""
    first: dict[str, str] = {}
    found = {}
    for member in assessor.household.members:
        word = assessor.catalogue.vocabulary.relation(member.relation).siblings
        if word is not None:
            found[member.id] = first.setdefault(word, member.id)
    return found


def _asked_of(variable: Variable, catalogue: Catalogue) -> Variable:
    """What holds for the whole family (a household's status) is one question, not one a member; and all that is asked
    about one list fact of one subject is one."""
    fact = catalogue.vocabulary.facts.get(variable.name)
    if variable.kind == "fact" and fact is not None and fact.is_shared(variable.element) and fact.type != "region":
        variable = variable._replace(subject=HOUSEHOLD)
    return variable._replace(element="")


def _question(tally: _Tally, variable: Variable, assessor: Assessor) -> dict[str, Any]:
    """The question; of a list fact the `elements` that are asked about, most deciding first; where a place is expected
    as the answer it is `expected`. `asked_of`: each of whom it asks, with the elements that are open of that one."""
    asked, assessment = tally.example
    elements = tally.elements()
    members = [member.id for member in assessor.household.members]
    whom = sorted(tally.whom, key=lambda each: members.index(each) if each in members else -1)
    described = describe(variable._replace(subject=whom[0]), assessment.resource, assessor.catalogue, assessor.facts)
    if elements:
        fact = assessor.catalogue.vocabulary.get(described["fact"])
        described |= {"question": question(fact, *elements, most=_NAMED), "elements": elements}
    expected = assessor.expectations.usual(asked)
    several = whom if len(whom) > 1 else [described["subject"]]  # of a local rule it is the place
    of = {each: tally.whom.get(each, tally.whom[whom[0]]) for each in several}
    return {
        **described,
        "asked_of": [{"subject": each, "elements": [one for one in elements if one in open_ones]} for each, open_ones in of.items()],
        **({"expected": expected} if expected == assessor.household.region else {}),
        "points": round(tally.points, 3),
        "settles": list(dict.fromkeys(tally.settles)),
        "touches": [each for each in dict.fromkeys(tally.touches) if each not in tally.settles],
    }
