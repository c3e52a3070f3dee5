"""Every word that a screen shows has both languages."""

from __future__ import annotations

import re

import pytest
import yaml

from app.wording import duties_together, words
from graph.network import MAP_LABELS
from graph.schema import RELATIONSHIPS
from graph.seed_files import SeedFile
from matching.notes.reading import KIN, OWN_HOME
from matching.learning.outcomes import Kind
from matching.notes.statements import REASONS
from matching.ranking import WEIGHTS
from tests.conftest import ROOT

WORDS = yaml.safe_load((ROOT / "app" / "words.yaml").read_text(encoding="utf-8"))


def test_every_entry_is_two_texts() -> None:
    assert all(isinstance(pair, list) and len(pair) == 2 and all(pair) for pair in WORDS.values())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_used_in_the_code_is_there(language: str) -> None:
    used = {
        key for path in (ROOT / "app").rglob("*.py") for key in re.findall(r'words\("([a-z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(used) > 20
    assert [key for key in used if words(key, language) == key and key not in WORDS] == []


def test_every_kind_of_node_and_link_on_the_map_has_words() -> None:
    private = {"LIVES_IN", "MEMBER_OF", "HAS_NEED", "OF_TYPE", "SUCCEEDED_BY"}
    assert set(MAP_LABELS) | set(RELATIONSHIPS) - private <= set(WORDS)


def test_every_expertise_and_role_of_an_agency_has_words() -> None:
    agencies = SeedFile(ROOT / "seed_data" / "agencies.yaml").data
    used = {word for agency in agencies for key in ("roles", "expertise") for word in agency.get(key) or ()}
    assert used <= set(WORDS)


def test_every_factor_of_a_score_has_words() -> None:
    learned = {"learned"} | {f"learned_{trait}" for trait in Kind("510000", "7-17", disability=True).traits()}
    assert {f"factor.{name}" for name in {*WEIGHTS} | learned} <= set(WORDS)


def test_every_reason_for_doubt_in_a_note_has_words() -> None:
    assert {f"because.{reason}" for reason in REASONS} <= set(WORDS)
    assert {f"outside.{because}" for because in (OWN_HOME, KIN)} <= set(WORDS)


def test_a_duty_of_several_is_told_once() -> None:
    one = {"text": {"zh": "报警"}, "certain": False, "subject": "child1", "spans": [{"text": "躲"}]}
    sure = {"text": {"zh": "报警"}, "subject": "mother1"}
    told = duties_together([one, {**one, "subject": "child2", "spans": [{"text": "躲"}, {"text": "打"}]}, sure])
    assert [(subjects, spans) for _, subjects, spans in told] == [(["child1", "child2"], [{"text": "躲"}, {"text": "打"}]), (["mother1"], [])]
