"""What facts of several people say together, which no words of the note say of one: a child both of whose parents work away
is left behind, and old parents who live with a disabled child of theirs are such a home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.notes.lexicon import Level
from matching.notes.people import Someone
from matching.notes.statements import AGE, HOUSEHOLD, NOW, Statement
from matching.recognitions import STATUSES

LEFT_BEHIND, WORKS_AWAY = "person.left_behind", "person.works_away"
OLD_PARENT, DISABLED = "household.old_parent_disabled_child", "person.has_disability"
# From this age on nobody is a child left behind (国发〔2016〕13号: 不满十六周岁).
_OF_AGE = 16
_PARTNERS = ("daughter_in_law", "son_in_law")
_SIBLINGS = ("older_brother", "older_sister", "younger_brother", "younger_sister", "brother", "sister")

Said = Sequence[tuple[Someone | str, Statement]]


def follows(members: Sequence[Someone], anchor: Someone | None, said: Said, level: Level) -> Iterator[tuple[Someone | str, Statement]]:
    """The facts that follow, at the place of those from which they do; nothing of what the note says itself."""
    stated = {(someone, told.fact) for someone, told in said}
    stated |= {(someone, LEFT_BEHIND) for someone, told in said if told.fact == STATUSES and LEFT_BEHIND.split(".")[1] in told.value}
    away = _holding(said, WORKS_AWAY, members)
    for parents, children in (_own(members, anchor), _grandchildren(members)):
        if len(parents) == 2 and all(each in away for each in parents):
            old = {someone for someone, told in said if told.fact == AGE and told.holds == NOW and told.bounds is None and told.value >= _OF_AGE}
            for each in children:
                if each not in old and (each, LEFT_BEHIND) not in stated:
                    yield each, replace(away[parents[0]], level=level, fact=LEFT_BEHIND, value=True)
    disabled = _holding(said, DISABLED, members)
    child = next((each for each in disabled if _lives_with_old_parent(each, members, anchor)), None)
    if child is not None and (HOUSEHOLD, OLD_PARENT) not in stated:
        yield HOUSEHOLD, replace(disabled[child], level=level, fact=OLD_PARENT, value=True)


def _holding(said: Said, fact: str, members: Sequence[Someone]) -> dict[Someone, Statement]:
    """Of which members a fact is said to hold now, and where; it is not where the note says both."""
    told = [(someone, each) for someone, each in said if each.fact == fact and each.holds == NOW and someone in members]
    denied = {someone for someone, each in told if each.value is False}
    return {someone: each for someone, each in reversed(told) if isinstance(someone, Someone) and someone not in denied}


def _own(members: Sequence[Someone], anchor: Someone | None) -> tuple[list[Someone], list[Someone]]:
    """Father and mother of the child whom the note is about, and the children of the home."""
    if anchor is None or not anchor.young:
        return [], []
    parents = [each for each in members if each.relation in ("father", "mother")]
    return parents, [each for each in members if not each.grown and (each.kind == "child" or each.relation in _SIBLINGS)]


def _grandchildren(members: Sequence[Someone]) -> tuple[list[Someone], list[Someone]]:
    """The one son or daughter with wife or husband, and the grandchildren, whose parents they must be."""
    parents = [each for each in members if each.kind == "child" or each.relation in _PARTNERS]
    couple = len(parents) == 2 and sum(each.relation in _PARTNERS for each in parents) == 1
    return (parents, [each for each in members if each.kind == "grandchild"]) if couple else ([], [])


def _lives_with_old_parent(someone: Someone, members: Sequence[Someone], anchor: Someone | None) -> bool:
    """Whether somebody grown up lives with an old father or mother."""
    if someone.kind == "child" and someone.grown:
        return anchor in members and anchor is not None and anchor.elder and anchor.relation is None
    return someone is anchor and someone.kind == "adult" and any(each.elder and each.relation in ("father", "mother") for each in members)
