"""A household record from what is sure in a note: a draft, for the worker to confirm."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from graph.errors import InputError
from matching.catalogue import Catalogue
from matching.household import parse_household
from matching.implications import known_facts
from matching.notes.numbers import Interval
from matching.notes.reading import Reading
from matching.notes.statements import AGE, EVENT, HOUSEHOLD, NOW, OTHERS, Statement

# The record's own mark of what it is.
DRAFT_ID = "draft-to-be-confirmed"
# The county of a record that is only looked into.
COUNTRY = "100000"
# Of what says the same about somebody, the first of these is kept.
_BORN = ("person.birth_year", "person.age_months", "person.age")


def drafted(reading: Reading, catalogue: Catalogue, as_of: datetime.date) -> list[Statement]:
    """The statements that enter the record: only what holds now and is said with confidence enough.

    Ages that contradict each other or the relations are left out, and so are bounds of an age that is known.
    """
    sure = [each for each in reading.statements if _is_sure(each, reading, catalogue)]
    told = {(each.subject, each.fact) for each in sure if each.bounds is None}
    sure = [each for each in sure if not any((each.subject, name) in told for name in _BORN[: _birth_rank(each)])]
    try:
        known_facts(parse_household(record(sure, reading, COUNTRY), catalogue.vocabulary), catalogue, as_of)
    except InputError:
        return [each for each in sure if each.fact not in _BORN]
    return sure


def _is_sure(each: Statement, reading: Reading, catalogue: Catalogue) -> bool:
    if each.holds != NOW or each.level.confidence < catalogue.lexicon.draft_from or each.subject == OTHERS:
        return False
    if each.bounds is not None:  # of all that is vague only an age may stay so
        return each.fact == AGE and each.subject not in (HOUSEHOLD, EVENT)
    # Where the note leaves it open, the worker says whose an event is: who was hit, whom wages are owed.
    return each.subject != EVENT or bool(each.whose) or len(reading.members) == 1 or catalogue.vocabulary.get(each.fact).is_shared()


def _birth_rank(each: Statement) -> int:
    """How many ways to say somebody's age come before this one."""
    if each.bounds is not None:
        return len(_BORN)
    return _BORN.index(each.fact) if each.fact in _BORN else 0


def record(statements: Iterable[Statement], reading: Reading, region: str) -> dict[str, Any]:
    """The household record of such statements. It can be matched as it is."""
    facts: dict[str, dict[str, Any]] = {member: {} for member, _ in reading.members} | {HOUSEHOLD: {}, EVENT: {}}
    befell: dict[str, dict[str, Any]] = {member: {} for member, _ in reading.members}
    needs: dict[tuple[str, str], dict[str, str]] = {}
    ages: dict[str, list[Interval]] = {}
    for each in statements:
        if each.need is not None:
            owner = {} if each.subject == HOUSEHOLD else {"member": each.subject}
            needs[each.need, each.subject] = {"type": each.need} | owner
        elif each.bounds is not None:
            ages.setdefault(each.subject, []).append(each.bounds)
        elif each.whose is not None:
            befell[each.whose][each.fact] = each.value
        elif isinstance(each.value, dict):
            facts[each.subject].setdefault(each.fact, {}).update(each.value)
        else:
            facts[each.subject][each.fact] = each.value
    members = [
        {"id": member, "relation": relation, "facts": facts[member]}
        | ({EVENT: befell[member]} if befell[member] else {})
        | age_between(ages.get(member, ()))
        for member, relation in reading.members
    ]
    whole = {"id": DRAFT_ID, "region": region, "members": members or [{"id": "member1", "facts": {}}]}
    whole |= {key: facts[key] for key in (EVENT,) if facts[key]} | ({"facts": facts[HOUSEHOLD]} if facts[HOUSEHOLD] else {})
    return whole | ({"needs": list(needs.values())} if needs else {})


def age_between(ages: Iterable[Interval]) -> dict[str, list[int]]:
    """What a member's record says of an age that is only told roughly; nothing where it is told in two ways that do not fit."""
    every = list(ages)
    low, high = max((each.low for each in every), default=1), min((each.high for each in every), default=0)
    return {"age_between": [max(0, int(low)), int(high)]} if low <= high else {}
