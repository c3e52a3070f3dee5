"""Regional parameters: dated figures such as a county's dibao standard, and what each may decide."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from matching import regions

# An exact figure is revised about once a year. Past this age it may still say yes (the figures have
# only risen), but no longer turn a family down.
FRESH_MONTHS = 18
_DECIDING = ("exact", "municipal")
_LEAST = ("floor", "lower_bound")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its region, when it came into force, its values (by variant; "" for all), and
    `exactness`: exact, municipal, floor, lower_bound, provincial_average, derived or placeholder. `beside`: what was announced with it."""

    id: str
    name: str
    region: str
    since: datetime.date
    values: Mapping[str, float]
    unit: str
    exactness: str
    source: str | None
    seen: bool
    beside: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_least(self) -> bool:
        """Whether the true figure is no lower: of a floor, and of an old figure, as figures have only risen."""
        return self.exactness in (*_DECIDING, *_LEAST)

    def decides(self, as_of: datetime.date) -> bool:
        """Whether the figure may turn a family down on that day."""
        age = (as_of.year - self.since.year) * 12 + as_of.month - self.since.month
        return self.exactness in _DECIDING and age <= FRESH_MONTHS


@dataclass(frozen=True, slots=True)
class Parameters:
    """All figures. `variants` names for a parameter the fact that selects among its values."""

    figures: Mapping[str, Sequence[Figure]]
    variants: Mapping[str, str]
    flags: Mapping[str, Mapping[str, Any]]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def figure(self, name: str, region: str, as_of: datetime.date, beside: str = "") -> Figure | None:
        """The figure in force on that day for the nearest region that has one (with which something was announced `beside`)."""
        every = [each for each in self.figures.get(name, ()) if not beside or beside in each.beside]
        in_force = [each for each in every if each.since <= as_of]
        for code in regions.chain(region):
            here = [each for each in in_force if each.region == code]
            if here:
                return max(here, key=lambda each: each.since)
        return None

    @property
    def names(self) -> frozenset[str]:
        """Every parameter a rule may refer to."""
        return frozenset(self.figures) | frozenset(self.flags)
