"""Needs that the words of a note state, and what is mentioned in it but no need and no fact of this family now."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, needs, note


def kinds(casework: Casework, text: str) -> set[str]:
    """The needs of whoever it may be."""
    return {each["type"] for each in note(casework, text)["needs"]}


def present(casework: Casework, text: str) -> list[dict[str, Any]]:
    """Every fact that holds now, of whoever of the family."""
    found = note(casework, text)
    told = [each for member in found["members"] for each in member["facts"]] + found["household"] + found["event"]
    return [each for each in told if each["holds"] == "now"]


def holding(casework: Casework, text: str) -> list[str]:
    """The facts that are said to be so, but for ages."""
    said = {each["fact"]: each["value"] for each in present(casework, text) if each["fact"] not in ("person.age", "person.sex")}
    return [fact for fact, value in said.items() if any(value.values() if isinstance(value, dict) else [value])]


# No worry, enough, or served already.
@pytest.mark.parametrize(
    "said",
    [
        "学费倒不愁", "学费不用愁", "学费、生活费都不用操心", "上学的钱没啥好愁的", "药费还吃得起", "药费报完没什么压力,负担得起", "不缺粮食", "不缺棉被", "吃饭没问题",
        "学费是助学贷款", "助学金拿到了", "轮椅配好了", "低保办下来了", "残疾证办好了", "工资都拿到手了", "没什么困难", "没有别的要求", "学费全免了", "生活费够用",
        "作业不用大人操心", "吃水没有问题", "护理补贴已经领到了", "户口上好了,已经解决", "学费国家免了",
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["孩子10岁", "母亲45岁,糖尿病", "奶奶72岁"])
def test_what_is_no_worry_or_served_already_is_no_need(casework: Casework, who: str, said: str) -> None:
    assert needs(casework, f"{who},{said}。") == set()


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("孩子10岁,吃穿不愁,就愁学费交不起。", "student_aid"), ("母亲45岁,粮食不缺,就是没有棉被。", "winter"), ("母亲45岁,补助还没拿到,愁药费交不起。", "medical_cost"),
        ("奶奶72岁,药费不够用,欠着医院两万。", "medical_cost"), ("母亲45岁,工资一分没拿到手。", "wage_arrears"), ("孩子10岁,希望早点把户口办下来,想上户口。", "identity_registration"),
        ("父亲45岁,没钱治病,化疗做完了,还欠着医院三万。", "medical_cost"),
    ],
)  # fmt: skip
def test_what_is_a_worry_beside_it_is_one(casework: Casework, text: str, need: str) -> None:
    assert need in kinds(casework, text)


# What the worker offers or asks about, and they do not want.
@pytest.mark.parametrize(
    "said",
    [
        "问去不去养老院,直摆手", "问他愿不愿意去敬老院,他说不去", "劝他住养老院,死活不肯去", "动员住敬老院,老人不同意", "建议送养老院,家里不干", "提到养老院他就摇头",
        "问他想不想去养老院,没吭声",
    ],
)  # fmt: skip
def test_what_was_offered_and_refused_is_no_need(casework: Casework, said: str) -> None:
    text = f"爷爷80岁,一个人住,{said}。"
    assert "elder_care" not in kinds(casework, text)
    assert not [each for each in present(casework, text) if each["fact"] == "person.willing_institution" and each["value"]]


@pytest.mark.parametrize("said", ["问他去不去养老院,他说愿意去", "想住养老院", "问养老院怎么申请", "希望能去敬老院"])
def test_what_was_offered_and_taken_or_asked_for_is_a_need(casework: Casework, said: str) -> None:
    assert "grandfather1 elder_care" in needs(casework, f"爷爷80岁,一个人住,{said}。")


@pytest.mark.parametrize("said", ["讲到低保她摆手,不要那个", "提到低保,她说不要", "劝她申请低保,她不愿意", "说起低保她直摇头", "喊她吃低保,不答应"])
def test_dibao_that_somebody_does_not_want_is_none(casework: Casework, said: str) -> None:
    text = f"母亲45岁,{said}。"
    assert not [each for each in present(casework, text) if each["fact"] == "person.statuses"]
    assert needs(casework, text) == set()


# Whoever is placed beside the family.
OTHERS = [
    "同社李家去年就批了低保", "村东头张家的孩子偷东西被抓", "楼下阿珍有残疾证", "送教的另一个脑瘫孩子有奶奶帮", "老战友孙某去年评上了八级残疾", "同病房一个女孩得了白血病",
    "邻床的老人瘫痪在床", "村里老赵前年也叫人拖欠工资", "前头坝子上那家孩子整天打游戏", "班上一半孩子都近视,成绩差", "对门老孙瘫痪在床", "听说邻村有人得了癌症",
]  # fmt: skip


@pytest.mark.parametrize("said", OTHERS)
def test_whoever_is_placed_beside_the_family_is_not_of_it(casework: Casework, said: str) -> None:
    text = f"母亲45岁,种地。{said}。"
    assert {each["fact"] for each in present(casework, text)} <= {"person.age", "person.farmer", "person.sex"}
    assert needs(casework, text) == set()
    assert [each["relation"] for each in note(casework, text)["members"]] == ["mother"]


@pytest.mark.parametrize("text", ["来到村东头张家,低保户,母亲45岁。", "母亲45岁,同住的还有公公,低保户。", "走访对面老李家,低保户。", "母亲45岁,住医院里有个把月,低保户。"])
def test_the_family_itself_may_be_placed_so_too(casework: Casework, text: str) -> None:
    assert facts(casework, text, "household")["person.statuses"] == {"dibao": True}


def test_a_cousins_divorce_is_not_the_clients_violence(casework: Casework) -> None:
    text = "案主小霞,34岁。案主的表姐前年也因家暴离了婚。"
    assert not [each for each in present(casework, text) if each["fact"].startswith("event.")]


def test_the_lady_in_the_next_bed_has_her_own_dibao(casework: Casework) -> None:
    text = "The mother is 45. The lady in bed 15 is on dibao and the son wondered if they could have it too."
    assert [each["fact"] for each in present(casework, text)] == ["person.age"]


# What an office granted and took away again, or never granted.
@pytest.mark.parametrize(
    "said",
    [
        "家里原来吃低保,赔偿款下来以后就停掉了", "早几年老人在的时候吃过低保,后来退了", "低保去年取消了", "低保被停了", "低保啥的跟她不沾边", "低保从来没吃过", "低保没得",
        "低保没评上", "目前未享受低保", "没有低保", "低保还没办", "低保也没给", "低保退掉了",
    ],
)  # fmt: skip
def test_dibao_that_was_taken_away_or_never_granted_is_denied(casework: Casework, said: str) -> None:
    assert facts(casework, f"母亲45岁,{said}。", "household")["person.statuses"] == {"dibao": False}


@pytest.mark.parametrize(
    "said",
    [
        "低保以前吃过", "以前吃过低保", "早几年吃过低保", "家里原先是低保户", "说了低保的政策", "给她讲解了低保的条件", "听说能吃低保", "可能够低保", "要是能吃上低保就好了", "低保轮不到她家", "低保没批", "望着评个低保",
        "想吃低保", "问低保怎么申请",
    ],
)  # fmt: skip
def test_dibao_of_the_past_or_only_spoken_of_is_not_held_now(casework: Casework, said: str) -> None:
    assert not [each for each in present(casework, f"母亲45岁,{said}。") if each["fact"] == "person.statuses"]


@pytest.mark.parametrize("said", ["低保停了两个月又恢复了", "以前没有低保,现在吃上低保了", "低保户", "吃着低保", "低保领着", "低保是2019年评上的"])
def test_dibao_that_is_had_again_holds(casework: Casework, said: str) -> None:
    assert {"dibao": True} in [each["value"] for each in present(casework, f"母亲45岁,{said}。")]


@pytest.mark.parametrize("said", ["宣传了防溺水", "讲了防火知识", "村里宣传防家暴", "参加防诈骗讲座", "预防中风", "发了防汛明白卡"])
def test_what_one_is_warned_of_has_not_happened(casework: Casework, said: str) -> None:
    assert {each["fact"] for each in present(casework, f"母亲45岁,{said}。")} == {"person.age"}


@pytest.mark.parametrize("said", ["去年在惠州工地打工", "前年在广东进厂上班", "没生病的时候在工地打工", "结婚前在东莞打工", "以前在厂里上班", "当时在浙江打工"])
def test_work_of_a_year_that_is_over_is_none_now(casework: Casework, said: str) -> None:
    assert {each["fact"] for each in present(casework, f"父亲45岁,{said}。")} <= {"person.age"}


@pytest.mark.parametrize("said", ["去年起在惠州工地打工", "前年去广东打工", "十年前就到深圳打工", "去年开始在镇上厂里上班", "今年在惠州工地打工"])
def test_work_begun_in_a_year_that_is_over_goes_on(casework: Casework, said: str) -> None:
    assert {each["fact"] for each in present(casework, f"父亲45岁,{said}。")} & {"person.works_away", "person.employment_status"}


@pytest.mark.parametrize("said", ["非低保户", "低保:无", "低保(否)", "特困、低保都没有", "低保、残疾证什么都没办", "低保、五保均未享受"])
def test_a_list_or_a_form_may_deny_it(casework: Casework, said: str) -> None:
    assert {"dibao": False} in [each["value"] for each in present(casework, f"母亲45岁,{said}。")]
    assert not holding(casework, f"母亲45岁,{said}。")


OVER = [
    "前年做过胆结石手术,没事了", "小时候得过癫痫,后来没犯过", "乳腺癌五年前切了,复查都正常", "得过肺结核,已经好了", "排除了肺结核", "说是肺癌,结果是误诊", "前几年中过风,恢复得挺好",
    "退休前在砖厂上班", "没受伤前在工地开塔吊", "原来是监测户,去年风险消除了", "地早就包给别人种了", "以前养羊,后来不养了",
]  # fmt: skip


@pytest.mark.parametrize("said", OVER)
def test_what_is_over_does_not_hold(casework: Casework, said: str) -> None:
    assert not holding(casework, f"父亲58岁,{said}。")


SUPPOSED = [
    "说等孩子大点再出去打工", "要不是腿坏了,早就出去打工了", "本来想去深圳打工,没去成", "要去浙江打工", "过完年去广东打工", "劝他出去打工他不肯", "要是腿好了就能去工地干活", "村里介绍他去当保洁员,没去",
    "医生说够得上三级残疾", "估计能评二级", "担心得肺癌", "医生怀疑是肝癌,还没确诊", "医院让查是不是糖尿病", "要是评上残疾证就能领补贴",
]  # fmt: skip


@pytest.mark.parametrize("said", SUPPOSED)
def test_what_is_supposed_wished_or_feared_does_not_hold(casework: Casework, said: str) -> None:
    assert {each["fact"] for each in present(casework, f"父亲45岁,{said}。")} <= {"person.age", "person.sex"}


@pytest.mark.parametrize("said", ["没有想死,就是想出去", "她说不会寻短见,还有孩子呢", "否认有自杀念头", "没想过死", "没有轻生的打算", "问有没有想不开,说没有"])
def test_a_life_said_not_to_be_in_danger_is_in_none(casework: Casework, said: str) -> None:
    text = f"母亲45岁,{said}。"
    assert not [each for each in present(casework, text) if each["fact"] == "person.suicide_risk" and each["value"]]
    assert "mental_crisis" not in kinds(casework, text)


# What a family wishes, asks, fears or lacks, in the words of many regions, and what a worker plans for them.
WISHES = {
    "assistive_device": ["父亲52岁,轮椅刹车失灵,要求换。", "爷爷75岁,耳朵背得厉害,想配个助听器。", "母亲45岁,腋拐的橡皮头磨没了,想领一副新的。", "奶奶70岁,走路不稳,想要个四脚拐。",
        "孩子9岁,脑瘫,站立架小了用不上了。", "爷爷75岁,问能不能给个坐便椅。", "奶奶70岁,轮椅是借人家的,想自己有一辆。"],
    "behaviour": ["孩子12岁,抱着手机打游戏打到半夜,管不住。", "孩子14岁,管不下来了。", "孩子14岁,一天到黑打手机游戏,一收手机他就摔东西。", "孩子14岁,逃学,跟社会上的人混。",
        "孩子12岁,奶奶说他他就摔门,想请社工来管教管教。", "孩子12岁,偷拿奶奶的钱上网。", "孩子12岁,三天两头跟同学打架,老师找了几回。"],
    "child_care": ["母亲35岁,孩子三岁没人带,没法出去上班。", "母亲35岁,上夜班,孩子晚上一个人在家。", "父亲38岁,要跑车,孩子放学没人接。", "母亲38岁,两个娃没人带,上不成班。",
        "母亲38岁,要上夜班,六岁的娃锁在屋里。", "奶奶72岁,腿疼,接送孙子上学吃力。"],
    "child_mental_health": ["孩子10岁,夜里哭醒,不让妈妈离开,想找个会跟孩子谈心的老师看看。", "孩子14岁,问有没得心理老师来看一下。", "孩子12岁,爸爸死后就不说话了。",
        "孩子12岁,老师说她上课老走神,人变得闷闷的。", "孩子12岁,晚上不敢一个人睡,总说害怕。", "孩子12岁,希望有人给孩子做做心理辅导。", "孩子11岁,妈妈走后就蔫了,上课趴着,跟谁都不说话。"],
    "child_protection": ["奶奶75岁,说自己死了两个孙子谁管。", "孩子8岁,后爹喝醉了打他。", "孩子9岁,身上一块一块的青,说是后妈掐的。", "爷爷76岁,自己病了,担心走了孙女没人管。"],
    "childcare_cost": ["母亲25岁,奶粉钱成问题。"],
    "companionship": ["孩子10岁,没人陪他玩,想有个大哥哥来陪。", "孩子9岁,想有个哥哥姐姐陪他玩。"],
    "conflict": ["母亲45岁,跟婆婆天天吵,想请人来调解。", "奶奶72岁,跟儿媳闹翻了,分开吃,谁也不理谁。"],
    "credit": ["父亲52岁,想贷五万扩大养牛。", "父亲52岁,问小额贷款怎么办。", "父亲45岁,想贷点款买头母牛。"],
    "daily_necessities": ["母亲45岁,家当全烧光了,缺被子和锅碗。", "孩子10岁,书包破了,没有换洗衣服。", "母亲38岁,火烧了家,衣服被子都没了。"],
    "digital_literacy": ["爷爷70岁,养老认证要刷脸,他不会弄。", "奶奶70岁,手机上挂号弄不来。", "奶奶70岁,想学怎么视频。", "爷爷76岁,不会用健康码,医院挂不上号。",
        "奶奶72岁,孩子给买了智能机,只会接电话。"],
    "disability_support": ["母亲45岁,肢体二级,护理补贴还没领上,问怎么申请。", "父亲45岁,二级残疾,两项补贴一直没给,想问问。"],
    "disaster_relief": ["父亲52岁,问救灾款哪天下来。", "父亲52岁,烤烟冲掉三亩,猪死六头。", "母亲45岁,大水把粮食都泡了。", "父亲52岁,大棚叫雪压塌了。", "父亲45岁,雹子把苹果全打烂了。",
        "母亲38岁,泥石流把家冲了,问受灾补助。", "父亲45岁,一场霜冻,花椒全完了。"],
    "drinking_water": ["母亲45岁,水要到沟里去背。", "父亲52岁,水管冻裂了,吃水得去邻居家挑。", "父亲45岁,天旱,井干了,吃水买水。", "母亲38岁,自来水三天两头停。"],
    "elder_care": ["奶奶80岁,最好有人能上门来照顾。", "奶奶80岁,夜里起来怕摔,没人在跟前。", "奶奶80岁,想请人每周来打扫一次。", "奶奶80岁,儿子不放心她一个人在家,问有没有人能来看看。",
        "奶奶82岁,换不了煤气罐,想有人帮一把。", "爷爷82岁,上次摔倒在厕所躺了大半天才被发现。", "奶奶82岁,腿脚不好,买药买菜没人跑。"],
    "elder_loneliness": ["爷爷80岁,一天到晚没个人说话。", "奶奶80岁,盼儿女回来,过年才见一面。", "奶奶80岁,独居,说屋里静得怕人。", "爷爷80岁,一天到黑对着电视,想有人来摆哈龙门阵。",
        "奶奶80岁,就想有个人来坐坐。", "爷爷80岁,闷得很,没人讲话。", "爷爷82岁,见我来话就停不下来,舍不得我走。"],
    "elder_meal": ["爷爷80岁,吃饭对付,一锅粥吃两天。", "爷爷80岁,想让社区食堂中午给送口热乎饭。", "奶奶80岁,眼睛不好,做饭老烧糊,一天吃一顿。", "爷爷80岁,老伴走后不会做饭,天天吃馒头咸菜。",
        "奶奶80岁,希望有人中午给她送饭。", "爷爷82岁,眼睛看不清,灶火不敢点,吃了上顿没下顿。", "奶奶82岁,一天就煮一次,吃三顿。"],
    "elder_poverty": ["奶奶80岁,儿子们一分钱不给。"],
    "elderly_illness": ["奶奶78岁,白内障,想做手术。", "奶奶78岁,白内障,看不见路,想做手术怕花钱。"],
    "emergency": ["母亲45岁,上周房子起火,急需安置。", "母亲38岁,昨晚家里着火,啥都没抢出来。"],
    "emotional_support": ["母亲45岁,这几天整夜不睡,说着说着就哭。", "母亲45岁,一下雨就心慌睡不着。", "母亲45岁,说我快撑不住了。", "母亲45岁,讲到女儿就抹眼泪,半天说不出话。",
        "母亲45岁,心里苦得没处讲。", "母亲45岁,社工计划每周一次情绪疏导。", "父亲52岁,出事后闷头抽烟,一句话不说。"],
    "employment": ["父亲52岁,求帮他找个事做,近一点的。", "母亲45岁,盼着村里有个手工活,能顾家。", "父亲52岁,想当护林员。", "儿子22岁,毕业一年没工作,求我们帮着找。",
        "母亲45岁,问镇上有没有要人的厂。", "母亲45岁,孩子上学了,她想出来做点事。", "父亲52岁,残疾,投了几家都不要。"],
    "family_contact": ["孩子10岁,三年没见过爸爸,想见一面。", "孩子10岁,想让人帮忙联系监狱,安排见一面。", "孩子10岁,爸妈半个月才视频一回,盼着能常视频。", "孩子10岁,希望爸妈多打几个电话。",
        "孩子10岁,问妈妈啥时候回来。", "孩子10岁,爸爸在监狱,想去探监。", "孩子10岁,妈妈一年没来电话。"],
    "farming_advice": ["父亲52岁,花椒黄叶子,不晓得打啥药。", "父亲52岁,羊老生病,想请技术员来看看。"],
    "hearing_loss": ["孩子4岁,听不见,想做人工耳蜗。", "孩子4岁,先天聋,等着做耳蜗。"],
    "home_accessibility": ["父亲52岁,坐轮椅,大门口三级台阶上不去,想修个坡道。", "爷爷75岁,厕所蹲坑起不来,想改成坐的。", "奶奶70岁,在卫生间摔过两次,想装扶手。",
        "父亲52岁,门口坎太高,轮椅推不出去。", "奶奶72岁,旱厕在院子外头,夜里去怕摔,想在屋里弄个坐便。", "父亲56岁,轮椅出不了门,门口有坎。", "爷爷76岁,浴室滑,上个月滑倒过,想装个把手。"],
    "hospitalised_child_schooling": ["孩子9岁,白血病,住院半年了,想在病房上课。", "孩子9岁,骨肉瘤,化疗期间课都落下了,想有老师来病房教。", "孩子9岁,住院,联系病房学校。",
        "孩子9岁,肾病,住院久了怕跟不上功课。"],
    "housing": ["母亲45岁,房子鉴定成D级,住到村小学里头了。", "父亲52岁,灶房倒了半边,想早点修。", "奶奶70岁,后墙裂了一指宽的缝,落大雨不敢睡。", "母亲45岁,最愁的就是房子啥时候能重修。",
        "父亲52岁,最急的是住处,兄弟家住不长。", "母亲45岁,租的房子月底到期,房东不租了,没找到新的。", "父亲52岁,屋顶的瓦让风刮跑了,盖的塑料布。"],
    "identity_registration": ["孩子3岁,户口还没上。", "孩子3岁,没有出生证,上不了户口。", "孩子6岁,没上户,上学报不了名。", "母亲38岁,缅甸嫁过来的,没有身份证。"],
    "income_support": ["父亲52岁,日子紧,想吃上个低保。", "母亲45岁,问能不能给办个低保。", "奶奶70岁,米都要买不起了。", "母亲45岁,家里一点收入都没得,靠亲戚接济。",
        "母亲45岁,丈夫死后断了经济来源。", "父亲52岁,希望政府给点困难补助。", "母亲45岁,这个月伙食钱都没着落。"],
    "infant_nutrition": ["母亲25岁,没奶,娃只能喝米汤。"],
    "insurance_premium": ["母亲45岁,医保没交,手头没得那四百块。", "父亲52岁,一家五口的合疗费两千块,交不上。", "母亲45岁,想补交医保,拿不出钱。", "母亲38岁,四口人的合作医疗一千六,还没凑齐。",
        "奶奶72岁,医保没钱交。"],
    "legal_help": ["父亲52岁,想问问打官司得花多少钱。", "母亲45岁,有没有公家的律师能给管管。", "母亲45岁,不知道怎么写材料,希望有律师帮忙。", "母亲45岁,想离婚,女儿能不能判给她。",
        "父亲52岁,骑车被撞,对方不赔,想讨说法。", "母亲45岁,孩子爸不给抚养费,想告他。", "奶奶70岁,三个儿子都不养,想请人评评理。"],
    "livelihood": ["父亲52岁,后头靠哪样找钱。", "父亲52岁,不知道以后干点啥营生。", "母亲45岁,想养几头猪,没本钱。", "父亲52岁,今年的苹果没人收。", "父亲52岁,羊瘟死了二十多只,想再养又没钱买羊羔。",
        "父亲52岁,蘑菇卖不上价。", "父亲45岁,想再喂几头牛,没得本。"],
    "long_term_care": ["母亲45岁,瘫在床上,翻身喂饭都靠大女儿。", "父亲52岁,出院以后谁来照看成了难题。", "奶奶70岁,失智,白天不能离人。", "母亲45岁,渐冻症,家里人熬不住了,问有没有地方能托养。",
        "父亲52岁,高位截瘫,问有没有人能上门护理。", "父亲56岁,瘫了五年,母亲腰也累坏了,说实在伺候不动了。", "母亲45岁,植物状态,丈夫一个人昼夜守着,想找个替手的。"],
    "maternal_health": ["母亲25岁,怀了六个月,到现在只检查过一次。", "母亲25岁,当务之急是把产检补起来。", "母亲25岁,怀孕七个月,贫血,没钱去医院生。", "媳妇24岁,快生了还没建卡。",
        "媳妇26岁,怀孕五个月,一次都没查过。"],
    "medical_cost": ["母亲45岁,乳腺癌,下个疗程的钱还没凑够。", "母亲45岁,尿毒症,透析一个月自己要贴一千多,顶不住。", "父亲52岁,肝硬化,后头的治疗费不晓得从哪里来。",
        "孩子6岁,白血病,医院催缴费,账上只剩三千了。", "奶奶70岁,糖尿病,胰岛素打得心疼钱,有时候隔天打。", "父亲52岁,心脏要搭桥,医院说先交五万,屋里凑不出来。", "母亲45岁,红斑狼疮,激素药不在医保里头,全自费。"],
    "mental_crisis": ["孩子14岁,喊要跳楼,爬到窗子上去了。", "孩子14岁,写纸条说不想活了。", "母亲45岁,说死了倒干净。", "母亲38岁,说要不是娃早就喝药了。", "孩子15岁,割腕被老师发现。",
        "爷爷76岁,跟社工说想一走了之,绳子都备好了。"],
    "mental_illness_care": ["儿子30岁,精神分裂症,不肯吃药,发病就砸东西。", "儿子30岁,精神二级,想送去医院治,没人送。", "儿子30岁,精神分裂,药不吃了,半夜在村里喊。",
        "女儿26岁,犯病跑出去三天,家里人拴不住。"],
    "nutrition": ["孩子8岁,瘦得很,早上空着肚子上学。", "孩子8岁,比同班的矮一头,饭老吃不饱。"],
    "parenting": ["母亲35岁,不晓得咋个教孩子,一说就吵。", "奶奶65岁,隔代管不了,想听听怎么教娃。", "母亲38岁,管不了他就打,打完又后悔,想学学怎么教。"],
    "peer_support": ["母亲45岁,孩子孤独症,打算拉她进家长互助群。", "母亲45岁,想认识别的有这种孩子的家长。", "母亲45岁,乳腺癌,希望跟得过这病的人聊聊。", "父亲52岁,尿毒症,介绍他加入肾友群。",
        "母亲38岁,孩子孤独症,问有没有家长一起交流的群。"],
    "personal_safety": ["案主小霞,34岁,丈夫昨晚又打她,不敢回家。", "案主小霞,34岁,丈夫扬言要打断她的腿,怕他来堵。", "案主小霞,34岁,怕他出来以后报复。",
        "案主小梅,33岁,丈夫打得她眼睛青了,跑出来的,不敢回。", "来电人小梅,33岁,前夫老来砸门,怕他下狠手。"],
    "rehabilitation": ["孩子6岁,脑瘫,想做康复训练,排不上队。", "父亲52岁,中风,医生让接着做康复,家里负担不了。", "孩子4岁,说话晚,想上语言课。", "孩子5岁,孤独症,训练停了半年,想接着训练。",
        "母亲45岁,出院要练走路,没地方练。", "孩子3岁,不会喊人,医生建议做语言康复。", "孩子5岁,脑瘫,去市里做康复来回车费都不够,只做了两个月。"],
    "retirement_income": ["父亲58岁,农保断了几年,想补交。", "父亲58岁,问养老保险怎么补缴。"],
    "social_inclusion": ["母亲35岁,外地嫁过来的,说话听不懂,没有朋友。", "母亲38岁,搬到安置点,左邻右舍不认识,不出门。"],
    "special_education": ["孩子8岁,孤独症,学校不要,想上特校。", "孩子8岁,智力残疾,村小说教不了,让去特校。"],
    "status_recognition": ["爷爷70岁,问现在还能不能补评残疾等级。", "父亲52岁,想办残疾证,不晓得找哪个。", "孩子10岁,想评事实孤儿。", "母亲45岁,残疾证过期了,想换证。",
        "奶奶70岁,想办慢病本。", "父亲52岁,手受伤后想去评残。", "爷爷70岁,当过兵,想办优待证。"],
    "student_aid": ["孩子18岁,考上大学,学费还差六千。", "孩子16岁,问高中有没有助学金。", "孩子16岁,想读书但家里拿不出住宿费。", "女儿18岁,怕供不起她念大学。",
        "孩子17岁,说不读了要去打工挣钱给弟弟交学费。", "女儿18岁,录取通知书到了,八千多学费凑了一半。", "儿子17岁,想去打工给妹妹挣学费。"],
    "study_support": ["孩子10岁,数学才考三十几分,想有个人教一下。", "孩子10岁,希望周末有志愿者来补补数学。", "孩子10岁,英语跟不上,家里没人会。", "孩子10岁,作业没人看,奶奶不识字。",
        "孩子10岁,成绩垫底,老师让家里多辅导。", "孩子10岁,想找大学生给他补课。", "孩子10岁,认字少,二年级了拼音还不会。"],
    "training": ["母亲45岁,想考个育婴师证,问有没有免费的班。", "母亲45岁,会串珠子,希望学电商直播。", "父亲52岁,想学修摩托。", "儿子20岁,想去学个开挖机。", "母亲45岁,问村里还办不办刺绣班。",
        "父亲45岁,想学个电焊。", "母亲38岁,问有没有月嫂培训。"],
    "utility_cost": ["奶奶70岁,电费欠了两个月。"],
    "vision_loss": ["孩子10岁,坐第一排也看不清黑板,没配眼镜。", "孩子11岁,黑板看不清,没钱配镜。"],
    "wage_arrears": ["父亲52岁,在工地干了半年,工钱还没结。", "父亲52岁,老板跑了,两万八没拿到。", "父亲52岁,问这个工钱咋个才要得回来。", "父亲52岁,包工头打了欠条,人找不着了。",
        "母亲45岁,饭店欠她三个月工资,想要回来。", "父亲52岁,厂子倒了,工资没发完。", "父亲45岁,去年在内蒙修路,还有一万六没给。"],
    "winter": ["奶奶70岁,煤还差半吨。", "母亲45岁,孩子没有过冬的棉衣。", "爷爷70岁,炕烧不热,被子薄。", "奶奶72岁,就一床薄被,冷得睡不着。", "母亲38岁,炉子坏了,这个冬天没法烧。"],
}  # fmt: skip


@pytest.mark.parametrize(("need", "text"), [(need, each) for need, said in WISHES.items() for each in said], ids=lambda each: each)
def test_what_is_wished_asked_feared_or_planned_is_heard(casework: Casework, need: str, text: str) -> None:
    assert need in kinds(casework, text)


# For whom it is.
@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("奶奶72岁。孙子8岁,读二年级。奶奶说想有个人教一下孙子。", "grandchild1 study_support"), ("母亲45岁。奶奶80岁。母亲就是不放心奶奶,最好有人能上门来照顾。", "grandmother1 elder_care"),
        ("案主小霞,34岁,女儿6岁。丈夫一喝酒就动手。", "adult1 personal_safety"), ("案主小霞,34岁,女儿6岁。离婚的话女儿能不能判给她。", "adult1 legal_help"),
        ("父亲45岁,媳妇40岁。媳妇一下雨就心慌睡不着。", "wife1 emotional_support"), ("爷爷80岁,一天到晚没个人说话。", "grandfather1 elder_loneliness"),
        ("父亲45岁,老板跑了,工钱没结。", "father1 wage_arrears"), ("母亲45岁,日子紧,想吃上个低保。", "income_support"),
    ],
)  # fmt: skip
def test_a_wish_is_of_those_whom_it_would_help(casework: Casework, text: str, need: str) -> None:
    assert need in needs(casework, text)


# The finer of two needs is said, not the broader one as well; nobody has a need of another age.
@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("爷爷80岁,一天到晚没个人说话。", "emotional_support"), ("孩子12岁,希望有人给孩子做做心理辅导。", "emotional_support"), ("父亲52岁,出院后没人照顾。", "elder_care"),
        ("父亲45岁,老板跑了,工钱没结。", "legal_help"), ("母亲45岁,想吃上个低保。", "status_recognition"), ("父亲45岁,手机弄不来。", "elder_meal"),
        ("父亲45岁,有没有公家的律师能给管管。", "behaviour"), ("孩子10岁,爸妈离婚后判给爸爸。", "legal_help"), ("奶奶70岁,手里没钱,不过儿子给买菜。", "income_support"),
        ("母亲45岁,医保报了还是吃不消。", "insurance_premium"), ("母亲45岁,社工问是否有过轻生的念头。", "mental_crisis"), ("父亲45岁,以前想学修车。", "training"),
    ],
)  # fmt: skip
def test_what_is_not_said_is_no_need(casework: Casework, text: str, need: str) -> None:
    assert need not in kinds(casework, text)


@pytest.mark.parametrize(
    "text",
    [
        "奶奶72岁,身体硬朗,自己种点菜,儿女常回来看看。", "父亲52岁,在工地开塔吊,工资月月发。", "孩子10岁,成绩中等,作业自己做,爱看动画片。", "爷爷80岁,一个人住,社区食堂送饭,儿子每天打电话。",
        "母亲45岁,住院做了手术,恢复得不错,医保报了大半。", "母亲38岁,离婚三年了,孩子判给她,前夫每月给抚养费。", "父亲52岁,房子前年翻修过,厨房厕所都有。", "孩子14岁,爱打篮球,手机管得住。",
        "父亲45岁,骑车摔过,腿好了,不影响干活。", "社工问孩子想不想妈妈,孩子笑笑说习惯了。", "母亲45岁,问她有没有困难,她说没有。", "母亲38岁,怀孕五个月,产检都正常。", "父亲52岁,贷款五万养牛,卖了八头。",
        "母亲45岁,糖尿病,药在卫生室拿,报销后自己出得不多。", "奶奶72岁,低保按月打卡,够她用。", "母亲38岁,去年考了月嫂证,在城里做月嫂。", "孩子12岁,参加了夏令营,交了朋友。",
    ],
)  # fmt: skip
def test_an_everyday_note_states_no_need(casework: Casework, text: str) -> None:
    assert kinds(casework, text) == set()


@pytest.mark.parametrize(
    ("text", "need", "there"),
    [
        ("小宇7岁,孤独症三级,残疾证有,没上学。", "child1 special_education", True),
        ("小宇7岁,自闭症,幼儿园不收,在家。", "child1 special_education", True),
        ("小宇7岁,没上学。", "child1 special_education", False),
        ("老李70岁,瘫痪,想要一张护理床。", "daily_necessities", False),
        ("老李70岁,瘫痪,想要一张护理床。", "elder1 assistive_device", True),
        ("老李70岁,想要一张床和被子。", "daily_necessities", True),
        ("阿依10岁,放学回家要喂猪做饭。", "livelihood", False),
    ],
)
def test_a_need_that_follows_and_one_that_does_not(casework: Casework, text: str, need: str, there: bool) -> None:
    assert (need in needs(casework, text)) is there
