"""What ordinary notes lack and ask for: work not found, goods listed, a house to be built anew, an accident not paid for; and what only sounds so."""

import pytest

from matching.casework import Casework
from tests.matching.test_note_needs import kinds

LACKED = [
    ("男,35岁,回来三个月没找到活。", "employment"), ("男,29岁,跑了几趟县城,没寻着事干。", "employment"), ("丈夫49岁,厂子停了,现无业,到处找活。", "employment"),
    ("男,29岁,应聘两次,人家一查有案底就不要。", "employment"), ("男,31岁,刑释人员,面试了三家都没要他。", "employment"), ("女,39岁,已失业12个月,到处找工作找不到。", "employment"),
    ("男,36岁,想换份收入高点的活。", "employment"), ("男22岁,说想学无人机,报县里的免费培训班。", "training"), ("男,35岁,老板欠他工资。劳动仲裁不懂怎么弄,让我们帮着问问。", "legal_help"),
    ("男,35岁,去信用社问过贷款。", "credit"), ("男,41岁,想贷五万块把羊圈扩一扩。", "credit"), ("男,41岁,跑了两趟农商行打听贷款。", "credit"),
    ("女,40岁,银行说要人担保,她找不到。", "credit"), ("老人83岁,有白内障,右眼快看不见了,医生叫开刀。", "elderly_illness"),
    ("老人83岁,白内障,医生叫开刀,她怕花钱。", "medical_cost"), ("父亲62岁,大夫让住院,他嫌贵,没去。", "medical_cost"),
    ("爷爷70岁,卫生院建议转院做支架,老人舍不得花钱。", "medical_cost"), ("男,45岁,羊冲走了七只,想开春再买几只羊。", "livelihood"), ("男,50岁,打算抓两头猪仔来喂。", "livelihood"),
    ("男,45岁,地里全是泥,今年颗粒无收。", "livelihood"), ("男,52岁,养牛6头,想扩到12头。", "livelihood"),
    ("女,46岁,2024年3月确诊乳腺癌,已手术,现每三周去菏泽化疗一次。", "women_cancer"), ("妻子50岁,宫颈癌,去年切了,还有三次放疗。", "women_cancer"),
    ("母亲41岁,卵巢癌术后,第四次化疗刚打完。", "women_cancer"), ("眼下最缺:棉衣、锅碗、粮食。", "daily_necessities"),
    ("女,40岁。最缺的是被褥、碗筷和米。", "daily_necessities"), ("男,50岁,急需的物品有床、铺盖、面粉。", "daily_necessities"),
    ("女,60岁,现在就缺锅碗瓢盆。", "daily_necessities"), ("男44岁,房子得重盖,钱不够。", "housing"), ("男,44岁,房子烧没了,要重新盖。", "housing"),
    ("女,70岁,老屋塌了半边,得翻修。", "housing"), ("男,50岁,房子不晓得找谁帮忙修。", "housing"), ("女,60岁,三间房烧得就剩墙,现借住侄子家。", "housing"),
    ("男44岁,三间房烧得就剩墙,临时救助的表报上去了还没批下来。", "emergency"), ("老三女孩,3岁,还没上幼儿园,妈妈白天补觉,没人看。", "child_care"),
    ("儿子2岁,奶奶下地去了,没人带。", "child_care"), ("女儿4岁,放学早,爸妈还没下班,没人接。", "child_care"),
    ("奶奶54岁,孙子5岁,脑瘫。奶奶问:轮椅公家给不给?娃大了抱不动了。", "assistive_device"), ("女儿10岁,耳蜗的外机旧了,老出毛病。", "assistive_device"),
    ("男娃5岁,脑瘫,前年在固原做过两个月康复,没钱又路远,停了,家里想接着做。", "rehabilitation"), ("女儿4岁,发育迟缓,语训做了半年,只好停了。", "rehabilitation"),
    ("男孩15岁,成绩一路下滑,班主任着急。", "study_support"), ("女孩13岁,这学期成绩直线下降。", "study_support"), ("儿子14岁,名次掉到了三十多。", "study_support"),
    ("男,48岁,欠信用社五万,利息快还不起了。", "income_support"), ("男,50岁,月供还不上。", "income_support"), ("妻子34岁,全家靠她一份工,不够一家人吃用。", "income_support"),
    ("男,48岁,工伤认定书下来了,矿上付了医疗费,装假肢的钱还在扯皮。", "work_injury"), ("男,43岁,在工地卸货,被钢管砸断右手两根指头,包工头后面不认账了。", "work_injury"),
    ("男,50岁,问咋个认定工伤。", "work_injury"), ("男,39岁,厂里不认工伤。", "work_injury"), ("老太82岁,想让村里出面把话说开。", "conflict"),
    ("男,40岁,女方不让他见儿子。", "conflict"), ("女,76岁,白内障,右眼看不清,卫生院说能免费做。", "vision_loss"),
    ("妹妹9个月,吃奶粉,奶粉钱一个月八百,紧得很。", "infant_nutrition"), ("女儿2个月,喝奶粉一月要九百多,说吃不消。", "infant_nutrition"),
    ("女,52岁,女儿10岁,问怎么跟孩子说这个事儿好。", "parenting"), ("男,43岁,女儿12岁,说自己真不会教孩子。", "parenting"),
    ("女孩10岁,最近有同学说她是捡的,回来哭了两回。", "emotional_support"), ("母亲61岁,晚上想着想着就流泪。", "emotional_support"),
]  # fmt: skip
NOT_LACKED = [
    ("男孩14岁,想去浙江打工。父亲40岁,在家种地。", "employment"), ("女儿15岁,说不想读了,想去打工。母亲38岁。", "employment"), ("儿子13岁,想找个活干。奶奶66岁。", "employment"),
    ("父亲45岁,平时四处打零工。", "employment"), ("男,35岁,去年没找到活,今年进了厂。", "employment"), ("母亲40岁,没找到孩子的出生证。", "employment"),
    ("男,40岁,信用社贷款已经还清。", "credit"), ("奶奶80岁,白内障前年手术做了,看得清。", "elderly_illness"), ("男孩9岁,有时候忘关门。", "elderly_illness"),
    ("爷爷70岁,医生让住院,他怕疼没去。", "medical_cost"), ("奶奶70岁,想买只鸡给孙子补补。", "livelihood"), ("男48岁,存了两头猪的钱。", "livelihood"),
    ("母亲41岁,乳腺癌五年前治好了,没再化疗。", "women_cancer"), ("母亲60岁,外婆乳腺癌走的。", "women_cancer"), ("男,50岁,村里给送了锅碗、粮食。", "daily_necessities"),
    ("男,50岁,店里卖锅碗、粮食。", "daily_necessities"), ("男,50岁,养猪缺饲料、种子、化肥。", "daily_necessities"), ("男,44岁,房子前年重盖了,结实。", "housing"),
    ("男,44岁,厕所要重新盖。", "housing"), ("男44岁,临时救助前年批过。", "emergency"), ("奶奶80岁,儿子在外打工,没人看。", "child_care"),
    ("男孩10岁,书看不懂,没人教。", "child_care"), ("男29岁,儿子6岁,他想看孩子,前妻不让。", "child_care"), ("男,60岁,轮椅残联给了。", "assistive_device"),
    ("父亲60岁,康复出院了。", "rehabilitation"), ("男孩15岁,成绩没有下滑。", "study_support"), ("女孩12岁,成绩前年下滑过,现在又赶上来了。", "study_support"),
    ("男,48岁,贷款都还清了。", "income_support"), ("男,48岁,工伤赔偿去年拿到了,八万。", "work_injury"), ("男,48岁,工地上摔伤,老板赔了钱,现在好了。", "work_injury"),
    ("男,48岁,没有工伤。", "work_injury"), ("男,48岁,工伤认定书下来了,钱也赔了。", "legal_help"), ("母亲35岁,前妻不来往。孩子跟她过。", "conflict"),
    ("女,76岁,眼睛看得清。", "vision_loss"), ("女儿2个月,喝奶粉,长得好。", "infant_nutrition"), ("女孩10岁,老师说她学习好,回来笑了。", "emotional_support"),
    ("女儿10岁,夜里哭着要妈妈。", "emotional_support"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "need"), LACKED)
def test_what_is_lacked_or_asked_for_is_a_need(casework: Casework, text: str, need: str) -> None:
    assert need in kinds(casework, text)


@pytest.mark.parametrize(("text", "need"), NOT_LACKED)
def test_what_only_sounds_like_it_is_none(casework: Casework, text: str, need: str) -> None:
    assert need not in kinds(casework, text)


def test_nobody_under_16_needs_work(casework: Casework) -> None:
    assert "employment" not in kinds(casework, "儿子13岁,想找个活干。奶奶66岁。")
    assert "employment" in kinds(casework, "儿子19岁,想找个活干。奶奶66岁。")
