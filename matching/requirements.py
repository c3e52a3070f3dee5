"""What each resource asks of each member of a household, as formulas.

That rests on who they are, where and when, not on what is known of them: it is put into formulas once for all states of one
household's record, and what was worked out of a formula under the same knowledge is remembered with it.

Nothing of it can be another record's: formulas are kept by the catalogue itself (one that is loaded anew has its own), the day, the
place with what the record says of it, the head and the members in their order; what was worked out, by all that is known of every
variable in the formula. Several threads may share it: two that work out the same at once come to the same, and nothing that is kept is changed.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from matching import regions
from matching.catalogue import Catalogue
from matching.conditions import BOOLEAN, Compiler
from matching.formula import FALSE, TRUE, And, Atom, Not, Or, Variable, atoms
from matching.household import HOUSEHOLD, Household, Member
from matching.knowledge import Facts
from matching.resources import Resource
from matching.rules import Condition

T = TypeVar("T")
# Of how many households the formulas are kept, and of each formula how much that was worked out.
HOUSEHOLDS, WORKED_OUT = 4, 64


@dataclass(frozen=True, slots=True)
class Part:
    """One conjunct of a resource's formula; `subject` is whom it is asked of, `guard` when it is asked. `choices`: the
    parts asked of each member, where some member may meet them all."""

    id: str
    text: Mapping[str, str]
    role: str
    formula: Any
    subject: str
    group: str | None = None
    condition: Condition | None = None
    members: tuple[Part, ...] = ()
    guard: Any = TRUE
    choices: tuple[tuple[Part, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one resource asks of one subject: its parts, the whole of them and every variable in it; `is_closed` where the scheme
    itself is for nobody here."""

    parts: tuple[Part, ...]
    whole: Any
    variables: tuple[Variable, ...]
    is_closed: bool
    _worked_out: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """The result of some work, done once for each key (what it is, and all the knowledge that it rests on); nobody may change it."""
        try:
            return self._worked_out[key]
        except KeyError:
            pass
        found = work()
        if len(self._worked_out) >= WORKED_OUT:
            self._worked_out.clear()
        self._worked_out[key] = found
        return found  # not looked up: another thread may have cleared it meanwhile


class _Outline(NamedTuple):
    """What of a household its requirements rest on; `members` are (id, applicant type)."""

    region: str
    head: str
    as_of: datetime.date
    members: tuple[tuple[str, str], ...]
    region_facts: tuple[tuple[str, Any], ...]


def requirements(household: Household, as_of: datetime.date, catalogue: Catalogue) -> Requirements:
    """What is asked of a household on a day; of the last few households it is kept."""
    members = tuple((each.id, each.applicant_type) for each in household.members)
    return _of(catalogue, _Outline(household.region, household.head, as_of, members, tuple(household.region_facts.items())))


@functools.lru_cache(maxsize=HOUSEHOLDS)
def _of(catalogue: Catalogue, outline: _Outline) -> Requirements:
    members = tuple(Member(identifier, applicant_type=kind) for identifier, kind in outline.members)
    household = Household("", outline.region, outline.head, members, region_facts=dict(outline.region_facts))
    return Requirements(Facts(household, outline.as_of, catalogue.vocabulary, catalogue.parameters.flags), catalogue)


class Requirements:
    """What any resource of a catalogue asks of the members of one household; `formulas`: what any rule means of them."""

    def __init__(self, facts: Facts, catalogue: Catalogue) -> None:
        self._household, self._day = facts.household, facts.as_of
        self.formulas = facts.formulas
        self._compiler = Compiler(facts, catalogue.parameters)
        self._found: dict[tuple[str, str], Requirement] = {}

    def of(self, resource: Resource, subject: str) -> Requirement:
        """What a resource asks of a subject (a member's id, or "household")."""
        found = self._found.get((resource.id, subject))
        if found is None:
            scheme = tuple(self._scheme(resource, subject))
            parts = (*scheme, *self._asked(resource, subject))
            whole = And(tuple(part.formula for part in parts))
            variables = tuple(dict.fromkeys(atom.variable for atom in atoms(whole)))
            is_closed = any(part.formula is FALSE for part in scheme)
            found = self._found[resource.id, subject] = Requirement(parts, whole, variables, is_closed)
        return found

    def _asked(self, resource: Resource, subject: str) -> list[Part]:
        """What the resource asks of the subject; where some member may meet it, of each in turn."""
        if not (resource.some_member and subject == HOUSEHOLD):
            return self._conditions(resource, subject)
        every = tuple(tuple(self._conditions(resource, member.id)) for member in self._household.members)
        formula = Or(tuple(And(tuple(part.formula for part in parts)) for parts in every))
        return [Part("some", _SOME, "required", formula, subject, choices=every)]

    def _conditions(self, resource: Resource, subject: str) -> list[Part]:
        parts: list[Part] = []
        groups: dict[str, list[Part]] = {}
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
            parts.append(Part(f"group:{group}", _GROUP, "any_of", formula, subject, group, None, tuple(members)))
        return parts

    def _part(
        self, condition: Condition, resource: Resource, subject: str, extensions: list[Condition]
    ) -> Part:
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
        return Part(
            condition.id, condition.text, condition.role, formula, subject, condition.group, condition, guard=guard
        )

    def _scheme(self, resource: Resource, subject: str) -> Iterable[Part]:
        """What the scheme itself asks: its dates, its places, who may apply."""
        validity, day = resource.validity, self._day
        if validity.start is not None and day < validity.start:
            yield Part("scheme:start", _dated(_NOT_YET, validity.start), "scheme", FALSE, subject)
        ended = validity.end is not None and day > validity.end
        if ended or (validity.state == "ended" and validity.end is None):
            yield Part("scheme:ended", _dated(_ENDED, validity.end_text or validity.as_of), "scheme", FALSE, subject)
        elif validity.state in ("unknown", "transition"):
            running = Atom(Variable("running", "region", resource.id), BOOLEAN, "==", True)
            yield Part("scheme:running", _dated(_RUNNING[validity.state], validity.as_of), "scheme", running, subject)
        if resource.regions:
            yield Part("scheme:region", _REGION, "scheme", self._covered(resource), subject)
        if any(regions.contains(code, self._household.region) for code in resource.known_areas):
            yield Part("scheme:region", _REGION, "scheme", TRUE, subject)
        elif resource.region_uncertain:
            here = Atom(Variable("local", resource.id, "region"), BOOLEAN, "==", True)
            yield Part("scheme:places", _PLACES, "scheme", here, subject)
        applicant = self._applicant(subject)
        if applicant not in resource.applicants:
            yield Part("scheme:applicant", _applicants(resource), "scheme", FALSE, subject)
        if resource.inferred:
            terms = Atom(Variable("terms", "region", resource.id), BOOLEAN, "==", True)
            yield Part("scheme:terms", _TERMS, "scheme", terms, subject)

    def _covered(self, resource: Resource) -> Any:
        region = self._household.region
        if any(regions.contains(code, region) for code in resource.regions):
            return TRUE
        if any(regions.contains(region, code) for code in resource.regions):
            return Atom(Variable("local", resource.id, "region"), BOOLEAN, "==", True)
        return FALSE

    def _applicant(self, subject: str) -> str:
        return self._household.member(self._household.applicant(subject)).applicant_type


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
