"""What a word or two find: what truly fits, else nothing; and who harms whom, whatever kin they are."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.searches import found

SHELTER, HOTLINE = "domestic-violence-shelter", "hotline-minor-12345"


@pytest.mark.parametrize(
    "text",
    [
        "yyds", "xswl", "嘎嘎嘎", "哈哈哈", "爷爷爷", "绝绝子", "摆烂", "网恋", "流感", "流感怎么办", "流鼻血", "失望", "失败", "跑步", "下雨", "小产权房", "人流量", "分手费",
        "银发经济", "染银发", "烂尾楼", "儿子打我电话", "儿子打篮球", "儿子打麻将",
    ],
)  # fmt: skip
def test_a_word_that_only_looks_like_another_finds_nothing(casework: Casework, text: str) -> None:
    assert found(casework, text) == []


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("流产", "cwdf-health-express"), ("小产", "cwdf-health-express"), ("打胎以后出血", "cwdf-health-express"), ("保胎没钱", "cwdf-health-express"),
        ("miscarriage", "cwdf-health-express"), ("银发补助", "advanced-age-allowance"), ("银龄补贴", "advanced-age-allowance"), ("上了年纪有啥补贴", "advanced-age-allowance"),
        ("老龄津贴", "advanced-age-allowance"), ("受冻", "onefoundation-warm-box"), ("遗嘱", "legal-aid"), ("抚养费", "legal-aid"), ("夜盲", "cdpf-qiming"),
        ("口吃", "disabled-child-rehab"), ("丧偶", "dibao"), ("骨折", "medical-assistance"), ("焦虑", "psychological-hotline-12356"),
    ],
)  # fmt: skip
def test_a_word_alone_finds_what_fits_it(casework: Casework, text: str, some: str) -> None:
    assert some in found(casework, text, limit=3)


def test_who_has_lost_a_love_finds_somebody_to_talk_to_and_no_unemployment_money(casework: Casework) -> None:
    best = found(casework, "失恋")
    assert {"township-social-work-station", "psychological-hotline-12356"} <= {*best} and "unemployment-insurance" not in best


@pytest.mark.parametrize("text", ["母猪流产", "羊流产了怎么办"])
def test_cattle_are_no_mothers(casework: Casework, text: str) -> None:
    assert "cwdf-health-express" not in found(casework, text)
    assert "agri-extension" in found(casework, text, limit=3)


@pytest.mark.parametrize(
    "text",
    ["老公打我", "我男人打我", "老婆打我", "对象打我", "儿子打我", "儿子打我 我70了", "被儿子打", "儿媳妇打老人", "孙子打奶奶", "公公打我", "爸爸打妈妈", "哥哥喝酒就打我"],
)
def test_violence_at_home_is_by_whomever_and_the_shelter_comes_first(casework: Casework, text: str) -> None:
    """Where to be safe tonight (110 and 12338 are its doors) before whom to ring for advice."""
    best = found(casework, text)
    assert best[0] == SHELTER and HOTLINE in best


@pytest.mark.parametrize("text", ["爸爸打我", "后妈经常打娃", "我妈动不动打我"])
def test_a_child_that_a_parent_hits_is_to_be_protected(casework: Casework, text: str) -> None:
    assert {SHELTER, HOTLINE, "child-director-home", "children-in-difficulty"} & {*found(casework, text, limit=3)}


def test_an_old_father_who_lies_ill_is_no_childs_lost_income(casework: Casework) -> None:
    assert not {"orphan-allowance", "de-facto-unattended-child"} & {*found(casework, "俺爹瘫炕上三年了没人伺候得动", limit=3)}
    assert "de-facto-unattended-child" in found(casework, "爸爸瘫了妈妈跑了", limit=2)


def test_the_end_of_one_word_is_no_misspelling_of_the_next(casework: Casework) -> None:
    def named(text: str) -> set[str]:
        return {each.target for each in casework.index.phrases.find(text)[1] if each.kind == "resource"}

    assert named("残疾人想和人交往") == named("残疾人没人管") == set()
    assert named("残疾人证") == named("残疾人正") == {"disability-certificate"}
    assert named("高龄津帖") == {"advanced-age-allowance"}


def test_who_somebody_is_counts_less_than_what_is_wanted(casework: Casework) -> None:
    assert {"ps-tongxin"} & {*found(casework, "残疾人走出家门", limit=4)}
    assert "township-social-work-station" in found(casework, "刑满释放跟社会脱节")
