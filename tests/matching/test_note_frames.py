"""Needs put together from what somebody lacks, fears or asks, and of what, each with what only sounds like it."""

import pytest

from graph.errors import CatalogueError
from graph.seed_files import SeedFolder
from matching.casework import Casework
from matching.notes.frames import load_frames
from tests.matching.visit_notes import needs, note


def kinds(casework: Casework, text: str) -> set[str]:
    """The needs of whoever it may be."""
    return {each["type"] for each in note(casework, text)["needs"]}


# One way of saying it with several objects, and one object said in several ways.
@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("孩子8岁,幼儿园的保育费拖着。", "student_aid"), ("儿子16岁,下学期生活费还没着落。", "student_aid"), ("女儿17岁,去学校的车费都凑不够。", "student_aid"),
        ("母亲45岁,房租四个月没交。", "housing"), ("母亲45岁,租金每月六百,实在负担不起。", "housing"), ("母亲45岁,盖房子还差四万块。", "housing"),
        ("母亲70岁,水费交不上。", "utility_cost"), ("父亲50岁,电费一个月三百,负担很重。", "utility_cost"),
        ("丈夫40岁,工钱到现在没见着。", "wage_arrears"), ("丈夫40岁,半年的工钱老板压着。", "wage_arrears"),
        ("母亲45岁,两个孙子带不动了。", "child_care"), ("母亲45岁,小的没处放。", "child_care"), ("奶奶70岁,孙女放学没人接。", "child_care"),
        ("妻子50岁,照顾病人,腰都直不起来,没个替手的。", "long_term_care"), ("儿子40岁,瘫痪的老伴没人照顾。", "long_term_care"),
        ("父亲40岁,想学点养蜂技术。", "training"), ("母亲45岁,要是能学门手艺就好了。", "training"),
        ("爷爷78岁,盼着有个轮椅。", "assistive_device"), ("女儿9岁,棉衣小了。", "winter"),
        ("儿子6岁,原来做康复,一月三千,后来没钱就停了。", "rehabilitation"),
    ],
)  # fmt: skip
def test_a_frame_goes_with_each_object_of_its_kind(casework: Casework, text: str, need: str) -> None:
    assert need in kinds(casework, text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("丈夫45岁,厂里砸断了脚,不晓得工伤该找哪个。", "work_injury"), ("丈夫45岁,在工地摔的,打听工伤去哪里认定。", "work_injury"),
        ("父亲50岁,在砖厂轧了手,想问问工伤有没有赔。", "work_injury"), ("母亲45岁,想问一下能不能办个低保。", "income_support"),
        ("母亲45岁,专门来问临时救助怎么申请。", "income_support"), ("母亲45岁,不晓得低保要找谁。", "income_support"),
        ("父亲60岁,打听危房改造还有没有名额。", "housing"), ("妻子30岁,不懂保护令怎么写。", "legal_help"),
    ],
)  # fmt: skip
def test_what_is_asked_of_the_worker_is_a_need(casework: Casework, text: str, need: str) -> None:
    assert need in kinds(casework, text)


@pytest.mark.parametrize(
    "text",
    [
        "母亲45岁,低保问过了,不符合。", "母亲45岁,打听过临时救助,镇上说不行。", "母亲45岁,随口问低保是什么颜色的本子。", "母亲45岁,问她要不要轮椅,她说不用。",
        "母亲45岁,问去不去敬老院,直摆手。", "母亲45岁,我问低保批了没有,她说批了。", "母亲45岁,棉被是去年村里送的,还新。", "母亲45岁,参加过技能培训。",
        "母亲45岁,学校安排了送教上门。", "母亲45岁,房租不用交。", "母亲45岁,房租交清了。", "母亲45岁,不想活动。", "母亲45岁,跟老人说话没人比她有耐心。",
    ],
)  # fmt: skip
def test_what_is_answered_offered_had_or_only_named_is_none(casework: Casework, text: str) -> None:
    assert kinds(casework, text) == set()


def test_a_need_said_in_words_and_in_a_frame_is_one_need(casework: Casework) -> None:
    found = [each for each in note(casework, "父亲60岁,打听危房改造还有没有名额。")["needs"] if each["type"] == "housing"]
    assert len(found) == 1
    assert needs(casework, "儿子16岁,在县城住校,下学期生活费还没着落。") == {"child1 student_aid"}


@pytest.mark.parametrize("text", ["奶奶80岁。整天没人说话。心里空落落的。", "孩子9岁。夜里老哭。上课发呆不说话。"])
def test_a_clause_read_as_a_need_is_not_unread(casework: Casework, text: str) -> None:
    assert note(casework, text)["unread"] == []


def test_an_object_of_no_frame_is_told_where_it_stands(tmp_path) -> None:
    (tmp_path / "frames.yaml").write_text(
        "frames: {cost: {level: colloquial, behind: [没交]}}\nsettled: [批了]\ntold: [讲]\nobjects:\n- {need: housing, costs: [房租]}\n", encoding="utf-8"
    )
    with pytest.raises(CatalogueError) as caught:
        load_frames(SeedFolder(tmp_path).file("frames"), {}, {"housing": {}}, {"colloquial": None})
    assert "costs" in str(caught.value)
    assert "frames.yaml:5" in str(caught.value)
