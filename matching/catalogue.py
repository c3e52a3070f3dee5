"""The catalogue: everything the matcher knows about help, read from the seed folder and checked."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.seed_files import SeedFile
from matching.agencies import agency_resources
from matching.facts import Vocabulary, load_vocabulary, parse_date, suggestion
from matching.household import APPLICANTS
from matching.parameters import Figure, Parameters
from matching.resources import Resource, Validity
from matching.rules import Rule, RuleReader

KINDS = ("program", "recognition", "fund")
STATES = ("active", "unknown", "transition", "ended")


@dataclass(frozen=True, slots=True)
class Implication:
    """Where `when` holds of a person (one of `relations`, where given), `then` follows: (fact, value)
    pairs, and why."""

    when: tuple[Rule, ...]
    then: tuple[tuple[str, Any], ...]
    because: Mapping[str, str]
    relations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ShownNeed:
    """Where `when` holds of a person, these needs show: (need type, "person" or "household")."""

    when: tuple[Rule, ...]
    needs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the matcher needs to know about what help there is."""

    vocabulary: Vocabulary
    parameters: Parameters
    implications: tuple[Implication, ...]
    resources: Mapping[str, Resource]
    needs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    shown_needs: tuple[ShownNeed, ...] = ()


def load_catalogue(seed: Path) -> Catalogue:
    """Read and check the whole seed folder; CatalogueError names file, line, field and remedy."""
    vocabulary = load_vocabulary(seed)
    parameters = load_parameters(seed)
    resources: dict[str, Resource] = {}
    for folder in ("programs", "funds"):
        for path in sorted((seed / folder).glob("*.yaml")):
            resource = read_resource(SeedFile(path), vocabulary, parameters)
            resources[resource.id] = resource
    agencies, services = (SeedFile(seed / f"{name}.yaml").data for name in ("agencies", "services"))
    resources |= {agency.id: agency for agency in agency_resources(agencies, services)}
    needs = SeedFile(seed / "needs.yaml").data
    return Catalogue(
        vocabulary,
        parameters,
        load_implications(seed, vocabulary, parameters),
        resources,
        needs,
        load_shown_needs(seed, vocabulary, parameters, needs),
    )


def load_parameters(seed: Path) -> Parameters:
    """Read `parameters.yaml`."""
    source = SeedFile(seed / "parameters.yaml")
    figures: dict[str, list[Figure]] = {}
    for name, entry in source.data["figures"].items():
        figures[name] = [
            Figure(
                id=each["id"],
                name=name,
                region=each["region"],
                since=parse_date(each["since"], source.place("figures", name, position)),
                values=each["values"],
                unit=entry["unit"],
                exactness=each["exactness"],
                source=(each.get("sources") or [{}])[0].get("url"),
                seen=bool(each.get("seen")),
            )
            for position, each in enumerate(entry.get("entries") or [])
        ]
    variants = {name: entry["by"] for name, entry in source.data["figures"].items() if entry.get("by")}
    labels = {name: entry["names"] for name, entry in source.data["figures"].items()}
    return Parameters(figures, variants, source.data.get("flags") or {}, labels)


def load_implications(seed: Path, vocabulary: Vocabulary, parameters: Parameters) -> tuple[Implication, ...]:
    """Read `implications.yaml`."""
    source = SeedFile(seed / "implications.yaml")
    reader = RuleReader(source, vocabulary, parameters.names)
    found = []
    for position, entry in enumerate(source.data):
        for fact in entry["then"]:
            if fact not in vocabulary.facts:
                raise source.error(
                    f"unknown fact {fact!r}", (position, "then", fact), suggestion(fact, vocabulary.facts)
                )
        found.append(
            Implication(
                tuple(reader.rule(each, (position, "when", n)) for n, each in enumerate(entry.get("when", ()))),
                tuple(entry["then"].items()),
                entry["because"],
                frozenset(entry.get("relations", ())),
            )
        )
    return tuple(found)


def load_shown_needs(
    seed: Path, vocabulary: Vocabulary, parameters: Parameters, needs: Mapping[str, Any]
) -> tuple[ShownNeed, ...]:
    """Read `shown_needs.yaml`."""
    source = SeedFile(seed / "shown_needs.yaml")
    reader = RuleReader(source, vocabulary, parameters.names)
    found = []
    for position, entry in enumerate(source.data):
        for need in entry["needs"]:
            if need not in needs:
                raise source.error(f"unknown need {need!r}", (position, "needs"), suggestion(need, needs))
        found.append(
            ShownNeed(
                tuple(reader.rule(each, (position, "when", n)) for n, each in enumerate(entry["when"])),
                tuple(entry["needs"].items()),
            )
        )
    return tuple(found)


def read_resource(source: SeedFile, vocabulary: Vocabulary, parameters: Parameters) -> Resource:
    """One programme or fund file."""
    raw = source.data
    for name in ("id", "kind", "names", "conditions", "validity"):
        if name not in raw:
            raise source.error(f"{name} is missing", (), f"add `{name}: …`")
    if raw["id"] != source.path.stem:
        raise source.error("the id is not the file's name", ("id",), f"write id: {source.path.stem}")
    _one_of(source, raw["kind"], KINDS, ("kind",))
    _one_of(source, raw["validity"].get("state"), STATES, ("validity", "state"))
    for applicant in raw.get("applicants", ["family"]):
        _one_of(source, applicant, APPLICANTS, ("applicants",))
    reader = RuleReader(source, vocabulary, parameters.names)
    conditions = tuple(
        reader.condition(each, ("conditions", position)) for position, each in enumerate(raw["conditions"])
    )
    return Resource(
        id=raw["id"],
        kind=raw["kind"],
        names=raw["names"],
        subject=raw.get("subject", "person"),
        applicants=tuple(raw.get("applicants", ["family"])),
        regions=tuple(raw.get("regions", ())),
        region_uncertain=bool(raw.get("region_uncertain")),
        validity=_validity(source, raw["validity"]),
        inferred=raw.get("basis") == "inferred",
        quota=bool(raw.get("quota")),
        grants=tuple(raw.get("grants", ())),
        needs=tuple(raw.get("needs", ())),
        conditions=conditions,
        record=raw,
    )


def _one_of(source: SeedFile, value: Any, allowed: tuple[str, ...], at: tuple[str, ...]) -> None:
    if value not in allowed:
        raise source.error(f"{value!r} is not allowed", at, suggestion(str(value), allowed))


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


def _partial_date(source: SeedFile, value: Any, name: str, *, last: bool) -> datetime.date | None:
    """YYYY, YYYY-MM or YYYY-MM-DD as the first or the last day that it covers."""
    if value is None:
        return None
    parts = [int(part) for part in str(value).split("-") if part.isdigit()]
    try:
        if len(parts) == 3:
            return datetime.date(*parts)
        year, month = parts[0], parts[1] if len(parts) == 2 else (12 if last else 1)
        if not last:
            return datetime.date(year, month, 1)
        return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
    except (ValueError, IndexError, TypeError) as error:
        raise source.error(
            f"{value!r} is not a date", ("validity", name), "write YYYY, YYYY-MM or YYYY-MM-DD"
        ) from error
