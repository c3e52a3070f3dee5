"""Three-valued eligibility: one resource, one subject, one day; a verdict with its reasons.

The verdict is exact: eligible (or not) exactly when every completion of the unknown facts says so.
A to-be-checked verdict names the variables whose answer can matter, and no others.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from matching.catalogue import Catalogue
from matching.resources import Resource
from matching.expectations import Expectations
from matching.formula import And, Decision, Knowledge, Known, Stake, Variable, decide, kleene, stakes
from matching.household import HOUSEHOLD, Household
from matching.implications import known_facts
from matching.knowledge import Facts
from matching.requirements import Part, Requirement, requirements
from matching.rules import Condition
from matching.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition's part in a verdict; `condition` is None for conditions of the scheme itself,
    `subject` is whom it was asked of. `applies` is False where its guard does not hold."""

    id: str
    text: Mapping[str, str]
    role: str
    group: str | None
    verdict: Verdict
    deciding: bool
    subject: str
    condition: Condition | None = None
    applies: bool | None = True


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one resource for one subject, with the variables that are missing.

    `met` is the share (0..1) of what is asked for that already holds, exclusions apart; `reasons`
    are there only where they were asked for.
    """

    resource: Resource
    subject: str
    verdict: Verdict
    missing: tuple[Variable, ...]
    met: float
    reasons: tuple[Reason, ...] = ()


class Assessor:
    """Assesses one household against any resource of a catalogue."""

    def __init__(self, household: Household, catalogue: Catalogue) -> None:
        if household.as_of is None:
            raise ValueError("the household needs an as-of date")
        self.catalogue = catalogue
        self.facts: Facts = known_facts(household, catalogue, household.as_of)
        self.household = self.facts.household
        self._requirements = requirements(household, household.as_of, catalogue)
        self._known: dict[Variable, Known] = {}
        # What is known of all that a resource asks of a subject: nothing that is worked out of it rests on anything else.
        self._knowledge: dict[tuple[str, str], tuple[Known, ...]] = {}

    def subjects(self, resource: Resource) -> tuple[str, ...]:
        """Whom the resource is assessed for: each member, or the household as one."""
        if resource.subject == HOUSEHOLD:
            return (HOUSEHOLD,)
        return tuple(member.id for member in self.household.members)

    def assess(self, resource: Resource, subject: str, *, reasons: bool = True) -> Assessment:
        """The verdict on one resource for one subject."""
        requirement = self._requirements.of(resource, subject)
        if not reasons and requirement.is_closed:
            return Assessment(resource, subject, Verdict.NOT_ELIGIBLE, (), 0.0)
        decision, met = requirement.once(
            ("assess", self._known_of(requirement, resource, subject)),
            lambda: (decide(requirement.whole, self.known), _met(requirement.parts, self.known)),
        )
        verdict = Verdict.of(decision.truth)
        tree = self._reasons(requirement.parts, verdict, frozenset(decision.missing)) if reasons else ()
        return Assessment(resource, subject, verdict, decision.missing, met, tree)

    def _known_of(self, requirement: Requirement, resource: Resource, subject: str) -> tuple[Known, ...]:
        found = self._knowledge.get((resource.id, subject))
        if found is None:
            found = self._knowledge[resource.id, subject] = tuple(map(self.known, requirement.variables))
        return found

    def known(self, variable: Variable) -> Known:
        """What is known of a variable; looked up once for all resources."""
        found = self._known.get(variable)
        if found is None:
            found = self._known[variable] = self.facts.known(variable)
        return found

    @functools.cached_property
    def expectations(self) -> Expectations:
        """What is expected of the members."""
        return Expectations(self.facts, self.catalogue)

    def assess_all(self, resources: Iterable[Resource], *, reasons: bool = False) -> list[Assessment]:
        """Every resource for every subject of it, in the catalogue's order."""
        return [
            self.assess(resource, subject, reasons=reasons)
            for resource in resources
            for subject in self.subjects(resource)
        ]

    def formula(self, resource: Resource, subject: str) -> Any:
        """The whole of a resource's conditions as one formula."""
        return self._requirements.of(resource, subject).whole

    def supposing(self, resource: Resource, subject: str, known: Mapping[Variable, Known]) -> Decision:
        """What would follow if some of what is not known were so."""
        return decide(self.formula(resource, subject), lambda each: known.get(each) or self.known(each))

    def as_expected(self, assessment: Assessment) -> tuple[Decision, float]:
        """What would follow if what is not known were as it is expected to be, and the share that would be met."""
        usual = {each: value for each in assessment.missing if (value := self.expectations.usual(each)) is not None}
        if not usual:
            return Decision(None, assessment.missing), assessment.met
        requirement = self._requirements.of(assessment.resource, assessment.subject)
        known = {each: Known(value=value) for each, value in usual.items()}

        def supposed(each: Variable) -> Known:
            return known.get(each) or self.known(each)

        return requirement.once(
            ("as_expected", self._known_of(requirement, assessment.resource, assessment.subject), tuple(usual.items())),
            lambda: (decide(requirement.whole, supposed), _met(requirement.parts, supposed)),
        )

    def stakes(self, resource: Resource, subject: str) -> Mapping[Variable, Stake]:
        """What hangs on each thing that is missing."""
        requirement = self._requirements.of(resource, subject)
        known = self._known_of(requirement, resource, subject)
        usual = tuple(map(self.expectations.usual, requirement.variables))
        return requirement.once(
            ("stakes", known, usual), lambda: stakes(requirement.whole, self.known, self.expectations.plausible)
        )

    def _reasons(
        self, parts: Iterable[Part], verdict: Verdict, missing: frozenset[Variable]
    ) -> tuple[Reason, ...]:
        found: list[Reason] = []
        for part in parts:
            own = decide(part.formula, self.known)
            truth = Verdict.of(own.truth)
            deciding = _deciding(verdict, own, missing)
            members = part.members or self._nearest(part.choices)
            if not members:
                found.append(self._reason(part, truth, deciding))
            for member in members:
                inner = decide(member.formula, self.known)
                decides = deciding and (own.truth is not True or inner.truth is True) and (
                    verdict is not Verdict.TO_BE_CHECKED or bool(missing.intersection(inner.missing))
                )
                found.append(self._reason(member, Verdict.of(inner.truth), decides))
        return tuple(found)

    def _nearest(self, choices: Iterable[tuple[Part, ...]]) -> tuple[Part, ...]:
        """What is asked of the member who comes nearest: he stands for the household in the reasons."""

        def far(parts: tuple[Part, ...]) -> tuple[int, int]:
            return _distance(decide(And(tuple(part.formula for part in parts)), self.known))

        return tuple(one for part in min(choices, key=far, default=()) for one in (part.members or (part,)))

    def _reason(self, part: Part, verdict: Verdict, deciding: bool) -> Reason:
        applies = kleene(part.guard, self.known)
        return Reason(part.id, part.text, part.role, part.group, verdict, deciding, part.subject, part.condition, applies)


def _met(parts: Iterable[Part], knowledge: Knowledge) -> float:
    """The share of what is asked for that holds, exclusions apart."""
    asked = [part for part in parts if part.role != "exclusion"]
    return sum(kleene(part.formula, knowledge) is True for part in asked) / len(asked) if asked else 1.0


def _deciding(verdict: Verdict, own: Decision, missing: frozenset[Variable]) -> bool:
    if verdict is Verdict.ELIGIBLE:
        return own.truth is True
    if verdict is Verdict.NOT_ELIGIBLE:
        return own.truth is False
    return bool(missing.intersection(own.missing))


def _distance(decision: Decision) -> tuple[int, int]:
    return {True: 0, None: 1, False: 2}[decision.truth], len(decision.missing)
