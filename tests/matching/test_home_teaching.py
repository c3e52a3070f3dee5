"""A disabled child of the age of compulsory education who is at no school is just whom home teaching is for (义务教育法第五条、第十一条、第十九条)."""

import pytest

from matching.casework import Casework
from tests.conftest import DAY
from tests.matching.households import family, member


@pytest.mark.parametrize(("age", "stage", "verdict"), [
    (8, "none", "eligible"), (14, "none", "eligible"), (15, "none", "to_be_checked"), (8, "primary", "eligible"), (4, "none", "not_eligible"),
    (22, "none", "not_eligible"), (None, "none", "to_be_checked"), (8, None, "to_be_checked"),
])  # fmt: skip
def test_a_disabled_child_at_no_school_is_not_refused_home_teaching(casework: Casework, age: int | None, stage: str | None, verdict: str) -> None:
    facts = {"has_disability": True} | ({} if age is None else {"age": age}) | ({} if stage is None else {"edu_stage": stage})
    household = casework.household(family(member("child", "child", **facts), facts={"requested_variant": "basic"}), "test", DAY)
    assert casework.explain("special-education-support", household)["subjects"][0]["verdict"] == verdict
