"""What a note says: statements about the people, the household and what happened, each with its place."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from matching.facts import Vocabulary
from matching.notes.clauses import Sentence, denial, plain, sentences
from matching.notes.lexicon import Fate, Found, Lexicon, Person, Saying, Wanted
from matching.notes.mentions import Someone, identified
from matching.notes.statements import AGE, BESIDE, EVENT, HOME, HOUSEHOLD, NOW, OTHERS, Statement, Stating, agreeing
from matching.notes.subjects import Subject, Thread
from matching.recognitions import STATUSES

_KIN = ("older_brother", "younger_brother", "older_sister", "younger_sister", "brother", "sister", "uncle", "aunt")
_ILL = ("person.illnesses", "person.disability_types", "person.has_disability", "person.severe_mental")


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole note as read: members (id, relation) in order of appearance, statements in order of place,
    where nothing was understood, where words were, and where somebody's name stands."""

    members: tuple[tuple[str, str], ...]
    statements: tuple[Statement, ...]
    unread: tuple[tuple[int, int], ...]
    understood: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int], ...]


def read(text: str, lexicon: Lexicon, vocabulary: Vocabulary, as_of: datetime.date) -> Reading:
    """Read a note as of a day; the same for the same words."""
    text = plain(text)
    found = lexicon.found(text)
    reader = _Reader(lexicon, Stating(text, lexicon, vocabulary, as_of), Thread(text, lexicon))
    unread = []
    for sentence in sentences(text, found, lexicon):
        inside = [each for each in found if sentence.start <= each.start < sentence.end]
        if all(each.entry is None for each in inside):
            unread.append((sentence.start, sentence.end))
        for start, end in sentence.clauses:
            reader.clause(sentence, start, end, inside)
    reader.settle_fates()
    people = [each for each in reader.thread.cast.people if not each.gone and not each.outside]
    ids = identified(people)
    statements = [
        replace(statement, subject=subject if isinstance(subject, str) else ids[subject])
        for subject, statement in reader.said
        if isinstance(subject, str) or subject in ids
    ]
    statements.sort(key=lambda each: (each.start, each.end))
    named = {(each.start, each.end) for each in found if isinstance(each.entry, Person) and each.entry.named}
    understood = {(each.start, each.end) for each in found} - named
    members = tuple((ids[each], each.kind) for each in people)
    return Reading(members, tuple(agreeing(statements)), tuple(unread), tuple(sorted(understood)), tuple(sorted(named)))


@dataclass(slots=True)
class _Reader:
    """Goes through the clauses in order; `said` grows by what each states of whom."""

    lexicon: Lexicon
    stating: Stating
    thread: Thread
    said: list[tuple[Someone | str, Statement]] = field(default_factory=list)
    fates: list[tuple[Someone, Fate, Statement]] = field(default_factory=list)

    def clause(self, sentence: Sentence, start: int, end: int, around: Sequence[Found]) -> None:
        """Read one clause; `around` is everything found in its sentence."""
        found = [each for each in around if start <= each.start < end]
        self.thread.enter(sentence, start, found)
        for each in found:
            if isinstance(each.entry, Person):
                self._sex(each)
            elif each.entry is not None:
                self._expression(each, sentence, around)

    def _sex(self, found: Found) -> None:
        """A word such as 女儿 says the sex, which its relation (child) does not."""
        told = found.entry
        mention = next((each for each in self.thread.mentions if each.start == found.start), None)
        if mention and isinstance(told, Person) and told.sex and not told.pronoun:
            level = self.lexicon.levels["plain"]
            for someone in mention.own:
                if someone.young or someone.relation in (None, "child", "grandchild"):
                    self.said.append((someone, Statement("", found.start, found.end, level, "person.sex", told.sex)))

    def _expression(self, found: Found, sentence: Sentence, around: Sequence[Found]) -> None:
        entry: Any = found.entry
        scopes = sentence.kinds(found.start)
        statement = Statement("", found.start, found.end, self.lexicon.levels[entry.level])
        how = denial(self.stating.text, found, around, sentence, self.lexicon)
        if "others" in scopes:
            if isinstance(entry, Saying) and entry.value is not None:
                self.said.append((OTHERS, self.stating.doubtful(replace(statement, fact=entry.fact, value=entry.value), OTHERS)))
        elif isinstance(entry, Wanted):
            if how is None and not scopes & {"hypothesis", "history", "over"}:
                self._need(entry, found, statement)
        elif isinstance(entry, Fate):
            if how is None:
                self._fate(entry, found, self.stating.doubtful(statement, _doubt(scopes, lasting=True)))
        elif how != "nobody":
            self._fact(entry, found, self.stating.doubtful(statement, _doubt(scopes, entry.lasting)), denied=how is not None)

    def _need(self, entry: Wanted, found: Found, statement: Statement) -> None:
        statement = replace(statement, need=entry.need)
        if entry.who == HOME:
            self.said.append((HOUSEHOLD, statement))
        else:
            subject = self.thread.subject(found)
            self.said += [(someone, self._as_sure(statement, subject)) for someone in subject.people]

    def _fate(self, fate: Fate, found: Found, statement: Statement) -> None:
        subject = self.thread.subject(found)
        for someone in subject.people:
            someone.gone = someone.gone or (fate.gone and statement.holds == NOW)
            self.fates.append((someone, fate, self._as_sure(statement, subject)))

    def settle_fates(self) -> None:
        """What became of a parent is a fact of each child, known only when everybody has been named."""
        for someone, fate, statement in self.fates:
            parent, of, level = self.lexicon.parents.get(someone.kind, ("", (), "plain"))
            if someone.kind == "child" and someone.sex == "female":
                parent = "mother"
            told = replace(statement, level=self.stating.weaker(statement.level, level), fact=f"person.{parent}_status", value=fate.value)
            self.said += [(each, told) for each in self.thread.cast.people if each is not someone and each.kind in of]

    def _fact(self, entry: Saying, found: Found, statement: Statement, *, denied: bool) -> None:
        subject = self._relatives(entry) or (None if self._of_home(entry, found) else self.thread.subject(found))
        scope = entry.fact.split(".", 1)[0]
        target: Sequence[Someone | str] = subject.people if subject else (EVENT if scope == EVENT else HOUSEHOLD,)
        if subject:
            statement = self._as_sure(statement, subject)
            if entry.fact in _ILL and not denied and statement.holds == NOW:
                self.thread.ill += subject.people
        for stated in self.stating.statements(found, statement, denied=denied):
            for someone in target:
                self.said.append((someone, stated))
                if isinstance(someone, Someone) and stated.fact == AGE and stated.bounds is None:
                    someone.learn_age(stated.value)

    def _relatives(self, entry: Saying) -> Subject | None:
        """Grown brothers, sisters, uncles or aunts whom the sentence is about: a household of their own, it may be, and
        what is said of a home (吃低保) is theirs, for the worker to say."""
        topic = self.thread.topic if self.thread.same_sentence else ()
        of_home = entry.fact == STATUSES and entry.who != HOME
        apart = bool(topic) and all(each.kind in _KIN and not each.young for each in topic)
        return Subject(tuple(topic), sure=False) if of_home and apart else None

    def _of_home(self, entry: Saying, found: Found) -> bool:
        """Whether a fact is the whole household's. Such a status is a person's where one is named right beside it."""
        if not entry.fact.startswith("person.") or entry.who == HOME:
            return True
        shared = self.stating.vocabulary.get(entry.fact).shared
        if entry.who == BESIDE:
            return not any(found.start == each.end and each.acts or found.end == each.start for each in self.thread.mentions)
        return shared and entry.who == "anyone" and not self.thread.cast.people

    def _as_sure(self, statement: Statement, subject: Subject) -> Statement:
        return statement if subject.sure else replace(statement, level=self.stating.weaker(statement.level, "inferred"))


def _doubt(scopes: set[str], lasting: bool) -> str | None:
    if scopes & {"hypothesis", "wish"}:
        return "hypothesis"
    return "history" if "over" in scopes or "history" in scopes and not lasting else None
