"""What the tests of the plan have in common: the catalogue, the plan of a record, and how its steps are looked up."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from unittest import mock

from graph.seeding import read_families
from matching.casework import Casework
from matching.conflicts import Conflicts
from matching.household import Household
from matching.plan.family import family_plan
from matching.recognitions import Holding
from matching.resources import Resource, Validity
from matching.rules import Condition
from tests.conftest import DAY, ROOT

CASEWORK = Casework(ROOT / "seed_data")
CATALOGUE = CASEWORK.catalogue
CONFLICTS = Conflicts(CATALOGUE, "511132")
FAMILIES = read_families(ROOT / "seed_data")
Plan = dict[str, Any]


def household_of(record: dict[str, Any]) -> Household:
    return CASEWORK.household({key: value for key, value in record.items() if key != "source"}, "plan", DAY)


def plan_of(record: dict[str, Any]) -> Plan:
    return family_plan(household_of(record), CATALOGUE)


def applied(plan: Plan) -> dict[str, dict[str, Any]]:
    return {step["resource"]: step for step in plan["steps"] if step["action"] == "apply"}


@contextlib.contextmanager
def by_what_presses() -> Iterator[None]:
    """Plans made meanwhile have their steps in the order of `in_order`, before those that are certain are put first."""
    with mock.patch("matching.plan.family.as_shown", lambda steps, _: steps):
        yield


def left_out(plan: Plan, resource: str) -> dict[str, Any]:
    return next(each for each in plan["left_out"] if each["resource"] == resource)


def holding(entry: dict[str, Any]) -> Holding:
    return Holding(CATALOGUE.resources[entry["resource"]], entry["subject"])


def holdings(entry: dict[str, Any]) -> list[Holding]:
    """Of a step, for everybody it is for; of what is held, its one holder."""
    subjects = entry.get("subjects") or [entry["subject"]]
    return [Holding(CATALOGUE.resources[entry["resource"]], subject) for subject in subjects]


def pairs_of(steps: Iterable[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(each["resource"], subject) for each in steps for subject in each["subjects"]}


QUESTION = Condition(id="q", text={"zh": "问", "en": "ask"}, role="required", question={"zh": "问", "en": "ask"})


def freed(resource: Resource, state: str) -> Resource:
    """The resource for everybody: "certain", "open" (for a question that nobody has answered), or "ended"."""
    return replace(
        resource, conditions=(QUESTION,) if state == "open" else (), regions=(), region_uncertain=False, inferred=False,
        some_member=False, held_when=(), validity=Validity("ended" if state == "ended" else "active"),
    )  # fmt: skip
