"""The allowances of orphans, unattended and HIV-positive children end at 18, or with school where the place says so."""

from typing import Any

import pytest

from matching.casework import Casework
from tests.conftest import DAY
from tests.matching.households import family, member

ALLOWANCES = {
    "orphan-allowance": {"parents_status": "both_dead", "statuses": ["orphan"], "adopted": False},
    "de-facto-unattended-child": {
        "father_status": "死亡", "mother_status": "失联", "parents_status": "other", "any_parent_capable": False, "statuses": ["de_facto_unattended"],
    },
    "hiv-child-allowance": {"hiv_positive": True, "statuses": ["hiv_child"]},
}  # fmt: skip


def verdict(casework: Casework, resource: str, **facts: Any) -> str:
    household = casework.household(family(member("one", "adult", **ALLOWANCES[resource], **facts)), "test", DAY)
    return casework.explain(resource, household)["subjects"][0]["verdict"]


@pytest.mark.parametrize("resource", ALLOWANCES)
def test_who_is_18_and_at_school_may_still_have_it_by_the_local_rule(casework: Casework, resource: str) -> None:
    assert verdict(casework, resource, age=19, in_school_after_18=True) == "to_be_checked"
    assert verdict(casework, resource, age=19, in_school_after_18=False) == "not_eligible"
    assert verdict(casework, resource, age=17) != "not_eligible"
