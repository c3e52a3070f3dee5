"""Of whom words are that one says of another, ages that are told in one breath, and where what is told of a neighbour ends."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, needs, note, outside


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("奶奶71岁,孙子11岁。奶奶说孙子放学没人跟他说话。", "grandmother1 elder_loneliness"),
        ("母亲67岁,儿子小冬41岁,离异。母亲愁小冬没人照顾。", "mother1 elder_care"),
        ("外公73岁,外孙女6岁。外公怕外孙女没人照看。", "grandfather1 elder_care"),
    ],
)
def test_what_one_frets_about_is_not_his_own(casework: Casework, text: str, need: str) -> None:
    assert need not in needs(casework, text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("女儿29岁,未婚。老父亲70岁。父亲担心女儿找不到工作。", "child1 employment"),
        ("老邓,71岁,老伴69岁。老邓说老伴没钱看病。", "spouse1 medical_cost"),
        ("奶奶71岁,孙子11岁。奶奶担心孙子没人辅导作业。", "grandchild1 study_support"),
        ("贺奶奶,74岁,一个人住,没人跟她说话。", "elder1 elder_loneliness"),
    ],
)
def test_what_is_lacking_is_of_whom_it_is_told(casework: Casework, text: str, need: str) -> None:
    assert {need} <= needs(casework, text)


def test_no_work_of_a_child_that_is_told_of_is_not_the_tellers(casework: Casework) -> None:
    text = "刘某,女,33岁。母亲65岁。女儿5岁。母亲说女儿没工作。"
    assert "person.employment_status" not in facts(casework, text, "mother1")


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("儿子儿媳37岁、35岁,都在东莞打工。", {"child1": 37, "daughter_in_law1": 35}),
        ("爷爷奶奶78、75岁,孙女12岁。", {"grandfather1": 78, "grandmother1": 75}),
        ("冯某,女,40岁。父母分别69岁和67岁。", {"father1": 69, "mother1": 67}),
        ("周姐34岁,离异,带一个女儿,7岁。", {"adult1": 34, "child1": 7}),
        ("老两口74、71,种点菜。", {"husband1": 74, "wife1": 71}),
    ],
)
def test_ages_in_one_breath_are_each_ones(casework: Casework, text: str, ages: dict[str, int]) -> None:
    assert {each: facts(casework, text, each).get("person.age") for each in members(casework, text)} | ages == {
        each: facts(casework, text, each).get("person.age") for each in members(casework, text)
    }


@pytest.mark.parametrize("text", ["夫妻俩血压140、90。", "老两口去卖菜,一天60、80。"])
def test_numbers_that_are_no_ages(casework: Casework, text: str) -> None:
    assert facts(casework, text + "两个孩子,9岁和6岁。", "wife1").get("person.age") is None


def test_which_of_a_couple_is_the_elder_is_asked(casework: Casework) -> None:
    found = note(casework, "老两口74、71,种点菜。")
    assert not any(each["drafted"] for one in found["members"] for each in one["facts"] if each["fact"] == "person.age")


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("谢姐40岁。隔壁家的娃考上了大学,领了助学金。儿子16岁,也想申请助学金。", "child1 student_aid"),
        ("覃某,男,51岁。邻居家去年修了房,他也想申请危房改造。", "housing_safety"),
    ],
)
def test_who_would_like_it_as_well_is_of_this_family(casework: Casework, text: str, need: str) -> None:
    assert any(need.split()[-1] in each or "hous" in each for each in needs(casework, text))


def test_a_paragraph_ends_what_is_told_of_a_neighbour(casework: Casework) -> None:
    text = "邻居老何瘫痪在床,低保去年批的。\n糖尿病多年,一个月药费三百。"
    assert facts(casework, text, "adult1").get("person.illnesses") == {"糖尿病": True}


def test_a_neighbour_whom_he_must_mean_stays_a_neighbour(casework: Casework) -> None:
    text = "杨奶奶79岁,独居。邻居家老何也是一个人过,瘫在床上,他也想申请护理补贴。"
    assert members(casework, text) == {"elder1"}
    assert needs(casework, text) == set()


def test_the_parents_of_a_nephew_are_no_members(casework: Casework) -> None:
    text = "老秦,男,59岁。侄儿14岁,他爸死了,他妈走了没回来。"
    assert members(casework, text) == {"adult1", "nephew1"}
    assert outside(casework, text)["mother"] == "kin"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("儿子42岁,在外打工,孙子跟老人过,9岁。老两口71岁、68岁,老头有慢阻肺。", {"husband1", "wife1"}),
        ("马家的媳妇,29岁,怀着五个月。男人跑货车。公公61岁,婆婆59岁,一起住。大娃4岁。公公有关节炎。", {"father_in_law1", "mother_in_law1"}),
        ("姐姐小花14岁,妹妹小叶10岁。小花成绩好。", {"older_sister1", "younger_sister1"}),
    ],
)
def test_the_same_people_are_met_again(casework: Casework, text: str, who: set[str]) -> None:
    found = members(casework, text)
    assert who <= found
    assert not found & {"grandfather1", "elder1", "child2"}


def test_a_grown_womans_sister_is_not_the_girls(casework: Casework) -> None:
    assert "younger_sister1" not in members(casework, "梁某,女,36岁,女儿10岁。妹妹30岁,常来帮忙。")
