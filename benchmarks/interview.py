"""How many questions it takes to reach the plan of one who asks everything.

    python run.py benchmark interview [FAMILIES]

Each synthetic family is met at the door: place, who they are, how old, what they say they need. All that the
program could ask is one long form. What it would say is drawn up first: the facts on record, and for the rest a
draw from a fixed seed (what is rare seldom holds; what would contradict the rest stays unknown). The interview
then asks the first of the program's questions, again and again, until what the family's plan holds as certain is
what it holds with the whole form filled in. Beside it: the same questions in a random order.
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
from matching.formula import Variable
from matching.household import Household

ROOT = Path(__file__).resolve().parent.parent
DAY = datetime.date(2026, 3, 1)
SEED = 20260301
FAMILIES = 12
# How often a rare thing holds, a plain yes, a scheme's own terms, a number that is zero.
RARE, YES, TERMS, ZERO = 0.03, 0.4, 0.6, 0.4
NUMBERS = (1, 6, 12, 24, 500, 6_000, 20_000)
# The rest (local rules and figures, an organisation's own terms) is for an office to answer.
RECORDED = ("fact", "question", "scheme_status")
AT_THE_DOOR = ("age", "age_months", "birth_date", "sex")

Record = dict[str, Any]
Question = dict[str, Any]
Item = tuple[str, str]  # a resource for a subject


def key(question: Question) -> tuple[str, ...]:
    """What tells two questions apart."""
    return tuple(str(question.get(each, "")) for each in ("kind", "subject", "fact", "element", "resource", "condition"))


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
        self._casework = casework
        self._record = at_the_door(record)
        self._asked: set[tuple[str, ...]] = set()

    @property
    def asked(self) -> int:
        """How many questions so far."""
        return len(self._asked)

    @property
    def household(self) -> Household:
        """What is known so far."""
        return self._casework.household(self._record, self._record["id"], DAY)

    def plan(self) -> tuple[set[Item], set[Item]]:
        """What the family's plan holds as certain so far (what it leaves out only because nobody asked for it is certain too),
        and what the family is known to have already."""
        plan = self._casework.plan(self.household)
        applied = (each for each in plan["steps"] if each["action"] == "apply")
        certain = {(each["resource"], subject) for each in applied for subject in each["subjects"]}
        unasked = (each for each in plan["left_out"] if each["because"]["type"] == "no_need" and each["verdict"] == "eligible")
        certain |= {(each["resource"], each["subject"]) for each in unasked}
        return certain, {(each["resource"], each["subject"]) for each in plan["held"]}

    def open(self) -> list[Question]:
        """The questions not asked yet, best first, of those that are answered in a family's record."""
        found = self._casework.questions(self.household)
        return [each for each in found if each["kind"] in RECORDED and key(each) not in self._asked]

    def ask(self, question: Question, value: Any) -> None:
        """Ask, and write the answer down (None: nobody knows); what contradicts the rest of the record is not written."""
        self._asked.add(key(question))
        if value is None:
            return
        try:
            changed = self._answered(question, value)
            household = self._casework.household(changed, changed["id"], DAY)
            known = Assessor(household, self._casework.catalogue)
        except InputError:
            return
        if not known.household.conflicts:
            self._record = changed

    def _answered(self, question: Question, value: Any) -> Record:
        if question["kind"] == "fact":
            fact = self._casework.catalogue.vocabulary.get(question["fact"])
            return answered(self._record, question["subject"], fact, value, question.get("element", ""))
        return answered_question(self._record, question["subject"], question["resource"], question["condition"], value)


class Truth:
    """What one family would answer to the whole form, `form` the number of its questions."""

    def __init__(self, record: Record, casework: Casework) -> None:
        self._recorded = casework.household(record, record["id"], DAY)
        self._vocabulary = casework.catalogue.vocabulary
        interview = Interview(record, casework)
        while waiting := interview.open():
            for question in waiting:
                interview.ask(question, self._drawn(question))
        self.form = interview.asked
        self.plan, self._held = interview.plan()
        self._facts = Assessor(interview.household, casework.catalogue).facts

    def answer(self, question: Question) -> Any:
        """The value, or None where nobody knows."""
        if question["kind"] == "fact":
            variable = Variable("fact", question["subject"], question["fact"], question.get("element", ""))
        elif question["kind"] == "question":
            name = f"{question['resource']}#{question['condition']}"
            variable = Variable("question", question["subject"], name)
        else:
            variable = Variable("running", question["subject"], question["resource"])
        value = self._facts.known(variable).value
        return value.isoformat() if isinstance(value, datetime.date) else value

    def is_same(self, certain: set[Item]) -> bool:
        """Whether that is the plan of the whole form; one who is offered what he has already says so."""
        return certain - self._held == self.plan

    def _drawn(self, question: Question) -> Any:
        rng = random.Random(f"{SEED} {self._recorded.id} {key(question)}")
        if question["kind"] != "fact":
            return rng.random() < TERMS
        fact, element = self._vocabulary.get(question["fact"]), question.get("element", "")
        recorded = self._of_record(question["subject"], fact, element)
        return self._made_up(rng, fact, element) if recorded is None else recorded

    def _of_record(self, subject: str, fact: Fact, element: str) -> Any:
        household = self._recorded
        facts = next((each.facts for each in household.members if each.id == subject), household.facts)
        value = facts.get(fact.name, household.facts.get(fact.name))
        if element:
            return None if value is None else value.has(element)
        return value.isoformat() if isinstance(value, datetime.date) else value

    def _made_up(self, rng: random.Random, fact: Fact, element: str) -> Any:
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


def asked_until_same(record: Record, casework: Casework, truth: Truth, pick: Callable[[list[Question]], Question]) -> int:
    """How many questions until the plan is that of the whole form. LookupError where it never is."""
    interview = Interview(record, casework)
    while not truth.is_same(interview.plan()[0]):
        waiting = interview.open()
        if not waiting:
            raise LookupError(f"{record['id']}: nothing left to ask, and not the plan that knowing everything gives")
        question = pick(waiting)
        interview.ask(question, truth.answer(question))
    return interview.asked


def main(families: int = FAMILIES) -> None:
    """Print a line a family, then the shares."""
    casework = Casework(ROOT / "seed_data")
    records = yaml.safe_load((ROOT / "seed_data" / "families" / "synthetic.yaml").read_text(encoding="utf-8"))["families"]
    chosen = random.Random(SEED).sample(records, families)
    shares: dict[str, list[float]] = {"best first": [], "random order": []}
    for record in chosen:
        rng = random.Random(SEED)
        truth = Truth(record, casework)
        counts = {
            "best first": asked_until_same(record, casework, truth, lambda waiting: waiting[0]),
            "random order": asked_until_same(record, casework, truth, rng.choice),
        }
        for name, count in counts.items():
            shares[name].append(count / truth.form)
        told = ", ".join(f"{name} {count}" for name, count in counts.items())
        print(f"{record['id']}: {len(truth.plan)} certain in the plan; form of {truth.form} questions; {told}", flush=True)
    for name, each in shares.items():
        print(f"{name}: median {statistics.median(each):.0%} of the form, mean {statistics.mean(each):.0%}, at most {max(each):.0%}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
