"""What a note makes the worker report: certain by what the draft holds, to be confirmed first by what is doubtful."""

import datetime
from typing import Any

import pytest

from matching.casework import Casework
from matching.notes import duties

DAY = datetime.date(2026, 11, 29)
EBIAN = "511132"


def owed(casework: Casework, text: str, region: str | None = EBIAN) -> list[tuple[bool, str, str]]:
    """Whether it is certain, towards whom, and the words of the note behind it, of each duty."""
    found: list[dict[str, Any]] = casework.read_note(text, "note", DAY, region)["duties"]
    return [(each["certain"], each["subject"], " ".join(span["text"] for span in each["spans"])) for each in found]


def test_what_is_sure_gives_a_certain_duty_with_its_words(casework: Casework) -> None:
    assert owed(casework, "孙女13岁,怀孕4个月。") == [(True, "grandchild1", "13岁 怀孕4个月")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("女儿13岁,好像怀孕了。", "13岁 怀孕了"),
        ("女儿13岁,奶奶70岁,奶奶说她可能怀孕了。", "13岁 怀孕了"),
        ("儿子9岁,疑似被父亲殴打。", "9岁 被父亲殴打"),
        ("儿子9岁,以前被继父打过。", "9岁 被继父打过"),
        ("儿子15岁,可能有自杀倾向。", "自杀倾向"),
        ("女儿16岁,说要不是奶奶在,早就走了。", "要不是奶奶在,早就走了"),
    ],
)
def test_what_is_doubtful_is_to_be_confirmed_first(casework: Casework, text: str, words: str) -> None:
    assert owed(casework, text) == [(False, "child1", words)]


def test_an_event_that_may_be_anybodys_is_asked_of_each(casework: Casework) -> None:
    found = owed(casework, "母亲38岁,家里经常有家暴。儿子9岁,女儿12岁。")
    assert found == [(False, "child1", "9岁 家暴"), (False, "child2", "12岁 家暴"), (False, "mother1", "38岁 家暴")]


def test_a_child_whose_age_is_not_known_may_be_young(casework: Casework) -> None:
    assert owed(casework, "小女儿怀孕了。母亲40岁。") == [(False, "child1", "怀孕了")]


def test_a_child_of_whom_two_ages_are_said_may_have_either(casework: Casework) -> None:
    assert owed(casework, "独生女儿13岁,好像怀孕了。母亲40岁。女儿7岁。") == [(False, "child1", "13岁 怀孕了 7岁")]
    assert owed(casework, "独生女儿19岁,好像怀孕了。母亲40岁。女儿21岁。") == []


@pytest.mark.parametrize(
    "text",
    [
        "向家长宣传了反家庭暴力法。母亲38岁,儿子9岁。",  # only talked of
        "邻居家的孩子9岁,被他爸打。我们家儿子8岁。",  # of another family
        "女儿13岁,没有怀孕。",
        "儿媳30岁,好像怀孕了。",
        "女儿25岁,好像怀孕了。",
    ],
)
def test_nothing_is_owed_for_what_is_not_so(casework: Casework, text: str) -> None:
    assert owed(casework, text) == []


def test_a_duty_does_not_wait_for_the_county(casework: Casework) -> None:
    assert owed(casework, "孙女13岁,怀孕4个月。", region=None) == [(True, "grandchild1", "13岁 怀孕4个月")]


def test_the_certain_comes_first_and_then_the_gravest(casework: Casework) -> None:
    found = owed(casework, "儿子15岁,说过不想活了。女儿13岁,好像怀孕了。")
    assert [(certain, subject) for certain, subject, _ in found] == [(True, "child1"), (False, "child2")]


@pytest.mark.parametrize(
    "text",
    [
        "女儿11岁。她说继父晚上进她房间摸她,好几次了。",
        "女儿11岁。继父半夜钻到她被窝里摸她。",
        "孙女9岁。邻居老头摸她下身。",
        "孙女9岁。堂哥脱她裤子。",
        "孙女9岁。邻居解她的衣服。",
    ],
)
def test_sexual_harm_in_everyday_words_is_reported(casework: Casework, text: str) -> None:
    assert [(certain, subject) for certain, subject, _ in owed(casework, text)] in ([(True, "child1")], [(True, "grandchild1")])


@pytest.mark.parametrize(
    "text",
    [
        "女儿9岁。奶奶摸着她的头说别哭。妈妈进她房间给她盖被子。",
        "女儿9岁,发烧。爸爸半夜进她房间摸她额头。",
        "女儿9岁,尿床。奶奶给她脱裤子换洗。",
        "儿子10岁,手臂有伤痕,是自己摔的。",
        "她35岁,背上有淤青。女儿8岁。",
    ],
)
def test_a_caress_or_a_fall_is_no_harm(casework: Casework, text: str) -> None:
    assert owed(casework, text) == []


def test_bruises_of_a_child_are_asked_about(casework: Casework) -> None:
    assert owed(casework, "女儿8岁,背上有淤青。") == [(False, "child1", "8岁 背上有淤青")]


def test_a_knife_in_a_severe_mental_illness_is_told(casework: Casework) -> None:
    assert [each[:2] for each in owed(casework, "母亲45岁,精神分裂症,会拿刀追人。")] == [(True, "mother1")]
    assert owed(casework, "母亲45岁,精神分裂症,从来不打人。") == []


def test_what_is_said_again_is_not_looked_at_again(casework: Casework, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    known_facts = duties.known_facts
    monkeypatch.setattr(duties, "known_facts", lambda *given: looked.append(given) or known_facts(*given))
    text = "女儿好像13岁,可能怀孕了,疑似被父亲打。女儿大概12岁。"
    owed(casework, text * 2)
    twice = len(looked)
    owed(casework, text * 8)
    assert 3 < twice == len(looked) - twice
