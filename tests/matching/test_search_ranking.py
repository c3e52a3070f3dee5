"""How what is found is ranked and cut, of any text whatever."""

from __future__ import annotations

import dataclasses
import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from matching.casework import Casework
from matching.search import build_index
from matching.search.candidates import WEIGHTS
from matching.search.likeness import Likeness
from matching.search.words import BREAK, tokens, units
from tests.matching.searches import PARAGRAPH, found
from tests.matching.test_search import FIRST

def test_the_factors_add_up(casework: Casework) -> None:
    for text in (*(text for text, _ in FIRST), PARAGRAPH):
        for each in casework.search(text, None, 50):
            assert each["score"] == pytest.approx(sum(factor["points"] for factor in each["factors"]))
            assert [factor["name"] for factor in each["factors"]] == list(WEIGHTS)
            assert all(0 <= factor["value"] <= 1 for factor in each["factors"])
            assert all(factor["points"] == factor["weight"] * factor["value"] for factor in each["factors"])
    assert sum(weight for weight, _ in WEIGHTS.values()) == 100


def test_the_order_does_not_hang_on_the_catalogues(casework: Casework) -> None:
    turned = dict(reversed(casework.catalogue.resources.items()))
    other = build_index(dataclasses.replace(casework.catalogue, resources=turned), casework.region_names)
    for text in ("助学", "督导", "student aid", PARAGRAPH):
        assert [each["resource"] for each in other.search(text, None, 100)] == found(casework, text, limit=100)


def test_the_limit_cuts_and_does_not_reorder(casework: Casework) -> None:
    assert found(casework, "助学", limit=3) == found(casework, "助学", limit=50)[:3]


PIECES = [
    "低保", "低宝", "殘疾", "dibao", "di", "峨边", "厦门市", "scholarship", "督导", "|", " ", "\n", "é", "的", "9", "\u0000", "👪",
]  # fmt: skip
ANY_TEXT = st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_any_text_has_an_answer(casework: Casework, text: str) -> None:
    answer = casework.index.search(text, None, 300)
    scores = [each["score"] for each in answer]
    assert all(math.isfinite(score) and 0 < score <= 100 + 1e-9 for score in scores)
    assert [round(score, 9) for score in scores] == sorted((round(score, 9) for score in scores), reverse=True)
    assert len({each["resource"] for each in answer}) == len(answer)


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_a_break_stands_between_two_units(text: str) -> None:
    cut = [BREAK, *units(text), BREAK] if units(text) else []
    assert all(one != BREAK or other != BREAK for one, other in itertools.pairwise(cut))


SHORT_TEXT = st.text(alphabet="低保户住院费 dibao", max_size=20)


@given(st.lists(SHORT_TEXT, min_size=1, max_size=6), SHORT_TEXT)
@settings(max_examples=60, deadline=None)
def test_likeness_is_that_of_scikit_learn(texts: list[str], text: str) -> None:
    vectorizer = TfidfVectorizer(analyzer=tokens, sublinear_tf=True)
    try:
        matrix = vectorizer.fit_transform(texts)
    except ValueError:  # no word in any of them
        assert Likeness(texts).of(text) == [0.0] * len(texts)
        return
    cosines = (matrix @ vectorizer.transform([text]).T).toarray().ravel()
    assert Likeness(texts).of(text) == pytest.approx(cosines.tolist())
