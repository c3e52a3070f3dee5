"""At which school somebody is of whom several words tell, and what a whole family has."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, note

STAGE, SUSPENDED, AWAY = "person.edu_stage", "person.enrolment_suspended_or_nonvocational", "person.works_away"
INSURED = "person.basic_medical_insurance"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("女儿13岁,读初一,休学在家。", "junior"),
        ("孩子14岁,初二休学在家。", "junior"),
        ("小明15岁,上初二,因为抑郁症休学一年。", "junior"),
        ("孩子12岁,六年级,去年9月休学。", "primary"),
        ("女儿17岁,高二,现休学在家养病。", "senior"),
        ("孩子14岁,休学在家。", "none"),
    ],
)
def test_who_has_leave_from_school_is_of_it_still(casework: Casework, text: str, stage: str) -> None:
    found = facts(casework, text, "child1")
    assert found[STAGE] == stage and found[SUSPENDED] is True and facts(casework, text, "child1", "unclear") == {}


@pytest.mark.parametrize("text", ["孩子13岁,初一,休学半年后已复学。", "孩子13岁,初一,去年休学,今年复学了。"])
def test_who_is_back_at_school_has_no_leave(casework: Casework, text: str) -> None:
    assert facts(casework, text, "child1")[STAGE] == "junior" and SUSPENDED not in facts(casework, text, "child1")


def test_who_left_school_for_good_has_no_leave(casework: Casework) -> None:
    found = facts(casework, "儿子14岁,初一就辍学了。", "child1")
    assert found[STAGE] == "none" and SUSPENDED not in found


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("女儿16岁,汽修一年级。", "vocational"),
        ("儿子17岁,读中职护理二年级。", "vocational"),
        ("女儿16岁,职高幼教专业一年级。", "vocational"),
        ("女儿17岁,在卫校读二年级。", "vocational"),
        ("儿子16岁,在县职中读汽修,二年级。", "vocational"),
        ("女儿20岁,卫生职业学院护理专业二年级。", "higher"),
        ("儿子9岁,二年级。", "primary"),
        ("儿子9岁,妈妈学过护理,儿子二年级。", "primary"),
    ],
)
def test_the_year_of_a_trade_school_is_not_of_primary_school(casework: Casework, text: str, stage: str) -> None:
    assert facts(casework, text, "child1")[STAGE] == stage
    assert all(each["fact"] != "person.age" for each in note(casework, text)["members"][0]["estimates"]) or stage == "primary"


def test_a_trades_year_of_somebody_of_twenty_is_asked(casework: Casework) -> None:
    assert facts(casework, "女儿21岁,汽修一年级。", "child1", "unclear")[STAGE] == "vocational"


@pytest.mark.parametrize("text", ["大二女儿在成都。", "户主50岁,女儿大一,在昆明,学费靠贷款。", "户主50岁,儿子在绵阳读大专。", "户主50岁,大女儿在成都上大学。"])
def test_who_studies_in_a_far_town_does_not_work_away(casework: Casework, text: str) -> None:
    found = facts(casework, text, "child1")
    assert found[STAGE] == "higher" and AWAY not in found


def test_who_works_there_does_and_a_students_holiday_work_is_asked(casework: Casework) -> None:
    assert facts(casework, "户主50岁,女儿大学毕业在成都上班。", "child1")[AWAY] is True
    assert facts(casework, "户主50岁,儿子19岁,在重庆读职院,寒暑假在成都打工。", "child1", "unclear")[AWAY] is True


FAMILY = "户主40岁,妻子38岁,儿子10岁"
ALL = ("adult1", "wife1", "child1")


@pytest.mark.parametrize(
    "said",
    ["。一家人医保都交了。", ",都参加了新农合。", "。全家都参加了城乡居民医保。", "。全家医保已缴。", "。全家参加城乡居民基本医疗保险。", "。医保全家都交了。"],
)
def test_what_a_whole_family_has_each_has(casework: Casework, said: str) -> None:
    text = FAMILY + said
    drafted = note(casework, text)["draft"]["members"]
    assert [each["facts"].get(INSURED) or each["facts"].get(INSURED + "_type") in ("resident",) for each in drafted] == [True] * 3


@pytest.mark.parametrize("said", ["。全家已参保。", "。家庭成员均已参保。"])
def test_a_bare_word_for_insured_is_asked_of_each(casework: Casework, said: str) -> None:
    found = note(casework, FAMILY + said)
    assert all(any(one["fact"] == INSURED and not one["drafted"] for one in each["facts"]) for each in found["members"])


@pytest.mark.parametrize(
    "said", ["。家里医保都买了,只有儿子没交。", "。医保全家都交了,就儿子没交。", "。除了儿子没交,其他人医保都交了。", "。除了儿子,其他人医保都交了。"]
)
def test_who_alone_has_it_not_has_it_not(casework: Casework, said: str) -> None:
    assert [facts(casework, FAMILY + said, who)[INSURED] for who in ALL] == [True, True, False]


@pytest.mark.parametrize(
    ("said", "who"),
    [("。儿子全家都参加了医保。", "adult1"), ("。妻子已参保,其他人没交。", "adult1"), ("。妻子的医保交了。", "child1")],
)
def test_what_another_family_or_one_alone_has_is_not_everybodys(casework: Casework, said: str, who: str) -> None:
    assert INSURED not in facts(casework, FAMILY + said, who)


def test_what_all_do_is_said_only_of_those_who_can(casework: Casework) -> None:
    text = "户主40岁,妻子38岁,儿子10岁,都在外打工。"
    assert [facts(casework, text, who).get(AWAY) for who in ALL] == [True, True, None]
