"""How many questions it takes to know as much as one who asks everything.

    python run.py benchmark interview [FAMILIES]

Each synthetic family is met at the door: place, who they are, how old, what they say they need. Its recorded
facts, and for what is not recorded a draw from a fixed seed (what is rare seldom holds), are the truth behind.
The interview asks the first of the program's questions, again and again, until what the family is eligible for
for certain is what it would be with every question answered. Beside it: the same questions in a random order.
"""

from __future__ import annotations

import datetime
import random
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from graph import InputError
from matching.answers import answered, answered_question
from matching.casework import Casework
from matching.eligibility import Assessor
from matching.facts import Fact
from matching.household import Household
from matching.verdict import Verdict

ROOT = Path(__file__).resolve().parent.parent
DAY = datetime.date(2026, 3, 1)
SEED = 20260301
FAMILIES = 12
# How often a rare thing holds, a plain yes, a local rule or a scheme that is asked about, a number that is zero.
RARE, YES, RULE, ZERO = 0.03, 0.4, 0.6, 0.4
NUMBERS = (1, 6, 12, 24, 500, 6_000, 20_000)
AT_THE_DOOR = ("age", "age_months", "birth_date", "sex")

Record = dict[str, Any]
Question = dict[str, Any]


class Truth:
    """What one family would answer: as recorded, else drawn once for each question."""

    def __init__(self, record: Record, casework: Casework) -> None:
        self._recorded = casework.household(record, record["id"], DAY)
        self._vocabulary = casework.catalogue.vocabulary

    def answer(self, question: Question) -> Any:
        """The value, or None where nobody knows."""
        rng = random.Random(f"{SEED} {self._recorded.id} {key(question)}")
        if "fact" not in question or question["kind"] != "fact":
            return rng.random() < RULE
        fact = self._vocabulary.get(question["fact"])
        recorded = self._of_record(question, fact)
        return self._drawn(rng, fact, question.get("element", "")) if recorded is None else recorded

    def _of_record(self, question: Question, fact: Fact) -> Any:
        household, subject = self._recorded, question["subject"]
        facts = next((each.facts for each in household.members if each.id == subject), household.facts)
        value = facts.get(fact.name, household.facts.get(fact.name))
        if question.get("element"):
            return None if value is None else value.has(question["element"])
        return value.isoformat() if isinstance(value, datetime.date) else value

    def _drawn(self, rng: random.Random, fact: Fact, element: str) -> Any:
        if self._vocabulary.is_rare(fact.name, element) and rng.random() > RARE:
            return fact.usual
        if element or fact.type == "boolean":
            return rng.random() < YES
        if fact.type == "region":
            return self._recorded.region
        if fact.type == "enum":
            return rng.choice(sorted(map(str, fact.values)))
        if fact.type in ("integer", "number"):
            return 0 if rng.random() < ZERO else min(rng.choice(NUMBERS), fact.maximum or max(NUMBERS))
        return None


def key(question: Question) -> tuple[str, ...]:
    """What tells two questions apart."""
    return tuple(str(question.get(each, "")) for each in ("kind", "subject", "fact", "element", "parameter", "resource", "condition"))


def at_the_door(record: Record) -> Record:
    """The family as one meets it."""
    members = [
        {**each, "event": {}, "facts": {name: value for name, value in (each.get("facts") or {}).items() if name in AT_THE_DOOR}}
        for each in record["members"]
    ]
    return {"id": record["id"], "region": record["region"], "members": members, "needs": record.get("needs", [])}


class Interview:
    """One family: what is known so far, and what has been asked."""

    def __init__(self, record: Record, casework: Casework) -> None:
        self._casework, self._truth = casework, Truth(record, casework)
        self._record = at_the_door(record)
        self._asked: set[tuple[str, ...]] = set()

    @property
    def asked(self) -> int:
        """How many questions so far."""
        return len(self._asked)

    def certain(self) -> frozenset[tuple[str, str]]:
        """What the family is eligible for for certain so far: (resource, subject)."""
        assessor = Assessor(self._household(self._record), self._casework.catalogue)
        found = assessor.assess_all(self._casework.catalogue.resources.values())
        return frozenset((each.resource.id, each.subject) for each in found if each.verdict is Verdict.ELIGIBLE)

    def open(self) -> list[Question]:
        """The questions not asked yet, best first."""
        found = self._casework.questions(self._household(self._record))
        return [each for each in found if key(each) not in self._asked]

    def ask(self, question: Question) -> None:
        """Ask, and write the answer down; what contradicts the rest of the record is left unknown."""
        self._asked.add(key(question))
        value = self._truth.answer(question)
        if value is None:
            return
        try:
            changed = self._answered(question, value)
            known = Assessor(self._household(changed), self._casework.catalogue)
        except InputError:
            return
        if not known.household.conflicts:
            self._record = changed

    def _answered(self, question: Question, value: Any) -> Record:
        if question["kind"] == "fact":
            fact = self._casework.catalogue.vocabulary.get(question["fact"])
            return answered(self._record, question["subject"], fact, value, question.get("element", ""))
        if "condition" not in question:  # a local figure, an organisation's own terms: not to be had at the door
            return self._record
        return answered_question(self._record, question["subject"], question["resource"], question["condition"], value)

    def _household(self, record: Record) -> Household:
        return self._casework.household(record, record["id"], DAY)


def everything(record: Record, casework: Casework) -> tuple[frozenset[tuple[str, str]], int]:
    """What is certain once every question has been asked, and how many there were."""
    interview = Interview(record, casework)
    while waiting := interview.open():
        for question in waiting:
            interview.ask(question)
    return interview.certain(), interview.asked


def asked_until(record: Record, casework: Casework, goal: frozenset[tuple[str, str]], pick: Callable[[list[Question]], Question]) -> int:
    """How many questions until what is certain is the goal."""
    interview = Interview(record, casework)
    while interview.certain() != goal and (waiting := interview.open()):
        interview.ask(pick(waiting))
    return interview.asked


def main(families: int = FAMILIES) -> None:
    """Print a line a family, then the shares."""
    casework = Casework(ROOT / "seed_data")
    records = yaml.safe_load((ROOT / "seed_data" / "families" / "synthetic.yaml").read_text(encoding="utf-8"))["families"]
    chosen = random.Random(SEED).sample(records, families)
    shares: dict[str, list[float]] = {"best first": [], "random order": []}
    for record in chosen:
        rng = random.Random(SEED)
        goal, whole = everything(record, casework)
        counts = {
            "best first": asked_until(record, casework, goal, lambda waiting: waiting[0]),
            "random order": asked_until(record, casework, goal, rng.choice),
        }
        for name, count in counts.items():
            shares[name].append(count / whole)
        told = ", ".join(f"{name} {count}" for name, count in counts.items())
        print(f"{record['id']}: {len(goal)} certain in the end; {whole} questions in all; {told}", flush=True)
    for name, each in shares.items():
        print(f"{name}: median {statistics.median(each):.0%} of all questions, mean {statistics.mean(each):.0%}, at most {max(each):.0%}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
