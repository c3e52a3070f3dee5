"""What is alike in meaning is near, whatever the words; what is not stays far."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matching.meaning import NEAREST, Meanings, nearness, vectors

PASSAGES = [
    ["没有钱看病", "住院费交不起"], ["孩子没人照看", "没有人带小孩"], ["房子漏雨", "屋顶坏了"], ["老板拖欠工资", "拿不到工钱"],
]  # fmt: skip
TEXTS = [text for each in PASSAGES for text in each]
TROUBLES = Meanings(PASSAGES, dict(zip(TEXTS, vectors(TEXTS), strict=True)))


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("治病的钱拿不出来", 0), ("医药费太高负担不起", 0), ("cannot afford the hospital", 0), ("沒錢看醫生", 0),
        ("娃娃一个人在家没人管", 1), ("nobody looks after the child", 1),
        ("下雨天家里到处滴水", 2), ("the roof is leaking", 2),
        ("干了活不给钱", 3), ("the boss has not paid us", 3),
    ],
)  # fmt: skip
def test_a_trouble_is_nearest_to_what_means_the_same(text: str, nearest: int) -> None:
    assert int(TROUBLES.of(vectors([text])).argmax()) == nearest


def test_the_nearest_passage_counts() -> None:
    (cosines,) = TROUBLES.of(vectors(["屋顶坏了"]))
    assert cosines[2] == pytest.approx(1.0, abs=0.01)
    assert TROUBLES.of(vectors(["房子漏雨", "屋顶坏了"]))[:, 2] == pytest.approx([1.0, 1.0], abs=0.01)


def test_the_same_texts_give_the_same_figures_however_they_are_asked() -> None:
    texts = ["治病的钱拿不出来", "干了活不给钱"]
    together = TROUBLES.of(vectors(texts))
    alone = np.vstack([TROUBLES.of(vectors([each])) for each in texts])
    assert np.abs(together - alone).max() <= 0.001


@settings(max_examples=100, deadline=None)
@given(arrays(np.float64, st.tuples(st.integers(1, 3), st.integers(1, 60)), elements=st.floats(-1, 1, width=16)))
def test_nearness_keeps_the_order_and_is_none_beyond_the_nearest(cosines: np.ndarray) -> None:
    found = nearness(cosines)
    assert ((found >= 0) & (found <= 1)).all()
    if len(cosines) == 1:
        order = np.argsort(-cosines[0], kind="stable")
        assert (np.diff(found[order]) <= 0).all()
        assert (found[order][NEAREST - 1 :] == 0).all() or cosines.shape[1] < NEAREST
