"""Which counties a note names as the family's own: by its full name (峨边彝族自治县, 峨边县, Leibo County), or by its short one beside
its province or prefecture."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matching.notes.lexicon import clause_start
from matching.regions import everyday_name, short_name

_SHORTEST = 2
# A county in a note in English, and how its kind ends in Chinese.
_ENGLISH = re.compile(r"\b([A-Z][a-z']+(?: [A-Z][a-z]+)?) ([Cc]ounty|[Dd]istrict)\b")
# What stands before the place at the head of a note.
_DAY_OF_VISIT = re.compile(r"[^一-鿿]*(?:[0-9]+[年月日号.,、: -]*)*(?:入户|走访|家访|到访|地址|地点|[,:。 ])*(?:[一-鿿]{2,3}省)?(?:[一-鿿]{2,3}市)?")
_KINDS = {"county": "县旗", "district": "区"}


@dataclass(frozen=True, slots=True)
class Place:
    """A county by its code, and where the text names it; `whole`: by its full name."""

    adcode: str
    start: int
    end: int
    whole: bool = True


class Places:
    """The counties in use, by name; made once from the table of division codes."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._above: dict[str, tuple[str, ...]] = {}
        self._full: dict[str, list[str]] = {}
        self._short: dict[str, list[str]] = {}
        self._kind: dict[str, str] = {}
        for row in rows:
            if row["level"] == "county" and row["in_use"] == "1":
                code, name = row["adcode"], row["name"]
                self._kind[code] = name[-1]
                self._above[code] = tuple(short_name(each) for each in (row["province"], row["city"]) if each)
                for full in dict.fromkeys((name, everyday_name(name))):
                    self._full.setdefault(full, []).append(code)
                self._short.setdefault(short_name(name), []).append(code)
        self._longest = max(map(len, self._full), default=0)

    def named(self, text: str, every: Sequence[Place], cues: Mapping[str, re.Pattern[str]]) -> list[Place]:
        """The county where the family lives, or each that may be it, where it is named first; `every`: those that are `found`.

        Of the `cues` two say what stands right before or behind a home (`home`, `at_home`), two what stands there of
        somebody's hospital, school or origin (`away`, `elsewhere`), and two, before and behind, of a place of work, which is
        no home (`goes_to`, `works_there`); the county of the `hukou` is none where a home is said or the note begins with another; `common_word`
        is a short name that is a word of the language (合作医疗).
        """
        said = [each for each in every if not cues["common_word"].fullmatch(text, each.start, each.end)]
        every = [each for each in said if not self._is_of_work(text, each, cues)]
        home = [each for each in every if self._at_place(text, each, cues["home"], cues["at_home"])]
        registered = [each for each in every if self._stands_before(text, each, cues["hukou"])]
        heads = [each for each in every if each.whole and self._heads(text, each, cues)] if registered else []
        home = home or heads or registered
        named = [each for each in every if not self._at_place(text, each, cues["away"], cues["elsewhere"])]
        whole = [each for each in named if each.whole]  # 榕江县…杨光明: the name of a county, or of somebody
        return list({each.adcode: each for each in reversed(home or whole or named)}.values())[::-1]

    def registered(self, text: str, every: Sequence[Place], cues: Mapping[str, re.Pattern[str]], home: Place) -> Place | None:
        """The county of the family's hukou, where one of `every` is said to be it and is another than its home; None where not, or of
        several."""
        named = [each for each in every if self._stands_before(text, each, cues["hukou"])]
        apart = [each for each in named if not self._at_place(text, each, cues["home"], cues["at_home"])]
        return apart[0] if len({each.adcode for each in apart}) == 1 and apart[0].adcode != home.adcode else None

    def _heads(self, text: str, place: Place, cues: Mapping[str, re.Pattern[str]]) -> bool:
        """Whether a note begins with a place, be it behind the day of the visit: where the family was met (普宁市流沙街道。…户口在邵阳县)."""
        elsewhere = self._at_place(text, place, cues["away"], cues["elsewhere"])
        return not elsewhere and _DAY_OF_VISIT.fullmatch(text, 0, place.start) is not None

    def _is_of_work(self, text: str, place: Place, cues: Mapping[str, re.Pattern[str]]) -> bool:
        """Whether somebody goes there to work (去库尔勒市找活干)."""
        return self._stands_before(text, place, cues["goes_to"]) and cues["works_there"].match(text, place.end) is not None

    def _at_place(self, text: str, place: Place, before: re.Pattern[str], behind: re.Pattern[str]) -> bool:
        """Whether one of these stands right before a place, in its clause, or the other right behind it."""
        return self._stands_before(text, place, before) or behind.match(text, place.end) is not None

    def _stands_before(self, text: str, place: Place, before: re.Pattern[str]) -> bool:
        return any(match.end() == place.start for match in before.finditer(text, clause_start(text, place.start), place.start))

    def found(self, text: str) -> Iterator[Place]:
        """Each county that the text names, wherever it does."""
        position = 0
        while position < len(text):
            place, position = self._at(text, position)
            if place:
                yield place
        for match in _ENGLISH.finditer(text):
            letters = re.sub("[^a-z]", "", match[1].lower())
            codes = [code for code in self._spelt.get(letters, ()) if self._kind[code] in _KINDS[match[2].lower()]]
            yield from (Place(code, match.start(), match.end()) for code in codes)  # of several the worker chooses

    @functools.cached_property
    def _spelt(self) -> dict[str, list[str]]:
        """The codes of the counties by how their short names may be spelt in Latin letters (朝 is chao and zhao)."""
        from pypinyin import Style, pinyin  # only a text in English needs its tables

        spelt: dict[str, list[str]] = {}
        for name, codes in self._short.items():
            sounds = pinyin(name.removesuffix("区"), style=Style.NORMAL, heteronym=True)
            for letters in dict.fromkeys(map("".join, itertools.product(*sounds))):
                spelt.setdefault(letters, []).extend(codes)
        return spelt

    def _at(self, text: str, start: int) -> tuple[Place | None, int]:
        """The county that the longest name at a position means, and where the name ends."""
        for end in range(min(start + self._longest, len(text)), start + _SHORTEST - 1, -1):
            word = text[start:end]
            full = self._full.get(word, [])
            if full or word in self._short:
                around = text[:start] + text[end:]
                candidates = [code for code in full or self._short[word] if any(name in around for name in self._above[code])] or full
                return (Place(candidates[0], start, end, bool(full)) if len(candidates) == 1 else None), end
        return None, start + 1
