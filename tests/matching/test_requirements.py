"""What is remembered of a household's formulas: never an answer of another record, day, place or catalogue."""

import concurrent.futures
import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from matching.casework import Casework
from matching.catalogue import Catalogue
from matching.requirements import WORKED_OUT, Requirement, Requirements, requirements

SEED = Path(__file__).resolve().parents[2] / "seed_data"
RECORD: dict[str, Any] = {
    "id": "f", "as_of": "2026-03-01", "region": "511132",
    "members": [
        {"id": "a", "relation": "adult", "facts": {"age": 45, "disability_certificate": True, "disability_grade": 1}},
        {"id": "b", "relation": "child", "facts": {"age": 9, "mother_status": "死亡"}},
    ],
    "needs": [{"type": "living"}],
}  # fmt: skip


def changed(change: str) -> dict[str, Any]:
    record = copy.deepcopy(RECORD)
    adult, child = record["members"]
    if change == "a fact":
        child["facts"]["father_status"] = "死亡"
    elif change == "an answer of one member":
        adult["facts"]["disability_grade"] = 4
    elif change == "the day":
        record["as_of"] = "2036-03-01"
    elif change == "the place":
        record["region"] = "430000"
    elif change == "the order of the members":
        adult["id"], child["id"] = "b", "a"
    elif change == "a figure of the place":
        record["region_facts"] = {"region.dibao_standard_monthly": 9999}
        record["facts"] = {"income_per_capita_monthly": 5000}
    return record


CHANGES = ("nothing", "a fact", "an answer of one member", "the day", "the place", "the order of the members", "a figure of the place")


@pytest.mark.parametrize("change", CHANGES[1:])
def test_a_change_of_one_thing_changes_what_is_answered(casework: Casework, change: str) -> None:
    one, other = (casework.assess(casework.household(record, "record")) for record in (RECORD, changed(change)))
    assert one != other


def test_families_that_are_asked_about_at_once_are_answered_as_if_alone(casework: Casework) -> None:
    records = [changed(change) for change in CHANGES]
    expected = [Casework(SEED).assess(casework.household(record, "record")) for record in records]
    wrong: list[str] = []

    def ask(number: int) -> None:
        for turn in range(len(records)):
            at = (number + turn) % len(records)
            if casework.assess(casework.household(records[at], "record")) != expected[at]:
                wrong.append(CHANGES[at])

    with concurrent.futures.ThreadPoolExecutor(4) as threads:
        list(threads.map(ask, range(4)))
    assert wrong == []


def test_formulas_are_shared_by_the_states_of_one_record_and_by_nothing_else(casework: Casework) -> None:
    def of(change: str, catalogue: Catalogue = casework.catalogue) -> Requirements:
        household = casework.household(changed(change), "record")
        assert household.as_of is not None
        return requirements(household, household.as_of, catalogue)

    first = of("nothing")
    assert {change for change in CHANGES if of(change) is of("nothing")} == {"nothing", "a fact", "an answer of one member"}
    assert of("nothing", replace(casework.catalogue)) is not first


def test_work_is_done_once_for_what_it_rests_on_and_no_more_is_kept_than_is_said() -> None:
    requirement = Requirement((), None, (), is_closed=False)
    done: list[int] = []
    for _ in range(2):
        for key in range(WORKED_OUT):
            assert requirement.once(key, lambda key=key: done.append(key) or -key) == -key
    assert done == list(range(WORKED_OUT))
    requirement.once("one more", lambda: 1)
    requirement.once(0, lambda: done.append(0) or 0)
    assert done == [*range(WORKED_OUT), 0]


def test_what_is_worked_out_is_answered_though_another_thread_forgets_it() -> None:
    requirement = Requirement((), None, (), is_closed=False)

    class Forgetful(dict[Any, Any]):
        def __setitem__(self, key: Any, value: Any) -> None:
            """Whatever is kept is cleared at once, as another thread may do."""

    object.__setattr__(requirement, "_worked_out", Forgetful())
    assert requirement.once("what", lambda: 7) == 7
