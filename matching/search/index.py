"""Ranking what is found: by the names and the needs that a query mentions, the needs along the concept graph, by whom
it speaks of, by its other words and by what it means. Where most of it is nothing that the catalogue knows, and it is
near to no need in meaning either, nothing is found."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matching import regions
from matching.agencies import KIND as AGENCY
from matching.catalogue import Catalogue
from matching.needs import RELATED, closeness
from matching.ranking import Factor, score
from matching.search import asked, told, words
from matching.search.candidates import Candidate, Thing, in_turn
from matching.search.entries import SPOKEN_OF, Entry, entry, passages_of, phrases_of, schemes, texts_of
from matching.search.known import Knowledge
from matching.search.likeness import Likeness
from matching.kept import kept_vectors
from matching.meaning import Meanings, nearness, vectors
from matching.search.mentions import EXACT, FACT, FIELD, ILLNESS, NEED, PLACE, RESOURCE, Mention, Phrases
from matching.search.places import place_phrases, places
from matching.search.whom import ILLNESSES, MADE_FOR, NOT_FOR, OPEN, STATUSES, Said, Whom, asked_by

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# How much a name, the needs served with their synonyms, and all the rest weigh in the likeness of words.
_TEXTS = {"names": 0.5, "needs": 0.1, "rest": 0.4}
# The same for the likeness of meaning.
_PASSAGES = {"names": 0.3, "needs": 0.4, "rest": 0.3}
_RUNNING = {"active": 1.0, "transition": 0.8, "unknown": 0.5, "ended": 0.0}
_EVERYWHERE = 0.5
# How much of a thing that something is wholly for is left to what comes after it, where there are other things.
_SATISFIED = 0.3
# How much less a need counts beside another that fewer resources are for.
_COMMON = 0.2
# How much something is for a need of somebody who cannot be given it.
_OF_OTHERS = 0.6
# How much likeness counts of what serves only a need by which somebody says who he is, where another need is named.
_LIKE_WHO = 0.3
# How much a need counts that nobody names, but that what is said shows.
_SHOWN = 0.3
# Where a query only names a resource, what else serves that resource's first need is of some use too.
_SAME_NEED = 0.5
# The least likeness where only words are shared, and that from which on words count in full.
_ALIKE, _FULLY_ALIKE = 0.12, 0.2
# So many characters of a text are read; more is no query.
_READ = 10_000
# From where on nearness in meaning alone, as in `WEIGHTS`, is enough to be found.
_NEAR_ENOUGH = 0.5
_OF_AGENCIES = "agency_development"
# What a query may want rather than anything else: an agency that does something, somebody who does, money.
_WANTED = ("agency", "helper", "money")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Query:
    """What a text asks for: its `units` and what they mention; the text as `heard`, in `parts` that count more or less, and how near
    they are in meaning to every entry (`cosines`); where, what is `named`, the `things` wanted (`beside_who`: those needs
    beside what only tells who somebody is), of whom it is `said`; `illnesses` with the
    needs behind each (what names the illness is for them); who asks, and what of `_WANTED` for."""

    units: Sequence[str]
    mentions: Sequence[Mention]
    is_paragraph: bool
    heard: str
    parts: Sequence[str]
    parts_count: Sequence[float]
    meant_by: NDArray[np.float32]
    cosines: Mapping[str, NDArray[np.float64]]
    where: Sequence[str]
    named: Mapping[str, float]
    things: Sequence[Thing]
    beside_who: frozenset[str]
    fields: Mapping[str, float]
    said: Said
    illnesses: Mapping[str, frozenset[str]]
    likely: frozenset[str]
    usual: Mapping[str, Any]
    wanted: frozenset[str]
    for_agencies: bool
    by_agency: bool


class SearchIndex:
    """An index over a catalogue: phrases for what may be meant, and the words of every resource's texts; `kept`: the file for
    their vectors."""

    def __init__(self, catalogue: Catalogue, place_names: Mapping[str, str], kept: Path | None = None) -> None:
        self._types = catalogue.needs
        self._whom = Whom(catalogue)
        self._vocabulary = catalogue.vocabulary
        self._place_names = place_names
        resources = schemes(catalogue)
        texts = [texts_of(resource, self._types) for resource in resources]
        self._texts = {name: Likeness([each[name] for each in texts]) for name in _TEXTS}
        vocabulary = (word for each in self._texts.values() for word in each.words() if words.is_latin(word))
        self.phrases = Phrases([*phrases_of(catalogue), *place_phrases(place_names)], vocabulary, catalogue.asking)
        pairs = zip(resources, texts, strict=True)
        self._entries = [entry(resource, text, self.phrases, self._types) for resource, text in pairs]
        passages = [passages_of(resource, self._types) for resource in resources]
        topics = [topic["words"] for topic in catalogue.elsewhere]
        groups = [*(each[name] for each in passages for name in _PASSAGES), *topics]
        distinct = list(dict.fromkeys(text for group in groups for text in group))
        known = dict(zip(distinct, kept_vectors(distinct, kept), strict=True))
        self._meanings = {name: Meanings([each[name] for each in passages], known) for name in _PASSAGES}
        self._knowledge = Knowledge(self._texts, self._whom, Meanings(topics, known))
        self._serving = Counter(need for each in self._entries for need in each.needs)
        self._asked = _asked(self._entries)

    def search(self, text: str, region: str | None = None, limit: int = 10) -> list[dict[str, Any]]:
        """The best entries for a text, best first, each with the factors that add up to its score and with
        what the text's words were taken for.

        With a region, or a place in the text, only what is there for it; nothing where the text is about
        what the catalogue does not know.
        """
        query = self._understood(text[:_READ], region)
        if query is None:
            return []
        alike = self._likeness(query.heard)
        most = max(_FULLY_ALIKE, *alike)
        near = nearness(sum(weight * query.cosines[name] for name, weight in _PASSAGES.items()), query.parts_count)
        judged = (
            self._candidate(each, query, likeness, likeness / most, float(nearly))
            for each, likeness, nearly in zip(self._entries, alike, near, strict=True)
        )
        found = [each for each in judged if each is not None]
        best = in_turn(found, query.things, limit, _SATISFIED if query.is_paragraph else 0.0)
        return [_shown(each, factors) | {"because": self._because(each, query) or self._like(each, query)} for each, factors in best]

    def _understood(self, text: str, region: str | None) -> _Query | None:
        """What is asked for; None where the text is about what the catalogue does not know."""
        units, mentions = self.phrases.find(text)
        mentions = told.asked_of(mentions)
        where = [region] if region else places(units, mentions, self._place_names)
        read = self.phrases.usual(units)
        is_paragraph = len(units) >= words.PARAGRAPH
        plain = words.simplified(text)
        heard = _heard(read, mentions)
        # Letters that only spell sounds (dibao) mean nothing by themselves, and words of a dialect something else.
        reworded = read != units or (all(map(words.is_latin, units)) and any(each.sureness < EXACT for each in mentions))
        parts = (words.clauses(plain) if is_paragraph else []) or [heard if reworded else plain]
        meant_by = vectors(parts)
        cosines = {name: meanings.of(meant_by) for name, meanings in self._meanings.items()}
        if not (self._knowledge.enough(read, mentions, where) or self._knowledge.is_near(read, meant_by, cosines["needs"], mentions)):
            return None
        needs = [each for each in mentions if each.kind == NEED]
        parts_count, units_count = asked.counts(parts, read, needs, self.phrases.cue("asks"))
        given = [each for each in mentions if not self._is_refused(each, read)]
        said = self._whom.with_what_follows(told.said(given, self._vocabulary))
        named = told.named(given, is_paragraph)
        things = self._things(mentions, said, units_count) or self._first_needs(named)
        meant = {need for each in things for need in each.needs}
        fields = told.surest(mentions, FIELD)
        illnesses = {each.target for each in mentions if each.kind == ILLNESS}
        for_agencies = any(map(self._is_of_agencies, told.surest(mentions, NEED)))
        # A family may raise money too.
        by_agency = for_agencies and (
            _OF_AGENCIES in fields or not (said or illnesses) or self.phrases.cue("agency_asks").search(plain) is not None
        )
        return _Query(
            units=units, is_paragraph=is_paragraph, heard=heard, parts=parts, parts_count=parts_count, meant_by=meant_by, cosines=cosines,
            mentions=[each for each in mentions if each.kind != PLACE or each.target in where],
            where=where, named=named, things=things, beside_who=told.beside_who(mentions), fields=fields, said=said,
            illnesses={illness: self._whom.shown({ILLNESSES: [illness]}) for illness in illnesses},
            likely=self._whom.likely(meant, said).union(*(self._asked.get(need, ()) for need in meant)),
            usual=self._whom.usual(said),
            wanted=frozenset(name for name in _WANTED if self.phrases.cue(name).search(plain)),
            for_agencies=for_agencies, by_agency=by_agency,
        )  # fmt: skip

    def _candidate(self, each: Entry, query: _Query, likeness: float, alike: float, nearly: float) -> Candidate | None:
        """An entry with its values; None where it is not for the place or the illness, or nothing speaks for it. `likeness` of words
        as it is, `alike` measured by the most alike; `nearly`: how near it is in meaning."""
        if not _available(each, query.where, query.for_agencies) or not (each.id in query.named or self._may(each, query.illnesses)):
            return None
        treated = [illness for illness in query.illnesses if self._whom.is_of(illness, each.terms.illnesses)]
        suits = _suits_agency(each, query.wanted) if query.by_agency else self._whom.suits(each.terms, query.said, query.likely, query.usual)
        unwanted = each.kind != AGENCY and "agency" in query.wanted
        is_told = unwanted or (query.by_agency and suits == NOT_FOR)
        served = self._served(each, query, treated, less=suits == NOT_FOR or unwanted)
        # Who is spoken of is told by `whom`; likeness in the words for him is no answer to what he wants.
        answers = not query.beside_who or any(self._serves(each, need) for need in query.beside_who)
        counts = 1.0 if answers else _LIKE_WHO
        values = {
            "named": query.named.get(each.id, 0.0) * (told.AS_STATUS if is_told else 1.0),
            "meaning": nearly * each.share * counts,
            "words": alike * counts,
            "whom": suits,
            "place": _place(each, query.where, query.for_agencies or ("agency" in query.wanted and not query.where)),
            "field": sum(field in each.fields for field in query.fields) / max(len(query.fields), 1),
            "trust": each.trust,
            "running": _RUNNING[each.state],
        }
        evident = values["named"] or any(served) or likeness >= _ALIKE or treated
        # An illness is told by its name alone: what is near is for another one.
        evident = evident or (nearly >= _NEAR_ENOUGH and not query.illnesses)
        # Only a field of life is mentioned, or only a place.
        general = not query.things and (values["field"] or (not query.fields and _is_for(each, query.where)))
        return Candidate(each, values, served) if evident or general else None

    def _served(self, each: Entry, query: _Query, treated: Iterable[str], *, less: bool) -> list[float]:
        """How much an entry is for each thing: for the needs behind an illness that it treats wholly, `less` for who cannot be given it."""
        of_illness = frozenset().union(*(query.illnesses[illness] for illness in treated))
        served = [1.0 if thing.needs & of_illness else self._is_for(each, thing) for thing in query.things]
        if less:
            return [much * _OF_OTHERS for much in served]
        if each.kind == AGENCY and query.wanted & {"agency", "helper"}:
            return [min(much / SPOKEN_OF, 1.0) for much in served]
        return served

    def _is_refused(self, mention: Mention, units: Sequence[str]) -> bool:
        """Whether it is what somebody asked for and was not given, or has no more."""
        is_status = mention.kind == RESOURCE or (mention.kind == FACT and mention.target == STATUSES)
        return is_status and asked.in_clause(units, mention, self.phrases.cue("refused"))

    def _is_of_agencies(self, need: str) -> bool:
        return _OF_AGENCIES in self._types[need]["broader"]

    def _first_needs(self, named: Mapping[str, float]) -> list[Thing]:
        """What the named resources are first of all for."""
        first = ((next(iter(each.needs), None), named[each.id]) for each in self._entries if each.id in named)
        return [Thing(frozenset([need]), sureness * _SAME_NEED) for need, sureness in first if need]

    def _likeness(self, text: str) -> list[float]:
        """Of every entry to a text, 0..1."""
        weighed = [[weight * each for each in self._texts[name].of(text)] for name, weight in _TEXTS.items()]
        return [sum(each) for each in zip(*weighed, strict=True)]

    def _things(self, mentions: Sequence[Mention], said: Said, counts: Sequence[float]) -> list[Thing]:
        """What is meant: the needs that one word may mean are together; and what the words only show. `counts` is how
        much each unit does."""
        words_for: dict[tuple[int, int], list[Mention]] = {}
        for each in told.wanted(mentions):
            words_for.setdefault((each.start, each.end), []).append(each)
        found: dict[frozenset[str], float] = {}
        for together in words_for.values():
            meant = frozenset(each.target for each in together)
            first = together[0]
            found[meant] = max(first.sureness * max(counts[first.start : first.end]), found.get(meant, 0.0))
        named = frozenset().union(*found)
        found |= {frozenset([need]): _SHOWN for need in sorted(self._whom.shown(said) - named)}
        rarest = max((self._rarity(meant) for meant in found), default=1.0)
        return [Thing(meant, sureness * self._rarity(meant) / rarest) for meant, sureness in found.items()]

    def _rarity(self, needs: Iterable[str]) -> float:
        """How much needs tell: the fewer serve them, the more."""
        return max(1 / (1 + _COMMON * math.log(1 + self._serving[need])) for need in needs)

    def _is_for(self, each: Entry, thing: Thing) -> float:
        """How much the entry is for one thing."""
        return max(self._serves(each, need) for need in thing.needs)

    def _may(self, each: Entry, illnesses: Iterable[str]) -> bool:
        """Whether somebody with one of the illnesses may have one that the entry is for."""
        may = (self._whom.may_be(illness, each.terms.illnesses) for illness in illnesses)
        return not each.terms.some_only or not illnesses or any(may)

    def _serves(self, each: Entry, need: str) -> float:
        return max((closeness(need, own, self._types) * much for own, much in each.needs.items()), default=0.0)

    def _because(self, each: Entry, query: _Query) -> list[dict[str, Any]]:
        """What words of the query were taken for that speaks for the entry."""
        found: list[tuple[Mention, dict[str, str]]] = []
        for mention in sorted(query.mentions, key=lambda one: (one.start, one.kind, one.target)):
            if mention.kind == RESOURCE and mention.target == each.id:
                names = dict(each.names)
            elif mention.kind == NEED and self._serves(each, mention.target):
                names = dict(self._types[mention.target]["names"])
            elif mention.kind == ILLNESS and self._whom.is_of(mention.target, each.terms.illnesses):
                names = self._name_of(ILLNESSES, mention.target)
            elif mention.kind == FACT and self._whom.speaks_for(each.terms, mention.target, mention.value):
                names = self._name_of(mention.target, mention.value)
            elif mention.kind == PLACE:
                names = dict.fromkeys(("zh", "en"), self._place_names[mention.target])
            else:
                names = {}
            if names:
                found.append((mention, names))
        return [
            {"said": words.joined(query.units[mention.start : mention.end]), "names": names}
            for mention, names in found
            if not any(other.is_longer_than(mention) for other, same in found if same == names)
        ]

    def _like(self, each: Entry, query: _Query) -> list[dict[str, Any]]:
        """Where no word speaks for the entry: what of the query is nearest in meaning, and to which of its words."""
        number = self._entries.index(each)
        nearest = int(query.cosines["needs"][:, number].argmax())
        near = self._meanings["needs"].nearest(query.meant_by[nearest], number)
        return [{"said": query.parts[nearest], "names": dict.fromkeys(("zh", "en"), near)}]

    def _name_of(self, fact: str, value: Any) -> dict[str, str]:
        """What a value is called; of an illness that goes by no other name its own; nothing for yes, no and numbers."""
        values = self._vocabulary.get(fact).values
        names = values.get(value) if isinstance(value, str) else None
        return dict(names or (dict.fromkeys(("zh", "en"), value) if fact == ILLNESSES else {}))


def build_index(catalogue: Catalogue, place_names: Mapping[str, str], kept: Path | None = None) -> SearchIndex:
    """The index over a catalogue; `place_names` are the names of division codes, `kept` a file for what takes long to work
    out, which is none of the catalogue's and may be deleted."""
    return SearchIndex(catalogue, place_names, kept)


def _asked(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """Of each need the facts that at least half of what is first of all for it asks: who has it is taken to be so."""
    first: dict[str, list[frozenset[str]]] = {}
    for each in entries:
        if each.needs and each.terms.clauses:
            first.setdefault(next(iter(each.needs)), []).append(asked_by(each.terms))
    found = {}
    for need, asked in first.items():
        counted = Counter(fact for one in asked for fact in one)
        found[need] = frozenset(fact for fact, times in counted.items() if times * 2 >= len(asked))
    return found


def _heard(units: Sequence[str], mentions: Iterable[Mention]) -> str:
    """The text as it was read, and beside it the right words for those that are not."""
    meant = dict.fromkeys(each.key for each in mentions if each.sureness < EXACT)
    return " ".join([words.joined(units), *map(words.joined, meant)])


def _suits_agency(each: Entry, wanted: Container[str]) -> float:
    """How far something is for an agency that asks for itself: an agency that has supported others, or for money a fund;
    what else is for agencies; what is for families."""
    of_agencies = each.kind == AGENCY or _OF_AGENCIES in each.fields
    gives = of_agencies and each.kind != AGENCY if "money" in wanted else each.supports
    return MADE_FOR if gives else OPEN if of_agencies else NOT_FOR


def _place(each: Entry, where: Sequence[str], for_agencies: bool) -> float:
    return 1.0 if _is_for(each, where) else _EVERYWHERE if _is_everywhere(each, for_agencies) else 0.0


def _is_everywhere(each: Entry, for_agencies: bool) -> bool:
    """Whether it is there for every place. What agencies do for each other they do far from home too."""
    return for_agencies if each.kind == AGENCY else not each.covers


def _available(each: Entry, where: Sequence[str], for_agencies: bool) -> bool:
    return not where or _is_everywhere(each, for_agencies) or _is_for(each, where)


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
