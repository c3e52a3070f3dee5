"""Whom the worker must tell by a note: by what is sure in it, and by what is doubtful, which she asks about first."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.errors import InputError
from matching.catalogue import Catalogue, Duty
from matching.explanations import duties
from matching.household import parse_household
from matching.implications import known_facts
from matching.knowledge import AGE_FACTS
from matching.notes.draft import COUNTRY, record
from matching.notes.reading import Reading
from matching.notes.statements import AGE, DENIAL, EVENT, HOUSEHOLD, MENTION, OTHERS, Statement

# Who may be a child and of whom no age is said is taken for one of this age, the oldest of whom the gravest duty holds.
_SUPPOSED_AGE = 13
_MAY_BE_CHILDREN = ("child", "grandchild", "younger_brother", "younger_sister")


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty towards a member, `certain` where what the draft holds gives it; `rests_on`: the statements that it follows from."""

    duty: Duty
    member: str
    certain: bool
    rests_on: tuple[Statement, ...]


def owed(reading: Reading, taken: Sequence[Statement], catalogue: Catalogue, as_of: datetime.date) -> list[Owed]:
    """The duties of a note, the certain ones first, then the gravest first. `taken`: the statements that the draft holds.

    What is doubtful counts here (疑似, 好像, 以前也): the law asks for a report of what is suspected, and a worker who
    leaves such a statement out should have seen what hangs on it.
    """
    certain = set(_owed(taken, reading, catalogue, as_of))
    rests_on = {each: list(taken) for each in certain}
    for supposed in _suppositions(reading, taken, catalogue):
        for key in _owed([*taken, *(alike[0] for alike in supposed)], reading, catalogue, as_of):
            if key not in certain:
                told = [each for alike in supposed for each in alike if each.end]
                rests_on.setdefault(key, list(taken)).extend(each for each in told if each not in rests_on[key])
    return [
        Owed(duty, member, sure, tuple(each for each in rests_on[key] if each.fact in duty.case.asks and member in (each.subject, each.whose)))
        for sure in (True, False)
        for duty in catalogue.duties
        for member, _ in reading.members
        if (key := (duty.id, member)) in rests_on and (key in certain) is sure
    ]


def _suppositions(reading: Reading, taken: Sequence[Statement], catalogue: Catalogue) -> Iterator[list[list[Statement]]]:
    """What may be so beside what the draft holds: an age of each whose age is open and at most one doubtful statement, each as all
    the statements that say it. Whatever a note says again costs nothing more: of an age that was supposed of somebody before, only
    what is doubtful of others is looked at anew."""
    ages, doubtful = _ages(reading, taken, catalogue), _alike(_doubtful(reading, taken, catalogue))
    for turn in range(max(map(len, ages.values()), default=1)):
        supposed = [each[turn % len(each)] for each in ages.values()]
        yield supposed
        for each in doubtful:
            if turn < len(ages.get(each[0].whose or each[0].subject, (None,))):
                yield [*supposed, each]


def _alike(statements: Iterable[Statement]) -> list[list[Statement]]:
    """The statements by what they say of whom, in the order of the note."""
    found: dict[tuple[object, ...], list[Statement]] = {}
    for each in statements:
        found.setdefault((each.subject, each.whose, each.fact, repr(each.value), each.bounds), []).append(each)
    return list(found.values())


def _owed(statements: Iterable[Statement], reading: Reading, catalogue: Catalogue, as_of: datetime.date) -> list[tuple[str, str]]:
    """The ids of the duties that such statements give, each with the member."""
    try:
        household = parse_household(record(statements, reading, COUNTRY), catalogue.vocabulary)
        return [(duty.id, member) for duty, member in duties(known_facts(household, catalogue, as_of), catalogue)]
    except InputError:  # what is doubtful contradicts what is sure
        return []


def _doubtful(reading: Reading, taken: Sequence[Statement], catalogue: Catalogue) -> Iterator[Statement]:
    """What the draft does not hold and a duty may rest on; an event that may be anybody's, once for each member."""
    asked = frozenset[str]().union(*(duty.case.asks for duty in catalogue.duties))
    held = frozenset(map(id, taken))
    for each in reading.statements:
        of_member = each.subject not in (OTHERS, HOUSEHOLD) and each.because != MENTION
        known = id(each) in held or each.fact in AGE_FACTS  # another age is supposed where none is sure
        denied = each.value is False or each.because == DENIAL and each.value is not True  # 没有辍学
        if each.fact not in asked or denied or known or not of_member:
            continue
        if each.subject == EVENT and each.whose is None:
            yield from (replace(each, whose=member) for member, _ in reading.members)
        else:
            yield each


def _ages(reading: Reading, taken: Sequence[Statement], catalogue: Catalogue) -> dict[str, list[list[Statement]]]:
    """For each member of whom the draft holds no age all that are said (13岁, 上小学一年级); one for whoever may be a child and of
    whom none is said."""
    aged = {each.subject for each in taken if each.fact in AGE_FACTS}
    child = Statement("", 0, 0, catalogue.lexicon.levels["doubtful"], AGE, _SUPPOSED_AGE)
    said = {member: [each for each in reading.statements if each.subject == member and each.fact in AGE_FACTS] for member, _ in reading.members}
    return {
        member: _alike(said[member] or [replace(child, subject=member)])
        for member, relation in reading.members
        if member not in aged and (said[member] or relation in _MAY_BE_CHILDREN)
    }
