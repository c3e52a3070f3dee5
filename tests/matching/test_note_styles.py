"""Notes of other styles than prose: forms, lists, questions and answers, messages with nothing but spaces."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, note, outside

FORM = "困难家庭信息核实表\n户主:张某 男 46岁\n病情:尿毒症,每周透析三次\n妻:43岁,镇幼儿园食堂帮厨,月工资2100元\n子:19岁,上大学\n母:75岁,领城乡居民养老金\n住房:砖瓦房四间,自有,未鉴定\n支出:户主本年政策范围内自付16000元"
ASKED = "问:家里几口人?答:我、我老公、我女儿。\n问:您多大?答:24岁。\n问:女儿几岁?答:三岁了,没户口。\n问:老公做什么?答:快递站分拣,一个月5500。"
SPACED = "老韩 男 69岁 退伍兵 右腿有弹片 前头的老伴2010年病故 现在这个老伴64岁 带来一个儿子39岁 听力一级有证 老韩自己的女儿嫁到咸阳 低保去年申请没批 战友老周上月走了 中风走的 老伴有高血压"
STYLES = [
    ("户主:韦某,男,54。妻:智残二级。子:19,读大专。女:16,县职校二年级。", "wife1", "person.disability_grade", 2),
    ("户主:韦某,男,54。妻:智残二级。子:19,读大专。女:16,县职校二年级。", "child1", "person.age", 19),
    ("户主:韦某,男,54。妻:智残二级。子:19,读大专。女:16,县职校二年级。", "child2", "person.edu_stage", "vocational"),
    ("王某 女 38 丧偶。子:12,六年级;女:8,二年级。", "child2", "person.age", 8),
    ("夫:45岁,尘肺病。妻:43岁,务农。", "wife1", "person.farmer", True),
    ("父78 高血压。母75。儿40 智残一级。", "child1", "person.disability_grade", 1),
    ("女嘞三十六,男嘞在外打工。大嘞是妮儿,读初中。", "husband1", "person.works_away", True),
    ("女嘞三十六,男嘞在外打工。大嘞是妮儿,读初中。", "child1", "person.edu_stage", "junior"),
    (FORM, "adult1", "person.age", 46),
    (FORM, "adult1", "person.policy_scope_self_pay_annual", 16000),
    (FORM, "wife1", "person.income_monthly", 2100),
    (FORM, "child1", "person.age", 19),
    (FORM, "mother1", "person.benefits", {"resident_pension": True}),
    ("①妻:43岁,务农。②子:19岁。", "wife1", "person.farmer", True),
    (ASKED, "adult1", "person.age", 24),
    (ASKED, "child1", "person.age", 3),
    (ASKED, "husband1", "person.income_monthly", 5500),
    (SPACED, "elder1", "person.statuses", {"veteran": True}),
    (SPACED, "spouse1", "person.age", 64),
    (SPACED, "spouse1", "person.illnesses", {"高血压": True}),
    (SPACED, "household", "person.statuses", {"dibao": False}),
    ("1. 老艾,男,39岁。\n2. 妻子33岁。没工作。\n3. 儿子8岁,听力残疾二级。上二年级。", "wife1", "person.employment_status", "unemployed"),
    ("1. 老艾,男,39岁。\n2. 妻子33岁。没工作。\n3. 儿子8岁,听力残疾二级。上二年级。", "child1", "person.edu_stage", "primary"),
]


@pytest.mark.parametrize(("text", "who", "name", "value"), STYLES)
def test_each_has_what_a_form_a_list_an_answer_or_a_message_says_of_him(
    casework: Casework, text: str, who: str, name: str, value: Any
) -> None:
    assert facts(casework, text, who)[name] == value


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (FORM, {"adult1", "wife1", "child1", "mother1"}),
        (ASKED, {"adult1", "husband1", "child1"}),
        (SPACED, {"elder1", "spouse1", "child1"}),
    ],
)
def test_such_notes_name_no_more_people_than_live_there(casework: Casework, text: str, members: set[str]) -> None:
    assert {each["id"] for each in note(casework, text)["members"]} == members


@pytest.mark.parametrize("name", ["person.disability_assessed", "person.employment_status", "person.edu_stage"])
def test_a_house_that_nobody_looked_at_and_a_childs_school_are_not_the_heads(casework: Casework, name: str) -> None:
    assert name not in facts(casework, FORM, "adult1")


def test_a_comrade_in_a_message_of_spaces_ends_where_the_family_is_named(casework: Casework) -> None:
    assert outside(casework, SPACED)["others"] in ("other_people", "死亡")
    assert "中风" not in str([facts(casework, SPACED, each) for each in ("elder1", "spouse1", "child1")])


@pytest.mark.parametrize("text", ["老婆子72岁,男人死了十几年了,以前当过兵。", "王婶66岁,老伴前年走了,以前当过兵。"])
def test_what_the_dead_were_is_nobodys_of_the_household(casework: Casework, text: str) -> None:
    assert "veteran" not in str(note(casework, text)["members"])


@pytest.mark.parametrize("text", ["女方30岁。", "男女平等的家庭,孩子8岁。", "性别:女,年龄:66。", "子女三人都在外地。"])
def test_such_letters_within_a_word_are_nobody(casework: Casework, text: str) -> None:
    assert not {each["id"] for each in note(casework, text)["members"]} & {"child2", "husband1"}
