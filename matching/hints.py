"""What makes something rare likely of somebody, by the table `seed_data/hints.yaml`."""

from __future__ import annotations

from matching.catalogue import Catalogue, Hint
from matching.household import HOUSEHOLD, Member
from matching.implications import is_case
from matching.knowledge import Facts


def hinted(facts: Facts, catalogue: Catalogue) -> frozenset[tuple[str, str]]:
    """Whose what is likely: pairs of a member, or the household where it is any member's, and a fact or status."""
    return frozenset(
        (subject, name)
        for hint in catalogue.hints
        for member in facts.household.members
        if _hints(hint, member, facts)
        for subject in (member.id, HOUSEHOLD)
        for name in hint.likely
    )


def _hints(hint: Hint, member: Member, facts: Facts) -> bool:
    stated = {need.type for need in facts.household.needs if need.member in (None, member.id)}
    return not hint.needs.isdisjoint(stated) or (hint.case is not None and is_case(member, hint.case, facts))
