"""Until when a step has to be done, as days of the calendar where they are known."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from matching.deadlines import Deadline
from matching.eligibility import Assessor

# A season that ends within so many days presses; a right that is lost with its day always does.
SOON = datetime.timedelta(days=60)
RUNNING, PASSED, NOT_YET = "running", "passed", "not_yet"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline for somebody; `by` is None where the day that it is counted from is not known, `opens` is a season's first day."""

    deadline: Deadline
    opens: datetime.date | None
    by: datetime.date | None
    today: datetime.date

    @property
    def state(self) -> str:
        """Whether it runs; what has no day may still."""
        if self.opens is not None and self.today < self.opens:
            return NOT_YET
        return PASSED if self.by is not None and self.by < self.today else RUNNING

    @property
    def is_pressing(self) -> bool:
        """Whether it had better be done first."""
        goes_on = self.opens is not None and self.by is not None and self.by - self.today > SOON
        return self.state == RUNNING and not goes_on

    @property
    def loses_a_right(self) -> bool:
        """Whether there is no next time."""
        return self.is_pressing and self.opens is None

    def value(self) -> dict[str, Any]:
        """As a plain value."""
        return {
            "who": dict(self.deadline.who),
            "within": _within(self.deadline),
            "from": None if self.opens is None else self.opens.isoformat(),
            "by": None if self.by is None else self.by.isoformat(),
            "state": self.state,
            "seen": self.deadline.seen,
            "source": self.deadline.source,
        }


def due(identifier: str, subjects: Iterable[str], assessor: Assessor) -> list[Due]:
    """The deadlines of a resource, or of a step of the table, for these subjects; the nearest first."""
    today = assessor.facts.as_of
    found = dict.fromkeys(
        Due(each, *_days(each, subject, assessor), today)
        for subject in subjects
        for each in assessor.catalogue.deadlines.get(identifier, ())
    )
    return sorted(found, key=lambda each: (each.state != RUNNING, each.by is None, each.by or datetime.date.max))


def _days(
    deadline: Deadline, subject: str, assessor: Assessor
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first day, of a season, and the last."""
    today = assessor.facts.as_of
    if deadline.season is not None:
        first, last = (datetime.date.fromisoformat(f"{today.year}-{day}") for day in deadline.season)
        if today > last:
            first, last = _years_on(first, 1), _years_on(last, 1)
        return first, last
    assert deadline.since is not None
    start = assessor.facts.value(subject, deadline.since["fact"])
    if not isinstance(start, datetime.date):
        return None, None
    if deadline.days is not None:
        return None, start + datetime.timedelta(days=deadline.days)
    return None, _years_on(start, deadline.years or 0)


def _years_on(day: datetime.date, years: int) -> datetime.date:
    """The same day so many years later; of a 29 February the last of that month."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def _within(deadline: Deadline) -> dict[str, str] | None:
    """The time that there is, in words; None for a season, which has its days."""
    if deadline.since is None:
        return None
    names = deadline.since["names"]
    number, zh, en = (deadline.days, "日", "day") if deadline.days is not None else (deadline.years, "年", "year")
    some = f"{number} {en}s" if number != 1 else f"a {en}"
    return {"zh": f"{names['zh']}之日起{number}{zh}内", "en": f"within {some} of {names['en']}"}
