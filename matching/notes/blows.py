"""Who is hit, and by whom: told by where those named stand around the words for a blow, whoever the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matching.notes.clauses import is_object
from matching.notes.naming import Mention
from matching.notes.people import Someone, agree
from matching.notes.statements import HARMED, Statement, Stating
from matching.notes.subjects import Thread

# What a blow states, and makes needed, by whether it hits a child.
_HARM = {True: ("person.guardianship_risk", "child_protection"), False: ("event.domestic_violence", "personal_safety")}
_OF = re.compile(r" ?(?:(?:his|her|their|the) )?")
_SEX = {"他": "male", "她": "female", "him": "male", "her": "female"}


@dataclass(frozen=True, slots=True)
class Blow:
    """A blow at start:end against somebody of the family, `by` whom of it (nobody: that is not said); `sure`: no other could be
    meant."""

    start: int
    end: int
    hit: Someone
    by: tuple[Someone, ...]
    sure: bool = True


def blows(thread: Thread, start: int, end: int) -> Iterator[Blow]:
    """The blows of the clause that the thread has entered, of which it is known whom they hit: no grown-up by nobody knows whom, nobody
    by a child, or by people of no family."""
    for match in thread.lexicon.cues["blow"].finditer(thread.text, start, end):
        found = _passive(thread, match) or _active(thread, match)
        if found is None or found.by and all(each.young for each in found.by):
            continue
        if found.by or found.hit.young or not found.hit.aged:
            yield found


def _passive(thread: Thread, match: re.Match[str]) -> Blow | None:
    """Whom 被 or 挨 says to be hit: who stands right before it, else the one who acts in the clause, else whom the sentence is about
    (儿子去拉,被丈夫踢了一脚)."""
    cues, text = thread.lexicon.cues, thread.text
    before = [each for each in thread.mentions if each.end <= match.start()]
    doer = next((each for each in before if is_object(text, each.start, thread.start, cues["struck_by"])), None)
    after = next((each for each in thread.mentions if each.start >= match.end() and _OF.fullmatch(text, match.end(), each.start)), None)
    if doer is not None and cues["manner"].fullmatch(text, doer.end, match.start()):
        before = [each for each in before if each.end <= doer.start]
    elif cues["beaten"].fullmatch(text, match.start(), match.end()):
        doer = after if match[0].endswith("by") else None
        if match[0].endswith("by") and doer is None:  # hit by a lorry
            return None
    elif is_object(text, match.start(), thread.start, cues["struck_at_all"]):
        doer = None
    else:
        return None
    acting = [each for each in before if each.acts]
    told = _right_before(thread, before, doer.start if doer else match.start())
    about = told.own if told else acting[-1].people if acting else thread.topic
    by = doer.people if doer else ()
    if not (told or acting) and set(about) <= set(by):  # 老人82岁,儿媳50岁,被儿媳打骂
        about = tuple(each for each in (thread.cast.anchor,) if each and each not in by)
    hit = [each for each in about if not thread.cast.is_away(each)]
    if len(hit) != 1:
        return None
    start = min([match.start(), *([doer.start - 1] if doer else [])])  # from 被 on
    return Blow(start, match.end(), hit[0], _others(by, hit[0]), bool(told or acting) or thread.same_sentence)


def _right_before(thread: Thread, before: Sequence[Mention], end: int) -> Mention | None:
    """Who stands right before 被, whatever another does (奶奶心疼孙子被父亲打), but not he with whom somebody is hit."""
    cues, last = thread.lexicon.cues, before[-1] if before else None
    if last is None or not last.acts and is_object(thread.text, last.start, thread.start, cues["companion"]):
        return None
    marks = (each for cue in ("struck_by", "struck_at_all") for each in cues[cue].finditer(thread.text, last.end, end) if each.end() == end)
    return last if any(cues["manner"].fullmatch(thread.text, last.end, each.start()) for each in marks) else None


def _active(thread: Thread, match: re.Match[str]) -> Blow | None:
    """Whom the words name whom somebody hits: right behind them (打他), or before them as their object (把孩子打了)."""
    cues, text = thread.lexicon.cues, thread.text
    behind = next((each for each in thread.mentions if each.start == match.end()), None)
    led = [each for each in thread.mentions if each.end <= match.start() and is_object(text, each.start, thread.start, cues["struck"])]
    led = [each for each in led if cues["manner"].fullmatch(text, each.end, match.start())]
    him = cues["him"].match(text, match.end())
    target = behind or (led[-1] if led else None)
    if target is None and him is None or behind is not None and cues["no_blow"].match(text, behind.end):
        return None
    at = min([match.start(), *(each.start for each in led)])
    by = _doers(thread, at)
    if by is None:
        return None
    word = him[0].strip() if target is None and him else text[target.start : target.end] if target else ""
    if word in _SEX:
        return _pronoun(thread, match, _SEX[word], by)
    assert target is not None
    own = [each for each in target.own if not thread.cast.is_away(each)]
    if len(own) != 1 or own[0] in by and len(by) == 1 and not led:
        return None
    return Blow(match.start(), match.end(), own[0], _others(by, own[0]), target.sure)


def _doers(thread: Thread, at: int) -> tuple[Someone, ...] | None:
    """Who hits: the last who acts in the clause, else whom the sentence is about; None where it is somebody of no family (老师打他)."""
    acting = [each for each in thread.mentions if each.acts and each.end <= at]
    words = thread.text[acting[-1].end if acting else thread.start : at]
    if thread.lexicon.cues["bystander"].search(words):
        return None
    if acting:
        return acting[-1].people
    return thread.was if thread.start > thread.sentence.start else ()


def _pronoun(thread: Thread, match: re.Match[str], sex: str, by: Sequence[Someone]) -> Blow | None:
    """Whom 他 or 她 means as whom somebody hits: never the one who does it. The child of whom the note is, else the last of the sentence, else
    whom the note is about, else the last spoken of; whom the sentence is about where there is nobody else (女儿11岁,天天打她)."""
    fitting = [each for each in thread.cast.people if agree(each.sex, sex) and not thread.cast.is_away(each)]
    others = [each for each in fitting if each not in by]
    if not others:
        others, by = [each for each in fitting if each in by], ()
    here = [each for each in others if thread.first.get(each, (-1, 0))[0] >= thread.sentence.start]
    about = thread.cast.anchor if thread.cast.anchor in others else None
    hit = (about if about and (about.young or not here) else None) or thread.cast.latest(here or others)
    if hit is None:
        return None
    return Blow(match.start(), match.end(), hit, _others(by, hit), hit is about or len({each.young for each in others}) == 1)


def _others(people: Sequence[Someone], hit: Someone) -> tuple[Someone, ...]:
    return tuple(each for each in people if each is not hit)


def overlaps(every: Sequence[Blow], start: int, end: int) -> bool:
    """Whether words at start:end tell of one of these blows."""
    return any(each.start < end and start < each.end for each in every)


def is_harm(entry: Any) -> bool:
    """Whether words tell that somebody is hit."""
    named = {getattr(entry, "fact", None), getattr(entry, "need", None)}
    return getattr(entry, "who", None) == HARMED or any(named & set(each) for each in _HARM.values())


def stated(blow: Blow, scopes: Collection[str], stating: Stating) -> Iterator[Statement]:
    """What a blow states: of a child that it is to be protected, of a grown-up violence at home; that a grown-up was hit once, or
    another year, may be over. Where it is not said who hits, or whom, it is no more than likely."""
    (fact, need), young = _HARM[blow.hit.young], blow.hit.young
    if not (young or blow.by):
        return
    past = any(each in scopes for each in (("history", "over") if young else ("history", "over", "dated")))
    once = "过" in stating.text[blow.start : blow.end] and not young
    level = stating.lexicon.levels["colloquial" if blow.by and blow.sure and not once else "inferred"]
    told = Statement("", blow.start, blow.end, level, fact=fact, value=True)
    feared = "hypothesis" in scopes or "wish" in scopes
    yield stating.doubtful(told, "hypothesis" if feared else "history" if past else None)
    if not (past or feared):
        yield replace(told, fact=None, value=None, need=need)
