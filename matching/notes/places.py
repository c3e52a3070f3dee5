"""Which county a note names as the family's own: by its full name (峨边彝族自治县, 峨边县), or by its short one beside its province or prefecture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matching.regions import everyday_name, short_name

_LIVES = re.compile("(?:家住|住在|住址:?|户籍:?|户口在|来自|位于|现住|籍贯:?)[\u4e00-\u9fff]{0,12}$")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A county by its code, and where the text names it."""

    adcode: str
    start: int
    end: int


class Places:
    """The counties in use, by name; made once from the table of division codes."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._above: dict[str, tuple[str, ...]] = {}
        self._full: dict[str, list[str]] = {}
        self._short: dict[str, list[str]] = {}
        for row in rows:
            if row["level"] == "county" and row["in_use"] == "1":
                code, name = row["adcode"], row["name"]
                self._above[code] = tuple(short_name(each) for each in (row["province"], row["city"]) if each)
                for full in dict.fromkeys((name, everyday_name(name))):
                    self._full.setdefault(full, []).append(code)
                self._short.setdefault(short_name(name), []).append(code)
        self._longest = max(map(len, self._full), default=0)

    def named(self, text: str, elsewhere: re.Pattern[str]) -> Place | None:
        """The county where the family lives; None where the note names none, or several.

        `elsewhere` matches what follows a place that is somebody's work, hospital or school.
        """
        found = [each for each in self._every(text) if not elsewhere.match(text, each.end)]
        home = [each for each in found if _LIVES.search(text, max(0, each.start - 20), each.start)]
        codes = {each.adcode for each in home or found}
        return (home or found)[0] if len(codes) == 1 else None

    def _every(self, text: str) -> Iterable[Place]:
        position = 0
        while position < len(text):
            place, position = self._at(text, position)
            if place:
                yield place

    def _at(self, text: str, start: int) -> tuple[Place | None, int]:
        """The county that the longest name at a position means, and where the name ends."""
        for end in range(min(start + self._longest, len(text)), start + _SHORTEST - 1, -1):
            word = text[start:end]
            full = self._full.get(word, [])
            if full or word in self._short:
                around = text[:start] + text[end:]
                candidates = [code for code in full or self._short[word] if any(name in around for name in self._above[code])] or full
                return (Place(candidates[0], start, end) if len(candidates) == 1 else None), end
        return None, start + 1
