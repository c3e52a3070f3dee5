"""What is taken to be so of somebody until one learns otherwise, by the table `seed_data/expectations.yaml`.

Nobody expects a grandmother to be at school. That orders the questions and what is recommended, and nothing
more: no verdict and no plan rests on it, and a hint in the record is enough to set it aside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matching.catalogue import Catalogue
from matching.formula import Variable
from matching.implications import is_case
from matching.knowledge import Facts

# How often something unexpected is taken to be so all the same.
RARELY = 0.05


class Expectations:
    """What is expected of each member of one household."""

    def __init__(self, facts: Facts, catalogue: Catalogue) -> None:
        self._vocabulary = catalogue.vocabulary
        self._expected: dict[tuple[str, str], Any] = {}
        for expectation in catalogue.expectations:
            for member in facts.household.members:
                if is_case(member, expectation.case, facts):
                    self._expected.update({(member.id, name): value for name, value in expectation.then})

    def usual(self, variable: Variable) -> Any:
        """The value that is expected; None where any is as good as another."""
        if variable.kind != "fact":
            return None
        expected = self._expected.get((variable.subject, variable.name))
        if isinstance(expected, Mapping):
            expected = expected.get(variable.element)
        if expected is None and self._vocabulary.is_rare(variable.name, variable.element):
            return self._vocabulary.get(variable.name).usual
        return expected

    def plausible(self, variable: Variable, values: Sequence[Any]) -> list[float]:
        """How likely each value is: even, but that the unexpected seldom is so."""
        usual = self.usual(variable)
        if usual is None or usual not in values or len(values) == 1:
            return [1 / len(values)] * len(values)
        return [1 - RARELY if value == usual else RARELY / (len(values) - 1) for value in values]
