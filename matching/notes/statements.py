"""What an expression states: a fact with its value, the bounds of a vague number, and whether it holds."""

from __future__ import annotations

import datetime
import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.errors import InputError
from matching.facts import Fact, Vocabulary, parse_value
from matching.notes.lexicon import Found, Level, Lexicon, Saying
from matching.notes.numbers import Interval, interval

HOUSEHOLD, EVENT, OTHERS = "household", "event", "other_people"
NOW, UNCLEAR = "now", "unclear"
# As a lexicon entry's `who`: the household as one; a person named right beside it, else the household; whom the note is about,
# of somebody who is no member; who was hit or threatened, whoever acts.
HOME, BESIDE, ABOUT, HARMED = "home", "beside", "about", "harmed"
DENIAL = "denial"  # of what is not so, and there is no value that says so (没有辍学)
MENTION = "mention"  # of what is only talked of (宣传反家暴法)
# Why something that the note mentions is not taken for so.
REASONS = (DENIAL, "history", "hypothesis", MENTION, OTHERS, "contradiction", "ambiguity")
AGE, BIRTH_YEAR, SEX = "person.age", "person.birth_year", "person.sex"
# Facts of papers, which a clause may name without anybody.
PAPERS = {"person.disability_certificate", "person.disability_grade", "person.disability_assessed", "person.has_disability",
          "person.basic_medical_insurance", "person.basic_medical_insurance_type", "person.no_hukou"}  # fmt: skip
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact, a need (`need`) or the bounds of a vague number (`bounds`) that words at start:end state.

    `holds` is "now" or "unclear"; `because` (one of REASONS) says why it is unclear. `subject` is a
    member's id, "household", "event" or "other_people"; `whose`: the member whom the event befell, where no other
    could be meant.
    """

    subject: str
    start: int
    end: int
    level: Level
    fact: str | None = None
    value: Any = None
    need: str | None = None
    bounds: Interval | None = None
    holds: str = NOW
    because: str | None = None
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class Stating:
    """Makes statements of a note's expressions."""

    text: str
    lexicon: Lexicon
    vocabulary: Vocabulary
    as_of: datetime.date

    def statements(self, found: Found, statement: Statement, *, denied: bool) -> Iterator[Statement]:
        """What a saying states, on the pattern of `statement` (its place, level and whether it holds)."""
        entry = found.entry
        assert isinstance(entry, Saying)
        if entry.value is None:
            yield from [] if denied else self._numbered(entry, found, statement)
            return
        for name, value in ({entry.fact: entry.value} | ({} if denied else entry.also or {})).items():
            fact = self.vocabulary.get(name)
            if fact.type == "set":
                yield replace(statement, fact=name, value={value: not denied})
            elif fact.type == "boolean":
                yield replace(statement, fact=name, value=value is not denied)
            else:
                yield self.doubtful(replace(statement, fact=name, value=value), DENIAL if denied else None)

    def doubtful(self, statement: Statement, because: str | None) -> Statement:
        """The statement as unclear, where there is a reason to doubt it."""
        if because is None:
            return statement
        return replace(statement, holds=UNCLEAR, because=because, level=self.lexicon.levels["doubtful"])

    def weaker(self, level: Level, name: str) -> Level:
        """The less sure of a level and the one of that name."""
        return min(level, self.lexicon.levels[name], key=lambda each: each.confidence)

    def _numbered(self, entry: Saying, found: Found, statement: Statement) -> Iterator[Statement]:
        number = self._meant(entry, interval(found.number or ""))
        if number is not None and found.times:
            times = interval(found.times)
            number = Interval(number.low * times.low, number.high * times.high)
        if number is None or number.low < 0:
            return
        guess = replace(statement, level=self.weaker(statement.level, "inferred"))
        fact = self.vocabulary.get(entry.fact)
        if entry.plus is not None or found.times or not number.exact:
            if self._possible(fact, int(number.low)):
                # 七十多 is sure enough as bounds; how much a rough sum may be off nobody knows.
                yield replace(statement if entry.fact == AGE else guess, fact=entry.fact, bounds=number)
            return
        value = int(number.low) if fact.type == "integer" or number.low == int(number.low) else number.low
        if self._possible(fact, value):
            yield replace(guess if self._about(found) else statement, fact=entry.fact, value=value)

    def _meant(self, entry: Saying, number: Interval) -> Interval | None:
        """The number as the fact counts it: shared among the household, a two-digit year in its century."""
        if entry.plus is not None:
            return Interval(number.low + entry.plus[0], number.high + entry.plus[1])
        if entry.shares:
            size = self._size()
            return Interval(number.low // size, number.high // size) if size else None
        if entry.fact == BIRTH_YEAR and number.low < 100:
            century = 2000 if number.low <= self.as_of.year % 100 else 1900
            return Interval(number.low + century, number.high + century)
        return number

    def _size(self) -> float | None:
        """How many people live in the household, where the note says so."""
        match = self.lexicon.cues["size"].search(self.text)
        return interval(match["n"]).low if match else None

    def _about(self, found: Found) -> bool:
        """Whether the number is only roughly so (大概, 左右)."""
        about = self.lexicon.cues["about"]
        return bool(about.search(self.text, max(0, found.start - 3), found.end) or about.match(self.text, found.end))

    def _possible(self, fact: Fact, value: Any) -> bool:
        if fact.name == AGE and value > _OLDEST or fact.name == BIRTH_YEAR and value > self.as_of.year:
            return False
        try:
            parse_value(fact, value, None, fact.name)
        except InputError:
            return False
        return True


def agreeing(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements; where two contradict each other neither is taken for so, and of whom two ages are told all else waits too, since
    two people may have been taken for one."""
    told: dict[tuple[str, str, str], set[str]] = {}
    for each in statements:
        if _is_told(each):
            for key, value in _elements(each):
                told.setdefault(key, set()).add(value)
    two = {subject for (subject, fact, *_), values in told.items() if fact == AGE and max(map(float, values)) - min(map(float, values)) > 1}
    for each in statements:
        clash = _is_told(each) and (any(len(told[key]) > 1 for key, _ in _elements(each)) or each.subject in two and each.fact != SEX)
        yield replace(each, holds=UNCLEAR, because="contradiction") if clash else each


def finest(statements: Sequence[Statement], lexicon: Lexicon) -> Iterator[Statement]:
    """The statements without needs of what is only talked of (讲遇到家暴怎么报警), and without those of which the same words state a
    finer one of the same person (没人说话: of an old person loneliness, not support of any kind), or others one that is all of it (a
    child's mind). A home's needs stand side by side (猪病死了: advice, and what to live on)."""
    talked = Spans(each for each in statements if each.because == MENTION)
    statements = [each for each in statements if each.need is None or not talked.overlap(each)]
    finer: dict[tuple[str, str], list[Statement]] = {}
    whole: set[tuple[str, str | None]] = set()
    for each in statements:
        if each.need is not None and each.subject != HOUSEHOLD:
            whole.add((each.subject, lexicon.whole.get(each.need)))
            for broader in lexicon.broader[each.need]:
                finer.setdefault((each.subject, broader), []).append(each)
    spans = {key: Spans(each) for key, each in finer.items()}
    for each in statements:
        key = (each.subject, str(each.need))
        if not (key in spans and (key in whole or spans[key].overlap(each))):
            yield each


class Spans:
    """Stretches of a text, to be asked whether one of them shares something with another."""

    def __init__(self, every: Iterable[Statement]) -> None:
        ordered = sorted((each.start, each.end) for each in every)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(itertools.accumulate((end for _, end in ordered), max))

    def overlap(self, other: Statement) -> bool:
        """Whether one of them does."""
        place = bisect_left(self._starts, other.end)
        return place > 0 and self._furthest[place - 1] > other.start


def _is_told(each: Statement) -> bool:
    return each.fact is not None and each.bounds is None and each.holds == NOW


def _elements(each: Statement) -> Iterator[tuple[tuple[str, str, str], str]]:
    values: Mapping[str, Any] = each.value if isinstance(each.value, Mapping) else {"": each.value}
    for element, value in values.items():
        yield (each.subject, str(each.fact), element), str(value)
