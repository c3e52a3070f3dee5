"""Clauses in which dangers were told, and others, for what notes are compared with (`seed_data/lexicon/dangers.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass

from graph.seed_files import SeedFile
from matching.notes.clauses import plain


@dataclass(frozen=True, slots=True)
class Examples:
    """Clauses with a danger, and without: near to the words of one, or as notes have them."""

    danger: tuple[str, ...]
    harmless: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.danger, *self.harmless)


def load_examples(source: SeedFile) -> Examples:
    """Read `lexicon/dangers.yaml`; CatalogueError where an example is on both sides."""
    danger, harmless = (tuple(map(plain, source.data[name])) for name in ("danger", "harmless"))
    for position, each in enumerate(harmless):
        if each in danger:
            raise source.error(f"{each!r} is an example of a danger too", ("harmless", position), "decide which it is")
    return Examples(danger, (*harmless, *map(plain, source.data["ordinary"])))


NO_EXAMPLES = Examples((), ())
