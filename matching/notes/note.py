"""What `read-note` answers: everything read, with the words it came from, and a draft; names masked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import InputError
from matching.catalogue import Catalogue
from matching.explanations import duty_value
from matching.notes.alarms import alarms
from matching.notes.clauses import plain
from matching.notes.likeness import Likeness
from matching.notes.draft import drafted, record
from matching.notes.duties import owed
from matching.notes.masking import MASK, masked
from matching.notes.places import Places
from matching.notes.reading import read
from matching.notes.statements import DENIAL, EVENT, HOUSEHOLD, MENTION, OTHERS, Statement

# A visit note is a page or two; a novel is not read.
LONGEST = 10_000
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")
_HAN = re.compile("[\u3400-\u9fff]")
_WRITE = "write in Chinese, or in plain English, what was seen and heard"
_LATIN = re.compile("[A-Za-z]")


def read_note(
    text: str, catalogue: Catalogue, places: Places, likeness: Likeness, as_of: datetime.date, place: str = "note", region: str | None = None
) -> dict[str, Any]:
    """Read a visit note (`python run.py schema note` describes the result).

    `region` is the county's code where the worker gives it. InputError where there is nothing to read,
    too much of it, or nothing that is understood.
    """
    _check(text, place)
    bare, cues = plain(text), catalogue.lexicon.cues
    if not _is_read(text, cues):
        raise InputError("nothing in it was understood: it is in neither Chinese nor English", place, _WRITE)
    second = cues["second_home"].search(bare)
    if second:
        raise InputError(f"the note tells of more than one household ({second[0].strip()})", place, "read the note of each household by itself")
    counties = [*places.found(bare)]
    homes = places.named(bare, counties, cues)
    named = homes[0] if len(homes) == 1 else None
    where = (named.start, named.end) if named else None
    registered = places.registered(bare, counties, cues, named) if named else None
    reading = read(text, catalogue.lexicon, catalogue.vocabulary, as_of, where, registered, catalogue.suspicions)
    if not reading.statements and not reading.outside and not (reading.members and _HAN.search(text)):
        raise InputError("nothing in it was understood", place, _WRITE)
    shown = masked(text, reading.understood, reading.names, catalogue.lexicon.surnames, public(text, catalogue))
    code = region or (named.adcode if named else None)
    sure = drafted(reading, catalogue, as_of)
    told = _Told(shown, frozenset() if code is None else frozenset(map(id, sure)))
    facts = [each for each in reading.statements if each.fact is not None]
    duties = owed(reading, sure, catalogue, as_of)
    heard = [(one.start, one.end) for each in duties for one in each.rests_on]
    heard += [(each.start, each.end) for each in reading.statements if each.because in (OTHERS, MENTION, DENIAL)]
    return {
        "as_of": as_of.isoformat(),
        "region": None if code is None else {"code": code} | ({} if region or not where else {"span": _span(shown, *where)}),
        "regions": [] if code is not None else [{"code": each.adcode, "span": _span(shown, each.start, each.end)} for each in homes],
        "members": [
            {"id": member, "relation": relation, "facts": told.facts(facts, member), "estimates": told.estimates(facts, member)}
            for member, relation in reading.members
        ],
        "household": told.facts(facts, HOUSEHOLD),
        "household_estimates": told.estimates(facts, HOUSEHOLD),
        "event": told.facts(facts, EVENT),
        "other_people": told.facts(facts, OTHERS),
        "outside": [
            {"relation": each.relation, "because": each.because, "level": each.level.name, "confidence": each.level.confidence,
             "span": _span(shown, each.start, each.end)}
            for each in reading.outside
        ],
        "needs": [
            {"type": each.need} | ({} if each.subject == HOUSEHOLD else {"member": each.subject}) | told.how(each)
            for each in reading.statements
            if each.need is not None
        ],
        "unread": [_span(shown, start, end) for start, end in reading.unread],
        "duties": [
            duty_value(each.duty, each.member) | {"certain": each.certain, "spans": [_span(shown, one.start, one.end) for one in each.rests_on]}
            for each in duties
        ],
        "alarms": [_span(shown, start, end) for start, end in alarms(bare, cues, likeness.like(bare), heard)],
        "to_confirm": True,
        "draft": None if code is None else record(sure, reading, code),
    }  # fmt: skip


def _check(text: str, place: str) -> None:
    if not text.strip():
        raise InputError("the note is empty", place, "write what was seen and heard")
    if len(text) > LONGEST:
        remedy = f"give one visit's note, {LONGEST:,} characters at most"
        raise InputError(f"the note is too long ({len(text):,} characters)", place, remedy)
    if _NO_TEXT.search(text):
        raise InputError("this is no text (it holds control characters)", place, "save the note as plain text in UTF-8")


def _is_read(text: str, cues: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether a text is mostly in Chinese, or in English: not in other letters (Русский, にほんご), with marks above many of
    its own (Tiếng Việt), or with more words of another language than English ones."""
    letters = [sign for sign in text if sign.isalpha()]
    chinese, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    if (len(letters) - chinese - latin) * 6 > len(letters):
        return False
    if chinese * 4 >= latin:
        return True
    english, foreign = (len(cues[name].findall(text)) for name in ("english", "foreign"))
    return english > foreign


def public(text: str, catalogue: Catalogue) -> list[tuple[int, int]]:
    """Where the text names a programme, a fund or an agency of the catalogue."""
    names = {name for each in catalogue.resources.values() for name in (each.names["zh"], *each.record.get("also", ()))}
    return [(match.start(), match.end()) for name in names for match in re.finditer(re.escape(name), text)]


@dataclass(frozen=True, slots=True)
class _Told:
    """Gives statements with the words that may be shown; `taken`: which of them the draft holds, by identity."""

    shown: str
    taken: frozenset[int]

    def facts(self, statements: list[Statement], subject: str) -> list[dict[str, Any]]:
        return [
            {"fact": each.fact, "value": each.value} | ({} if each.whose is None else {"member": each.whose}) | self.how(each)
            for each in statements
            if each.subject == subject and each.bounds is None
        ]

    def estimates(self, statements: list[Statement], subject: str) -> list[dict[str, Any]]:
        return [
            {"fact": each.fact, "low": each.bounds.low, "high": each.bounds.high} | self.how(each)
            for each in statements
            if each.subject == subject and each.bounds is not None
        ]

    def how(self, each: Statement) -> Mapping[str, Any]:
        """How sure it is, why it is not, whether the draft holds it, and the words."""
        because = {} if each.because is None else {"because": each.because}
        sure = {"holds": each.holds, "level": each.level.name, "confidence": each.level.confidence, "drafted": id(each) in self.taken}
        return sure | because | {"span": _span(self.shown, each.start, each.end)}


def _span(shown: str, start: int, end: int) -> dict[str, Any]:
    """A stretch of the note; `text` is what stands there, or with `masked` what may be shown of it."""
    return {"start": start, "end": end, "text": shown[start:end], "masked": MASK in shown[start:end]}
