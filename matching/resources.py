"""What a household may be given, as values: programmes, recognitions, funds and agencies."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matching import regions
from matching.rules import Condition, Rule


@dataclass(frozen=True, slots=True)
class Validity:
    """Whether and when the scheme runs; dates are None where not known."""

    state: str
    start: datetime.date | None = None
    end: datetime.date | None = None
    as_of: Mapping[str, str] | None = None
    end_text: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing a household may be given. `record` is the whole entry, for display.

    A household's resource with `some_member` asks whether some one member meets all that it asks of a
    person; without, the head is meant. With `region_uncertain` it runs in some places only; `known_areas` are those known to be among
    them, `likely_areas` those and others where it is likely. `leading` is the other record of the same
    scheme that stands for both in a recommendation (the government's, where there is one). Where
    `held_when` holds somebody receives it already.
    """

    id: str
    kind: str
    names: Mapping[str, str]
    subject: str
    applicants: tuple[str, ...]
    regions: tuple[str, ...]
    region_uncertain: bool
    validity: Validity
    inferred: bool
    quota: bool
    grants: tuple[str, ...]
    needs: tuple[str, ...]
    conditions: tuple[Condition, ...]
    record: Mapping[str, Any]
    known_areas: tuple[str, ...] = ()
    likely_areas: tuple[str, ...] = ()
    some_member: bool = False
    leading: str | None = None
    held_when: tuple[Rule, ...] = ()

    @property
    def is_crowdfunding(self) -> bool:
        """Whether it is no help of its own but asks the public for money."""
        return "crowdfunding" in ((self.record.get("benefit") or {}).get("kinds") or ())

    def reaches(self, region: str) -> bool:
        """Whether the place may be within what the resource covers; with no region named it is everywhere."""
        return not self.regions or any(regions.overlaps(code, region) for code in self.regions)
