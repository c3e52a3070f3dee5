"""What a note says: statements about the people, the household and what happened, each with its place."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.errors import InputError
from matching.facts import Vocabulary, parse_value
from matching.notes.clauses import Sentence, denial, plain, sentences
from matching.notes.lexicon import Fate, Found, Level, Lexicon, Person, Saying, Wanted
from matching.notes.mentions import Someone, identified
from matching.notes.numbers import Interval, interval
from matching.notes.subjects import AGE, Subject, Thread

HOUSEHOLD, EVENT, OTHERS = "household", "event", "other_people"
NOW, UNCLEAR = "now", "unclear"
# Why something that the note mentions is not taken for so.
REASONS = ("denial", "history", "hypothesis", OTHERS, "contradiction")
_BIRTH_YEAR = "person.birth_year"


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact, a need (`need`) or the bounds of a vague number (`bounds`) that words at start:end state.

    `holds` is "now" or "unclear"; `because` says why it is unclear: denial, history, hypothesis,
    other_people, or contradiction. `subject` is a member's id, "household", "event" or "other_people".
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole note as read: members (id, relation) in order of appearance, statements in order of place,
    where nothing was understood, where words were, and where somebody's name stands."""

    members: tuple[tuple[str, str], ...]
    statements: tuple[Statement, ...]
    unread: tuple[tuple[int, int], ...]
    understood: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Said:
    """A statement whose subject has no id yet."""

    subject: Someone | str
    statement: Statement


def read(text: str, lexicon: Lexicon, vocabulary: Vocabulary, as_of: datetime.date) -> Reading:
    """Read a note as of a day; pure, and the same for the same words."""
    return _Reader(plain(text), lexicon, vocabulary, as_of).reading()


class _Reader:
    def __init__(self, text: str, lexicon: Lexicon, vocabulary: Vocabulary, as_of: datetime.date) -> None:
        self.text, self.lexicon, self.vocabulary, self.as_of = text, lexicon, vocabulary, as_of
        self.thread = Thread(text, lexicon)
        self.said: list[_Said] = []
        self.fates: list[tuple[Someone, Fate, Statement]] = []

    def reading(self) -> Reading:
        found = self.lexicon.found(self.text)
        named = {(each.start, each.end) for each in found if isinstance(each.entry, Person) and each.entry.named}
        understood = {(each.start, each.end) for each in found} - named
        unread = []
        for sentence in sentences(self.text, found, self.lexicon):
            inside = [each for each in found if sentence.start <= each.start < sentence.end]
            if not any(each.entry is not None for each in inside):
                unread.append((sentence.start, sentence.end))
            for start, end in sentence.clauses:
                self._clause(sentence, start, end, [each for each in inside if start <= each.start < end], inside)
        self._settle_fates()
        people = [each for each in self.thread.cast.people if not each.gone and not each.outside]
        ids = identified(people)
        statements = [
            replace(each.statement, subject=each.subject if isinstance(each.subject, str) else ids[each.subject])
            for each in self.said
            if isinstance(each.subject, str) or each.subject in ids
        ]
        statements.sort(key=lambda each: (each.start, each.end))
        return Reading(tuple((ids[each], each.kind) for each in people), tuple(_agreeing(statements)), tuple(unread), tuple(sorted(understood)), tuple(sorted(named)))

    def _clause(self, sentence: Sentence, start: int, end: int, found: Sequence[Found], around: Sequence[Found]) -> None:
        self.thread.enter(sentence, start, end, found)
        carried = self.thread.topic
        for each in found:
            if isinstance(each.entry, Person):
                self._sex(each, sentence)
            elif each.entry is not None:
                self._expression(each, sentence, start, around)
        self.thread.topic = carried

    def _sex(self, found: Found, sentence: Sentence) -> None:
        """A word such as 女儿 says the sex, which its relation (child) does not."""
        mention = next((each for each in self.thread.mentions if each.start == found.start), None)
        told = found.entry
        if mention and isinstance(told, Person) and told.sex and not told.pronoun:
            for someone in mention.own:
                if someone.young or someone.relation is None or someone.relation in ("child", "grandchild"):
                    self._say(someone, Statement("", found.start, found.end, self._level("plain"), "person.sex", told.sex))

    def _expression(self, found: Found, sentence: Sentence, start: int, around: Sequence[Found]) -> None:
        entry = found.entry
        scopes = sentence.kinds(found.start)
        statement = Statement("", found.start, found.end, self._level(entry.level))
        how = denial(self.text, found, around, sentence, self.lexicon)
        no = how is not None
        if "others" in scopes:
            self._of_others(entry, found, statement)
        elif isinstance(entry, Wanted):
            if not no and not scopes & {"hypothesis", "history", "over"}:
                self._need(entry, found, statement, start)
        elif how != "nobody":
            because = _doubt(scopes, isinstance(entry, Fate) or entry.lasting)
            if isinstance(entry, Fate):
                subject = self.thread.subject(found, start)
                if not no:
                    self._fate(entry, subject, self._doubtful(statement, because))
            else:
                self._fact(entry, found, self._doubtful(statement, because), start, no)

    def _of_others(self, entry: Any, found: Found, statement: Statement) -> None:
        if isinstance(entry, Saying) and entry.value is not None:
            self._say(OTHERS, self._doubtful(replace(statement, fact=entry.fact, value=entry.value), OTHERS))

    def _need(self, entry: Wanted, found: Found, statement: Statement, start: int) -> None:
        if entry.who == "home":
            self._say(HOUSEHOLD, replace(statement, need=entry.need))
            return
        subject = self.thread.subject(found, start)
        for someone in subject.people:
            self._say(someone, replace(statement, need=entry.need, level=self._sure(statement.level, subject)))

    def _fate(self, fate: Fate, subject: Subject, statement: Statement) -> None:
        for someone in subject.people:
            someone.gone = someone.gone or (fate.gone and statement.holds == NOW)
            self.fates.append((someone, fate, replace(statement, level=self._sure(statement.level, subject))))

    def _settle_fates(self) -> None:
        """What became of a parent is a fact of each child, known only when everybody has been named."""
        for someone, fate, statement in self.fates:
            parent, of, level = self.lexicon.parents.get(someone.kind, ("", (), "plain"))
            if someone.kind == "child" and someone.sex == "female":
                parent = "mother"
            weaker = min(statement.level, self._level(level), key=lambda each: each.confidence)
            for child in self.thread.cast.people:
                if child is not someone and child.kind in of and (child.young or child.kind != "adult"):
                    self._say(child, replace(statement, level=weaker, fact=f"person.{parent}_status", value=fate.value))

    def _fact(self, entry: Saying, found: Found, statement: Statement, start: int, no: bool) -> None:
        scope = entry.fact.split(".", 1)[0]
        home = entry.who == "home" or scope != "person"
        if entry.who == "home" and scope == "person" and self._own(found):
            home = False
        subject = None if home else self.thread.subject(found, start)
        target: Sequence[Someone | str] = subject.people if subject else (EVENT if scope == "event" else HOUSEHOLD,)
        if subject:
            statement = replace(statement, level=self._sure(statement.level, subject))
        if subject and stated_ill(entry) and not no and statement.holds == NOW:
            self.thread.ill += subject.people
        for stated in self._stated(entry, found, statement, no):
            for someone in target:
                self._say(someone, stated)
                if isinstance(someone, Someone) and stated.fact == AGE and stated.bounds is None:
                    someone.learn_age(stated.value)

    def _own(self, found: Found) -> bool:
        """Whether a status that is mostly a household's is said of a person, named right beside it."""
        return any(found.start == each.end and each.acts or found.end == each.start for each in self.thread.mentions)

    def _stated(self, entry: Saying, found: Found, statement: Statement, no: bool) -> Iterator[Statement]:
        if entry.value is None:
            yield from self._numbered(entry, found, statement, no)
            return
        for name, value in ({entry.fact: entry.value} | (entry.also or {} if not no else {})).items():
            fact = self.vocabulary.get(name)
            if fact.type == "set":
                yield replace(statement, fact=name, value={value: not no})
            elif fact.type == "boolean":
                yield replace(statement, fact=name, value=value is not no)
            else:
                yield self._doubtful(replace(statement, fact=name, value=value), "denial" if no else None)

    def _numbered(self, entry: Saying, found: Found, statement: Statement, no: bool) -> Iterator[Statement]:
        number = interval(found.number or "")
        if entry.plus is not None:
            number = Interval(number.low + entry.plus[0], number.high + entry.plus[1])
        if entry.shares:
            size = self._size()
            if size is None:
                return
            number = Interval(number.low // size, number.high // size)
        if entry.fact == _BIRTH_YEAR and number.low < 100:
            number = Interval(*(low + (2000 if low <= self.as_of.year % 100 else 1900) for low in (number.low, number.high)))
        if no or not number.exact or entry.plus is not None:
            if not no and number.low >= 0:
                yield replace(statement, fact=entry.fact, bounds=number, level=self._level("inferred"))
            return
        fact = self.vocabulary.get(entry.fact)
        value = int(number.low) if fact.type == "integer" or number.low == int(number.low) else number.low
        if self._possible(fact, value):
            about = self.lexicon.cues["about"]
            near = about.search(self.text, max(0, found.start - 3), found.start) or about.match(self.text, found.end)
            yield replace(statement, fact=entry.fact, value=value, level=self._level("inferred") if near else statement.level)

    def _possible(self, fact: Any, value: Any) -> bool:
        if fact.name == AGE and value > 120 or fact.name == _BIRTH_YEAR and value > self.as_of.year:
            return False
        try:
            parse_value(fact, value, None, fact.name)
        except InputError:
            return False
        return True

    def _size(self) -> float | None:
        """How many people live in the household, where the note says so."""
        match = self.lexicon.cues["size"].search(self.text)
        return interval(match["n"]).low or None if match else None

    def _say(self, subject: Someone | str, statement: Statement) -> None:
        self.said.append(_Said(subject, statement))

    def _level(self, name: str) -> Level:
        return self.lexicon.levels[name]

    def _sure(self, level: Level, subject: Subject) -> Level:
        return level if subject.sure else min(level, self._level("inferred"), key=lambda each: each.confidence)

    def _doubtful(self, statement: Statement, because: str | None) -> Statement:
        if because is None:
            return statement
        return replace(statement, holds=UNCLEAR, because=because, level=self._level("doubtful"))


def stated_ill(entry: Saying) -> bool:
    """Whether a fact makes somebody ill, or disabled."""
    return entry.fact in ("person.illnesses", "person.disability_types", "person.has_disability", "person.severe_mental") and entry.value is not False


def _doubt(scopes: set[str], lasting: bool) -> str | None:
    if scopes & {"hypothesis", "wish"}:
        return "hypothesis"
    return "history" if "over" in scopes or "history" in scopes and not lasting else None


def _agreeing(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements; where two contradict each other neither is taken for so."""
    told: dict[tuple[str, str, str], set[str]] = {}
    for each in statements:
        if each.fact and each.bounds is None and each.holds == NOW:
            for key, value in _elements(each):
                told.setdefault(key, set()).add(value)
    for each in statements:
        clash = each.fact and each.holds == NOW and each.bounds is None and any(len(told[key]) > 1 for key, _ in _elements(each))
        yield replace(each, holds=UNCLEAR, because="contradiction") if clash else each


def _elements(each: Statement) -> Iterator[tuple[tuple[str, str, str], str]]:
    values: Mapping[str, Any] = each.value if isinstance(each.value, Mapping) else {"": each.value}
    for element, value in values.items():
        yield (each.subject, str(each.fact), element), str(value)
