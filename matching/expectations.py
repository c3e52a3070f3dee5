"""What is taken to be so of somebody until one learns otherwise.

Nobody expects a grandmother to be at school (`seed_data/expectations.yaml`), nor what is `rare` without a hint at
it (`seed_data/hints.yaml`); where the household is, its members are expected to be registered and to live. That orders
the questions and what is recommended, and says which steps are worth offering; no verdict rests on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from matching import regions
from matching.cases import Hint, Implication
from matching.catalogue import Catalogue
from matching.formula import ELSEWHERE, Variable
from matching.household import HOUSEHOLD, Member
from matching.implications import is_case
from matching.knowledge import BIRTH, Facts, birthday_years_ago

# How often something unexpected is taken to be so all the same.
RARELY = 0.05


class Expectations:
    """What is expected of each member of one household."""

    def __init__(self, facts: Facts, catalogue: Catalogue) -> None:
        self._vocabulary = catalogue.vocabulary
        self._region = facts.household.region
        self._rare = catalogue.rare_questions
        self._expected: dict[tuple[str, str], Any] = {}
        for expectation in catalogue.expectations:
            for member in facts.household.members:
                if is_case(member, expectation.case, facts):
                    self._expect(member, expectation, facts)
        self._hinted = {
            (subject, name)
            for hint in catalogue.hints
            for member in facts.household.members
            if _hints(hint, member, facts)
            for subject in (member.id, HOUSEHOLD)
            for name in hint.likely
        }

    def _expect(self, member: Member, expectation: Implication, facts: Facts) -> None:
        """Add what is expected of a member; of a list what was expected of its other elements goes on."""
        for name, value in expectation.then:
            asked, usual = _as_asked(name, value, facts)
            key = (HOUSEHOLD if asked.startswith("household.") else member.id, asked)
            before = self._expected.get(key)
            self._expected[key] = {**before, **usual} if isinstance(before, Mapping) else usual

    def usual(self, variable: Variable) -> Any:
        """The value that is expected; None where any is as good as another, or something hints otherwise (what is expected
        to be so anyway a hint leaves as it is)."""
        if variable.kind == "question" and variable.name in self._rare and not self._is_hinted(variable):
            return False
        if variable.kind != "fact":
            return None
        expected = self._expected.get((variable.subject, variable.name))
        if isinstance(expected, Mapping):
            expected = expected.get(variable.element)
        if self._is_hinted(variable):
            return expected if expected is True else None
        if expected is None and self._vocabulary.get(variable.name).type == "region":
            return self._region
        if expected is None and self._vocabulary.is_rare(variable.name, variable.element):
            return self._vocabulary.get(variable.name).usual
        return expected

    def doubtful_first(self, variables: Iterable[Variable]) -> list[Variable]:
        """What to ask about, that of which one answer is as good as another before what is expected; else in their order."""
        return sorted(variables, key=lambda each: self.usual(each) is not None)

    def plausible(self, variable: Variable, values: Sequence[Any]) -> list[float]:
        """How likely each value is: even, but that the unexpected seldom is so."""
        usual = self.usual(variable)
        if variable.name == BIRTH and usual is not None:
            usual = min(values, key=lambda each: abs(each - usual))
        elif usual == self._region:
            # Of the places that are asked about the one where the household is; else somewhere else than in any of them.
            usual = next((each for each in values if each != ELSEWHERE and regions.contains(each, usual)), ELSEWHERE)
        if usual is None or usual not in values or len(values) == 1:
            return [1 / len(values)] * len(values)
        return [1 - RARELY if value == usual else RARELY / (len(values) - 1) for value in values]

    def _is_hinted(self, variable: Variable) -> bool:
        return not self._hinted.isdisjoint({(variable.subject, variable.name), (variable.subject, variable.element)})


def _as_asked(name: str, value: Any, facts: Facts) -> tuple[str, Any]:
    """An expected fact as conditions ask for it: an age is a day of birth there."""
    if name == "person.age":
        return BIRTH, birthday_years_ago(facts.as_of, value).toordinal()
    return name, value


def _hints(hint: Hint, member: Member, facts: Facts) -> bool:
    """Whether something hints at it of a member: one of the needs is stated for him, where there are any, and he is such a case."""
    stated = {need.type for need in facts.household.needs if need.member in (None, member.id)}
    wanted = not hint.needs or not hint.needs.isdisjoint(stated)
    return wanted and (hint.case is None or is_case(member, hint.case, facts))
