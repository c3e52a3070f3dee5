"""What a visit note is read as, in a few words."""

from __future__ import annotations

from typing import Any

from matching.casework import Casework
from tests.conftest import DAY

EBIAN = "511132"


def note(casework: Casework, text: str) -> dict[str, Any]:
    return casework.read_note(text, "note", DAY, EBIAN)


def facts(casework: Casework, text: str, who: str, holds: str = "now") -> dict[str, Any]:
    """The facts of a member, of the household or of the event, as the note gives them."""
    found = note(casework, text)
    entries = {each["id"]: each["facts"] for each in found["members"]} | {key: found[key] for key in ("household", "event", "other_people")}
    return {each["fact"]: each["value"] for each in entries.get(who, ()) if each["holds"] == holds}


def members(casework: Casework, text: str) -> set[str]:
    return {each["id"] for each in note(casework, text)["members"]}


def needs(casework: Casework, text: str) -> set[str]:
    return {f"{each['member']} {each['type']}" if "member" in each else each["type"] for each in note(casework, text)["needs"]}


def outside(casework: Casework, text: str) -> dict[str, str]:
    """Who is named and no member, and why."""
    return {each["relation"]: each["because"] for each in note(casework, text)["outside"]}


def estimates(casework: Casework, text: str, who: str) -> dict[str, tuple[float, float]]:
    member = next(each for each in note(casework, text)["members"] if each["id"] == who)
    return {each["fact"]: (each["low"], each["high"]) for each in member["estimates"]}


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Each thing with each way of saying it."""
    return [(key, each) for key, said in table.items() for each in said]
