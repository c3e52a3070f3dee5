"""The catalogue: everything the matcher knows about help, read from the seed folder and checked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import networkx as nx

from graph.errors import nearest
from graph.seed_files import SeedFile, SeedFolder
from matching.agencies import agency_resources
from matching.cases import Duty, Hint, Implication, ShownNeed, Step, load_duties, load_hints, load_implications, load_shown_needs, load_steps
from matching.deadlines import Deadline, load_deadlines
from matching.facts import Vocabulary, load_vocabulary
from matching.notes.examples import NO_EXAMPLES, Examples, load_examples
from matching.notes.lexicon import Lexicon
from matching.notes.loading import load_asking, load_lexicon
from matching.notes.suspicions import Suspicion, load_suspicions
from matching.parameters import Figure, Parameters
from matching.resources import Resource, Validity
from matching.rules import Condition, RuleReader


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Everything the matcher needs to know about what help there is; one is the same as itself only."""

    vocabulary: Vocabulary
    parameters: Parameters
    implications: tuple[Implication, ...]
    expectations: tuple[Implication, ...]
    resources: Mapping[str, Resource]
    lexicon: Lexicon
    asking: Lexicon
    needs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    shown_needs: tuple[ShownNeed, ...] = ()
    duties: tuple[Duty, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    dangers: Examples = NO_EXAMPLES
    hints: tuple[Hint, ...] = ()
    steps: tuple[Step, ...] = ()
    places: tuple[Mapping[str, Any], ...] = ()
    papers: tuple[Mapping[str, Any], ...] = ()
    elsewhere: tuple[Mapping[str, Any], ...] = ()
    rare_questions: frozenset[str] = frozenset()
    deadlines: Mapping[str, tuple[Deadline, ...]] = field(default_factory=dict)
    jurisdictions: tuple[Mapping[str, Any], ...] = ()


def load_catalogue(seed: Path) -> Catalogue:
    """Read and check the whole seed folder; CatalogueError names file, line, field and remedy."""
    folder = SeedFolder(seed)
    vocabulary = load_vocabulary(folder)
    parameters = load_parameters(folder)
    needs = load_needs(folder)
    lexicon = load_lexicon(folder, vocabulary, needs)
    resources: dict[str, Resource] = {}
    for source in (*folder.folder("programs"), *folder.folder("funds")):
        resource = read_resource(source, vocabulary, parameters)
        source.check_names(resource.needs, needs, "need", ("needs",))
        if resource.id in resources:
            raise source.error(f"{resource.id!r} is a programme's id too", ("id",), "give it another id")
        resources[resource.id] = resource
    for source in (*folder.folder("programs"), *folder.folder("funds")):
        same = source.data.get("same_as", ())
        source.check_names(same, resources, "resource", ("same_as",))
        first = min((source.data["id"], *same), key=list(resources).index)
        if first != source.data["id"]:
            resources[source.data["id"]] = replace(resources[source.data["id"]], leading=first)
    for source in folder.folder("programs"):
        source.check_names(source.data.get("through", ()), resources, "resource", ("through",))
        for position, interaction in enumerate(source.data["interactions"]):
            source.check_names([interaction["with"]], resources, "resource", ("interactions", position, "with"))
    services = folder.file("services")
    for position, service in enumerate(services.data):
        services.check_names(service["needs"], needs, "need", (position, "needs"))
    agencies = folder.file("agencies").data
    rare = _rare_questions(resources.values())
    expectations = load_implications(folder, "expectations", vocabulary, parameters)
    resources |= {agency.id: agency for agency in agency_resources(agencies, services.data)}
    steps = load_steps(folder, vocabulary, parameters)
    return Catalogue(
        vocabulary,
        parameters,
        load_implications(folder, "implications", vocabulary, parameters),
        expectations,
        resources,
        lexicon,
        load_asking(folder, lexicon, vocabulary, needs),
        needs,
        load_shown_needs(folder, vocabulary, parameters, needs),
        load_duties(folder, vocabulary, parameters),
        load_suspicions(folder.file("lexicon/suspicions"), lexicon.parts, vocabulary),
        load_examples(folder.file("lexicon/dangers")),
        load_hints(folder, vocabulary, parameters, needs, rare | _expected_facts(expectations, vocabulary)),
        steps,
        tuple(folder.file("places").data),
        _load_named(folder, "papers", vocabulary, "boolean"),
        tuple(folder.file("elsewhere").data),
        rare,
        load_deadlines(folder, vocabulary, {*resources, *(step.id for step in steps)}),
        _load_named(folder, "jurisdictions", vocabulary, "region"),
    )


def load_needs(seed: SeedFolder) -> Mapping[str, Mapping[str, Any]]:
    """Read `needs.yaml`: each link leads to a need that there is, and no need is broader than itself."""
    source = seed.file("needs")
    for name, entry in source.data.items():
        for link in ("broader", "related"):
            source.check_names(entry.get(link) or (), source.data, "need", (name, link))
    tree = nx.DiGraph((name, each) for name, entry in source.data.items() for each in entry.get("broader") or ())
    for circle in nx.simple_cycles(tree):
        raise source.error(f"goes round in a circle: {' → '.join(circle)}", (circle[0], "broader"), "leave out one of them")
    return source.data


def load_parameters(seed: SeedFolder) -> Parameters:
    """Read `parameters.yaml`."""
    source = seed.file("parameters")
    figures: dict[str, list[Figure]] = {}
    for name, entry in source.data["figures"].items():
        figures[name] = [
            Figure(
                id=each["id"],
                name=name,
                region=each["region"],
                since=_date(source, each["since"], ("figures", name, "entries", position, "since")),
                values=each["values"],
                unit=entry["unit"],
                exactness=each["exactness"],
                source=next((found.get("url") for found in each["sources"]), None),
                seen=each["seen"],
                beside=each.get("also", {}),
            )
            for position, each in enumerate(entry["entries"])
        ]
    variants = {name: entry["by"] for name, entry in source.data["figures"].items() if "by" in entry}
    labels = {name: entry["names"] for name, entry in source.data["figures"].items()}
    return Parameters(figures, variants, source.data.get("flags") or {}, labels)


def _rare_questions(resources: Iterable[Resource]) -> frozenset[str]:
    """The questions that few answer with yes, as resource#condition."""
    return frozenset(f"{resource.id}#{each.id}" for resource in resources for each in resource.conditions if each.rare)


def _expected_facts(expectations: Iterable[Implication], vocabulary: Vocabulary) -> frozenset[str]:
    """The facts of which one value is expected: those of the table, and every place (the household's own)."""
    places = {name for name, fact in vocabulary.facts.items() if fact.type == "region"}
    return frozenset(places.union(name for each in expectations for name, _ in each.then))


def _load_named(seed: SeedFolder, name: str, vocabulary: Vocabulary, of_type: str) -> tuple[Mapping[str, Any], ...]:
    """Read `jurisdictions.yaml` or `papers.yaml`: words that mean a thing, each with the fact that tells of it, where there is one."""
    source = seed.file(name)
    facts = [each for each, fact in vocabulary.facts.items() if fact.type == of_type]
    for position, entry in enumerate(source.data):
        source.check_names([entry["fact"]] if "fact" in entry else (), facts, f"{of_type} fact", (position,))
    return tuple(source.data)


def read_resource(source: SeedFile, vocabulary: Vocabulary, parameters: Parameters) -> Resource:
    """One programme or fund file."""
    raw = source.data
    if raw["id"] != source.path.stem:
        raise source.error("the id is not the file's name", ("id",), f"write id: {source.path.stem}")
    reader = RuleReader(source, vocabulary, parameters.names)
    conditions = tuple(
        reader.condition(each, ("conditions", position)) for position, each in enumerate(raw["conditions"])
    )
    _check_conditions(source, conditions)
    _check_amount(reader, raw["benefit"])
    for position, grant in enumerate(raw.get("grants", ())):
        reader.grant(grant, ("grants", position))
    return Resource(
        id=raw["id"],
        kind=raw["kind"],
        names=raw["names"],
        subject=raw["subject"],
        some_member="who" in raw,
        applicants=tuple(raw.get("applicants", ["family"])),
        regions=tuple(raw.get("regions", ())),
        region_uncertain=bool(raw.get("region_uncertain")),
        validity=_validity(source, raw["validity"]),
        inferred=raw.get("basis") == "inferred",
        quota=bool(raw.get("quota")),
        grants=tuple(raw.get("grants", ())),
        held_when=tuple(reader.rule(each, ("held_when", n)) for n, each in enumerate(raw.get("held_when", ()))),
        needs=tuple(raw.get("needs", ())),
        conditions=conditions,
        record=raw,
    )


def _check_amount(reader: RuleReader, benefit: Mapping[str, Any]) -> None:
    """The facts and the figure by which an amount is told are there."""
    by, of = benefit.get("amount_by", {}), benefit.get("amount_of", {})
    for field_name, fact in (("amount_by", by.get("fact")), ("amount_of", of.get("less"))):
        if fact is not None:
            reader.source.check_name(fact, reader.vocabulary.facts, "fact", ("benefit", field_name))
    if of:
        reader.source.check_name(of["figure"], reader.parameters, "parameter", ("benefit", "amount_of", "figure"))
        at, statuses = ("benefit", "amount_of", "each_member_without"), reader.vocabulary.get("person.statuses").values
        reader.source.check_names(of.get("each_member_without", ()), statuses, "status", at)


def _check_conditions(source: SeedFile, conditions: tuple[Condition, ...]) -> None:
    """Each id once, and what a condition extends is there."""
    ids: set[str] = set()
    for position, condition in enumerate(conditions):
        if condition.id in ids:
            raise source.error(f"{condition.id!r} is taken", ("conditions", position, "id"), "give each its own id")
        ids.add(condition.id)
    for position, condition in enumerate(conditions):
        if condition.extends is not None and condition.extends not in ids:
            raise source.error(
                f"no condition {condition.extends!r}", ("conditions", position, "extends"), nearest(condition.extends, ids)
            )


def _validity(source: SeedFile, raw: Mapping[str, Any]) -> Validity:
    end = raw.get("to")
    return Validity(
        state=raw["state"],
        start=_partial_date(source, raw.get("from"), "from", last=False),
        end=_partial_date(source, end, "to", last=True),
        as_of=_both_languages(raw.get("as_of")),
        end_text=None if end is None else str(end),
        note=raw.get("note"),
    )


def _both_languages(value: Any) -> Mapping[str, str] | None:
    if value is None or isinstance(value, Mapping):
        return value
    return {"zh": str(value), "en": str(value)}


def _date(source: SeedFile, value: str, at: tuple[str | int, ...]) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise source.error(f"{value!r} is not a date", at, "write YYYY-MM-DD") from error


def _partial_date(source: SeedFile, value: Any, name: str, *, last: bool) -> datetime.date | None:
    """YYYY, YYYY-MM or YYYY-MM-DD as the first or the last day that it covers."""
    if value is None:
        return None
    parts = [int(part) for part in str(value).split("-") if part.isdigit()]
    try:
        if len(parts) == 3:
            return datetime.date(*parts)
        year, month = parts[0], parts[1] if len(parts) == 2 else (12 if last else 1)
        first = datetime.date(year, month, 1)
        if not last:
            return first
        return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
    except (ValueError, IndexError, TypeError) as error:
        raise source.error(
            f"{value!r} is not a date", ("validity", name), "write YYYY, YYYY-MM or YYYY-MM-DD"
        ) from error
