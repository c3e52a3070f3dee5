"""Facts that follow from others, by the table `seed_data/implications.yaml`.

Nobody should be asked whether a seven-year-old is unemployed. An implied fact says what it follows
from. Where the record says otherwise neither is believed: the fact counts as unknown, and the worker
is told to look again.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.errors import InputError
from matching.cases import Case, Implication
from matching.catalogue import Catalogue
from matching.conditions import NO_FIGURES, holds
from matching.facts import SetValue
from matching.household import HOUSEHOLD, Household, Member
from matching.knowledge import AGE_FACTS, BIRTH, Facts
from matching.parameters import Parameters
from matching.requirements import requirements
from matching.rules import fact_names


def known_facts(household: Household, catalogue: Catalogue, as_of: datetime.date) -> Facts:
    """The household's facts with everything that follows from them.

    Raises InputError where the ages recorded contradict each other.
    """
    whose = replace(household, concerned=_concerned(household, catalogue))
    formulas = requirements(household, as_of, catalogue).formulas
    facts = Facts(whose, as_of, catalogue.vocabulary, catalogue.parameters.flags, formulas)
    _check_ages(facts)
    waiting = catalogue.implications
    while waiting:
        added: set[str] = set()
        for implication in waiting:
            for member in facts.household.members:
                changed = _apply(facts, implication, member)
                if changed is not None:
                    facts = changed
                    added.update(name for name, _ in implication.then)
        if not added.isdisjoint(AGE_FACTS):
            added.update(AGE_FACTS)
        waiting = tuple(each for each in catalogue.implications if not added.isdisjoint(each.asks))
    return facts


def _concerned(household: Household, catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """Whose an event of the household is: where the family states, for some of its members, a need that the event shows
    of whom it befalls (safety, of whom is beaten), it is theirs."""
    found: dict[str, frozenset[str]] = {}
    for shown in catalogue.shown_needs:
        events = {name for rule in shown.case.when for name in fact_names(rule)}
        personal = {need for need, whose in shown.needs if whose == "person"}
        named = {need.member for need in household.needs if need.type in personal and need.member}
        for name in events.intersection(household.event):
            if named and not catalogue.vocabulary.get(name).is_shared():
                found[name] = found.get(name, frozenset()) | named
    return found


def _check_ages(facts: Facts) -> None:
    for member in facts.household.members:
        place = f"household.members.{member.id}.facts"
        date = member.facts.get(BIRTH)
        if date is not None and date > facts.as_of:
            raise InputError(f"born on {date}, after the day in question", place, "mend birth_date or as_of")
        bounds = facts.birth(member.id)
        if bounds.value is None and bounds.low > bounds.high:
            raise InputError("age, age_months and birth_year contradict each other", place, "keep the right one")
        year = member.facts.get("person.birth_year")
        if date is not None and year is not None and date.year != year:
            raise InputError(f"birth_year {year} contradicts {date}", f"{place}.birth_year", "leave out one of them")
        age = member.facts.get("person.age")
        if date is not None and age is not None and _age_on(date, facts.as_of) != age:
            raise InputError(
                f"age {age} contradicts the birth date ({_age_on(date, facts.as_of)} on {facts.as_of})",
                f"{place}.age",
                "leave out one of them",
            )


def _age_on(born: datetime.date, day: datetime.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _apply(facts: Facts, implication: Implication, member: Member) -> Facts | None:
    """The facts with what one implication adds for one member; None where it adds nothing."""
    if not is_case(member, implication.case, facts):
        return None
    known = facts.household
    for name, value in implication.then:
        owner = HOUSEHOLD if name.startswith("household.") else member.id
        added, contradicted = _compare(_present(facts, member, name), value)
        if added is not None:
            known = _with_implied(known, owner, name, added, implication.because)
        disputed = {(owner, name, element): implication.because for element in contradicted}
        if not disputed.keys() <= known.conflicts.keys():
            known = replace(known, conflicts={**disputed, **known.conflicts})
    return None if known is facts.household else replace(facts, household=known)


def is_case(member: Member, case: Case, facts: Facts, parameters: Parameters = NO_FIGURES) -> bool:
    """Whether a member certainly is of a kind; `parameters`: the local figures that it may be told by."""
    if case.relations and facts.vocabulary.relation(member.relation).id not in case.relations:
        return False
    if not all(holds(rule, facts, member.id, parameters) for rule in case.when):
        return False
    if any(holds(rule, facts, member.id, parameters) for rule in case.unless):
        return False
    others = [each for each in facts.household.members if each.id != member.id]
    if any(facts.vocabulary.relation(each.relation).id in case.without for each in others):
        return False
    return all(any(is_case(other, kind, facts, parameters) for other in others) for kind in case.beside)


def _present(facts: Facts, member: Member, name: str) -> Any:
    """The value there is; of an event the member's own, as the household's is not said of him."""
    if name.startswith("event."):
        return member.event.get(name)
    return facts.stated(HOUSEHOLD if name.startswith("household.") else member.id, name)


def _with_implied(household: Household, owner: str, name: str, value: Any, because: Mapping[str, str]) -> Household:
    implied = {**household.implied, (owner, name): because}
    if owner == HOUSEHOLD:
        return replace(household, facts={**household.facts, name: value}, implied=implied)
    held = "event" if name.startswith("event.") else "facts"
    members = tuple(
        replace(each, **{held: {**getattr(each, held), name: value}}) if each.id == owner else each
        for each in household.members
    )
    return replace(household, members=members, implied=implied)


def _compare(present: Any, value: Any) -> tuple[Any, tuple[str, ...]]:
    """What an implied value adds to the present one (None: nothing), and the elements in dispute
    ("" for a fact that is no list)."""
    if not isinstance(value, Mapping):
        return (value, ()) if present is None else (None, ("",) if present != value else ())
    known = present if isinstance(present, SetValue) else SetValue({})
    # A complete list that names the kind (a leukaemia) need not name what it is a kind of.
    told = {element: known.elements.get(element) if holds_so else known.has(element) for element, holds_so in value.items()}
    added = {element: value[element] for element, truth in told.items() if truth is None}
    disputed = tuple(element for element, truth in told.items() if truth not in (None, value[element]))
    return (SetValue({**known.elements, **added}, known.complete) if added else None), disputed
