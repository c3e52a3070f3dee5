"""What is said of several people in one breath, of each in turn."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, needs, note


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("王嫂41岁,两个儿子,10岁和13岁。", "person.age", {"child1": 10, "child2": 13}),
        ("王嫂41岁,两个孩子分别8岁、5岁。", "person.age", {"child1": 8, "child2": 5}),
        ("老赵74岁,带着三个孙子,12、9、6岁。", "person.age", {"grandchild1": 12, "grandchild2": 9, "grandchild3": 6}),
        ("Mrs Chen, 41, is a widow with two sons, 10 and 13.", "person.age", {"adult1": 41, "child1": 10, "child2": 13}),
        ("两个孩子分别上初二和小学三年级。", "person.edu_stage", {"child1": "junior", "child2": "primary"}),
        ("三个孩子,老大12岁,老二和老三是双胞胎,6岁。", "person.age", {"child1": 12, "child2": 6, "child3": 6}),
        ("孙子12岁,六年级;孙女9岁,三年级。", "person.age", {"grandchild1": 12, "grandchild2": 9}),
        ("老太82岁,大儿子60岁;二儿子56岁;三儿子52岁。", "person.age", {"child1": 60, "child2": 56, "child3": 52}),
        ("屋头两口子带个老父亲。娃儿在成都读大专,大一。", "person.edu_stage", {"husband1": None, "wife1": None, "child1": "higher"}),
    ],
)
def test_each_has_his_own(casework: Casework, text: str, name: str, values: dict[str, Any]) -> None:
    assert {who: facts(casework, text, who).get(name) for who in values} == values


def test_which_of_a_couple_is_the_elder_waits_for_the_worker(casework: Casework) -> None:
    found = note(casework, "老赵两口子,78岁和76岁。")
    assert [(each["facts"][0]["value"], each["facts"][0]["drafted"]) for each in found["members"]] == [(78, False), (76, False)]


def test_as_many_as_nobody_is_are_shared_by_nobody(casework: Casework) -> None:
    assert "person.age" not in facts(casework, "两个儿子,10岁、13岁、15岁。", "child1")


@pytest.mark.parametrize("text", ["三个孩子,老大12岁,老二老三是双胞胎,都6岁。", "老大12岁,老二老三都6岁。"])
def test_the_second_and_third_child_are_no_old_couple(casework: Casework, text: str) -> None:
    found = note(casework, text)
    assert {each["relation"] for each in found["members"]} == {"child"}


@pytest.mark.parametrize(
    ("text", "who", "name", "value"),
    [
        ("I visited Mr Zhang, 67. He has diabetes.", "elder1", "person.age", 67),
        ("Li Wei, 9, lives with his grandmother. His father has a disability.", "child1", "person.age", 9),
        ("Old Uncle Zhao is 71 and nearly blind. His son works in Chengdu.", "elder1", "person.sex", "male"),
    ],
)
def test_names_as_english_notes_have_them(casework: Casework, text: str, who: str, name: str, value: Any) -> None:
    found = note(casework, text)
    assert facts(casework, text, who)[name] == value
    assert not any(word in str(found) for word in ("Zhang", "Wei", "Zhao"))


@pytest.mark.parametrize("text", ["Mr Li, 67. He refused the dibao form.", "Mr Li, 67. We asked about the dibao limit."])
def test_a_form_for_dibao_is_no_dibao(casework: Casework, text: str) -> None:
    assert not note(casework, text)["household"]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("走访对象是姐弟俩,小满13岁,石头9岁。", {"child1": 13, "child2": 9}),
        ("老赵74岁,带着两个孩子,小明10岁,小红8岁。", {"grandchild1": 10, "grandchild2": 8}),
        ("姐弟俩,姐姐13岁,弟弟9岁。", {"older_sister1": 13, "younger_brother1": 9}),
        ("老周家着火了。两口子,老周58岁,媳妇56岁。", {"adult1": 58, "wife1": 56}),
        ("小石26岁。大宝男孩4岁,二宝女孩3岁,小的没人带。", {"child1": 4, "child2": 3}),
    ],
)
def test_names_and_pet_names_are_those_just_counted(casework: Casework, text: str, ages: dict[str, int]) -> None:
    found = note(casework, text)
    assert {who: facts(casework, text, who).get("person.age") for who in ages} == ages
    assert not {each["id"] for each in found["members"]} - {*ages, "adult1", "elder1"}
    assert "石头" not in str(found)


def test_of_an_elder_sister_and_a_brother_the_first_is_the_sister(casework: Casework) -> None:
    text = "走访对象是姐弟俩,小满13岁,石头9岁。石头在村小。"
    assert (facts(casework, text, "child1")["person.sex"], facts(casework, text, "child2")["person.sex"]) == ("female", "male")
    assert facts(casework, text, "child2")["person.edu_stage"] == "primary"


ENGLISH = (
    "Mr Luo is 47 and lays tiles. The contractor has not paid him since April. His wife cleans at a hotel for 2,900 yuan a month. "
    "Their son is in junior middle school; the daughter, 19, is studying at a vocational college."
)
VISITED = (
    "I saw Xiao Wen. She is 17, in the last year of senior high, and among the top ten of her grade. Her father is now working "
    "on a building site in Hangzhou. Her mother sews for piece rates at home. There was an elder brother who drowned as a small "
    "boy. Xiao Wen gets the national grant at school."
)


@pytest.mark.parametrize(
    ("text", "who", "name", "value"),
    [
        (ENGLISH, "adult1", "person.employment_status", "employed"),
        (ENGLISH, "wife1", "person.income_monthly", 2900),
        (ENGLISH, "event", "event.wage_arrears", True),
        (ENGLISH, "child2", "person.age", 19),
        (VISITED, "child1", "person.edu_stage", "senior"),
        (VISITED, "child1", "person.benefits", {"national_grant": True}),
        (VISITED, "father1", "person.works_away", True),
        (VISITED, "mother1", "person.employment_status", "employed"),
    ],
)
def test_english_work_pay_and_school(casework: Casework, text: str, who: str, name: str, value: Any) -> None:
    assert facts(casework, text, who)[name] == value


def test_a_brother_who_drowned_long_ago_is_no_member_and_no_event(casework: Casework) -> None:
    found = note(casework, VISITED)
    assert {each["id"] for each in found["members"]} == {"child1", "father1", "mother1"}
    assert "event.type" not in facts(casework, VISITED, "event")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("户主36岁。父亲70岁。诉求:父亲的轮椅坏了,要求换一辆。", {"father1 assistive_device"}),
        ("Grandma is 68. Her grandson is 11. She wants a wheelchair for him.", {"grandchild1 assistive_device"}),
        ("孩子6岁。妈妈36岁,离婚三年。前夫没给过一分抚养费,妈妈想去告。", {"mother1 legal_help"}),
        ("老胡63岁。老胡想把房子修了,危房改造自己要先垫三万,垫不起。", {"housing"}),
    ],
)
def test_whose_a_need_is(casework: Casework, text: str, wanted: set[str]) -> None:
    assert needs(casework, text) == wanted


def test_who_does_not_know_where_to_apply_is_not_lost(casework: Casework) -> None:
    text = "女儿18岁。妈妈愁得几晚没睡;她不知道去哪里办、要哪些材料。"
    assert "person.mother_status" not in facts(casework, text, "child1")
    assert facts(casework, "女儿18岁。妈妈走了三年,不知道去哪里了。", "child1")["person.mother_status"] == "失联"


def test_a_name_of_the_south_is_a_person_and_masked(casework: Casework) -> None:
    found = note(casework, "阿强34岁,在工地干活。老婆在制衣厂上班。")
    assert [each["id"] for each in found["members"]] == ["adult1", "wife1"]
    assert "阿强" not in str(found)
    assert "adult1" not in {each["id"] for each in note(casework, "阿婆78岁,一个人住。")["members"]}
