"""Three-valued eligibility: one resource, one subject, one day; a verdict with its reasons.

The verdict is exact: eligible (or not) exactly when every completion of the unknown facts says so.
A to-be-checked verdict names the variables whose answer can matter, and no others.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from matching import regions
from matching.catalogue import Catalogue
from matching.resources import Resource
from matching.conditions import BOOLEAN, Compiler
from matching.expectations import Expectations
from matching.formula import FALSE, TRUE, And, Atom, Decision, Knowledge, Known, Not, Or, Stake, Variable, decide, kleene, stakes
from matching.household import HOUSEHOLD, Household
from matching.implications import known_facts
from matching.knowledge import Facts
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


@dataclass(frozen=True, slots=True)
class _Part:
    """One conjunct of a resource's formula; `subject` is whom it is asked of, `guard` when it is asked."""

    id: str
    text: Mapping[str, str]
    role: str
    formula: Any
    subject: str
    group: str | None = None
    condition: Condition | None = None
    members: tuple[_Part, ...] = ()
    guard: Any = TRUE


class Assessor:
    """Assesses one household against any resource of a catalogue."""

    def __init__(self, household: Household, catalogue: Catalogue) -> None:
        if household.as_of is None:
            raise ValueError("the household needs an as-of date")
        self.catalogue = catalogue
        self.facts: Facts = known_facts(household, catalogue, household.as_of)
        self.household = self.facts.household
        self._compiler = Compiler(self.facts, catalogue.parameters)
        self._known: dict[Variable, Known] = {}
        # What is open is looked at again, for what would follow and what to ask.
        self._open: dict[tuple[str, str], tuple[Any, list[_Part]]] = {}

    def subjects(self, resource: Resource) -> tuple[str, ...]:
        """Whom the resource is assessed for: each member, or the household as one."""
        if resource.subject == HOUSEHOLD:
            return (HOUSEHOLD,)
        return tuple(member.id for member in self.household.members)

    def assess(self, resource: Resource, subject: str, *, reasons: bool = True) -> Assessment:
        """The verdict on one resource for one subject."""
        scheme = [*self._scheme(resource, subject)]
        if not reasons and any(part.formula is FALSE for part in scheme):
            return Assessment(resource, subject, Verdict.NOT_ELIGIBLE, (), 0.0)
        parts = scheme + self._asked(resource, subject)
        whole = And(tuple(part.formula for part in parts))
        decision = decide(whole, self.known)
        if decision.truth is None:
            self._open[resource.id, subject] = whole, parts
        verdict = Verdict.of(decision.truth)
        tree = self._reasons(parts, verdict, frozenset(decision.missing)) if reasons else ()
        return Assessment(resource, subject, verdict, decision.missing, _met(parts, self.known), tree)

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
        if (resource.id, subject) in self._open:
            return self._open[resource.id, subject][0]
        parts = [*self._scheme(resource, subject), *self._asked(resource, subject)]
        return And(tuple(part.formula for part in parts))

    def supposing(self, resource: Resource, subject: str, known: Mapping[Variable, Known]) -> Decision:
        """What would follow if some of what is not known were so."""
        return decide(self.formula(resource, subject), lambda each: known.get(each) or self.known(each))

    def as_expected(self, assessment: Assessment) -> tuple[Decision, float]:
        """What would follow if what is not known were as it is expected to be, and the share that would be met."""
        usual = {each: value for each in assessment.missing if (value := self.expectations.usual(each)) is not None}
        if not usual:
            return Decision(None, assessment.missing), assessment.met
        formula, parts = self._open[assessment.resource.id, assessment.subject]
        known = {each: Known(value=value) for each, value in usual.items()}

        def supposed(each: Variable) -> Known:
            return known.get(each) or self.known(each)

        return decide(formula, supposed), _met(parts, supposed)

    def stakes(self, resource: Resource, subject: str) -> dict[Variable, Stake]:
        """What hangs on each thing that is missing."""
        return stakes(self.formula(resource, subject), self.known, self.expectations.plausible)

    def _asked(self, resource: Resource, subject: str) -> list[_Part]:
        """What the resource asks of the subject; where some member may meet it, of each in turn."""
        if not (resource.some_member and subject == HOUSEHOLD):
            return self._conditions(resource, subject)
        every = [self._conditions(resource, member.id) for member in self.household.members]
        wholes = [And(tuple(part.formula for part in parts)) for parts in every]
        # The member who comes nearest stands for the household in the reasons.
        nearest = min(range(len(every)), key=lambda each: _distance(decide(wholes[each], self.known)))
        shown = tuple(one for part in every[nearest] for one in (part.members or (part,)))
        return [_Part("some", _SOME, "required", Or(tuple(wholes)), subject, members=shown)]

    def _conditions(self, resource: Resource, subject: str) -> list[_Part]:
        parts: list[_Part] = []
        groups: dict[str, list[_Part]] = {}
        extensions = [each for each in resource.conditions if each.role == "local_extension"]
        for condition in resource.conditions:
            if condition.role in ("preference", "batch", "local_extension"):
                continue
            part = self._part(condition, resource, subject, extensions)
            if condition.role in ("any_of", "alternative"):
                groups.setdefault(condition.group or "", []).append(part)
            else:
                parts.append(part)
        for group, members in groups.items():
            formula = Or(tuple(member.formula for member in members))
            parts.append(_Part(f"group:{group}", _GROUP, "any_of", formula, subject, group, None, tuple(members)))
        return parts

    def _part(
        self, condition: Condition, resource: Resource, subject: str, extensions: list[Condition]
    ) -> _Part:
        formula = self._compiler.condition(condition, resource.id, subject)
        for extension in extensions:
            if extension.extends == condition.id:
                way_in = Atom(Variable("local", resource.id, extension.id), BOOLEAN, "==", True)
                wider = And((self._compiler.condition(extension, resource.id, subject), way_in))
                formula = Or((formula, wider))
        guard = self._compiler.guard(condition, subject)
        if condition.role == "exclusion":
            formula = Not(And((guard, formula)))
        elif condition.role in ("any_of", "alternative"):
            formula = And((guard, formula))
        else:
            formula = Or((Not(guard), formula))
        return _Part(
            condition.id, condition.text, condition.role, formula, subject, condition.group, condition, guard=guard
        )

    def _scheme(self, resource: Resource, subject: str) -> Iterable[_Part]:
        """What the scheme itself asks: its dates, its places, who may apply."""
        validity, day = resource.validity, self.facts.as_of
        if validity.start is not None and day < validity.start:
            yield _Part("scheme:start", _dated(_NOT_YET, validity.start), "scheme", FALSE, subject)
        ended = validity.end is not None and day > validity.end
        if ended or (validity.state == "ended" and validity.end is None):
            yield _Part("scheme:ended", _dated(_ENDED, validity.end_text or validity.as_of), "scheme", FALSE, subject)
        elif validity.state in ("unknown", "transition"):
            running = Atom(Variable("running", "region", resource.id), BOOLEAN, "==", True)
            yield _Part("scheme:running", _dated(_RUNNING[validity.state], validity.as_of), "scheme", running, subject)
        if resource.regions:
            yield _Part("scheme:region", _REGION, "scheme", self._covered(resource), subject)
        if any(regions.contains(code, self.household.region) for code in resource.known_areas):
            yield _Part("scheme:region", _REGION, "scheme", TRUE, subject)
        elif resource.region_uncertain:
            here = Atom(Variable("local", resource.id, "region"), BOOLEAN, "==", True)
            yield _Part("scheme:places", _PLACES, "scheme", here, subject)
        applicant = self._applicant(subject)
        if applicant not in resource.applicants:
            yield _Part("scheme:applicant", _applicants(resource), "scheme", FALSE, subject)
        if resource.inferred:
            terms = Atom(Variable("terms", "region", resource.id), BOOLEAN, "==", True)
            yield _Part("scheme:terms", _TERMS, "scheme", terms, subject)

    def _covered(self, resource: Resource) -> Any:
        region = self.household.region
        if any(regions.contains(code, region) for code in resource.regions):
            return TRUE
        if any(regions.contains(region, code) for code in resource.regions):
            return Atom(Variable("local", resource.id, "region"), BOOLEAN, "==", True)
        return FALSE

    def _applicant(self, subject: str) -> str:
        return self.household.member(self.household.applicant(subject)).applicant_type

    def _reasons(
        self, parts: list[_Part], verdict: Verdict, missing: frozenset[Variable]
    ) -> tuple[Reason, ...]:
        found: list[Reason] = []
        for part in parts:
            own = decide(part.formula, self.known)
            truth = Verdict.of(own.truth)
            deciding = _deciding(verdict, own, missing)
            if not part.members:
                found.append(self._reason(part, truth, deciding))
            for member in part.members:
                inner = decide(member.formula, self.known)
                decides = deciding and (own.truth is not True or inner.truth is True) and (
                    verdict is not Verdict.TO_BE_CHECKED or bool(missing.intersection(inner.missing))
                )
                found.append(self._reason(member, Verdict.of(inner.truth), decides))
        return tuple(found)

    def _reason(self, part: _Part, verdict: Verdict, deciding: bool) -> Reason:
        applies = kleene(part.guard, self.known)
        return Reason(part.id, part.text, part.role, part.group, verdict, deciding, part.subject, part.condition, applies)


def _met(parts: Iterable[_Part], knowledge: Knowledge) -> float:
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


def _dated(text: Mapping[str, str], date: object) -> dict[str, str]:
    dates = date if isinstance(date, Mapping) else dict.fromkeys(text, date or "?")
    return {language: words.format(date=dates[language]) for language, words in text.items()}


def _applicants(resource: Resource) -> dict[str, str]:
    return {
        "zh": "家庭不能直接申请,由" + "、".join(_APPLICANT_ZH[each] for each in resource.applicants) + "申请",
        "en": "a family cannot apply itself; only: " + ", ".join(resource.applicants),
    }


_GROUP = {"zh": "至少满足其中一项", "en": "at least one of these"}
_SOME = {"zh": "家中有一名成员同时满足", "en": "some one member meets all of this"}
_NOT_YET = {"zh": "自{date}起施行,当时尚未开始", "en": "in force from {date}, not yet begun on that day"}
_ENDED = {"zh": "已于{date}结束", "en": "ended {date}"}
_RUNNING = {
    "unknown": {"zh": "项目是否仍在进行未能确认(最近所见:{date})", "en": "whether it still runs is not confirmed (last seen: {date})"},
    "transition": {"zh": "过渡期政策,是否延续须向主管部门核实", "en": "a transition-period policy; ask the authority whether it goes on"},
}
_REGION = {"zh": "所在地区在覆盖范围内", "en": "the place is covered"}
_PLACES = {"zh": "只在部分地方开展,须问当地是否在内", "en": "runs in some places only; ask whether this one is among them"}
_TERMS = {"zh": "条件由报道推断,须问机构自己的规定", "en": "conditions inferred from reports; ask the organisation for its own terms"}
_APPLICANT_ZH = {
    "family": "家庭", "agency": "社会服务机构", "school": "学校", "hospital": "医院", "county": "县级单位",
    "village": "村(居)委会", "welfare_institution": "儿童福利机构",
}  # fmt: skip
