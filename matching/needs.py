"""Needs as concepts: which resource serves which need, and which needs the facts themselves show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from matching.household import Need

# How far a need may lie from what a resource addresses, and how much of a match that still is.
DIRECT, NARROWER, RELATED = 1.0, 0.7, 0.4
# Needs that cannot wait, the most urgent first: a life in danger, safety, a child without protection or daily bread,
# then the rest.
URGENT = (
    "mental_crisis", "personal_safety", "child_protection", "orphan", "child_income_support", "disaster_relief",
    "emergency", "vagrancy", "child_major_illness", "major_illness",
)  # fmt: skip
# The needs that cannot wait, each with its place in URGENT.
Urgent = Mapping[Need, int]


@dataclass(frozen=True, slots=True)
class NeedMatch:
    """A need of the household that a resource serves: `closeness` is 1.0 where it is the very need;
    `primary` where it is what the resource is first of all for."""

    need: Need
    addressed: str
    closeness: float
    primary: bool = True

    @property
    def stated(self) -> bool:
        """Whether the family itself said so."""
        return self.need.basis == "stated"


def closeness(need: str, addressed: str, types: Mapping[str, Mapping[str, Any]]) -> float:
    """How well something that addresses one need type serves another: 1.0, 0.7, 0.4 or 0.0.

    0.7 where one is broader than the other, 0.4 where they are related. A root of the concept tree
    (health, children) covers everything under it where it is what is needed, but is no match itself.
    """
    if need == addressed:
        return DIRECT
    mine, other = types.get(need, {}), types.get(addressed, {})
    if addressed in _parents(mine, types) or need in _parents(other, types):
        return NARROWER
    if not mine.get("broader") and way_up(addressed, need, types):
        return NARROWER
    if addressed in (mine.get("related") or ()) or need in (other.get("related") or ()):
        return RELATED
    return 0.0


def _parents(entry: Mapping[str, Any], types: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The broader concepts that are not roots: a root (health, children) is no match."""
    return [each for each in entry.get("broader") or () if types.get(each, {}).get("broader")]


def above(need: str, types: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The broader need types of one, up to the roots, each once."""
    broader = types[need].get("broader") or ()
    return list(dict.fromkeys(each for one in broader for each in (one, *above(one, types))))


def way_up(need: str, broader: str, types: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The need types from one up to a broader one, both included; empty where it does not lead there."""
    if need == broader:
        return [need]
    for each in types.get(need, {}).get("broader") or ():
        rest = way_up(each, broader, types)
        if rest:
            return [need, *rest]
    return []


def best_match(
    needs: Iterable[Need], addressed: Iterable[str], subject: str, types: Mapping[str, Mapping[str, Any]]
) -> list[NeedMatch]:
    """The household's needs that a resource serves for a subject, best first; each type once, from the
    first of the `needs` that is of it.

    A member's need is served by what goes to that member or to the household as one.
    """
    found: list[NeedMatch] = []
    addressed = tuple(addressed)
    for need in needs:
        if need.member not in (None, subject) and subject != "household":
            continue
        rated = [(closeness(need.type, each, types), -n, each) for n, each in enumerate(addressed)]
        score, position, served = max(rated, default=(0.0, 0, ""))
        if score and not any(each.need.type == need.type for each in found):
            found.append(NeedMatch(need, served, score, position == 0))
    return sorted(found, key=lambda match: (-match.closeness, not match.stated, match.need.type))


def urgent_needs(needs: Iterable[Need], types: Mapping[str, Mapping[str, Any]]) -> dict[Need, int]:
    """The needs that cannot wait: stated or certainly shown, of a type in URGENT or broader than one that somebody has
    (the bills of a child with leukaemia wait no longer than its leukaemia)."""
    sure = [need for need in needs if need.basis != "likely"]
    first = {need: URGENT.index(need.type) for need in sure if need.type in URGENT}
    found = dict(first)
    for need in sure:
        narrower = [place for each, place in first.items() if each.member == need.member and need.type in above(each.type, types)]
        if narrower and need not in first:
            found[need] = min(narrower)
    return found
