"""Needs put together from two halves: what somebody lacks, fears, asks or cannot, and of what (房租 + 三个月没交, 没人 + 接孩子)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from graph.seed_files import SeedFile
from matching.notes.lexicon import Found, Level, Wanted, Words, clause_start, sentence_end

# So far before an object the frame begins; what is longer is no frame any more.
_FAR = 24


@dataclass(frozen=True, slots=True)
class Frame:
    """Words right before an object of its kind, if there are any, and those right behind one; how sure a need is that they state (`level`)."""

    before: Words | None
    behind: Words
    level: str


@dataclass(frozen=True, slots=True)
class Frames:
    """`objects`: the words of each object, the frame that goes with it and the need that both state. `settled`: later in the sentence it
    is answered or done; `told`: before it others only speak of it."""

    objects: tuple[tuple[Words, Frame, Wanted], ...]
    settled: Words
    told: Words

    def found(self, text: str) -> Iterator[Found]:
        """Each object of a plain text that stands in a frame, with it."""
        for words, frame, wanted in self.objects:
            for pattern in words.patterns:
                for match in pattern.finditer(text):
                    span = _framed(text, *match.span(), frame)
                    if span and not self._only_spoken_of(text, *span):
                        yield Found(wanted, *span)

    def _only_spoken_of(self, text: str, start: int, end: int) -> bool:
        settled, told = self.settled.patterns[0], self.told.patterns[0]
        return bool(settled.search(text, end, sentence_end(text, end)) or told.search(text, clause_start(text, start), start))


def _framed(text: str, start: int, end: int, frame: Frame) -> tuple[int, int] | None:
    """Where an object and the frame around it stand; None where it is in none."""
    head = frame.before and frame.before.patterns[0].search(text, max(clause_start(text, start), start - _FAR), start)
    tail = frame.behind.patterns[0].match(text, end)
    if head is None and tail is None:
        return None
    return head.start() if head else start, tail.end() if tail else end


def load_frames(source: SeedFile, parts: Mapping[str, str], needs: Mapping[str, Any], levels: Mapping[str, Level]) -> Frames:
    """The frames and their objects; CatalogueError where one names a need, a level or a kind of object that there is not."""

    def words(at: tuple[str | int, ...], written: list[str]) -> Words:
        return Words(source, at, written, parts)

    data = source.data
    frames = {}
    for kind, raw in data["frames"].items():
        before = [f"(?:{each})$" for each in raw.get("before", ())]
        source.check_name(raw["level"], levels, "level", ("frames", kind, "level"))
        behind = words(("frames", kind, "behind"), raw["behind"])
        frames[kind] = Frame(words(("frames", kind, "before"), before) if before else None, behind, raw["level"])
    known = {each.name for each in fields(Wanted)}
    objects = []
    for position, raw in enumerate(data["objects"]):
        source.check_name(raw["need"], needs, "need", ("objects", position, "need"))
        told = {key: value for key, value in raw.items() if key in known}
        for kind in (each for each in raw if each not in known):
            source.check_name(kind, frames, "frame", ("objects", position, kind))
            objects.append((words(("objects", position, kind), raw[kind]), frames[kind], Wanted(**told, level=frames[kind].level)))
    return Frames(tuple(objects), words(("settled",), data["settled"]), words(("told",), data["told"]))
