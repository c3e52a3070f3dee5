"""Who is hit and by whom, and what else must not be missed of a child: left alone, betrothed, a mother; what only sounds like it."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, needs, note, outside

RISK, VIOLENCE = "person.guardianship_risk", "event.domestic_violence"


def violence(casework: Casework, text: str) -> set[str | None]:
    """Against whom violence at home is told, for the draft."""
    return {each.get("member") for each in note(casework, text)["event"] if each["fact"] == VIOLENCE and each["drafted"]}


@pytest.mark.parametrize(
    "text",
    [
        # Whom the sentence is about, carried into the passive clause.
        "儿子10岁,上次儿子去拉,被丈夫踢了一脚。王姐38岁,丈夫40岁。", "王姐38岁,丈夫40岁。丈夫打王姐,儿子12岁上去拦,也被打了一巴掌。",
        "儿子9岁,常被他爸打。", "儿子9岁,被继父踹伤。", "小明9岁,被他爸用皮带抽打。",
        # Who stands right before 被, whoever sees it.
        "母亲38岁,儿子9岁。母亲心疼儿子被父亲打。", "母亲38岁,儿子9岁。母亲带着儿子常被父亲打骂。",
        # 他 is never whoever hits.
        "儿子9岁,父亲45岁,经常打骂他,身上有伤。", "儿子9岁,爷爷70岁,父亲酒后打他。",
        # Named as the object.
        "张姐38岁,儿子12岁。丈夫喝了酒把儿子打了一顿。", "小明9岁,继父对他拳打脚踢。", "儿子9岁,父亲用棍子打得他满身是伤。", "父亲45岁,喝醉了连儿子也打。儿子9岁。",
        "小明9岁,姐姐15岁。父亲喝了酒打妈妈,小明去拉,脸上挨了一巴掌。", "The boy is 9. He was beaten by his stepfather.", "The boy is 9. His father beats him when drunk.",
    ],
)  # fmt: skip
def test_a_child_that_is_hit_is_to_be_protected(casework: Casework, text: str) -> None:
    drafted = {each["id"]: each.get("facts", {}) for each in note(casework, text)["draft"]["members"]}
    assert [who for who, known in drafted.items() if known.get(RISK)] == ["child1"]
    assert "child1 child_protection" in needs(casework, text)
    assert not any(each.startswith(("father1", "husband1")) and each.endswith(("safety", "protection")) for each in needs(casework, text))


def test_what_a_former_husband_does_to_her_is_told_of_her(casework: Casework) -> None:
    assert violence(casework, "母亲36岁,儿子9岁。前夫打她。") == {"mother1"}
    assert not violence(casework, "母亲36岁,儿子9岁。前夫以前打她,已经离婚三年。")


def test_who_is_feared_to_be_hit_is_the_child(casework: Casework) -> None:
    assert facts(casework, "母亲38岁,儿子9岁。母亲担心儿子被父亲打。", "child1", "unclear")[RISK] is True


@pytest.mark.parametrize("text", ["儿子9岁,被一脚踢在肚子上。", "女儿8岁,经常挨打。"])
def test_by_whom_a_child_is_hit_is_asked_where_that_is_not_said(casework: Casework, text: str) -> None:
    assert facts(casework, text, "child1")[RISK] is True and "child1 child_protection" in needs(casework, text)
    assert RISK not in note(casework, text)["draft"]["members"][-1]["facts"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("儿子9岁,母亲38岁,父亲45岁,父亲打母亲。", "mother1"), ("老人78岁,儿子50岁,儿子打他。", "elder1"), ("老人82岁,被儿子推搡。儿子50岁。", "elder1"),
        ("老人82岁,儿媳50岁,被儿媳打骂。", "elder1"),
        ("张姐38岁,女儿12岁。丈夫喝了酒就打她。", "adult1"), ("李某,女,37岁。丈夫又把她胳膊打骨折了。", "adult1"),
        ("案主小霞,34岁,丈夫昨晚又打她。女儿6岁。", "adult1"), ("王姐38岁,丈夫40岁,用板凳砸她。", "adult1"),
        ("马某42岁,妻子39岁。马某脾气大,喝了酒拿妻子出气。", "wife1"), ("Mrs Li, 38, is beaten by her husband.", "adult1"),
    ],
)  # fmt: skip
def test_a_grown_up_who_is_hit_is_harmed_and_nobody_else(casework: Casework, text: str, who: str) -> None:
    assert violence(casework, text) == {who}
    assert {each for each in needs(casework, text) if "safety" in each or "protection" in each} == {f"{who} personal_safety"}


@pytest.mark.parametrize(
    ("text", "grown_up"),
    [("张姐38岁,丈夫40岁。女儿12岁,丈夫喝了酒就打她。", "adult1"), ("女儿11岁。母亲40岁,父亲42岁,爱喝酒,天天打她。", "mother1")],
)
def test_of_a_mother_and_a_daughter_who_may_both_be_meant_both_are_asked_about(casework: Casework, text: str, grown_up: str) -> None:
    assert not violence(casework, text)
    assert RISK not in next(each for each in note(casework, text)["draft"]["members"] if each["id"] == "child1").get("facts", {})
    assert {f"{grown_up} personal_safety", "child1 child_protection"} <= needs(casework, text)


@pytest.mark.parametrize(("text", "whose"), [("老四47岁,喝了酒打人。", None), ("张姐38岁,丈夫40岁。丈夫喝醉了就动手打人。", "adult1")])
def test_who_hits_in_words_that_do_not_say_whom_is_not_hit(casework: Casework, text: str, whose: str | None) -> None:
    assert {each.get("member") for each in note(casework, text)["event"]} == {whose}


def test_a_child_who_hits_at_school_is_no_violence_at_home(casework: Casework) -> None:
    assert not note(casework, "小杰12岁,跟奶奶生活。小杰在学校被人笑,他就动手打人。")["event"]


@pytest.mark.parametrize(
    "text",
    [
        "儿子9岁,爸爸打他电话不接。", "儿子9岁,老师打他手心。", "儿子9岁,父亲打他小就出去打工。", "父亲45岁,打儿子出生起就没管过。儿子9岁。", "儿子9岁,在学校被同学打了。",
        "儿子9岁,母亲38岁,母亲从来没打过他。", "儿子9岁,父亲舍不得打他。", "儿子9岁,爱打篮球,父亲打工。", "母亲38岁,给儿子9岁打针。", "父亲45岁,被牛踢伤。儿子9岁。",
        "奶奶70岁,护工给她拍打背部。孙子9岁。", "弟弟5岁,哥哥9岁,哥哥打弟弟。", "爷爷70岁,孙子6岁爱踢球。", "The boy is 9. He was hit by a car.", "儿子9岁,爸爸抽烟,妈妈打牌。", "张姐38岁,丈夫瘫痪,常打她手机。",
        "女儿9岁,被父亲打发到姑姑家。", "父亲45岁,把儿子打发去外婆家。儿子9岁。", "父亲45岁,老打断儿子说话。儿子9岁。",
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_blow_hits_nobody(casework: Casework, text: str) -> None:
    found = note(casework, text)
    assert not any(each["fact"] == RISK for member in found["members"] for each in member["facts"])
    assert not violence(casework, text) and not any("safety" in each or "protection" in each for each in needs(casework, text))


@pytest.mark.parametrize(
    "text",
    [
        "爷爷70岁去镇上打零工,孙子6岁一个人在家。", "孙女7岁,放学后独自在家。", "女儿7岁,白天没大人看。", "儿子15岁,一个人租房住。", "女儿13岁,已定亲住到男方家。",
        "女儿16岁,家里已经给她订婚了。", "女孩15岁,父亲收了男方彩礼。", "女儿15岁,父亲把女儿嫁给邻村的一个男人。", "母亲45岁,女儿17岁,已经结婚。", "女儿8岁,后妈40岁,经常挨打。", "爷爷60岁,孙女5岁。爷爷下地干活时把孙女丢在家。", "孙子6岁,奶奶把孙子一个人锁在家里。",
    ],
)  # fmt: skip
def test_a_child_left_alone_or_betrothed_is_to_be_protected(casework: Casework, text: str) -> None:
    child = "grandchild1" if "孙" in text else "child1"
    assert f"{child} child_protection" in needs(casework, text)


@pytest.mark.parametrize(
    "text",
    [
        "孙子15岁一个人在家。", "孙子6岁,会自己在家写作业。", "孙子6岁,自己睡一间屋。", "女儿7岁,妈妈改嫁后住到男方家。", "爷爷70岁,一个人在家带孙子,孙子6岁。", "孙子6岁,爷爷一个人在家。", "孙子6岁,不敢一个人在家。", "姑姑45岁已定亲,侄女10岁。", "女儿13岁,母亲结婚了。",
        "女儿15岁,邻居的女儿已经定亲。", "儿子22岁,已订婚,一个人住。", "女儿13岁,一个人住校。",
        "母亲40岁,女儿15岁。孩子的小姨结婚了。", "女儿22岁,父亲收了彩礼。", "母亲45岁,女儿8岁。母亲17岁嫁到本村。", "大女儿22岁,小女儿12岁,家里收了彩礼。",
    ],
)  # fmt: skip
def test_what_is_no_harm_at_that_age_or_another_s_is_no_need(casework: Casework, text: str) -> None:
    assert not any(each.endswith("child_protection") for each in needs(casework, text))


@pytest.mark.parametrize(("text", "who"), [("女孩13岁,去年生了一个孩子。", "child1"), ("姑娘13岁,生过孩子。", "child1"), ("孙女15岁,生下一个女婴。奶奶68岁。", "grandchild1")])
def test_a_girl_who_has_borne_a_child(casework: Casework, text: str, who: str) -> None:
    assert facts(casework, text, who)["person.ever_had_child"] is True


@pytest.mark.parametrize("text", ["母亲35岁,去年生了一个孩子。女儿13岁。", "女儿13岁,没生过孩子。", "女儿13岁,妈妈又生了个弟弟。"])
def test_what_is_of_her_mother_or_denied_is_not_hers(casework: Casework, text: str) -> None:
    assert facts(casework, text, "child1").get("person.ever_had_child", False) is False


@pytest.mark.parametrize("text", ["儿子9岁,疑似被继父打过。", "儿子9岁,邻居说可能父亲打他。", "女儿9岁,怕被爸爸打。"])
def test_a_blow_that_is_supposed_is_told_as_doubtful(casework: Casework, text: str) -> None:
    assert facts(casework, text, "child1", holds="unclear")[RISK] is True
    assert RISK not in facts(casework, text, "child1")


def test_a_wife_of_whom_nothing_else_is_known_is_not_whoever_hits_her(casework: Casework) -> None:
    assert "adult1" not in violence(casework, "马某42岁,喝了酒打妻子。")


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("女儿15岁,已经有人上门说亲,彩礼都谈了。", "child1 child_protection"), ("女儿15岁,爸爸不让她念了。", "child1 girl_protection"),
        ("于某76岁。于某说要不是有这孩子,早就不活了。", "elder1 mental_crisis"),
    ],
)  # fmt: skip
def test_what_else_must_not_be_missed(casework: Casework, text: str, need: str) -> None:
    assert need in needs(casework, text)


@pytest.mark.parametrize("text", ["王姐42岁,儿子25岁,上门说亲的来了。女儿10岁。", "儿子25岁,彩礼都谈了。女儿10岁。", "于某76岁。于某说要不是腿坏了,早就走了打工。", "She is 60 and afraid of the cost."])
def test_what_is_no_danger(casework: Casework, text: str) -> None:
    assert not {each.split()[-1] for each in needs(casework, text)} & {"child_protection", "girl_protection", "mental_crisis", "personal_safety"}


def test_the_months_of_a_pregnancy_are_no_age(casework: Casework) -> None:
    assert facts(casework, "孙女14岁,怀了娃,五个月。", "grandchild1") == {"person.sex": "female", "person.age": 14, "person.pregnant": True}
    assert facts(casework, "王姐30岁,女儿,五个月。", "child1")["person.age_months"] == 5


def test_the_other_party_is_no_husband_of_a_child(casework: Casework) -> None:
    assert members(casework, "女儿12岁,怀孕了,男方想私了。") == {"child1"}
    assert outside(casework, "女儿12岁,怀孕了,男方想私了。") == {"others": "other_people"}
    assert members(casework, "男方45岁,女方40岁,都有高血压。") == {"husband1", "wife1"}


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("小明9岁,母亲每天五点起来磨豆腐去集上。", ["母亲每天五点起来磨豆腐去集上。"]), ("父亲45岁,村里二叔在旁边说话很大声。", ["村里二叔在旁边说话很大声。"]),
        ("儿子9岁,被舅舅从河里捞起来。", ["被舅舅从河里捞起来。"]), ("小明9岁,跟奶奶一起生活。", []), ("家里有母亲、妹妹和爷爷。小明9岁。", []),
        ("A boy of 9 lives with his grandmother.", []),
    ],
)  # fmt: skip
def test_a_clause_that_says_more_than_whom_it_names_is_not_read(casework: Casework, text: str, unread: list[str]) -> None:
    assert [text[each["start"] : each["end"]] for each in note(casework, text)["unread"]] == unread


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("女儿8岁,父亲当着孩子的面打母亲。", True), ("王姐38岁,女儿8岁。丈夫喝了酒打她,孩子吓得躲到床底下。", True), ("王姐32岁,丈夫三天两头打她,女儿5岁看见了。", True),
        ("王姐38岁,女儿8岁。丈夫瘫痪,女儿看见了狗吓得躲。", False), ("王姐38岁,女儿8岁。丈夫打她。", False),
    ],
)  # fmt: skip
def test_a_child_who_sees_blows_is_in_need_but_is_not_the_one_who_is_hit(casework: Casework, text: str, seen: bool) -> None:
    assert ("child1 child_mental_health" in needs(casework, text)) is seen
    assert RISK not in facts(casework, text, "child1") and "child1 child_protection" not in needs(casework, text)


@pytest.mark.parametrize("text", ["女儿8岁,母亲38岁,父亲当着孩子的面打母亲。", "王姐38岁,女儿8岁。丈夫当着女儿的面打她。"])
def test_a_blow_in_front_of_a_child_is_read(casework: Casework, text: str) -> None:
    assert len(violence(casework, text)) == 1 and None not in violence(casework, text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("李某45岁,丈夫被妻子打了。", {"adult1", "husband1"}), ("户主男48岁,丈夫被妻子打了。", {"adult1", "wife1"}), ("李姐40岁,女儿15岁,儿子9岁,女儿打弟弟。", {"adult1", "child1", "child2"}),
        ("李姐55岁,丈夫60岁,媳妇在外打工。", {"adult1", "husband1", "wife1"}), ("王某,女,46岁。男,48岁,务农。", {"adult1", "adult2"}),
        ("陈某45岁,女儿17岁,已婚,带着一个2岁的孩子。", {"adult1", "child1", "grandchild1"}), ("陈某45岁,女儿13岁,2岁的孩子没人带。", {"adult1", "child1", "child2"}),
    ],
)  # fmt: skip
def test_nobody_appears_who_was_not_named(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who
