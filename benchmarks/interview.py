"""How many questions it takes to reach the plan of one who asks everything.

    python run.py benchmark interview [FAMILIES]

Each synthetic family is met at the door: place, who they are, how old, what they say they need. All that the
program could ask is one long form. What it would say is drawn up first: the facts on record, and for the rest a
draw from a fixed seed (what is rare seldom holds; what would contradict the rest stays unknown). It is drawn up twice:
as common sense has it, where what is expected of somebody (`seed_data/expectations.yaml`, by which the questions are
ordered, too) holds nine times in ten; and with no sense at all, where a grandmother may be a freshman. The interview
then asks the first of the program's questions, again and again, until the family's plan holds as certain all that it
holds with the whole form filled in, and nothing that would not be certain then; how much of that it holds after the
first questions is told too. Beside it: the same questions in a random order, and how many of the answers that plan needs at all.
"""

from __future__ import annotations

import datetime
import random
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from graph import InputError
from matching.answers import answered, answered_question
from matching.casework import Casework
from matching.eligibility import Assessor
from matching.expectations import Expectations
from matching.facts import Fact
from matching.formula import Variable
from matching.plan.choice import choice
from matching.recommendation import open_questions
from matching.verdict import Verdict

ROOT = Path(__file__).resolve().parent.parent
DAY = datetime.date(2026, 3, 1)
SEED = 20260301
FAMILIES = 12
# How often a rare thing holds, a plain yes, a scheme's own terms, a number that is zero.
RARE, YES, TERMS, ZERO = 0.03, 0.4, 0.6, 0.4
# How often what is expected of somebody is so.
SENSES = {"common sense": 0.9, "no sense": 0.0}
NUMBERS = (1, 6, 12, 24, 500, 6_000, 20_000)
# The rest (local rules and figures, an organisation's own terms) is for an office to answer.
RECORDED = ("fact", "question", "scheme_status")
# After how many questions to look how much of the plan is there.
SO_FAR = (5, 10, 20, 40)
AT_THE_DOOR = ("age", "age_months", "birth_date", "sex")

Record = dict[str, Any]
Question = dict[str, Any]
Item = tuple[str, str]  # a resource for a subject


def key(question: Question) -> tuple[str, ...]:
    """What tells two questions apart."""
    return tuple(str(question.get(each, "")) for each in ("kind", "subject", "fact", "resource", "condition"))


def keys(question: Question) -> set[tuple[str, ...]]:
    """What is put with a question: of a list each of its elements, of which others may come into question later."""
    return {(*key(each), element) for each in parts(question) for element in each.get("elements", ("",))}


def parts(question: Question) -> list[Question]:
    """What is asked of several brothers and sisters in one breath, one by one."""
    apart = [(each["subject"], each["elements"]) for each in question["asked_of"]]
    return [{**question, "subject": subject} | ({"elements": elements} if elements else {}) for subject, elements in apart]


def at_the_door(record: Record) -> Record:
    """The family as one meets it."""
    members = [
        {**each, "event": {}, "facts": {name: value for name, value in (each.get("facts") or {}).items() if name in AT_THE_DOOR}}
        for each in record["members"]
    ]
    return {"id": record["id"], "region": record["region"], "members": members, "needs": record.get("needs", [])}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan holds as certain, what is as certain and left out only because nobody needs it, and what the family has already."""

    certain: set[Item]
    unneeded: set[Item]
    held: set[Item]


class Interview:
    """One family: what is known so far, and what has been asked."""

    def __init__(self, record: Record, casework: Casework) -> None:
        self._casework = casework
        self._record = at_the_door(record)
        self._put: set[tuple[str, ...]] = set()
        self.asked = 0  # how many questions so far
        self.known = self._assessor(self._record)

    def _assessor(self, record: Record) -> Assessor:
        return Assessor(self._casework.household(record, record["id"], DAY), self._casework.catalogue)

    def holds(self, wanted: Iterable[Item]) -> bool:
        """Whether all of that is certain so far: quick, where the plan takes long."""
        assessed = (self.known.assess(self._casework.resource(name), subject, reasons=False) for name, subject in wanted)
        return all(each.verdict is Verdict.ELIGIBLE for each in assessed)

    def plan(self) -> Plan:
        """The family's plan so far."""
        made = choice(self.known)
        held = {(each.resource.id, each.subject) for each in made.held}
        return Plan({each.key for each in made.certain}, {each.key for each in made.unneeded}, held)

    def open(self) -> list[Question]:
        """The questions not asked yet, best first, of those that are answered in a family's record."""
        return [each for each in open_questions(self.known) if each["kind"] in RECORDED and not self._put.issuperset(keys(each))]

    def ask(self, question: Question, values: Sequence[Any]) -> None:
        """Ask, and write down what is answered of each whom it asks about (None: nobody knows); what contradicts the rest of the
        record is not written."""
        self._put |= keys(question)
        self.asked += 1
        for part, value in zip(parts(question), values, strict=True):
            if value is not None:
                self._write(self._answered(self._record, part, value))

    def tell(self, answers: Sequence[tuple[Question, Any]]) -> None:
        """Write many answers down at once; where they contradict each other one after the other, as they were asked."""
        record = self._record
        for question, values in answers:
            for part, value in zip(parts(question), values, strict=True):
                record = record if value is None else self._answered(record, part, value)
        if not self._write(record):
            for question, values in answers:
                self.ask(question, values)

    def _write(self, record: Record) -> bool:
        """Keep a record in which nothing contradicts the rest; whether it was kept."""
        try:
            known = self._assessor(record)
        except InputError:
            return False
        if not known.household.conflicts:
            self._record, self.known = record, known
        return self._record is record

    def _answered(self, record: Record, question: Question, value: Any) -> Record:
        if question["kind"] == "fact":
            fact = self._casework.catalogue.vocabulary.get(question["fact"])
            return answered(record, question["subject"], fact, value)
        return answered_question(record, question["subject"], question["resource"], question["condition"], value)


class Truth:
    """What one family would answer to the whole form, `form` the number of its questions; what is expected is so with the
    probability `sense`."""

    def __init__(self, record: Record, casework: Casework, sense: float) -> None:
        self._sense = sense
        self._recorded = casework.household(record, record["id"], DAY)
        self._vocabulary, self._rare = casework.catalogue.vocabulary, casework.catalogue.rare_questions
        interview = Interview(record, casework)
        while waiting := interview.open():
            expectations = interview.known.expectations
            for question in waiting:
                interview.ask(question, [self._drawn(each, expectations) for each in parts(question)])
        self.form = interview.asked
        self.plan = interview.plan()
        self._facts = interview.known.facts

    def answer(self, question: Question) -> list[Any]:
        """What is so of each whom a question asks about."""
        return [self._answer(each) for each in parts(question)]

    def _answer(self, question: Question) -> Any:
        """The value (of a list fact one for each element asked about), or None where nobody knows."""
        if question["kind"] == "fact":
            return self._of_each(question, lambda element: self._known(Variable("fact", question["subject"], question["fact"], element)))
        if question["kind"] == "question":
            name = f"{question['resource']}#{question['condition']}"
            return self._known(Variable("question", question["subject"], name))
        return self._known(Variable("running", question["subject"], question["resource"]))

    def is_same(self, plan: Plan) -> bool:
        """Whether a plan holds what that of the whole form does, and nothing that is not as certain there (one who is offered
        what he has already says so): a need that the form would have shown not to be there may have brought it in."""
        return self.plan.certain <= plan.certain - self.plan.held <= self.plan.certain | self.plan.unneeded

    def is_as_certain(self, plan: Plan) -> bool:
        """Whether all that is certain with the whole form is certain, be it left out as nobody needs it: the need may show by
        an answer of the form that nothing hangs on any more, so that it is not asked."""
        return self.plan.certain <= plan.certain | plan.unneeded

    def share(self, plan: Plan) -> float:
        """How much of the plan of the whole form that is, 0..1."""
        return len(plan.certain & self.plan.certain) / len(self.plan.certain) if self.plan.certain else 1.0

    def _known(self, variable: Variable) -> Any:
        value = self._facts.known(variable).value
        return value.isoformat() if isinstance(value, datetime.date) else value

    def _of_each(self, question: Question, value: Callable[[str], Any]) -> Any:
        """The fact's value; of a list fact that of each element which somebody knows, None where nobody knows any."""
        if "elements" not in question:
            return value("")
        known = {each: held for each in question["elements"] if (held := value(each)) is not None}
        return known or None

    def _drawn(self, question: Question, expectations: Expectations) -> Any:
        if question["kind"] != "fact":
            rare = f"{question['resource']}#{question.get('condition', '')}" in self._rare
            return self._rng(question, "").random() < (RARE if rare else TERMS)
        fact = self._vocabulary.get(question["fact"])

        def one(element: str) -> Any:
            recorded = self._of_record(question["subject"], fact, element)
            if recorded is not None:
                return recorded
            rng = self._rng(question, element)
            usual = expectations.usual(Variable("fact", question["subject"], fact.name, element))
            return usual if usual is not None and rng.random() < self._sense else self._made_up(rng, fact, element)

        return self._of_each(question, one)

    def _rng(self, question: Question, element: str) -> random.Random:
        return random.Random(f"{SEED} {self._recorded.id} {key(question)} {element}")

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


@dataclass(frozen=True, slots=True)
class Course:
    """How an interview went: what was asked and answered, and how much of the plan was there after SO_FAR questions."""

    answers: tuple[tuple[Question, Any], ...]
    shares: tuple[float, ...]


def interviewed(record: Record, casework: Casework, truth: Truth, pick: Callable[[list[Question]], Question]) -> Course:
    """Asks until the plan is that of the whole form, or nothing is left to ask and all of it is as certain. LookupError where it
    never is."""
    interview = Interview(record, casework)
    answers: list[tuple[Question, Any]] = []
    shares = dict.fromkeys(SO_FAR, 1.0)
    while not (interview.holds(truth.plan.certain) and truth.is_same(interview.plan())):
        if len(answers) in shares:
            shares[len(answers)] = truth.share(interview.plan())
        waiting = interview.open()
        if not waiting and truth.is_as_certain(interview.plan()):
            break
        if not waiting:
            raise LookupError(f"{record['id']}: nothing left to ask, and not the plan that knowing everything gives")
        question = pick(waiting)
        answers.append((question, truth.answer(question)))
        interview.ask(*answers[-1])
    return Course(tuple(answers), tuple(shares.values()))


def needed(record: Record, casework: Casework, truth: Truth, course: Course) -> int:
    """How many of a course's answers the plan rests on: as many as are left when none can be left out any more. Who knows
    the answers beforehand needs no more; who asks has to find out what there is not, too."""
    kept = list(course.answers)
    for each in course.answers:
        without = [other for other in kept if other is not each]
        interview = Interview(record, casework)
        interview.tell(without)
        if interview.holds(truth.plan.certain) and truth.is_same(interview.plan()):
            kept = without
    return len(kept)


def main(families: int = FAMILIES) -> None:
    """Print a line a family, then the shares; for each sense that answers may have."""
    casework = Casework(ROOT / "seed_data")
    records = yaml.safe_load((ROOT / "seed_data" / "families" / "synthetic.yaml").read_text(encoding="utf-8"))["families"]
    chosen = random.Random(SEED).sample(records, families)
    for name, sense in SENSES.items():
        print(f"Answers drawn with {name}:")
        measure(chosen, casework, sense)


def measure(chosen: Sequence[Record], casework: Casework, sense: float) -> None:
    """Interview each family and print what it took."""
    asked: dict[str, list[float]] = {"best first": [], "random order": [], "needed": []}
    so_far: dict[str, list[tuple[float, ...]]] = {"best first": [], "random order": []}
    for record in chosen:
        rng = random.Random(SEED)
        truth = Truth(record, casework, sense)
        counts = {}
        for name, pick in (("best first", lambda waiting: waiting[0]), ("random order", rng.choice)):
            course = interviewed(record, casework, truth, pick)
            counts[name] = len(course.answers)
            so_far[name].append(course.shares)
            if name == "best first":
                counts["needed"] = needed(record, casework, truth, course)
        for name, count in counts.items():
            asked[name].append(count / truth.form)
        told = ", ".join(f"{name} {count}" for name, count in counts.items())
        print(f"  {record['id']}: {len(truth.plan.certain)} certain in the plan; form of {truth.form} questions; {told}", flush=True)
    for name, each in asked.items():
        print(f"  {name}: median {statistics.median(each):.0%} of the form, mean {statistics.mean(each):.0%}, at most {max(each):.0%}")
        if name in so_far:
            reached = (f"{statistics.mean(shares):.0%} after {number}" for number, shares in zip(SO_FAR, zip(*so_far[name], strict=True), strict=True))
            print(f"    of the plan, on average: {', '.join(reached)} questions")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
