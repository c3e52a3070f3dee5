"""What is like a danger in meaning is shown, whatever its words; nothing is concluded from it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from graph import CatalogueError
from graph.seed_files import SeedFolder
from matching.casework import Casework
from matching.notes.examples import Examples, load_examples
from matching.notes.likeness import Likeness
from tests.matching.dangers import DANGERS, HEARD, NEAR_MISSES, SECOND_DANGERS, SECOND_NEAR_MISSES, THIRD_NEAR_MISSES
from tests.matching.visit_notes import note


@pytest.fixture(scope="module")
def likeness(casework: Casework) -> Likeness:
    return Likeness(casework.catalogue.dangers)


def test_most_dangers_are_shown_whose_words_no_example_has_and_few_near_misses(casework: Casework, likeness: Likeness) -> None:
    told = [*(text for text, _ in [*DANGERS, *SECOND_DANGERS]), *HEARD]
    harmless = [*NEAR_MISSES, *SECOND_NEAR_MISSES, *THIRD_NEAR_MISSES]
    examples = casework.catalogue.dangers
    assert not {*told, *harmless} & {*examples.danger, *examples.harmless}
    assert sum(bool(likeness.like(each)) for each in told) > len(told) / 2
    assert sum(bool(likeness.like(each)) for each in harmless) < len(harmless) / 5


@pytest.mark.parametrize("text", ["欧嫂36岁,在镇上超市上班,一个月2300元。儿子9岁,读三年级。", "家里种了五亩玉米,养两头猪,房子是砖房。", "老人72岁,有高血压,按时吃药。", "", "。。,,"])
def test_an_ordinary_note_shows_nothing(likeness: Likeness, text: str) -> None:
    assert not likeness.like(text)


def test_what_is_shown_is_a_clause_of_the_note_and_no_duty(casework: Casework) -> None:
    text = "俞嫂34岁。她男人一沾酒,她就带着娃躲到后坡去。"
    found = note(casework, text)
    assert any("躲到后坡" in each["text"] for each in found["alarms"]) or found["duties"]
    assert not any(each["certain"] for each in found["duties"])
    assert all(text[each["start"] : each["end"]] == each["text"] for each in found["alarms"])


def test_it_is_learned_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = Examples(("打得她不敢回家", "娃饿得哭没人管"), ("种了两亩菜", "儿子读三年级", "房子是砖房"))
    path = tmp_path / "dangers.npz"
    first = Likeness(examples, path).scores(["打得她跑回娘家"])
    monkeypatch.setattr("matching.notes.likeness._learned", lambda _: pytest.fail("learned anew"))
    assert Likeness(examples, path).scores(["打得她跑回娘家"]) == first
    monkeypatch.undo()
    other = dataclasses.replace(examples, harmless=(*examples.harmless, "吃了三年药"))
    assert Likeness(other, path).scores(["打得她跑回娘家"]).shape == (1,)


def test_an_example_is_on_one_side_only(tmp_path: Path) -> None:
    path = tmp_path / "lexicon" / "dangers.yaml"
    path.parent.mkdir()
    path.write_text("danger: [打了她]\nharmless: [打了她]\nordinary: [种了菜]\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="is an example of a danger too"):
        load_examples(SeedFolder(tmp_path).file("lexicon/dangers"))
