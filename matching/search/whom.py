"""For whom help is sought, as the words of a query say it, and for whom a resource is, by its own conditions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matching.cases import Case, Implication
from matching.catalogue import Catalogue
from matching.facts import Vocabulary
from matching.notes.lexicon import Fate, Found, Person, Saying
from matching.notes.numbers import Interval, interval
from matching.resources import Resource
from matching.rules import Condition, Reference, Rule, Test, fact_names

ILLNESSES, STATUSES = "person.illnesses", "person.statuses"
PARENTS = ("person.father_status", "person.mother_status")
AGE, MONTHS = "person.age", "person.age_months"
# Of whom the query speaks meets a condition, or one that many meet; nothing is told; he would have to be what
# few are; he is told to be what is not asked for.
MADE_FOR, SUITED, OPEN, FAR_FETCHED, NOT_FOR = 1.0, 0.75, 0.5, 0.25, 0.0
_YOUNG, GROWN, _OLD = Interval(0, 17), Interval(18, 120), Interval(60, 120)
_GROWN_UP = ("father", "mother", "husband", "wife", "spouse", "uncle", "aunt", "daughter_in_law", "son_in_law", "in_law")
# Of whom nothing is told is taken neither for old, nor for a woman or a man, nor for a pupil.
_ORDINARY: Mapping[str, Any] = {AGE: Interval(0, 59), "person.sex": "not told", "person.edu_stage": "not told"}
_COUNTED = (AGE, MONTHS, "person.disability_grade")
A_CHILD = Condition("child", {}, "required", rule=Rule("test", Test(AGE, "<", 18)))
AN_ORPHAN = Condition("orphan", {}, "required", rule=Rule("test", Test(STATUSES, "contains_any", ("orphan",))))
# What many are.
_BROAD = frozenset({AGE, MONTHS, "person.sex", "person.hukou_type"})

# Of each fact all that is said of anybody: values, elements of a list, intervals of a number.
Said = Mapping[str, Sequence[Any]]
Kinds = Mapping[str, frozenset[str]]
Clause = tuple[Condition, ...]
Unsaid = Callable[[Test], bool | None]


def said_by(found: Found, parents: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """(fact, value) of what an entry of the lexicon says of somebody; of whom is left open, but that a fate is told of
    one of the `parents` of a child."""
    entry = found.entry
    if isinstance(entry, Saying):
        if entry.value is not None:
            yield entry.fact, entry.value
            yield from (entry.also or {}).items()
        elif entry.fact in _COUNTED and found.number:
            number, (less, more) = interval(found.number), entry.plus or (0, 0)
            yield entry.fact, Interval(number.low + less, number.high + more)
    elif isinstance(entry, Person):
        if entry.young or entry.elder:
            yield AGE, _YOUNG if entry.young else _OLD
        elif entry.relation in _GROWN_UP or (entry.anchor and entry.sex == "female"):
            yield AGE, GROWN
        if entry.sex and (entry.young or entry.anchor) and not entry.elder:
            yield "person.sex", entry.sex
    elif isinstance(entry, Fate) and entry.value:
        yield from ((f"person.{parent}_status", entry.value) for parent in parents)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a resource asks of somebody: every clause, of which one condition is enough. `illnesses` are those that
    they name, `some_only` where it is for these alone."""

    clauses: tuple[Clause, ...]
    illnesses: frozenset[str]
    some_only: bool


def asked_by(terms: Terms) -> frozenset[str]:
    """All that terms ask for: facts, and of lists the elements."""
    rules = (condition.rule for clause in terms.clauses for condition in clause if condition.rule)
    tests = (test for rule in rules for test in _tests(rule))
    return frozenset(name for test in tests for name in (test.value if test.op == "contains_any" else [test.fact]))


def terms_of(resource: Resource, implied: Iterable[Condition]) -> Terms:
    """A resource's terms, with what is `implied` by what it is for; what excludes and what is preferred is left aside."""
    groups: dict[str, list[Condition]] = defaultdict(list)
    for condition in resource.conditions:
        if condition.role in ("required", "any_of", "alternative"):
            name = f"={condition.id}" if condition.role == "required" else condition.group or ""
            groups[name].append(condition)
    clauses = (*map(tuple, groups.values()), *((each,) for each in implied))
    rules = (condition.rule for condition in resource.conditions if condition.rule)
    illnesses = frozenset(illness for rule in rules for illness in _illnesses(rule))
    return Terms(clauses, illnesses, any(map(_asks_illness, clauses)))


class Whom:
    """Weighs terms by what is said of somebody, and by what few are without a hint at it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._vocabulary: Vocabulary = catalogue.vocabulary
        self._kinds = _kinds_of(catalogue.implications)
        self._expectations = [each for each in catalogue.expectations if _is_plain(each.case) and each.case.when]
        self._implications = [each for each in catalogue.implications if _is_plain(each.case) and each.case.when]
        self._hints = catalogue.hints
        self._shown = [each for each in catalogue.shown_needs if _is_plain(each.case) and not each.likely]

    def suits(self, terms: Terms, said: Said, likely: frozenset[str], usual: Mapping[str, Any]) -> float:
        """How far the terms are for somebody of whom that is said: from MADE_FOR to NOT_FOR."""
        truths = [self._clause(clause, said, lambda _: None) for clause in terms.clauses]
        if False in truths:
            return NOT_FOR
        unsaid = self._expects(likely, usual)
        if any(self._clause(clause, said, unsaid) is False for clause in terms.clauses):
            return FAR_FETCHED
        if True not in truths:
            return OPEN
        met = (each for clause in terms.clauses for each in clause if self._condition(each, said, lambda _: None))
        return SUITED if all(map(_is_broad, met)) else MADE_FOR

    def likely(self, needs: Iterable[str], said: Said) -> frozenset[str]:
        """Facts and statuses that few have, at which these needs or what is said hint."""
        needs = frozenset(needs)
        hinting = (each for each in self._hints if each.needs & needs or self._is_case(each.case, said))
        return frozenset(name for each in hinting for name in each.likely)

    def shown(self, said: Said) -> frozenset[str]:
        """The needs that what is said shows, though it does not name them."""
        return frozenset(need for each in self._shown if self._is_case(each.case, said) for need, _ in each.needs)

    def with_what_follows(self, said: Said) -> Said:
        """What is said, with the rare events that follow of it or are expected: for a girl with child a report must be made."""
        holding = (each for each in (*self._implications, *self._expectations) if self._is_case(each.case, said))
        true = [self._vocabulary.get(fact) for each in holding for fact, value in each.then if value is True]
        return {**{fact.name: (True,) for fact in true if fact.scope == "event" and fact.rare is True}, **said}

    def usual(self, said: Said) -> dict[str, Any]:
        """What is expected of somebody of whom that is said."""
        expected = (each for each in self._expectations if self._is_case(each.case, said))
        return {fact: value for each in expected for fact, value in each.then}

    def is_of(self, illness: str, others: Iterable[str]) -> bool:
        """Whether an illness is one of the others or a kind of one of them."""
        return not self._kinds.get(illness, frozenset([illness])).isdisjoint(others)

    def may_be(self, illness: str, others: Iterable[str]) -> bool:
        """Whether it is of the others, or one of them of it: who says heart disease may mean a congenital one."""
        return self.is_of(illness, others) or any(self.is_of(other, [illness]) for other in others)

    def speaks_for(self, terms: Terms, fact: str, value: Any) -> bool:
        """Whether what is said meets a condition."""
        return any(self._clause(clause, {fact: (value,)}, lambda _: None) for clause in terms.clauses)

    def _is_case(self, case: Case | None, said: Said) -> bool:
        """Whether somebody is such a case; of age and sex it is enough that nothing else is said."""
        if case is None or not _is_plain(case):
            return False
        truths = [(self._rule(rule, said, lambda _: None), {*fact_names(rule)} <= _BROAD) for rule in case.when]
        return any(truth for truth, _ in truths) and all(truth or (broad and truth is None) for truth, broad in truths)

    def _expects(self, likely: frozenset[str], usual: Mapping[str, Any]) -> Unsaid:
        """A test of a fact of which nothing is said, as the usual value decides it."""

        def unsaid(test: Test) -> bool | None:
            names = test.value if test.op == "contains_any" else ()
            if test.fact in likely or not likely.isdisjoint(names):
                return None
            if test.fact in usual and not isinstance(usual[test.fact], Mapping):
                return self._holds(test, usual[test.fact])
            if names and isinstance(names, tuple):
                return False if all(self._vocabulary.is_rare(test.fact, name) for name in names) else None
            if test.fact in _ORDINARY:
                return self._holds(test, _ORDINARY[test.fact])
            fact = self._vocabulary.get(test.fact)
            return self._holds(test, fact.usual) if fact.rare is True else None

        return unsaid

    def _clause(self, clause: Clause, said: Said, unsaid: Unsaid) -> bool | None:
        return _any(self._condition(condition, said, unsaid) for condition in clause)

    def _condition(self, condition: Condition, said: Said, unsaid: Unsaid) -> bool | None:
        if condition.rule is None or condition.rule.join == "always":
            return None
        truth = self._rule(condition.rule, said, unsaid)
        # What is asked of some only refuses nobody else.
        return None if condition.when and truth is False else truth

    def _rule(self, rule: Rule, said: Said, unsaid: Unsaid) -> bool | None:
        if rule.test is not None:
            values = said.get(rule.test.fact)
            truth = _any(self._holds(rule.test, value) for value in values) if values else None
            # Who is one thing is not thereby another that few are; of an illness it may be a kind.
            is_open = not values or (rule.test.op == "contains_any" and rule.test.fact != ILLNESSES)
            return unsaid(rule.test) if truth is None and is_open else truth
        parts = (self._rule(part, said, unsaid) for part in rule.parts)
        if rule.join == "any":
            return _any(parts)
        truth = _any(None if part is None else not part for part in parts)
        return truth if rule.join == "not" or truth is None else not truth

    def _holds(self, test: Test, value: Any) -> bool | None:
        """Whether one thing that is said passes a test; None where it may or may not."""
        wanted = test.value
        if isinstance(wanted, Reference) or test.op in ("within", "not_contains_any"):
            return None
        if test.op == "contains_any":
            if test.fact == ILLNESSES:
                return self.is_of(value, wanted) or (None if self.may_be(value, wanted) else False)
            return True if value in wanted else None
        if isinstance(value, Interval):
            low, high = (_passes(test.op, each, wanted) for each in (value.low, value.high))
            if test.op == "between" and not low and not high and value.low < wanted[0] and value.high > wanted[1]:
                return None
            return low if low == high else None
        return _passes(test.op, value, wanted)


def _passes(op: str, value: Any, wanted: Any) -> bool:
    return {
        "==": lambda: value == wanted, "!=": lambda: value != wanted, "in": lambda: value in wanted,
        "<": lambda: value < wanted, "<=": lambda: value <= wanted, ">": lambda: value > wanted,
        ">=": lambda: value >= wanted, "between": lambda: wanted[0] <= value <= wanted[1],
    }[op]()  # fmt: skip


def _any(truths: Iterable[bool | None]) -> bool | None:
    """True where one is; False where all are."""
    found = [*truths]
    return True if True in found else None if None in found else False


def _is_plain(case: Case) -> bool:
    """Whether a case asks for nothing but facts of one person."""
    return not case.relations and not case.beside


def _kinds_of(implications: Iterable[Implication]) -> Kinds:
    """Of each illness all that it is a kind of: 急性淋巴细胞白血病 is 白血病, 血液病, 恶性肿瘤 and 肿瘤."""
    above: dict[str, set[str]] = defaultdict(set)
    for each in implications:
        kinds = {kind for name, value in each.then if name == ILLNESSES for kind, holds in value.items() if holds}
        if len(each.case.when) == 1:
            for illness in _illnesses(each.case.when[0]):
                above[illness] |= kinds

    def reach(illness: str) -> frozenset[str]:
        return frozenset([illness]).union(*(reach(kind) for kind in above.get(illness, ())))

    return {illness: reach(illness) for illness in above}


def _is_broad(condition: Condition) -> bool:
    return condition.rule is None or {*fact_names(condition.rule)} <= _BROAD


def _asks_illness(clause: Clause) -> bool:
    return all(each.rule is not None and {*fact_names(each.rule)} == {ILLNESSES} for each in clause)


def _tests(rule: Rule) -> Iterator[Test]:
    if rule.test is not None:
        yield rule.test
    for part in rule.parts:
        yield from _tests(part)


def _illnesses(rule: Rule) -> tuple[str, ...]:
    tests = (test for test in _tests(rule) if test.fact == ILLNESSES and test.op == "contains_any")
    return tuple(illness for test in tests for illness in test.value)
