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
        ("王大姐42岁,婆婆跟她一起住。", {"adult1", "mother_in_law1"}),
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


def members(casework: Casework, text: str) -> set[str]:
    return {each["id"] for each in note(casework, text)["members"]}


CALLED = [
    ("老张头,77,独居。", "elder1", "male", 77),
    ("张老头七十二了。", "elder1", "male", 72),
    ("老张太今年81。", "elder1", "female", 81),
    ("孙大娘今年六十九。", "elder1", "female", 69),
    ("李大爷73岁。", "elder1", "male", 73),
    ("李家老太太八十三了。", "elder1", "female", 83),
    ("陈阿婆八十一,耳聋。", "elder1", "female", 81),
    ("赵奶奶79,带孙子。", "elder1", "female", 79),
    ("陈阿婆说她七十九了。", "elder1", "female", 79),
    ("王婶55,种地。", "adult1", "female", 55),
    ("刘嫂45岁。", "adult1", "female", 45),
    ("李姐41,离婚了。", "adult1", "female", 41),
    ("张叔五十二,种地。", "adult1", "male", 52),
    ("邓xx 女 45 尿毒症4年", "adult1", "female", 45),
    ("患者张某,女,38岁,精神分裂症。", "adult1", "female", 38),
    ("张某某(男,51),肢体二级残疾。", "adult1", "male", 51),
    ("小雅(化名),女,15,初三。", "child1", "female", 15),
    ("户主男,59岁,退役军人。", "adult1", "male", 59),
    ("韦某 男 壮族 58岁 左眼失明", "adult1", "male", 58),
]


@pytest.mark.parametrize(("text", "who", "sex", "age"), CALLED, ids=[case[0] for case in CALLED])
def test_a_surname_with_a_title_is_one_member_with_sex_and_age(casework: Casework, text: str, who: str, sex: str, age: int) -> None:
    told = facts(casework, text, who)
    assert (told["person.sex"], told["person.age"]) == (sex, age)
    assert {each for each in members(casework, text) if not each.startswith("grandchild")} == {who}


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("夫妻俩都28 在家种木耳", {"husband1": 28, "wife1": 28}),
        ("丈夫在家,妻子种地,俩人都60。", {"husband1": 60, "wife1": 60}),
        ("老两口一个七十一一个六十九。", {"husband1": 71, "wife1": 69}),
        ("这户老两口,老汉七十五老伴七十二。", {"husband1": 75, "wife1": 72}),
        ("马家这个女人四十一,在县城洗碗。", {"wife1": 41}),
        ("这家的男人52,瘫痪。", {"husband1": 52}),
        ("外婆说她六十六,有风湿。", {"grandmother1": 66}),
        ("户主68岁。二儿子智力残疾二级,三十六了没结婚。", {"elder1": 68, "child1": 36}),
        ("Grandfather is 80, grandmother 78.", {"grandfather1": 80, "grandmother1": 78}),
        ("孩子爸爸,44,种地。", {"father1": 44}),
    ],
)
def test_ages_without_a_word_for_years(casework: Casework, text: str, ages: dict[str, int]) -> None:
    assert {who: facts(casework, text, who).get("person.age") for who in ages} == ages


@pytest.mark.parametrize(("text", "months"), [("老二男孩14个月 地中海贫血", 14), ("女儿才8个月,没断奶。", 8), ("宝宝三个月大。", 3)])
def test_the_months_of_a_baby(casework: Casework, text: str, months: int) -> None:
    assert facts(casework, text, "child1")["person.age_months"] == months


ORDERED = [
    ("外婆带两个外孙,妈老汉都在福建。大的是个男娃,十三岁;小的女娃八岁。", {"grandchild1": 13, "grandchild2": 8}),
    ("奶奶带俩外孙。老大12岁,老二9岁。", {"grandchild1": 12, "grandchild2": 9}),
    ("大丫头18岁上大一;二丫头16岁;尕儿子八岁。", {"child1": 18, "child2": 16, "child3": 8}),
    ("三个娃,大的18岁,老二15岁,小的8岁。", {"child1": 18, "child2": 15, "child3": 8}),
    ("头一个女儿6岁 老二男孩3岁", {"child1": 6, "child2": 3}),
    ("仨闺女,老大15岁,老二12岁,老三9岁。", {"child1": 15, "child2": 12, "child3": 9}),
    ("两个娃,老大15岁,老二8岁。小的有癫痫。", {"child1": 15, "child2": 8}),
    ("长女16岁;次女13岁;幼子5岁。", {"child1": 16, "child2": 13, "child3": 5}),
    ("李女士33岁,两个娃,姐姐12岁,弟弟8岁。", {"child1": 12, "child2": 8}),
    ("儿子12岁,小的才8岁。", {"child1": 12, "child2": 8}),
    ("The elder son, 19, is in university; the younger one, 12, is in primary school.", {"child1": 19, "child2": 12}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ages"), ORDERED, ids=[case[0] for case in ORDERED])
def test_older_and_younger_ones_are_the_children_just_counted(casework: Casework, text: str, ages: dict[str, int]) -> None:
    young = {each for each in members(casework, text) if each.startswith(("child", "grandchild"))}
    assert young == set(ages)
    assert {who: facts(casework, text, who).get("person.age") for who in ages} == ages


def test_grown_up_sons_are_not_the_grandchildren_just_counted(casework: Casework) -> None:
    text = "奶奶70岁,带两个孙子。老大在广东打工,老二没结婚。"
    assert "person.works_away" not in facts(casework, text, "grandchild1") and facts(casework, text, "child1")["person.works_away"] is True


@pytest.mark.parametrize(
    ("words", "sex"),
    [
        ("男娃", "male"), ("女娃", "female"), ("丫头", "female"), ("妹仔", "female"), ("男伢", "male"), ("妮子", "female"),
        ("女仔", "female"), ("儿娃子", "male"), ("妹崽", "female"), ("阿妹", "female"),
    ],
)  # fmt: skip
def test_children_by_the_words_of_every_region(casework: Casework, words: str, sex: str) -> None:
    assert facts(casework, f"{words}今年9岁,读三年级。", "child1")["person.sex"] == sex


KIN = [
    ("娃九岁,妈老汉都在浙江打工。", {"child1", "father1", "mother1"}),
    ("娃九岁,跟着他爷他奶过。", {"child1", "grandfather1", "grandmother1"}),
    ("娃他爷八十三跟他们住。娃九岁。", {"child1", "grandfather1"}),
    ("娃他爸四十,娃他妈三十八。娃九岁。", {"child1", "father1", "mother1"}),
    ("他大在家种地。娃九岁。", {"child1", "father1"}),
    ("达达三十八,阿妈三十五,尕娃五岁。", {"child1", "father1", "mother1"}),
    ("娃九岁,跟嬢嬢过。", {"child1", "aunt1"}),
    ("俺爹七十。俺娘六十八。", {"father1", "mother1"}),
    ("小雅15岁,后妈带着弟弟,爸爸在家。", {"child1", "father1", "stepmother1", "younger_brother1"}),
    ("小雅15岁,跟着妈妈和后爸过。", {"child1", "mother1", "stepfather1"}),
    ("患者张某,女,38岁,与兄同住。其兄(52岁,务农)表示看管不住。", {"adult1", "older_brother1"}),
    ("小吴,男,27岁,与母同住。其母(58岁)患乳腺癌。", {"adult1", "mother1"}),
    ("周某,男,43岁。其妻李某,41岁。其母刘某,72岁,与其同住。", {"adult1", "wife1", "mother1"}),
    ("邓某,女,45岁。娘屋里不管她。", {"adult1"}),
    ("老杨50岁,三十八岁的弟弟一直没娶媳妇。", {"adult1"}),
    ("李姐38,前年跟男人离了,男人另外成了家。", {"adult1"}),
    ("老刘68岁,儿子四十六,媳妇三十九。", {"elder1", "child1", "daughter_in_law1"}),
    ("三个崽,老幺三十五还没讨到婆娘,跟着老两口住。老倌子七十三,婆婆子七十一。", {"child1", "child2", "child3", "husband1", "wife1"}),
    ("双胞胎姐妹八岁,妈妈在家带她们,姐姐听力残疾一级,妹妹正常。", {"older_sister1", "younger_sister1", "mother1"}),
    ("老赵两口子都是聋哑人,老赵五十一,媳妇四十七。", {"adult1", "spouse1"}),
    ("阿妹十三岁,家里就阿公阿婆带她。阿公七十,阿婆六十八。", {"child1", "grandfather1", "grandmother1"}),
    ("秀英嫂子五十六,丈夫六十。", {"adult1", "husband1"}),
    ("老汉66岁,没有儿子,无兄弟。", {"elder1"}),
    ("王某,男,50岁,未婚,父母双亡。", {"adult1"}),
    ("妈妈离婚后带着孩子回娘家住。妈妈35岁,孩子6岁。", {"mother1", "child1"}),
    ("陪同走访的村医李叔说,孩子9岁,贫血。", {"child1"}),
    ("我是这家的大女儿,今年20岁,在读大二。我有贫血。", {"child1"}),
    ("主要困难有两个,第一个是没钱,第二个是房子漏。户主50岁。", {"adult1"}),
    ("由于奶奶病重,孩子9岁没人带。", {"grandmother1", "child1"}),
    ("她大病一场。她45岁。", {"adult1"}),
    ("The widow is 38. Her mother-in-law, 70, lives with them.", {"adult1", "in_law1"}),
]


@pytest.mark.parametrize(("text", "who"), KIN, ids=[case[0] for case in KIN])
def test_kin_by_the_words_of_every_region(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


ELSEWHERE = [
    ("小雅15岁,爸妈离婚后判给爸爸,亲妈在重庆,偶尔微信联系。", {"child1", "father1"}),
    ("孩子10岁,爸妈离婚后跟着妈妈,爸爸在广东另成家。", {"child1", "mother1"}),
    ("孙女9岁,跟着奶奶,孩子妈妈离婚后另住,每月来看一次。", {"grandchild1", "grandmother1"}),
    ("老汉71岁,儿媳妇带着孙女回娘家那边过了,孙女暑假来住几天。", {"elder1"}),
    ("女娃十一岁,妈妈带着弟弟改嫁走了。", {"child1"}),
    ("老张头,77,俩姑娘都嫁外地,一年也回不来一趟。", {"elder1"}),
    ("孙大娘69岁,独生儿子四年前心梗没了。大娘一提儿子就掉眼泪。", {"elder1"}),
    ("老刘50岁,哥哥自己一大家子,偶尔帮衬点。", {"adult1"}),
    ("韦某,男,58岁,侄儿偶尔来看一下。", {"adult1"}),
    ("孩子8岁,跟爸爸过。外婆住在邻村,有时过来搭把手。", {"child1", "father1"}),
    ("孩子9岁,跟着姑妈过,姑妈五十一,自己有两个娃都大了。", {"child1", "aunt1", "cousin1", "cousin2"}),
    ("邓某,女,45岁。前夫在广东另成了家。", {"adult1"}),
    ("郭大姐六十三,俩儿子都成家了。", {"elder1"}),
    ("单亲妈妈小周,29岁,带一个三岁的娃。外公外婆在老家。", {"adult1", "child1"}),
    ("低保户李某,78岁,孙子由前儿媳带走。", {"elder1"}),
]


@pytest.mark.parametrize(("text", "who"), ELSEWHERE, ids=[case[0] for case in ELSEWHERE])
def test_who_lives_elsewhere_is_no_member_and_has_no_fact_of_a_members(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who
    assert not [each for one in note(casework, text)["members"] for each in one["facts"] if each["fact"] == "person.works_away"]


WHOSE = [
    ("小雅15岁,屋里是后妈带着弟弟。班主任说她上课发呆,本子上写不想活了。", "child1"),
    ("小芳14岁,跟奶奶过。奶奶70岁。老师反映她写过遗书。", "child1"),
    ("班主任反映她上课走神,写过遗书。小芳14岁,妈妈在家。", "child1"),
    ("老张头,77,跟我说不想活了,我听着心里难受。", "elder1"),
    ("张某,女,38岁。其兄(52岁,务农)表示看管不住,其妹写过遗书,不想活了。", None),
]


@pytest.mark.parametrize(("text", "who"), WHOSE, ids=[case[0] for case in WHOSE])
def test_of_whom_it_is_said_where_the_subject_is_left_out(casework: Casework, text: str, who: str | None) -> None:
    at_risk = {
        member["id"]
        for member in note(casework, text)["members"]
        for each in member["facts"]
        if each["fact"] == "person.suicide_risk" and each["holds"] == "now"
    }
    assert at_risk == ({who} if who else set())


def test_what_stands_in_brackets_is_said_of_whom_they_follow(casework: Casework) -> None:
    text = "王某(妻子瘫痪,孩子7岁)58岁,有高血压。"
    assert facts(casework, text, "adult1")["person.age"] == 58 and "高血压" in facts(casework, text, "adult1")["person.illnesses"]


def test_me_is_whoever_speaks(casework: Casework) -> None:
    text = "儿媳妇说:老人家八十四了,痴呆三年。我今年三十九。"
    assert (facts(casework, text, "daughter_in_law1")["person.age"], facts(casework, text, "elder1")["person.age"]) == (39, 84)


@pytest.mark.parametrize(
    "place", ["旗里", "县里", "镇上", "小区", "村里", "附近砖厂", "本地超市", "邻村小学", "街上餐馆", "自己村里", "食品厂"]
)
def test_who_works_nearby_does_not_work_away(casework: Casework, place: str) -> None:
    assert "person.works_away" not in facts(casework, f"孩子9岁,爸爸在{place}上班。", "father1")


@pytest.mark.parametrize("place", ["东莞", "浙江", "福建", "外地", "苏州电子厂", "新疆"])
def test_who_works_far_away_works_away(casework: Casework, place: str) -> None:
    assert facts(casework, f"孩子9岁,爸爸在{place}打工。", "father1")["person.works_away"] is True


def test_who_was_left_behind_is_spoken_of_next(casework: Casework) -> None:
    text = "老人七十五,儿媳改嫁了,留下一个孙子,今年十六,在县职高。"
    assert facts(casework, text, "grandchild1")["person.age"] == 16


def test_which_of_a_couple_is_one_and_which_the_other_waits_for_the_worker(casework: Casework) -> None:
    found = note(casework, "老两口一个七十一一个六十九。")
    ages = [each for member in found["members"] for each in member["facts"] if each["fact"] == "person.age"]
    assert [(each["value"], each["drafted"]) for each in ages] == [(71, False), (69, False)]


FORMS = [
    ("户主:韦某,男,54。妻:智残二级。子:19,读大专。女:16,县职校二年级。", "wife1", "person.disability_grade", 2),
    ("户主:韦某,男,54。妻:智残二级。子:19,读大专。女:16,县职校二年级。", "child1", "person.age", 19),
    ("户主:韦某,男,54。妻:智残二级。子:19,读大专。女:16,县职校二年级。", "child2", "person.edu_stage", "vocational"),
    ("王某 女 38 丧偶。子:12,六年级;女:8,二年级。", "child2", "person.age", 8),
    ("夫:45岁,尘肺病。妻:43岁,务农。", "wife1", "person.farmer", True),
    ("父78 高血压。母75。儿40 智残一级。", "child1", "person.disability_grade", 1),
    ("女嘞三十六,男嘞在外打工。大嘞是妮儿,读初中。", "husband1", "person.works_away", True),
    ("女嘞三十六,男嘞在外打工。大嘞是妮儿,读初中。", "child1", "person.edu_stage", "junior"),
]


@pytest.mark.parametrize(("text", "who", "name", "value"), FORMS)
def test_relations_are_read_as_a_form_or_a_telegram_has_them(
    casework: Casework, text: str, who: str, name: str, value: Any
) -> None:
    assert facts(casework, text, who)[name] == value


@pytest.mark.parametrize("text", ["女方30岁。", "男女平等的家庭,孩子8岁。", "性别:女,年龄:66。", "子女三人都在外地。"])
def test_such_letters_within_a_word_are_nobody(casework: Casework, text: str) -> None:
    assert not {each["id"] for each in note(casework, text)["members"]} & {"child2", "husband1"}


def test_what_kin_have_themselves_is_not_the_familys(casework: Casework) -> None:
    assert "person.farmer" not in facts(casework, "老人71岁独居。协议签的隔壁侄儿,侄儿自家四口人种苹果。", "elder1")


# A social worker's or a clerk's words for people, and whom a word for kin means from where the note stands.
MEANT = [
    ("案主:男,6岁,白血病。案母全程陪护,案父在宁波打工。案弟3岁。", {"child1", "mother1", "father1", "younger_brother1"}),
    ("案主小刘,女,42岁,案夫尘肺病。", {"adult1", "husband1"}),
    ("来电人女,三十多岁。他上夜班去了,昨晚他打我。女儿5岁。", {"adult1", "husband1", "child1"}),
    ("求助人王女士,38岁。他每天喝酒,喝了就打人。儿子10岁,看见爸爸打妈妈。", {"adult1", "husband1", "child1"}),
    ("张女士40岁,邻居老李经常骂人。他还打人。", {"adult1"}),
    ("来电人是孩子的姑姑。孩子9岁,跟奶奶过。", {"child1", "grandmother1"}),
    ("老向50岁,屋里的49岁,种地。屋里的灯坏了。", {"adult1", "wife1"}),
    ("案主34岁,女,丈夫打工,女儿6岁。女儿夜里哭醒,不让妈妈离开,妈妈有贫血。", {"adult1", "husband1", "child1"}),
    ("老刘40岁,妻子38岁,儿子8岁,妈妈68岁。", {"adult1", "wife1", "child1", "mother1"}),
    ("周奶奶69岁,儿子、儿媳都在东莞打工。孙女9岁,孙女想妈妈。爸妈加班多。", {"elder1", "child1", "daughter_in_law1", "grandchild1"}),
    ("周奶奶69岁,老人带两个孩子。孙子12岁,孙女9岁。两个孩子都乖。", {"elder1", "grandchild1", "grandchild2"}),
    ("儿媳在家带娃,娃7个月。老人62岁。", {"daughter_in_law1", "grandchild1", "elder1"}),
    ("老李70岁,儿子和媳妇在东莞打工,媳妇今年回来了。", {"elder1", "child1", "daughter_in_law1"}),
    ("小雨,女,11岁;弟弟7岁。姐弟俩跟爷爷奶奶生活。两个孩子都上学。", {"child1", "younger_brother1", "grandfather1", "grandmother1"}),
    ("阿依12岁。阿依还有两个弟弟,一个9岁,一个6岁。", {"child1", "younger_brother1", "younger_brother2"}),
    ("李某兄弟二人共同生活,李某58岁,弟弟54岁。", {"adult1", "younger_brother1"}),
    ("王叔62岁,脑梗。王婶60岁,在家种地。", {"elder1", "wife1"}),
    ("小陆补记。20岁,女,跟婆婆一起住。小陆想补交医保。", {"adult1", "mother_in_law1"}),
    ("孩子9岁,婆婆带着。", {"child1", "grandmother1"}),
    ("小周上三年级,跟奶奶过。", {"child1", "grandmother1"}),
    ("孩子奶奶来电,说孙子15岁,逃学。奶奶67岁。", {"child1", "grandmother1"}),
    ("案主小玉,女,17岁。案母改嫁后案主随姑姑生活。", {"child1", "aunt1"}),
    ("张大妈,她儿媳妇开的门。大妈69岁,中风。", {"elder1", "daughter_in_law1"}),
    ("小王30岁,带着女儿。", {"adult1", "child1"}),
    ("轩轩读三年级,跟爸爸过。", {"child1", "father1"}),
    ("The patient is a woman of 58. Her only child, a son of 33, lives with her.", {"adult1", "child1"}),
    ("The daughter-in-law is at home with a boy of seven months. The old man is 70.", {"daughter_in_law1", "grandchild1", "elder1"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), MEANT, ids=[case[0] for case in MEANT])
def test_whom_a_word_for_kin_means_from_where_the_note_stands(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


NOBODY = [
    ("老罗78岁 老婆没讨过 无儿无女", {"elder1"}),
    ("张大爷80岁,媳妇没讨上,儿子没有。", {"elder1"}),
    ("奶奶65岁,就是望再添个孙子。", {"grandmother1"}),
    ("李姐35岁,女儿8岁,还想生个儿子。", {"adult1", "child1"}),
    ("奶奶想抱抱孙子,孙子5岁。", {"grandmother1", "grandchild1"}),
    ("户主马某,男,45岁。早几年老人在的时候吃过低保。", {"adult1"}),
    ("户主45岁。老人78岁。", {"adult1", "elder1"}),
    ("孩子6岁。同病房一个小女孩前两天走了。", {"child1"}),
    ("王某71岁。同社李家去年批了低保。", {"elder1"}),
    ("老郝55岁。村里老赵前年也叫人欠过。", {"adult1"}),
    ("周奶奶69岁。村东头张家的孩子偷东西被抓。", {"elder1"}),
    ("孩子14岁。前头坝子上那家也是打游戏,跑了。", {"child1"}),
    ("走访村里老赵,老赵60岁。", {"elder1"}),
    ("到村东头张家走访。张某60岁。", {"elder1"}),
    ("阿哲8岁。我送教的另一个脑瘫孩子,家里有奶奶帮。", {"child1"}),
    ("张奶奶88岁。同屋的李奶奶有女儿天天来。", {"elder1"}),
    ("老周65岁,二儿子上门到贵州,女儿嫁本村。", {"elder1"}),
    ("老罗78岁 侄儿在镇上做生意", {"elder1"}),
    ("梅阿婆86岁,由侄女照看,侄女住隔壁楼。", {"elder1"}),
    ("老周68岁。小儿子40岁,离了婚,有个女儿10岁判给女方。", {"elder1", "child1"}),
    ("老汉70岁,带着侄儿过,侄儿12岁。", {"elder1", "nephew1"}),
    ("老太太77岁。侄子住前院,每天来送饭。侄媳妇乳腺癌。", {"elder1"}),
    ("老杨48岁。他跟他大舅子去年在惠州做木工。", {"adult1"}),
    ("阿哲8岁,妈妈在家。外婆住舅舅家,偶尔过来。", {"child1", "mother1"}),
    ("王姐,我跟你讲一下那两姊妹的事。大的是个姑娘,11岁,小的是男娃,8岁。", {"child1", "child2"}),
    ("妈妈说孩子吃饭慢,我说班上孩子都这样。孩子9岁。", {"mother1", "child1"}),
    ("孩子14岁,跟妈妈过。亲爹跟他妈离了以后在外省另外成了家。", {"child1", "mother1"}),
    ("小军12岁,爸爸前年跟妈妈离了婚,回贵州老家了。", {"child1", "mother1"}),
    ("The patient is a woman of 58. The lady in bed 15 is on dibao.", {"adult1"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), NOBODY, ids=[case[0] for case in NOBODY])
def test_who_never_was_or_is_another_familys_is_no_member(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


BELONGS = [
    ("马某,男,71岁,与老伴(68岁)两人生活。", "spouse1", "person.age", 68),
    ("马某,男,71岁,与老伴(68岁)两人生活。", "elder1", "person.age", 71),
    ("周奶奶69岁,老人带两个孩子。孙子12岁;孙女9岁。", "grandchild1", "person.age", 12),
    ("娃14岁,他妈讲一收手机他就摔东西,还喊要跳楼。", "child1", "person.suicide_risk", True),
    ("娃他爹说娃可怜。小的男娃才5岁。他自己在县城打零工。", "father1", "person.employment_status", "employed"),
    ("小陆20岁,女,婆婆种地。小陆没去,讲她贫血。", "adult1", "person.illnesses", {"贫血": True}),
    ("老郝55岁,他媳妇在箱包厂上班。", "adult1", "person.sex", "male"),
    ("小陆,20岁。老公在广东进厂。", "adult1", "person.sex", "female"),
    ("户主马某,媳妇做鞋垫。儿子初三。一家三口医保都交了。", "child1", "person.basic_medical_insurance", True),
    ("奶奶65岁,妈妈打工。又问了医保,一家五口都交了。", "grandmother1", "person.basic_medical_insurance", True),
    ("5组 老罗 五保户 78岁", "elder1", "person.statuses", {"tekun": True}),
    ("该户五保户,老人78岁。", "household", "person.statuses", {"tekun": True}),
    ("现在就剩老太太和一个傻儿子。", "child1", "person.has_disability", True),
    ("王大爷,男,出生：1957年。", "elder1", "person.birth_year", 1957),
    ("The mother, a widow of 40, has a girl of 9.", "mother1", "person.age", 40),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "name", "value"), BELONGS, ids=[f"{case[0]} {case[1]}" for case in BELONGS])
def test_whose_a_fact_is(casework: Casework, text: str, who: str, name: str, value: Any) -> None:
    assert facts(casework, text, who)[name] == value


# What is over, only talked of, denied or wished: the words, and the fact that is none now.
NOT_NOW = [
    ("老周55岁,在浙江打了二十年工,去年腰伤了才回来。", "person.works_away"),
    ("老周55岁,前几年农闲还去福建打石头,后来腰不行就没去了。", "person.works_away"),
    ("老周55岁,去年在惠州做木工,今年没出去。", "person.works_away"),
    ("李姐35岁,结婚前在东莞进厂,现在在家。", "person.works_away"),
    ("老周55岁,打算过完年去浙江打工。", "person.works_away"),
    ("老周55岁,在工地上干活,前年摔伤了腰,只好回家养着。", "person.employment_status"),
    ("老周65岁,种着三亩地,前年流转,地都给侄儿种了。", "person.farmer"),
    ("老周55岁,前年做过胆结石手术,恢复得好。", "person.illnesses"),
    ("老罗78岁,讲到低保他摆手。", "person.statuses"),
    ("小赖20岁。我提了残疾证的事,要先去医院评。", "person.disability_certificate"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NOT_NOW, ids=[case[0] for case in NOT_NOW])
def test_what_is_over_or_only_talked_of_is_no_fact_now(casework: Casework, text: str, name: str) -> None:
    found = note(casework, text)
    told = [each for entries in [found["household"], *(each["facts"] for each in found["members"])] for each in entries]
    assert not [each for each in told if each["fact"] == name and each["holds"] == "now" and each["value"] is not False]


@pytest.mark.parametrize(
    "text",
    [
        "孩子9岁,爸爸在东莞打工,过年才回来。", "孩子9岁,爸爸在东莞打工,半年没回来了。", "孩子9岁,爸爸在东莞打工,上个月回来了一趟。",
        "孩子9岁,爸爸在东莞打工,今年没回来。",
    ],
)  # fmt: skip
def test_who_comes_home_for_a_visit_works_away_still(casework: Casework, text: str) -> None:
    assert facts(casework, text, "father1")["person.works_away"] is True


@pytest.mark.parametrize("text", ["李姐35岁,否认有自杀想法。", "李姐35岁,她说没有想死。"])
def test_what_somebody_denies_of_herself_is_denied(casework: Casework, text: str) -> None:
    assert facts(casework, text, "adult1")["person.suicide_risk"] is False


def test_what_does_not_concern_somebody_is_denied(casework: Casework) -> None:
    assert facts(casework, "老王头78岁,低保啥的跟他不沾边。", "household")["person.statuses"] == {"dibao": False}


def test_flood_safety_taught_is_no_flood(casework: Casework) -> None:
    assert facts(casework, "宣传了防溺水,孩子9岁。", "event") == {}


# Whose words these are, and what is not said of the family.
NOT_THEIRS = [
    ("老谭71岁,儿子40岁。儿媳妇早就离了,孙女判给她妈,不来往。", {"elder1", "child1"}, ""),
    ("老谭71岁,带着外孙女,判给她妈的,她妈在外打工。", {"elder1", "grandchild1", "mother1"}, ""),
    ("李老汉63岁,带着小孙子过,孩子4岁。孩子妈走了,再没音信,儿子在北京送快递。", {"elder1", "grandchild1", "child1"}, ""),
    ("老谢72岁。上屋的老钟去年中风了,现在坐轮椅。", {"elder1"}, "中风"),
    ("何家老婆子72岁,老母亲带着个残疾儿子过。娘儿俩吃低保。", {"elder1", "child1"}, ""),
    ("谭婆婆74岁,儿子41岁。女儿嫁到隔壁县。谭婆婆讲“我死了他怎么办”。", {"elder1", "child1"}, "死亡"),
    ("户主巴某,男,52岁,妻子49岁。死亡基础母羊63只。人员没有伤亡。", {"adult1", "wife1"}, "死亡"),
    ("小雨十岁。这边山坡上正收玉米,一路都是人。", {"child1"}, "farmer"),
]


@pytest.mark.parametrize(("text", "members", "not_said"), NOT_THEIRS, ids=[case[0] for case in NOT_THEIRS])
def test_what_is_said_of_others_or_feared_makes_no_member_and_no_fact(
    casework: Casework, text: str, members: set[str], not_said: str
) -> None:
    found = note(casework, text)
    assert {each["id"] for each in found["members"]} == members
    assert not not_said or not_said not in str([found["members"], found["household"]])


@pytest.mark.parametrize(
    ("text", "who", "name", "value"),
    [
        ("他儿子1985年的,精神分裂症。", "child1", "person.birth_year", 1985),
        ("他儿子1985年的,精神分裂症。", "child1", "person.illnesses", {"精神分裂症": True}),
        ("I saw Xiao Wen. She is 17. Her mother sews.", "child1", "person.sex", "female"),
        ("老邓52岁。我问有没有不想活的想法,他讲没有。", "adult1", "person.suicide_risk", False),
        ("该户没有享受过低保。", "household", "person.statuses", {"dibao": False}),
        ("老韩69岁,低保去年申请没批。", "household", "person.statuses", {"dibao": False}),
    ],
)
def test_what_is_said_in_passing_is_read(casework: Casework, text: str, who: str, name: str, value: Any) -> None:
    assert facts(casework, text, who)[name] == value


@pytest.mark.parametrize(
    ("text", "who", "name"),
    [
        ("爷爷66岁,前年还种着三亩烤烟,今年腿不行,地都给了别人种。", "grandfather1", "person.farmer"),
        ("老邓52岁。当年的包工头找不到了。", "adult1", "person.employment_status"),
        ("娃五个月,在银川大医院查下的。", "child1", "person.works_away"),
        ("阿婆86岁,长护险没评过。", "elder1", "person.disability_assessed"),
        ("儿子41岁,十八九岁在广东打工回来就癫了。", "child1", "person.works_away"),
        ("石头9岁,在学校老跟人打架。", "adult1", "person.employment_status"),
        ("Her grandfather was operated on for stomach cancer eight years ago, has been well since.", "grandfather1", "person.illnesses"),
    ],
)
def test_what_is_past_or_of_something_else_is_no_fact(casework: Casework, text: str, who: str, name: str) -> None:
    assert name not in facts(casework, text, who)


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("小满13岁,现在跟姑妈过。姑父在深圳打工。", {"child1", "aunt1", "uncle1"}),
        ("小满13岁,跟奶奶过。姑妈常来,姑父在深圳打工。", {"child1", "grandmother1"}),
        ("小雨十岁。她爸妈在西安,一个送外卖一个做保洁,去年正月走的,国庆也没有回来。", {"child1", "father1", "mother1"}),
        ("老韩69岁。战友老周上月走了。老周家儿子也是当兵的。", {"elder1"}),
        ("阿婆86岁。儿子一家加拿大定居的。", {"elder1"}),
        ("小李,女,34岁。女儿3岁。婆婆在老家带大伯哥的两个孩子。", {"adult1", "child1"}),
    ],
)
def test_who_lives_with_kin_went_to_work_or_is_anothers(casework: Casework, text: str, members: set[str]) -> None:
    assert {each["id"] for each in note(casework, text)["members"]} == members


@pytest.mark.parametrize(
    ("text", "pregnant"),
    [
        ("我、我老公、我女儿,肚子里还有一个,六个月了。", set()),
        ("小李26岁,女。老公在县城送外卖,怀孕六个月了。", {"adult1"}),
        ("妻子33岁,怀孕七个月。", {"wife1"}),
    ],
)
def test_no_man_is_with_child(casework: Casework, text: str, pregnant: set[str]) -> None:
    found = note(casework, text)["members"]
    assert {each["id"] for each in found if any(one["fact"] == "person.pregnant" for one in each["facts"])} >= pregnant
    assert not any(one["fact"] == "person.pregnant" for each in found if each["relation"] == "husband" for one in each["facts"])


def test_nobody_to_look_after_a_child_is_not_said_of_the_old(casework: Casework) -> None:
    text = "阿宝(男,10岁)跟外公过,外公68岁。外公最愁的是阿宝没人照看。"
    assert "person.has_local_carer" not in facts(casework, text, "grandfather1")


@pytest.mark.parametrize("asked", ["是否有过轻生的念头,案主说没有", "有没有不想活的想法,他讲没有"])
def test_who_says_that_he_does_not_want_to_die_is_in_no_crisis(casework: Casework, asked: str) -> None:
    text = f"老邓52岁。社工问{asked}。"
    assert facts(casework, text, "adult1")["person.suicide_risk"] is False and not note(casework, text)["needs"]
