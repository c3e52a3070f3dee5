"""What a note only hints at (问了半天才说是男人打的, 饭端到门口地上): never drafted, but a duty to be confirmed rests on it, of whoever it would
be the danger of.

The words are wide, so that each says with what else it must stand, and what makes it harmless (`seed_data/lexicon/suspicions.yaml`). Whose
danger it is, is told by where the people stand: never whoever does it, nor whoever only tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matching.notes.clauses import Sentence, is_object
from matching.notes.families import PARTED
from matching.notes.lexicon import Words
from matching.notes.people import OF_AGE, OLD, Someone
from matching.notes.reader import Reader
from matching.notes.statements import DENIAL, UNCLEAR, Statement
from matching.notes.subjects import Thread
from matching.notes.suspicions import Suspicion

VIOLENCE, THREAT, CHILD_HARM = "event.domestic_violence", "event.domestic_violence_threat", "person.guardianship_risk"
# So far before the words that which they must stand with may be; so many people at most are asked about.
_BEFORE, _MOST = 60, 4
# Where it is not for this family: others', only told of or talked of, or denied at once.
_NOT_HERE = frozenset(("others", "mention", "story", "refused"))
_PAIRS = {
    "husband": ("wife", "mother", "adult"), "wife": ("husband",), "father": ("mother", "wife"), "mother": ("child",),
    "former_husband": ("wife", "mother", "adult"), "former_wife": ("husband", "father"), "father_in_law": ("daughter_in_law", "wife", "mother"),
    "mother_in_law": ("daughter_in_law", "wife", "mother"),
}  # fmt: skip
_WIVES = ("wife", "mother", "daughter_in_law")


@dataclass(frozen=True, slots=True)
class Hint:
    """A suspicion at start:end; `doers`: who acts, `aimed`: at whom, `about`: whom the sentence is about, `head`: whom
    it began with; `tellers`: who only tells of it;
    `past`: it is of years that have gone by."""

    suspicion: Suspicion
    start: int
    end: int
    doers: tuple[Someone, ...]
    aimed: tuple[Someone, ...]
    about: tuple[Someone, ...]
    head: tuple[Someone, ...]
    tellers: tuple[Someone, ...]
    past: bool


@dataclass(slots=True)
class Suspecting:
    """Gathers the hints of a note clause by clause."""

    suspicions: Sequence[Suspicion]
    hints: list[Hint] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    tellers: tuple[Someone, ...] = ()

    def clause(self, thread: Thread, sentence: Sentence, clause: tuple[int, int]) -> None:
        """Look at a clause that the thread has entered."""
        start, end = clause
        if start == sentence.start:
            self.heads.append(start)
            self.tellers = ()
        telling = tuple(one for each in thread.mentions if thread.lexicon.cues["teller"].match(thread.text, each.end) for one in each.own)
        self.tellers += telling
        for each in self.suspicions:
            match = next((found for found in _found(each.words, thread.text, start, end)), None)
            if match and self._stands(each, thread, sentence, match):
                self.hints.append(self._hint(each, thread, sentence, match))

    def _stands(self, suspicion: Suspicion, thread: Thread, sentence: Sentence, match: re.Match[str]) -> bool:
        """Whether words are said of this family, with what they need beside them and nothing that makes them harmless."""
        text, denies = thread.text, thread.lexicon.cues["denied_danger"]
        if sentence.kinds(match.start()) & _NOT_HERE or denies.search(text, max(thread.start, match.start() - 8), match.start()):
            return False
        before = self.heads[-2] if len(self.heads) > 1 else sentence.start
        near = max(before, match.start() - _BEFORE)
        if suspicion.beside and not any(_found(suspicion.beside, text, near, sentence.end)):
            return False
        return not (suspicion.harmless and any(_found(suspicion.harmless, text, sentence.start, sentence.end)))

    def _hint(self, suspicion: Suspicion, thread: Thread, sentence: Sentence, match: re.Match[str]) -> Hint:
        start, end = match.span()
        by = [each for each in thread.mentions if is_object(thread.text, each.start, thread.start, thread.lexicon.cues["struck_by"])]
        aimed = [each for each in thread.mentions if each.start >= start and not each.acts and each not in by]
        acting = [each for each in thread.mentions if each.acts and each.end <= end + 1 and not set(each.own) & set(self.tellers) and each not in by]
        if not aimed and acting[1:] and acting[-1].start > start:  # 老公拿她撒气
            aimed = [acting.pop()]
        hit = tuple(one for each in aimed[-1:] for one in each.own)
        doers = tuple(one for each in by or acting[-1:] for one in each.people if one not in hit)
        about = (*(thread.was if thread.start > sentence.start else ()), *thread.topic)
        past = bool(sentence.kinds(start) & {"history", "over", "dated"})
        head = tuple(each for each in thread.listed[:1] if thread.same_sentence)
        if not acting and suspicion.of == "hurt" and head and not set(head) & set(about):  # 秦大娘…,大儿子要钱不给,一拳打的
            doers, about = thread.topic, head
        return Hint(suspicion, start, end, doers, hit, about, head, self.tellers, past)


def _found(words: Words, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return (match for pattern in words.patterns for match in pattern.finditer(text, start, end))


def suspect(hints: Iterable[Hint], reader: Reader) -> None:
    """Complete what a reader has been told by what hints let one suspect of whom, when the whole note has been read: nothing that is told
    already, and nothing where it is told; who was brought is she of whom it is told."""
    people = reader.members()
    for hint in hints:
        suspicion = hint.suspicion
        here = [
            position
            for position, (_, each) in enumerate(reader.said)
            if each.fact in (suspicion.fact, *_SAME.get(suspicion.fact, ())) and each.value is not False and each.because != DENIAL
        ]
        found = _OF[suspicion.of](hint, people, reader)[:_MOST]
        again = [each for each in here if reader.said[each][1].start < hint.end and hint.start < reader.said[each][1].end]
        for position in again if suspicion.of == "woman" and found else ():
            reader.said[position] = (found[0], reader.said[position][1])
        if again or hint.past and any(each.kind in PARTED for each in hint.doers):  # over since they parted
            continue
        known = {(who, each.fact) for who, each in map(reader.said.__getitem__, here)}
        reader.said += [(one, told) for one in found for told in [_told(hint, one, reader)] if suspicion.is_one_of_many or (one, told.fact) not in known]


def _told(hint: Hint, one: Someone, reader: Reader) -> Statement:
    """What is suspected of somebody: of a child that harms it."""
    fact = CHILD_HARM if hint.suspicion.fact in (VIOLENCE, THREAT) and one.young else hint.suspicion.fact
    because = "history" if hint.past else "ambiguity"
    return Statement("", hint.start, hint.end, reader.lexicon.levels["doubtful"], fact, hint.suspicion.value, holds=UNCLEAR, because=because)


def _others(people: Iterable[Someone], hint: Hint) -> list[Someone]:
    return [each for each in dict.fromkeys(people) if each not in hint.doers]


def _meant(hint: Hint, people: Sequence[Someone], reader: Reader, fits: Callable[[Someone], bool]) -> list[Someone]:
    """Of those whom it may befall: at whom it is aimed, whom the sentence is about, whom the note is about, else all."""
    about = reader.thread.cast.anchor
    for group in (hint.aimed, (*hint.doers, *hint.about), (about,) if about else (), people):
        found = [each for each in dict.fromkeys(group) if each in people and fits(each)]
        plain = [each for each in found if each not in hint.tellers]
        if plain or found and group is people:
            return plain or found
    return []


def _hurt(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    """Whoever is hurt: at whom it is aimed or whom it is told of, else by whoever does it (a husband his wife, a son the old)."""
    about = reader.thread.cast.anchor
    if hint.about and not any(each in people for each in (*hint.aimed, *hint.about)) and not hint.doers:  # of kin who live elsewhere
        return []
    told = [each for each in _others((*hint.aimed, *hint.about), hint) if each in people and each not in hint.tellers]
    if not told and about in people and about not in hint.doers:
        told = [about]
    if told:
        return told[:1] if hint.aimed else _or_her(told, hint, people)
    kinds = [kind for each in hint.doers for kind in _PAIRS.get(each.kind, ())]
    paired = [each for each in _others(people, hint) if each.kind in kinds and each not in hint.tellers]
    return paired or [each for each in _others(people, hint) if each.young or each.elder]


def _bearer(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    """Whose body it is."""
    about = reader.thread.cast.anchor
    for group in (hint.doers, hint.about, (about,) if about else ()):
        found = [each for each in dict.fromkeys(group) if each in people and each not in hint.tellers]
        if found:
            return _or_her(found, hint, people)
    return []


def _or_her(found: list[Someone], hint: Hint, people: Sequence[Someone]) -> list[Someone]:
    """Those found; where that is a man whom no word right there names, the women of his age too: nobody is asked about him alone."""
    named = (*hint.doers, *hint.aimed)
    if hint.suspicion.fact != VIOLENCE or not found or any(each.sex != "male" or each.young or each.elder or each in named for each in found):
        return found
    return [*(each for each in people if each.sex == "female" and not each.young and not _is_old(each)), *found]


def _patient(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    """Whoever is ill of those spoken of, be it he who tells it; where nobody is known to be, whoever it may be."""
    ill = [each for each in people if each in reader.thread.ill]
    told = [each for each in ill if each in (*hint.aimed, *hint.doers, *hint.about, *hint.head, *hint.tellers)]
    return told[:1] or ill or _anyone(hint, people, reader)


def _is_old(someone: Someone) -> bool:
    return someone.elder or someone.between[0] >= OLD or someone.kind in ("grandfather", "grandmother", "father_in_law", "mother_in_law")


def _is_young(someone: Someone) -> bool:
    return someone.young or someone.kind in ("child", "grandchild") and someone.between[0] < OF_AGE and (bool(someone.years) or not someone.grown)


def _old(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    ill = reader.thread.ill
    return _meant(hint, people, reader, lambda each: _is_old(each) or each in ill and not each.young)


def _child(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    return _meant(hint, people, reader, _is_young)


def _worker(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    """The child who does it: none where a grown-up is named to do it."""
    return [] if hint.doers and not any(map(_is_young, hint.doers)) else [each for each in (*hint.doers, *_child(hint, people, reader)) if _is_young(each)][:1]


def _girl(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    return _meant(hint, people, reader, lambda each: _is_young(each) and each.sex != "male")


def _self(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    """Whoever says or does it himself: of him the sentence has told from its head on."""
    found = [each for each in (*hint.tellers, *hint.head, *hint.doers, *hint.about) if each in people and each.between[1] >= _MIND]
    return found[:1] or [each for each in (reader.thread.cast.anchor,) if each in people] or list(people[:1])


def _woman(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    """The woman who was brought, of whom another tells: never the one who tells it, nor one of her age."""
    about = reader.thread.cast.anchor
    for group in ((*hint.aimed, *hint.about), (about,) if about else (), (each for each in people if each.kind in _WIVES)):
        found = [each for each in dict.fromkeys(group) if each in people and each not in hint.tellers and each.sex != "male" and not _is_old(each) and not each.young]
        if found:
            return found[:1]
    return []


def _home(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    """One of the home: whom the note is about, else its first grown-up."""
    about = reader.thread.cast.anchor
    return [about] if about in people else [each for each in people if not each.young][:1] or list(people[:1])


def _anyone(hint: Hint, people: Sequence[Someone], reader: Reader) -> list[Someone]:
    return _meant(hint, people, reader, lambda each: True)


# From so many years on somebody may mean to die.
_MIND = 8
_SAME = {VIOLENCE: (CHILD_HARM, THREAT), CHILD_HARM: (VIOLENCE,)}
_OF: Mapping[str, Callable[[Hint, Sequence[Someone], Reader], list[Someone]]] = {
    "hurt": _hurt, "bearer": _bearer, "old": _old, "child": _child, "girl": _girl, "worker": _worker, "self": _self, "woman": _woman,
    "home": _home, "patient": _patient, "anyone": _anyone,
}  # fmt: skip
