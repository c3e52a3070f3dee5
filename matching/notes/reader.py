"""Reads a note clause by clause: what each states, and of whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from matching.notes import couples
from matching.notes.blows import Blow, blows, brawlers, harmed, is_danger, is_harm, overlaps
from matching.notes.clauses import Sentence, denial, is_object, list_end, turn
from matching.notes.days import told_day
from matching.notes.families import COUPLE, SIBLINGS
from matching.notes.fates import became, since_back
from matching.notes.lexicon import Fate, Found, Lexicon, Person, Saying, Wanted
from matching.notes.naming import Mention
from matching.notes.people import Someone
from matching.notes.statements import (
    ABOUT, AGE, BESIDE, BIRTH_YEAR, DENIAL, EVENT, HARMED, HOME, HOUSEHOLD, MENTION, NOW, OTHERS, PAPERS, SEX, Statement, Stating,
)  # fmt: skip
from matching.notes.subjects import Subject, Thread
from matching.recognitions import STATUSES

OTHERS_SCOPE = "others"
_KIN = (*SIBLINGS, "uncle", "aunt")
# Subject of what is said of each member (一家四口医保都交了).
EVERYONE = "everyone"
# Statuses that an office grants and takes away again.
_GRANTED = ("dibao", "dibao_edge", "tekun", "monitored")
# What is over for good where somebody came home, or where others till the land.
_ENDS = {"returned": ("person.works_away", "person.employment_status", "person.income_monthly"), "untilled": ("person.farmer",)}
# What somebody earns is not what he is owed.
_INCOME, _OWED = ("person.income_monthly", "person.income_annual"), "event.wage_arrears"
# What years that have gone by do not say of today.
_WORKED = (*_ENDS["returned"], "person.edu_stage", "person.benefits")
# So far from a status it may stand who alone has it not.
_NEAR = 14
# The day of what happened.
_DAY_OF = {"event.work_injury": "event.work_injury_date"}
# Of how many a status is said (老两口和孙子三人).
_SO_MANY = re.compile(r"[两二三四五六七2-7]个?[人口](?:都|均|也)*")
_ILL = ("person.illnesses", "person.disability_types", "person.has_disability", "person.severe_mental")


@dataclass(slots=True)
class Reader:
    """Goes through the clauses in order; `said` grows by what each states of whom, `fates` by what became of whom, `struck` by every
    blow, with the kinds of scope it stands in, `singles` by each status that one alone has: where, what, and whom it was about;
    `exceptions`: where it is said that one has not what all have, and what they have as it is told without that;
    `meant`: whom the mention that begins at a place means. `start` and `blows`: of the clause, those that are told as so."""

    lexicon: Lexicon
    stating: Stating
    thread: Thread
    said: list[tuple[Someone | str, Statement]] = field(default_factory=list)
    fates: list[tuple[Someone, Fate, Statement]] = field(default_factory=list)
    start: int = 0
    blows: tuple[Blow, ...] = ()
    meant: dict[int, tuple[Someone, ...]] = field(default_factory=dict)
    singles: list[tuple[tuple[int, int], Statement, tuple[Someone, ...]]] = field(default_factory=list)
    exceptions: list[tuple[tuple[int, int], Statement]] = field(default_factory=list)
    struck: list[tuple[Blow, frozenset[str]]] = field(default_factory=list)

    def clause(self, sentence: Sentence, clause: tuple[int, int], around: Sequence[Found]) -> None:
        """Read one clause; `around` is everything found in its sentence."""
        start, end = clause
        self.start = start
        found = [each for each in around if start <= each.start < end]
        topic = self.thread.topic
        self.thread.enter(sentence, start, found)
        self.meant |= {each.start: each.own for each in self.thread.mentions}
        self.blows = tuple(each for each in blows(self.thread, start, end) if self._blow(each, sentence, around))
        for each in found:
            if isinstance(each.entry, Person):
                self._sex(each, topic)
            elif each.entry is not None:
                self._expression(each, sentence, around)
        self.fates = since_back(self.thread, self.stating, self.fates, sentence.kinds(start, end), start, end)
        born = self.lexicon.cues["born_to_another"].search(self.stating.text, start, end)
        for someone in self.thread.was if born else ():
            someone.half = True
        for cue, ended in _ENDS.items():
            self._end(cue, ended, start, end)

    def _blow(self, blow: Blow, sentence: Sentence, around: Sequence[Found]) -> bool:
        """Keep a blow until it is known who is a child; whether it is told, and not denied, feared or another family's."""
        before = self._struck()
        if before and not blow.by and before.hit is not blow.hit:  # 丈夫打她,儿子去拉,也被打了
            blow = replace(blow, by=before.by)
        found, scopes = Found(None, blow.start, blow.end), sentence.kinds(blow.start)
        if scopes & {OTHERS_SCOPE, "refused", "mention", "story"} or denial(self.stating.text, found, around, sentence, self.lexicon):
            return False
        self.struck.append((blow, frozenset(scopes)))
        return not scopes & {"hypothesis", "wish"}

    def _end(self, cue: str, ended: Collection[str], start: int, end: int) -> None:
        """What was said before of those whom the clause is about is over where it says so (后来腰不行就没去了)."""
        match = self.lexicon.cues[cue].search(self.stating.text, start, end)
        over = {someone for someone in self.thread.topic if match}
        for position, (who, told) in enumerate(self.said):
            if match and who in over and told.fact in ended and told.start < match.start() and told.value is not False:
                self.said[position] = (who, self.stating.doubtful(told, "history"))

    def _sex(self, found: Found, topic: Sequence[Someone]) -> None:
        """A word such as 女儿 says the sex, which its relation (child) does not; 妻子 the sex of whom the note is about."""
        told = found.entry
        assert isinstance(told, Person)
        mention = next((each for each in self.thread.mentions if each.start == found.start), None)
        english = self.stating.text[found.start : found.end].isascii()  # 他 is also written of her
        alone = told.sex == "female" and len(self.thread.cast.people) == 1  # 她 is no other
        plain, colloquial = (Statement("", found.start, found.end, self.lexicon.levels[each], SEX) for each in ("plain", "colloquial"))
        own = mention.own if mention else ()
        if told.sex and any(each.order or each.child_of for each in own):  # 俩孙子,大孙女12岁; 两个孙子,小的是小儿子的女儿
            self.said = [(who, each) for who, each in self.said if not (who in own and each.fact == SEX and each.value != told.sex)]
        for someone in own:
            if someone.unnamed and told.named:  # 姐弟俩,小满13岁
                someone.unnamed = False
                self.said.append((someone, replace(colloquial, value=someone.sex)))
            elif mention.sure and told.sex and (english or not told.pronoun or alone) and someone.relation in (None, "child", "grandchild"):
                self.said.append((someone, replace(colloquial if told.pronoun else plain, value=told.sex)))
        about = self.thread.cast.anchor
        sex = couples.partner_of(own[0], about, topic) if own and about and not told.pronoun and not told.group else None
        if about and sex:
            about.sex = sex
            self.said.append((about, replace(colloquial, value=sex)))

    def _expression(self, found: Found, sentence: Sentence, around: Sequence[Found]) -> None:
        entry: Any = found.entry
        scopes = sentence.kinds(found.start)
        if "story" in scopes and is_danger(entry):
            scopes |= {MENTION}
        if self.thread.stranger is not None and found.start >= self.thread.stranger:
            scopes = scopes | {OTHERS_SCOPE}
        statement = Statement("", found.start, found.end, self.lexicon.levels[entry.level])
        how = denial(self.stating.text, found, around, sentence, self.lexicon)
        if OTHERS_SCOPE in scopes:
            if isinstance(entry, Saying) and entry.value is not None:
                self.said.append((OTHERS, self.stating.doubtful(replace(statement, fact=entry.fact, value=entry.value), OTHERS)))
        elif is_harm(entry) and (overlaps(self.blows, found.start, found.end) or self._is_childs(found)):
            return  # told of whom it hits
        elif isinstance(entry, Wanted):
            scopes = sentence.kinds(found.start, found.end)
            past = {"over"} if entry.lasting else {"history", "over"}
            if how is None and not scopes & {"hypothesis", MENTION, "refused", "well", *past} and not self._passed(entry, found, scopes):
                self._need(entry, found, statement)
        elif isinstance(entry, Fate):
            if how is None:
                self.fates += became(self.thread, self.stating, found, self.stating.doubtful(statement, _doubt(scopes, lasting=True)))
        elif how != "nobody":
            passed = self._passed(entry, found, scopes) or entry.passes and self._killed(found, around)
            ended = "over" in scopes and entry.value in _GRANTED  # 低保停了: they are not on it now
            passed = passed or "worked" in scopes and (entry.fact in _WORKED or entry.value in _GRANTED)
            because = _doubt(scopes - {"over", "history"} if ended else scopes, entry.lasting) or ("history" if passed else None)
            because = because or (MENTION if self._talk(entry, found) else "ambiguity" if entry.level == "doubtful" else None)
            if how == "twice" or how is None and ("none" in scopes and self._named(entry) or self._left_open(entry, found, around)):
                because = because or DENIAL
            around_it = (max(self.thread.sentence.start, found.start - _NEAR), found.end + _NEAR)
            excepted = self.lexicon.cues["excepted"].search(self.stating.text, *around_it) if how is None and self._named(entry) else None
            if excepted:  # 全家都有低保,只有儿子没有
                self.exceptions.append((excepted.span(), self.stating.doubtful(statement, because)))
                because = because or "ambiguity"
            self._fact(entry, found, self.stating.doubtful(statement, because), around, denied=how == "no" or ended)

    def _is_childs(self, found: Found) -> bool:
        """Whether it is children who hit in words that do not say whom (他在学校动手打人)."""
        by = brawlers(self.thread, found)
        return bool(by) and all(each.young for each in by)

    def _struck(self) -> Blow | None:
        """The last blow of the sentence."""
        return next((each for each, _ in reversed(self.struck) if each.start >= self.thread.sentence.start), None)

    def _passed(self, entry: Saying | Wanted, found: Found, scopes: set[str]) -> bool:
        """Whether what is soon over was so in a year before, or once (被打过)."""
        return entry.passes and ("dated" in scopes or self.lexicon.cues["once"].match(self.stating.text, found.end) is not None)

    def _talk(self, entry: Saying, found: Found) -> bool:
        """Whether a benefit, a paper or an event is only talked of (讲到低保, 残疾证的事, 防溺水)."""
        text, cues = self.stating.text, self.lexicon.cues
        named = self._named(entry) or entry.fact.startswith(EVENT)
        about = is_object(text, found.start, self.start, cues["talk_of"]) or cues["talked_of"].match(text, found.end) is not None
        return named and about

    def _named(self, entry: Saying) -> bool:
        """Whether words name a benefit or a paper, which says of itself nothing of who has it."""
        return entry.fact in (STATUSES, *PAPERS, "person.benefits") and entry.value not in (None, False)

    def _left_open(self, entry: Saying, found: Found, around: Sequence[Found]) -> bool:
        """Whether more is said of such a name than that somebody has it, and no (低保名单里没有他)."""
        if not self._named(entry):
            return False
        end = list_end(self.stating.text, found, around)
        denied = self.lexicon.cues["left_open"].match(self.stating.text, end)
        return denied is not None and not any(end <= each.start < denied.end() and each.entry is not None for each in around)

    def _killed(self, found: Found, around: Sequence[Found]) -> bool:
        """Whether somebody died of it on no day that is said to be lately (车祸走的)."""
        text, cues = self.stating.text, self.lexicon.cues
        after = next((each for each in around if each.start >= found.end and isinstance(each.entry, Fate) and each.entry.value), None)
        return bool(after and cues["circumstance"].fullmatch(text, found.end, after.start)) and not cues["now"].search(text, self.thread.sentence.start, found.start)

    def _need(self, entry: Wanted, found: Found, statement: Statement) -> None:
        statement = replace(statement, need=entry.need)
        about = self.thread.cast.anchor
        hurt = harmed(self.thread, found, self._struck()) if entry.who == HARMED else None
        if hurt:
            self.said.append((hurt, statement))
        elif entry.who in (HOME, HARMED):
            by_him = about is not None and about in brawlers(self.thread, found)
            self.said += [] if by_him or self._beside_others(found) else [(HOUSEHOLD, statement)]
        else:
            subject = self._subject(entry, found)
            if entry.who == ABOUT and subject.people and all(each.young for each in subject.people):  # a mother sues, not her child
                subject = self.thread.subject(replace(found, entry=replace(entry, who="adult")))
            grown = about is not None and not about.young
            if entry.who == ABOUT and all(self.thread.cast.is_away(each) or grown and each.young for each in subject.people):
                grown_up = [each for each in self.thread.cast.people if not (each.young or self.thread.cast.is_away(each))]
                about = about or (grown_up[-1] if grown_up else None)
                subject = Subject((about,) if about else ())
            old_enough = [each for each in subject.people if entry.over is None or each.between[1] > entry.over]
            self.said += [(someone, subject.told(statement, self.stating)) for someone in old_enough]

    def _subject(self, entry: Saying | Wanted, found: Found) -> Subject:
        """Of whom words are said; what is so only of the young (`under`) of nobody who may be older, nor of a child beside whoever acts but
        where it is done to him (把孙子锁在家里)."""
        if entry.under is None:
            return self.thread.subject(found)
        young = [each for each in self.thread.cast.people if each.between[1] < entry.under]
        before = [each for each in self.thread.mentions if each.end <= found.start]
        acting = next((each for each in reversed(before) if each.acts), None)
        led = [each for each in before if is_object(self.stating.text, each.start, self.start, self.lexicon.cues["handled"])]
        if led:
            subject = Subject(led[-1].own, led[-1].sure)
        elif entry.done == "girl":  # 父亲收了男方彩礼: of the only girl
            daughters = [each for each in self.thread.cast.people if each.kind in ("child", "grandchild") and each.sex != "male"]
            subject = Subject(tuple(daughters), len(daughters) == 1)
        elif entry.done:  # 妈妈把门反锁在屋里: any child may be meant, so that each is asked about
            named = self.thread.same_sentence or any(each.own for each in self.thread.mentions)
            meant = self.thread.subject(found).people if young and named else ()
            subject = Subject(tuple(each for each in meant if each in young) or tuple(young))
        else:
            doing = acting.people if acting else self.thread.topic if self.thread.same_sentence else ()  # 爸爸27岁,在银川打工: of no child
            subject = self.thread.subject(found) if young and (not doing or set(young) & set(doing)) else Subject(())
        return Subject(tuple(each for each in subject.people if each in young and subject.sure), subject.sure)

    def _befell(self, entry: Saying, found: Found) -> list[Someone]:
        """Whose an event is that is nobody else's (owed wages): of those named right behind it (欠她和丈夫工资), else where no other could
        be meant."""
        if entry.who == HOME or self.stating.vocabulary.get(entry.fact).is_shared():
            return []
        if entry.who == HARMED:
            someone = harmed(self.thread, found, self._struck())
            return [someone] if someone else []
        first = next((each for each in self.thread.mentions if each.start == found.end), None)
        named = [each.people for each in self.thread.mentions if first and first.own and set(first.own) <= set(each.people)]
        someone = self.thread.alone(found)
        return [each for each in (named[-1] if named else [someone]) if each and not self.thread.cast.is_away(each)]

    def members(self) -> list[Someone]:
        """Who is of the household, in order of appearance."""
        cast = self.thread.cast
        alive = [each for each in cast.people if not (each.gone or each.kind == OTHERS_SCOPE or self.thread.lives_elsewhere(each) or cast.apart(each))]
        return [each for each in alive if not (alive[1:] and self._is_nobody(each))]

    def _is_nobody(self, someone: Someone) -> bool:
        """Whether somebody was never named, and there are but papers of his: nobody knows whose (残疾证没办)."""
        mine = {told.fact for subject, told in self.said if subject is someone and told.fact is not None}
        return someone not in self.thread.first and bool(mine) and mine <= PAPERS

    def told(self, subject: Someone | str, statement: Statement, ids: Mapping[Someone, str]) -> Iterator[Statement]:
        """A statement with its subject; what is said of somebody who is no member is other people's."""
        if subject == EVERYONE:
            yield from (replace(statement, subject=identifier) for identifier in ids.values())
        elif isinstance(subject, str):
            yield replace(statement, subject=subject)
        elif subject in ids and (statement.fact or "").startswith(EVENT):
            yield replace(statement, subject=EVENT, whose=ids[subject])
        elif subject in ids:
            yield replace(statement, subject=ids[subject])
        elif statement.bounds is None and statement.fact not in (None, SEX) and (self.thread.lives_elsewhere(subject) or self.thread.cast.apart(subject)):
            yield self.stating.doubtful(replace(statement, subject=OTHERS), OTHERS)

    def _in_turn(self, subject: Subject, found: Found, around: Sequence[Found]) -> Subject:
        """Whose it is of those meant, where as much is said as there are people of them (10岁和13岁), or of those counted last."""
        if self.stating.vocabulary.get(found.entry.fact).type in ("set", "boolean"):
            return subject
        place, many = turn(self.stating.text, found, around, self.lexicon)
        topic, group = self.thread.topic if self.thread.same_sentence else (), self.thread.cast.group
        couple = all(each.kind in COUPLE for each in group)
        of_group = () if couple and topic and not set(topic) & set(group) else group  # 两口子带个老父亲。娃儿读大专,大一: not of the two
        people = next((each for each in (subject.people, of_group) if len(each) == many > 1), None)
        if people is None:
            return subject
        kinds = {each.kind for each in people}
        alike = len(kinds) == 1 or not kinds & {*COUPLE, "adult", "elder"}  # which of a couple is the elder, nobody has said; 儿子儿媳36岁、34岁: in order
        self.thread.turned[found.end] = people[place]
        return Subject((people[place],), subject.sure and alike)

    def _fact(self, entry: Saying, found: Found, statement: Statement, around: Sequence[Found], *, denied: bool) -> None:
        if entry.fact in _INCOME and any(getattr(each.entry, "fact", None) == _OWED and self.start <= each.start < found.start for each in around):
            return  # 拖欠他工资两万元: not what he earns
        subject = self._relatives(entry) or (None if self._of_home(entry, found) else self._subject(entry, found))
        if subject is None and entry.fact == STATUSES and entry.value == "dibao" and not denied and self._single(entry, found, statement):
            return
        if subject:
            subject = self._in_turn(subject, found, around)
        is_event = entry.fact.split(".", 1)[0] == EVENT
        befell = self._befell(entry, found) if is_event else []
        target: Sequence[Someone | str] = (befell or (EVENT,)) if is_event else subject.people if subject else (HOUSEHOLD,)
        if subject and entry.who == "anyone" and self.lexicon.cues["everyone"].search(self.stating.text, self.start, found.end):
            subject, target = None, (EVERYONE,)
        if subject is None and not befell and entry.who != ABOUT and self._beside_others(found):  # but 前夫打她 is hers
            target, statement = (OTHERS,), self.stating.doubtful(statement, OTHERS)
        if subject:
            statement = subject.told(statement, self.stating)
            if entry.fact in _ILL and not denied and statement.holds == NOW:
                self.thread.ill += subject.people
        for stated in self.stating.statements(found, statement, denied=denied):
            if stated.fact in _DAY_OF and stated.value is True and stated.holds == NOW:
                self._day(_DAY_OF[stated.fact], found, target)
            for someone in target:
                self.said.append((someone, stated))
                if isinstance(someone, Someone):
                    self._learn(someone, stated)
                    someone.young = someone.young or self._of_a_child(entry, someone, stated)

    def _single(self, entry: Saying, found: Found, statement: Statement) -> bool:
        """Keep a status of the home that one of it alone has, where the sentence says so (低保是单人户,只有儿子享受)."""
        end = min(self.thread.sentence.end, found.end + 16)
        only = list(self.lexicon.cues["one_only"].finditer(self.stating.text, self.start, end))
        if only:
            told = replace(statement, end=max(found.end, only[-1].end()), fact=entry.fact, value={entry.value: True})
            topic = self.thread.topic if self.thread.same_sentence else ()
            self.singles.append(((min(self.start, only[0].start()), max(only[-1].end(), found.end)), told, topic))
        return bool(only)

    def _day(self, fact: str, found: Found, target: Sequence[Someone | str]) -> None:
        """On what day it was, where the sentence has named one so far; likely no more where the year is not written."""
        named = told_day(self.stating.text, self.thread.sentence.start, found.end, self.stating.as_of, self.lexicon.cues["other_day"])
        if named:
            day, written, span = named
            told = Statement("", *span, self.lexicon.levels["colloquial" if written else "inferred"], fact=fact, value=day.isoformat())
            self.said += [(someone, told) for someone in target]

    def _of_a_child(self, entry: Saying, someone: Someone, stated: Statement) -> bool:
        """Whether 小周, who may be grown up or not, must be a child by what is said (小周上三年级)."""
        unknown = someone.kind == "adult" and not (someone.aged or someone.grown) and (someone.name or "").startswith("小")
        return unknown and entry.who == "child" and stated.holds == NOW

    def _learn(self, someone: Someone, stated: Statement) -> None:
        """What a statement says of the age or the sex is known of him in what follows."""
        if stated.fact in (AGE, BIRTH_YEAR):
            low, high = (stated.value, stated.value) if stated.bounds is None else (stated.bounds.low, stated.bounds.high)
            if stated.fact == BIRTH_YEAR:
                low, high = self.stating.as_of.year - high - 1, self.stating.as_of.year - low
            child = someone.young and someone.relation is None and someone is not self.thread.cast.anchor
            someone.learn_age(low, high)
            if stated.bounds is None and stated.holds == NOW:  # a guess by the year of school may be wrong
                someone.learn_years(low, high)
            someone.relation = "child" if child and not someone.young else someone.relation
        elif stated.fact == SEX and stated.holds == NOW:
            someone.sex = someone.sex or stated.value

    def _beside_others(self, found: Found) -> bool:
        """Whether the sentence is about people who are no members, so that a home or an event is theirs (亲家出了车祸)."""
        topic = self.thread.topic if self.thread.same_sentence else ()
        own = self.lexicon.cues["own"].search(self.stating.text, self.start, found.start)
        return bool(topic) and own is None and all(self.thread.cast.apart(each) and not each.gone for each in topic)

    def _relatives(self, entry: Saying) -> Subject | None:
        """Grown brothers, sisters, uncles or aunts whom the sentence is about, or a grown child of somebody old who lives alone: a
        household of their own, it may be, and what is said of a home (吃低保) is theirs, for the worker to say."""
        topic, about = self.thread.topic if self.thread.same_sentence else (), self.thread.cast.anchor
        of_home = entry.fact == STATUSES and entry.who != HOME
        alone = any(who is about and told.fact == "person.lives_alone" and told.value is True and told.holds == NOW for who, told in self.said)
        kinds = (*_KIN, "child") if about and about.elder and alone else _KIN
        apart = bool(topic) and all(each.kind in kinds and not each.young and each is not about for each in topic)
        return Subject(tuple(topic), sure=False) if of_home and apart else None

    def _of_home(self, entry: Saying, found: Found) -> bool:
        """Whether a fact is the whole household's. Such a status is a person's where one is named right beside it."""
        if not entry.fact.startswith("person.") or entry.who == HOME:
            return True
        shared = self.stating.vocabulary.get(entry.fact).shared
        if entry.who == BESIDE:
            beside = any(self._right_beside(found, each) for each in self.thread.mentions)
            return not (beside or entry.value != "dibao" and self._alone(found))
        return shared and entry.who == "anyone" and not self.thread.cast.people

    def _right_beside(self, found: Found, mention: Mention) -> bool:
        """Whether somebody is named right beside a status, or several of whom it is said that they all have it (二人均为农村户口)."""
        between = self.stating.text[mention.end : found.start]
        several = len(mention.own) > 1 and self.lexicon.cues["all"].match(between) is not None and len(between) <= 3
        several = several or len(mention.people) > len(mention.own) and _SO_MANY.fullmatch(between) is not None  # 老两口和孙子三人吃低保
        return (not between or several) and mention.acts and mention.end <= found.start or found.end == mention.start

    def _alone(self, found: Found) -> bool:
        """Whether a status is a clause of its own after the name of a single person (老罗,五保户,78岁)."""
        text, topic = self.stating.text, self.thread.topic
        whole = found.start == self.start and text[found.end : found.end + 1] in ("", " ", ",", "。", ";")
        return whole and self.thread.same_sentence and len(topic) == 1 and topic[0].relation is None


def _doubt(scopes: set[str], lasting: bool) -> str | None:
    if scopes & {"hypothesis", "wish", "refused"}:
        return "hypothesis"
    if MENTION in scopes:
        return MENTION
    return "history" if "over" in scopes or "history" in scopes and not lasting else None
