"""A person of a note, as known so far: told apart by relation, sex, order and name, never by a name shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matching.notes.lexicon import Person

OF_AGE = 18
OLD = 60
_GROWN, _AGING, _OLDEST = 25, 50, 120
_GIVEN = 2
# Why somebody alive is no member: kin who are not said to live here, a husband or wife of before, a home of his own.
KIN, FORMER, OWN_HOME = "kin", "former", "own_home"


@dataclass(slots=True, eq=False)
class Someone:
    """A person as known so far. `relation` None: whom the note is about, not said how; `name` stays inside (`surname`: it
    says the surname alone). `outside`: why no member; `together`: said to live here all the same; `with_whom`: the uncle or
    aunt whose child it is, and lives with; `owner`: named only with what he owns. `childs`: first spoken of beside a child;
    `half`: born to the mother and another father than the child's; `parent_of`: the grown-up whose father or mother it is;
    `child_of`: the one of the family whose child it is said to be; `mothers`: a daughter's child (外孙); `side`: a grandparent's, of which parent; `whose`: the sex of 他 or 她
    in the words for somebody (她妈);
    `grown`: of an age beyond school; `aged`: of an age that is known (`years`: no guess); `prime`: of
    one at which nobody is called old; `unnamed`: one of a couple, known by no word of his own yet."""

    relation: str | None = None
    sex: str | None = None
    order: int | None = None
    young: bool = False
    elder: bool = False
    outside: str | None = None
    together: bool = False
    owner: bool = False
    childs: bool = False
    grown: bool = False
    aged: bool = False
    years: tuple[float, float] | None = None
    prime: bool = False
    parent_of: Someone | None = None
    child_of: Someone | None = None
    mothers: bool = False
    side: str | None = None
    whose: str | None = None
    half: bool = False
    with_whom: Someone | None = None
    gone: bool = False
    unnamed: bool = False
    name: str | None = None
    surname: bool = False

    @property
    def kind(self) -> str:
        """The relation, or what is known of somebody whose relation is not said."""
        return self.relation or ("child" if self.young else "elder" if self.elder else "adult")

    @property
    def between(self) -> tuple[float, float]:
        """The bounds of his age, as far as they are known."""
        vague = (0, OF_AGE - 1) if self.young else (OLD if self.elder else _GROWN if self.grown else 0, _OLDEST)
        return self.years or vague

    def learn_age(self, low: float, high: float) -> None:
        """What an age, or its bounds, says: a child, an old person, or neither."""
        self.aged, self.prime = True, high < _AGING
        self.grown = self.grown or low >= _GROWN
        self.young = not self.grown and (high < OF_AGE or self.young and low < OF_AGE)
        self.elder = self.elder or low >= OLD

    def learn_years(self, low: float, high: float) -> None:
        """The bounds of an age that is no guess; of two ages that are said either may be so."""
        known = self.years or (low, high)
        self.years = min(low, known[0]), max(high, known[1])

    def is_like(self, person: Person, name: str | None) -> bool:
        """Whether a mention may be of this person."""
        if person.named and name is not None and self.name is not None:
            grown = not (person.elder and self.young)
            return name == self.name or self._is_given(name) or self._has_surname(person, name) and grown and agree(self.sex, person.sex)
        if person.relation is None and person.young:
            alike = self.young or self.relation in ("child", "grandchild") and not self.grown
        elif person.elder and self.elder and self.relation is None and not person.outside:
            alike = True
        else:
            alike = self.kind == person.relation
        return alike and agree(self.sex, person.sex) and agree(self.order, person.order) and agree(self.side, person.side)

    def _is_given(self, name: str) -> bool:
        """Whether a name is the other without its surname (黄小燕, 小燕)."""
        return len(name) == _GIVEN and str(self.name).endswith(name)

    def _has_surname(self, person: Person, name: str) -> bool:
        """Whether two names have one surname, of which one says no more than that (陈某, 老陈, 陈大山)."""
        return (person.surname or self.surname) and name.lstrip("老小")[0] == str(self.name).lstrip("老小")[0]


def agree(one: object, other: object) -> bool:
    """Whether two things known of somebody may both be so; None is not known."""
    return one is None or other is None or one == other


def identified(people: Iterable[Someone]) -> dict[Someone, str]:
    """A pseudonymous id for each: the relation and its number in order of appearance."""
    counts: dict[str, int] = {}
    found = {}
    for each in people:
        counts[each.kind] = counts.get(each.kind, 0) + 1
        found[each] = f"{each.kind}{counts[each.kind]}"
    return found
