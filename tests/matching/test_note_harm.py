"""What must not be missed in a note: a girl with child, blows against a child, a life in danger; and whose each is."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.conftest import DAY
from tests.matching.households import family, member
from tests.matching.visit_notes import facts, note

PREGNANT, RISK, SUICIDE = "person.pregnant", "person.guardianship_risk", "person.suicide_risk"


@pytest.mark.parametrize(
    "text", ["女儿12岁,怀孕了。", "女生15岁,怀孕五个月。", "孙女12岁,上六年级,查出怀孕。奶奶68岁。", "奶奶68岁。孙女13岁,已怀孕。"]
)
def test_a_girl_is_believed_where_no_other_woman_can_be_meant(casework: Casework, text: str) -> None:
    drafted = {each["id"]: each.get("facts", {}) for each in note(casework, f"家住峨边县。{text}")["draft"]["members"]}
    assert [who for who, known in drafted.items() if known.get(PREGNANT)] in (["child1"], ["grandchild1"])


def test_who_is_meant_is_asked_where_another_woman_may_be(casework: Casework) -> None:
    draft = note(casework, "家住峨边县。李姐35岁,女儿12岁,怀孕五个月。")["draft"]
    assert not any(PREGNANT in each.get("facts", {}) for each in draft["members"])


@pytest.mark.parametrize(
    "text",
    [
        "儿子9岁,父亲酒后打他。", "女儿11岁,被继父摸下身。", "女儿10岁,爸爸用皮带抽她。", "女儿10岁,被后爸踢过。",
        "女儿11岁,邻居老头对她动手动脚。", "女儿17岁,去年被人强奸。", "女儿12岁被人侵犯了。",
    ],
)  # fmt: skip
def test_harm_to_a_child_is_read_in_its_many_words(casework: Casework, text: str) -> None:
    assert facts(casework, text, "child1")[RISK] is True


@pytest.mark.parametrize("text", ["儿子9岁,父亲带他打工。", "女儿11岁,被大学生哥哥接走。", "儿子9岁,爸爸用拖拉机拉他上学。", "女儿10岁,邻居摸黑来帮忙。", "儿子9岁,地被人侵犯了权益。"])
def test_what_only_sounds_like_harm_is_none(casework: Casework, text: str) -> None:
    assert RISK not in facts(casework, text, "child1")


@pytest.mark.parametrize(
    ("text", "who"),
    [("妈妈36岁。女儿5岁。妈妈说活着就是拖累娃,不如走了算了。", "mother1"), ("奶奶怕拖累孙子,喝过农药。孙子6岁。", "grandmother1")],
)
def test_whom_one_fears_to_be_a_burden_to_is_not_in_danger(casework: Casework, text: str, who: str) -> None:
    assert facts(casework, text, who)[SUICIDE] is True
    assert not any(SUICIDE in facts(casework, text, other) for other in ("child1", "grandchild1"))


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("四川省昭觉县的一户,母亲40岁,住彝家安居房。", "513431"), ("甘肃省岷县,爷爷70岁,合作医疗交了。", "621126"),
        ("家住甘肃省合作市,爷爷70岁。", "623001"), ("家住四川省南部县,爷爷70岁。", "511321"),
    ],
)  # fmt: skip
def test_a_word_of_the_language_is_no_county(casework: Casework, text: str, county: str) -> None:
    assert casework.read_note(text, "note", DAY)["region"]["code"] == county


@pytest.mark.parametrize("text", ["儿子18岁,今年高考,被四川大学录取。", "儿子18岁,拿到了西南民族大学录取通知书。"])
def test_who_is_admitted_to_a_college_is_no_longer_at_senior_school(casework: Casework, text: str) -> None:
    said = {each["fact"]: each["value"] for each in note(casework, text)["members"][0]["facts"]}
    assert said["person.college_admitted"] == "undergraduate" and said["person.edu_stage"] != "senior"


def test_a_victim_of_violence_gets_legal_aid_whatever_the_matter(casework: Casework) -> None:
    def verdict(**event: object) -> str:
        wife = member("wife", "wife", age=36) | {"event": event}
        household = casework.household(family(wife), "test", DAY)
        found = casework.assess(household)["verdicts"]
        return next(each["verdict"] for each in found if each["resource"] == "legal-aid" and each["subject"] == "wife")

    assert verdict(domestic_violence=True, legal_matter="other") == "eligible"
    assert verdict(domestic_violence=True) == "to_be_checked"
    assert verdict(domestic_violence=True, legal_matter="none") == "not_eligible"
    assert verdict(domestic_violence=False, exempt_reason="none", legal_matter="other") == "not_eligible"
