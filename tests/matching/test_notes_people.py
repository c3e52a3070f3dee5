"""Who is who in a visit note, and whose a fact is."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, note


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


def test_the_grandchilds_grandparents_are_the_old_couple_of_the_note(casework: Casework) -> None:
    found = note(casework, "户主62岁,老伴60岁,孙子12岁,跟着爷爷奶奶。")
    assert {each["id"] for each in found["members"]} == {"elder1", "spouse1", "grandchild1"}


def test_an_age_right_behind_a_child_is_the_childs(casework: Casework) -> None:
    found = note(casework, "住在峨边县。李女士33岁,带女儿5岁。")
    ages = {each["id"]: each["facts"]["person.age"] for each in found["draft"]["members"]}
    assert ages == {"adult1": 33, "child1": 5}


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


def test_who_is_he_in_his_uncle_is_he_in_the_next_sentence(casework: Casework) -> None:
    assert facts(casework, "他舅舅50岁做生意。他39岁,肢体残疾。", "adult1")["person.age"] == 39


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
    ("该户五保户,老人78岁。", "elder1", "person.statuses", {"tekun": True}),
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
