"""On what day something happened, as a note writes it: 2025年10月12日, 去年10月12号, 3月5日, 2025-10-12."""

from __future__ import annotations

import datetime
import re

from matching.notes.numbers import interval

_N = "[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DAY = re.compile(
    rf"(?:(?P<year>[12][0-9]{{3}})(?:年|[-./])|(?P<told>今年|去年|前年))?(?:的)?(?<![0-9])(?P<month>{_N})(?:月(?:份)?|(?<=[0-9])[-./](?=[0-9]))(?P<day>{_N})(?:日|号|(?<=[0-9])(?![0-9万千百元块%岁]))"
)
_AGO = {"今年": 0, "去年": 1, "前年": 2}


def told_day(
    text: str, start: int, end: int, as_of: datetime.date, other: re.Pattern[str]
) -> tuple[datetime.date, bool, tuple[int, int]] | None:
    """The last day written in text[start:end] behind which there is nothing `other` that was then (出生), whether its year is written,
    and where it stands; the year that is not written is that of the last such day. None where there is none, or it lies ahead."""
    match = next(reversed([each for each in _DAY.finditer(text, start, end) if not other.match(text, each.end())]), None)
    if match is None or "月" not in match[0] and not (match["year"] or match["told"]):  # 3.5: any number
        return None
    month, day = (int(interval(match[each]).low) for each in ("month", "day"))
    year = int(match["year"]) if match["year"] else as_of.year - _AGO.get(match["told"] or "", 0)
    written = bool(match["year"] or match["told"])
    for each in (year,) if written else (year, year - 1):
        try:
            found = datetime.date(each, month, day)
        except ValueError:
            return None
        if found <= as_of:
            return found, written, match.span()
    return None
