"""Where to go and what to bring: the steps' offices and papers, each named once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from matching.description import apply_at
from matching.plan.items import Step
from matching.resources import Resource

Named = Sequence[Mapping[str, Any]]


def named(text: str, entries: Named) -> Mapping[str, Any] | None:
    """The entry one of whose words comes first in a text; of two at one place the longer word's."""
    found = [
        (text.index(word), -len(word), number)
        for number, entry in enumerate(entries)
        for word in entry["words"]
        if word in text
    ]
    return entries[min(found)[2]] if found else None


def place(resource: Resource, places: Named) -> str:
    """The id of the office where it is applied for; the resource's own id where the table has none."""
    found = named(apply_at(resource.record).get("zh", ""), places)
    return resource.id if found is None else found["id"]


def errands(steps: Sequence[Step], places: Named) -> list[dict[str, Any]]:
    """The places to go to in the order of the steps, with the numbers of the steps done there."""
    names = {entry["id"]: entry["names"] for entry in places}
    found: dict[str, dict[str, Any]] = {}
    for number, step in enumerate(steps, 1):
        where = place(step.resource, places)
        errand = {"place": where, "names": dict(names.get(where, step.resource.names)), "steps": []}
        found.setdefault(where, errand)["steps"].append(number)
    return list(found.values())


def documents(steps: Iterable[Step], papers: Named) -> list[dict[str, Any]]:
    """Every paper once, with the numbers of the steps that ask for it and how each record words it.

    What most steps ask for comes first; a paper that the table does not know stands by its own words.
    """
    found: dict[str, dict[str, Any]] = {}
    for number, step in enumerate(steps, 1):
        for written in step.resource.record.get("documents") or ():
            known = named(written["zh"], papers)
            names = written if known is None else known["names"]
            entry = found.setdefault(names["zh"], {"names": dict(names), "steps": [], "as_written": []})
            if number not in entry["steps"]:
                entry["steps"].append(number)
            if known is not None and written not in entry["as_written"]:
                entry["as_written"].append(dict(written))
    return sorted(found.values(), key=lambda each: (-len(each["steps"]), each["steps"], each["names"]["zh"]))
