"""What a query mentions that the catalogue has a word for: exactly, by its sound (dibao, 低宝) or misspelt. Needs, and
what is said of somebody, are also read as in a visit note, and more loosely (`seed_data/asking.yaml`)."""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Hamming

from matching.notes.lexicon import Found, Lexicon, Person, Wanted
from matching.search import words
from matching.search.whom import ILLNESSES, said_by

NEED, FIELD, RESOURCE, PLACE = "need", "field", "resource", "place"
ILLNESS, FACT, ELSEWHERE = "illness", "fact", "elsewhere"
# How sure it is that what was said is what is meant.
EXACT, SOUND, SPELLING, INITIALS = 1.0, 0.8, 0.6, 0.6
_LONGEST = 16
# A shorter word has too many neighbours to be taken for a misspelling of one of them.
_SHORTEST_CHINESE, _SHORTEST_LATIN, _LIKENESS = 4, 5, 85
_SHORTEST_INITIALS = 3
_BOTH = ("father", "mother")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Units `start` to `end` of a query mean `target`, by its word `key`: a need, a field of life (a root of
    the concept graph), a resource's id, a division code, an illness, a fact of which they say the `value`, or what the
    catalogue is not about."""

    kind: str
    target: str
    key: Key
    start: int
    end: int
    sureness: float
    value: Any = None

    def wrong(self, units: Sequence[str]) -> set[int]:
        """The characters that are others than meant."""
        pairs = zip(range(self.start, self.end), self.key, strict=False)
        return {n for n, meant in pairs if units[n] != meant and words.is_chinese(units[n])}

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a unit."""
        return self.start < other.end and other.start < self.end

    def cuts(self, other: Mention) -> bool:
        """Whether the two share a part of each."""
        return self.overlaps(other) and (self.start - other.start) * (self.end - other.end) > 0

    def is_longer_than(self, other: Mention) -> bool:
        """Whether the other is a part of this one alone: loan in car loan."""
        whole, part = range(self.start, self.end), range(other.start, other.end)
        return len(part) < len(whole) and part[0] in whole and part[-1] in whole


class Phrases:
    """All words for needs, resources and places; one may mean several of them."""

    def __init__(
        self, phrases: Iterable[tuple[str, str, str]], vocabulary: Iterable[str], lexicon: Lexicon
    ) -> None:
        """`phrases` are (text, kind, target); `vocabulary` is the Latin words that are spelt right."""
        self._lexicon = lexicon
        self._meanings: dict[Key, dict[tuple[str, str], None]] = defaultdict(dict)
        for text, kind, target in phrases:
            self._meanings[tuple(self.usual(words.units(text)))][kind, target] = None
        self._meanings.pop((), None)
        latin = (unit for key in self._meanings for unit in key if words.is_latin(unit))
        self._vocabulary = dict.fromkeys((*latin, *vocabulary))

    def find(self, text: str) -> tuple[list[str], list[Mention]]:
        """The units of a text and what they mention. In a paragraph nothing is guessed: it has too many words that
        are like others.
        """
        said, spelt = [], []
        for written in words.spelt(words.simplified(text)):
            parts = self._read(words.stem(written))
            said += parts
            spelt += [written] if parts == [words.stem(written)] else parts
        units, spelt = self.usual(said), self.usual(spelt)
        exact, read = [*self._exact(units)], [*self._readings(units, spelt)]
        known = [each for each in (*exact, *read) if each.kind in (NEED, RESOURCE, ILLNESS, FACT)]
        sure = {n for each in known if each.kind != FACT for n in range(each.start, each.end)}
        if len(units) < words.PARAGRAPH and not sure.issuperset(range(len(units))):
            guesses = (*self._by_sound(units), *self._misspelt(units), *self._by_initials(spelt))
            guessed = [
                each for each in guesses if not sure & each.wrong(units) and not any(map(each.cuts, known))
            ]
            exact += guessed
            read += [reading for each in guessed for reading in self._said_by(each)]
        # An expression may span much between two words: what stands there is said too.
        apart: dict[str, list[Mention]] = {}
        for each in read:
            apart.setdefault(each.target, []).append(each)
        return said, [*dict.fromkeys((*_longest(exact), *(each for same in apart.values() for each in _longest(same))))]

    def mentioned(self, text: str, kind: str) -> list[str]:
        """What of a kind a text of the catalogue's own speaks of, as it is written."""
        return [each.target for each in self._exact(words.units(text)) if each.kind == kind]

    def _read(self, unit: str) -> list[str]:
        """A Latin word that nobody knows as its syllables, or as the word that it is a misspelling of."""
        if not unit.isalpha() or not words.is_latin(unit) or unit in self._vocabulary:
            return [unit]
        if self._pinyin.fullmatch(unit):
            return self._syllable.findall(unit)
        if len(unit) < _SHORTEST_LATIN:
            return [unit]
        near = process.extractOne(unit, list(self._vocabulary), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
        return [near[0] if near else unit]

    def usual(self, units: Sequence[str]) -> list[str]:
        """The units with words of a dialect as the usual ones."""
        usual, dialect = [*units], self._lexicon.dialect
        for length in sorted({*map(len, dialect)}):
            for start in range(len(units) - length + 1):
                word = "".join(units[start : start + length])
                if word in dialect:
                    usual[start : start + length] = dialect[word]
        return usual

    def _exact(self, units: Sequence[str]) -> Iterator[Mention]:
        for start, end in _windows(units, 1):
            key = tuple(units[start:end])
            if key in self._meanings:
                yield from self._mentions(key, start, end, EXACT)

    def _readings(self, units: Sequence[str], spelt: Sequence[str]) -> Iterator[Mention]:
        """What the lexicon reads: the text is put together again so that an offset in it finds its unit."""
        parts = ["," if unit == words.BREAK else unit for unit in spelt]
        for place, pair in enumerate(itertools.pairwise(spelt)):
            # 12岁 stays together.
            parts[place] += " " if all(map(words.is_latin, pair)) else ""
        owners = [number for number, part in enumerate(parts) for _ in part]
        text = "".join(parts)
        for match in self.cue("off_topic").finditer(text):
            start, end = owners[match.start()], owners[match.end() - 1] + 1
            yield Mention(ELSEWHERE, ELSEWHERE, tuple(units[start:end]), start, end, EXACT)
        parents: tuple[str, ...] = ()
        for each in self._lexicon.found(text):
            if isinstance(each.entry, Person) and (each.entry.relation or each.entry.group):
                parents = self._parents(each.entry)
            start, end = owners[each.start], owners[each.end - 1] + 1
            for kind, target, value in _meanings(each, parents):
                yield Mention(kind, target, tuple(units[start:end]), start, end, EXACT, value)

    def _parents(self, person: Person) -> tuple[str, ...]:
        """Which parents of a child somebody may be, the grandchild's among them."""
        parents = self._lexicon.parents
        relations = [each for each in (person.relation, *person.group) if each in parents]
        return tuple(dict.fromkeys(parents[each][0] for each in relations))

    def _said_by(self, guess: Mention) -> Iterator[Mention]:
        """What a word that is guessed says of somebody."""
        for each in self._readings(guess.key, guess.key):
            if each.kind in (ILLNESS, FACT):
                yield replace(each, key=guess.key, start=guess.start, end=guess.end, sureness=guess.sureness)

    def _by_sound(self, units: Sequence[str]) -> Iterator[Mention]:
        sounds = words.syllables(units)
        keys = self._sounds_with_places if any(map(words.is_latin, units)) else self._sounds
        for start, end in _windows(units, 1):
            for key in keys.get("".join(sounds[start:end]), ()):
                if _sounds_meant(units[start:end], key):
                    yield from self._mentions(key, start, end, SOUND)

    def _misspelt(self, units: Sequence[str]) -> Iterator[Mention]:
        """One character wrong."""
        for start, end in _windows(units, _SHORTEST_CHINESE):
            said = "".join(units[start:end])
            if tuple(said) not in self._meanings and words.is_chinese(said):
                known = self._by_length.get(end - start, ())
                near = process.extractOne(said, known, scorer=Hamming.distance, score_cutoff=1)
                found = [*self._mentions(tuple(near[0]), start, end, SPELLING)] if near and self._is_one_word(said, near[0]) else []
                if any(each.kind == RESOURCE for each in found) or (near and not _is_meant(said, near[0])):
                    yield from found

    def _is_one_word(self, said: str, right: str) -> bool:
        """Whether the wrong character belongs to the word: in 残疾人想 (for 残疾人证) what is right is a word by itself."""
        rest = said[:-1] if said[-1] != right[-1] else said[1:] if said[0] != right[0] else said
        return tuple(rest) not in self._meanings

    def _by_initials(self, units: Sequence[str]) -> Iterator[Mention]:
        """lsjz: 临时救助. What names a resource goes before other words of the same initials."""
        for place, unit in enumerate(units):
            if len(unit) >= _SHORTEST_INITIALS and words.is_latin(unit) and unit not in self._vocabulary:
                keys = self._initials.get(unit, ())
                found = [each for key in keys for each in self._mentions(key, place, place + 1, INITIALS)]
                named = [each for each in found if each.kind == RESOURCE]
                yield from named or (each for each in found if each.kind == NEED)

    def _mentions(self, key: Key, start: int, end: int, sureness: float) -> Iterator[Mention]:
        for kind, target in self._meanings[key]:
            yield Mention(kind, target, key, start, end, sureness)

    def cue(self, name: str) -> re.Pattern[str]:
        """Words that say how something is asked (`asking.yaml`)."""
        return self._lexicon.cues[name]

    @functools.cached_property
    def _sounds(self) -> Mapping[str, list[Key]]:
        return _by_sound(self._without_places)

    @functools.cached_property
    def _sounds_with_places(self) -> Mapping[str, list[Key]]:
        """Places are many, and are named by their sound in Latin letters only."""
        return _by_sound(self._chinese)

    @functools.cached_property
    def _initials(self) -> Mapping[str, list[Key]]:
        found: dict[str, list[Key]] = defaultdict(list)
        for key in self._without_places:
            found["".join(syllable[0] for syllable in words.syllables(key))].append(key)
        return found

    @functools.cached_property
    def _chinese(self) -> list[Key]:
        return [key for key in self._meanings if len(key) > 1 and all(map(words.is_chinese, key))]

    @functools.cached_property
    def _without_places(self) -> list[Key]:
        return [key for key in self._chinese if any(kind != PLACE for kind, _ in self._meanings[key])]

    @functools.cached_property
    def _by_length(self) -> Mapping[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for key in self._without_places:
            found[len(key)].append("".join(key))
        return found

    @functools.cached_property
    def _syllable(self) -> re.Pattern[str]:
        """Any syllable, the longer first."""
        known = {syllable for key in self._chinese for syllable in words.syllables(key)}
        return re.compile("|".join(sorted(known, key=lambda each: (-len(each), each))))

    @functools.cached_property
    def _pinyin(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self._syllable.pattern})+")


def _longest(found: Iterable[Mention]) -> list[Mention]:
    """Of two mentions of one kind that overlap the longer, then the surer."""
    kept: list[Mention] = []
    taken: dict[tuple[str, int], tuple[int, int, float]] = {}

    def rank(each: Mention) -> tuple[Any, ...]:
        return each.start - each.end, -each.sureness, each.start, each.kind, each.target, str(each.value)

    for each in sorted(dict.fromkeys(found), key=rank):
        reading = (each.start, each.end, each.sureness)
        places = [(each.kind, place) for place in range(each.start, each.end)]
        if all(taken.get(place, reading) == reading for place in places):
            taken |= dict.fromkeys(places, reading)
            kept.append(each)
    return kept


def _meanings(found: Found, parents: Iterable[str]) -> Iterator[tuple[str, str, Any]]:
    """(kind, target, value) of all that an entry of the lexicon tells a query."""
    if isinstance(found.entry, Wanted):
        yield NEED, found.entry.need, None
    for fact, value in said_by(found, parents):
        yield (ILLNESS, value, None) if fact == ILLNESSES else (FACT, fact, value)


def _by_sound(keys: Iterable[Key]) -> Mapping[str, list[Key]]:
    """Keys by their syllables in one word."""
    found: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        found["".join(words.syllables(key))].append(key)
    return found


def _windows(units: Sequence[str], shortest: int) -> Iterator[tuple[int, int]]:
    for start in range(len(units)):
        for end in range(start + shortest, min(start + _LONGEST, len(units)) + 1):
            yield start, end


def _is_meant(said: str, right: str) -> bool:
    """Whether the character that differs is part of a word of the dictionary: 家里没人 is not 家里打人. A name is misspelt
    so too."""
    wrong = next((place for place, pair in enumerate(zip(said, right, strict=True)) if pair[0] != pair[1]), None)
    return any(start <= wrong < end for start, end in words.cut(said) if wrong is not None)


def _sounds_meant(said: Sequence[str], key: Key) -> bool:
    """Whether what sounds like a key may mean it: pinyin does; other characters do where half of them are
    right and the dictionary knows no such word."""
    if any(map(words.is_latin, said)):
        return True
    right = sum(one == other for one, other in zip(said, key, strict=False))
    return len(said) == len(key) and len(key) / 2 <= right < len(key) and not words.is_word("".join(said))
