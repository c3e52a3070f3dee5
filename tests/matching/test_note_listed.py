"""Children who are told of one by one are as many people; where two may have been taken for one, everything is asked."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, note, outside

AGE = "person.age"


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("爷爷71岁,带三个孙子:14岁女孩(初二)、11岁男孩(五年级)、6岁男孩(一年级)。三个娃都乖。大孙女想读职高。", (14, 11, 6)),
        ("爷爷71岁,带两个孙子:12岁女孩、8岁男孩。两个孩子都在上学。", (12, 8)),
        ("奶奶66岁,带三个孙女:13岁女孩、9岁女孩、5岁女孩。", (13, 9, 5)),
    ],
)
def test_each_of_a_list_is_one(casework: Casework, text: str, ages: tuple[int, ...]) -> None:
    found = sorted(each for each in members(casework, text) if each.startswith(("grandchild", "child")))
    assert [facts(casework, text, each).get(AGE) for each in found] == list(ages)


@pytest.mark.parametrize("words", [("大仔", "细仔"), ("大崽", "满崽"), ("老大", "老幺"), ("大娃", "二娃"), ("大儿子", "小儿子")])
def test_ordinal_words_are_different_children(casework: Casework, words: tuple[str, str]) -> None:
    text = f"韦某,女,34岁,带两个孩子:{words[0]}12岁读六年级,{words[1]}4岁,先天性心脏病。"
    assert "person.illnesses" not in facts(casework, text, "child1")
    assert facts(casework, text, "child2")[AGE] == 4


def test_an_age_in_brackets_is_of_the_kin_named_before_it(casework: Casework) -> None:
    assert facts(casework, "王某,女,67岁。跟儿子王建军(41岁)一起住。", "child1")[AGE] == 41


def test_how_much_help_is_needed_is_no_grade(casework: Casework) -> None:
    assert "person.care_dependency" not in str(note(casework, "张某,72岁,吃喝拉撒都要人。")["draft"])


def test_a_married_son_who_works_elsewhere_is_no_member(casework: Casework) -> None:
    assert outside(casework, "张某,男,74岁。儿子在苏州打工,成了家,一年回来一趟。") == {"child": "own_home"}


@pytest.mark.parametrize("said", ["在苏州打工", "在苏州打工,还没成家"])
def test_who_only_works_elsewhere_is_one(casework: Casework, said: str) -> None:
    assert "child1" in members(casework, f"张某,男,74岁。儿子{said},一年回来一趟。")


@pytest.mark.parametrize("said", ["县里没有机构,最近的在毕节", "最近的医院在贵阳"])
def test_the_nearest_place_of_help_is_no_work(casework: Casework, said: str) -> None:
    assert "person.works_away" not in facts(casework, f"小花,女,8岁。妈妈32岁,想给她做康复,{said}。", "mother1")
