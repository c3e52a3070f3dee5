"""Where to go and what to bring: the steps' offices and papers, each named once."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from matching import regions
from matching.description import apply_at
from matching.eligibility import Assessor
from matching.formula import Variable
from matching.household import HOUSEHOLD
from matching.plan.items import Item, Step
from matching.resources import Resource

Named = Sequence[Mapping[str, Any]]


def named(text: str, entries: Named) -> Mapping[str, Any] | None:
    """The entry one of whose words comes first in a text; of two at one place the longer word's."""
    first = _first_named(text, entries)
    return None if first is None else first[0]


def _first_named(text: str, entries: Named) -> tuple[Mapping[str, Any], int] | None:
    """That entry, and where its word ends."""
    found = [
        (text.index(word), -len(word), number)
        for number, entry in enumerate(entries)
        for word in entry["words"]
        if word in text
    ]
    if not found:
        return None
    start, negative_length, number = min(found)
    return entries[number], start - negative_length


def place(resource: Resource, places: Named) -> str:
    """The id of the office where it is applied for; the resource's own id where the table has none."""
    return _place(_offices(resource)[0], resource, places)


def _place(office: str, resource: Resource, places: Named) -> str:
    found = named(office, places)
    return resource.id if found is None else found["id"]


def _offices(resource: Resource) -> list[str]:
    """Where it is applied for, and where other parts of it are (`also_at`: a protection order, at a court)."""
    also = [each["zh"] for each in resource.record.get("also_at", ())]
    return [apply_at({**resource.record, "also_at": ()}).get("zh", ""), *also]


def county(item: Item, assessor: Assessor, office: str | None = None) -> tuple[str | None, Mapping[str, Any] | None]:
    """The county where an item is applied for (None where nobody knows it), and by which rule where that is not the home's."""
    home, catalogue = assessor.household.region, assessor.catalogue
    rule = named(_offices(item.resource)[0] if office is None else office, catalogue.jurisdictions)
    if rule is None:
        return home, None
    if "fact" not in rule:
        return None, rule
    found = assessor.facts.value(assessor.household.applicant(item.subject), rule["fact"])
    return (home, None) if found is None or regions.overlaps(found, home) else (found, rule)


def spot(item: Item, assessor: Assessor) -> tuple[str, str | None]:
    """What makes two errands one: the office and its county."""
    return place(item.resource, assessor.catalogue.places), county(item, assessor)[0]


def errands(steps: Sequence[Step], assessor: Assessor, region_names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The offices to go to in the order of the steps, each with its county where that is not the home's, and the numbers
    of the steps done there."""
    names = {entry["id"]: entry["names"] for entry in assessor.catalogue.places}
    found: dict[tuple[str, str | None], dict[str, Any]] = {}
    for number, step in enumerate(steps, 1):
        for item, office in itertools.product(step.items, _offices(step.resource)):
            where, (region, rule) = _place(office, step.resource, assessor.catalogue.places), county(item, assessor, office)
            errand = found.setdefault((where, region), {
                "place": where,
                "names": dict(names.get(where, step.resource.names)),
                "region": region,
                "at": None if rule is None else _at(rule["names"], region, region_names),
                "steps": [],
            })  # fmt: skip
            if number not in errand["steps"]:
                errand["steps"].append(number)
    return list(found.values())


def _at(names: Mapping[str, str], region: str | None, region_names: Mapping[str, str]) -> dict[str, str]:
    if region is None:
        return dict(names)
    whole = dict.fromkeys(region_names.get(code, "") for code in reversed(regions.chain(region)))
    called = "".join(whole) or region
    return {"zh": f"{names['zh']} {called}", "en": f"{names['en']}, {called}"}


def documents(steps: Iterable[Step], assessor: Assessor) -> list[dict[str, Any]]:
    """Every paper once, with the numbers of the steps that ask for it and how each record words it.

    What most steps ask for comes first; a paper that the table does not know stands by its own words. One that only some need
    (dibao asks who is disabled for the certificate) is not named where nobody is known or expected to.
    """
    found: dict[str, dict[str, Any]] = {}
    for number, step in enumerate(steps, 1):
        for written in step.resource.record.get("documents") or ():
            known = meant(written["zh"], assessor.catalogue.papers)
            needed = [entry for entry in known if "fact" not in entry or _may_be_so(entry["fact"], step, assessor)]
            for names in [entry["names"] for entry in needed] if known else [written]:
                entry = found.setdefault(names["zh"], {"names": dict(names), "steps": [], "as_written": []})
                if number not in entry["steps"]:
                    entry["steps"].append(number)
                if known and written not in entry["as_written"]:
                    entry["as_written"].append(dict(written))
    return sorted(found.values(), key=lambda each: (-len(each["steps"]), each["steps"], each["names"]["zh"]))


def _may_be_so(fact: str, step: Step, assessor: Assessor) -> bool:
    """Whether a fact is so of somebody whom a step is for, or nobody knows, nor expects that it is not."""
    subjects = {item.subject for item in step.items}
    members = [member.id for member in assessor.household.members if not subjects.isdisjoint({member.id, HOUSEHOLD})]
    variables = [Variable("fact", member, fact) for member in members]
    known = [(assessor.known(each).value, assessor.expectations.usual(each)) for each in variables]
    return any(expected is not False if value is None else value for value, expected in known)


def meant(text: str, entries: Named) -> list[Mapping[str, Any]]:
    """Every entry one of whose words stands in a text, each once; of words that overlap the first, then the longer."""
    found: dict[str, Mapping[str, Any]] = {}
    while (first := _first_named(text, entries)) is not None:
        entry, end = first
        found.setdefault(entry["id"], entry)
        text = text[end:]
    return list(found.values())
