"""A worker's answer to a question: whether it can count, and how it is written into a household's record."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from graph.errors import InputError, nearest
from matching.facts import Fact
from matching.household import HOUSEHOLD, REGION
from matching.knowledge import RUNNING
from matching.resources import Resource
from matching.rules import Condition

_BY_FACTS = ("judged", "figure")


def check_answer(resource: Resource, condition: str, subject: str, place: str) -> None:
    """InputError where an answer would count for nothing: there is no such condition, facts decide it,
    or it is not asked of that subject."""
    by_id = {each.id: each for each in resource.conditions}
    if condition not in by_id and condition not in (REGION, RUNNING):
        raise InputError(
            f"{resource.id} has no condition {condition!r}", place, nearest(condition, [*by_id, REGION, RUNNING])
        )
    found = by_id.get(condition)
    if found is None or _is_local(found):
        fits, remedy = subject == REGION, f'write "subject": "{REGION}"'
    elif found.question is None:
        remedy = f"record {', '.join(found.facts)} instead" if found.facts else "leave it out"
        raise InputError(f"{resource.id}'s {condition} is decided by facts, not by an answer", place, remedy)
    elif resource.subject == HOUSEHOLD and not resource.some_member:
        fits, remedy = subject == HOUSEHOLD, f'write "subject": "{HOUSEHOLD}"'
    else:
        fits, remedy = subject not in (HOUSEHOLD, REGION), "name the member as its subject"
    if not fits:
        raise InputError(f"{resource.id}'s {condition} is not asked of {subject}", place, remedy)


def _is_local(condition: Condition) -> bool:
    """Whether a place may have it otherwise, so that its office is asked."""
    local = condition.local
    return condition.role == "local_extension" or (local is not None and local.kind not in _BY_FACTS)


def answered(record: Mapping[str, Any], subject: str, fact: Fact, value: Any) -> dict[str, Any]:
    """The record with one fact stated (`value` None: not known any more); the rest as it was.

    `subject` is a member's id, "household" or "region". Of a list fact the value is {element: true, false or
    None}; what is known of its other elements stays.
    """
    found = copy.deepcopy(dict(record))
    facts = _holder(found, subject, fact)
    if value is None:
        facts.pop(fact.key, None)
    elif fact.type == "set":
        for element, answer in value.items():
            facts[fact.key] = _with_element(facts.get(fact.key), element, answer)
    else:
        facts[fact.key] = value
    return found


def answered_question(
    record: Mapping[str, Any], subject: str, resource: str, condition: str, answer: bool | None
) -> dict[str, Any]:
    """The record with what the worker found out about one condition that no fact decides (None: forget it)."""
    same = {"resource": resource, "condition": condition, "subject": subject}
    kept = [each for each in record.get("answers") or () if {**each, **same} != each]
    return {**copy.deepcopy(dict(record)), "answers": [*kept, *([] if answer is None else [{**same, "answer": answer}])]}


def _holder(record: dict[str, Any], subject: str, fact: Fact) -> dict[str, Any]:
    """The mapping that holds facts of this scope for this subject."""
    if fact.scope == "region":
        return record.setdefault("region_facts", {})
    member = next((each for each in record["members"] if each["id"] == subject), None)
    if member is None or fact.scope == HOUSEHOLD:
        return record.setdefault("event" if fact.scope == "event" else "facts", {})
    return member.setdefault("event" if fact.scope == "event" else "facts", {})


def _with_element(value: Any, element: str, answer: bool | None) -> dict[str, Any]:
    """A list fact with one element true, false or forgotten; a complete list stays complete."""
    if isinstance(value, Mapping) and ("items" in value or "complete" in value):
        items = [each for each in value.get("items", ()) if each != element] + ([element] if answer else [])
        absent = [each for each in value.get("absent", ()) if each != element] + ([element] if answer is False else [])
        return {**value, "items": items, "absent": absent, "complete": bool(value.get("complete")) and answer is not None}
    if isinstance(value, Mapping):
        elements = dict(value)
    else:
        elements = dict.fromkeys([value] if isinstance(value, str) else value or (), True)
    elements.pop(element, None)
    return elements if answer is None else {**elements, element: answer}
