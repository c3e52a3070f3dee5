"""How many ways of saying a thing are read: single clauses, by authors who had seen neither lexicon nor reader.

    python run.py benchmark sayings            # facts.yaml and needs.yaml
    python run.py benchmark sayings --missed   # and every clause that is missed, or read though it is none

Each clause stands behind somebody of whom it may be said (父亲45岁, …). Recall: of the clauses that tell a fact or a need, how
many give it; near misses: of those that only sound like it, how many give it all the same. The clauses of odd place
of each need were worked with, the others not; of the facts all were, after the second half was measured (README.md of
benchmarks/notes).
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from graph import InputError
from matching.casework import Casework

FOLDER = Path(__file__).parent
DAY = datetime.date(2026, 3, 1)
NOTHING = "nothing"
WHO = {"adult": "父亲45岁,", "child": "孩子9岁,", "elder": "爷爷72岁,", "home": ""}
# Whom it can be so of, where it can hardly be of those.
FITTING = {"preschool": "孩子5岁,", "preschool_aid": "孩子5岁,", "senior": "孩子16岁,", "vocational": "孩子16岁,", "宫颈癌": "母亲45岁,"}
FITTING |= dict.fromkeys(("person.preschool_grade", "person.preschool_type"), "孩子5岁,")
# Ages of their own would contradict the one before them.
AGES = ("person.age_months", "person.birth_year", "person.birth_date", "person.age")
FAMILY = "母亲35岁,女儿8岁。"
OLD = "爷爷70岁,奶奶68岁。"


def main(arguments: Sequence[str]) -> None:
    """Print recall and near misses for facts and needs, and with --missed each clause that went wrong."""
    casework = Casework(FOLDER.parents[1] / "seed_data")
    missed: list[str] = []
    for name, told in (("facts", list(_facts(casework))), ("needs", list(_needs(casework)))):
        for half in ("odd", "even"):
            right = [got for place, says, got, _ in told if says and place == half]
            wrong = [got for place, says, got, _ in told if not says and place == half]
            recall = f"recall {sum(right)} of {len(right)} ({sum(right) / len(right):.3f})"
            print(f"{name}, {half} places: {recall}, near misses read {sum(wrong)} of {len(wrong)}")
        missed += [text for _, says, got, text in told if says is not got]
    if "--missed" in arguments:
        print("\n".join(missed))


def _facts(casework: Casework) -> Iterator[tuple[str, bool, bool, str]]:
    """Of each clause its half, whether it tells its fact, whether the fact is read, and the clause with the fact."""
    for item in yaml.load((FOLDER / "facts.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader):
        who = FITTING.get(item["fact"]) or FITTING.get(str(item.get("member", item["value"]))) or WHO[item["of"]]
        who = who.rstrip("0123456789岁,") + "," if item["fact"] in AGES and who else who
        for says, clauses in ((True, item["said"]), (False, item.get("not", ()))):
            for half, clause in _halves(clauses):
                note = _read(casework, f"{who}{clause}。")
                entries = [each for member in note["members"] for each in member["facts"]] + note["household"] + note["event"]
                yield half, says, any(_tells(each, item) for each in entries), f"{item['fact']} {item['value']}: {clause}"


def _tells(entry: Mapping[str, Any], item: Mapping[str, Any]) -> bool:
    if entry["fact"] != item["fact"] or entry["holds"] != "now":
        return False
    if isinstance(entry["value"], Mapping):
        return entry["value"].get(item.get("member", str(item["value"]))) is ("member" not in item)
    return str(entry["value"]) == str(item["value"])


def _needs(casework: Casework) -> Iterator[tuple[str, bool, bool, str]]:
    types = casework.catalogue.needs
    for need, clauses in yaml.load((FOLDER / "needs.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader).items():
        family = OLD if need != NOTHING and "elders" in types[need]["broader"] else FAMILY
        for half, clause in _halves(clauses):
            read = {each["type"] for each in _read(casework, f"{family}{clause}。")["needs"]}
            yield half, need != NOTHING, need in read if need != NOTHING else bool(read), f"{need}: {clause}"


def _halves(clauses: Iterable[str]) -> Iterator[tuple[str, str]]:
    for position, clause in enumerate(clauses):
        yield ("even" if position % 2 else "odd"), clause


def _read(casework: Casework, text: str) -> Mapping[str, Any]:
    try:
        return casework.read_note(text, "saying", DAY, "511132")
    except InputError:  # nothing in it was understood
        return {"members": [], "household": [], "event": [], "needs": []}


if __name__ == "__main__":
    main(sys.argv[1:])
