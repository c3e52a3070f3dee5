"""Ranking what is found: by the names and the needs that a query mentions, the needs along the concept graph,
and by its other words. Where most of what a query tells is nothing that the catalogue knows, nothing is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matching import regions
from matching.agencies import KIND as AGENCY
from matching.catalogue import Catalogue
from matching.needs import closeness
from matching.ranking import Factor, score
from matching.search import words
from matching.search.entries import Entry, entry, phrases_of, schemes, texts_of
from matching.search.likeness import Likeness
from matching.search.illnesses import ILLNESSES, is_of, kinds_of
from matching.search.mentions import ELSEWHERE, EXACT, FIELD, ILLNESS, NEED, PLACE, RESOURCE, Mention, Phrases
from matching.search.places import place_phrases, places

# name: (weight, why), as in `matching.ranking`.
WEIGHTS: dict[str, tuple[float, str]] = {
    "named": (28.0, "the query has one of its names: as written 1, by its sound 0.8, misspelt 0.6"),
    "need": (28.0, "how much of what the query mentions it is for; 0.75 where it is first for another need, "
             "and where the query names an illness that its terms do not"),
    "words": (22.0, "how alike its words are to the query's, measured by the most alike"),
    "place": (10.0, "made for the place that is meant 1; there for everybody everywhere 0.5"),
    "field": (6.0, "of the fields of life that the query mentions (children, elders, …) the share its needs lie in"),
    "running": (6.0, "it runs 1, is in transition 0.8, not known 0.5, ended 0"),
}
# How much a name, the needs served with their synonyms, and all the rest weigh in the likeness of words.
_TEXTS = {"names": 0.5, "needs": 0.1, "rest": 0.4}
_RUNNING = {"active": 1.0, "transition": 0.8, "unknown": 0.5, "ended": 0.0}
_EVERYWHERE = 0.5
_MOST_SERVED = 0.5
# Where a query only names a resource, what else serves that resource's first need is of some use too.
_SAME_NEED = 0.5
# What serves the need behind an illness, but does not name it; and what names it for another need.
_UNNAMED = 0.75
# The least likeness where only words are shared, and that from which on words count in full.
_ALIKE, _FULLY_ALIKE = 0.12, 0.2
# Of what a query tells, the least share that must be known, where something is understood and where nothing is; a
# field of life, or a word read in names, is half known.
_KNOWN, _KNOWN_OF_WORDS, _HALF_KNOWN = 0.2, 0.3, 0.5
# Words for what the catalogue is not about tell so many times as much as others.
_ELSEWHERE = 5.0
# A paragraph tells much else: two things that are understood are enough.
_UNDERSTOOD = 2
# So many characters of a text are read; more is no query.
_READ = 10_000
_OF_AGENCIES = "agency_development"


@dataclass(frozen=True, slots=True)
class _Thing:
    """One thing that a query speaks of: the needs that it may mean, the illnesses it is, and how surely."""

    needs: frozenset[str]
    illnesses: frozenset[str]
    sureness: float


class SearchIndex:
    """An index over a catalogue: phrases for what may be meant, and the words of every resource's texts."""

    def __init__(self, catalogue: Catalogue, place_names: Mapping[str, str]) -> None:
        self._types = catalogue.needs
        self._kinds = kinds_of(catalogue.implications)
        self._illness_names = catalogue.vocabulary.get(ILLNESSES).values
        self._place_names = place_names
        resources = schemes(catalogue)
        texts = [texts_of(resource, self._types) for resource in resources]
        self._texts = {name: Likeness([each[name] for each in texts]) for name in _TEXTS}
        vocabulary = (word for each in self._texts.values() for word in each.words() if words.is_latin(word))
        self.phrases = Phrases([*phrases_of(catalogue), *place_phrases(place_names)], vocabulary, catalogue.lexicon)
        pairs = zip(resources, texts, strict=True)
        self._entries = [entry(resource, text, self.phrases, self._types) for resource, text in pairs]

    def search(self, text: str, region: str | None = None, limit: int = 10) -> list[dict[str, Any]]:
        """The best entries for a text, best first, each with the factors that add up to its score and with
        what the text's words were taken for.

        With a region, or a place in the text, only what is there for it; nothing where the text is about
        what the catalogue does not know.
        """
        units, mentions = self.phrases.find(text[:_READ])
        where = [region] if region else places(units, mentions, self._place_names)
        if not self._knows(units, mentions, where):
            return []
        named, fields = _surest(mentions, RESOURCE), _surest(mentions, FIELD)
        things = _things(mentions) or self._first_needs(named)
        illnesses = {each.target for each in mentions if each.kind == ILLNESS}
        for_agencies = any(_OF_AGENCIES in self._types[need]["broader"] for each in things for need in each.needs)
        alike = self._likeness(_heard(units, mentions))
        most = max(_FULLY_ALIKE, *alike)
        found = []
        for each, likeness in zip(self._entries, alike, strict=True):
            values = {
                "named": named.get(each.id, 0.0),
                "need": self._need(each, things),
                "words": likeness / most,
                "place": _place(each, where, for_agencies),
                "field": sum(field in each.fields for field in fields) / max(len(fields), 1),
                "running": _RUNNING[each.state],
            }
            evident = values["named"] or values["need"] or likeness >= _ALIKE
            # Only a field of life is mentioned, or only a place.
            general = not things and (values["field"] or (not fields and _is_for(each, where)))
            suited = values["named"] or not illnesses or self._suits(each, illnesses)
            if (evident or general) and suited and _available(each, where, for_agencies):
                factors = tuple(Factor(name, weight, values[name]) for name, (weight, _) in WEIGHTS.items())
                found.append((each, factors))
        found.sort(key=lambda pair: (-round(score(pair[1]), 9), pair[0].id))
        told = [each for each in mentions if each.kind != PLACE or each.target in where]
        best = found[:limit]
        return [_shown(each, factors) | {"because": self._because(each, units, told)} for each, factors in best]

    def _knows(self, units: Sequence[str], mentions: Sequence[Mention], where: Sequence[str]) -> bool:
        """Whether the catalogue knows enough of what a query tells, the place aside."""
        others = [each for each in mentions if each.kind == ELSEWHERE]
        understood = [
            each for each in mentions
            if each.kind in (NEED, RESOURCE, ILLNESS) and not any(one.is_longer_than(each) for one in others)
        ]  # fmt: skip
        if len(units) >= words.PARAGRAPH and len({each.start for each in understood}) >= _UNDERSTOOD:
            return True
        known, field = _covered(understood), _covered(each for each in mentions if each.kind == FIELD)
        place = _covered(each for each in mentions if each.kind == PLACE and each.target in where)
        elsewhere = _covered(others) - known
        told = share = 0.0
        for start, end in words.cut(units):
            span, word = set(range(start, end)), "".join(units[start:end])
            if span <= place:
                continue
            information = words.information(word)
            told += information * (_ELSEWHERE if span & elsewhere else 1.0)
            if span & known:
                share += information
            elif span & elsewhere:
                continue
            elif span & field or word in self._texts["names"] or word in self._texts["needs"]:
                share += information * _HALF_KNOWN
        least = _KNOWN if known else _KNOWN_OF_WORDS
        return share >= told * least if told else bool(known or field or place)

    def _first_needs(self, named: Mapping[str, float]) -> list[_Thing]:
        """What the named resources are first of all for."""
        first = ((next(iter(each.needs), None), named[each.id]) for each in self._entries if each.id in named)
        return [_Thing(frozenset([need]), frozenset(), sureness * _SAME_NEED) for need, sureness in first if need]

    def _likeness(self, text: str) -> list[float]:
        """Of every entry to a text, 0..1."""
        weighed = [[weight * each for each in self._texts[name].of(text)] for name, weight in _TEXTS.items()]
        return [sum(each) for each in zip(*weighed, strict=True)]

    def _need(self, each: Entry, things: Sequence[_Thing]) -> float:
        """How much the entry is for what is mentioned: the most for one thing, and the mean over all, in halves."""
        if not things:
            return 0.0
        served = [thing.sureness * self._is_for(each, thing) for thing in things]
        return max(served) * _MOST_SERVED + sum(served) / len(served) * (1 - _MOST_SERVED)

    def _is_for(self, each: Entry, thing: _Thing) -> float:
        """How much the entry is for one thing; where an illness is named, in full if its terms name it too."""
        much = max(self._serves(each, need) for need in thing.needs)
        if not thing.illnesses:
            return much
        named = any(is_of(illness, each.illnesses, self._kinds) for illness in thing.illnesses)
        return (1.0 if much else _UNNAMED) if named else much * _UNNAMED

    def _suits(self, each: Entry, illnesses: Iterable[str]) -> bool:
        """Whether somebody with one of the illnesses may have one that the entry is for."""
        kinds = self._kinds
        return not each.some_only or any(
            is_of(one, each.illnesses, kinds) or any(is_of(own, [one], kinds) for own in each.illnesses)
            for one in illnesses
        )

    def _serves(self, each: Entry, need: str) -> float:
        return max((closeness(need, own, self._types) * much for own, much in each.needs.items()), default=0.0)

    def _because(self, each: Entry, units: Sequence[str], mentions: Iterable[Mention]) -> list[dict[str, Any]]:
        """What words of the query were taken for that speaks for the entry."""
        found = []
        for mention in sorted(mentions, key=lambda one: (one.start, one.kind, one.target)):
            if mention.kind == RESOURCE and mention.target == each.id:
                names = dict(each.names)
            elif mention.kind == NEED and self._serves(each, mention.target):
                names = dict(self._types[mention.target]["names"])
            elif mention.kind == ILLNESS and is_of(mention.target, each.illnesses, self._kinds):
                names = dict(self._illness_names.get(mention.target) or dict.fromkeys(("zh", "en"), mention.target))
            elif mention.kind == PLACE:
                names = dict.fromkeys(("zh", "en"), self._place_names[mention.target])
            else:
                continue
            found.append({"said": _joined(units[mention.start : mention.end]), "names": names})
        return found


def build_index(catalogue: Catalogue, place_names: Mapping[str, str]) -> SearchIndex:
    """The index over a catalogue; `place_names` are the names of division codes."""
    return SearchIndex(catalogue, place_names)


def _surest(mentions: Iterable[Mention], kind: str) -> dict[str, float]:
    """What of a kind is mentioned, and how surely."""
    found: dict[str, float] = {}
    for each in mentions:
        if each.kind == kind:
            found[each.target] = max(each.sureness, found.get(each.target, 0.0))
    return found


def _things(mentions: Sequence[Mention]) -> list[_Thing]:
    """What is meant: the needs that one word may mean are together, with the illnesses that lie within it."""
    words_for: dict[tuple[int, int], list[Mention]] = {}
    for each in mentions:
        if each.kind == NEED:
            words_for.setdefault((each.start, each.end), []).append(each)
    found: dict[tuple[frozenset[str], frozenset[str]], float] = {}
    for (start, end), together in words_for.items():
        inside = (each for each in mentions if each.kind == ILLNESS and each.start < end and start < each.end)
        meant = frozenset(each.target for each in together), frozenset(each.target for each in inside)
        found[meant] = max(together[0].sureness, found.get(meant, 0.0))
    return [_Thing(*meant, sureness) for meant, sureness in found.items()]


def _covered(mentions: Iterable[Mention]) -> set[int]:
    """The places of the units that mentions rest on."""
    return {place for each in mentions for place in range(each.start, each.end)}


def _heard(units: Sequence[str], mentions: Iterable[Mention]) -> str:
    """The text as it was read, and beside it the right words for those that are not."""
    meant = dict.fromkeys(each.key for each in mentions if each.sureness < EXACT)
    return " ".join([_joined(units), *map(_joined, meant)])


def _joined(units: Sequence[str]) -> str:
    return "".join(f" {unit} " if words.is_latin(unit) else unit for unit in units).replace("  ", " ").strip()


def _place(each: Entry, where: Sequence[str], for_agencies: bool) -> float:
    if _is_for(each, where):
        return 1.0
    return _EVERYWHERE if not each.covers and (each.kind != AGENCY or for_agencies) else 0.0


def _available(each: Entry, where: Sequence[str], for_agencies: bool) -> bool:
    """Whether it is there for a place. What agencies do for each other they do far from home too."""
    everywhere = for_agencies if each.kind == AGENCY else not each.covers
    return not where or everywhere or _is_for(each, where)


def _is_for(each: Entry, where: Sequence[str]) -> bool:
    return any(regions.overlaps(code, place) for code in each.covers or each.seat for place in where)


def _shown(each: Entry, factors: Sequence[Factor]) -> dict[str, Any]:
    return {
        "resource": each.id, "kind": each.kind, "names": dict(each.names), "state": each.state,
        "covers": list(each.covers), "score": score(factors),
        "factors": [
            {"name": factor.name, "weight": factor.weight, "value": factor.value, "points": factor.points}
            for factor in factors
        ],
    }  # fmt: skip
