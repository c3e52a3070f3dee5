"""Danger to life, at home and to others, in the many ways it is told; and what only sounds like it."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, needs, note


def at_risk(casework: Casework, text: str) -> bool:
    return "person.suicide_risk" in facts(casework, text, "adult1") and "adult1 mental_crisis" in needs(casework, text)


@pytest.mark.parametrize(
    "said",
    [
        "说还不如跟男人一起去算了", "说早点跟他去了算了", "说真想跟着儿子一起走了算了", "说拖累你们,不如不治了", "觉得自己是累赘,不想治了", "说不想拖累儿女,不治了",
        "说活着没意思", "说活着没啥意思了", "说自己活着就是多余的", "常说睡着不醒来就好了", "说想一走了之", "把农药藏在床底下", "枕头底下压着一瓶百草枯",
        "悄悄攒了半瓶安眠药", "说早点走了算了,省得拖累孩子", '说"我走了妈就轻松了"', "说氧气拔了算了", "说拖着你们干啥",
    ],
)  # fmt: skip
def test_a_life_in_danger(casework: Casework, said: str) -> None:
    assert at_risk(casework, f"王姐45岁,{said}。")


@pytest.mark.parametrize(
    "said",
    [
        "想一走了之去打工", "想一走了之,把孩子丢给婆婆", "天天累死了", "说学校太远,不如不去", "说药太贵,不如不治了", "不如跟老乡一起去打工", "农药放在墙角",
        "农药藏在柜子里,怕孩子误服", "想早点走,赶上班车", "走了半天路就轻松了", "医生说药停了就行",
    ],
)  # fmt: skip
def test_what_only_sounds_like_it(casework: Casework, said: str) -> None:
    assert "person.suicide_risk" not in facts(casework, f"王姐45岁,{said}。", "adult1")


@pytest.mark.parametrize(
    ("said", "feared"),
    [
        ("一听说他要回来就害怕", True), ("一听到他的脚步声就发抖", True), ("丈夫以前打过她,现在孩子见他就躲", True), ("男人动手打过她两次,听到他回来就紧张", True),
        ("听说他要回来就高兴", False), ("听说要手术就害怕", False), ("孩子自闭症,见人就躲", False),
    ],
)  # fmt: skip
def test_fear_of_whoever_struck_once(casework: Casework, said: str, feared: bool) -> None:
    text = f"张姐38岁,{said}。"
    assert ("event.domestic_violence_threat" in facts(casework, text, "event")) is feared
    assert ("adult1 personal_safety" in needs(casework, text)) is feared


@pytest.mark.parametrize(
    ("said", "did"),
    [
        ("发病时拿锄头追过人", True), ("拿菜刀砍过邻居", True), ("拿扁担追过隔壁两家的人", True), ("曾持刀追砍村民", True), ("见人就打", True), ("发病的时候追着邻居打", True),
        ("从来没有拿刀砍过人", False), ("拿刀砍柴", False), ("拿锄头挖地", False), ("发病的时候打滚", False), ("见人就打招呼", False), ("病发时打了120", False),
    ],
)  # fmt: skip
def test_danger_to_others(casework: Casework, said: str, did: bool) -> None:
    text = f"小强28岁,精神分裂症,{said}。"
    assert facts(casework, text, "adult1").get("person.violence_history", False) is did
    assert "person.severe_mental" in facts(casework, text, "adult1")


def test_a_fit_in_which_he_hits_his_wife_is_a_danger_to_others_and_violence_at_home(casework: Casework) -> None:
    text = "张姐38岁,丈夫精神分裂症,发病时也打她。"
    assert facts(casework, text, "husband1")["person.violence_history"] is True
    assert facts(casework, text, "event")["event.domestic_violence"] is True


def test_what_one_may_die_by_beside_the_bed_is_asked_about(casework: Casework) -> None:
    from_bed = note(casework, "老人75岁,独居,农药瓶子摆在床头。")
    told = next(each for each in from_bed["members"][0]["facts"] if each["fact"] == "person.suicide_risk")
    assert not told["drafted"] and [each["certain"] for each in from_bed["duties"]] == [False]


@pytest.mark.parametrize(("said", "holds"), [("耳背", "unclear"), ("耳朵有点背", "unclear"), ("聋了", "now"), ("听不见", "now")])
def test_hard_of_hearing_is_asked_about_and_deaf_is_told(casework: Casework, said: str, holds: str) -> None:
    assert facts(casework, f"老人75岁,{said}。", "elder1", holds)["person.disability_types"] == {"听力": True}


SIGNS = [
    ("孙女12岁,奶奶发现她内裤上有血,问她不说,只是哭。", "grandchild1"),
    ("女孩14岁,不去上学了,跟镇上一个30多岁的男人同居。", "child1"),
    ("两个娃,大的6岁小的3岁,妈妈去打牌,把门反锁在屋里一天没吃饭。", "child2"),
    ("女孩13岁,手机里有网上男的让她发裸照的聊天。", "child1"),
    ("男孩10岁,被宿舍高年级学生逼着脱裤子拍视频。", "child1"),
    ("女儿16岁,离家出走半个月了,手机关机。", "child1"), ("孙子11岁,父亲吸毒,家里常有不三不四的人来。", "grandchild1"),
    ("儿子13岁,被网友带到外地,昨天才找回来。", "child1"), ("女孩10岁,在姑姑家住,姑父老是半夜进她屋。", "child1"),
    ("爷爷说孙子是他从外地抱回来的,没有手续,花了三万块。", "grandchild1"),
]


@pytest.mark.parametrize(("text", "who"), SIGNS)
def test_a_sign_that_must_be_reported_is_asked_about_and_not_drafted(casework: Casework, text: str, who: str) -> None:
    read = note(casework, text)
    harm = [each for each in read["duties"] if not each["text"]["zh"].startswith("义务教育")]  # that a child is at no school is certain
    assert [(each["certain"], each["subject"]) for each in harm] == [(False, who)]
    assert not any("guardianship_risk" in each["facts"] for each in read["draft"]["members"])


@pytest.mark.parametrize("text", [
    "儿子10岁,妈妈不让他吃饭前玩手机。", "女儿9岁,和妈妈住在一起。", "女儿12岁,来了月经,奶奶给她买了内裤。", "村里讲了防拐知识,女儿8岁。",
    "女儿10岁,晚上自己睡。", "儿子8岁,奶奶花了三千块给他买回来一辆自行车。", "女儿14岁,妈妈和男朋友住在一起。", "女儿12岁,奶奶不让她吃饭看电视。",
    "妻子35岁,怀孕,医生不让她出门。", "爷爷把狗用铁链拴在门口。孙子6岁。", "孩子8岁,来源不明的发烧,查了一个月。",
    "奶奶80岁,一天只吃一顿饭,自己不想吃。", "女儿13岁,没有被欺凌。", "奶奶82岁,儿媳不给孙子买零食。孙子7岁。",
])  # fmt: skip
def test_what_only_sounds_like_a_sign_is_none(casework: Casework, text: str) -> None:
    assert note(casework, text)["duties"] == []


@pytest.mark.parametrize(("text", "who"), [
    ("奶奶82岁,儿媳不给饭吃,住在猪圈旁边的棚子里。", "grandmother1"), ("精神病儿子30岁,被父亲用铁链拴在偏房五年了。", "child1"),
    ("丈夫把她的身份证和手机都收走了,不准她出门。", "adult1"),
])  # fmt: skip
def test_starving_and_tying_up_are_asked_about_as_violence(casework: Casework, text: str, who: str) -> None:
    found = note(casework, text)["duties"]
    assert (False, who) in [(each["certain"], each["subject"]) for each in found]


def test_one_deaf_ear_is_no_disability_as_yet(casework: Casework) -> None:
    told = note(casework, "老人75岁,左耳基本听不见。")["members"][0]["facts"]
    assert not any(each["drafted"] for each in told if each["fact"] in ("person.disability_types", "person.has_disability"))


@pytest.mark.parametrize(("text", "who"), [
    ("兄妹俩,哥哥8岁妹妹5岁,爸爸去新疆摘棉花了。晚上没有大人。", "older_brother1"),
    ("小强12岁,读六年级,在学校老是被几个初中生堵在厕所打。", "child1"),
    ("The boy is 11. He was beaten up by classmates twice this term.", "child1"),
    ("周大娘,81岁,和小儿子一家住。儿媳一天就给她吃一顿。", "elder1"),
])  # fmt: skip
def test_danger_in_plain_words_is_asked_about(casework: Casework, text: str, who: str) -> None:
    assert (False, who) in [(each["certain"], each["subject"]) for each in note(casework, text)["duties"]]


def test_an_old_woman_who_is_pushed_down_suffers_violence(casework: Casework) -> None:
    found = note(casework, "周大娘,81岁,和小儿子一家住。儿子喝了酒骂她,上个月把她推倒,胳膊青了一大片。")["duties"]
    assert [(each["certain"], each["subject"]) for each in found] == [(True, "elder1")]


def test_who_hits_is_not_to_be_helped_at_law(casework: Casework) -> None:
    text = "刘某,女,34岁,和丈夫有两个孩子,女儿9岁,儿子4岁。丈夫喝了酒就打她。她想离婚,怕孩子判给男方,也不知道怎么打官司。"
    assert not any(each.startswith("husband1") for each in needs(casework, text))


def test_what_hardly_is_a_small_girls_is_her_mothers_with_its_need(casework: Casework) -> None:
    text = "The mother, 29, and her two daughters, 6 and 3. Her husband hit her again on Sunday. She said she wants to die."
    assert "mother1 mental_crisis" in needs(casework, text) and "child1 mental_crisis" not in needs(casework, text)
