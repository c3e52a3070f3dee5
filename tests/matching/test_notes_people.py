"""Who is who in a visit note, who is no member, and whose a fact is."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, note, outside


CARRIED = [
    ("爷爷带着孙子,今年72岁,腿瘸。", "grandfather1", "person.age", 72),
    ("孩子跟着奶奶过,上小学,奶奶有高血压。", "child1", "person.edu_stage", "primary"),
    ("爸爸和妈妈都在广东打工。", "father1", "person.works_away", True),
    ("爸爸和妈妈都在广东打工。", "mother1", "person.works_away", True),
    ("两个孩子,大的读高中,小的读初中。", "child2", "person.edu_stage", "junior"),
    ("7岁的小志和瘫痪的父亲住在一起。", "child1", "person.age", 7),
    ("户主46岁。妻子务农,会养猪。", "wife1", "person.farmer", True),
]


@pytest.mark.parametrize(("text", "who", "name", "value"), CARRIED)
def test_a_sentence_without_a_subject_is_about_whom_it_was_about(casework: Casework, text: str, who: str, name: str, value: Any) -> None:
    assert facts(casework, text, who)[name] == value


def test_a_grown_brothers_dibao_is_not_the_familys(casework: Casework) -> None:
    found = note(casework, "老李40岁,老婆38岁。老李的哥哥有精神病,二级残疾,吃低保,住在隔壁。")
    assert found["household"] == []
    draft = found["draft"]
    assert "person.statuses" not in {**draft.get("facts", {}), **{k: v for each in draft["members"] for k, v in each["facts"].items()}}


DEATHS = [
    ("孩子9岁,爸爸出事没了。", "father", "person.father_status"),
    ("孩子9岁,爸爸不在了。", "father", "person.father_status"),
    ("孩子9岁,他爸车祸走的。", "father", "person.father_status"),
    ("孩子9岁,妈妈前年得癌症走了。", "mother", "person.mother_status"),
    ("孩子9岁,妈妈生他的时候难产死了。", "mother", "person.mother_status"),
    ("孩子9岁,爸爸从楼上摔下来,人没抢救过来。", "father", "person.father_status"),
    ("孩子9岁,妈妈过世得早。", "mother", "person.mother_status"),
    ("The boy is 9 years old. His father passed away.", "father", "person.father_status"),
]


@pytest.mark.parametrize(("text", "who", "fact"), DEATHS, ids=[case[0] for case in DEATHS])
def test_a_parents_death_in_everyday_words_is_the_childs_fact_and_leaves_no_member(casework: Casework, text: str, who: str, fact: str) -> None:
    assert facts(casework, text, "child1")[fact] == "死亡" and note(casework, text)["draft"]["members"][0]["facts"][fact] == "死亡"
    assert outside(casework, text) == {who: "死亡"}
    assert [each["relation"] for each in note(casework, text)["members"]] == ["child"]


@pytest.mark.parametrize("text", ["孩子9岁,他妈走了好几年了。", "孩子9岁,妈妈去年走的。", "孩子9岁,妈妈撇下孩子走了。", "孩子9岁,妈妈走了以后跟奶奶过。"])
def test_what_may_be_a_death_or_a_leaving_waits_for_the_worker(casework: Casework, text: str) -> None:
    found = note(casework, text)
    told = [each for each in found["members"][0]["facts"] if each["fact"] == "person.mother_status"]
    assert [(each["holds"], each["because"], each["drafted"]) for each in told] == [("unclear", "ambiguity", False)]
    assert "mother1" not in {each["id"] for each in found["members"]} and "mother" in outside(casework, text)
    assert "person.mother_status" not in found["draft"]["members"][0]["facts"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("孩子9岁,爸爸的工作没了。", {"child1", "father1"}),
        ("孩子9岁,爸爸养的羊去年死了。", {"child1", "father1"}),
        ("孩子9岁,妈妈走了两个小时山路。", {"child1", "mother1"}),
        ("孩子9岁,爸爸打工的老板跑了。", {"child1", "father1"}),
        ("户主40岁,存款没了。", {"adult1"}),
    ],
)
def test_what_else_is_no_more_is_nobodys_death(casework: Casework, text: str, members: set[str]) -> None:
    assert {each["id"] for each in note(casework, text)["members"]} == members and outside(casework, text) == {}


@pytest.mark.parametrize(
    ("text", "members", "gone"),
    [
        ("老太太78岁,老头子去年过世了。", {"elder1"}, {"spouse": "死亡"}),
        ("奶奶78岁,老伴前年没了。", {"grandmother1"}, {"spouse": "死亡"}),
        ("老汉71岁,三个儿子都分家了。", {"elder1"}, {"child": "own_home"}),
        ("老汉71岁,大儿子在县城安了家,女儿嫁到外地。", {"elder1"}, {"child": "own_home"}),
        ("老汉71岁,嫁到外地的女儿很少回。", {"elder1"}, {"child": "own_home"}),
        ("孩子9岁,妈妈改嫁了,爸爸在家。", {"child1", "father1"}, {"mother": "own_home"}),
        ("孩子9岁,妈妈外出务工,爸爸在家。", {"child1", "mother1", "father1"}, {}),
        ("老汉71岁,儿子在外面打工。", {"elder1", "child1"}, {}),
        ("妻子是从云南嫁过来的,孩子5岁。", {"wife1", "child1"}, {}),
    ],
)
def test_who_has_a_home_of_his_own_is_told_of_and_no_member(casework: Casework, text: str, members: set[str], gone: dict[str, str]) -> None:
    assert {each["id"] for each in note(casework, text)["members"]} == members and outside(casework, text) == gone


def test_the_grandchilds_grandparents_are_the_old_couple_of_the_note(casework: Casework) -> None:
    found = note(casework, "户主62岁,老伴60岁,孙子12岁,跟着爷爷奶奶。")
    assert {each["id"] for each in found["members"]} == {"elder1", "spouse1", "grandchild1"}


def test_an_age_right_behind_a_child_is_the_childs(casework: Casework) -> None:
    found = note(casework, "住在峨边县。李女士33岁,带女儿5岁。")
    ages = {each["relation"]: each["facts"]["person.age"] for each in found["draft"]["members"]}
    assert ages == {"adult": 33, "child": 5}


@pytest.mark.parametrize(
    ("text", "ill"),
    [
        ("孩子8岁。外公跟孩子住,癌症晚期。", {"grandfather1"}),
        ("户主45岁,跟哥哥一起住,癌症晚期。", {"adult1"}),
        ("孩子8岁,跟大舅住,癫痫。", {"child1"}),
        ("孩子8岁。外公跟大舅住,癌症晚期。", {"other_people"}),  # neither lives with the child
    ],
)
def test_an_illness_is_not_also_of_whom_one_lives_with(casework: Casework, text: str, ill: set[str]) -> None:
    found = note(casework, text)
    told = {each["id"]: each["facts"] for each in found["members"]} | {"other_people": found["other_people"]}
    assert {who for who, entries in told.items() if any(each["fact"] == "person.illnesses" for each in entries)} == ill


@pytest.mark.parametrize("kin", ["我哥家", "他姨家", "我表妹家", "她二叔家"])
def test_the_dibao_of_kin_is_not_the_familys(casework: Casework, kin: str) -> None:
    draft = note(casework, f"住在峨边县。孩子7岁。{kin}是低保。")["draft"]
    assert "dibao" not in draft.get("facts", {}).get("person.statuses", {})


# Whose facts are none of a member's: the note, its members, and who is listed apart with the reason.
APART = [
    ("她妈72岁在老家跟她弟弟住,瘫痪在床。她自己45岁,儿子12岁。", {"adult1", "child1"}, {"mother": "own_home", "younger_brother": "kin"}),
    ("她爸得癌症,在她哥家养着。她丈夫41岁。", {"husband1"}, {"father": "own_home", "older_brother": "kin"}),
    ("小李30岁,父亲跟着哥哥在成都生活,中风。", {"adult1"}, {"father": "own_home", "older_brother": "kin"}),
    ("户主38岁,父母都在老家,高血压。", {"adult1"}, {"father": "own_home", "mother": "own_home"}),
    ("户主55岁,女儿嫁到绵阳,女婿尘肺病。", {"adult1"}, {"child": "own_home", "son_in_law": "kin"}),
    ("户主62岁,嫁出去的女儿有糖尿病。", {"elder1"}, {"child": "own_home"}),
    ("她姐嫁在邻村,姐夫尘肺病。她40岁。", {"adult1"}, {"older_sister": "own_home", "in_law": "kin"}),
    ("王某38岁,前夫尿毒症。女儿8岁。", {"adult1", "child1"}, {"former_husband": "former"}),
    ("前妻精神分裂症,早离了。他42岁,儿子10岁。", {"adult1", "child1"}, {"former_wife": "former"}),
    ("丈夫早就离婚了,肺癌。她32岁。", {"adult1"}, {"former_husband": "former"}),
    ("老赵50岁,儿子判给前妻,癫痫。", {"adult1"}, {"former_wife": "former", "child": "own_home"}),
    ("前夫的父亲心脏病。她32岁。", {"adult1"}, {"former_husband": "former", "others": "kin"}),
    ("租的是他舅舅的房,他舅舅高血压。他39岁。", {"adult1"}, {"uncle": "kin"}),
    ("住的是公公的房子。她35岁,孩子6岁。", {"adult1", "child1"}, {"grandfather": "kin"}),
    ("李女士33岁,带女儿5岁。妹妹得过抑郁症。", {"adult1", "child1"}, {"younger_sister": "kin"}),
    ("妻子的父亲中风。户主45岁,妻子43岁。", {"adult1", "wife1"}, {"in_law": "kin"}),
    ("丈夫的弟弟精神病。她36岁,丈夫38岁。", {"adult1", "husband1"}, {"in_law": "kin"}),
    ("户主48岁,岳母糖尿病。", {"adult1"}, {"in_law": "kin"}),
    ("户主62岁,亲家母偏瘫。", {"elder1"}, {"in_law": "kin"}),
    ("刘嫂45岁。娘家妈糖尿病。", {"adult1"}, {"others": "kin"}),
    ("房东老刘尘肺病。她29岁,孩子2岁。", {"adult1", "child1"}, {"others": "other_people"}),
    ("邻居老王高血压。她70岁。", {"elder1"}, {"others": "other_people"}),
    ("大伯家有人白血病。孩子9岁,跟奶奶过。", {"child1", "grandmother1"}, {"others": "other_people"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "members", "apart"), APART, ids=[case[0] for case in APART])
def test_who_is_no_member_is_listed_with_the_reason_and_has_no_fact_of_a_members(
    casework: Casework, text: str, members: set[str], apart: dict[str, str]
) -> None:
    found = note(casework, text)
    assert {each["id"] for each in found["members"]} == members
    assert outside(casework, text) == apart
    ill = ("person.illnesses", "person.severe_mental", "person.disability_types")
    assert not [each for member in found["members"] for each in member["facts"] if each["fact"] in ill]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("户主45岁,跟哥哥一起住。", {"adult1", "older_brother1"}),
        ("孩子9岁,跟着大伯过。", {"child1", "uncle1"}),
        ("孩子9岁住姑姑家。", {"child1", "aunt1"}),
        ("王大姐42岁,婆婆跟她一起住。", {"adult1", "grandmother1"}),
        ("丈夫50岁,妻子48种地,丈夫的母亲78岁和他们一起住。", {"husband1", "wife1", "in_law1"}),
        ("孩子8岁,妹妹5岁,跟奶奶过。", {"child1", "younger_sister1", "grandmother1"}),
        ("孩子9岁,爸爸在广东打工,妈妈在老家带孩子。", {"child1", "father1", "mother1"}),
        ("户主42岁,儿子15岁,妹妹读小学。", {"adult1", "child1", "younger_sister1"}),
    ],
)
def test_kin_who_live_here_are_members(casework: Casework, text: str, members: set[str]) -> None:
    assert {each["id"] for each in note(casework, text)["members"]} == members


@pytest.mark.parametrize(
    "text",
    [
        "大伯家低保户。孩子9岁。", "亲家上个月出了车祸,住院。户主62岁。", "妻子的父亲五保户。户主45岁。", "她29岁。房东上个月出了车祸。",
        "户主45岁,姐夫家里是低保户。",
    ],
)  # fmt: skip
def test_what_is_said_of_anothers_home_is_not_the_familys(casework: Casework, text: str) -> None:
    found = note(casework, text)
    assert found["household"] == [] and found["event"] == []


COUSINS = [
    "小军10岁,跟大伯过,大伯自己两个娃,一个读高中一个读初中。",
    "孩子10岁,住姑姑家,姑姑有个儿子13岁读初一。",
    "孤儿小芳10岁,由舅舅抚养,舅舅的儿子小强14岁读初中,患白血病。",
    "男孩10岁,大伯带着,大伯的两个娃都在读初中。",
    "小敏10岁,寄养在姨妈家,姨妈自己的女儿读高中。",
    "娃10岁,在二爸家住,二爸他们有三个娃,大的读初中。",
    "孩子10岁,跟着叔叔生活,叔叔家还有两个孩子,大的13岁读初一,小的5岁。",
]


@pytest.mark.parametrize("text", COUSINS)
def test_an_uncles_own_children_are_not_the_child_of_the_note(casework: Casework, text: str) -> None:
    told = note(casework, text)
    child = next(each for each in told["members"] if each["id"] == "child1")
    assert {each["fact"]: each["value"] for each in child["facts"] if each["fact"] != "person.sex"} in (
        {"person.age": 10}, {"person.age": 10, "person.statuses": {"orphan": True}},
    )  # fmt: skip
    assert "child2" not in {each["id"] for each in told["members"]}


NAMES = [
    ("陈某家三口人。老陈52岁,尘肺病。", {"adult1"}),
    ("户主老周58岁。老周尘肺病,他常年吃药。", {"adult1"}),
    ("王某,男,45岁。老王尘肺病,他一个人带儿子12岁。", {"adult1", "child1"}),
    ("张某今年47岁。张大哥尘肺病。", {"adult1"}),
    ("户主李某,李某53岁,老李尘肺病,妻子李嫂51岁。", {"adult1", "wife1"}),
    ("陈大山52岁。老陈尘肺病。", {"adult1"}),
    ("何女士36岁,何某尘肺病,带儿子9岁。", {"adult1", "child1"}),
    ("周某,男,50岁。儿子周某某,20岁。老周尘肺病。", {"adult1", "child1"}),
]


@pytest.mark.parametrize(("text", "members"), NAMES, ids=[case[0] for case in NAMES])
def test_one_person_under_two_names_is_one_member(casework: Casework, text: str, members: set[str]) -> None:
    assert {each["id"] for each in note(casework, text)["members"]} == members
    assert facts(casework, text, "adult1")["person.illnesses"] == {"尘肺病": True}


@pytest.mark.parametrize("paper", ["残疾证没办", "低保证有,残疾证没办", "医保交了,残疾证没有", "残疾证也过期了"])
def test_a_paper_that_is_nobodys_makes_no_member(casework: Casework, paper: str) -> None:
    found = note(casework, f"{paper}。孩子7岁,爸爸肢体残疾。")
    assert {each["id"] for each in found["members"]} == {"child1", "father1"}


def test_who_is_he_in_his_uncle_is_he_in_the_next_sentence(casework: Casework) -> None:
    assert facts(casework, "他舅舅50岁做生意。他39岁,肢体残疾。", "adult1")["person.age"] == 39


@pytest.mark.parametrize(
    ("text", "bereaved"),
    [
        ("老杨65岁,孙子14岁,他爸去世。", {"grandchild1"}), ("户主父亲去世,儿子8岁。", {"adult1"}), ("户主的父亲去世。儿子8岁。", {"adult1"}),
        ("孩子9岁,爸爸去世。", {"child1"}), ("妻子的父亲去世。儿子8岁。", set()),
    ],
)  # fmt: skip
def test_a_death_is_known_of_whose_parent_it_is(casework: Casework, text: str, bereaved: set[str]) -> None:
    members = note(casework, text)["members"]
    assert {each["id"] for each in members if any(one["fact"] == "person.father_status" for one in each["facts"])} == bereaved
