"""What can hardly be so of whom it was read: a grandmother with child, a farmer of eight."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph.seed_files import SeedFile
from matching.facts import Vocabulary


@dataclass(frozen=True, slots=True)
class Unlikely:
    """`facts`, each with the values of which it holds (none: all but "no" and 0), that are hardly so of whoever is younger than `youngest`,
    older than `oldest`, of that `sex` or `kin`; `stays`: what a child does of it is meant of nobody else."""

    facts: Mapping[str, tuple[object, ...]]
    youngest: float = 0
    oldest: float = float("inf")
    sex: str | None = None
    kin: tuple[str, ...] = ()
    stays: bool = False

    def says(self, fact: str | None, value: Any) -> bool:
        """Whether a fact of this value says it."""
        if fact not in self.facts or value in (False, 0):
            return False
        said = [name for name, so in value.items() if so] if isinstance(value, Mapping) else [value]
        values = self.facts[fact]
        return any(not values or each in values for each in said)

    def is_of(self, kind: str, sex: str | None, years: tuple[float, float]) -> bool:
        """Whether it is hardly so of somebody: how he is called, his sex, and the bounds of his age."""
        low, high = years
        return high < self.youngest or low > self.oldest or kind in self.kin or sex is not None and sex == self.sex


def load_unlikely(source: SeedFile, vocabulary: Vocabulary, kinds: Collection[str]) -> tuple[Unlikely, ...]:
    """The table of what is unlikely; CatalogueError where it names a fact, a value or one of the `kinds` of people that there is not."""
    every = []
    for position, raw in enumerate(source.data["unlikely"]):
        for name, values in raw["facts"].items():
            at = ("unlikely", position, "facts", name)
            source.check_name(name, vocabulary.facts, "fact", at)
            for value in values:
                source.check_name(value, vocabulary.facts[name].values, "value", at)
        for kind in raw.get("kin", ()):
            source.check_name(kind, kinds, "relation", ("unlikely", position, "kin"))
        facts = {name: tuple(values) for name, values in raw["facts"].items()}
        bounds = (raw.get("from", 0), raw.get("to", float("inf")))
        every.append(Unlikely(facts, *bounds, raw.get("sex"), tuple(raw.get("kin", ())), raw.get("stays", False)))
    return tuple(every)
