"""A household's record from what a worker has confirmed of a visit note: each statement like an answer of hers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.errors import InputError
from matching.answers import answered
from matching.facts import Vocabulary
from matching.household import HOUSEHOLD
from matching.notes.draft import age_between
from matching.notes.numbers import Interval
from matching.notes.statements import AGE, EVENT

Said = tuple[str, Mapping[str, Any]]


def statements(note: Mapping[str, Any]) -> Iterator[Said]:
    """What `read-note` read that a worker may confirm: of whom (a member's id, "household" or "event"), and the fact, the
    rough age or the need with its words. Other estimates (see `estimates`) and what is said of other people are none of it."""
    for member in note["members"]:
        yield from ((member["id"], each) for each in member["facts"])
        yield from ((member["id"], each) for each in member["estimates"] if _may_stay_rough(each))
    yield from ((HOUSEHOLD, each) for each in note["household"])
    yield from ((EVENT, each) for each in note["event"])
    yield from ((each.get("member", HOUSEHOLD), each) for each in note["needs"])


def estimates(note: Mapping[str, Any]) -> Iterator[Said]:
    """The numbers that `read-note` read too vaguely to be confirmed, and of whom."""
    for member in note["members"]:
        yield from ((member["id"], each) for each in member["estimates"] if not _may_stay_rough(each))
    yield from ((HOUSEHOLD, each) for each in note["household_estimates"])


def _may_stay_rough(estimate: Mapping[str, Any]) -> bool:
    """Whether a record can hold it as it is: of all that is vague only an age."""
    return estimate["fact"] == AGE


def is_drafted(draft: Mapping[str, Any], subject: str, entry: Mapping[str, Any]) -> bool:
    """Whether the draft of a note holds one of its statements: so sure that it is proposed."""
    if "type" in entry:
        wanted = entry["type"], entry.get("member")
        return wanted in [(need["type"], need.get("member")) for need in draft.get("needs", ())]
    if "low" in entry:
        least, most = next((each.get("age_between") for each in draft["members"] if each["id"] == subject), None) or (-1, -1)
        return entry["low"] <= least and most <= entry["high"]
    whose = entry.get("member", subject)
    holder = next((each for each in draft["members"] if each["id"] == whose), draft)
    facts = holder.get(EVENT if subject == EVENT else "facts", {})
    held, value = facts.get(entry["fact"]), entry["value"]
    return value.items() <= (held or {}).items() if isinstance(value, Mapping) else held == value


def confirmed(
    draft: Mapping[str, Any], members: Iterable[str], said: Iterable[Said], identifier: str, vocabulary: Vocabulary
) -> dict[str, Any]:
    """The record of these members of a draft with these statements (subject, fact or need) and nothing else.

    What is said of anybody else is left out. InputError where two statements contradict each other.
    """
    kept = [{"id": each["id"], "relation": each.get("relation")} for each in draft["members"] if each["id"] in members]
    subjects = {HOUSEHOLD, *(each["id"] for each in kept)}
    record: dict[str, Any] = {"id": identifier, "region": draft["region"], "members": kept, "needs": []}
    told: dict[tuple[str, str, str], Any] = {}
    rough: dict[str, list[Interval]] = {}
    for subject, entry in said:
        if subject not in subjects:
            continue
        if "type" in entry:
            need = {"type": entry["type"]} | ({} if subject == HOUSEHOLD else {"member": subject})
            record["needs"] += [need] if need not in record["needs"] else []
            continue
        if "low" in entry:
            rough.setdefault(subject, []).append(Interval(entry["low"], entry["high"]))
            continue
        fact, value = vocabulary.get(entry["fact"]), entry["value"]
        for element, one in value.items() if isinstance(value, Mapping) else [("", value)]:
            if told.setdefault((subject, fact.name, element), one) != one:
                question = f"{fact.question['zh']} {fact.question['en']}"
                raise InputError("选了两种说法 two different answers are ticked", question, "只留对的 keep the right one")
            record = answered(record, subject, fact, {element: one} if element else one)
    return record | {"members": [each | age_between(rough.get(each["id"], ())) for each in record["members"]]}
