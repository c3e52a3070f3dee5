"""Days, forms and counts, what one of the household alone has, what is received already: read as they are meant."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, needs, note, outside

INJURED = "event.work_injury_date"


@pytest.mark.parametrize(
    ("text", "day", "drafted"),
    [
        ("父亲45岁,去年10月12日在工地摔下来。", "2025-10-12", True), ("父亲45岁,2025年12月3号在煤矿砸伤了腿。", "2025-12-03", True),
        ("父亲45岁,2025-11-03在砖厂压断了手。", "2025-11-03", True), ("父亲45岁,去年十月十二号在工地摔下来,老板没报工伤。", "2025-10-12", True),
        ("父亲45岁,今年1/9在工地摔伤。", "2026-01-09", True),
        # The year is not written: that of the last such day, for the worker to confirm.
        ("父亲45岁,3月5号上班路上被车撞。", "2025-03-05", False), ("父亲45岁,2月20日在工地摔下来。", "2026-02-20", False),
        # No day of an accident, but of a birth, of a finding, of the first day at work.
        ("父亲45岁,儿子2019年3月5日出生,父亲在工地摔伤。", None, False), ("父亲45岁,在工地摔伤,2025年3月5日认定工伤。", None, False),
        ("父亲45岁,2025年3月5日入职,2025年6月1日在工地摔伤。", "2025-06-01", True),
        ("父亲45岁,前年在工地摔下来。", None, False), ("父亲45岁,10月份在工地摔下来。", None, False), ("父亲45岁,去年10月12日从工地回来。", None, False),
        ("父亲45岁,3.5万押金没退,在工地摔下来。", None, False), ("父亲45岁,今年2月30日在工地摔下来。", None, False),
    ],
)  # fmt: skip
def test_the_day_of_an_injury_at_work(casework: Casework, text: str, day: str | None, drafted: bool) -> None:
    told = [each for each in note(casework, text)["event"] if each["fact"] == INJURED]
    assert {(each["value"], each["member"], each["drafted"]) for each in told} == ({(day, "father1", drafted)} if day else set())


@pytest.mark.parametrize("text", ["小明,今年9/1上小学。", "小明,今年10月生病。", "小明,今年 9 月上小学。"])
def test_a_day_is_no_age(casework: Casework, text: str) -> None:
    assert "person.age" not in facts(casework, text, "child1") and "person.age" not in facts(casework, text, "adult1")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("王某,男,45,尿毒症。女 10,村小四年级。", {"adult1", "child1"}), ("王某,男,45,尿毒症;妻 40;女 10,村小四年级;子 8。", {"adult1", "wife1", "child1", "child2"}),
        ("女 10,村小四年级。", {"child1"}), ("王某,女 38,离异。", {"adult1"}),
        # What heads a form is nobody.
        ("【走访对象】男孩,9岁,小学三年级。\n【监护情况】现随外婆生活。\n【学习】没有辍学。", {"child1", "grandmother1"}), ("【患者】45岁,尿毒症。妻子40岁。", {"adult1", "wife1"}),
        # The old couple is the grandparents, of whom one has been named.
        ("爷爷70岁,老两口都有高血压。孙女10岁。", {"grandfather1", "grandmother1", "grandchild1"}), ("小花10岁,跟奶奶过,老两口都七十多了。", {"child1", "grandfather1", "grandmother1"}),
        ("孙女10岁,奶奶70岁。两口子在外打工。", {"grandchild1", "grandmother1", "husband1", "wife1"}),
        # 孙子 are all the grandchildren, where the elder is a girl.
        ("老陈70岁,带俩孙子,大孙女12岁,小孙子8岁。", {"elder1", "grandchild1", "grandchild2"}), ("老陈70岁,带俩孙子,12岁和8岁。孙女5岁。", {"elder1", "grandchild1", "grandchild2", "grandchild3"}),
        # The patient is whoever was named with him.
        ("父亲患者,45岁,母亲40岁。", {"father1", "mother1"}), ("母亲35岁,患者。儿子10岁。", {"mother1", "child1"}), ("母亲35岁。患者儿子10岁。", {"mother1", "adult1", "child1"}),
        # Who calls, and of whom; those whom the words for a job or a death in an accident mean.
        ("来电人是村妇联李大姐,反映本村于某家情况:于某76岁,脑梗。", {"elder1"}), ("王某,女,34,丈夫前年在和田拉建材翻车没了。孩子11岁。", {"adult1", "child1"}),
        ("A woman of 41 raised her two nephews. The boys' mother left and has not been heard from. Ali, 13, is in Grade 7.", {"adult1", "nephew1", "nephew2"}),
        # What became of one, and what another did then.
        ("案主王某,男,70岁,去世后其妻改为户主。妻子李某65岁。", {"wife1"}), ("去世多年的丈夫留下两个孩子。张姐40岁。", {"child1", "child2", "adult1"}),
    ],
)  # fmt: skip
def test_nobody_is_doubled_or_merged(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


def test_a_grandchild_counted_as_a_boy_is_a_girl(casework: Casework) -> None:
    text = "老陈70岁,带俩孙子,大孙女12岁,小孙子8岁。"
    assert facts(casework, text, "grandchild1") == {"person.sex": "female", "person.age": 12}
    assert facts(casework, text, "grandchild2") == {"person.sex": "male", "person.age": 8}


def test_what_is_not_done_at_an_age_denies_no_age(casework: Casework) -> None:
    assert facts(casework, "王某,女,34,儿子3岁没上园。", "child1") == {"person.sex": "male", "person.age": 3, "person.edu_stage": "none"}


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("于某76岁,残疾证没办,不知道咋办。", "elder1 status_recognition"), ("She is 60 and has not seen a doctor because she is afraid of the cost.", "elder1 medical_cost"),
        ("A woman of 41 raised her two nephews. She asks whether the boys can get the children's allowance.", "nephew2 child_income_support"),
    ],
)  # fmt: skip
def test_needs_of_a_busy_worker_s_notes(casework: Casework, text: str, need: str) -> None:
    assert need in needs(casework, text)


@pytest.mark.parametrize("text", ["王某,女,34。家里6亩核桃地今年遭了冻害。", "于某76岁,独生儿子前年车祸死了。"])
def test_events_in_other_words(casework: Casework, text: str) -> None:
    assert {"event.natural_disaster", "event.only_child"} & set(facts(casework, text, "event"))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("符某58岁,母亲83岁,高血压。符某割胶摔断左手,住院花了八千多,没钱交。", "adult1"), ("符某58岁,母亲83岁,尿毒症。符某打工,母亲透析没钱交。", "mother1"),
        ("符某58岁,母亲83岁,尿毒症。符某照顾她,住院没钱交。", "mother1"),
    ],
)  # fmt: skip
def test_whose_hospital_bill_it_is(casework: Casework, text: str, who: str) -> None:
    assert {each.split()[0] for each in needs(casework, text) if each.endswith("medical_cost")} == {who}


def test_what_is_said_of_her_is_not_the_dead_husband_s(casework: Casework) -> None:
    text = "王某,女,34,丈夫前年没了。孩子11岁。她在村里合作社干活,一个月八百。"
    assert facts(casework, text, "adult1")["person.income_monthly"] == 800


def test_who_died_is_whom_it_was_about(casework: Casework) -> None:
    assert outside(casework, "案主王某,男,70岁,去世后其妻改为户主。妻子李某65岁。") == {"elder": "死亡"}


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("三天没去学校", None), ("这周没去学校", None), ("不去学校了", "none"), ("没去学校", "none"), ("在村小六(2)班", "primary"), ("六(2)班", "primary"), ("初二(3)班", "junior"), ("七(1)班", "junior"),
        ("住三(2)栋", None), ("没上园", "none"), ("在动物园没进园区", None),
    ],
)  # fmt: skip
def test_school_stages_of_forms(casework: Casework, said: str, stage: str | None) -> None:
    assert facts(casework, f"儿子12岁,{said}。", "child1").get("person.edu_stage") == stage


@pytest.mark.parametrize(("said", "value"), [("2027年医保没交", None), ("明年医保没交", None), ("医保明年没交", None), ("今年医保没交", False), ("2026年医保没交", False)])
def test_who_has_not_paid_for_next_year_is_not_uninsured(casework: Casework, said: str, value: Any) -> None:
    assert facts(casework, f"父亲45岁,{said}。", "father1").get("person.basic_medical_insurance") is value


@pytest.mark.parametrize(("said", "need"), [("已领棉被一床", False), ("民政发了棉被和棉衣", False), ("民政还没发棉被", True), ("想要棉被", True), ("民政发了棉被,还缺煤", True)])
def test_what_is_received_is_no_need(casework: Casework, said: str, need: bool) -> None:
    assert ("winter" in needs(casework, f"奶奶70岁,{said}。")) is need


@pytest.mark.parametrize(
    "text",
    [
        "母亲45岁,儿子22岁精神二级残疾,低保只保了儿子一个人。", "母亲45岁,儿子22岁精神二级残疾,低保是单人户(只有儿子一人享受)。", "母亲45岁,儿子22岁。享受低保的只有儿子一个人。",
        "低保户。母亲45岁,儿子22岁,低保是单人户(只有儿子一人享受)。",
        "母亲45岁,儿子22岁,家里就儿子一人是低保。",
    ],
)  # fmt: skip
def test_dibao_that_one_alone_has_is_his(casework: Casework, text: str) -> None:
    draft = note(casework, text)["draft"]
    assert draft["members"][1]["facts"]["person.statuses"] == {"dibao": True}
    assert "facts" not in draft and "person.statuses" not in draft["members"][0]["facts"]


@pytest.mark.parametrize("text", ["母亲45岁,儿子22岁。低保是单人户。", "母亲45岁,儿子22岁,单人保。", "母亲45岁,儿子22岁,女儿20岁。低保只批了两个人。"])
def test_whose_dibao_it_is_is_asked_where_the_words_name_nobody(casework: Casework, text: str) -> None:
    draft = note(casework, text)["draft"]
    assert "facts" not in draft and not any("person.statuses" in each["facts"] for each in draft["members"])


@pytest.mark.parametrize("text", ["母亲45岁,低保户,儿子22岁一个人在外打工。", "母亲45岁,一家三口吃低保,儿子22岁。", "母亲45岁,全家低保,只有儿子一个人打工。", "母亲45岁,低保户,家里就儿子一人是劳力。"])
def test_dibao_of_the_home_stays_the_home_s(casework: Casework, text: str) -> None:
    assert facts(casework, text, "household")["person.statuses"] == {"dibao": True}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # 去世 is no going away to work.
        ("妻子去世后丈夫外出打工。儿子12岁。", {"husband1", "child1"}), ("父亲去世后母亲去广东打工。儿子12岁。", {"mother1", "child1"}),
        # 孙女的 holds no 女的, and 患者 behind an illness is nobody else.
        ("奶奶70岁。孙女的父亲在外打工。", {"grandmother1", "grandchild1", "father1"}), ("母亲尿毒症患者,45岁。儿子12岁。", {"mother1", "child1"}),
    ],
)  # fmt: skip
def test_the_dead_and_those_named_by_halves_are_no_members(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


def test_dibao_of_a_grown_child_is_not_that_of_who_lives_alone(casework: Casework) -> None:
    draft = note(casework, "老太82岁,独居。大儿子60岁,腿有残疾,吃低保。")["draft"]
    assert "facts" not in draft and not any("person.statuses" in each["facts"] for each in draft["members"])
    assert facts(casework, "老太82岁,独居,吃低保。大儿子60岁,在外打工。", "household")["person.statuses"] == {"dibao": True}


def test_dibao_of_some_of_the_home_is_theirs(casework: Casework) -> None:
    text = "男,54岁。妻子51岁。孙子6岁。儿子28岁,在外打工。老两口和孙子三人吃低保。"
    assert {each for each in members(casework, text) if facts(casework, text, each).get("person.statuses")} == {"adult1", "wife1", "grandchild1"}
    assert "person.statuses" not in facts(casework, text, "household")
