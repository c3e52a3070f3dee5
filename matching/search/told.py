"""What the mentions of a text tell together: what is named, and what is said of somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from matching.facts import Vocabulary
from matching.search.mentions import FACT, ILLNESS, NEED, RESOURCE, Mention
from matching.search.whom import AGE, GROWN, ILLNESSES, PARENTS, STATUSES

# How much the name of a scheme counts where it may as well say who somebody is.
AS_STATUS = 0.4
_DISABLED = "person.has_disability"
_PARENTS_STATUS, _ONE_LEFT = "person.parents_status", "other"
# What became of a parent who is there no more.
_LOST = ("死亡", "失踪")
_PROTECTION, _MOTHERS = "child_protection", "maternal_health"


def asked_of(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without the pregnancy of a child (女娃怀孕): it asks for protection, not for what is for mothers."""
    mentions = list(mentions)
    harm = [each for each in mentions if each.kind == NEED and each.target == _PROTECTION]
    return [each for each in mentions if each.target != _MOTHERS or not any(one.is_longer_than(each) for one in harm)]


def surest(mentions: Iterable[Mention], kind: str) -> dict[str, float]:
    """What of a kind is mentioned, and how surely."""
    found: dict[str, float] = {}
    for each in mentions:
        if each.kind == kind:
            found[each.target] = max(each.sureness, found.get(each.target, 0.0))
    return found


def named(mentions: Sequence[Mention], says_who: bool) -> dict[str, float]:
    """The resources that are named, and how surely. Beside a need a name may say who somebody is (低保户看病), and
    so does any name where it `says_who`: a paragraph names what somebody has or has not."""
    needs = [each for each in mentions if each.kind == NEED]
    statuses = [each for each in mentions if each.kind == FACT and each.target == STATUSES]
    found = []
    for each in mentions:
        said_of = says_who or any(map(each.overlaps, statuses))
        if each.kind == RESOURCE and said_of and not all(map(each.overlaps, needs)):
            each = replace(each, sureness=each.sureness * AS_STATUS)
        found.append(each)
    return surest(found, RESOURCE)


def only_who(mentions: Iterable[Mention]) -> list[Mention]:
    """The needs whose words say no more than what somebody is all his life (残疾人), beside another need
    (残疾人想交朋友); one for his plight (光棍, 流浪) is a need all the same."""
    needs = [each for each in mentions if each.kind == NEED]
    who = {(each.start, each.end) for each in mentions if each.kind == FACT and each.target == _DISABLED}
    only = [each for each in needs if (each.start, each.end) in who]
    return only if len(only) < len(needs) else []


def beside_who(mentions: Sequence[Mention]) -> frozenset[str]:
    """The needs beside what only says who somebody is; none where nothing does."""
    only = only_who(mentions)
    return frozenset(each.target for each in mentions if each.kind == NEED and each not in only) if only else frozenset()


def wanted(mentions: Sequence[Mention]) -> list[Mention]:
    """The needs; one that only says who somebody is counts less."""
    only = only_who(mentions)
    needs = [each for each in mentions if each.kind == NEED]
    return [replace(each, sureness=each.sureness * AS_STATUS) if each in only else each for each in needs]


def said(mentions: Sequence[Mention], vocabulary: Vocabulary) -> dict[str, list[Any]]:
    """Of each fact all that is said of anybody."""
    found: dict[str, list[Any]] = {}
    for each in _decided(mentions, vocabulary):
        if each.kind == FACT:
            found.setdefault(each.target, []).append(each.value)
        elif each.kind == ILLNESS:
            found.setdefault(ILLNESSES, []).append(each.target)
    # A grown-up is the one who is helped only where somebody is ill and nobody else is spoken of.
    ages = found.pop(AGE, [])
    others = [age for age in ages if age != GROWN]
    if others or (ages and ILLNESSES in found):
        found[AGE] = others or ages
    # Who has a parent left is no orphan; what became of one parent only says no more of the child.
    if any(fate not in _LOST for parent in PARENTS for fate in found.get(parent, ())):
        found.setdefault(_PARENTS_STATUS, []).append(_ONE_LEFT)
    both = all(fact in found for fact in PARENTS)
    return {fact: values for fact, values in found.items() if both or fact not in PARENTS}


def _decided(mentions: Sequence[Mention], vocabulary: Vocabulary) -> Iterator[Mention]:
    """Without words that leave open which of several it is (读书: at any school) where others say it (读高二)."""
    meant: dict[tuple[str, int, int], set[Any]] = {}
    for each in mentions:
        if each.kind == FACT and vocabulary.get(each.target).type == "enum":
            meant.setdefault((each.target, each.start, each.end), set()).add(each.value)
    decided = {fact for (fact, _, _), values in meant.items() if len(values) == 1}
    for each in mentions:
        if each.target not in decided or len(meant.get((each.target, each.start, each.end), ())) == 1:
            yield each
