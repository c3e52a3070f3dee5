"""Who is of the household where families live apart: grown children with a home of their own, the grandparents of both sides, who is
back, several households in one note, and who keeps another's money."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from matching.casework import Casework
from tests.conftest import DAY
from tests.matching.visit_notes import facts, members, note, outside

SETTLED = [
    "王大爷76岁,一个人住。儿子一家四口在县城。",
    "李大爷72岁,大儿子一家在广东,逢年过节才回来。",
    "张大爷78岁,女儿女婿带着孩子在成都住。",
    "赵大爷70岁,儿子儿媳带着两个孩子在福建,一年回来一次。",
    "赵大爷70岁,儿子儿媳带着两个孩子在福建打工。",
    "周大爷69岁,儿子全家在深圳。",
    "户主63岁,女儿一家住在隔壁村。",
    "吴大爷77岁,儿子一家三口常年在外。",
    "陈大爷80岁,大儿子一家前几年搬到镇上。",
    "周某,女,68岁,次子一家外出务工多年未归。",
]


@pytest.mark.parametrize("text", SETTLED)
def test_a_grown_childs_family_settled_elsewhere_is_no_member(casework: Casework, text: str) -> None:
    assert len(members(casework, text)) == 1
    assert set(outside(casework, text).values()) == {"own_home"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("李奶奶68岁,儿子儿媳在外打工,孩子留在家,孙子8岁。", {"elder1", "child1", "daughter_in_law1", "grandchild1"}),
        ("李奶奶68岁,儿子一家在外打工,孙子留给她带。", {"elder1", "child1", "grandchild1"}),
        ("老人78岁,跟儿子一家住在县城。", {"elder1", "child1"}),
        ("老人80岁,和儿子一家四口在县城租房。", {"elder1", "child1"}),
        ("李爷爷72岁,儿子一家四口住一个院子。", {"elder1", "child1"}),
        ("李爷爷72岁,儿子一家四口住在楼上。", {"elder1", "child1"}),
        ("户主40岁,一家四口在广东打工。", {"adult1"}),
        ("老人80岁,女儿带着外孙在县城租房陪读。", {"elder1", "child1", "grandchild1"}),
        ("孩子在公办幼儿园小班。", {"child1"}),
    ],
)
def test_who_works_away_lives_with_the_old_or_keeps_a_child_at_school_is_a_member(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who and outside(casework, text) == {}


def test_what_is_said_of_a_family_elsewhere_is_not_the_households(casework: Casework) -> None:
    assert facts(casework, "户主40岁,一家四口在广东打工。", "adult1")["person.works_away"] is True
    found = note(casework, "老人78岁,妻子70岁。儿子一家四口都在广东打工。")
    assert not any(each["facts"] for each in found["draft"]["members"] if "person.works_away" in each["facts"])


@pytest.mark.parametrize("text", ["老人82岁,三个儿子轮流赡养。", "婆婆79岁,在三个儿子家轮流住,一家一个月。", "老人80岁,轮流在两个儿子家吃住。"])
def test_sons_who_keep_their_mother_by_turns_have_homes_of_their_own(casework: Casework, text: str) -> None:
    assert len(members(casework, text)) == 1 and outside(casework, text) == {"child": "own_home"}


def test_children_who_nurse_by_turns_are_members(casework: Casework) -> None:
    assert members(casework, "老人82岁,两个女儿轮流照顾。") == {"elder1", "child1", "child2"}


@pytest.mark.parametrize(
    ("text", "who", "apart"),
    [
        ("孩子7岁,跟爷爷奶奶住,外公外婆在隔壁县。", {"child1", "grandfather1", "grandmother1"}, {"grandfather": "kin", "grandmother": "kin"}),
        ("孩子7岁,跟外婆住,外婆66岁,奶奶70岁改嫁了。", {"child1", "grandmother1"}, {"grandmother": "kin"}),
        ("孩子9岁,跟着奶奶,外婆有时候来看他。", {"child1", "grandmother1"}, {"grandmother": "kin"}),
        ("孩子7岁,跟奶奶住,外婆那边也说不晓得。", {"child1", "grandmother1"}, {"grandmother": "kin"}),
        ("小明8岁,外婆带大。外婆63岁,外公65岁。", {"child1", "grandmother1", "grandfather1"}, {}),
    ],
)
def test_the_grandparents_of_both_sides_are_told_apart(casework: Casework, text: str, who: set[str], apart: dict[str, str]) -> None:
    assert members(casework, text) == who and outside(casework, text) == apart


def test_the_age_of_one_grandmother_is_not_the_others(casework: Casework) -> None:
    text = "孩子7岁,奶奶68岁,外婆66岁,身体不好。"
    assert facts(casework, text, "grandmother1") == {"person.age": 68} and outside(casework, text) == {"grandmother": "kin"}
    both = "孩子7岁,奶奶68岁,外婆66岁跟他们一起住。"
    assert facts(casework, both, "grandmother1")["person.age"] == 66 and outside(casework, both) == {"grandmother": "kin"}


BACK = [
    "孩子10岁,妈妈跑了三年,后来又回来了。",
    "孩子10岁,妈妈离家出走两年,今年回来了。",
    "孩子10岁,妈妈失联多年,今年春节突然回家。",
    "孩子10岁,妈妈走了两年,去年自己找回来了。",
    "孩子10岁,爸爸服刑,去年刑满释放回家。",
    "孩子10岁,爸爸失踪三年,后来找到了,现在在家。",
    "孩子10岁,爸爸强制戒毒两年,今年5月就出来了。",
    "孩子11岁,妈妈改嫁后去年又回来带孩子了。",
]


@pytest.mark.parametrize("text", BACK)
def test_who_was_gone_and_is_back_is_a_member_and_nothing_of_it_is_drafted(casework: Casework, text: str) -> None:
    found = note(casework, text)
    assert len(found["members"]) == 2 and found["outside"] == []
    assert not any("_status" in name for name in found["draft"]["members"][0]["facts"])


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("孩子10岁,妈妈跑了,一直没回来。", "person.mother_status", "失联"),
        ("孩子10岁,妈妈去年回来了,上个月又走了,联系不上。", "person.mother_status", "失联"),
        ("孩子10岁,妈妈跑了,孩子天天盼她回来。", "person.mother_status", "失联"),
        ("孩子10岁,爸爸服刑,明年刑满释放。", "person.father_status", "服刑"),
        ("孩子10岁,妈妈跑了,爸爸下班回来了才有人做饭。", "person.mother_status", "失联"),
        ("孩子10岁,爸爸去世,妈妈从广东回来了。", "person.father_status", "死亡"),
        ("孩子10岁,爸爸强制戒毒,还要两年才出来。", "person.father_status", "强制戒毒"),
    ],
)
def test_who_is_not_back_stays_gone(casework: Casework, text: str, fact: str, value: str) -> None:
    assert facts(casework, text, "child1")[fact] == value


def test_a_note_of_several_households_is_refused(casework: Casework) -> None:
    for text in ("两户都走访了。第一户:王大爷76岁。第二户:李婆婆80岁。", "去第一户王家,王大爷76岁。下午去第二户李家,李婆婆80岁。"):
        with pytest.raises(InputError, match="more than one household"):
            casework.read_note(text, "note", DAY)
    assert members(casework, "王大爷76岁,是村里第二户搬来的。") == {"elder1"}


KEPT = [
    "老人80岁,低保卡也在儿子手里。",
    "张大爷76岁,存折由侄子拿着。",
    "婆婆82岁,养老金的卡儿媳管着。",
    "五保户老陈70岁,钱由村里代管。",
    "孤儿10岁,补助的卡在大伯手里。",
]


@pytest.mark.parametrize("text", KEPT)
def test_who_keeps_anothers_money_is_shown_whatever_else_was_read(casework: Casework, text: str) -> None:
    assert text.split(",")[-1].split("0岁")[-1] in {each["text"] for each in note(casework, text)["unread"]}


def test_who_keeps_a_savings_book_does_not_live_here(casework: Casework) -> None:
    assert outside(casework, "张大爷76岁,存折由侄子拿着。") == {"nephew": "kin"}
    assert members(casework, "张大爷76岁,由侄子照顾,一起住。") == {"elder1", "nephew1"}
    assert note(casework, "老人80岁,低保卡在自己手里。")["unread"] == []


def test_what_is_told_of_a_wife_is_not_read_because_her_husband_is_a_man(casework: Casework) -> None:
    assert [each["text"] for each in note(casework, "户主45岁,妻子是买来的,没户口。")["unread"]] == ["妻子是买来的"]


@pytest.mark.parametrize("text", ["户主45岁,越南媳妇,没户口。", "户主50岁,妻子越南籍,没有中国户口。", "户主50岁,老婆是缅甸人,没上户口。"])
def test_a_wife_of_another_country_is_not_simply_unregistered(casework: Casework, text: str) -> None:
    assert facts(casework, text, "wife1", "unclear")["person.no_hukou"] is True
    assert facts(casework, "户主45岁,妻子是外地媳妇,没有户口。", "wife1")["person.no_hukou"] is True


def test_the_husband_named_as_the_childs_father_is_one(casework: Casework) -> None:
    text = "媳妇没有户口,生了个男孩,6岁,跟爸爸上的户口。男人40岁,听力残疾二级。"
    assert members(casework, text) == {"wife1", "child1", "husband1"}


@pytest.mark.parametrize(
    ("text", "home", "hukou"),
    [
        ("户籍在屏山县,现租住在峨边县沙坪镇。户主45岁。", "511132", "511529"),
        ("户主王某,40岁,户籍越西县,现居住在西昌市。", "513401", "513434"),
        ("户口在昭觉县,人在美姑县租房住。男,50岁。", "513436", "513431"),
        ("户主40岁,户籍是甘洛县的,前年搬到峨边县。", "511132", "513435"),
        ("孩子7岁,户籍峨边县,现居马边县。", "511133", "511132"),
    ],
)
def test_the_county_of_the_hukou_is_told_apart_from_the_home(casework: Casework, text: str, home: str, hukou: str) -> None:
    found = casework.read_note(text, "note", DAY)
    assert found["region"]["code"] == home and found["draft"]["facts"]["person.hukou_region"] == hukou


def test_a_hukou_is_hers_of_whom_it_is_said_and_the_home_where_no_other_is(casework: Casework) -> None:
    hers = casework.read_note("户主45岁,妻子户口还在越西县没迁过来,一家住峨边县。", "note", DAY)
    assert hers["household"] == [] and hers["members"][1]["facts"][0]["value"] == "513434"
    alone = casework.read_note("户主45岁,户籍屏山县。", "note", DAY)
    assert alone["region"]["code"] == "511529" and alone["household"] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("周某,女,68岁,独自居住,由侄女照看。", {"elder1"}),
        ("老人76岁,由侄媳妇送饭。", {"elder1"}),
        ("老人80岁,由侄子照顾,跟侄子一起住。", {"elder1", "nephew1"}),
        ("孩子9岁,由侄女照看。", {"child1", "niece1"}),
        ("户主50岁,岳母75岁同住。", {"adult1", "in_law1"}),
    ],
)
def test_kin_who_only_look_after_somebody_old_do_not_live_here(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


def test_the_children_of_a_son_and_his_wife_are_the_old_persons_grandchildren(casework: Casework) -> None:
    text = "老人80岁,住在小儿子家,小儿子48岁,媳妇45岁,三个孩子都在读书。"
    assert members(casework, text) == {"elder1", "child1", "daughter_in_law1", "grandchild1", "grandchild2", "grandchild3"}


def test_a_son_in_law_named_behind_the_daughter_makes_no_more_children(casework: Casework) -> None:
    assert members(casework, "张大爷78岁,女儿女婿在家。") == {"elder1", "child1", "son_in_law1"}


def test_an_interview_is_no_courtship(casework: Casework) -> None:
    assert members(casework, "访谈对象:刘某,女,33岁,儿子10岁。") == {"adult1", "child1"}
