"""Rules as data: what a condition in the catalogue may say, read and checked at load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.seed_files import SeedFile
from matching.facts import Fact, Vocabulary, suggestion

ROLES = ("required", "any_of", "exclusion", "preference", "alternative", "batch", "local_extension")
LOCAL_KINDS = ("judged", "figure", "extension", "widening")
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
SET_OPS = ("contains_any", "not_contains_any")
OPS = (*COMPARISONS, "in", "between", *SET_OPS, "within")
_CONDITION = {
    "id", "text", "role", "group", "rule", "question", "when", "who", "local", "seen", "source", "source_note",
    "extends", "note",
}  # fmt: skip


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
    """One condition of a resource; exactly one of `rule` and `question` is given."""

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
        """One entry of `conditions`."""
        if not isinstance(raw, dict):
            raise self.source.error("a condition is a mapping", at, "give id, text, role and rule")
        for name in raw:
            if name not in _CONDITION:
                raise self.source.error(f"unknown field {name!r}", (*at, name), suggestion(name, _CONDITION))
        if raw.get("role") not in ROLES:
            raise self.source.error(
                f"unknown role {raw.get('role')!r}", (*at, "role"), suggestion(str(raw.get("role")), ROLES)
            )
        if ("rule" in raw) == ("question" in raw):
            raise self.source.error("give a rule or a question, one of them", at, "keep one of them")
        if raw["role"] in ("any_of", "alternative") and not raw.get("group"):
            raise self.source.error(f"{raw['role']} needs a group", at, "add `group: …`")
        return Condition(
            id=str(raw["id"]),
            text=raw["text"],
            role=raw["role"],
            group=raw.get("group"),
            rule=self.rule(raw["rule"], (*at, "rule")) if "rule" in raw else None,
            question=raw.get("question"),
            when=tuple(self.rule(each, (*at, "when", n)) for n, each in enumerate(raw.get("when", []))),
            who=raw.get("who"),
            local=self._local(raw["local"], (*at, "local")) if raw.get("local") else None,
            seen=bool(raw.get("seen")),
            source=raw.get("source"),
            extends=raw.get("extends"),
        )

    def rule(self, raw: Any, at: tuple[str | int, ...]) -> Rule:
        """A test, or `{all: […]}`, `{any: […]}`, `{not: …}`, `{always: true}`."""
        if not isinstance(raw, dict):
            raise self.source.error("a rule is a mapping", at, "write {fact: …, op: …, value: …}")
        for join in ("all", "any"):
            if join in raw:
                parts = tuple(self.rule(each, (*at, join, n)) for n, each in enumerate(raw[join]))
                return Rule(join, parts=parts)
        if "not" in raw:
            return Rule("not", parts=(self.rule(raw["not"], (*at, "not")),))
        if raw.get("always") is True:
            return Rule("always")
        return Rule("test", self._test(raw, at))

    def _test(self, raw: Mapping[str, Any], at: tuple[str | int, ...]) -> Test:
        name = raw.get("fact")
        if name not in self.vocabulary.facts:
            raise self.source.error(
                f"unknown fact {name!r}", (*at, "fact"), suggestion(str(name), self.vocabulary.facts)
            )
        fact = self.vocabulary.get(name)
        op = raw.get("op")
        if op not in OPS:
            raise self.source.error(f"unknown op {op!r}", (*at, "op"), suggestion(str(op), OPS))
        if (fact.type == "set") != (op in SET_OPS):
            raise self.source.error(
                f"{op} does not fit {name}, a {fact.type}", (*at, "op"), f"use {' or '.join(_ops_for(fact))}"
            )
        if (fact.type == "region") != (op == "within"):
            raise self.source.error(
                f"{op} does not fit {name}, a {fact.type}", (*at, "op"), f"use {' or '.join(_ops_for(fact))}"
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
        name = raw.get("ref")
        if name != "region.code" and name not in self.parameters:
            raise self.source.error(
                f"unknown parameter {name!r}", (*at, "ref"), suggestion(str(name), {*self.parameters, "region.code"})
            )
        return Reference(name, float(raw.get("times", 1)))

    def _check(self, fact: Fact, value: Any, at: tuple[str | int, ...]) -> None:
        fits = {
            "boolean": isinstance(value, bool),
            "integer": isinstance(value, (int, float)) and not isinstance(value, bool),
            "number": isinstance(value, (int, float)) and not isinstance(value, bool),
            "date": isinstance(value, str),
            "region": isinstance(value, str) and len(value) == 6,
        }.get(fact.type, value in fact.values or fact.open)
        if not fits:
            known = fact.values or (fact.type,)
            raise self.source.error(
                f"{value!r} is not a value of {fact.name}", at, suggestion(str(value), known)
            )

    def _local(self, raw: Mapping[str, Any], at: tuple[str | int, ...]) -> Local:
        kind = raw.get("kind")
        if kind not in LOCAL_KINDS:
            raise self.source.error(
                f"unknown kind {kind!r}", (*at, "kind"), suggestion(str(kind), LOCAL_KINDS)
            )
        widest = raw.get("widest")
        return Local(kind, raw.get("base"), self.rule(widest, (*at, "widest")) if isinstance(widest, dict) else widest)


def _ops_for(fact: Fact) -> tuple[str, ...]:
    if fact.type == "set":
        return SET_OPS
    return ("within",) if fact.type == "region" else (*COMPARISONS, "in", "between")
