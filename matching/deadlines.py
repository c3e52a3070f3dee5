"""Until when things have to be done, read from `deadlines.yaml`."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph.seed_files import SeedFile, SeedFolder
from matching.facts import Vocabulary

# A year without a 29 February.
_COMMON_YEAR = 2001


@dataclass(frozen=True, slots=True, eq=False)
class Deadline:
    """Until when something has to be done and by whom: so many `days` or `years` after the day of a fact, or in a season
    of every year, from one day (MM-DD) to another; `seen`: read in its source."""

    who: Mapping[str, str]
    since: Mapping[str, Any] | None
    days: int | None
    years: int | None
    season: tuple[str, str] | None
    source: str | None
    seen: bool


def load_deadlines(seed: SeedFolder, vocabulary: Vocabulary, known: Collection[str]) -> dict[str, tuple[Deadline, ...]]:
    """Read `deadlines.yaml`: what must be done until when, by its resource or step."""
    source = seed.file("deadlines")
    found: dict[str, tuple[Deadline, ...]] = {}
    for position, entry in enumerate(source.data):
        source.check_name(entry["of"], known, "resource or step", (position, "of"))
        since = entry.get("since")
        if since is not None:
            dates = [name for name, fact in vocabulary.facts.items() if fact.type == "date"]
            source.check_name(since["fact"], dates, "date", (position, "since", "fact"))
        season = _season(entry, source, position)
        one = Deadline(
            entry["who"], since, entry.get("days"), entry.get("years"), season, entry.get("source"), entry["seen"]
        )
        found[entry["of"]] = (*found.get(entry["of"], ()), one)
    return found


def _season(entry: Mapping[str, Any], source: SeedFile, position: int) -> tuple[str, str] | None:
    """The first and the last day, both of one year and days of every year."""
    if "from" not in entry:
        return None
    season = (entry["from"], entry["to"])
    for key, day in zip(("from", "to"), season, strict=True):
        try:
            datetime.date.fromisoformat(f"{_COMMON_YEAR}-{day}")
        except ValueError as error:
            raise source.error(f"{day!r} is no day of every year", (position, key), "write MM-DD") from error
    if season[0] > season[1]:
        raise source.error("the season ends before it begins", (position, "to"), "name a later day of the same year")
    return season
