"""Who is hit, and by whom: told by where those named stand around the words for a blow, whoever the sentence is about; and who is
harmed in words that name nobody (家暴, 扬言要杀, 身上有伤)."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matching.notes.clauses import is_object
from matching.notes.families import PARTED
from matching.notes.lexicon import Found
from matching.notes.mentions import PARENTS
from matching.notes.naming import Mention
from matching.notes.people import Someone, agree
from matching.notes.statements import HARMED, Statement, Stating
from matching.notes.subjects import Thread

# What a blow states, and makes needed, by whether it hits a child.
_HARM = {True: ("person.guardianship_risk", "child_protection"), False: ("event.domestic_violence", "personal_safety")}
# Who is not taken for the one whom a husband or a father hit.
_DOERS = ("husband", "former_husband", "father")
_OF, _LONGEST_OF = re.compile(r" ?(?:(?:his|her|their|the) )?"), 7
# Among so many of the last who are named as the object is whoever a blow hits; so far before it stands 被 or 挨.
_LED, _NEAR = 4, 20
_SEX = {"他": "male", "她": "female", "him": "male", "her": "female"}


@dataclass(frozen=True, slots=True)
class Blow:
    """A blow at start:end against somebody of the family, `by` whom of it (nobody: that is not said); `sure`: no other could be
    meant; `named`: as whom somebody hits, not as who is hit by nobody knows whom."""

    start: int
    end: int
    hit: Someone
    by: tuple[Someone, ...]
    sure: bool = True
    named: bool = True


class _Named:
    """Who is named in a clause, in order: so that each blow finds those around it, however many there are."""

    def __init__(self, thread: Thread, start: int, end: int) -> None:
        self._thread, self._start, self._end = thread, start, end
        self._ends = [each.end for each in thread.mentions]
        self._starts = [each.start for each in thread.mentions]
        self._acting = [each for each in thread.mentions if each.acts]
        self._acting_ends = [each.end for each in self._acting]

    def before(self, at: int) -> Mention | None:
        """The last who is named before a place."""
        place = bisect_right(self._ends, at)
        return self._thread.mentions[place - 1] if place else None

    def acting(self, at: int) -> Mention | None:
        """The last who acts before a place."""
        place = bisect_right(self._acting_ends, at)
        return self._acting[place - 1] if place else None

    def behind(self, at: int, far: int = 0) -> Sequence[Mention]:
        """Those named from a place on, as far as `far` behind it."""
        return self._thread.mentions[bisect_left(self._starts, at) : bisect_right(self._starts, at + far)]

    def struck(self, at: int) -> Sequence[Mention]:
        """The last before a place who are named as the object (把孩子…)."""
        place = bisect_right(self._struck_ends, at)
        return self._struck[max(place - _LED, 0) : place]

    def stranger(self, start: int, end: int) -> bool:
        """Whether somebody of no family stands between two places."""
        place = bisect_left(self._strangers, (start, start))
        return place < len(self._strangers) and self._strangers[place][1] <= end

    @functools.cached_property
    def doer(self) -> Mention | None:
        """The first by whom somebody is hit (被丈夫…)."""
        return next(iter(self._objects("struck_by")), None)

    @functools.cached_property
    def _struck(self) -> Sequence[Mention]:
        return [*self._objects("struck")]

    @functools.cached_property
    def _struck_ends(self) -> Sequence[int]:
        return [each.end for each in self._struck]

    @functools.cached_property
    def _strangers(self) -> Sequence[tuple[int, int]]:
        cue = self._thread.lexicon.cues["bystander"]
        return [each.span() for each in cue.finditer(self._thread.text, self._start, self._end)]

    def _objects(self, cue: str) -> Iterator[Mention]:
        thread = self._thread
        return (each for each in thread.mentions if is_object(thread.text, each.start, thread.start, thread.lexicon.cues[cue]))


def blows(thread: Thread, start: int, end: int) -> Iterator[Blow]:
    """The blows of the clause that the thread has entered, of which it is known whom they hit: no grown-up by nobody knows whom, nobody
    by a child, or by people of no family."""
    named = _Named(thread, start, end)
    for match in thread.lexicon.cues["blow"].finditer(thread.text, start, end):
        passive = _passive(thread, named, match)
        for each in [passive] if passive else _active(thread, named, match):
            known = each.by or each.named or each.hit.young or not each.hit.aged
            if known and not (each.by and all(one.young for one in each.by)):
                yield each


def _passive(thread: Thread, named: _Named, match: re.Match[str]) -> Blow | None:
    """Whom 被 or 挨 says to be hit: who stands right before it, else the one who acts in the clause, else whom the sentence is about
    (儿子去拉,被丈夫踢了一脚)."""
    cues, text = thread.lexicon.cues, thread.text
    before = match.start()
    doer = named.doer if named.doer and named.doer.end <= match.start() else None
    if doer is not None and cues["manner"].fullmatch(text, doer.end, match.start()):
        before = doer.start
    elif cues["beaten"].fullmatch(text, match.start(), match.end()):
        after = (each for each in named.behind(match.end(), _LONGEST_OF) if _OF.fullmatch(text, match.end(), each.start))
        doer = next(after, None) if match[0].endswith("by") else None
        if match[0].endswith("by") and doer is None:  # hit by a lorry
            return None
    elif is_object(text, match.start(), thread.start, cues["struck_at_all"]):
        doer = None
    else:
        return None
    acting = named.acting(before)
    told = _right_before(thread, named.before(before), doer.start if doer else match.start())
    about = told.own if told else acting.people if acting else thread.topic
    by = doer.people if doer else ()
    if not (told or acting) and set(about) <= set(by):  # 老人82岁,儿媳50岁,被儿媳打骂
        about = tuple(each for each in (thread.cast.anchor,) if each and each not in by)
    here = [each for each, at in thread.first.items() if each.young and at[0] >= thread.sentence.start]
    if not (told or acting or doer) and here and not any(each.young for each in about):  # 女儿8岁,后妈40岁,经常挨打
        return Blow(match.start(), match.end(), here[-1], (), sure=False, named=False)
    if len(about) != 1:
        return None
    start = min([match.start(), *([doer.start - 1] if doer else [])])  # from 被 on
    sure = bool(told or acting) or thread.same_sentence
    return Blow(start, match.end(), about[0], _others(by, about[0]), sure, named=False)


def _right_before(thread: Thread, last: Mention | None, end: int) -> Mention | None:
    """Who stands right before 被, whatever another does (奶奶心疼孙子被父亲打), but not he with whom somebody is hit; `last`: the
    last who is named before it."""
    cues = thread.lexicon.cues
    if last is None or not last.acts and is_object(thread.text, last.start, thread.start, cues["companion"]):
        return None
    start = max(last.end, end - _NEAR)
    marks = (each for cue in ("struck_by", "struck_at_all") for each in cues[cue].finditer(thread.text, start, end) if each.end() == end)
    return last if any(cues["manner"].fullmatch(thread.text, last.end, each.start()) for each in marks) else None


def _active(thread: Thread, named: _Named, match: re.Match[str]) -> Iterator[Blow]:
    """Whom the words name whom somebody hits: right behind them (打他), or before them as their object (把孩子打了)."""
    cues, text = thread.lexicon.cues, thread.text
    behind = named.behind(match.end())
    led = [each for each in named.struck(match.start()) if cues["manner"].fullmatch(text, each.end, match.start())]
    him = cues["him"].match(text, match.end())
    target = (behind or led)[-1:]
    by = _doers(thread, named, min([match.start(), *(each.start for each in led)]))
    if by is None or not (target or him) or behind and cues["no_blow"].match(text, behind[0].end):
        return
    start, end = min([match.start(), *(each.start - 1 for each in led)]), max([match.end(), *(each.end for each in behind)])
    word = text[target[0].start : target[0].end] if target else him[0].strip() if him else ""
    if word in _SEX:
        hit, by = _him(thread, _SEX[word], by)
        sure = len(hit) == 1
    else:
        hit = [each for each in target[0].own if not thread.cast.is_away(each) and not (each in by and len(by) == 1 and not led)]
        sure = target[0].sure
    for each in hit:
        yield Blow(start, end, each, _others(by, each), sure)


def _doers(thread: Thread, named: _Named, at: int) -> tuple[Someone, ...] | None:
    """Who hits: the last who acts in the clause, else whom the sentence is about, else the grown-up whom the note is about; None where it
    is somebody of no family (老师打他)."""
    acting = named.acting(at)
    if named.stranger(acting.end if acting else thread.start, at):
        return None
    if acting:
        return acting.people
    about = thread.cast.anchor
    return thread.was if thread.start > thread.sentence.start else (about,) if about and not about.young else ()


def _him(thread: Thread, sex: str, by: Sequence[Someone]) -> tuple[Sequence[Someone], Sequence[Someone]]:
    """Whom 他 or 她 means as whom something is done to, and by whom: never the one who does it, but where there is nobody else (女儿11岁,
    天天打她). Whom the note is about, but for somebody else of the sentence; then the last spoken of. Two, where one is a child, the
    other no old person, and the one may be meant as well as the other (女儿12岁,丈夫喝了酒就打她)."""
    fitting = [each for each in thread.cast.people if agree(each.sex, sex) and not thread.cast.is_away(each)]
    others = [each for each in fitting if each not in by]
    if not others:
        others, by = fitting, [each for each in thread.cast.people if each is thread.cast.anchor and not (each.young or each in fitting)]
    here = [each for each in others if thread.first.get(each, (-1, 0))[0] >= thread.sentence.start]
    about = [each for each in others if each is thread.cast.anchor]
    hit = thread.cast.latest(set(about) & set(here) or (here if here else about or others))
    if hit is None:
        return (), by
    rivals = [each for each in (here + about or others) if each.young is not hit.young and each.kind not in PARENTS[2:]]
    return [hit, *([thread.cast.latest(rivals)] if rivals else [])], by


def harmed(thread: Thread, said: Found, last: Blow | None) -> Someone | None:
    """Who is harmed in words for violence that name nobody whom it hits: of whom it is said that he suffers it (被威胁), who is named
    right behind it, who has the wounds (of the `last` blow of the sentence), 她, else the grown-up whom the note is about; nobody where
    that is whoever does it."""
    cues, text, about = thread.lexicon.cues, thread.text, thread.cast.anchor
    if about is None or about.kind in _DOERS or about in brawlers(thread, said):
        about = None
    behind = next((each.own[0] for each in thread.mentions if each.start == said.end and len(each.own) == 1), None)
    if behind or cues["suffers"].match(text, said.start, said.end):
        return behind or thread.alone(said)
    if cues["wounds"].search(text, said.start, said.end):
        bearer = last.hit if last else thread.alone(said)
        return None if bearer is None or thread.cast.is_away(bearer) else bearer
    if text[said.end - 1] in _SEX:
        return next(iter(_him(thread, _SEX[text[said.end - 1]], _doers(thread, _Named(thread, thread.start, said.start), said.start) or ())[0]), None)
    return None if about is None or about.young else about


def brawlers(thread: Thread, said: Found) -> Sequence[Someone]:
    """Who hits in words that do not say whom (喝了酒就打人): who acts in the clause, else whom the sentence is about; nobody where that is
    not known, or they tell of no blow."""
    if getattr(said.entry, "who", None) != HARMED or not thread.lexicon.cues["brawl"].search(thread.text, said.start, said.end):
        return ()
    acting = [each for each in thread.mentions if each.acts and each.end <= said.start]
    return acting[-1].people if acting else thread.was if thread.start > thread.sentence.start else ()


def _others(people: Sequence[Someone], hit: Someone) -> tuple[Someone, ...]:
    return tuple(each for each in people if each is not hit)


def overlaps(every: Sequence[Blow], start: int, end: int) -> bool:
    """Whether words at start:end tell of one of these blows."""
    return any(each.start < end and start < each.end for each in every)


def is_harm(entry: Any) -> bool:
    """Whether words tell that somebody is hit."""
    named = {getattr(entry, "fact", None), getattr(entry, "need", None)}
    return getattr(entry, "who", None) == HARMED or any(named & set(each) for each in _HARM.values())


def is_danger(entry: Any) -> bool:
    """Whether words tell of a danger to somebody, which a film tells of too."""
    return is_harm(entry) or getattr(entry, "fact", None) in ("event.domestic_violence_threat", "person.suicide_risk", "person.trafficked")


def stated(blow: Blow, scopes: Collection[str], stating: Stating) -> Iterator[Statement]:
    """What a blow states: of a child that it is to be protected, of a grown-up violence at home; that a grown-up was hit once, or
    another year, may be over, and what a former husband did then is. Where it is not said who hits, or whom, it is no more than likely."""
    (fact, need), young = _HARM[blow.hit.young], blow.hit.young
    if not (young or blow.by or blow.named):
        return
    past = any(each in scopes for each in (("history", "over") if young else ("history", "over", "dated")))
    if past and any(each.kind in PARTED for each in blow.by):  # over since they parted
        return
    once = "过" in stating.text[blow.start : blow.end] and not young
    level = stating.lexicon.levels["colloquial" if blow.by and blow.sure and not once else "inferred"]
    told = Statement("", blow.start, blow.end, level, fact=fact, value=True)
    feared = "hypothesis" in scopes or "wish" in scopes
    yield stating.doubtful(told, "hypothesis" if feared else "history" if past else None)
    if not (past or feared):
        yield replace(told, fact=None, value=None, need=need)
