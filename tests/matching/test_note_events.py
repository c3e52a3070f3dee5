"""What happened, in a visit note: whose it is, so far as the note leaves no doubt."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import note


@pytest.mark.parametrize(
    ("text", "fact", "whose"),
    [
        ("妻子45岁,昨晚又被丈夫打。儿子8岁。", "event.domestic_violence", "wife1"),
        ("王姐32岁,丈夫三天两头打她,女儿5岁看见了。", "event.domestic_violence", "adult1"),
        ("孩子7岁,他爸喝了酒打他妈。", "event.domestic_violence", "mother1"),
        ("她妈又被她爸打了,孩子10岁。", "event.domestic_violence", "mother1"),
        ("父亲在工地干了半年,老板欠他工资没给。孩子9岁,母亲在家。", "event.wage_arrears", "father1"),
        ("奶奶70岁,在ICU抢救。爷爷72岁。", "event.emergency_care", "grandmother1"),
    ],
)
def test_an_event_is_drafted_for_whom_it_befell(casework: Casework, text: str, fact: str, whose: str) -> None:
    found = note(casework, text)
    assert [(each["fact"], each["value"], each.get("member")) for each in found["event"]] == [(fact, True, whose)]
    assert {each["id"]: each["event"] for each in found["draft"]["members"] if "event" in each} == {whose: {fact: True}}
    assert "event" not in found["draft"]


@pytest.mark.parametrize(
    "text",
    [
        "父母都在工地,工资还欠着。孩子9岁。",  # of both, or of one
        "孩子7岁,妹妹5岁。爸爸喝醉了打人。",  # nobody knows whom
        "独生儿子去年车祸去世,老两口都67岁。",  # of both parents
    ],
)
def test_an_event_of_which_it_is_open_whose_it_is_waits_for_the_worker(casework: Casework, text: str) -> None:
    found = note(casework, text)
    personal = [each for each in found["event"] if each["fact"] != "event.type"]
    assert personal
    assert not [each for each in personal if "member" in each or each["drafted"]]


def test_a_father_who_hits_the_mother_does_not_hit_the_child(casework: Casework) -> None:
    found = note(casework, "孩子7岁,他爸喝了酒打他妈。")
    assert [(each["type"], each["member"]) for each in found["needs"]] == [("personal_safety", "mother1")]


def test_a_blow_of_former_years_is_other_peoples_where_she_left(casework: Casework) -> None:
    found = note(casework, "老赵56岁,女儿12岁。前妻以前经常被他打,离了。")
    assert not found["event"]
    assert [each["fact"] for each in found["other_people"]] == ["event.domestic_violence"]


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        ("王姐40岁,丈夫42岁,老板拖欠了她和丈夫各三个月工资。", {"adult1", "husband1"}), ("李某45岁,妻子43岁。公司拖欠李某和妻子工资两万元。", {"adult1", "wife1"}),
        ("李某45岁,儿子20岁。老板欠儿子三个月工资。", {"child1"}), ("李某45岁,老板欠他三个月工资。", {"adult1"}), ("李某45岁,妻子43岁。工地欠他们俩半年工资。", {None}),
    ],
)  # fmt: skip
def test_wages_are_owed_to_those_whom_the_words_name(casework: Casework, text: str, owed: set[str | None]) -> None:
    found = note(casework, text)
    assert {each.get("member") for each in found["event"] if each["fact"] == "event.wage_arrears"} == owed
    assert not any(each["fact"] == "person.income_monthly" for member in found["members"] for each in member["facts"])
