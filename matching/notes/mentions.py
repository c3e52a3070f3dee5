"""Who is spoken of: the people of a note, told apart by relation, sex, order and name, never by a name shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.notes.lexicon import Found, Person
from matching.notes.numbers import interval

OF_AGE = 18
OLD = 60
_MOST = 8
_GRANDPARENTS = ("grandfather", "grandmother")
_CHILD = Person(young=True)


@dataclass(slots=True, eq=False)
class Someone:
    """A person as known so far. `relation` None: whom the note is about, not said how; `name` stays inside."""

    relation: str | None = None
    sex: str | None = None
    order: int | None = None
    young: bool = False
    elder: bool = False
    outside: bool = False
    gone: bool = False
    name: str | None = None

    @property
    def kind(self) -> str:
        """The relation, or what is known of somebody whose relation is not said."""
        return self.relation or ("child" if self.young else "elder" if self.elder else "adult")

    def learn_age(self, low: float, high: float) -> None:
        """What an age, or its bounds, says: a child, an old person, or neither."""
        self.young = high < OF_AGE or self.young and low < OF_AGE
        self.elder = self.elder or low >= OLD

    def is_like(self, person: Person, name: str | None) -> bool:
        """Whether a mention may be of this person."""
        if person.named and name is not None and self.name is not None:
            return name == self.name
        if person.relation is None and person.young:
            alike = self.young or self.relation in ("child", "grandchild")
        elif person.elder and self.elder and self.relation is None:
            alike = True
        else:
            alike = self.kind == person.relation
        return alike and _agree(self.sex, person.sex) and _agree(self.order, person.order)


def _single(relation: str) -> Person:
    """One of a group; a son and a daughter are children of that sex."""
    sex = {"son": "male", "daughter": "female"}.get(relation)
    return Person("child" if sex else relation, sex)


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


class Cast:
    """The people of a note in order of appearance; it grows as the note is read."""

    def __init__(self) -> None:
        self.people: list[Someone] = []
        self.anchor: Someone | None = None
        self._recent: list[Someone] = []
        self._group: list[Someone] = []

    def latest(self, wanted: Iterable[Someone] | None = None) -> Someone | None:
        """Whoever was spoken of last, of these."""
        among = self.people if wanted is None else list(wanted)
        return next((each for each in reversed(self._recent) if each in among), None)

    def about(self, young: bool = False) -> Someone:
        """Whom the note is about; somebody new where it has not said."""
        if self.anchor is None:
            self.anchor = self._new(Someone(young=young))
        return self.anchor

    def mentioned(self, found: Found, text: str, topic: Sequence[Someone], before: Sequence[Someone]) -> list[Someone]:
        """The people whom a mention means. `topic`: whom the sentence is about; `before`: whom the
        words directly before it mean (孩子小志: one and the same)."""
        person = found.entry
        assert isinstance(person, Person)
        people = self._meant(person, found, text[found.start : found.end], topic, before)
        self._recent += people
        return people

    def _meant(
        self, person: Person, found: Found, word: str, topic: Sequence[Someone], before: Sequence[Someone]
    ) -> list[Someone]:
        if person.pronoun:
            alike = [each for each in topic if _agree(each.sex, person.sex)]
            alike = alike[: 1 if len(topic) == 1 else 0] if person.sex else alike
            last = self.latest(each for each in self.people if _agree(each.sex, person.sex))
            about = self.anchor if self.anchor and _agree(self.anchor.sex, person.sex) else last
            return alike or [about or self._anchored(person)]
        if person.again:
            self._group = self._group[1:] + self._group[:1]
            return self._group[-1:]
        if person.of_child and not any(each.is_like(_CHILD, None) for each in self.people):
            self._one(_CHILD, None)
        if person.group:
            self._group = self._couple(person.group) or [self._one(_single(each), None) for each in person.group]
            return list(self._group)
        number = person.number if found.number is None else int(interval(found.number).low)
        if number is not None:
            self._group = self._several(person, number)
            return list(self._group)
        if person.named and before:
            before[0].name = word
            return [before[0]]
        return [self._anchored(person) if person.anchor else self._one(person, word if person.named else None)]

    def _couple(self, group: Sequence[str]) -> list[Someone]:
        """Whom the note is about and that person's spouse, where 两老 or the grandchild's 爷爷奶奶 must mean them; the
        grandparents, where 两个老的 must mean those."""
        spouse = next((each for each in self.people if each.relation in ("spouse", "husband", "wife")), None)
        old = [each for each in self.people if each.relation in _GRANDPARENTS]
        grandparents = set(group) == set(_GRANDPARENTS)
        if set(group) == {"husband", "wife"} and spouse is None and len(old) == len(_GRANDPARENTS):
            return old
        if spouse is None or self.anchor in (None, spouse) or not (grandparents or set(group) == {"husband", "wife"}):
            return []
        if grandparents and (old or not any(each.relation == "grandchild" for each in self.people)):
            return []
        return [self.anchor, spouse]

    def _anchored(self, person: Person) -> Someone:
        if person.mate and self.anchor is not None and self.anchor.sex != person.sex and not self.anchor.young:
            return self._one(Person("spouse", person.sex, elder=True), None)
        if self.anchor is None or self.anchor.gone or not _agree(self.anchor.sex, person.sex):
            self.anchor = self._new(Someone(sex=person.sex, young=person.young, elder=person.elder))
        return self._told(self.anchor, person)

    def _one(self, person: Person, name: str | None) -> Someone:
        alike = [each for each in self.people if each.is_like(person, name)]
        if person.order and person.sex is None:  # of two grandchildren just counted the older one is 大的
            here = [each for each in self._group if each.young and _agree(each.order, person.order)]
            alike = [each for each in alike if not each.gone] or here
        if person.order:
            alike = [each for each in alike if each.order] or alike[:1]
        known = self.latest(alike) or (alike[-1] if alike else None)
        if known is None and person.named and not person.young and self.anchor and not (self.anchor.name or self.anchor.young):
            known = self.anchor
        if known is None:
            new = Someone(person.relation, person.sex, person.order, person.young, person.elder, person.outside, name=name)
            known = self._new(new)
            if self.anchor is None and person.relation in (None, "child"):
                self.anchor = known
        return self._told(known, person, name)

    def _several(self, person: Person, number: int) -> list[Someone]:
        alike = [each for each in self.people if each.is_like(person, None)]
        while len(alike) < min(number, _MOST):
            alike.append(self._new(Someone(person.relation or "child", person.sex, None, person.young, person.elder, person.outside)))
        return alike[: max(number, 1)]

    def _told(self, known: Someone, person: Person, name: str | None = None) -> Someone:
        known.sex = known.sex or person.sex
        known.order = known.order or person.order
        known.elder = known.elder or person.elder
        known.name = known.name or name
        return known

    def _new(self, someone: Someone) -> Someone:
        self.people.append(someone)
        return someone


def identified(people: Iterable[Someone]) -> dict[Someone, str]:
    """A pseudonymous id for each: the relation and its number in order of appearance."""
    counts: dict[str, int] = {}
    found = {}
    for each in people:
        counts[each.kind] = counts.get(each.kind, 0) + 1
        found[each] = f"{each.kind}{counts[each.kind]}"
    return found
