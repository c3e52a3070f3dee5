"""What a note makes the worker report: certain by what the draft holds, to be confirmed first by what is doubtful."""

import datetime
from typing import Any

import pytest

from matching.casework import Casework

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
