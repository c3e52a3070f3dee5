"""How workers of the north and north-west tell of people, work and money."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, outside


@pytest.mark.parametrize(
    "text", ["老苟58岁,给人放羊。", "乌某,男,58岁,放羊。", "老康今年58,放羊。", "户主老焦,58岁,放羊。", "牟某某,男,58岁。"]
)
def test_rarer_surnames_name_whom_the_note_is_about(casework: Casework, text: str) -> None:
    assert members(casework, text) == {"adult1"} and facts(casework, text, "adult1")["person.age"] == 58


@pytest.mark.parametrize("text", ["老人80岁,康复,3次。", "老人80岁,申请,2次都没批。", "老人80岁,左腿,2处骨折。", "老人80岁,柴火,20捆。"])
def test_words_that_begin_like_a_surname_name_nobody(casework: Casework, text: str) -> None:
    assert members(casework, text) == {"elder1"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("赵某,女,66岁,高血压。老汉70岁,在家放羊。", "husband1"),
        ("高大娘71岁。老头子73岁,腿不好。", "husband1"),
        ("李大爷75岁,眼睛不好。老太太73岁,瘫在炕上。", "wife1"),
        ("老马58,老婆子55,种着几亩地。", "wife1"),
    ],
)
def test_the_other_old_one_of_a_home_is_the_wife_or_husband(casework: Casework, text: str, who: str) -> None:
    assert len(members(casework, text)) == 2 and "person.age" in facts(casework, text, who)


def test_an_old_one_beside_a_grown_up_or_a_child_is_no_spouse(casework: Casework) -> None:
    assert "husband1" not in members(casework, "女,36岁,带着个娃。老汉71岁,瘫在床上。")
    assert "wife1" not in members(casework, "孩子9岁,跟着老太太过。")


@pytest.mark.parametrize("said", ["儿在天津打工", "儿也不在跟前,在天津打工", "就一个儿,在天津打工"])
def test_a_son_is_called_no_more_than_er(casework: Casework, said: str) -> None:
    assert facts(casework, f"王老太,83岁。{said}。", "child1")["person.works_away"] is True
    assert "person.works_away" not in facts(casework, f"王老太,83岁。{said}。", "elder1")


@pytest.mark.parametrize("said", ["儿科看过", "儿媳妇在家", "那儿在修路", "这儿也没人"])
def test_what_begins_like_er_is_no_son(casework: Casework, said: str) -> None:
    assert "child1" not in members(casework, f"王老太,83岁。{said}。")


def test_his_father_is_not_three_years_ago(casework: Casework) -> None:
    text = "王奶奶70岁,带着孙子尕亮过。尕亮他大前年病死了,他妈走了,在哪达不知道。尕亮念四年级。"
    said = facts(casework, text, "grandchild1")
    assert (said["person.father_status"], said["person.mother_status"]) == ("死亡", "失联") and said["person.edu_stage"] == "primary"
    assert outside(casework, "老人70岁,儿子42岁,他大前年病死了。").get("father") is None


@pytest.mark.parametrize("ward", ["烧伤科", "透析室随访", "肿瘤科病房", "精神科门诊"])
def test_a_ward_is_no_illness_and_nobody(casework: Casework, ward: str) -> None:
    found = facts(casework, f"{ward}。患儿,男,6岁,癫痫。", "child1")
    assert found["person.illnesses"] == {"癫痫": True} and members(casework, f"{ward}。患儿,男,6岁,癫痫。") == {"child1"}


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        ("特扶金俩人都领着", "benefits", {"one_child_support": True}),
        ("城乡居民养老金老两口都在领", "benefits", {"resident_pension": True}),
        ("居民医保两人都交了", "basic_medical_insurance", True),
    ],
)
def test_what_both_are_said_to_have_is_of_both(casework: Casework, said: str, fact: str, value: Any) -> None:
    text = f"孙大爷64岁,老婆62岁。{said}。"
    assert [facts(casework, text, who)[f"person.{fact}"] for who in ("elder1", "wife1")] == [value, value]


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        ("女儿在师范念大一", "college_year", 1), ("儿子上大三,学费凑不齐", "college_year", 3), ("女儿19岁,大二在读", "college_year", 2),
        ("儿子26岁,在家闲着", "employment_status", "unemployed"), ("女儿26岁,没个正经工作", "employment_status", "unemployed"),
        ("儿子40岁,给镇上扫街", "employment_status", "employed"), ("儿子40岁,给厂里看大门,月1900", "income_monthly", 1900),
        ("儿子尘肺三期,原先那个矿早关了", "employer_exists", False), ("儿子40岁,原在东莞打工,现已返乡", "works_away", False),
        ("儿子40岁,已回家照顾老人", "works_away", False), ("儿子在西安给人看门", "employment_status", "employed"),
    ],
)  # fmt: skip
def test_school_and_work_as_they_are_told(casework: Casework, said: str, fact: str, value: Any) -> None:
    assert facts(casework, f"母亲50岁,种地。{said}。", "child1")[f"person.{fact}"] == value


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("儿子40岁,工钱两万一直没给", "income_monthly"), ("儿子40岁,工资3000块拖了半年", "income_monthly"), ("儿子18岁,想考大一点的学校", "college_year"),
        ("儿子40岁,没有固定工作,打零工", "college_year"),
    ],
)  # fmt: skip
def test_what_comes_near_is_no_such_fact(casework: Casework, said: str, fact: str) -> None:
    assert f"person.{fact}" not in facts(casework, f"母亲50岁,种地。{said}。", "child1")


def test_owed_wages_are_told_with_a_sum_between(casework: Casework) -> None:
    assert facts(casework, "老周,男,45岁,去年的工钱一万二到这会儿没给。", "event")["event.wage_arrears"] is True


@pytest.mark.parametrize("said", ["今年春上一滴雨没下", "三个月没下一场雨"])
def test_no_rain_is_a_disaster_of_nature(casework: Casework, said: str) -> None:
    assert facts(casework, f"老周,男,45岁,种地,{said}。", "event")["event.natural_disaster"] is True


@pytest.mark.parametrize("said", ["丈夫酒后打人", "丈夫又把她胳膊打骨折了", "丈夫喝多了就动手"])
def test_blows_of_a_drunkard_are_violence_at_home(casework: Casework, said: str) -> None:
    assert facts(casework, f"李某,女,37岁。{said}。", "event")["event.domestic_violence"] is True


def test_a_benefit_that_was_asked_for_in_vain_is_not_received(casework: Casework) -> None:
    assert facts(casework, "老周61岁,去年没报上低保。", "household")["person.statuses"] == {"dibao": False}
    assert "person.statuses" not in facts(casework, "老周61岁。旁边老李家倒是低保户。", "household")
