"""Which county a note names as the family's own: by its full name (峨边彝族自治县, 峨边县), or by its short one beside its province or prefecture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_PEOPLES = (
    "蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|"
    "景颇族|柯尔克孜族?|土族|达斡尔族?|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|普米族|塔吉克族?|怒族|鄂温克族?|保安族|裕固族|独龙族|鄂伦春族?|各族"
)
_KIND = re.compile(f"(?:{_PEOPLES})*自治[县旗州区]$|[县区市旗州省盟]$|地区$")
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
                if name.endswith("自治县"):  # 峨边县, as it is called
                    self._full.setdefault(f"{_short(name)}县", []).append(code)
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


def _short(name: str) -> str:
    """A name without what kind of division it is: 峨边彝族自治县 → 峨边."""
    short = _KIND.sub("", name)
    return short if len(short) >= _SHORTEST else name
