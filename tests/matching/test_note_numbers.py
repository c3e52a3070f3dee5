"""Numbers, ages and sums of a visit note: what is a fact, what an estimate, and what is neither."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.casework import Casework
from matching.notes.numbers import NUMBER, Interval, interval
from tests.matching.visit_notes import estimates, facts, note


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", (12, 12)), ("3.5万", (35000, 35000)), ("1,500", (1500, 1500)), ("七十三", (73, 73)), ("一万五", (15000, 15000)),
        ("一百零五", (105, 105)), ("两万八", (28000, 28000)), ("二〇一八", (2018, 2018)), ("七十多", (71, 79)), ("3万多", (30001, 39999)),
        ("一千五六", (1500, 1600)), ("一两千", (1000, 2000)), ("三五百", (300, 500)), ("一万二三", (12000, 13000)), ("千把", (800, 1200)),
        ("几百", (200, 999)), ("千儿八百", (800, 1000)), ("1500到2000", (1500, 2000)), ("2000-3000", (2000, 3000)), ("2019-5", (5, 5)),
        ("两三千", (2000, 3000)), ("十七八", (17, 18)), ("半", (0.5, 0.5)), ("two", (2, 2)),
    ],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written(written: str, meant: tuple[float, float]) -> None:
    assert interval(written) == Interval(*meant)


@given(st.from_regex(NUMBER, fullmatch=True))
def test_whatever_the_pattern_takes_for_a_number_is_one(text: str) -> None:
    assert interval(text).low <= interval(text).high


AGES = [
    ("孙子9周岁。", "grandchild1", {"person.age": 9}),
    ("爷爷今年七十二。", "grandfather1", {"person.age": 72}),
    ("女孩,2015年生,爱画画。", "child1", {"person.birth_year": 2015}),
    ("孩子8个月大。", "child1", {"person.age_months": 8}),
    ("孩子5岁那年发过高烧,现在11岁。", "child1", {"person.age": 11}),
]


@pytest.mark.parametrize(("text", "who", "expected"), AGES, ids=[case[0] for case in AGES])
def test_an_age_is_a_fact_where_it_is_said_outright(casework: Casework, text: str, who: str, expected: dict[str, Any]) -> None:
    found = facts(casework, text, who)
    assert {name: value for name, value in found.items() if name in ("person.age", "person.birth_year", "person.age_months")} == expected


# Ages of people by their ids, written without 岁.
BARE_AGES = [
    ("儿子52在广东打工。", {"child1": 52}),
    ("儿子52在广东打工。赵大爷78,独居。", {"child1": 52, "elder1": 78}),
    ("老两口一个71一个69,都有高血压。", {"husband1": 71, "wife1": 69}),
    ("户主今年45,妻子43,两个娃,大的13小的9。", {"adult1": 45, "wife1": 43, "child1": 13, "child2": 9}),
    ("孙女12读初一,爷爷六十八了。", {"grandchild1": 12, "grandfather1": 68}),
    ("户主(男,45),妻子(女,42),儿子(15)。", {"adult1": 45, "wife1": 42, "child1": 15}),
    ("老周58,老伴56,尘肺病。", {"adult1": 58, "spouse1": 56}),
    ("他五十三,没结婚。", {"adult1": 53}),
    ("女儿19在成都打工,小儿子16念高一。", {"child1": 19, "child2": 16}),
    ("爸爸41腰椎间盘突出,妈妈39在家务农。", {"father1": 41, "mother1": 39}),
    ("奶奶七十四还下地干活。孩子十一了,上五年级。", {"grandmother1": 74, "child1": 11}),
    ("男人51女人49,大女儿22在外打工。", {"husband1": 51, "wife1": 49, "child1": 22}),
    ("妈妈45,我12,弟弟8。", {"mother1": 45, "child1": 12, "younger_brother1": 8}),
    ("Mother 42, boy 9, no income.", {"mother1": 42, "child1": 9}),
]


@pytest.mark.parametrize(("text", "ages"), BARE_AGES, ids=[case[0] for case in BARE_AGES])
def test_a_number_right_behind_somebody_is_an_age(casework: Casework, text: str, ages: dict[str, int]) -> None:
    told = {each["id"]: facts(casework, text, each["id"]).get("person.age") for each in note(casework, text)["members"]}
    assert {who: age for who, age in told.items() if age is not None} == ages


@pytest.mark.parametrize(
    "text",
    [
        "儿子2019年当兵去了。", "女儿考了85分。", "爷爷5月12日住院。", "家住3组45号,户主在家。", "户主10亩地。", "妻子60元买药。", "孙子2个。",
        "老伴30年前嫁过来。", "妈妈48公斤。", "孩子10点才睡。", "儿子1米7。", "女儿90斤。", "爸爸40里路。", "户主50年代当过兵。",
        "每月给老伴50,孙子20零花。", "养老金老伴90,老周80。", "女儿语文90,儿子60及格。", "借给儿子50。", "血压120,奶奶80,爷爷90。",
        "儿子1班,女儿3班。", "户主2人。今年3亩地,今年5头猪。", "孩子一上学就哭。", "妈妈三在家。", "儿子十一回来。", "月收入80左右。孩子在家。",
    ],
)  # fmt: skip
def test_what_else_stands_behind_somebody_is_no_age(casework: Casework, text: str) -> None:
    for member in note(casework, text)["members"]:
        assert not [each for each in [*member["facts"], *member["estimates"]] if each["fact"] == "person.age"]


SUMS = [
    ("爸爸打工一个月一千五六。", "income_monthly", (1500, 1600)),
    ("爸爸每月挣两三千。", "income_monthly", (2000, 3000)),
    ("爸爸打零工,每月千把块。", "income_monthly", (800, 1200)),
    ("爸爸每月挣七八百。", "income_monthly", (700, 800)),
    ("爸爸每月工资一千多。", "income_monthly", (1001, 1999)),
    ("爸爸打零工,每月一两千。", "income_monthly", (1000, 2000)),
    ("爸爸每月挣几百块。", "income_monthly", (200, 999)),
    ("爸爸每月挣1500到2000元。", "income_monthly", (1500, 2000)),
    ("爸爸打工每月挣2000-3000元。", "income_monthly", (2000, 3000)),
    ("爸爸每月能挣个千儿八百的。", "income_monthly", (800, 1000)),
    ("爸爸一年四万来块。", "income_annual", (40001, 49999)),
    ("爸爸打零工,一天一百二干十来天。", "income_monthly", (1320, 2280)),
]


@pytest.mark.parametrize(("text", "fact", "bounds"), SUMS, ids=[case[0] for case in SUMS])
def test_a_rough_sum_is_an_estimate_and_never_a_fact(casework: Casework, text: str, fact: str, bounds: tuple[float, float]) -> None:
    assert estimates(casework, text, "father1")[f"person.{fact}"] == bounds
    assert f"person.{fact}" not in facts(casework, text, "father1")


@pytest.mark.parametrize("text", ["爸爸月收入两千左右。", "爸爸每月工资大概三千。", "爸爸每月挣差不多2000元。"])
def test_a_sum_that_is_about_so_much_is_not_drafted(casework: Casework, text: str) -> None:
    assert "person.income_monthly" not in note(casework, text)["draft"]["members"][0]["facts"]


@pytest.mark.parametrize(
    ("text", "who", "bounds"),
    [
        ("奶奶八十了。", "grandmother1", (78, 80)), ("妈妈40左右,爸爸45。", "mother1", (37, 43)), ("孩子3到5岁。", "child1", (3, 5)),
        ("孩子虚岁8岁。", "child1", (6, 7)), ("孩子上小学三年级。", "child1", (8, 10)), ("奶奶七十多岁。", "grandmother1", (71, 79)),
        ("奶奶六十来岁。", "grandmother1", (61, 69)), ("爷爷七十出头。", "grandfather1", (71, 74)), ("奶奶快八十了。", "grandmother1", (77, 80)),
        ("奶奶将近七十岁。", "grandmother1", (67, 70)), ("爷爷70岁左右。", "grandfather1", (67, 73)), ("外公都八十几了。", "grandfather1", (81, 89)),
        ("The grandmother is in her seventies.", "grandmother1", (71, 79)),
    ],
)  # fmt: skip
def test_a_vague_age_is_an_estimate_and_never_a_fact(casework: Casework, text: str, who: str, bounds: tuple[int, int]) -> None:
    assert "person.age" not in facts(casework, text, who)
    assert estimates(casework, text, who)["person.age"] == bounds
    assert "person.age" not in note(casework, text)["draft"]["members"][0]["facts"]


def test_ages_that_cannot_be_stay_out_of_the_draft(casework: Casework) -> None:
    draft = note(casework, "爷爷2025年生,孩子1890年生。")["draft"]
    assert all("person.birth_year" not in each["facts"] for each in draft["members"])


@pytest.mark.parametrize("text", ["带儿子15岁,租的房子,一个月400。", "妈妈42岁,护理补贴领着,每月80。"])
def test_a_sum_a_month_is_no_income_before_it_is_confirmed(casework: Casework, text: str) -> None:
    draft = note(casework, f"住在峨边县。{text}")["draft"]
    assert all("person.income_monthly" not in each["facts"] for each in draft["members"])
