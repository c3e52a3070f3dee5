"""A household as a value: members, facts, events and needs, read and checked at the edge.

Pseudonymous by construction: there is no field for a name, a telephone, an ID number or an address.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.errors import InputError, nearest
from matching.facts import Fact, SetValue, Vocabulary, parse_date, parse_value

HOUSEHOLD = "household"
REGION = "region"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_TOP = {
    "id", "as_of", "region", "region_facts", "head", "facts", "event", "members", "needs", "synthetic", "answers",
}  # fmt: skip
_MEMBER = {"id", "relation", "facts", "event", "applicant_type", "age_between"}
_NEED = {"type", "member"}
_ANSWER = {"resource", "condition", "subject", "answer"}
# A word such as younger_brother or 弟弟: no room for anybody's name and number.
_RELATION = re.compile(r"[a-z][a-z_]{1,29}|[\u4e00-\u9fff]{1,5}")
# Each member is weighed against each resource, and where some member may qualify all of them at once.
MOST_MEMBERS = 60
# Nobody is older, in whole years.
OLDEST = 130
# Everybody's age on the day is reckoned back from it; no scheme here is as old.
EARLIEST_DAY = datetime.date(1900, 1, 1)
APPLICANTS = ("family", "agency", "school", "hospital", "county", "village", "welfare_institution")


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the household; `relation` is a word such as father or child, `age_between` the least and the most
    whole years, where no age is known (in his seventies); an age that is known leads."""

    id: str
    relation: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    event: Mapping[str, Any] = field(default_factory=dict)
    applicant_type: str = "family"
    age_between: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A need of the household, or of one member. `basis`: stated by the family, or else `shown` by its
    facts or only made `likely` by them, and then `because` says which."""

    type: str
    member: str | None = None
    basis: str = "stated"
    because: Mapping[str, str] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Household:
    """Everything known; facts are keyed by full name (`person.age`), absent ones are unknown.

    `region_facts` are what the worker found out about the place itself. `implied` says for
    (subject, fact) what an implied fact follows from; `conflicts` says for (subject, fact, element)
    what a recorded fact contradicts: such a fact counts as unknown. `answers` holds, by (subject,
    resource, condition), what the worker found out where no fact can decide: a question of the
    resource's own, or with the subject "region" a local rule, the place itself (condition "region")
    or whether the scheme still runs ("running"). `concerned` says of an event recorded for the household whose it
    is, where that is known: of the others it says nothing.
    """

    id: str
    region: str
    head: str
    members: tuple[Member, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)
    event: Mapping[str, Any] = field(default_factory=dict)
    region_facts: Mapping[str, Any] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    as_of: datetime.date | None = None
    synthetic: bool = False
    answers: Mapping[tuple[str, str, str], bool] = field(default_factory=dict)
    implied: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    conflicts: Mapping[tuple[str, str, str], Mapping[str, str]] = field(default_factory=dict)
    concerned: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def member(self, identifier: str) -> Member:
        """The member of that id; KeyError where there is none."""
        for member in self.members:
            if member.id == identifier:
                return member
        raise KeyError(identifier)

    def applicant(self, subject: str) -> str:
        """The id of the member who applies for a subject: the head for the household as one, else that member."""
        return self.head if subject == HOUSEHOLD else subject


def parse_household(
    record: Any,
    vocabulary: Vocabulary,
    place: str = "household",
    *,
    region_known: Callable[[str], str | None] | None = None,
    need_types: Any = None,
) -> Household:
    """Read a record of the documented shape (`python run.py schema household`).

    `region_known` maps a code to the one in use (None where unknown); `need_types` are the ids there
    are. Raises InputError with the place and the remedy.
    """
    if not isinstance(record, dict):
        raise InputError("a household is an object", place, "write {\"id\": …, \"members\": […]}")
    _no_other_fields(record, _TOP, place)
    region = _region(record.get("region"), f"{place}.region", region_known)
    members = _members(record.get("members"), vocabulary, place)
    head = record.get("head", members[0].id)
    if head not in {member.id for member in members}:
        raise InputError(f"the head {head!r} is no member", f"{place}.head", "name the id of a member")
    as_of, synthetic = record.get("as_of"), record.get("synthetic", False)
    if not isinstance(synthetic, bool):
        raise InputError(f"{synthetic!r} is not true or false", f"{place}.synthetic", "write true or false")
    return Household(
        id=_identifier(record.get("id", "household"), f"{place}.id"),
        region=region,
        head=head,
        members=members,
        facts=_facts(record.get("facts"), "household", vocabulary, f"{place}.facts"),
        event=_facts(record.get("event"), "event", vocabulary, f"{place}.event"),
        region_facts=_facts(record.get("region_facts"), "region", vocabulary, f"{place}.region_facts"),
        needs=_needs(record.get("needs"), members, need_types, f"{place}.needs"),
        as_of=None if as_of is None else parse_day(as_of, f"{place}.as_of"),
        synthetic=synthetic,
        answers=_answers(record.get("answers"), members, f"{place}.answers"),
    )


def parse_day(text: Any, place: str) -> datetime.date:
    """The day in question, from EARLIEST_DAY on; InputError with the remedy otherwise."""
    day = parse_date(text, place)
    if day < EARLIEST_DAY:
        raise InputError(f"{day} is too early to reckon ages on", place, f"give a day from {EARLIEST_DAY} on")
    return day


def with_date(household: Household, as_of: datetime.date) -> Household:
    """The same household at another date."""
    return replace(household, as_of=as_of)


def _no_other_fields(record: Mapping[str, Any], allowed: set[str], place: str) -> None:
    for field_name in record:
        if field_name not in allowed:
            raise InputError(
                f"unknown field {field_name!r}", f"{place}.{field_name}", nearest(field_name, allowed)
            )


def _identifier(value: Any, place: str) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise InputError(
            f"{value!r} is not a pseudonymous id", place, "use letters, digits, - and _ only, never a name"
        )
    return value


def _region(value: Any, place: str, region_known: Callable[[str], str | None] | None) -> str:
    if value is None:
        raise InputError("the region is missing", place, 'write the county\'s six digits, such as "region": "511132"')
    if not (isinstance(value, str) and len(value) == 6 and value.isdigit()):
        raise InputError(f"{value!r} is not a division code", place, "write the county's six digits")
    if region_known is None:
        return value
    current = region_known(value)
    if current is None:
        raise InputError(
            f"region {value} is not in the table of division codes", place, "look the county's code up"
        )
    return current


def _members(value: Any, vocabulary: Vocabulary, place: str) -> tuple[Member, ...]:
    if not isinstance(value, list) or not value:
        raise InputError("a household needs members", f"{place}.members", "list at least one member")
    if len(value) > MOST_MEMBERS:
        raise InputError(
            f"{len(value)} members are too many for one household",
            f"{place}.members",
            f"list {MOST_MEMBERS} at most; write what an institution looks after as several households",
        )
    found: dict[str, Member] = {}
    for position, record in enumerate(value):
        where = f"{place}.members[{position}]"
        if not isinstance(record, dict):
            raise InputError("a member is an object", where, "write {\"id\": …, \"facts\": {…}}")
        _no_other_fields(record, _MEMBER, where)
        identifier = _identifier(record.get("id", f"m{position + 1}"), f"{where}.id")
        if identifier in found or identifier in (HOUSEHOLD, REGION):
            raise InputError(f"the member id {identifier!r} is taken", f"{where}.id", "give each its own id")
        applicant = record.get("applicant_type", "family")
        if applicant not in APPLICANTS:
            raise InputError(
                f"{applicant!r} is no applicant type", f"{where}.applicant_type", nearest(applicant, APPLICANTS)
            )
        found[identifier] = Member(
            identifier,
            _relation(record.get("relation"), f"{where}.relation"),
            _facts(record.get("facts"), "person", vocabulary, f"{where}.facts"),
            _facts(record.get("event"), "event", vocabulary, f"{where}.event"),
            applicant,
            _age_between(record.get("age_between"), f"{where}.age_between"),
        )
    return tuple(found.values())


def _relation(value: Any, place: str) -> str | None:
    if value is not None and not (isinstance(value, str) and _RELATION.fullmatch(value)):
        raise InputError(f"{value!r} is not a relation", place, "write a word such as father, younger_brother or 弟弟")
    return value


def _age_between(value: Any, place: str) -> tuple[int, int] | None:
    if value is None:
        return None
    pair = value if isinstance(value, list | tuple) and len(value) == 2 else (None, None)
    low, high = pair
    if type(low) is not int or type(high) is not int or not 0 <= low <= high <= OLDEST:
        raise InputError(f"{value!r} is no range of ages", place, "write the least and the most whole years, such as [71, 79]")
    return low, high


def _facts(value: Any, scope: str, vocabulary: Vocabulary, place: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise InputError("facts are an object", place, "write {\"fact\": value}")
    found: dict[str, Any] = {}
    for key, raw in value.items():
        where = f"{place}.{key}"
        fact, alias = _resolve(key, scope, vocabulary, where)
        if isinstance(raw, str) and raw in fact.said_as:
            fact, alias, raw = vocabulary.get(fact.said_as[raw]), None, True
        parsed = parse_value(fact, raw, alias, where)
        if scope != fact.scope:
            _check_shared(fact, parsed, where)
        if parsed is not None:
            found[fact.name] = _merge(fact, found.get(fact.name), parsed, where)
    return found


def _resolve(key: Any, scope: str, vocabulary: Vocabulary, place: str) -> tuple[Fact, Any]:
    """A household may also hold what is said once for everybody in it (`shared` person facts)."""
    fact = vocabulary.facts.get(f"person.{str(key).removeprefix('person.')}")
    if scope == "household" and fact is not None and fact.shared and vocabulary.find(scope, str(key)) is None:
        return fact, None
    return vocabulary.resolve(scope, str(key), place)


def _check_shared(fact: Fact, value: Any, place: str) -> None:
    """What is one person's (orphan, veteran) cannot be said of everybody at once; that nobody is can."""
    for element, holds in value.elements.items() if isinstance(value, SetValue) else ():
        if holds and not fact.is_shared(element):
            raise InputError(
                f"{element} is one person's, not the household's", place, "record it under the member whom it concerns"
            )


def _merge(fact: Fact, before: Any, value: Any, place: str) -> Any:
    if before is None or before == value:
        return value
    if isinstance(before, SetValue) and isinstance(value, SetValue):
        clash = [key for key in before.elements if value.elements.get(key, before.elements[key]) != before.elements[key]]
        if not clash:
            return SetValue({**before.elements, **value.elements}, before.complete or value.complete)
    raise InputError(f"{fact.name} is said twice, differently", place, "keep the right one")


def _needs(value: Any, members: tuple[Member, ...], need_types: Any, place: str) -> tuple[Need, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise InputError("needs are a list", place, "write [{\"type\": …}]")
    found = []
    for position, record in enumerate(value):
        where = f"{place}[{position}]"
        record = {"type": record} if isinstance(record, str) else record
        if not isinstance(record, dict) or not isinstance(record.get("type"), str):
            raise InputError("a need has a type", where, "write {\"type\": \"medical_cost\"}")
        _no_other_fields(record, _NEED, where)
        if need_types is not None and record["type"] not in need_types:
            raise InputError(f"unknown need {record['type']!r}", f"{where}.type", nearest(record["type"], need_types))
        member = record.get("member")
        if member is not None and member not in {each.id for each in members}:
            raise InputError(f"the need's member {member!r} is no member", f"{where}.member", "name a member's id")
        found.append(Need(record["type"], member))
    return tuple(found)


def _answers(value: Any, members: tuple[Member, ...], place: str) -> dict[tuple[str, str, str], bool]:
    if value is None:
        return {}
    if not isinstance(value, list):
        raise InputError("answers are a list", place, 'write [{"resource": …, "condition": …, "answer": true}]')
    subjects = {HOUSEHOLD, REGION, *(member.id for member in members)}
    found: dict[tuple[str, str, str], bool] = {}
    for position, record in enumerate(value):
        where = f"{place}[{position}]"
        if not isinstance(record, dict) or not all(isinstance(record.get(key), str) for key in ("resource", "condition")):
            raise InputError("an answer names a resource and a condition", where, "write both ids")
        _no_other_fields(record, _ANSWER, where)
        subject, answer = record.get("subject", HOUSEHOLD), record.get("answer")
        if subject not in subjects:
            raise InputError(f"{subject!r} is nobody here", f"{where}.subject", nearest(subject, subjects))
        if answer in (None, "unknown"):
            continue
        if not isinstance(answer, bool):
            raise InputError(f"{answer!r} is not true or false", f"{where}.answer", "write true, false or null")
        key = (subject, record["resource"], record["condition"])
        if found.setdefault(key, answer) is not answer:
            raise InputError(f"{key[1]}'s {key[2]} is answered twice, differently", where, "keep the right one")
    return found
