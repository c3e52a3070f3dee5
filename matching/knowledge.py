"""What is known of each variable of one household on one day.

Facts recorded, facts implied by others, bounds that an age gives for a birth date, and region flags
are all answered here; whatever is not known is NOTHING.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from matching.facts import SetValue, Vocabulary
from matching.formula import NOTHING, Known, Variable
from matching.household import HOUSEHOLD, OLDEST, REGION, Household, Member

# Age, age in months, year and date of birth are one thing to know: the birth date answers all of them.
AGE_FACTS = ("person.age", "person.age_months", "person.birth_date", "person.birth_year")
BIRTH = "person.birth_date"
RUNNING = "running"
# Whoever is older than the child is older than a grandchild too.
_YOUNGEST = ("child", "grandchild")
_BOOLEAN_FALSE = Known(value=False)
_BOOLEAN_TRUE = Known(value=True)


def birthday_years_ago(as_of: datetime.date, years: int) -> datetime.date:
    """The latest birth date of somebody who is `years` old on that day."""
    return months_ago(as_of, years * 12)


def months_ago(as_of: datetime.date, months: int) -> datetime.date:
    """The day `months` months before; a day that the month lacks becomes the month's last."""
    total = as_of.year * 12 + as_of.month - 1 - months
    year, month = divmod(total, 12)
    for day in range(as_of.day, 27, -1):
        try:
            return datetime.date(year, month + 1, day)
        except ValueError:
            continue
    return datetime.date(year, month + 1, as_of.day)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one household on one day, implied ones included. `formulas` are rules as formulas, by rule and subject: they
    are the same for all states of a household's record, as they rest on who its members are, where and when."""

    household: Household
    as_of: datetime.date
    vocabulary: Vocabulary
    flags: Mapping[str, Mapping[str, Any]]
    formulas: dict[tuple[int, str], tuple[Any, Any]] = field(default_factory=dict, compare=False, repr=False)

    def known(self, variable: Variable) -> Known:
        """What is known of a variable (the `knowledge` that formulas are decided under)."""
        if variable.kind != "fact":
            answer = self._answer(variable)
            return NOTHING if answer is None else _BOOLEAN_TRUE if answer else _BOOLEAN_FALSE
        if variable.name == BIRTH:
            return self.birth(variable.subject)
        disputed = (variable.subject, variable.name, variable.element) in self.household.conflicts
        value = None if disputed else self.value(variable.subject, variable.name)
        fact = self.vocabulary.facts.get(variable.name)
        if isinstance(value, SetValue):
            has = value.has(variable.element)
            return NOTHING if has is None else (_BOOLEAN_TRUE if has else _BOOLEAN_FALSE)
        if value is None:
            if fact is not None and fact.type in ("integer", "number"):
                return Known(low=fact.minimum)
            return NOTHING
        return Known(value=value)

    def _answer(self, variable: Variable) -> bool | None:
        """What the worker found out: a resource's own question, a local rule, whether a scheme still runs."""
        if variable.kind == "question":
            resource, _, condition = variable.name.partition("#")
            return self.household.answers.get((variable.subject, resource, condition))
        if variable.kind == "local":
            return self.household.answers.get((REGION, variable.subject, variable.name))
        if variable.kind == "running":
            return self.household.answers.get((REGION, variable.name, RUNNING))
        return None

    def value(self, subject: str, name: str) -> Any:
        """The recorded or implied value of a fact for a member, the household or the region; else its default."""
        value, fact = self.stated(subject, name), self.vocabulary.facts.get(name)
        return fact.default if value is None and fact is not None else value

    def stated(self, subject: str, name: str) -> Any:
        """The recorded or implied value of a fact for a member, the household or the region."""
        scope = name.split(".", 1)[0]
        if scope == "region":
            stated = self.household.region_facts.get(name)
            return self.flags.get(name, {}).get(self.household.region) if stated is None else stated
        if subject == HOUSEHOLD:
            return (self.household.event if scope == "event" else self.household.facts).get(name)
        return self._member_value(self.household.member(subject), scope, name)

    def _member_value(self, member: Member, scope: str, name: str) -> Any:
        own = (member.event if scope == "event" else member.facts).get(name)
        if scope == "event":
            concerned = self.household.concerned.get(name)
            is_his = concerned is None or member.id in concerned
            return self.household.event.get(name) if own is None and is_his else own
        shared = self.household.facts.get(name)
        if isinstance(own, SetValue) and isinstance(shared, SetValue):
            return SetValue({**shared.elements, **own.elements}, own.complete)
        return shared if own is None else own

    def birth(self, subject: str) -> Known:
        """Bounds of a member's birth date, as ordinals of days."""
        date = self.value(subject, BIRTH)
        if date is not None:
            return Known(value=date.toordinal())
        year = self.value(subject, "person.birth_year")
        months, years = self.value(subject, "person.age_months"), self.value(subject, "person.age")
        high = self.as_of.toordinal()
        low = birthday_years_ago(self.as_of, OLDEST).toordinal()
        if year is not None:
            high = min(high, datetime.date(int(year), 12, 31).toordinal())
            low = max(low, datetime.date(int(year), 1, 1).toordinal())
        if years is not None:
            high = min(high, birthday_years_ago(self.as_of, int(years)).toordinal())
            low = max(low, birthday_years_ago(self.as_of, int(years) + 1).toordinal() + 1)
        if months is not None:
            high = min(high, months_ago(self.as_of, int(months)).toordinal())
            low = max(low, months_ago(self.as_of, int(months) + 1).toordinal() + 1)
        if any(self.value(subject, name) is not None for name in AGE_FACTS):
            return Known(low=low, high=high)
        between = self.household.member(subject).age_between
        if between is not None:
            least, most = between
            low = max(low, birthday_years_ago(self.as_of, most + 1).toordinal() + 1)
            return Known(low=low, high=birthday_years_ago(self.as_of, least).toordinal())
        # Nobody is asked whether the father of a seven-year-old is a minor.
        after, before = self.born_between(subject)
        at_least = self.vocabulary.relation(self.household.member(subject).relation).at_least
        before = min(before, birthday_years_ago(self.as_of, at_least).toordinal())
        return Known(low=max(low, after), high=min(high, before))

    def born_between(self, subject: str) -> tuple[int, int]:
        """What the ages of the children and grandchildren say of a relative's birth, as ordinals."""
        after, before = 0, datetime.date.max.toordinal()
        relation = self.vocabulary.relation(self.household.member(subject).relation)
        if not (relation.older_by or relation.younger):
            return after, before
        ages = [age for age in self._ages(_YOUNGEST) if age is not None]
        if ages and relation.older_by:
            before = birthday_years_ago(self.as_of, min(ages) + relation.older_by).toordinal()
        # Not of a grandchild: the younger brother in a grandparent's family is the grandparent's own.
        siblings = self._ages(("child",))
        if relation.younger and siblings and None not in siblings:
            after = birthday_years_ago(self.as_of, max(siblings) + 1).toordinal() + 1
        return after, before

    def _ages(self, relations: Collection[str]) -> list[int | None]:
        """The ages of the members who are one of these to the family; None where an age is not known."""
        vocabulary, members = self.vocabulary, self.household.members
        return [self._age(each.id) for each in members if vocabulary.relation(each.relation).id in relations]

    def _age(self, subject: str) -> int | None:
        """Whole years at the least, where an age or a birth date is recorded."""
        date, age = self.value(subject, BIRTH), self.value(subject, "person.age")
        if age is not None or date is None:
            return None if age is None else int(age)
        return (self.as_of.year - date.year) - ((self.as_of.month, self.as_of.day) < (date.month, date.day))
