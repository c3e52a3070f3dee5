"""Searching as a county worker types: no query here is held back in benchmarks/cases, or of the third group."""

from __future__ import annotations

import itertools

import pytest

from benchmarks.search.__main__ import OTHERS, QUERIES, read_queries
from graph import InputError
from matching.casework import Casework
from matching.search.mentions import NEED
from matching.search.places import places
from tests.matching.searches import LEUKAEMIA, PARAGRAPH, PROSE, found
from tests.matching.test_search_whom import CASES, OF_GROUPS, OF_OTHERS, OF_STAGES

# What is typed, and what must be the first answer.
FIRST = [
    # nicknames and abbreviations
    ("科特派", "sci-tech-commissioner"), ("两免", "compulsory-two-exemptions"), ("高龄补贴怎么领", "advanced-age-allowance"),
    ("686项目", "severe-mental-services"), ("城乡居保", "resident-basic-pension"), ("危改", "rural-dangerous-house"),
    # colloquial
    ("包工头不给钱", "migrant-wage-arrears"), ("没上户口的娃", "hukou-registration"), ("毒瘾戒不掉", "cs-qilin"),
    # by sound, with and without spaces and tones
    ("canjizheng", "disability-certificate"), ("can ji zheng", "disability-certificate"), ("yǔlù jìhuà", "yulu-plan"),
    # misspelt
    ("临时就助", "linshi-emergency"), ("法律圆助", "legal-aid"), ("unemployement insurence", "unemployment-insurance"),
    # traditional, full-width
    ("臨時救助", "linshi-emergency"), ("國家勵志獎學金", "inspirational-scholarship"), ("ＹＵＬＵ", "yulu-plan"),
    # by the first letters
    ("yljz", "medical-assistance"), ("flyz", "legal-aid"), ("wfgz", "rural-dangerous-house"),
    # English
    ("student loans", "student-origin-loan"), ("legal aid", "legal-aid"),
    ("public rental housing", "public-rental-housing"),
]  # fmt: skip
# What the catalogue knows nothing of.
NOTHING = ["猫粮狗粮批发", "黄金价格走势", "weather tomorrow", "彩票中奖号码", "孩子学钢琴", "新能源汽车置换", "lottery numbers", "的"]
NOTHING += ["买车贷款", "买房贷款利率", "信用卡", "股票", "养狗证", "car loan"]
NOTHING += [
    "怎么做红烧肉", "手机屏幕碎了", "周杰伦演唱会门票", "孩子学游泳班多少钱", "考公务员报名", "牙齿矫正价格", "搬家公司",
    "婴儿推车推荐", "个人所得税退税", "抖音怎么涨粉", "算命", "高考志愿填报", "近视激光手术哪家好", "月嫂多少钱一个月",
    "how to fix my phone screen", "cheap flights to Beijing", "who won the election", "best noodle recipe",
]  # fmt: skip
# What other offices do.
NOTHING += [
    "种粮补贴什么时候到账", "买收割机国家补多少", "公益林补偿款怎么查", "土地确权证丢了", "房产证过户给儿子", "老年公交卡在哪里办",
    "身份证到期换新的", "结婚证要什么材料", "火化费能不能减免", "我想献血去哪里", "公积金怎么提取", "娃打疫苗在哪打", "孩子转学手续",
    "考公务员年龄限制", "儿子征兵体检要求", "开小吃店营业执照怎么办", "家电以旧换新补贴", "路灯坏了找谁修", "宽带太慢投诉",
    "where do I renew my passport", "how to donate blood",
]  # fmt: skip
# Near such matters, and yet of what there is: what must be among the first.
NEAR_OTHERS = [
    ("没有身份证也没户口", "hukou-registration"), ("房子拆了没地方住", "housing-assistance-649"), ("老人卡里的养老金没到账", "resident-basic-pension"),
    ("征地后没了收入想找活干", "employment-assistance-649"), ("医保断缴了看病报不了", "medical-insurance-premium-aid"),
    ("老公打我想离婚", "domestic-violence-shelter"), ("想贷款买牛", "assistance-microcredit-2026"), ("退伍军人优待证", "veteran-aid"),
    ("厕所太滑老人摔了", "elderly-home-retrofit"), ("骨髓移植要几十万", "medical-assistance"), ("孩子转学回老家学费交不起", "compulsory-two-exemptions"),
]  # fmt: skip
CAPACITY = [
    ("我们机构的财务制度不健全", {"cq-renai", "gz-qichuang"}),
    ("社工站督导", {"cd-swa", "sz-qimingxing", "dg-gekeng"}),
    ("新手社工想找督导", {"cd-swa", "sz-wenxin"}),
    ("raise money online for our agency", {"tencent-99"}),
]


def test_no_query_here_is_one_that_is_held_back() -> None:
    every = [each for path in (QUERIES, *OTHERS.values()) for each in read_queries(path)]
    held = {each.words for each in every if each.split not in ("tune", "second")}  # the second author's have been read
    pairs = (*FIRST, *CAPACITY, *NEAR_OTHERS, *CASES, *OF_AGENCIES, *OF_OTHERS, *OF_GROUPS, *DIALECT, *ASKED, *PARAGRAPHS, *ASKING)
    assert held.isdisjoint({*(text for text, _ in pairs), *(text for _, text in OF_STAGES), *NOTHING, PARAGRAPH, PROSE})


@pytest.mark.parametrize(("text", "first"), FIRST, ids=[text for text, _ in FIRST])
def test_the_first_answer(casework: Casework, text: str, first: str) -> None:
    assert found(casework, text)[:1] == [first]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found_for_what_is_not_there(casework: Casework, text: str) -> None:
    assert casework.search(text, None, 10) == []


@pytest.mark.parametrize(("text", "some"), NEAR_OTHERS, ids=[text for text, _ in NEAR_OTHERS])
def test_what_is_near_the_matters_of_others_is_still_found(casework: Casework, text: str, some: str) -> None:
    assert some in found(casework, text, limit=5)


@pytest.mark.parametrize(("text", "some"), CAPACITY, ids=[text for text, _ in CAPACITY])
def test_a_question_of_an_agency_finds_what_supports_agencies(casework: Casework, text: str, some: set[str]) -> None:
    assert some <= {*found(casework, text)}


# What an agency asks: for money, for somebody to learn from, for who has done a thing. What comes first.
OF_AGENCIES = [
    ("协会今年活动经费没着落,去哪里能申请", {"cmf-yongren", "ccafc-tongyuan", "tencent-99", "cswef-qianshou"}),
    ("where can our agency get a grant for children projects", {"ccafc-tongyuan", "cswef-qianshou", "fengxin-venture"}),
    ("who can supervise our new social workers", {"cd-swa", "sz-qimingxing", "sz-wenxin"}),
    ("机构账做得一塌糊涂,年检过不了,谁来辅导我们", {"gz-qizhi", "js-leren", "sz-qimingxing"}),
    ("想找一家做过禁毒的社工机构学习", {"sz-wenxin", "cs-qilin"}),
    ("an experienced agency for home visits", {"jx-xiezuozhe", "gx-shuguang", "ck-leyun", "ls-shangshan"}),
]


@pytest.mark.parametrize(("text", "some"), OF_AGENCIES, ids=[text for text, _ in OF_AGENCIES])
def test_what_an_agency_asks_is_answered_by_what_is_for_agencies(casework: Casework, text: str, some: set[str]) -> None:
    answers = found(casework, text, limit=4)
    assert len(some & {*answers}) >= 2
    assert answers[0] in some


@pytest.mark.parametrize("text", [" ", "。。。", "Помощь инвалидам", "???"])
def test_words_in_another_script_are_refused_and_not_guessed_at(casework: Casework, text: str) -> None:
    with pytest.raises(InputError, match="Chinese or English"):
        casework.search(text, None, 10)


@pytest.mark.parametrize("text", ["工地上干活摔断了腿", "在厂里上班手被机器压了老板不管", "下班路上被车撞了算工伤吗"])
def test_who_was_hurt_at_work_finds_its_recognition_first(casework: Casework, text: str) -> None:
    assert found(casework, text)[0] == "work-injury-recognition"


def test_a_family_that_raises_money_is_no_agency(casework: Casework) -> None:
    assert found(casework, "孩子白血病,想在网上筹款,水滴筹怎么弄", limit=4)[0] == "shuidichou"
    assert LEUKAEMIA & {*found(casework, "孩子白血病,想在网上筹款,水滴筹怎么弄", limit=4)}


def test_help_between_agencies_is_not_bound_to_their_place(casework: Casework) -> None:
    assert "cd-swa" in found(casework, "督导", "511132")
    assert "ps-tongxin" not in found(casework, "残疾人就业", "511132", 100)


def test_a_place_in_the_words_narrows_as_the_region_does(casework: Casework) -> None:
    by_words, by_region = found(casework, "四川 先天性心脏病", limit=100), found(casework, "先天性心脏病", "510000", 100)
    assert sorted(by_words) == sorted(by_region)
    assert by_words[0] == "sc-youth-nuskin-heart"
    assert "cq-youxin" in found(casework, "先天性心脏病", limit=100) and "cq-youxin" not in by_words


@pytest.mark.parametrize("text", ["峨边 社工", "Ebian social work", "峨边彝族自治县社工", "四川峨边 社工"])
def test_a_county_is_known_by_any_of_its_names(casework: Casework, text: str) -> None:
    first = casework.search(text, None, 5)
    assert "ls-shangshan" in [each["resource"] for each in first]
    assert "峨边彝族自治县" in [reason["names"]["zh"] for reason in first[0]["because"]]


def test_a_place_by_itself_finds_what_is_made_for_it(casework: Casework) -> None:
    assert "ls-shangshan" in found(casework, "峨边")


def test_a_place_named_in_prose_does_not_narrow(casework: Casework) -> None:
    assert all("广东" not in reason["said"] for each in casework.search(PROSE, None, 50) for reason in each["because"])
    assert "left-behind-children" in found(casework, PROSE)


PLACES = [
    ("公安 低保", ["421022"]), ("公安局 低保", []), ("和平 低保", []), ("朝阳区低保", []), ("北京朝阳区低保", ["110105"]),
    ("河南 低保", ["410000"]), ("青海河南 低保", ["632324"]), ("内蒙古低保", ["150000"]), ("恩施州 低保", ["422800"]),
    ("互助小组", []), ("青海互助 低保", ["630223"]), ("互助县 低保", ["630223"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), PLACES, ids=[text for text, _ in PLACES])
def test_a_place_counts_where_it_is_sure_which(casework: Casework, text: str, codes: list[str]) -> None:
    cut, mentions = casework.index.phrases.find(text)
    assert places(cut, mentions, casework.region_names) == codes


def test_a_pasted_paragraph_finds_help_for_each_of_its_troubles(casework: Casework) -> None:
    answers = found(casework, PARAGRAPH, limit=20)
    assert {"dibao", "pneumoconiosis-relief", "medical-assistance"} <= {*answers}


def test_what_the_words_were_taken_for_is_told(casework: Casework) -> None:
    first = casework.search("黑肺", None, 1)[0]
    illness, need = {"zh": "尘肺病", "en": "pneumoconiosis"}, {"zh": "职业病", "en": "occupational disease"}
    assert first["because"] == [{"said": "黑肺", "names": illness}, {"said": "黑肺", "names": need}]



DUE = {"medical-assistance", "critical-illness-insurance", "major-disease-treatment"}
RAISED = {"shuidichou", "qingsongchou"}


@pytest.mark.parametrize("text", ["尿毒症透析", "肝癌晚期", "得了重病没钱治", "每周透析三次", "cancer treatment costs", "脑梗住院花光了"])
def test_what_is_due_comes_before_what_must_be_raised(casework: Casework, text: str) -> None:
    answers = found(casework, text, limit=100)
    assert max(map(answers.index, DUE)) < min(answers.index(each) for each in RAISED if each in answers)


def test_crowdfunding_is_found_where_it_is_asked_for(casework: Casework) -> None:
    assert found(casework, "水滴筹")[0] == "shuidichou"


# What is said, and of a dialect or an older word.
DIALECT = [
    ("没人带孩子", "冇人带细路"), ("家里没有钱看病", "屋头莫得钱看病"), ("老婆跑了孩子没人管", "婆娘跑了伢子冇得人管"),
    ("没有房子住", "冇得房子住"), ("找不到工作", "揾不到工作"), ("老人没人照顾", "老人冇得人照顾"),
]


@pytest.mark.parametrize(("usual", "dialect"), DIALECT, ids=[text for _, text in DIALECT])
def test_a_dialect_finds_what_the_usual_words_find(casework: Casework, usual: str, dialect: str) -> None:
    assert {*found(casework, usual, limit=3)} & {*found(casework, dialect, limit=3)}


# How people ask, who do not know what anything is called.
ASKED = [
    ("包工头卷钱跑路", "migrant-wage-arrears"), ("老公喝醉了就动手", "domestic-violence-shelter"), ("屋顶漏得厉害", "rural-dangerous-house"),
    ("捡来的娃上不了户口", "hukou-registration"), ("睡桥洞没处去", "vagrant-relief"), ("猪发瘟死了一半", "agri-extension"),
    ("想装个假腿", "assistive-device-subsidy"), ("医保一年几百块交不起", "medical-insurance-premium-aid"),
    ("爹妈都不在了跟着大伯", "orphan-allowance"), ("爸爸判了刑妈妈改嫁", "de-facto-unattended-child"),
    ("六十岁了没社保", "resident-basic-pension"), ("生二胎国家给多少钱", "childcare-subsidy"), ("厂里裁人没活干", "unemployment-insurance"),
    ("家里着火烧光了", "linshi-emergency"), ("请不起律师", "legal-aid"), ("挖煤落下的肺病", "pneumoconiosis-relief"),
    ("儿子有精神病在家砸东西", "severe-mental-services"), ("吃水要走几里路去挑", "cwdf-mother-cellar"),
    ("冰雹把庄稼打坏了", "disaster-living-aid"), ("独生子车祸走了", "one-child-special-support"),
    ("老两口没人摆龙门阵 闷得慌", "rural-left-behind-elderly"), ("想找个扫地看林的活", "public-welfare-post"),
    ("俺弟脑子不灵光 离不得人看着", "sunshine-home-care"), ("工资打了水漂 老板人找不到", "legal-aid"),
    ("一卡通里多打了三十块是什么补贴", "price-subsidy-link"), ("嫂子得了宫颈癌没钱化疗", "two-cancer-relief"),
    ("the boss has not paid us", "migrant-wage-arrears"), ("my husband hits me", "domestic-violence-shelter"),
    ("our roof is falling down", "rural-dangerous-house"), ("pension for old farmers", "resident-basic-pension"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "some"), ASKED, ids=[text for text, _ in ASKED])
def test_who_does_not_know_a_name_finds_it(casework: Casework, text: str, some: str) -> None:
    assert some in found(casework, text, limit=5)


def test_every_need_is_found_by_its_name(casework: Casework) -> None:
    for need, concept in casework.catalogue.needs.items():
        serving = {each.id for each in casework.catalogue.resources.values() if need in each.needs}
        if concept["broader"] and serving:
            assert serving & {*found(casework, concept["names"]["zh"], limit=5)}, need


def test_the_name_of_a_scheme_beside_a_need_says_who_somebody_is(casework: Casework) -> None:
    for text, first in (("低保户交不起电费", "electricity-free-base"), ("低保家庭大学生学费", "undergraduate-grant")):
        assert first in found(casework, text, limit=3), text
    assert found(casework, "低保户")[0] == "dibao"


# Each of several troubles, and what is for it.
PARAGRAPHS = [
    (
        "八月暴雨冲塌了后墙,一家六口挤在村委会。地里的玉米全淹了。他想贷款把猪圈修起来继续养猪。",
        [{"disaster-living-aid"}, {"rural-dangerous-house", "housing-assistance-649"}, {"assistance-microcredit-2026"}],
    ),
    (
        "丈夫在浙江打工三个月工资没结,包工头电话打不通。妻子怀孕七个月没做过产检。婆婆眼睛有白内障看不见。",
        [{"migrant-wage-arrears", "legal-aid"}, {"cwdf-health-express"}, {"cdpf-qiming"}],
    ),
    (
        "她嫁过来十年一直没有户口。丈夫经常喝酒后打她,上个月打断两根肋骨,她带着两个孩子躲在娘家,想离婚,没有收入。",
        [{"domestic-violence-shelter"}, {"hukou-registration"}, {"legal-aid", "linshi-emergency", "dibao"}],
    ),
    (
        "小宇九岁,爸爸被判十二年,妈妈离家出走没有音信,跟着爷爷生活。孩子成绩倒数,在学校不爱说话,经常一个人哭。",
        [{"de-facto-unattended-child"}, {"zz-datong", "cq-dexin"}, {"cctf-huayu", "gx-lianchuang"}],
    ),
    (
        "The grandfather has silicosis and needs oxygen. The grandson is falling behind at school, with no desk at home.",
        [{"daaiqingchen-oxygen", "pneumoconiosis-relief"}, {"hope-room", "huanxin-leyuan"}, {"zz-datong", "cq-dexin"}],
    ),
]


@pytest.mark.parametrize(("text", "troubles"), PARAGRAPHS, ids=[text[:20] for text, _ in PARAGRAPHS])
def test_each_trouble_of_a_paragraph_is_served_near_the_top(
    casework: Casework, text: str, troubles: list[set[str]]
) -> None:
    answers = {*found(casework, text, limit=12)}
    for some in troubles:
        assert some & answers, some


# What a paragraph asks at its end comes before what it tells.
ASKING = [
    (
        "奶奶八十岁,去年得了白内障做了手术,孙子在县城读职高,成绩一直不好。家里屋顶漏雨好几年了,想问问危房改造怎么申请。",
        "rural-dangerous-house",
    ),
    ("男人前年在外头受了伤,婆婆瘫痪在床,小儿子读小学三年级。请问我想学个手艺,哪里有培训?", "quality-farmer-training"),
    (
        "The father lost his leg in a quarry and the mother has diabetes. The roof leaks in the rain. "
        "Where can the daughter get help with tuition for university?",
        "undergraduate-grant",
    ),
]


@pytest.mark.parametrize(("text", "first"), ASKING, ids=[text[:20] for text, _ in ASKING])
def test_what_is_asked_counts_more_than_what_is_told(casework: Casework, text: str, first: str) -> None:
    assert found(casework, text)[0] == first


def test_what_is_asked_without_a_name_leaves_all_that_is_told(casework: Casework) -> None:
    answers = found(casework, "奶奶中风瘫痪在床没人照顾,屋顶漏雨墙也裂了,孙子上高中学费交不起。这种情况怎么办?")
    assert {"rural-dangerous-house", "senior-high-grant"} <= {*answers}
    assert {"elderly-care-subsidy", "rural-left-behind-elderly"} & {*answers}


def test_the_reasons_say_a_thing_once(casework: Casework) -> None:
    for text in ("想学怎么写项目申请书", "做了手术又化疗没钱", PARAGRAPH):
        for each in casework.search(text, None, 20):
            told = [(one["said"], one["names"]["en"]) for one in each["because"]]
            assert len({*told}) == len(told)
            for (said, name), (other, same) in itertools.permutations(told, 2):
                assert name != same or said not in other or text.count(said) > 1


def test_words_of_the_catalogue_stay_beside_those_of_others(casework: Casework) -> None:
    for text in ("助学贷款", "小额信贷", "老人不会用手机", "孩子沉迷游戏"):
        assert found(casework, text), text


def test_a_query_is_read_with_the_lexicon_of_the_notes(casework: Casework) -> None:
    for text, need in (("趴在板凳上写作业", "housing_for_child"), ("个子比同龄人矮小", "nutrition")):
        assert need in [each.target for each in casework.index.phrases.find(text)[1] if each.kind == NEED], text


def test_the_surer_reading_counts_more(casework: Casework) -> None:
    texts = ("临时救助", "linshi jiuzhu", "临时扶助")
    written, heard, misspelt = (casework.search(text, None, 1)[0]["factors"][0] for text in texts)
    assert [each["name"] for each in (written, heard, misspelt)] == ["named"] * 3
    assert written["value"] > heard["value"] > misspelt["value"] > 0


def test_a_word_of_the_dictionary_is_no_misspelling(casework: Casework) -> None:
    assert casework.search("人情世故", None, 10) == []  # 世故 sounds as 事故 does


def test_what_is_written_right_is_not_guessed_at(casework: Casework) -> None:
    """疯子没人管 is one character off 孩子没人管, but 疯子 is a word for a need."""
    assert "left-behind-children" not in found(casework, "疯子没人管", limit=100)


def test_nothing_is_guessed_in_a_paragraph(casework: Casework) -> None:
    assert "低宝" in [reason["said"] for each in casework.search("低宝", None, 1) for reason in each["because"]]
    paragraph = casework.search(PARAGRAPH + "他叫低宝。", None, 100)
    assert paragraph and all(reason["said"] != "低宝" for each in paragraph for reason in each["because"])


def test_a_name_finds_what_else_there_is_for_its_need(casework: Casework) -> None:
    answers = casework.search("科特派", None, 10)
    assert answers[0]["resource"] == "sci-tech-commissioner"
    assert "agri-extension" in [each["resource"] for each in answers[1:]]
    assert answers[0]["score"] > 2 * answers[1]["score"]


def test_the_benchmarks_queries_name_resources_that_there_are(casework: Casework) -> None:
    queries = read_queries()
    assert len(queries) >= 80 and sum(not each.grades for each in queries) >= 12
    for each in (*queries, *(each for path in OTHERS.values() for each in read_queries(path))):
        assert {*each.grades} <= {*casework.catalogue.resources}, each.id
    halves = [sum(each.split == split for each in queries) for split in ("tune", "held")]
    assert halves == [len(queries) / 2] * 2
