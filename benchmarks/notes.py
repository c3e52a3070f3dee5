"""How well visit notes are read: precision, recall and F1 for facts and needs, and traps fallen into.

    python run.py benchmark notes            # every group of benchmarks/notes/*.yaml
    python run.py benchmark notes tune --errors

The notes and how they were made: benchmarks/notes/README.md. A fact counts where it is said of the right
person with the right value, whatever its confidence; doubtful ones (`holds: unclear`) and estimates are not
counted as said, but a trap counts as fallen into by whatever is said to hold, be it so of another
of the family; beside that stands how many of them are in the draft and not in the gold.
`draft` counts only what enters the draft. `people` counts the facts, and `asked` the needs, with each person taken for the one
who fits him best, whatever his relation is called (a grandchild whom the gold calls a child, say). Beside the confidence stated of each
level stands how often its facts are right, each person taken so too, and the doubtful ones as if they were said to hold; what the gold
overlooked counts as wrong. Where a second person has read the notes of a group, what that person says is held against the gold too: how
far two readers agree. In brackets the 95% interval of 1,000 bootstrap samples over the notes.
"""

from __future__ import annotations

import datetime
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from scipy.optimize import linear_sum_assignment

from matching.casework import Casework

ROOT = Path(__file__).resolve().parent.parent
DAY = datetime.date(2026, 3, 1)
SEED = 20260301
SAMPLES = 1000
SPLITS = ("tune", "held", "fresh", "second", "second_held", "third", "third_held", "fourth", "fifth", "fifth_held", "sixth", "sixth_held",
          "seventh", "seventh_held", "eighth", "ninth", "tenth", "whose")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """One note: what was to be read and what was (facts, the draft's facts, needs), the traps fallen into and those wrongly in the
    draft; `levels`: of each fact read, how sure it is said to be, whether the draft has it, and whether it is right."""

    id: str
    gold: Mapping[str, set[Any]]
    read: Mapping[str, set[Any]]
    traps: int
    fallen: tuple[str, ...]
    drafted: tuple[str, ...]
    levels: tuple[tuple[str, bool, bool], ...] = ()


def outcome(note: Mapping[str, Any], casework: Casework) -> Outcome:
    """Read a note and hold it against what it says."""
    found = casework.read_note(note["text"], "benchmark", DAY, region="511132")
    said = {
        "facts": set(_said(found)),
        "draft": set(_recorded(found["draft"])),
        "needs": {_need(each) for each in found["needs"]},
        "members": {each["id"] for each in found["members"]},
    }
    gold = _gold(note)
    said |= _by_person(gold, said)
    traps = note.get("traps", ())
    drafted = {"facts": said["draft"], "needs": {_need(each) for each in found["draft"].get("needs", ())}}
    drafted |= _by_person(gold, drafted)
    wrong = (drafted["people"] - gold["facts"], drafted["asked"] - gold["needs"])
    fallen = (_fallen(traps, said["facts"], said["needs"]), _fallen(traps, *wrong))
    return Outcome(note["id"], gold, said, len(traps), *fallen, levels=tuple(_levels(found, gold)))


def _levels(found: Mapping[str, Any], gold: Mapping[str, set[Any]]) -> Iterator[tuple[str, bool, bool]]:
    """Of each fact read, be it doubtful: the surest level at which it is, whether it is drafted, and whether the gold has it, of the person
    who fits best."""
    read: dict[tuple[str, str, str, str], tuple[float, str, bool]] = {}
    for subject, facts in _groups(found):
        for each in facts:
            for fact in _elements(subject, each["fact"], each["value"]):
                read[fact] = max(read.get(fact, (0.0, "", False)), (each["confidence"], each["level"], each["drafted"]))
    names = _names(gold, {"facts": set(_said(found)), "needs": {_need(each) for each in found["needs"]}})
    for (subject, *fact), (_, level, drafted) in read.items():
        yield level, drafted, (names.get(subject, subject), *fact) in gold["facts"]


def second_reader(note: Mapping[str, Any], other: Mapping[str, Any]) -> Outcome:
    """What another reader takes from a note, held against its gold."""
    gold, read = _gold(note), _gold(other)
    return Outcome(note["id"], gold, read | _by_person(gold, read), 0, (), ())


def _gold(note: Mapping[str, Any]) -> dict[str, set[Any]]:
    """What a person wrote down of a note."""
    people = note.get("members") or {}
    record = {**note, "members": [{"id": key, "facts": facts} for key, facts in people.items()], "facts": note.get("household")}
    facts = set(_recorded(record))
    needs = set(note.get("needs") or ())
    return {"facts": facts, "people": facts, "draft": facts, "needs": needs, "asked": needs, "members": set(people)}


def _by_person(gold: Mapping[str, set[Any]], read: Mapping[str, set[Any]]) -> dict[str, set[Any]]:
    """The facts (`people`) and needs (`asked`) that were read, with each person under the name of the one in the gold with
    whom he shares most of both (one for each)."""
    names = _names(gold, read)
    people = {(names.get(each[0], each[0]), *each[1:]) for each in read["facts"]}
    return {"people": people, "asked": {" ".join([names.get(each[0], each[0]), *each[1:]]) for each in map(str.split, read["needs"])}}


def _names(gold: Mapping[str, set[Any]], read: Mapping[str, set[Any]]) -> dict[str, str]:
    """Under which name each person who was read stands in the gold."""
    mine, theirs = ({*each["facts"], *(tuple(need.split(" ")) for need in each["needs"] if " " in need)} for each in (gold, read))
    known, named = (sorted({each[0] for each in told} - {"household", "event"}) for told in (mine, theirs))
    shared = [[sum((one, *each[1:]) in mine for each in theirs if each[0] == other) for one in known] for other in named]
    pairs = zip(*linear_sum_assignment(shared, maximize=True), strict=True) if known and named else ()
    names = {named[other]: known[one] for other, one in pairs if shared[other][one]}
    return {each: names.get(each, f"other {each}") for each in named}


def _fallen(traps: Sequence[Mapping[str, Any]], facts: set[Any], needs: set[str]) -> tuple[str, ...]:
    """The traps whose fact, of whomever, or need is among these."""
    present = {(fact.split(".", 1)[1], element or value) for _, fact, element, value in facts if not element or value == "True"}
    wanted = {need.split(" ")[-1] for need in needs}
    return tuple(
        f"{trap['kind']}: {trap.get('fact') or trap['need']}"
        for trap in traps
        if trap.get("need") in wanted or any(_is_in(trap, name, value) for name, value in present)
    )


def _is_in(trap: Mapping[str, Any], name: str, value: str) -> bool:
    return name == trap.get("fact", "").split(".")[-1] and str(trap.get("value", value)) == value


def _said(found: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    for subject, facts in _groups(found):
        for each in facts:
            if each["holds"] == "now":
                yield from _elements(subject, each["fact"], each["value"])


def _groups(found: Mapping[str, Any]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """What was read of whom."""
    return [*((each["id"], each["facts"]) for each in found["members"]), ("household", found["household"]), ("event", found["event"])]


def _recorded(record: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """The facts of a record: (subject, fact, element of a list or "", value)."""
    groups = [(each["id"], "person", each["facts"]) for each in record["members"] if each["facts"]]
    groups += [("household", "household", record.get("facts") or {}), ("event", "event", record.get("event") or {})]
    groups += [("event", "event", each["event"]) for each in record["members"] if "event" in each]  # the gold names nobody
    for subject, scope, facts in groups:
        for name, value in facts.items():
            full = name if "." in name else f"person.{name}" if name == "statuses" else f"{scope}.{name}"
            yield from _elements(subject, full, value)


def _elements(subject: str, fact: str, value: Any) -> Iterator[tuple[str, str, str, str]]:
    values = value if isinstance(value, dict) else dict.fromkeys(value, True) if isinstance(value, list) else {"": value}
    for element, each in values.items():
        yield subject, fact, element, str(each)


def _need(each: Mapping[str, Any]) -> str:
    return f"{each['member']} {each['type']}" if "member" in each else each["type"]


def scores(outcomes: Sequence[Outcome], what: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over the notes together."""
    right = sum(len(each.gold[what] & each.read[what]) for each in outcomes)
    read, gold = sum(len(each.read[what]) for each in outcomes), sum(len(each.gold[what]) for each in outcomes)
    precision, recall = right / read if read else 1.0, right / gold if gold else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def interval(outcomes: Sequence[Outcome], measure: Callable[[Sequence[Outcome]], float]) -> tuple[float, float]:
    """The 95% interval of a measure, by drawing the notes anew."""
    rng = random.Random(SEED)
    values = sorted(measure(rng.choices(outcomes, k=len(outcomes))) for _ in range(SAMPLES))
    return values[SAMPLES // 40], values[-SAMPLES // 40 - 1]


def main(arguments: Sequence[str]) -> None:
    """Print a table a group, and with --errors what was missed and what was read wrongly."""
    casework = Casework(ROOT / "seed_data")
    files = sorted((ROOT / "benchmarks" / "notes").glob("*.yaml"))
    notes = [note for file in files for note in yaml.safe_load(file.read_text(encoding="utf-8"))]
    readers = sorted((ROOT / "benchmarks" / "notes" / "second_reader").glob("*.yaml"))
    others = {note["id"]: note for file in readers for note in yaml.safe_load(file.read_text(encoding="utf-8"))}
    every: list[Outcome] = []
    splits = [each for each in SPLITS if each in arguments] or SPLITS
    for split in splits:
        outcomes = [outcome(note, casework) for note in notes if note["split"] == split]
        print(f"{split}: {len(outcomes)} notes")
        _table(outcomes, ("facts", "people", "draft", "needs", "asked", "members"))
        fallen, drafted = [trap for each in outcomes for trap in each.fallen], [trap for each in outcomes for trap in each.drafted]
        print(f"  traps    {len(fallen)} of {sum(each.traps for each in outcomes)} fallen into{': ' if fallen else ''}{', '.join(fallen)}")
        print(f"           {len(drafted)} in the draft and not in the gold{': ' if drafted else ''}{', '.join(drafted)}")
        _reliability(outcomes, casework)
        every += outcomes
        if "--errors" in arguments:
            _errors(outcomes)
        people = [second_reader(note, others[note["id"]]) for note in notes if note["split"] == split and note["id"] in others]
        if people:
            print(f"{split}, a second reader of {len(people)} notes in place of the program")
            _table(people, ("facts", "people", "needs", "asked", "members"))
    if len(splits) > 1:
        print(f"together: {len(every)} notes")
        _reliability(every, casework)


def _table(outcomes: Sequence[Outcome], measures: Sequence[str]) -> None:
    for what in measures:
        values = zip(("precision", "recall", "F1"), scores(outcomes, what), strict=True)
        shown = [f"{name} {value:.2f} ({_range(outcomes, what, position)})" for position, (name, value) in enumerate(values)]
        print(f"  {what:8} {'  '.join(shown)}")


def _range(outcomes: Sequence[Outcome], what: str, position: int) -> str:
    low, high = interval(outcomes, lambda drawn: scores(drawn, what)[position])
    return f"{low:.2f}-{high:.2f}"


def _reliability(outcomes: Sequence[Outcome], casework: Casework) -> None:
    """How often the facts of each level are right, beside the confidence that is stated of it; and how many of them the draft has."""
    for name, level in casework.catalogue.lexicon.levels.items():
        told = [each for one in outcomes for each in one.levels if each[0] == name]
        if told:
            low, high = interval(outcomes, lambda drawn: _right(drawn, name))
            drafted = sum(each[1] for each in told)
            print(f"  {name:10} stated {level.confidence:.2f}  right {_right(outcomes, name):.2f} ({low:.2f}-{high:.2f}) of {len(told)}, {drafted} drafted")


def _right(outcomes: Sequence[Outcome], level: str) -> float:
    right = [each[2] for one in outcomes for each in one.levels if each[0] == level]
    return sum(right) / len(right) if right else 1.0


def _errors(outcomes: Sequence[Outcome]) -> None:
    for each in outcomes:
        for what in ("facts", "needs", "members"):
            gold, read = each.gold[what], each.read[what]
            for sign, wrong in (("missed", gold - read), ("wrong", read - gold)):
                for item in sorted(wrong, key=str):
                    print(f"    {each.id} {sign} {what}: {item}")
        for trap in each.fallen:
            print(f"    {each.id} trap {trap}{' (drafted)' if trap in each.drafted else ''}")


if __name__ == "__main__":
    main(sys.argv[1:])
