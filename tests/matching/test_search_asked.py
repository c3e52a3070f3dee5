"""What people ask in their own words: of whom it is, by how old he is and where at school, and what is no help to anybody."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from matching.notes.numbers import Interval
from matching.search.mentions import FACT
from tests.matching.searches import found, stages_of

# What must be the first answer.
FIRST = [
    ("房子被水冲了", "disaster-living-aid"), ("大水把羊圈冲走了", "disaster-living-aid"),
    ("在砖厂干活脚砸断了", "work-injury-recognition"), ("车床上机器把手指压断 老板说不管", "work-injury-recognition"),
    ("she lost two fingers in a machine at the factory", "work-injury-recognition"),
    ("高校新生入学资助", "cedf-runyu"), ("大学新生路费补助", "cedf-runyu"),
    ("coughing after thirty years in the mine", "pneumoconiosis-relief"),
    ("女娃怀孕12岁", "hotline-minor-12345"), ("15岁的中学生怀孕了", "hotline-minor-12345"), ("a girl of twelve is pregnant", "hotline-minor-12345"),
    ("带娃来城里 公办学校不收", "migrant-children-care"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first"), FIRST, ids=[text for text, _ in FIRST])
def test_what_comes_first(casework: Casework, text: str, first: str) -> None:
    assert found(casework, text)[:1] == [first]


def test_who_is_admitted_and_lacks_the_journey_finds_the_aid_for_it(casework: Casework) -> None:
    assert "cedf-runyu" in found(casework, "考上大学没路费", limit=4)
    assert "cedf-runyu" not in found(casework, "老人回老家没路费", limit=4)


@pytest.mark.parametrize("text", ["女娃怀孕12岁", "15岁的中学生怀孕了", "小女孩才十三岁就怀了孕", "a girl of twelve is pregnant"])
def test_a_child_with_child_is_to_be_protected(casework: Casework, text: str) -> None:
    answers = found(casework, text)
    assert {"hotline-minor-12345", "children-in-difficulty", "child-director-home"} <= {*answers[:5]}
    assert "cwdf-health-express" not in answers


@pytest.mark.parametrize("text", ["二十五岁怀孕没钱产检", "怀孕3个月 10岁的老大没人带", "pregnant and no money for the hospital"])
def test_a_woman_with_child_is_asked_for_herself(casework: Casework, text: str) -> None:
    assert found(casework, text)[0] == "cwdf-health-express"


@pytest.mark.parametrize(("text", "age"), [("80岁的老人", 80.0), ("孙子12岁", 12.0), ("18周岁", 18.0)])
def test_an_age_in_figures_is_read(casework: Casework, text: str, age: float) -> None:
    said = [each.value for each in casework.index.phrases.find(text)[1] if each.kind == FACT]
    assert Interval(age, age) in said


@pytest.mark.parametrize("text", ["娃娃读书没钱", "孩子上学没钱", "没钱供娃念书"])
def test_who_is_at_school_is_not_in_kindergarten(casework: Casework, text: str) -> None:
    assert all(stages_of(casework, each) != {"preschool"} for each in found(casework, text, limit=6))


def test_a_stage_that_is_said_goes_before_any_school(casework: Casework) -> None:
    assert found(casework, "娃在幼儿园读书没钱", limit=1)[0] in {"preschool-aid", "preschool-free-year"}
    assert found(casework, "读高中读书没钱", limit=1)[0] in {"senior-high-grant", "senior-high-fee-waiver"}


@pytest.mark.parametrize("text", [
    "狗被车撞了", "猫生病", "小狗又吐又拉", "my dog was hit by a car", "the cat is sick", "how to train my dog",
    "村里光棍找对象", "大龄青年娶不到媳妇",
])  # fmt: skip
def test_nothing_is_found_for_a_pet_or_a_bride(casework: Casework, text: str) -> None:
    assert casework.search(text, None, 10) == []


@pytest.mark.parametrize(("text", "some"), [
    ("孩子被狗咬了", "linshi-emergency"), ("老光棍病了没人管", "tekun"), ("母猪难产怎么接生", "agri-extension"),
    ("羊生病死了好几只", "agri-extension"),
])  # fmt: skip
def test_what_is_near_them_is_still_found(casework: Casework, text: str, some: str) -> None:
    answers = found(casework, text, limit=6)
    assert some in answers
    assert "cwdf-health-express" not in answers


@pytest.mark.parametrize("text", ["我们站想做困境儿童小组,找督导", "本机构服务留守儿童,缺项目经费"])
def test_who_asks_for_an_agency_is_none_of_whom_it_tells(casework: Casework, text: str) -> None:
    agencies = {each.id for each in casework.catalogue.resources.values() if each.kind == "agency"}
    gives = {"ccafc-tongyuan", "cswef-qianshou", "tencent-99", "fengxin-venture", "cmf-yongren"}
    assert {*found(casework, text, limit=2)} <= agencies | gives


@pytest.mark.parametrize("text", ["阿巴阿巴", "哈哈哈", "嘻嘻嘻嘻", "lalala", "asdf", "好的", "啊", "foo", "孩子想报个舞蹈班"])
def test_nothing_is_found_where_nothing_is_said(casework: Casework, text: str) -> None:
    assert casework.search(text, None, 10) == []


@pytest.mark.parametrize(("text", "some"), [
    ("没钱没钱", "dibao"), ("救命救命", "linshi-emergency"), ("饥饿", "free-lunch"), ("考社工证有没有培训班", "sz-swa"),
    ("霸凌", "hotline-minor-12345"), ("福利院的男孩想上中职", "orphan-allowance"), ("自闭症娃普通小学不收", "special-education-support"),
])  # fmt: skip
def test_what_is_said_twice_or_in_one_word_is_still_heard(casework: Casework, text: str, some: str) -> None:
    assert some in found(casework, text)


@pytest.mark.parametrize("text", ["grant for a new social work agency", "funding for small NGOs", "we are a new agency, any fund to apply for"])
def test_an_agency_that_asks_for_money_in_english_finds_funds_of_agencies(casework: Casework, text: str) -> None:
    assert {*found(casework, text, limit=2)} <= {"ccafc-tongyuan", "cswef-qianshou", "cmf-yongren", "fengxin-venture"}


def test_a_bride_for_a_disabled_man_is_not_to_be_had_here_but_company_is(casework: Casework) -> None:
    assert casework.search("大龄单身残疾人找对象", None, 10) == []
    assert found(casework, "残疾人想和人交往 融入社会")


def test_a_child_that_no_school_of_the_town_takes_is_a_migrants(casework: Casework) -> None:
    assert "migrant-children-care" in found(casework, "带孩子来城里打工 公办学校不收", limit=3)


def test_whose_child_is_at_a_school_is_asked_what_is_paid_there(casework: Casework) -> None:
    assert {"yulu-plan", "vocational-grant"} <= {*found(casework, "监测户子女读中职补助标准", limit=4)}
