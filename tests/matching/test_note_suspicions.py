"""What a note only hints at is a duty to be confirmed, of the right person; none of it is drafted, and what only sounds so is nothing certain."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.dangers import DANGERS, HEARD, NEAR_MISSES, SECOND_DANGERS, SECOND_NEAR_MISSES, THIRD_NEAR_MISSES
from tests.matching.visit_notes import note

# What is asked all the same: what is past may go on.
_ASKED = ("年轻时想不开", "早年丈夫脾气暴", "看新闻里说")


def asked(casework: Casework, text: str) -> set[tuple[str, bool]]:
    """Of whom duties are, and whether they are certain."""
    return {(each["subject"], each["certain"]) for each in note(casework, text)["duties"]}


def laws(casework: Casework, text: str) -> set[str]:
    return {each["text"]["zh"][:6] for each in note(casework, text)["duties"]}


@pytest.mark.parametrize(("text", "who"), [*DANGERS, *SECOND_DANGERS])
def test_a_danger_that_is_hinted_at_is_a_duty_of_the_right_person(casework: Casework, text: str, who: str) -> None:
    found = {subject for subject, _ in asked(casework, text)}
    assert found & set(who.split("|"))


@pytest.mark.parametrize("text", HEARD)
def test_no_danger_is_silent(casework: Casework, text: str) -> None:
    found = note(casework, text)
    assert found["duties"] or found["alarms"]


@pytest.mark.parametrize("text", [*NEAR_MISSES, *SECOND_NEAR_MISSES, *THIRD_NEAR_MISSES])
def test_what_only_sounds_like_a_danger_is_no_duty(casework: Casework, text: str) -> None:
    found = note(casework, text)["duties"]
    assert not any(each["certain"] for each in found)
    assert not found or text.startswith(_ASKED)


def test_a_hint_is_never_drafted(casework: Casework) -> None:
    for text, _ in DANGERS[:10]:
        found = note(casework, text)
        assert not any("guardianship_risk" in each["facts"] for each in found["draft"]["members"])
        assert not any(each["drafted"] for each in found["event"] if each["fact"] == "event.domestic_violence")


@pytest.mark.parametrize(("text", "who"), [
    ("婆婆说她是买来的。阿梅30岁,孩子6岁。", "adult1"), ("孙子6岁,儿媳是哪里人不知道,奶奶72岁说她是买来的。", "daughter_in_law1"),
    ("奶奶悄悄讲,儿媳是人贩子领来的。儿媳29岁,孙女3岁。", "daughter_in_law1"),
])  # fmt: skip
def test_who_was_brought_is_she_of_whom_it_is_told(casework: Casework, text: str, who: str) -> None:
    assert asked(casework, text) == {(who, False)}


@pytest.mark.parametrize("text", ["2016年离的婚,前夫那时候老打她。黄姐38岁。", "周姐34岁,2016年离的婚,前夫那时候老打她,女儿10岁。", "刘奶奶70岁,前夫年轻时打过她,2001年离了。"])
def test_what_a_former_husband_did_years_ago_is_over(casework: Casework, text: str) -> None:
    assert not asked(casework, text)


@pytest.mark.parametrize("text", ["肖姐32岁,去年离婚,前夫还来闹,扬言要砍她。", "韦姐36岁,离婚三年,前夫上个月又来堵门,说不复婚就同归于尽。"])
def test_what_a_former_husband_threatens_now_is_a_danger(casework: Casework, text: str) -> None:
    assert {who for who, _ in asked(casework, text)} == {"adult1"}


@pytest.mark.parametrize(("text", "law"), [
    ("龙婆婆84岁,儿子媳妇不给饭吃,睡柴房。", "老人可能没人"), ("石大爷79岁,四个儿女互相推,屎尿都在床上。", "老人可能没人"),
    ("儿子30岁,智力残疾,哥嫂把他赶出门。", "残疾的家人可"),
])  # fmt: skip
def test_an_old_or_disabled_person_left_alone_has_a_duty_of_his_own(casework: Casework, text: str, law: str) -> None:
    assert law in laws(casework, text)


@pytest.mark.parametrize("text", ["老周50岁,一直没成家,前年花钱从山外领回来一个女人,话听不懂,门整天锁着。", "老覃48岁,花了四万从外省买回来一个媳妇,不让出门。"])
def test_who_was_brought_home_is_a_woman_of_the_home_and_no_buyer(casework: Casework, text: str) -> None:
    assert "wife1" in {who for who, _ in asked(casework, text)}
    assert not any("拐卖" in duty["text"]["zh"] and duty["subject"] != "wife1" for duty in note(casework, text)["duties"])


@pytest.mark.parametrize("text", ["何大爷70岁,有糖尿病。孙子9岁。他讲胰岛素贵,这个月没再打。", "父亲40岁,尿毒症。儿子12岁。上个月起透析停了。"])
def test_a_treatment_that_stopped_is_the_patients(casework: Casework, text: str) -> None:
    assert {who for who, _ in asked(casework, text)} <= {"elder1", "father1"}
    assert asked(casework, text)


def test_a_doctors_word_is_no_treatment_that_stopped(casework: Casework) -> None:
    assert not asked(casework, "何大爷70岁,有糖尿病。医生说胰岛素可以停了,改吃药。")


def test_nobody_is_asked_about_a_man_alone_whom_no_word_names(casework: Casework) -> None:
    found = {who for who, _ in asked(casework, "罗姐35岁,和丈夫40岁、儿子9岁一起住。丈夫跑车。胳膊上几道青印,问怎么弄的,低头不说话。")}
    assert "adult1" in found
