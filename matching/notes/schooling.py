"""At which school somebody is, of whom several words tell: a trade and its year, leave from school, a pupil in a far town."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from matching.notes.people import Someone
from matching.notes.reader import Reader
from matching.notes.statements import AGE, NOW, Statement

_STAGE, _TRACK = "person.edu_stage", "person.vocational_track"
_SUSPENDED = "person.enrolment_suspended_or_nonvocational"
_WORK = ("person.works_away", "person.employment_status")
# Who is at one of these in another town is there to learn.
_AWAY_AT = ("junior", "senior", "vocational", "higher", "postgraduate")
# Up to so many years of age whoever learns a trade does so at a school, later it may be a college.
_OF_SCHOOL = 19


def settle_schools(reader: Reader) -> None:
    """Let what says most of a school stand, for each of whom one is told."""
    stages: dict[Someone, list[Statement]] = {}
    for who, told in reader.said:
        if isinstance(who, Someone) and told.fact == _STAGE and told.holds == NOW:
            stages.setdefault(who, []).append(told)
    reader.said = [(who, kept) for who, told in reader.said for kept in _settled(reader, who, told, stages)]


def _settled(reader: Reader, who: Someone | str, told: Statement, stages: dict[Someone, list[Statement]]) -> Iterator[Statement]:
    """A statement as it stands beside the stages of school that are said of the same person; nothing where it was only of them."""
    if not isinstance(who, Someone) or who not in stages or told.holds != NOW:
        yield told
        return
    text, cues = reader.stating.text, reader.lexicon.cues
    words = text[told.start : told.end]
    graded = told.fact in (_STAGE, _TRACK, AGE) and cues["grade"].fullmatch(words) is not None
    others = {each.value for each in stages[who] if cues["grade"].fullmatch(text, each.start, each.end) is None}
    if graded and others & {"vocational", "higher"}:  # 读卫校,二年级: not of primary school
        return
    if graded and told.value in ("vocational", "secondary") and who.between[1] > _OF_SCHOOL:  # 汽修一年级, of twenty
        yield reader.stating.doubtful(told, "ambiguity")
    elif told.fact == _STAGE and told.value == "none" and _is_leave(reader, who, told) and {each.value for each in stages[who]} - {"none"}:
        return  # 初二,休学在家
    elif told.fact in _WORK and told.value not in (False, "none") and {each.value for each in stages[who]} & set(_AWAY_AT):
        if cues["labour"].search(words):  # 读大专,寒暑假打工
            yield reader.stating.doubtful(told, "ambiguity")
    else:
        yield told


def _is_leave(reader: Reader, who: Someone, told: Statement) -> bool:
    """Whether the words that say that somebody is not at school are of leave from it."""
    return any(one is who and each.fact == _SUSPENDED and each.start == told.start for one, each in reader.said)
