"""Outcomes: what became of each recommendation, as a worker records it.

One line of JSON each (`python run.py schema outcome`): pseudonymous ids, and of the family only its
kind. `factors` are the values that `match --json` gave for the candidate then, by name.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import fastjsonschema

from graph.errors import InputError, nearest
from graph.seed_files import fault
from matching.catalogue import Catalogue
from matching.eligibility import Assessor
from matching.facts import parse_date
from matching.household import HOUSEHOLD
from matching.knowledge import months_ago
from matching.ranking import WEIGHTS, Factor, score

STAGES = ("recommended", "applied", "granted", "helped")
WORKED = ("granted", "helped")
# Why it came to nothing: the family did not go on, or it was refused.
DECLINED = {
    "not_wanted": {"zh": "家庭不愿申请", "en": "the family did not want it"},
    "too_far": {"zh": "路太远、跑不起", "en": "too far, or too many errands"},
    "papers": {"zh": "材料办不齐", "en": "the papers could not be had"},
    "too_slow": {"zh": "等得太久,放弃了", "en": "given up after a long wait"},
    "conditions": {"zh": "被认定不符合条件", "en": "refused: conditions not met"},
    "quota": {"zh": "名额已满", "en": "refused: no place left"},
    "ended": {"zh": "项目已停办", "en": "no longer runs"},
    "other": {"zh": "其他原因", "en": "another reason"},
}
# Whole years of the subject, first and last.
AGES = {"0-5": (0, 5), "6-17": (6, 17), "18-59": (18, 59), "60+": (60, 130)}
_ID = {
    "type": "string",
    "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$",
    "remedy": "use letters, digits, - and _ only, never a name",
}
SHAPE: dict[str, Any] = {
    "title": "outcome",
    "description": "What became of one recommendation. An absent fact is unknown, never false.",
    "type": "object",
    "remedy": "write an object, as `python run.py schema outcome` shows",
    "properties": {
        "household": _ID,
        "subject": {**_ID, "description": f"the member's id, or {HOUSEHOLD!r} where it is for the family as one"},
        "resource": {"type": "string"},
        "date": {
            "type": "string", "format": "date", "remedy": "write YYYY-MM-DD",
            "description": "when it was recommended",
        },
        "region": {"type": "string", "pattern": "^[0-9]{6}$", "remedy": "write the county's six digits"},
        "age": {"enum": list(AGES), "description": "the subject's age band"},
        "disability": {"type": "boolean", "description": "whether anybody in the family has a disability"},
        "ethnicity": {
            "type": "string", "pattern": "^[\\u4e00-\\u9fff]{1,7}[族人]$", "remedy": "write it as 彝族, or leave it out",
            "description": "only where recorded; it serves to see that no group loses, never to rank",
        },
        "factors": {
            "type": "object",
            "properties": {
                name: {"type": "number", "minimum": 0, "maximum": 1, "description": why}
                for name, (_, why) in WEIGHTS.items()
            },
            "required": list(WEIGHTS),
            "additionalProperties": False,
        },
        "stage": {"enum": list(STAGES), "description": "the furthest that was reached"},
        "declined": {
            "enum": list(DECLINED),
            "description": "why it went no further; absent where it still may: "
            + "; ".join(f"{reason}: {text['zh']} / {text['en']}" for reason, text in DECLINED.items()),
        },
    },
    "required": ["household", "subject", "resource", "date", "region", "factors", "stage"],
    "additionalProperties": False,
}  # fmt: skip
_CHECK = fastjsonschema.compile({"$schema": "http://json-schema.org/draft-07/schema#", **SHAPE})


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of family, as far as known: the province's code, the subject's age band (`household`: the
    family as one), whether anybody in it has a disability."""

    province: str
    age: str | None
    disability: bool | None

    def traits(self) -> dict[str, str]:
        """What is known of it, by name."""
        found = {"province": self.province, "age": self.age, "disability": _YES_NO.get(self.disability)}
        return {name: value for name, value in found.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one recommendation; `standing` is its score under the standing weights."""

    household: str
    subject: str
    resource: str
    date: datetime.date
    kind: Kind
    ethnicity: str | None
    standing: float
    stage: str
    declined: str | None = None

    @property
    def worked(self) -> bool | None:
        """Whether it was granted (or helped); None while it is open."""
        return True if self.stage in WORKED else None if self.declined is None else False

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What an outcome is known by; also the order that makes the order in the file irrelevant."""
        return self.household, self.date.isoformat(), self.resource, self.subject

    def groups(self) -> dict[str, str]:
        """The groups that must not lose; what is not known is a group too, but for ethnicity."""
        found = {"age": "unknown", "disability": "unknown", **self.kind.traits()}
        return found | ({} if self.ethnicity is None else {"ethnicity": self.ethnicity})


_YES_NO = {True: "yes", False: "no"}


def read_outcomes(
    records: Iterable[tuple[str, Any]], catalogue: Catalogue, region_known: Callable[[str], str | None]
) -> list[Outcome]:
    """Outcomes from (place, record) pairs; `region_known` maps a code to the one in use.

    Raises InputError with the line, the field and the remedy.
    """
    found: dict[tuple[str, str, str, str], Outcome] = {}
    for place, record in records:
        outcome = _outcome(record, place, catalogue, region_known)
        if outcome.key in found:
            raise InputError("the same recommendation twice", place, "keep the line that says how it ended")
        found[outcome.key] = outcome
    return list(found.values())


def _outcome(
    record: Any, place: str, catalogue: Catalogue, region_known: Callable[[str], str | None]
) -> Outcome:
    broken = fault(_CHECK, record, "the line")
    if broken is not None:
        message, field, remedy = broken
        raise InputError(message, ".".join(map(str, (place, *field))), remedy)
    region, resource, declined = region_known(record["region"]), record["resource"], record.get("declined")
    if region is None:
        raise InputError(
            f"{record['region']} is not in the table of division codes", f"{place}.region", "look the county's code up"
        )
    if resource not in catalogue.resources:
        raise InputError(f"no resource {resource!r}", f"{place}.resource", nearest(resource, catalogue.resources))
    if declined is not None and record["stage"] in WORKED:
        raise InputError(f"{record['stage']}, and yet declined", f"{place}.declined", "leave out what is not so")
    age = HOUSEHOLD if record["subject"] == HOUSEHOLD else record.get("age")
    return Outcome(
        household=record["household"],
        subject=record["subject"],
        resource=resource,
        date=parse_date(record["date"], f"{place}.date"),
        kind=Kind(_province(region), age, record.get("disability")),
        ethnicity=record.get("ethnicity"),
        standing=standing(record["factors"]),
        stage=record["stage"],
        declined=declined,
    )


def standing(values: Mapping[str, float]) -> float:
    """The score of these factors under the standing weights."""
    return score([Factor(name, weight, values[name]) for name, (weight, _) in WEIGHTS.items()])


def kind_of(assessor: Assessor, subject: str) -> Kind:
    """The kind of a family for one of its subjects; a trait that its facts leave open is unknown."""
    household = assessor.household
    said = {assessor.facts.value(member.id, "person.has_disability") for member in household.members}
    disability = True if True in said else None if None in said else False
    return Kind(_province(household.region), HOUSEHOLD if subject == HOUSEHOLD else _age(assessor, subject), disability)


def _age(assessor: Assessor, subject: str) -> str | None:
    """The age band, where every birth date that is possible falls in one."""
    born, day = assessor.facts.birth(subject), assessor.facts.as_of
    low, high = (born.low, born.high) if born.value is None else (born.value, born.value)
    for band, (first, last) in AGES.items():
        if months_ago(day, 12 * (last + 1)).toordinal() < low and high <= months_ago(day, 12 * first).toordinal():
            return band
    return None


def _province(region: str) -> str:
    return region[:2] + "0000"
