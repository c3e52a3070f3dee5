"""What is missing, in words: the fact to ask for, the local rule, or the scheme's own standing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matching.catalogue import Catalogue
from matching.facts import Fact
from matching.formula import Variable
from matching.household import REGION
from matching.knowledge import BIRTH, RUNNING, Facts
from matching.resources import Resource

KINDS = {
    "fact": "fact", "question": "question", "local": "local_rule", "figure": "local_figure",
    "running": "scheme_status", "terms": "organisation_terms",
}  # fmt: skip


def describe(variable: Variable, resource: Resource, catalogue: Catalogue, facts: Facts) -> dict[str, Any]:
    """One missing thing: kind, subject, fact and element (where it is a fact), the question in
    Chinese and English, how to verify it and whom to ask."""
    found: dict[str, Any] = {"kind": KINDS[variable.kind], "subject": variable.subject}
    authority = _authority(resource)
    if variable.kind == "fact":
        fact = catalogue.vocabulary.get(_asked(variable, facts))
        found |= {"fact": fact.name}
        if variable.element:
            found["element"] = variable.element
        found |= {"question": question(fact, variable.element), "verify": dict(fact.verify)}
        if _is_judged(resource, variable):
            found["ask"] = authority
        return found
    if variable.kind == "figure":
        return found | _figure(variable, catalogue) | {"ask": authority}
    found["resource"] = resource.id
    if variable.kind == "question":
        condition = _condition(resource, variable.name.split("#", 1)[1])
        return found | {"condition": condition.id, "question": dict(condition.question or condition.text)}
    if variable.kind == "local":
        return found | {"subject": REGION} | _local(variable, resource) | {"ask": authority}
    if variable.kind == "running":
        texts = {"zh": "这个项目现在还办理吗?", "en": "Does the scheme still run?"}
        return found | {"condition": RUNNING, "question": texts, "ask": authority}
    texts = {"zh": "机构自己规定的条件是什么,这家人是否符合?", "en": "What are the organisation's own terms, and does the family meet them?"}
    return found | {"question": texts, "ask": authority}


def question(fact: Fact, *elements: str, most: int | None = None) -> dict[str, str]:
    """The question for a fact; where it is about elements of a list ("" is none), with their names (of the first so many),
    unless it has but one."""
    labels = [fact.values.get(each, {"zh": each, "en": each}) for each in elements if each]
    if not labels or len(fact.values) == 1:
        return dict(fact.question)
    named = labels[:most]
    more = len(named) < len(labels)
    return {
        "zh": f"{fact.question['zh']}——{'、'.join(each['zh'] for each in named)}{'等' if more else ''}",
        "en": f"{fact.question['en']} — {', '.join(each['en'] for each in named)}{' …' if more else ''}",
    }


def _asked(variable: Variable, facts: Facts) -> str:
    """The age is asked for first; the birth date only where the age is known and does not settle it."""
    if variable.name != BIRTH:
        return variable.name
    known = facts.value(variable.subject, "person.age") is not None
    return BIRTH if known else "person.age"


def _is_judged(resource: Resource, variable: Variable) -> bool:
    return any(
        condition.local is not None and condition.local.kind == "judged" and variable.name in condition.facts
        for condition in resource.conditions
    )


def _condition(resource: Resource, identifier: str) -> Any:
    return next(each for each in resource.conditions if each.id == identifier)


def _local(variable: Variable, resource: Resource) -> dict[str, Any]:
    if variable.name == "region":
        return {"condition": "region", "question": {"zh": "当地在这个项目的范围内吗?", "en": "Is this place within the scheme?"}}
    text = _condition(resource, variable.name).text
    return {
        "condition": variable.name,
        "question": {"zh": f"当地是否这样规定:{text['zh']}?", "en": f"Does this place have it so: {text['en']}?"},
    }


def _figure(variable: Variable, catalogue: Catalogue) -> dict[str, Any]:
    fact_name, _, rest = variable.name.replace("<=", "<").partition("<")
    parameter = rest.split("*", 1)[0]
    fact = catalogue.vocabulary.get(fact_name)
    label = catalogue.parameters.labels.get(parameter, {"zh": parameter, "en": parameter})
    return {
        "fact": fact_name,
        "parameter": parameter,
        "question": {
            "zh": f"{fact.question['zh']}(与{label['zh']}相比;当地现行标准是多少?)",
            "en": f"{fact.question['en']} (against the {label['en']}; what is the figure in force here?)",
        },
    }


def _authority(resource: Resource) -> Mapping[str, str]:
    raw = resource.record.get("authority") or resource.record.get("operator") or {"zh": "主管部门", "en": "the authority"}
    return raw if isinstance(raw, Mapping) else {"zh": str(raw), "en": str(raw)}
