"""Words of a danger that no duty rests on: the worker looks at the clause herself.

No list of the ways to tell of violence or need is complete, so these words are wide, beside them stands what is alike in meaning
(`likeness`), and nothing is concluded: no fact, no need and no duty.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from matching.notes.lexicon import CLAUSE

# So far behind the words stands what makes them harmless (打他电话).
_BEHIND = 4


def alarms(
    text: str, cues: Mapping[str, re.Pattern[str]], like: Collection[tuple[int, int]], heard: Collection[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The clauses of a plain text with words of a danger (cues `blow` and `alarm`), and those that are `like` one in meaning, but where
    such words are `heard` already (places of the text that a duty rests on, or that were read as said of other people or only talked of)."""
    found = []
    for clause in CLAUSE.finditer(text):
        start, end = clause.span()
        words = [match.end() for name in ("blow", "alarm") if (match := cues[name].search(text, start, end))]
        # What makes the first of them harmless stands before all the others too.
        told = words and not cues["no_alarm"].search(text, start, min(words) + _BEHIND)
        if (told or (start, end) in like) and not any(low < end and start < high for low, high in heard):
            found.append((start, end))
    return found
