"""The vocabulary of facts: what may be known about a household, and how a worker asks for it.

The words are data (`seed_data/vocabulary.yaml`, `seed_data/aliases.yaml`); this file gives them types.
"""

from __future__ import annotations

import datetime
import difflib
import reprlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.errors import InputError, nearest
from graph.seed_files import SeedFile, SeedFolder

# More than any sum or count that a household has.
UNBOUNDED = 1e12


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact's definition. `name` carries its scope: `person.age`.

    A number lies between `minimum` and `maximum`, both included. `said_as`: values that input accepts
    and that state another, boolean fact. `shared`: may be said once for everybody in the household; for a
    list, which of its values may. `rare`: holds of few, so that nobody expects it without a hint; for a
    list, which of its values.
    """

    name: str
    type: str
    question: Mapping[str, str]
    verify: Mapping[str, str]
    sensitivity: str
    unit: str | None = None
    values: Mapping[Any, Mapping[str, str]] = field(default_factory=dict)
    open: bool = False
    shared: bool | Sequence[str] = False
    default: Any = None
    minimum: float = 0
    maximum: float = UNBOUNDED
    said_as: Mapping[str, str] = field(default_factory=dict)
    rare: bool | Sequence[str] = False

    @property
    def scope(self) -> str:
        """person, household, event or region."""
        return self.name.split(".", 1)[0]

    @property
    def key(self) -> str:
        """The name without its scope, as a household record writes it."""
        return self.name.split(".", 1)[1]

    @property
    def usual(self) -> Any:
        """The value that a rare fact has with most people: no, none or nothing."""
        return {"enum": "none", "integer": 0, "number": 0}.get(self.type, False)

    def is_shared(self, element: str = "") -> bool:
        """Whether the household may have it as one; of a list fact, the one element."""
        return _includes(self.shared, element)


def _includes(mark: bool | Sequence[str], element: str) -> bool:
    return mark if isinstance(mark, bool) else element in mark


@dataclass(frozen=True, slots=True)
class Alias:
    """A raw name that input accepts: the fact it means, and how its values translate.

    For a set-valued fact, a boolean alias (`element` given) states one member of the set.
    """

    name: str
    fact: str
    values: Mapping[Any, Any] = field(default_factory=dict)
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A member's place in the household. `older_by` years at least than the youngest child;
    `younger`: no older than the oldest child; `at_least`: years that such a member has in any case; `siblings`: the word of
    those who grow up together."""

    id: str
    names: Mapping[str, str]
    older_by: int | None = None
    younger: bool = False
    at_least: int = 0
    siblings: str | None = None


@dataclass(frozen=True, slots=True)
class SetValue:
    """What is known of a set: for each element true or false; `complete` makes the rest false."""

    elements: Mapping[str, bool]
    complete: bool = False

    def has(self, element: str) -> bool | None:
        """True, False or None (not known)."""
        return self.elements.get(element, False if self.complete else None)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All facts and aliases, and the words for relations (synonyms too, as keys)."""

    facts: Mapping[str, Fact]
    aliases: Mapping[str, Alias]
    relations: Mapping[str, Relation] = field(default_factory=dict)

    def relation(self, word: str | None) -> Relation:
        """The relation that a word means; one by that name alone where it is not in the table."""
        word = word or "other"
        return self.relations.get(word) or Relation(word, {"zh": word, "en": word.replace("_", " ")})

    def get(self, name: str) -> Fact:
        """The fact of that full name; KeyError where there is none."""
        return self.facts[name]

    def is_rare(self, name: str, element: str = "") -> bool:
        """Whether that fact (of a list, the one element) holds of few; what is no fact is not."""
        fact = self.facts.get(name)
        return fact is not None and _includes(fact.rare, element)

    def find(self, scope: str, key: str) -> tuple[Fact, Alias | None] | None:
        """The fact that a record's key means, with or without its scope, raw or clean; None where it is neither."""
        full = key if "." in key else self._full(scope, key)
        if full in self.facts and full.startswith(f"{scope}."):
            return self.facts[full], None
        alias = self.aliases.get(full)
        if alias is not None and alias.fact.split(".", 1)[0] == scope:
            return self.facts[alias.fact], alias
        return None

    def resolve(self, scope: str, key: str, place: str) -> tuple[Fact, Alias | None]:
        """The fact that a record's key means. Raises InputError with the nearest names where it means none."""
        found = self.find(scope, key)
        if found is None:
            remedy = self._remedy(scope, key if "." in key else self._full(scope, key))
            raise InputError(f"{key!r} is not a fact of a {scope}", place, remedy)
        return found

    def _full(self, scope: str, key: str) -> str:
        """A bare key with its scope; that of an alias where only an alias (`loan.purpose`) ends so."""
        full = f"{scope}.{key}"
        if full not in self.facts and full not in self.aliases:
            for name, alias in self.aliases.items():
                if name.endswith(f".{key}") and alias.fact.startswith(f"{scope}."):
                    return name
        return full

    def _remedy(self, scope: str, full: str) -> str:
        if full in self.facts:
            return f"record it under {full.split('.', 1)[0]}, not under {scope}"
        if full in self.aliases:
            return f"record it as {self.aliases[full].fact}"
        names = [name for name in self.facts if name.startswith(f"{scope}.")]
        names += [name for name, alias in self.aliases.items() if alias.fact.startswith(f"{scope}.")]
        near = difflib.get_close_matches(full, names, n=3, cutoff=0.5)
        if near:
            return "did you mean " + " or ".join(name.split(".", 1)[1] for name in near) + "?"
        return "see `python run.py schema household` for the facts there are"


def load_vocabulary(seed: SeedFolder) -> Vocabulary:
    """Read the vocabulary and its aliases from a seed folder.

    Raises CatalogueError (file, line, field, remedy) where an entry is not well formed.
    """
    source = seed.file("vocabulary")
    facts = {name: _fact(source, name, entry) for name, entry in source.data.items()}
    for name, fact in facts.items():
        for value, other in fact.said_as.items():
            if other not in facts or facts[other].type != "boolean":
                raise source.error(f"{other!r} is not a boolean fact", (name, "said_as", value), nearest(other, facts))
        for mark in ("shared", "rare"):
            marked = getattr(fact, mark)
            for position, value in enumerate(() if isinstance(marked, bool) else marked):
                if value not in fact.values:
                    raise source.error(f"{value!r} is not a value of {name}", (name, mark, position), nearest(value, fact.values))
    alias_source = seed.file("aliases")
    aliases = {}
    for name, entry in alias_source.data.items():
        if entry.get("fact") not in facts:
            raise alias_source.error(
                f"alias {name!r} means {entry.get('fact')!r}, which is no fact",
                (name, "fact"),
                nearest(entry["fact"], facts),
            )
        aliases[name] = Alias(name, entry["fact"], entry.get("values", {}), entry.get("element"))
    return Vocabulary(facts, aliases, _relations(seed.file("relations")))


def _relations(source: SeedFile) -> dict[str, Relation]:
    found: dict[str, Relation] = {}
    for name, entry in source.data.items():
        relation = Relation(name, entry["names"], entry.get("older_by"), bool(entry.get("younger")), entry.get("at_least", 0), entry.get("siblings"))
        found |= dict.fromkeys([name, *entry.get("also", ())], relation)
    return found


def _fact(source: SeedFile, name: str, entry: Mapping[str, Any]) -> Fact:
    if entry["type"] == "enum" and not entry.get("values"):
        raise source.error("an enum needs its values", (name, "values"), "list the values")
    if entry["type"] == "set" and not (entry.get("values") or entry.get("open")):
        raise source.error("a set needs its values", (name, "values"), "list the values, or write `open: true`")
    return Fact(name=name, **entry)


def parse_date(text: Any, place: str) -> datetime.date:
    """An ISO date; InputError with the remedy otherwise."""
    try:
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise InputError(f"{text!r} is not a date", place, "write it as YYYY-MM-DD") from error


def parse_value(fact: Fact, raw: Any, alias: Alias | None, place: str) -> Any:
    """A record's value of a fact as the program holds it; None where it says unknown.

    Raises InputError where the type or the value does not fit.
    """
    if raw is None or raw == "unknown":
        return None
    if alias is not None:
        return _alias_value(fact, raw, alias, place)
    if fact.type == "set":
        return _set_value(fact, raw, place)
    return _scalar(fact, raw, place)


def _alias_value(fact: Fact, raw: Any, alias: Alias, place: str) -> Any:
    if alias.element is not None:
        if not isinstance(raw, bool):
            raise InputError(f"{raw!r} is not true or false", place, "write true, false or null")
        return SetValue({alias.element: raw})
    return parse_value(fact, _translated(raw, alias), None, place)


def _translated(raw: Any, alias: Alias) -> Any:
    """The alias's values in the fact's own words, alone, in a list or as the keys of a list fact."""
    if isinstance(raw, dict):
        return {_translated(key, alias): _translated(value, alias) if isinstance(value, list) else value for key, value in raw.items()}
    if isinstance(raw, list):
        return [_translated(each, alias) for each in raw]
    return alias.values.get(raw, raw) if isinstance(raw, (str, int, bool)) else raw


def _set_value(fact: Fact, raw: Any, place: str) -> SetValue:
    complete = False
    if isinstance(raw, dict) and ("items" in raw or "complete" in raw):
        extra = set(raw) - {"items", "complete", "absent"}
        if extra:
            raise InputError(
                f"a list does not take {sorted(extra)[0]!r}", place, "give items, absent and complete only"
            )
        complete = raw.get("complete", False)
        if not isinstance(complete, bool):
            raise InputError("complete is not true or false", place, "write true or false")
        elements = dict.fromkeys(raw.get("items", []), True) | dict.fromkeys(raw.get("absent", []), False)
    elif isinstance(raw, dict):
        elements = {key: value for key, value in raw.items() if value not in (None, "unknown")}
    elif isinstance(raw, (list, str)):
        elements = _as_elements([raw] if isinstance(raw, str) else raw, place)
    else:
        raise InputError(f"{raw!r} is not a list", place, "write a list, or true or false for each")
    for element, value in elements.items():
        if not isinstance(value, bool):
            raise InputError(f"{element!r} is {value!r}", place, "write true, false or null for each")
        if not fact.open and element not in fact.values:
            raise InputError(
                f"{element!r} is not a value of {fact.name}", place, nearest(element, fact.values)
            )
    return SetValue(elements, complete)


def _as_elements(raw: list[Any], place: str) -> dict[str, bool]:
    if not all(isinstance(each, (str, int)) for each in raw):
        raise InputError("the list holds something else than words", place, "list the values' codes")
    return dict.fromkeys(raw, True)


def _scalar(fact: Fact, raw: Any, place: str) -> Any:
    kind = fact.type
    if kind == "boolean":
        if not isinstance(raw, bool):
            raise InputError(f"{fact.name} is {raw!r}, not true or false", place, "write true, false or null")
        return raw
    if kind in ("integer", "number"):
        return _number(fact, raw, place)
    if kind == "date":
        return parse_date(raw, place)
    if kind == "region":
        if not (isinstance(raw, str) and len(raw) in (2, 4, 6) and raw.isdigit()):
            raise InputError(f"{raw!r} is not a division code", place, "write six digits, such as '511132'")
        # A province or a prefecture alone may be known by its two or four digits.
        return raw.ljust(6, "0")
    if raw not in fact.values and not (fact.open and isinstance(raw, str)):
        raise InputError(f"{raw!r} is not a value of {fact.name}", place, nearest(raw, fact.values))
    return raw


def _number(fact: Fact, raw: Any, place: str) -> float:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise InputError(f"{fact.name} is {raw!r}, not a number", place, "write a number without quotes")
    if not fact.minimum <= raw <= fact.maximum:
        remedy = f"write a number from {fact.minimum} to {fact.maximum:.0f}"
        if fact.unit == "share":
            remedy += ", such as 0.5 for 50%"
        raise InputError(f"{fact.name} cannot be {reprlib.repr(raw)}", place, remedy)
    if fact.type == "integer" and raw != int(raw):
        raise InputError(f"{fact.name} is {raw!r}, not a whole number", place, "write a whole number")
    return raw
