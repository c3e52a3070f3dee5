"""Which two things cannot be held together, and by which rule: the catalogue's interactions and the statuses
of which one excludes the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from matching.catalogue import Catalogue
from matching.household import HOUSEHOLD
from matching.resources import Resource
from matching.recognitions import STATUSES, Holding

# The interactions by which two things cannot be held together, and the one that joins them all the same.
EXCLUDING = ("excludes", "choose_higher", "superseded_by")
_JOINING = "prerequisite"
# The unit of a benefit that a household is given once, whoever applies.
_A_HOUSEHOLD = "/户"
_SAME_STATUS = {"zh": "同一身份不重复认定", "en": "the same status is not granted twice"}
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
    """The rules of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._rungs = _rungs(catalogue)

    def between(self, one: Holding, other: Holding) -> Clash | None:
        """The rule by which the two cannot be held together; None where they can.

        What the household holds as one every member holds. Where one record names the other its
        prerequisite the two are meant to stand side by side.
        """
        if one.resource.id == other.resource.id:
            return _again(one, other)
        if not meet(one.subject, other.subject):
            return None
        said = [*written(one, other), *written(other, one)]
        for interaction in said:
            if interaction["type"] in EXCLUDING:
                return Clash(interaction["type"], interaction["text"], interaction.get("source"))
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

    It takes the place of a lower rung only: of what the lower one's record refuses to whoever has the new status.
    """
    clashing = [each for each in held if conflicts.between(new, each) is not None]
    return clashing if all(_gives_way(each.resource, new.resource) for each in clashing) else None


def _gives_way(lower: Resource, higher: Resource) -> bool:
    tests = [each.rule.test for each in lower.conditions if each.role == "exclusion" and each.rule is not None]
    refused = {status for test in tests if test is not None and test.fact == STATUSES for status in test.value}
    return not refused.isdisjoint(higher.grants)


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
