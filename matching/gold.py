"""Cases with gold: what a careful worker would say of a family, read from a folder and checked.

The form of such a folder is told in `benchmarks/cases/README.md`, its shapes are `case` and `queries`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import InputError
from graph.seed_files import SeedFile
from matching.casework import Casework
from matching.facts import parse_date
from matching.household import HOUSEHOLD, Household
from matching.verdict import Verdict

SPLITS = ("tune", "held")
_QUERIES = "queries"
_BEST, _USEFUL = 2, 1

# A resource's id and a subject: a member's id, or "household".
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GoldCase:
    """One family with gold. Where there is a `note`, `household` holds what a careful worker would
    record from it, each member under the word for the relation. A need is its type and its member
    (None: the whole household's)."""

    id: str
    split: str
    household: Household
    note: str | None
    verdicts: Mapping[Pair, Verdict]
    needs: frozenset[tuple[str, str | None]]
    holds: frozenset[Pair]
    leaves_out: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class GoldQuery:
    """Words that a worker would type, and how much each resource answers them (2 what was asked for, 1 useful
    beside it); where none does, nothing should be found."""

    words: str
    split: str
    region: str | None
    relevant: Mapping[str, int]


def load_gold(folder: Path, casework: Casework) -> tuple[list[GoldCase], list[GoldQuery]]:
    """The cases and queries of a folder in order of name; InputError or CatalogueError says what is wrong where."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise InputError("there are no cases", str(folder), "name a folder of YAML files, such as benchmarks/cases")
    cases = [_case(SeedFile(path, "case"), casework) for path in paths if path.stem != _QUERIES]
    queries = [each for path in paths if path.stem == _QUERIES for each in _queries(SeedFile(path, _QUERIES), casework)]
    return cases, queries


def _case(file: SeedFile, casework: Casework) -> GoldCase:
    raw, gold = file.data, file.data["gold"]
    if raw["id"] != file.path.stem:
        raise file.error(f"the id is {raw['id']!r}", ("id",), f"write id: {file.path.stem}, as the file is called")
    as_of = parse_date(raw["as_of"], file.place("as_of"))
    field = ("household",) if "household" in raw else ("gold", "facts")
    household = casework.household({"id": raw["id"], **_record(raw)}, file.place(*field), as_of)
    members = [member.id for member in household.members]
    verdicts: dict[Pair, Verdict] = {}
    for resource, found in gold["verdicts"].items():
        for subject, verdict in found.items():
            _check_pair(file, (resource, subject), members, casework, ("gold", "verdicts", resource))
            verdicts[resource, subject] = Verdict(verdict)
    for position, need in enumerate(gold["needs"]):
        file.check_name(need["type"], casework.catalogue.needs, "need", ("gold", "needs", position, "type"))
        if "member" in need:
            file.check_name(need["member"], members, "member", ("gold", "needs", position, "member"))
    for part in ("holds", "leaves_out"):
        for position, pair in enumerate(gold["plan"][part]):
            _check_pair(file, tuple(pair), members, casework, ("gold", "plan", part, position))
    return GoldCase(
        id=raw["id"],
        split=raw["split"],
        household=household,
        note=raw.get("note"),
        verdicts=verdicts,
        needs=frozenset((each["type"], each.get("member")) for each in gold["needs"]),
        holds=frozenset(map(tuple, gold["plan"]["holds"])),
        leaves_out=frozenset(map(tuple, gold["plan"]["leaves_out"])),
    )


def _record(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The household's record; a note's from the facts that its gold gives each relation."""
    if "household" in raw:
        return raw["household"]
    facts = dict(raw["gold"]["facts"])
    shared = facts.pop(HOUSEHOLD, {})
    members = [{"id": relation, "relation": relation, "facts": each} for relation, each in facts.items()]
    return {"region": raw["region"], "facts": shared, "members": members}


def _queries(file: SeedFile, casework: Casework) -> list[GoldQuery]:
    found = []
    for position, raw in enumerate(file.data):
        for part in ("best", "useful"):
            for number, resource in enumerate(raw[part]):
                file.check_name(resource, casework.catalogue.resources, "resource", (position, part, number))
        region = raw.get("region")
        if region is not None and casework.current_region(region) is None:
            raise file.error(f"region {region} is in no table of division codes", (position, "region"), "look it up")
        relevant = dict.fromkeys(raw["useful"], _USEFUL) | dict.fromkeys(raw["best"], _BEST)
        found.append(GoldQuery(raw["words"], raw["split"], region, relevant))
    return found


def _check_pair(
    file: SeedFile, pair: Pair, members: list[str], casework: Casework, field: tuple[str | int, ...]
) -> None:
    """The pair names a resource that there is, and a subject that it is assessed for."""
    file.check_name(pair[0], casework.catalogue.resources, "resource", field)
    whole = casework.catalogue.resources[pair[0]].subject == HOUSEHOLD
    file.check_name(pair[1], [HOUSEHOLD] if whole else members, "subject", (*field, pair[1]))
