"""From rules as written to formulas over one subject's variables."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from matching import regions
from matching.facts import Fact
from matching.formula import FALSE, TRUE, And, Atom, Domain, Not, Or, Variable, kleene
from matching.household import HOUSEHOLD
from matching.knowledge import AGE_FACTS, BIRTH, Facts, birthday_years_ago, months_ago
from matching.parameters import Figure, Parameters
from matching.rules import Condition, Local, Reference, Rule, Test

BOOLEAN = Domain("boolean")


NO_FIGURES = Parameters({}, {}, {})


def holds(rule: Rule, facts: Facts, subject: str, parameters: Parameters = NO_FIGURES) -> bool:
    """Whether a rule certainly holds of a member; of a local figure without its `parameters` nobody is certain."""
    if parameters is not NO_FIGURES:
        return kleene(Compiler(facts, parameters).rule(rule, subject), facts.known) is True
    # The rule is kept beside its formula: as long as it is there no other has its id.
    found = facts.formulas.get((id(rule), subject))
    if found is None:
        found = facts.formulas[id(rule), subject] = rule, Compiler(facts, parameters).rule(rule, subject)
    return kleene(found[1], facts.known) is True


def local_variable(resource: str, condition: str) -> Variable:
    """Whether the place has the way in (or the exclusion) that a condition describes."""
    return Variable("local", resource, condition)


class Compiler:
    """Compiles conditions for one household on one day."""

    def __init__(self, facts: Facts, parameters: Parameters) -> None:
        self._facts = facts
        self._parameters = parameters
        self._region = facts.household.region
        self._figures: dict[tuple[str, datetime.date], Figure | None] = {}

    def condition(self, condition: Condition, resource: str, subject: str) -> Any:
        """The condition as it stands, its local form included, without its guard and its role."""
        if condition.question is not None:
            answered = Atom(Variable("question", subject, f"{resource}#{condition.id}"), BOOLEAN, "==", True)
            return answered if condition.rule is None else And((self.rule(condition.rule, subject), answered))
        subjects: Sequence[str] = [subject]
        if condition.who is not None:
            subjects = [member.id for member in self._facts.household.members]
        parts = tuple(self._local(condition, resource, each) for each in subjects)
        if len(parts) == 1:
            return parts[0]
        return And(parts) if condition.who == "every" else Or(parts)

    def guard(self, condition: Condition, subject: str) -> Any:
        """All of the condition's guards."""
        return And(tuple(self.rule(rule, subject) for rule in condition.when))

    def _local(self, condition: Condition, resource: str, subject: str) -> Any:
        assert condition.rule is not None
        local = condition.local
        written = self.rule(condition.rule, subject, local)
        if local is None or local.kind in ("judged", "figure"):
            return written
        chosen = Atom(local_variable(resource, condition.id), BOOLEAN, "==", True)
        if local.kind == "extension":
            return And((written, chosen))
        base = written if local.base is None else self._at(condition.rule, self._base(local), subject)
        if local.widest is None:
            widest = TRUE
        elif isinstance(local.widest, Rule):
            widest = self.rule(local.widest, subject)
        else:
            widest = self._at(condition.rule, local.widest, subject)
        return Or((base, And((widest, chosen))))

    def _base(self, local: Local) -> Any:
        """A base may differ by place: {"default": 80, "430000": 100}."""
        if not isinstance(local.base, dict):
            return local.base
        for code in regions.chain(self._region):
            if code in local.base:
                return local.base[code]
        return local.base["default"]

    def _at(self, rule: Rule, value: Any, subject: str) -> Any:
        """The same test with another value."""
        assert rule.test is not None
        return self.rule(Rule("test", Test(rule.test.fact, rule.test.op, value)), subject)

    def rule(self, rule: Rule, subject: str, local: Local | None = None) -> Any:
        """A rule as a formula about a subject (a member's id, or "household")."""
        if rule.join == "always":
            return TRUE
        if rule.join == "not":
            return Not(self.rule(rule.parts[0], subject, local))
        if rule.test is None:
            parts = tuple(self.rule(part, subject, local) for part in rule.parts)
            return And(parts) if rule.join == "all" else Or(parts)
        return self._test(rule.test, subject)

    def _test(self, test: Test, subject: str) -> Any:
        fact = self._facts.vocabulary.get(test.fact)
        subject = self._subject(fact, subject)
        if fact.type == "set":
            atoms = tuple(
                Atom(Variable("fact", subject, fact.name, element), BOOLEAN, "==", True) for element in test.value
            )
            return Not(Or(atoms)) if test.op == "not_contains_any" else Or(atoms)
        if fact.type == "region":
            codes = (self._region,) if isinstance(test.value, Reference) else test.value
            return Atom(Variable("fact", subject, fact.name), Domain("region"), "within", tuple(codes))
        if isinstance(test.value, Reference):
            return self._figure(fact, test.op, test.value, subject)
        if test.op == "between":
            low, high = test.value
            return And((self._compare(fact, ">=", low, subject), self._compare(fact, "<=", high, subject)))
        return self._compare(fact, test.op, test.value, subject)

    def _subject(self, fact: Fact, subject: str) -> str:
        if fact.scope == "household":
            return HOUSEHOLD
        if fact.scope == "region":
            return "region"
        if fact.scope == "person" and subject == HOUSEHOLD:
            return self._facts.household.head
        return subject

    def _compare(self, fact: Fact, op: str, value: Any, subject: str) -> Atom:
        if fact.name in AGE_FACTS:
            return self._birth_test(fact, op, value, subject)
        values = tuple(fact.values) if fact.type == "enum" else ()
        kind = fact.type if fact.type in ("boolean", "integer", "number", "enum") else "enum"
        domain = Domain(kind, values, fact.open or fact.type != "enum")
        return Atom(Variable("fact", subject, fact.name), domain, op, value)

    def _birth_test(self, fact: Fact, op: str, value: Any, subject: str) -> Any:
        """An age as a test of the birth date, so that all ages are one variable."""
        variable, domain = Variable("fact", subject, BIRTH), Domain("integer")
        if fact.name == BIRTH:
            return Atom(variable, domain, op, datetime.date.fromisoformat(str(value)).toordinal())
        ago = birthday_years_ago if fact.name == "person.age" else months_ago
        as_of = self._facts.as_of
        if op == "==":
            return And((self._birth_test(fact, ">=", value, subject), self._birth_test(fact, "<=", value, subject)))
        if op in (">=", "<"):
            bound = ago(as_of, int(value)).toordinal()
            return Atom(variable, domain, "<=" if op == ">=" else ">", bound)
        bound = ago(as_of, int(value) + 1).toordinal()
        return Atom(variable, domain, "<=" if op == ">" else ">", bound)

    def _figure(self, fact: Fact, op: str, reference: Reference, subject: str) -> Any:
        """Compare with a regional figure; where it cannot decide, a variable of its own stands in.

        That variable says whether the fact lies below the true figure, so that "below" and "not
        below" of the same figure stay each other's negation. A figure that the household's record
        states (`region_facts`, the worker asked the office) is exact.
        """
        stated = self._facts.value("region", reference.name)
        if stated is not None:
            return self._compare(fact, op, stated * reference.times, subject)
        figure = self._parameters.figure(reference.name, self._region, self._facts.as_of)
        below = op in ("<", ">=")
        name = f"{fact.name}{'<' if below else '<='}{reference.name}*{reference.times:g}"
        unknown = Atom(Variable("figure", subject, name), BOOLEAN, "==", True)
        if figure is None:
            under: Any = unknown
        elif op in (">=", ">") and not figure.is_least and not figure.decides(self._facts.as_of):
            # Being under an average turns nobody down, nor is being above it a yes.
            under = unknown
        else:
            under = self._under(fact, figure, reference, subject, unknown, below)
        return Not(under) if op in (">=", ">") else under

    def _under(
        self, fact: Fact, figure: Figure, reference: Reference, subject: str, unknown: Atom, below: bool
    ) -> Any:
        by = self._parameters.variants.get(reference.name)
        parts = []
        for variant, amount in figure.values.items():
            test: Any = self._compare(fact, "<" if below else "<=", amount * reference.times, subject)
            if not figure.decides(self._facts.as_of):
                # A floor or an average may say yes (the true figure is no lower), never no.
                test = Or((test, unknown))
            if by and variant:
                selector = self._facts.vocabulary.get(by)
                parts.append(And((self._compare(selector, "==", variant, self._subject(selector, subject)), test)))
            else:
                parts.append(test)
        return Or(tuple(parts)) if parts else FALSE
