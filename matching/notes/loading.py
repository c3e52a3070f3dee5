"""Reads the files of `seed_data/lexicon/`: every entry with its words, the cues, and what needs are put together from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.errors import InputError, nearest
from graph.seed_files import SeedFile, SeedFolder
from graph.seeding import regions_by_code
from matching.facts import Vocabulary, parse_value
from matching.needs import above
from matching.notes.frames import load_frames
from matching.notes.lexicon import Fate, Level, Lexicon, Person, Saying, Wanted, Words, with_parts
from matching.notes.unlikely import load_unlikely
from matching.regions import short_name


def load_lexicon(seed: SeedFolder, vocabulary: Vocabulary, needs: Mapping[str, Any]) -> Lexicon:
    """Read the files of `lexicon/`; CatalogueError names the file, the line, the field and the nearest name."""
    grammar = seed.file("lexicon/grammar")
    data = grammar.data
    surnames = data["surnames"]
    parts = with_parts({"surname": f"[{surnames}]", "city": "|".join(_cities(seed))}, data["parts"])
    levels = {name: Level(name, entry["confidence"], entry["means"]) for name, entry in data["levels"].items()}
    entries = [
        entry
        for name in ("people", "facts", "needs", "grammar")
        for entry in _entries(seed.file(f"lexicon/{name}"), levels, parts, vocabulary, needs, data["cues"])
    ]
    cues = {name: Words(grammar, ("cues", name), words, parts).patterns[0] for name, words in data["cues"].items()}
    for position, raw in enumerate(data["parents"]):
        grammar.check_name(raw["level"], levels, "level", ("parents", position, "level"))
    parents = {raw["relation"]: (raw["parent"], tuple(raw["of"]), raw["level"]) for raw in data["parents"]}
    _check_dialect(grammar, data["dialect"])
    broader = {name: frozenset(above(name, needs)) for name in needs}
    whole = _whole(seed.file("lexicon/needs"), broader)
    leading = _leading(seed.file("lexicon/facts"), vocabulary)
    unlikely = load_unlikely(seed.file("lexicon/unlikely"), vocabulary, _kinds(entries))
    frames = load_frames(seed.file("lexicon/frames"), parts, needs, levels)
    return Lexicon(
        levels, data["draft_from"], surnames, parts, data["dialect"], tuple(entries), cues, parents, broader, whole, leading, unlikely, frames
    )


def load_asking(seed: SeedFolder, lexicon: Lexicon, vocabulary: Vocabulary, needs: Mapping[str, Any]) -> Lexicon:
    """The lexicon with the looser words of `asking.yaml`, of which none becomes a fact."""
    source = seed.file("asking")
    dialect = lexicon.dialect | source.data["dialect"]
    _check_dialect(source, source.data["dialect"])
    entries = _entries(source, lexicon.levels, lexicon.parts, vocabulary, needs, lexicon.cues)
    written = source.data["cues"].items()
    cues = {name: Words(source, ("cues", name), words, lexicon.parts).patterns[0] for name, words in written}
    return replace(lexicon, dialect=dialect, entries=(*lexicon.entries, *entries), cues=lexicon.cues | cues, loose=True)


def _kinds(entries: Iterable[tuple[Words, Any]]) -> set[str]:
    """What anybody of a note may be called: by words for him, or in what became of him."""
    named = {entry.relation for _, entry in entries if isinstance(entry, Person) and entry.relation}
    return {"elder", *named, *(kind for _, entry in entries if isinstance(entry, Fate) for kind in entry.of)}


def _cities(seed: SeedFolder) -> list[str]:
    """The short names of every province and prefecture, longer ones first."""
    rows = regions_by_code(seed.path / "regions.csv").values()
    names = {short_name(row["name"]) for row in rows if row["level"] in ("province", "prefecture")}
    return sorted(names, key=lambda name: (-len(name), name))


def _entries(
    source: SeedFile,
    levels: Mapping[str, Level],
    parts: Mapping[str, str],
    vocabulary: Vocabulary,
    needs: Mapping[str, Any],
    cues: Mapping[str, Any],
) -> list[tuple[Words, Any]]:
    """Every entry of the sections a file has, with its words; None means nothing."""
    entries: list[tuple[Words, Any]] = []
    for section, kind in (("people", Person), ("facts", Saying), ("fates", Fate), ("homes", Fate), ("needs", Wanted)):
        for position, raw in enumerate(source.data.get(section, ())):
            at = (section, position)
            source.check_name(raw.get("level", "plain"), levels, "level", (*at, "level"))
            if "given" in raw:
                source.check_name(raw["given"], cues, "cue", (*at, "given"))
            if kind is Saying:
                _check_fact(source, raw, vocabulary, at)
            elif kind is Fate:
                if "value" in raw:
                    source.check_name(raw["value"], vocabulary.get("person.father_status").values, "value", (*at, "value"))
                source.check_name(raw.get("with_cause", "plain"), levels, "with_cause", (*at, "with_cause"))
            elif kind is Wanted:
                source.check_name(raw["need"], needs, "need", (*at, "need"))
            fields = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
            del fields["words"]
            entry = kind(**fields)
            entries.append((Words(source, (*at, "words"), raw["words"], parts), entry))
    if "nothing" in source.data:
        entries.append((Words(source, ("nothing",), source.data["nothing"], parts), None))
    return entries


def _whole(source: SeedFile, broader: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    """Of finer needs the broader one that each is all of."""
    for finer, need in source.data["whole"].items():
        source.check_name(finer, broader, "need", ("whole", finer))
        if need not in broader[finer]:
            raise source.error(f"{finer} is no finer need of {need!r}", ("whole", finer), nearest(need, broader[finer]))
    return source.data["whole"]


def _leading(source: SeedFile, vocabulary: Vocabulary) -> frozenset[str]:
    """The facts that may stand right before whom they are said of."""
    for position, name in enumerate(source.data["leading"]):
        source.check_name(name, vocabulary.facts, "fact", ("leading", position))
    return frozenset(source.data["leading"])


def _check_dialect(source: SeedFile, dialect: Mapping[str, str]) -> None:
    for word, usual in dialect.items():
        if len(word) != len(usual):
            raise source.error(f"{usual!r} is not as long as {word!r}", ("dialect", word), "write a usual word of the same length")


def _check_fact(source: SeedFile, raw: Mapping[str, Any], vocabulary: Vocabulary, at: tuple[str | int, ...]) -> None:
    """The fact is there, and so is its value; without a value the fact is a number."""
    stated = {raw["fact"]: raw.get("value")} | raw.get("also", {})
    for name, value in stated.items():
        source.check_name(name, vocabulary.facts, "fact", (*at, "fact") if name == raw["fact"] else (*at, "also", name))
        fact = vocabulary.facts[name]
        if value is None and fact.type not in ("integer", "number"):
            values = ", ".join(map(str, fact.values)) or "true or false"
            raise source.error(f"{name} has no value", (*at, "fact"), f"add `value: …` ({values})")
        try:
            parse_value(fact, value, None, name)
        except InputError as error:
            raise source.error(error.message, (*at, "value"), error.remedy or "see the vocabulary") from error
