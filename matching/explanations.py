"""Verdicts as plain values: each condition with its own verdict, the facts used and their source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matching.catalogue import Catalogue, Duty
from matching.eligibility import Assessment, Assessor, Reason
from matching.household import HOUSEHOLD
from matching.implications import is_case
from matching.knowledge import AGE_FACTS, Facts
from matching.missing import describe, question
from matching.verdict import Verdict


def explanation(assessment: Assessment, assessor: Assessor, catalogue: Catalogue) -> dict[str, Any]:
    """The reasons and the missing facts of an assessment."""
    return {
        "reasons": [reason_value(each, assessor) for each in assessment.reasons],
        "missing": [
            describe(variable, assessment.resource, catalogue, assessor.facts)
            for variable in assessor.expectations.doubtful_first(assessment.missing)
        ],
    }


def reason_value(reason: Reason, assessor: Assessor) -> dict[str, Any]:
    """One reason, with the facts it used and where each comes from."""
    condition = reason.condition
    found: dict[str, Any] = {
        "id": reason.id,
        "text": dict(reason.text),
        "role": reason.role,
        "group": reason.group,
        "verdict": reason.verdict.value,
        "label": _label(reason),
        "deciding": reason.deciding,
    }
    if condition is not None:
        found["subject"] = reason.subject
        found["applies"] = reason.applies
        found["facts"] = [_fact_used(name, reason.subject, assessor) for name in condition.facts]
        found["source"] = condition.source
        found["seen"] = condition.seen
    return found


def _label(reason: Reason) -> dict[str, str]:
    """The verdict on one condition in words that cannot be read the wrong way round: an exclusion that is
    met is no good news, and what does not apply is neither met nor missed."""
    if reason.applies is False:
        return dict(_NOT_APPLICABLE)
    return dict(_EXCLUSION[reason.verdict]) if reason.role == "exclusion" else reason.verdict.label


def warnings(assessor: Assessor) -> list[dict[str, Any]]:
    """What the worker must do whatever is asked for (`seed_data/duties.yaml`), and what she should look at again: facts
    recorded that contradict what follows from others, and events recorded for the household that are some one member's."""
    owed = (duty_value(duty, member) for duty, member in duties(assessor.facts, assessor.catalogue))
    return [*owed, *_contradictions(assessor), *_whose(assessor)]


def duties(facts: Facts, catalogue: Catalogue) -> Iterator[tuple[Duty, str]]:
    """The duties that certain facts give, the gravest first, each with the member whom it concerns."""
    for duty in catalogue.duties:
        for member in facts.household.members:
            if is_case(member, duty.case, facts):
                yield duty, member.id


def duty_value(duty: Duty, member: str) -> dict[str, Any]:
    """A duty as a warning."""
    rule = {"source": duty.source, "date": duty.date, "seen": duty.seen}
    return {"kind": "duty", "subject": member, "fact": "", "element": "", "text": dict(duty.text)} | rule


def _contradictions(assessor: Assessor) -> Iterator[dict[str, Any]]:
    vocabulary = assessor.catalogue.vocabulary
    for (subject, name, element), because in (*assessor.household.conflicts.items(), *_odd_ages(assessor.facts)):
        asked = question(vocabulary.get(name), element)
        yield {
            "kind": "contradiction",
            "subject": subject,
            "fact": name,
            "element": element,
            "text": {
                "zh": f"与其他记录不符({because['zh']}),请再核实:{asked['zh']}",
                "en": f"contradicts another record ({because['en']}), look again: {asked['en']}",
            },
        }


def _whose(assessor: Assessor) -> Iterator[dict[str, Any]]:
    household = assessor.household
    for name, value in household.event.items() if len(household.members) > 1 else ():
        fact = assessor.catalogue.vocabulary.get(name)
        if not fact.is_shared() and value != fact.usual and name not in household.concerned:
            yield {
                "kind": "whose",
                "subject": HOUSEHOLD,
                "fact": name,
                "element": "",
                "text": {
                    "zh": f"记在全家名下,暂时按每个人都是算的,请记到当事人名下:{fact.question['zh']}",
                    "en": f"recorded for the household and so counted for everyone, record it under whom it concerns: {fact.question['en']}",
                },
            }


def _odd_ages(facts: Facts) -> Iterator[tuple[tuple[str, str, str], dict[str, str]]]:
    """Relatives recorded as too young for their place in the family; the ages are believed all the same."""
    for member in facts.household.members:
        fact = next((name for name in AGE_FACTS if facts.value(member.id, name) is not None), None)
        born = facts.birth(member.id)
        _, before = facts.born_between(member.id)
        if fact is not None and (born.low if born.value is None else born.value) > before:
            relation = facts.vocabulary.relation(member.relation)
            yield (member.id, fact, ""), {
                "zh": f"{relation.names['zh']}至少应比最小的孩子大{relation.older_by}岁",
                "en": f"a {relation.names['en']} is at least {relation.older_by} years older than the youngest child",
            }


def _fact_used(name: str, subject: str, assessor: Assessor) -> dict[str, Any]:
    scope = name.split(".", 1)[0]
    owner = HOUSEHOLD if scope == "household" else "region" if scope == "region" else subject
    if scope == "person" and subject == HOUSEHOLD:
        owner = assessor.household.head
    if scope == "event" and subject != HOUSEHOLD and name not in assessor.household.member(subject).event:
        owner = HOUSEHOLD
    if name in AGE_FACTS:
        # An age is asked for, and a birth date on record answers: that is the fact used.
        name = next((each for each in (name, *AGE_FACTS) if assessor.facts.value(owner, each) is not None), name)
    value = assessor.facts.value(owner, name)
    if value is not None and hasattr(value, "elements"):
        value = {"known": dict(value.elements), "complete": value.complete}
    elif value is not None and hasattr(value, "isoformat"):
        value = value.isoformat()
    found = {"fact": name, "subject": owner, "value": value}
    if value is None and name in AGE_FACTS and (between := assessor.household.member(owner).age_between):
        found["between"] = list(between)
    implied = assessor.household.implied.get((owner, name))
    if implied:
        found["follows_from"] = dict(implied)
    return found


_NOT_APPLICABLE = {"zh": "不适用", "en": "not applicable"}
_EXCLUSION = {
    Verdict.ELIGIBLE: {"zh": "未被排除", "en": "not excluded"},
    Verdict.NOT_ELIGIBLE: {"zh": "被排除", "en": "excluded"},
    Verdict.TO_BE_CHECKED: {"zh": "是否排除待核实", "en": "exclusion to be checked"},
}
