"""At which school somebody is, of whom several words tell: a trade and its year, leave from school, a pupil in a far town."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

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
    leaves = {(who, told.start) for who, told in reader.said if told.fact == _SUSPENDED}
    reader.said = [(who, kept) for who, told in reader.said for kept in _settled(reader, who, told, stages, leaves)]


def _settled(
    reader: Reader, who: Someone | str, told: Statement, stages: Mapping[Someone, Sequence[Statement]], leaves: Collection[tuple[Someone | str, int]]
) -> Iterator[Statement]:
    """A statement as it stands beside the stages of school that are said of the same person; nothing where it was only of them.
    `leaves`: of whom, and where, leave from school is told."""
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
    elif told.fact == _STAGE and told.value == "none" and (who, told.start) in leaves and {each.value for each in stages[who]} - {"none"}:
        return  # 初二,休学在家
    elif told.fact in _WORK and told.value not in (False, "none") and {each.value for each in stages[who]} & set(_AWAY_AT):
        if cues["labour"].search(words):  # 读大专,寒暑假打工
            yield reader.stating.doubtful(told, "ambiguity")
    else:
        yield told
