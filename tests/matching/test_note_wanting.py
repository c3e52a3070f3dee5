"""Needs in the words of ordinary notes, each with what only sounds like it."""

import pytest

from matching.casework import Casework
from tests.conftest import DAY


def needs(casework: Casework, text: str) -> set[str]:
    return {each["type"] for each in casework.read_note(text, "note", DAY, "511132")["needs"]}


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("父亲80岁,耳朵背得很。", "hearing_loss"), ("老汉79岁,左耳基本听不见。", "hearing_loss"), ("爷爷76岁,喊几声才应。", "hearing_loss"),
        ("奶奶70岁,两眼白内障,右眼基本看不清。", "vision_loss"), ("母亲41岁,乳腺癌,已做手术,正在化疗。", "women_cancer"),
        ("孩子12岁,事实无人抚养的认定还没办。", "status_recognition"), ("孙女8岁,可以认定孤儿,但一直没去认定。", "status_recognition"),
        ("儿子5岁,孤独症,康复费能不能补助。", "rehabilitation"), ("女儿4岁,每月训练费三千多,快撑不住了。", "rehabilitation"),
        ("男孩5岁,脑瘫,今年康复救助额度用完了。", "rehabilitation"), ("男孩12岁,没人给他辅导功课,回回垫底。", "study_support"),
        ("男孩15岁,初三,说听不懂、读不进去。", "study_support"), ("爷爷83岁,社区的送餐停了,做饭吃力。", "elder_meal"),
        ("母亲82岁,三个儿子,老三家不肯接。", "elder_care"), ("母亲77岁,电费比乡下高,舍不得开取暖器。", "utility_cost"), ("儿子13岁,想复学。", "education"), ("儿子10岁,生活补贴没人给办。", "resource_linking"),
        ("女儿7岁,想请我们帮忙问上学的事。", "education"),
    ],
)  # fmt: skip
def test_a_need_is_read(casework: Casework, text: str, need: str) -> None:
    assert need in needs(casework, text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("奶奶82岁,耳朵有点背。", "hearing_loss"), ("儿子10岁,戴着耳蜗,能听见。", "hearing_loss"), ("女儿7岁,父亲36岁,想请我们帮忙问上学的事。", "employment"),
        ("女儿4岁,每月训练费三千多,快撑不住了。", "emotional_support"), ("女儿8岁,奶奶问隔壁家娃为啥月月有钱。", "housing_for_child"),
        ("母亲77岁,舍不得开取暖器。", "winter"), ("母亲41岁,乳腺癌五年前治好了。", "women_cancer"), ("孩子12岁,事实无人抚养的认定已经办好。", "status_recognition"),
        ("外婆60岁,男孩7岁,孤独症,镇小说带不了。", "child_care"), ("男孩8岁,成绩中等,老师教得好。", "study_support"),
        ("女儿15岁,班主任希望尽快给她找个心理老师做辅导。", "study_support"), ("爷爷83岁,自己做饭,吃得好。", "elder_meal"),
        ("儿子9岁,上学以后长高了。", "education"), ("儿子10岁,补贴已经有人给办好了。", "resource_linking"),
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_need_is_none(casework: Casework, text: str, need: str) -> None:
    assert need not in needs(casework, text)
