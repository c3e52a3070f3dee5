"""A child out of school, at work for others, betrothed or given away; a wife who was bought: what the worker is told and asks; what only sounds so."""

from typing import Any

import pytest

from matching.casework import Casework
from tests.conftest import DAY
from tests.matching.households import family, member

EBIAN = "511132"
AWAY, LABOUR, HARM, BOUGHT = "义务教育", "未满16周", "未成年人受", "可能是被拐"


def note(casework: Casework, text: str) -> dict[str, Any]:
    return casework.read_note(text, "note", DAY, EBIAN)


def told(casework: Casework, text: str) -> list[tuple[bool, str]]:
    """Of each duty whether it is certain, and its first words."""
    return [(each["certain"], each["text"]["zh"][:5].rstrip("年")) for each in note(casework, text)["duties"]]


@pytest.mark.parametrize(
    "text",
    [
        "儿子13岁,不读书了。", "女儿14岁,初二就没去了,在家待着。", "孙子12岁,辍学在家。", "孩子15岁,读到初一就不读了。", "女儿13岁,小学毕业就没读了。",
        "儿子14岁,现在没在学校。", "女儿12岁,六年级没读完就不念了。",
    ],
)  # fmt: skip
def test_a_child_of_that_age_and_not_at_school_is_told_to_school_and_township(casework: Casework, text: str) -> None:
    assert told(casework, text) == [(True, AWAY)]


@pytest.mark.parametrize(
    "text",
    [
        "女儿17岁,没读书了,在家待着。", "儿子4岁,没上幼儿园。", "儿子13岁,读初一,没有辍学。", "父亲45岁,小学毕业就没读了。儿子13岁,读初一。",
        "儿子14岁,在初二,不想读书了。", "儿子14岁,读初二,控辍保学宣传过。",
    ],
)  # fmt: skip
def test_who_is_older_or_at_school_is_nobodys_duty(casework: Casework, text: str) -> None:
    assert told(casework, text) == []


def test_the_need_to_go_back_to_school_shows(casework: Casework) -> None:
    household = casework.household(family(member("c", "child", age=13, edu_stage="none")), "test", DAY)
    shown = {(each["type"], each.get("member")) for each in casework.plan(household)["needs"]}
    assert ("education", "c") in shown


@pytest.mark.parametrize(
    "text",
    [
        "儿子13岁,跟着亲戚去打工。", "大儿子15岁,在广东进厂打工。", "孩子14岁,在理发店当学徒。", "女儿15岁,在镇上饭店端盘子。", "儿子14岁,跟舅舅去工地干活。",
        "孙子15岁,外出打工半年了。",
    ],
)  # fmt: skip
def test_a_child_at_work_for_others_is_asked_about_and_never_drafted(casework: Casework, text: str) -> None:
    assert (False, LABOUR) in told(casework, text)
    assert all("child_labour" not in each["facts"] for each in note(casework, text)["draft"]["members"])


@pytest.mark.parametrize(
    "text",
    [
        "女儿17岁,在厂里上班。", "儿子13岁,读初一,周末帮家里放牛。", "儿子12岁,爸妈在广东打工,跟奶奶过。", "儿子12岁,跟着在外打工的爸妈过。",
        "女儿10岁,跟着打工的爸爸去了温州上学。", "父亲45岁,14岁就出去打工了。儿子9岁。", "女儿13岁,在家洗碗做饭。", "儿子12岁,没有打工。",
    ],
)  # fmt: skip
def test_help_at_home_and_others_work_are_no_child_labour(casework: Casework, text: str) -> None:
    assert told(casework, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "女儿16岁,跟人同居了。", "女儿15岁,已经同居了。", "女儿17岁,嫁人了。", "女儿15岁,做了童养媳。", "孙女16岁,订了婚,收了彩礼。",
        "女儿2岁,爸爸想把她送人养。", "女儿2岁。准备把孩子送给别人养。", "两个孩子,大的5岁,小的1岁。养不起,想把小的送人。",
    ],
)  # fmt: skip
def test_a_child_betrothed_or_to_be_given_away_is_asked_about(casework: Casework, text: str) -> None:
    assert (False, HARM) in told(casework, text)


@pytest.mark.parametrize(
    "text",
    [
        "儿子26岁,和女朋友同居了。女儿10岁。", "女儿22岁,嫁人了。", "女儿2岁。妈妈想把旧衣服送人。", "女儿2岁,家里的猫下了崽,想送人。",
        "女儿8岁,想把女儿送给舅舅照看几天。",
    ],
)  # fmt: skip
def test_grown_children_and_things_are_given_away_without_a_duty(casework: Casework, text: str) -> None:
    assert told(casework, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "妻子是买来的,没有户口。", "媳妇是花三万块从越南买来的。", "妈妈是越南人,当年被人贩子拐卖来的。孩子6岁。", "母亲是被拐来的。", "妻子40岁,听说是从云南买来的。",
    ],
)  # fmt: skip
def test_who_may_have_been_bought_is_asked_about_alone(casework: Casework, text: str) -> None:
    assert told(casework, text) == [(False, BOUGHT)]


@pytest.mark.parametrize(
    "text",
    ["摩托车是妈妈买来的。孩子7岁。", "妻子35岁,骨头汤是媳妇买来的。", "妈妈买来的书包孩子舍不得用。孩子7岁。", "妻子是从云南嫁过来的。", "母亲45岁,药是网上买来的。"],
)  # fmt: skip
def test_what_a_woman_bought_is_no_trafficking(casework: Casework, text: str) -> None:
    assert told(casework, text) == []


@pytest.mark.parametrize("text", ["父亲45岁,去年起在惠州工地打工。", "女儿17岁,在饭店端盘子。"])
def test_the_work_of_who_is_older_is_read_as_before(casework: Casework, text: str) -> None:
    facts = {each["fact"] for member in note(casework, text)["members"] for each in member["facts"]}
    assert "person.employment_status" in facts and "person.child_labour" not in facts
