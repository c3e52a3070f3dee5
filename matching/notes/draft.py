"""A household record from what is sure in a note: a draft, for the worker to confirm."""

from __future__ import annotations

import datetime
from typing import Any

from graph.errors import InputError
from matching.catalogue import Catalogue
from matching.household import parse_household
from matching.implications import known_facts
from matching.notes.reading import Reading
from matching.notes.statements import EVENT, HOUSEHOLD, NOW, OTHERS

# The record's own mark of what it is.
DRAFT_ID = "draft-to-be-confirmed"
# Of what says the same about somebody, the first that the note gives is kept.
_BORN = ("person.birth_year", "person.age_months", "person.age")


def draft(reading: Reading, catalogue: Catalogue, region: str, as_of: datetime.date) -> dict[str, Any]:
    """The record: only what holds now and is said with confidence enough. It can be matched as it is.

    Ages that contradict each other or the relations are left out.
    """
    record = _record(reading, catalogue, region)
    try:
        known_facts(parse_household(record, catalogue.vocabulary), catalogue, as_of)
    except InputError:
        for member in record["members"]:
            for name in _BORN:
                member["facts"].pop(name, None)
    return record


def _record(reading: Reading, catalogue: Catalogue, region: str) -> dict[str, Any]:
    least = catalogue.lexicon.draft_from
    facts: dict[str, dict[str, Any]] = {member: {} for member, _ in reading.members} | {HOUSEHOLD: {}, EVENT: {}}
    needs: dict[tuple[str, str], dict[str, str]] = {}
    for each in reading.statements:
        if each.holds != NOW or each.level.confidence < least or each.bounds is not None or each.subject == OTHERS:
            continue
        if each.subject == EVENT and len(reading.members) > 1 and not catalogue.vocabulary.get(each.fact).is_shared():
            continue  # whose it is the worker says: who was hit, whom wages are owed
        if each.need is not None:
            owner = {} if each.subject == HOUSEHOLD else {"member": each.subject}
            needs[each.need, each.subject] = {"type": each.need} | owner
        elif isinstance(each.value, dict):
            facts[each.subject].setdefault(each.fact, {}).update(each.value)
        else:
            facts[each.subject][each.fact] = each.value
    for said in facts.values():
        for name in [name for name in _BORN if name in said][1:]:
            del said[name]
    members = [{"id": member, "relation": relation, "facts": facts[member]} for member, relation in reading.members]
    record = {"id": DRAFT_ID, "region": region, "members": members or [{"id": "member1", "facts": {}}]}
    record |= {key: facts[key] for key in (EVENT,) if facts[key]} | ({"facts": facts[HOUSEHOLD]} if facts[HOUSEHOLD] else {})
    return record | ({"needs": list(needs.values())} if needs else {})
