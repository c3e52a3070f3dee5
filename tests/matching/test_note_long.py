"""Notes that say the same over and over: what is asked of all that is said is asked without comparing each with each."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from matching.notes.statements import Spans, Statement, finest


def need(name: str, start: int, subject: str = "m", because: str | None = None) -> Statement:
    return Statement(subject, start, start + 2, "plain", need=name, because=because)


@pytest.mark.parametrize(("start", "overlaps"), [(0, True), (1, True), (2, False), (3, False), (4, True), (6, True), (7, False), (17, True), (20, False)])
def test_whether_one_of_many_stretches_shares_something(start: int, overlaps: bool) -> None:
    assert Spans([need("x", 18), need("x", 0), need("x", 5)]).overlap(need("x", start)) is overlaps


def test_a_long_stretch_before_short_ones_is_not_forgotten() -> None:
    spans = Spans([Statement("m", 0, 40, "plain"), need("x", 3), need("x", 8)])
    assert spans.overlap(need("x", 30)) and not spans.overlap(need("x", 40))


def test_of_ten_thousand_needs_the_broader_of_the_same_words_are_left_out(casework: Casework) -> None:
    lexicon = casework.catalogue.lexicon
    finer, broader = next((finer, min(above)) for finer, above in sorted(lexicon.broader.items()) if above and finer not in lexicon.whole)
    every = [each for start in range(0, 20_000, 4) for each in (need(finer, start), need(broader, start))]
    kept = list(finest([*every, need(broader, 3, subject="n")], lexicon))
    assert kept == [*(each for each in every if each.need == finer), need(broader, 3, subject="n")]
