"""Who is named in a note and is no member of the household."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matching.notes.clauses import Sentence
from matching.notes.lexicon import Level
from matching.notes.people import KIN, OWN_HOME
from matching.notes.reader import OTHERS_SCOPE, Reader
from matching.notes.statements import OTHERS


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody named who is no member of the household: `because` of what became of him (死亡, 服刑 …), of a home of his
    own, as a husband or wife of before, as one of the kin of whom it is not said that they live here, or as somebody of
    another family; at start:end the note says so."""

    relation: str
    because: str
    start: int
    end: int
    level: Level


def outside(reader: Reader) -> Iterator[Outsider]:
    """Who is no member of the household, in order of appearance, and by which words."""
    every: list[Outsider] = []
    for someone, first in reader.thread.first.items():
        fate = next(((each, told) for one, each, told in reader.fates if one is someone and each.gone), None)
        apart, elsewhere = reader.thread.cast.apart(someone), reader.thread.lives_elsewhere(someone)
        level = reader.lexicon.levels["inferred" if elsewhere or apart == KIN else "colloquial"]
        if someone.gone and fate:
            every.append(Outsider(someone.kind, fate[0].value or OWN_HOME, fate[1].start, fate[1].end, fate[1].level))
        elif elsewhere:
            every.append(Outsider(someone.kind, OWN_HOME, *elsewhere, level))
        elif apart:
            every.append(Outsider(someone.kind, apart, *first, level))
    yield from (each for position, each in enumerate(every) if each not in every[:position])  # 三个女儿: once


def other_families(reader: Reader, whole: Sequence[Sentence]) -> Iterator[Outsider]:
    """The neighbours and others of whom a stretch of the note is said."""
    for sentence in whole:
        for scope in sentence.scopes:
            if scope.kind == OTHERS_SCOPE:
                words = reader.stating.text[scope.start : scope.end].rstrip(" ,。;!?.\n")
                yield Outsider("others", OTHERS, scope.start, scope.start + len(words), reader.lexicon.levels["inferred"])
