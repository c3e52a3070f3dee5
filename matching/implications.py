"""Facts that follow from others, by the table `seed_data/implications.yaml`.

Nobody should be asked whether a seven-year-old is unemployed. An implied fact says what it follows
from; one that contradicts a recorded fact is an error of the record, not a choice of ours.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.errors import InputError
from matching.catalogue import Catalogue, Implication
from matching.conditions import holds
from matching.facts import SetValue
from matching.household import Household, Member
from matching.knowledge import BIRTH, Facts


def known_facts(household: Household, catalogue: Catalogue, as_of: datetime.date) -> Facts:
    """The household's facts with everything that follows from them.

    Raises InputError where two of them contradict each other.
    """
    facts = Facts(household, as_of, catalogue.vocabulary, catalogue.parameters.flags)
    _check_ages(facts)
    while True:
        added = False
        for implication in catalogue.implications:
            for member in facts.household.members:
                changed = _apply(facts, implication, member)
                if changed is not None:
                    facts, added = changed, True
        if not added:
            return facts


def _check_ages(facts: Facts) -> None:
    for member in facts.household.members:
        place = f"household.members.{member.id}.facts"
        date = member.facts.get(BIRTH)
        if date is not None and date > facts.as_of:
            raise InputError(f"born on {date}, after the day in question", place, "mend birth_date or as_of")
        bounds = facts.birth(member.id)
        if bounds.value is None and bounds.low > bounds.high:
            raise InputError("age and age_months contradict each other", place, "keep the right one")
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
    if not all(holds(rule, facts, member.id) for rule in implication.when):
        return None
    new: dict[str, Any] = {}
    for name, value in implication.then:
        merged = _merged(facts, member, name, value)
        if merged is not None:
            new[name] = merged
    if not new:
        return None
    household = facts.household
    members = tuple(
        replace(each, facts={**each.facts, **new}) if each.id == member.id else each for each in household.members
    )
    implied = {**household.implied, **{(member.id, name): implication.because for name in new}}
    return replace(facts, household=replace(household, members=members, implied=implied))


def _merged(facts: Facts, member: Member, name: str, value: Any) -> Any:
    """The value to add, or None where it is already there; InputError where it contradicts."""
    present = facts.value(member.id, name)
    place = f"household.members.{member.id}.facts.{name.split('.', 1)[1]}"
    if isinstance(value, Mapping):
        before = present.elements if isinstance(present, SetValue) else {}
        complete = isinstance(present, SetValue) and present.complete
        for element, truth in value.items():
            if before.get(element, truth) != truth or (complete and truth and element not in before):
                raise InputError(f"{element} contradicts another fact", place, "correct one of the two")
        if all(element in before for element in value) or complete:
            return None
        return SetValue({**before, **value}, complete)
    if present is None:
        return value
    if present != value:
        raise InputError(f"{present!r} contradicts another fact, from which {value!r} follows", place, "correct one of the two")
    return None
