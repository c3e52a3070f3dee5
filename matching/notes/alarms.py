"""Words of a danger that no duty rests on: the worker looks at the clause herself.

No list of the ways to tell of violence or need is complete, so these words are wide and conclude nothing: no fact, no need and no duty.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_CLAUSE = re.compile(r"[^,。;!?\n]+")
# So far behind the words stands what makes them harmless (打他电话).
_BEHIND = 4


def alarms(text: str, cues: Mapping[str, re.Pattern[str]], heard: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clauses of a plain text with words of a danger (cues `blow` and `alarm`), but where such words are `heard` already (places
    of the text that a duty rests on, or that were read as said of other people or only talked of)."""
    found = []
    for clause in _CLAUSE.finditer(text):
        matches = [each for name in ("blow", "alarm") for each in cues[name].finditer(text, *clause.span())]
        told = [each for each in matches if cues["no_alarm"].search(text, clause.start(), each.end() + _BEHIND) is None]
        if told and not any(start < clause.end() and clause.start() < end for start, end in heard):
            found.append(clause.span())
    return found
