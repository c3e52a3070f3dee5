"""How the cost of reading grows with a note: counted in steps of the program, never timed."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from matching.casework import Casework
from matching.notes import blows, clauses
from tests.matching.visit_notes import note

LOOKED_FROM = clauses.is_object.__code__


def steps(casework: Casework, text: str) -> int:
    """How many instructions the reading of blows takes; a loop in one line counts each of its rounds."""
    count = 0

    def within(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "opcode"
        return within

    def trace(frame: FrameType, _: str, __: Any) -> Any:
        if frame.f_code.co_filename != blows.__file__ and frame.f_code is not LOOKED_FROM:
            return None
        frame.f_trace_opcodes = True
        return within

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        note(casework, text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("again", ["打他", "丈夫打她", "孩子被他打", "被打", "把女儿打了", "老师打他"])
def test_a_clause_that_tells_of_blows_again_and_again_costs_no_more_for_each(casework: Casework, again: str) -> None:
    few, more = (steps(casework, f"王姐38岁,女儿9岁。丈夫{again * times}。") for times in (40, 160))
    assert few > 0
    assert more < few * 5
