"""Every programme: a family whom it reaches, and a near miss whom it does not (tests/cases/scenarios).

A scenario file maps a programme's id to `reaches` (story, for, household) and `near_miss` (story,
changes: what is different, as `member.fact`, `household.fact`, `event.fact` or `region`). Where the
best honest answer is to be checked (a transition policy, a local choice), `best: to_be_checked` says so.
"""

import copy
from typing import Any

import pytest
import yaml

from matching.eligibility import Assessor
from matching.verdict import Verdict
from tests.conftest import DAY, ROOT

FILES = sorted((ROOT / "tests" / "cases" / "scenarios").glob("*.yaml"))
SCENARIOS = {name: each for file in FILES for name, each in yaml.safe_load(file.read_text(encoding="utf-8")).items()}


def changed(household: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The household with some facts said differently."""
    record = copy.deepcopy(household)
    for path, value in changes.items():
        owner, _, fact = path.partition(".")
        if not fact:
            record[owner] = value
        elif owner in ("household", "event", "region_facts"):
            record.setdefault("facts" if owner == "household" else owner, {})[fact] = value
        else:
            member = next(each for each in record["members"] if each["id"] == owner)
            if fact in ("applicant_type", "event"):
                member[fact] = value
            else:
                member.setdefault("facts", {})[fact] = value
    return record


def verdict(casework, name: str, record: dict[str, Any], subject: str) -> Any:
    """The verdict on one resource, with what is missing for the failure's message."""
    household = casework.household({"id": "scenario", "region": "511132", **record}, name, None if "as_of" in record else DAY)
    found = Assessor(household, casework.catalogue).assess(casework.catalogue.resources[name], subject)
    return found.verdict, [(each.name, each.element) for each in found.missing], [
        (reason.id, reason.verdict.value) for reason in found.reasons if reason.deciding
    ]  # fmt: skip


@pytest.mark.parametrize("name", SCENARIOS)
def test_it_reaches_whom_it_is_for(name, casework):
    case = SCENARIOS[name]["reaches"]
    best = Verdict(case.get("best", "eligible"))
    found = verdict(casework, name, case["household"], case["for"])
    assert found[0] is best, found[1:]


@pytest.mark.parametrize("name", SCENARIOS)
def test_it_does_not_reach_the_near_miss(name, casework):
    case, miss = SCENARIOS[name]["reaches"], SCENARIOS[name]["near_miss"]
    record = changed(case["household"], miss["changes"])
    found = verdict(casework, name, record, miss.get("for", case["for"]))
    assert found[0] is Verdict.NOT_ELIGIBLE, found[1:]


def test_every_programme_has_its_scenario(casework):
    programmes = {each.id for each in casework.catalogue.resources.values() if each.kind in ("program", "recognition")}
    assert set(SCENARIOS) == programmes
