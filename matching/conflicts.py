"""Which two things cannot be held together, and by which rule: the catalogue's interactions (some bind in some places
only) and the statuses of which one excludes the other; and which of them takes the place of the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from matching import regions
from matching.catalogue import Catalogue
from matching.household import HOUSEHOLD
from matching.money import amount
from matching.recognitions import STATUSES, Holding
from matching.resources import Resource

# The interactions by which two things cannot be held together, and the one that joins them all the same.
_CHOICE = "choose_higher"
EXCLUDING = ("excludes", _CHOICE, "superseded_by")
_JOINING = "prerequisite"
# The unit of a benefit that a household is given once, whoever applies.
_A_HOUSEHOLD = "/户"
_SAME_STATUS = {"zh": "同一身份不重复认定", "en": "the same status is not granted twice"}
_WHICH_IS_HIGHER = {"zh": "(数额按当地标准,先问清哪项高)", "en": " (the amounts are local: ask first which is higher)"}
_ONCE_A_HOUSEHOLD = {"zh": "一户只办一份", "en": "one a household"}


@dataclass(frozen=True, slots=True)
class Clash:
    """Why two things cannot be held together: an interaction's type, its text and where it is read."""

    type: str
    text: Mapping[str, str]
    source: str | None = None

    def value(self) -> dict[str, Any]:
        """As a plain value."""
        return {"type": self.type, "text": dict(self.text), "source": self.source}


class Conflicts:
    """The rules of one catalogue in one place."""

    def __init__(self, catalogue: Catalogue, region: str) -> None:
        self._rungs = _rungs(catalogue)
        self._region = region

    def between(self, one: Holding, other: Holding) -> Clash | None:
        """The rule by which the two cannot be held together; None where they can.

        What the household holds as one every member holds. Where one record names the other its
        prerequisite the two are meant to stand side by side.
        """
        if one.resource.id == other.resource.id:
            return _again(one, other)
        if not meet(one.subject, other.subject):
            return None
        said = [each for each in (*written(one, other), *written(other, one)) if _binds(each, self._region)]
        for interaction in said:
            if interaction["type"] in EXCLUDING:
                return _clash(interaction, one.resource, other.resource)
        if any(interaction["type"] == _JOINING for interaction in said):
            return None
        if set(one.resource.grants).intersection(other.resource.grants):
            return Clash("same_status", _SAME_STATUS)
        for mine in one.resource.grants:
            for theirs in other.resource.grants:
                because = self._rungs.get(frozenset({mine, theirs}))
                if because is not None:
                    return Clash("one_rung", because)
        return None


def replaced(new: Holding, held: Iterable[Holding], conflicts: Conflicts) -> list[Holding] | None:
    """What somebody holds that a new thing takes the place of; None where it cannot be had beside what is held.

    It takes the place of a lower rung only (of what the lower one's record refuses to whoever has the new status), and of
    what is less where one may choose the higher. Of what the household holds it ends the part of whoever gets the new thing.
    """
    clashing = [(each, clash) for each in held if (clash := conflicts.between(new, each)) is not None]
    if not all(_gives_way(each.resource, new.resource, clash) for each, clash in clashing):
        return None
    return [Holding(each.resource, new.subject if each.subject == HOUSEHOLD else each.subject) for each, _ in clashing]


def barring(new: Holding, held: Iterable[Holding], conflicts: Conflicts) -> tuple[Holding, Clash] | None:
    """What is held that keeps a new thing away, and by which rule; None where nothing does."""
    for each in held:
        clash = conflicts.between(new, each)
        if clash is not None and not _gives_way(each.resource, new.resource, clash):
            return each, clash
    return None


def _gives_way(lower: Resource, higher: Resource, clash: Clash) -> bool:
    if clash.type == _CHOICE:
        less, more = amount(lower), amount(higher)
        return less is not None and more is not None and less.high is not None and less.high < more.low
    tests = [each.rule.test for each in lower.conditions if each.role == "exclusion" and each.rule is not None]
    refused = {status for test in tests if test is not None and test.fact == STATUSES for status in test.value}
    return not refused.isdisjoint(higher.grants)


def _binds(interaction: Mapping[str, Any], region: str) -> bool:
    """Whether an interaction is a rule of this place: of every place where it names none."""
    places = interaction.get("regions", ())
    return not places or any(regions.contains(code, region) for code in places)


def _clash(interaction: Mapping[str, Any], one: Resource, other: Resource) -> Clash:
    text = interaction["text"]
    if interaction["type"] == _CHOICE and None in (amount(one), amount(other)):
        text = {language: words + _WHICH_IS_HIGHER[language] for language, words in text.items()}
    return Clash(interaction["type"], text, interaction.get("source"))


def meet(one: str, other: str) -> bool:
    """Whether two subjects have somebody in common."""
    return one == other or HOUSEHOLD in (one, other)


def written(one: Holding, other: Holding) -> list[Mapping[str, Any]]:
    """What the record of one says of the other."""
    return [each for each in one.resource.record.get("interactions", ()) if each["with"] == other.resource.id]


def _again(one: Holding, other: Holding) -> Clash | None:
    unit = (one.resource.record.get("benefit") or {}).get("unit")
    once = isinstance(unit, Mapping) and _A_HOUSEHOLD in unit["zh"]
    return Clash("once_a_household", _ONCE_A_HOUSEHOLD) if once and one.subject != other.subject else None


def _rungs(catalogue: Catalogue) -> dict[frozenset[str], Mapping[str, str]]:
    """The pairs of statuses of which nobody has both, by the implications of one status."""
    found: dict[frozenset[str], Mapping[str, str]] = {}
    for implication in catalogue.implications:
        tests = [rule.test for rule in implication.case.when]
        if len(tests) != 1 or tests[0] is None or tests[0].fact != STATUSES or len(tests[0].value) != 1:
            continue
        for status, has in dict(implication.then).get(STATUSES, {}).items():
            if not has:
                found[frozenset({tests[0].value[0], status})] = implication.because
    return found
