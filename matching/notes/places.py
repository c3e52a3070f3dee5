"""Which county a note names as the family's own: by its full name, or by its short one beside its province or prefecture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_KIND = re.compile("(?:[\u4e00-\u9fff]{1,3}族)+自治[县旗州区]$|自治[县旗州区]$|(?:土家|布依|侗|苗|彝|藏|羌)+族自治县$|[县区市旗州省盟]$|地区$")
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
                self._above[code] = tuple(_short(each) for each in (row["province"], row["city"]) if each)
                self._full.setdefault(name, []).append(code)
                if len(_short(name)) >= _SHORTEST:
                    self._short.setdefault(_short(name), []).append(code)
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
            place = next(
                (place for length in range(self._longest, _SHORTEST - 1, -1) if (place := self._at(text, position, length))), None
            )
            if place:
                yield place
            position = place.end if place else position + 1

    def _at(self, text: str, start: int, length: int) -> Place | None:
        word = text[start : start + length]
        full = self._full.get(word, [])
        beside = [code for code in full or self._short.get(word, ()) if any(name in text for name in self._above[code])]
        candidates = beside or full
        return Place(candidates[0], start, start + len(word)) if len(candidates) == 1 else None


def _short(name: str) -> str:
    """A name without what kind of division it is: 峨边彝族自治县 → 峨边."""
    short = _KIND.sub("", name)
    return short if len(short) >= _SHORTEST else name
