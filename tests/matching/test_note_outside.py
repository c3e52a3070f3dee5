"""Who is named in a visit note and is no member of the household, and why."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, note, outside


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
        ("老太太78岁,老头子去年过世了。", {"elder1"}, {"husband": "死亡"}),
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


@pytest.mark.parametrize("paper", ["残疾证没办", "低保证有,残疾证没办", "医保交了,残疾证没有", "残疾证也过期了"])
def test_a_paper_that_is_nobodys_makes_no_member(casework: Casework, paper: str) -> None:
    found = note(casework, f"{paper}。孩子7岁,爸爸肢体残疾。")
    assert {each["id"] for each in found["members"]} == {"child1", "father1"}


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


def test_what_kin_have_themselves_is_not_the_familys(casework: Casework) -> None:
    assert "person.farmer" not in facts(casework, "老人71岁独居。协议签的隔壁侄儿,侄儿自家四口人种苹果。", "elder1")


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
