"""Needs that the facts themselves show or make likely, by the table `seed_data/shown_needs.yaml`."""

from __future__ import annotations

from matching.catalogue import Catalogue
from matching.eligibility import Assessor
from matching.household import Need
from matching.implications import is_case


def every_need(assessor: Assessor, catalogue: Catalogue) -> tuple[Need, ...]:
    """The stated needs, then those that certain facts show, then those they make likely; each once a member, and of the household only
    where the facts do not show whose it is."""
    household = assessor.household
    found = {(need.type, need.member): need for need in household.needs}
    for_all = {need.type for need in household.needs if need.member is None}
    for table in sorted(catalogue.shown_needs, key=lambda each: each.likely):
        for member in household.members:
            if not is_case(member, table.case, assessor.facts, catalogue.parameters):
                continue
            for need_type, whose in table.needs:
                owner = member.id if whose == "person" else None
                if need_type not in for_all:
                    basis = "likely" if table.likely else "shown"
                    found.setdefault((need_type, owner), Need(need_type, owner, basis, table.because))
    members = {need.type for need in found.values() if need.member is not None and need.basis == "shown"}
    return tuple(need for need in found.values() if need.basis == "stated" or need.member is not None or need.type not in members)
