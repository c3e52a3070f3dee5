"""Illnesses that a query names, and resources that are for some illnesses only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from matching.catalogue import Implication
from matching.resources import Resource
from matching.rules import Rule, fact_names

ILLNESSES = "person.illnesses"
Kinds = Mapping[str, frozenset[str]]


def kinds_of(implications: Iterable[Implication]) -> Kinds:
    """Of each illness all that it is a kind of: 急性淋巴细胞白血病 is 白血病, 血液病, 恶性肿瘤 and 肿瘤."""
    above: dict[str, set[str]] = defaultdict(set)
    for each in implications:
        kinds = {kind for name, value in each.then if name == ILLNESSES for kind, holds in value.items() if holds}
        if len(each.case.when) == 1:
            for illness in _named(each.case.when[0]):
                above[illness] |= kinds

    def reach(illness: str) -> frozenset[str]:
        return frozenset([illness]).union(*(reach(kind) for kind in above.get(illness, ())))

    return {illness: reach(illness) for illness in above}


def named_by(resource: Resource) -> frozenset[str]:
    """The illnesses that a resource's conditions name."""
    rules = (condition.rule for condition in resource.conditions if condition.rule)
    return frozenset(illness for rule in rules for illness in _named(rule))


def is_for_some_only(resource: Resource) -> bool:
    """Whether a resource is for those alone who have one of the illnesses that it names."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for condition in resource.conditions:
        asks = condition.rule is not None and {*fact_names(condition.rule)} == {ILLNESSES}
        groups[condition.group or condition.id].append(asks)
    return any(all(group) for group in groups.values())


def is_of(illness: str, others: Iterable[str], kinds: Kinds) -> bool:
    """Whether an illness is one of the others or a kind of one of them."""
    return not kinds.get(illness, frozenset([illness])).isdisjoint(others)


def _named(rule: Rule) -> tuple[str, ...]:
    if rule.test is not None:
        return tuple(rule.test.value) if rule.test.fact == ILLNESSES and rule.test.op == "contains_any" else ()
    return tuple(illness for part in rule.parts for illness in _named(part))
