"""Rules as data: what a condition in the catalogue may say, read and checked at load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.errors import nearest
from graph.seed_files import SeedFile
from matching.facts import Fact, Vocabulary

OPS_OF_NUMBERS = ("==", "!=", "<", "<=", ">", ">=", "in", "between")
SET_OPS = ("contains_any", "not_contains_any")
OPS = (*OPS_OF_NUMBERS, *SET_OPS, "within")


@dataclass(frozen=True, slots=True)
class Reference:
    """A regional parameter's value, times a factor: `{ref: region.dibao_standard_monthly, times: 1.5}`."""

    name: str
    times: float = 1.0


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of one fact."""

    fact: str
    op: str
    value: Any


@dataclass(frozen=True, slots=True)
class Rule:
    """A test, or all/any/not of rules. `join` is "test", "all", "any", "not" or "always"."""

    join: str
    test: Test | None = None
    parts: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Local:
    """How a place may set this condition itself; see the seed data's README."""

    kind: str
    base: Any = None
    widest: Any = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a resource. Beside a `question` the `rule` is what of the text facts can decide: where it
    fails nobody is asked. `rare`: yes is the answer of few, so that nobody expects it without a hint."""

    id: str
    text: Mapping[str, str]
    role: str
    group: str | None = None
    rule: Rule | None = None
    question: Mapping[str, str] | None = None
    when: tuple[Rule, ...] = ()
    who: str | None = None
    local: Local | None = None
    seen: bool = False
    source: str | None = None
    extends: str | None = None
    rare: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the rule and its guards use."""
        rules = (*self.when, *((self.rule,) if self.rule else ()))
        names = [name for rule in rules for name in fact_names(rule)]
        if self.local and isinstance(self.local.widest, Rule):
            names += fact_names(self.local.widest)
        return tuple(dict.fromkeys(names))


def fact_names(rule: Rule) -> list[str]:
    """The facts of a rule, in order."""
    if rule.test is not None:
        return [rule.test.fact]
    return [name for part in rule.parts for name in fact_names(part)]


@dataclass(slots=True)
class RuleReader:
    """Reads conditions of one seed file; every fault names the file, the line and the field."""

    source: SeedFile
    vocabulary: Vocabulary
    parameters: frozenset[str] = field(default_factory=frozenset)

    def condition(self, raw: Any, at: tuple[str | int, ...]) -> Condition:
        """One entry of `conditions` (its shape has been checked)."""
        if not raw.keys() & {"rule", "question"}:
            raise self.source.error("give a rule or a question", at, "add one of them, or both")
        if raw["role"] in ("any_of", "alternative") and not raw.get("group"):
            raise self.source.error(f"{raw['role']} needs a group", at, "add `group: …`")
        rule = self.rule(raw["rule"], (*at, "rule")) if "rule" in raw else None
        return Condition(
            id=raw["id"],
            text=raw["text"],
            role=raw["role"],
            group=raw.get("group"),
            rule=rule,
            question=raw.get("question"),
            rare=raw.get("rare", False),
            when=tuple(self.rule(each, (*at, "when", n)) for n, each in enumerate(raw.get("when", []))),
            who=raw.get("who"),
            local=self._local(raw["local"], rule, (*at, "local")) if "local" in raw else None,
            seen=raw["seen"],
            source=raw.get("source"),
            extends=raw.get("extends"),
        )

    def rule(self, raw: Any, at: tuple[str | int, ...]) -> Rule:
        """A test, or `{all: […]}`, `{any: […]}`, `{not: …}`, `{always: true}`."""
        for join in ("all", "any"):
            if join in raw:
                parts = tuple(self.rule(each, (*at, join, n)) for n, each in enumerate(raw[join]))
                return Rule(join, parts=parts)
        if "not" in raw:
            return Rule("not", parts=(self.rule(raw["not"], (*at, "not")),))
        if "always" in raw:
            return Rule("always")
        return Rule("test", self._test(raw, at))

    def implied(self, name: str, value: Any, at: tuple[str | int, ...]) -> None:
        """Check what an implication gives a fact: one of its values, or for a list {element: true or false}."""
        fact = self._fact(name, at)
        for each in value if fact.type == "set" and isinstance(value, dict) else (value,):
            self._check(fact, each, at)
        if fact.type == "set" and not (isinstance(value, dict) and all(isinstance(each, bool) for each in value.values())):
            raise self.source.error(f"{name} is a list", at, "write {element: true or false}")

    def grant(self, name: str, at: tuple[str | int, ...]) -> None:
        """Check what a recognition grants: a status, or a boolean fact by its full name."""
        if "." in name:
            if self._fact(name, at).type != "boolean":
                raise self.source.error(f"{name} is not true or false", at, "grant a boolean fact or a status")
        else:
            self._check(self._fact("person.statuses", at), name, at)

    def rare(self, name: str, at: tuple[str | int, ...]) -> None:
        """Check what a hint makes likely: a status, an illness or a benefit, or a fact by its full name, and a rare one."""
        lists = ("person.illnesses", "person.benefits")
        of_list = next((each for each in lists if name in self._fact(each, at).values), "person.statuses")
        fact, element = (self._fact(name, at), "") if "." in name else (self._fact(of_list, at), name)
        if element:
            self._check(fact, element, at)
        if not self.vocabulary.is_rare(fact.name, element):
            raise self.source.error(f"{name} is not rare, so that nothing need hint at it", at, "mark it `rare` in vocabulary.yaml")

    def _fact(self, name: Any, at: tuple[str | int, ...]) -> Fact:
        self.source.check_name(name, self.vocabulary.facts, "fact", at)
        return self.vocabulary.get(name)

    def _test(self, raw: Mapping[str, Any], at: tuple[str | int, ...]) -> Test:
        name = raw["fact"]
        fact = self._fact(name, (*at, "fact"))
        op = raw.get("op")
        self.source.check_name(op, OPS, "op", (*at, "op"))
        if op not in _ops_for(fact):
            raise self.source.error(
                f"{op} does not fit {name}, a {fact.type}", (*at, "op"), f"use one of {', '.join(_ops_for(fact))}"
            )
        return Test(name, op, self._value(fact, op, raw.get("value"), at))

    def _value(self, fact: Fact, op: str, raw: Any, at: tuple[str | int, ...]) -> Any:
        where = (*at, "value")
        if isinstance(raw, dict):
            return self._reference(raw, where)
        if op in ("in", "between", "within", *SET_OPS):
            if not isinstance(raw, list) or not raw or (op == "between" and len(raw) != 2):
                raise self.source.error(f"{op} needs a list", where, "write [a, b]")
            for each in raw:
                self._check(fact, each, where)
            return tuple(raw)
        if isinstance(raw, list) or raw is None:
            raise self.source.error(f"{op} needs one value", where, "give one value")
        self._check(fact, raw, where)
        return raw

    def _reference(self, raw: Mapping[str, Any], at: tuple[str | int, ...]) -> Reference:
        name, times = str(raw.get("ref")), raw.get("times", 1)
        if isinstance(times, bool) or not isinstance(times, (int, float)):
            raise self.source.error(f"{times!r} is not a number", (*at, "times"), "write such as 1.5")
        self.source.check_name(name, {*self.parameters, "region.code"}, "parameter", (*at, "ref"))
        return Reference(name, float(times))

    def _check(self, fact: Fact, value: Any, at: tuple[str | int, ...]) -> None:
        fits = {
            "boolean": isinstance(value, bool),
            "integer": isinstance(value, (int, float)) and not isinstance(value, bool),
            "number": isinstance(value, (int, float)) and not isinstance(value, bool),
            "date": isinstance(value, str),
            "region": isinstance(value, str) and len(value) == 6,
        }.get(fact.type, isinstance(value, (str, int)) and (value in fact.values or fact.open))
        if not fits:
            known = fact.values or (fact.type,)
            raise self.source.error(
                f"{value!r} is not a value of {fact.name}", at, nearest(value, known)
            )

    def _local(self, raw: Mapping[str, Any], rule: Rule | None, at: tuple[str | int, ...]) -> Local:
        base, widest = raw.get("base"), raw.get("widest")
        figures = [("base", each) for each in (base.values() if isinstance(base, dict) else [base])]
        figures += [] if isinstance(widest, dict) else [("widest", widest)]
        for name, each in figures:
            if each is None:
                continue
            if rule is None or rule.test is None:
                raise self.source.error(f"{name} needs a rule of one test", (*at, name), "write the rule as {fact, op, value}")
            self._check(self._fact(rule.test.fact, at), each, (*at, name))
        if isinstance(base, dict) and "default" not in base:
            raise self.source.error("the bases of places need a default", (*at, "base"), "add `default: …`")
        return Local(raw["kind"], base, self.rule(widest, (*at, "widest")) if isinstance(widest, dict) else widest)


def _ops_for(fact: Fact) -> tuple[str, ...]:
    if fact.type == "set":
        return SET_OPS
    if fact.type == "region":
        return ("within",)
    return OPS_OF_NUMBERS if fact.type in ("integer", "number", "date") else ("==", "!=", "in")
