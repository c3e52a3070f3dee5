"""Needs that the facts themselves show, by the table `seed_data/shown_needs.yaml`."""

from __future__ import annotations

from matching.catalogue import Catalogue
from matching.conditions import holds
from matching.eligibility import Assessor
from matching.household import Need


def shown_needs(assessor: Assessor, catalogue: Catalogue) -> list[Need]:
    """The needs that certain facts show and that nobody has stated, each once a member."""
    stated = {(need.type, need.member) for need in assessor.household.needs}
    stated_types = {need.type for need in assessor.household.needs if need.member is None}
    found: dict[tuple[str, str | None], Need] = {}
    for table in catalogue.shown_needs:
        for member in assessor.household.members:
            if not all(holds(rule, assessor.facts, member.id) for rule in table.when):
                continue
            for need_type, whose in table.needs:
                owner = member.id if whose == "person" else None
                if (need_type, owner) not in stated and need_type not in stated_types:
                    found[(need_type, owner)] = Need(need_type, owner)
    return list(found.values())
