"""What is said of kinds of members: what follows of them, what is expected, which needs show, whom to tell, what can be brought about."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph.seed_files import SeedFolder
from matching.facts import Vocabulary
from matching.parameters import Parameters
from matching.rules import Rule, RuleReader, fact_names


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of member: of one of the `relations` (any, where none is named), of whom `when` holds and
    nothing of `unless`, for each of `beside` there is another member of that kind, and there is none whose relation is one of
    `without`."""

    when: tuple[Rule, ...] = ()
    unless: tuple[Rule, ...] = ()
    relations: frozenset[str] = frozenset()
    beside: tuple[Case, ...] = ()
    without: frozenset[str] = frozenset()

    @property
    def asks(self) -> frozenset[str]:
        """The facts that it depends on."""
        own = {name for rule in (*self.when, *self.unless) for name in fact_names(rule)}
        return frozenset(own).union(*(each.asks for each in self.beside))


@dataclass(frozen=True, slots=True)
class Implication:
    """Of a member who is such a case, `then` follows: (fact, value) pairs, and why. `asks` are the case's."""

    case: Case
    then: tuple[tuple[str, Any], ...]
    because: Mapping[str, str]
    asks: frozenset[str]


@dataclass(frozen=True, slots=True)
class ShownNeed:
    """Where a member is such a case, these needs show, or are `likely`: (need type, "person" or
    "household") pairs, and why."""

    case: Case
    needs: tuple[tuple[str, str], ...]
    because: Mapping[str, str]
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """Whom the worker must tell of a member who is such a case; `source` and `date`: the rule and since when; `seen`: read there."""

    id: str
    case: Case
    text: Mapping[str, str]
    source: str
    date: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Hint:
    """Of a member who is such a `case` and for whom one of `needs` is stated (of both what there is), something rare is
    `likely` all the same: facts by their full name, statuses, illnesses and benefits by their own."""

    case: Case | None
    needs: frozenset[str]
    likely: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a person or a household can bring about: offered where all of `when` holds and none
    of `unless`; `gives` are the facts that are then true or false, `voids` those of which what is recorded counts
    no longer (`note` says why)."""

    id: str
    names: Mapping[str, str]
    subject: str
    when: tuple[Rule, ...]
    unless: tuple[Rule, ...]
    gives: tuple[tuple[str, bool], ...]
    where: Mapping[str, str]
    voids: tuple[str, ...] = ()
    note: Mapping[str, str] | None = None


def load_implications(
    seed: SeedFolder, name: str, vocabulary: Vocabulary, parameters: Parameters
) -> tuple[Implication, ...]:
    """Read a table of what follows (`implications.yaml`) or is only expected (`expectations.yaml`)."""
    source = seed.file(name)
    reader = RuleReader(source, vocabulary, parameters.names)
    found = []
    for position, entry in enumerate(source.data):
        for fact, value in entry["then"].items():
            reader.implied(fact, value, (position, "then", fact))
        case = _case(entry, reader, (position,))
        found.append(Implication(case, tuple(entry["then"].items()), entry["because"], case.asks))
    return tuple(found)


def load_shown_needs(
    seed: SeedFolder, vocabulary: Vocabulary, parameters: Parameters, needs: Mapping[str, Any]
) -> tuple[ShownNeed, ...]:
    """Read `shown_needs.yaml`."""
    source = seed.file("shown_needs")
    reader = RuleReader(source, vocabulary, parameters.names)
    found = []
    for position, entry in enumerate(source.data):
        source.check_names(entry["needs"], needs, "need", (position, "needs"))
        case = _case(entry, reader, (position,))
        found.append(ShownNeed(case, tuple(entry["needs"].items()), entry["because"], bool(entry.get("likely"))))
    return tuple(found)


def load_duties(seed: SeedFolder, vocabulary: Vocabulary, parameters: Parameters) -> tuple[Duty, ...]:
    """Read `duties.yaml`, the gravest first."""
    source = seed.file("duties")
    reader = RuleReader(source, vocabulary, parameters.names)
    return tuple(
        Duty(entry["id"], _case(entry, reader, (position,)), entry["text"], entry["source"], entry["date"], entry["seen"])
        for position, entry in enumerate(source.data)
    )


def load_hints(
    seed: SeedFolder, vocabulary: Vocabulary, parameters: Parameters, needs: Mapping[str, Any], others: Collection[str]
) -> tuple[Hint, ...]:
    """Read `hints.yaml`; `others`: what something may hint at beside what is rare (rare questions, facts of which another
    value is expected)."""
    source = seed.file("hints")
    reader = RuleReader(source, vocabulary, parameters.names)
    found = []
    for position, entry in enumerate(source.data):
        stated = entry.get("needs", ())
        source.check_names(stated, needs, "need", (position, "needs"))
        for number, name in enumerate(entry["likely"]):
            if "#" in name:
                source.check_name(name, others, "rare question", (position, "likely", number))
            elif name not in others:
                reader.rare(name, (position, "likely", number))
        case = _case(entry, reader, (position,)) if {"when", "unless", "relations", "beside"} & entry.keys() else None
        found.append(Hint(case, frozenset(stated), frozenset(entry["likely"])))
    return tuple(found)


def load_steps(seed: SeedFolder, vocabulary: Vocabulary, parameters: Parameters) -> tuple[Step, ...]:
    """Read `steps.yaml`."""
    source = seed.file("steps")
    reader = RuleReader(source, vocabulary, parameters.names)
    found = []
    for position, entry in enumerate(source.data):
        subject = entry.get("subject", "person")
        for fact in entry["gives"]:
            reader.grant(fact, (position, "gives", fact))
            if not fact.startswith(f"{subject}."):
                raise source.error(f"{fact} is no fact of a {subject}", (position, "gives", fact), "mend the subject or the fact")
        source.check_names(entry.get("voids", ()), vocabulary.facts, "fact", (position, "voids"))
        found.append(
            Step(
                entry["id"],
                entry["names"],
                subject,
                tuple(reader.rule(each, (position, "when", n)) for n, each in enumerate(entry.get("when", ()))),
                tuple(reader.rule(each, (position, "unless", n)) for n, each in enumerate(entry.get("unless", ()))),
                tuple(entry["gives"].items()),
                entry["where"],
                tuple(entry.get("voids", ())),
                entry.get("note"),
            )
        )
    return tuple(found)


def _case(entry: Mapping[str, Any], reader: RuleReader, at: tuple[str | int, ...]) -> Case:
    relations, without = entry.get("relations", ()), entry.get("without", ())
    # A member's word is compared by its id: a synonym here would match nobody.
    ids = sorted({relation.id for relation in reader.vocabulary.relations.values()})
    reader.source.check_names(relations, ids, "relation", (*at, "relations"))
    reader.source.check_names(without, ids, "relation", (*at, "without"))
    return Case(
        tuple(reader.rule(each, (*at, "when", n)) for n, each in enumerate(entry.get("when", ()))),
        tuple(reader.rule(each, (*at, "unless", n)) for n, each in enumerate(entry.get("unless", ()))),
        frozenset(relations),
        tuple(_case(each, reader, (*at, "beside", n)) for n, each in enumerate(entry.get("beside", ()))),
        frozenset(without),
    )
