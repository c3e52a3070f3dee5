"""What a recognition grants (a status, or a fact named in full), and who has it already."""

from __future__ import annotations

from typing import Any, NamedTuple

from matching.conditions import holds
from matching.eligibility import Assessor
from matching.formula import Variable
from matching.household import HOUSEHOLD
from matching.resources import Resource

STATUSES = "person.statuses"


class Holding(NamedTuple):
    """A resource in somebody's hands: a member's, or the household's as one."""

    resource: Resource
    subject: str

    def value(self) -> dict[str, Any]:
        """As a plain value."""
        return {"resource": self.resource.id, "names": dict(self.resource.names), "subject": self.subject}


def granted(resource: Resource, subject: str, assessor: Assessor) -> frozenset[Variable]:
    """The variables that the resource makes true for its subject; of a household's, for each member."""
    members = [subject] if subject != HOUSEHOLD else [member.id for member in assessor.household.members]
    return frozenset(
        Variable("fact", member, grant) if "." in grant else Variable("fact", member, STATUSES, grant)
        for member in members
        for grant in resource.grants
    )


def is_held(resource: Resource, subject: str, assessor: Assessor) -> bool:
    """Whether the subject certainly has what is granted (a service goes on all the same), or `held_when` tells it."""
    member = assessor.household.applicant(subject)
    if resource.held_when and all(holds(rule, assessor.facts, member) for rule in resource.held_when):
        return True
    if resource.kind == "program" and resource.record["benefit"]["kind"] == "service":
        return False
    variables = granted(resource, subject, assessor)
    return bool(variables) and all(assessor.known(each).value is True for each in variables)
