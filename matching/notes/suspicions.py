"""The table of what a note only hints at (`seed_data/lexicon/suspicions.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.seed_files import SeedFile
from matching.facts import Vocabulary
from matching.notes.lexicon import Words, with_parts

# Whose a danger may be: see the head of the file.
WHOSE = ("hurt", "bearer", "old", "child", "girl", "worker", "self", "woman", "home", "patient", "anyone")


@dataclass(frozen=True, slots=True, eq=False)
class Suspicion:
    """Words that hint at a `fact` of this `value`, of whoever it is `of` (one of WHOSE); `beside`: words one of which must stand near, `harmless`:
    words none of which may."""

    fact: str
    value: Any
    of: str
    words: Words
    beside: Words | None = None
    harmless: Words | None = None

    @property
    def is_one_of_many(self) -> bool:
        """Whether others of its kind may be so beside it."""
        return isinstance(self.value, Mapping)


def load_suspicions(source: SeedFile, parts: Mapping[str, str], vocabulary: Vocabulary) -> tuple[Suspicion, ...]:
    """The table of hints; CatalogueError names a fact, a part or whose danger (`of`) that there is not."""
    own = with_parts(parts, source.data["parts"])
    every = []
    for position, raw in enumerate(source.data["suspicions"]):
        at = ("suspicions", position)
        source.check_name(raw["fact"], vocabulary.facts, "fact", (*at, "fact"))
        source.check_name(raw["of"], WHOSE, "people", (*at, "of"))
        words = {key: Words(source, (*at, key), raw[key], own) for key in ("words", "beside", "harmless") if key in raw}
        value = raw.get("value", True)
        if vocabulary.facts[raw["fact"]].type == "set":
            source.check_name(value, vocabulary.facts[raw["fact"]].values, "value", (*at, "value"))
            value = {value: True}
        every.append(Suspicion(raw["fact"], value, raw["of"], **words))
    return tuple(every)
