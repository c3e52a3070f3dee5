"""All pairs of verdicts, as Kleene's tables have them."""

import itertools

import pytest

from matching.verdict import Verdict

YES, NO, ASK = Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE, Verdict.TO_BE_CHECKED
AND = {
    (YES, YES): YES, (YES, NO): NO, (YES, ASK): ASK,
    (NO, YES): NO, (NO, NO): NO, (NO, ASK): NO,
    (ASK, YES): ASK, (ASK, NO): NO, (ASK, ASK): ASK,
}  # fmt: skip


@pytest.mark.parametrize("pair", list(itertools.product(Verdict, repeat=2)))
def test_and_or_not_are_kleenes(pair: tuple[Verdict, Verdict]) -> None:
    one, other = pair
    assert one & other is AND[pair]
    assert one | other is ~(~one & ~other)
    assert Verdict.all(pair) is AND[pair]
    assert Verdict.any(pair) is (one | other)


def test_unknown_stays_unknown_when_negated() -> None:
    assert ~ASK is ASK
    assert Verdict.of(None) is ASK
