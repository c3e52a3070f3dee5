"""Whom the words of a clause mean, as the clauses before it have it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from matching.notes import families
from matching.notes.clauses import is_object
from matching.notes.lexicon import Found, Lexicon, Person
from matching.notes.mentions import PARENTS, Cast
from matching.notes.people import KIN, OWN_HOME, Someone, agree

# Who is named right before his own kin, with nothing between (舅舅儿子, 丈夫父母).
_WHOSE = ("uncle", "aunt", "wife", "husband", "nephew", "niece", "daughter_in_law", "son_in_law")
# The wife of a son, the husband of a daughter.
_PARTNERS = {("wife", "male"): "daughter_in_law", ("husband", "female"): "son_in_law"}


@dataclass(frozen=True, slots=True)
class Mention:
    """People meant at a place of a clause; `acts`: they are not merely done something to or with.
    `own`: those whom the very words mean, without whom they are named in one breath with; `sure`: no other could be meant."""

    start: int
    end: int
    people: tuple[Someone, ...]
    acts: bool
    own: tuple[Someone, ...]
    sure: bool = True


@dataclass(slots=True)
class Naming:
    """What is known where a clause begins: whom it is about, and whether that is the same sentence; `mentions`: the people of
    the clause so far; `voice`: whose words are told, so that 我 is he; `parents`: who of a grown-up's family is 妈妈 or 爸爸 in
    what is said of the child; `dead`: of whom words sounded like a death; `alive`: who of them speaks afterwards; `facts`: where
    facts end in the clause, and where each of them begins; `ages`: the bounds (years) of each age of it, by where the age begins or,
    where the age stands before somebody, by where he is named; none in a note of an only child; `last_named`: the end of the last mention
    before the clause."""

    text: str
    lexicon: Lexicon
    cast: Cast = field(default_factory=Cast)
    topic: tuple[Someone, ...] = ()
    same_sentence: bool = False
    mentions: list[Mention] = field(default_factory=list)
    voice: Someone | None = None
    parents: dict[str | None, Someone] = field(default_factory=dict)
    dead: set[Someone] = field(default_factory=set)
    alive: set[Someone] = field(default_factory=set)
    facts: dict[int, int] = field(default_factory=dict)
    last_named: int = 0
    ages: dict[int, tuple[float, float]] = field(default_factory=dict)

    def _other_sex(self, sex: str | None) -> bool:
        """Whether 他 or 她 is nobody named in the clause before it, of the other sex (他妈讲一收手机他就闹)."""
        return sex is not None and all(one.sex not in (None, sex) for each in self.mentions for one in each.people)

    def _meant(
        self, each: Found, before: Found | None, owners: Sequence[Someone], start: int
    ) -> tuple[list[Someone], bool]:
        """Whom a mention means, and whether no other could be meant."""
        clan = self._clan(each, start)
        beside = bool(before) and self.text[before.end : each.start - len(clan)].strip(" 叫名") == ""
        each = replace(each, entry=replace(each.entry, young=False)) if clan else each
        told = next((one.people for one in reversed(self.mentions) if one.acts), self.topic if self.same_sentence else ())
        mothers = self.lexicon.cues["mothers"].search(self.text, each.start, each.end) is not None
        person = self.cast.as_child_has(self._at_parents(each), told, mothers=mothers)
        if set(person.group or (person.relation,)) <= set(families.GRANDPARENTS):
            fathers = self.lexicon.cues["fathers"].search(self.text, each.start, each.end) is not None
            person = replace(person, side="mother" if mothers else "father" if fathers else None)
        each = replace(each, entry=person)
        last_named = self.mentions[-1].people if self.mentions and beside else ()
        grown = any(self.lexicon.cues[cue].match(self.text, each.end) for cue in self._of_grown_ups(each))
        speaker, sure = self._speaker(each, before, start)
        topic = speaker or self.topic
        teller, himself = self.cast.teller, self.text[each.start : each.end].endswith("自己")
        if teller and himself and each.entry.pronoun and agree(teller.sex, each.entry.sex):
            topic = (teller,)
        if each.entry.pronoun and self._is_helped(each, start):
            topic = (self.cast.anchor,) if self.cast.anchor else topic
        if self.voice and self.text[each.start : each.end] in ("我", "俺"):
            topic, each = (self.voice,), replace(each, entry=Person(pronoun=True))
        known = self._whose_child(each, owners) or self._called(each, start) or self._as_patient(each, start)
        known = known or self._parents(each, start) or self._as_elders_call(each) or self._sibling(each) or families.same(each.entry, self._before(each, before, start))
        years = self.ages.get(each.end) or self.ages.get(each.start)
        people = self.cast.mentioned(each, self.text, topic, last_named, owners, grown=grown, known=known, years=years)
        either = each.entry.again and len({one.kind for one in self.cast.group}) > 1  # 老两口一个七十一一个六十九
        either = either or each.entry.anchor and len(people) > 1
        return people, (sure or grown) and not either

    def _is_helped(self, each: Found, start: int) -> bool:
        """Whether 他 is whoever the visit is to: he for whom something is to be done by nobody named (先帮他联系法律援助)."""
        by_nobody = not (self.same_sentence or self.mentions) and is_object(self.text, each.start, start, self.lexicon.cues["sake"])
        return by_nobody and self.cast.anchor is not None and agree(self.cast.anchor.sex, each.entry.sex) and not self.cast.anchor.gone

    def _at_parents(self, each: Found) -> Person:
        """娘家父亲 as her father, one of the home, where the note has said that she lives there; else as one of the kin."""
        person = each.entry
        assert isinstance(person, Person)
        lives_there = person.hers and self.lexicon.cues["lives_at_parents"].search(self.text, 0, each.end)
        return families.of_her_home(person) if lives_there else person

    def _speaks(self, each: Found, people: Sequence[Someone], start: int) -> None:
        """Who speaks, or writes (我是这家的女儿), is 我 from here on."""
        writes = is_object(self.text, each.start, start, self.lexicon.cues["i_am"])
        if len(people) == 1 and not each.entry.pronoun and self.lexicon.cues["tells"].match(self.text, each.end):
            self.cast.teller = people[0]
            if people[0] in self.dead and not self.lexicon.cues["quoting"].match(self.text, each.end):
                people[0].gone = False
                self.alive.add(people[0])
        if len(people) == 1 and (writes or self.lexicon.cues["speaks_as"].match(self.text, each.end)):
            self.voice = people[0]

    def _grandchildren(self, each: Found, start: int) -> Found:
        """The children whom an old person or a son's wife brings up as grandchildren (周奶奶69岁,带两个孩子; 儿媳在家带娃)."""
        about, person = self.cast.anchor, each.entry
        assert isinstance(person, Person)
        counted = person.relation == "child" and (person.number or each.number) and about is not None and about.elder
        couple = self.topic[-1:] if self.same_sentence and not self.mentions else ()  # 小儿子48岁,媳妇45岁,三个孩子都在读书
        if person.young and counted and couple and couple[0].kind in ("daughter_in_law", "son_in_law"):
            return replace(each, entry=replace(person, relation="grandchild"))
        if not (person.young and is_object(self.text, each.start, start, self.lexicon.cues["raises"])):
            return each
        old = person.relation == "child" and about is not None and about.relation is None and about.elder
        topic = [one for each in self.mentions if each.acts for one in each.people] or (self.topic if self.same_sentence else ())
        son = [one for one in topic if one.kind in ("daughter_in_law", "son_in_law")]
        if not (old or son and person.relation in (None, "child")):
            return each
        return replace(each, entry=replace(person, relation="grandchild"))

    def _before(self, each: Found, before: Found | None, start: int) -> tuple[Someone, ...]:
        """Those whom a mention may name again in other words (the patient is a man of 70; the patient, a man of 70)."""
        namely = self.lexicon.cues["namely"]
        if before is not None:
            last = self.mentions[-1] if self.mentions and namely.fullmatch(self.text, before.end, each.start) else None
            return () if last is None else last.people if each.entry.number else last.own
        goes_on = self.same_sentence and self.text[start - 1 : start] == ","
        return self.topic if goes_on and self.lexicon.cues["aside"].match(self.text, start, each.end) else ()

    def _clan(self, each: Found, start: int) -> str:
        """The surname right before 小燕 in a whole name (黄小燕), which is no child's more than a grown-up's; else nothing."""
        assert isinstance(each.entry, Person)
        before = self.text[max(start, each.start - 1) : each.start]
        whole = each.entry.named and each.entry.young and re.fullmatch(self.lexicon.parts["clan"], before)
        return before if whole and not is_object(self.text, each.start, start, self.lexicon.cues["object"]) else ""

    def _called(self, each: Found, start: int) -> list[Someone]:
        """Whom the words right before a clause mean of which no more is said than his name (3. 公公,马福才,76岁)."""
        assert isinstance(each.entry, Person)
        alone = each.start == start and self.text[each.end : each.end + 1] in (",", "(", ":", "")
        if not (each.entry.named and alone and self.same_sentence and self.last_named == start - 1 and len(self.topic) == 1):
            return []
        one = self.topic[0]
        if one.relation is None or one.name is not None:
            return []
        one.name = self.text[each.start : each.end]
        return [one]

    def _sibling(self, each: Found) -> list[Someone]:
        """The child of the home whom 弟弟 means in what another child of it does (女儿打弟弟)."""
        assert isinstance(each.entry, Person)
        acting = next((one.own for one in reversed(self.mentions) if one.acts), self.topic if self.same_sentence else ())
        own = self.text[each.start] not in "他她其"
        return families.sibling(each.entry.relation, acting, self.cast.people) if own else []

    def _as_elders_call(self, each: Found) -> list[Someone]:
        """The one whom the note is about, where an old parent tells of 儿子, or where the grandchildren's 奶奶 must be she."""
        assert isinstance(each.entry, Person)
        acting = next((one.own for one in reversed(self.mentions) if one.acts), self.topic if self.same_sentence else ())
        years = self.ages.get(each.end) or self.ages.get(each.start)
        speaks = self.same_sentence and self.lexicon.cues["frets"].search(self.text, self.mentions[-1].end if self.mentions else self.last_named, each.start)
        one = families.as_parent_calls(each.entry, acting, self.cast.anchor, self.cast.people) if speaks else None
        one = one or families.as_grandchild_calls(each.entry, years, self.cast.anchor, self.cast.people)
        return [one] if one else []

    def _whose_child(self, each: Found, owners: Sequence[Someone]) -> list[Someone]:
        """Of whom it is said right before whose child he is (大的是大儿子的孩子)."""
        person, last = each.entry, self.mentions[-2:]
        assert isinstance(person, Person)
        child = person.young or person.relation == "child"
        told = child and len(last) == 2 and len(owners) == 1 and owners[0].kind == "child" and last[0].own[-1].kind == "grandchild"
        if not told or self.lexicon.cues["namely"].fullmatch(self.text, last[0].end, last[1].start) is None:
            return []
        for one in last[0].own:
            one.child_of, one.sex = owners[0], person.sex or one.sex
        return list(last[0].own)

    def _parents(self, each: Found, start: int) -> list[Someone]:
        """Those of a grown-up's family who are the father and mother in what is said of a child (女儿离不开妈妈, 孙女想爸妈)."""
        person = each.entry
        assert isinstance(person, Person)
        relations = person.group or (person.relation,)
        if person.of_child:
            whose = [each for each in self.cast.people if each.young or each.kind in ("child", "grandchild")][:1]
        else:
            speaks = self.lexicon.cues["tells"].match(self.text, each.end) is not None  # 大女儿15岁,爸爸说不让她念了
            inner = self.same_sentence and (speaks or self.text[start : each.start].strip() != "")
            as_child = self._as_its_child(each)
            inner = inner or as_child
            named = dict.fromkeys(one for mention in self.mentions for one in mention.own)
            here = [one for one in named if one.kind == "grandchild"]  # 孙女判给她妈
            here = here or [one for one in named if inner and one.kind == "child" and one is not self.cast.anchor]  # 女儿说怕同学知道妈妈的病
            whose = here or [one for one in self.topic if one.kind == "grandchild" or inner and one is not self.cast.anchor]
            if as_child and self.topic and set(self.topic) <= set(self.parents.values()):  # 女儿怕妈妈的病治不好。爸爸…
                whose = [one for one in self.cast.people if one.kind == "child" and one is not self.cast.anchor][:1]
        for relation in relations:
            parent = families.parent(relation, whose, self.cast.anchor, self.cast.people)
            if parent is not None:
                self.parents[relation] = parent
        own = any(one.kind in relations for one in self.cast.people)
        known = [self.parents[one] for one in relations if one in self.parents]
        years = self.ages.get(each.end) or self.ages.get(each.start)
        other = years and any(one.years and abs(one.years[0] - years[0]) > 1 for one in known)  # 母亲70岁, beside the wife of 39
        return known if not (own or other) and len(known) == len(relations) else []

    def _as_its_child(self, each: Found) -> bool:
        """Whether somebody is called as children call him (妈妈 and not 母亲) where the note was telling of a child last: of no
        age at which he could hardly be its parent, and not come to help with it."""
        if self.lexicon.cues["as_its_child"].fullmatch(self.text, each.start, each.end) is None or self.lexicon.cues["carer"].match(self.text, each.end):
            return False
        years = self.ages.get(each.end) or self.ages.get(each.start)
        return families.may_be_parent(years, self.topic)

    def _as_patient(self, each: Found, start: int) -> list[Someone]:
        """Whoever was just named, of whom 患者 or 本人 alone says that the note is about him (父亲患者,45岁; 母亲35岁,患者;
        母亲尿毒症患者)."""
        person = each.entry
        assert isinstance(person, Person)
        general = person.anchor and not (person.sex or person.elder or person.named)
        alone = each.start == start and self.text[each.end : each.end + 1] in (",", "。", ";", "") and self.same_sentence
        head = self.facts.get(each.start, each.start)  # 母亲尿毒症患者
        beside = bool(self.mentions) and self.mentions[-1].end == head and not self.text[each.end : each.end + 1] == "的"
        last = self.mentions[-1].own if beside else self.topic if alone else ()
        ends = self.text[each.end : each.end + 1] in (",", "。", ";", ":", "")
        return list(last) if general and self.cast.anchor is None and len(last) == 1 and ends else []

    def _of_grown_ups(self, each: Found) -> tuple[str, ...]:
        """The cues of which any says that it is about a grown-up: of 他 or 她 no more than the age."""
        assert isinstance(each.entry, Person)
        return ("of_age",) if each.entry.pronoun else ("grown", "of_age")

    def _is_none(self, each: Found, start: int) -> bool:
        """Whether there is nobody such (没有儿子, 想抱孙子, 老婆没讨过), and not only no news of him; or he is written to,
        or writes."""
        cues = self.lexicon.cues
        if is_object(self.text, each.start, start, cues["unborn"]) and cues["born"].match(self.text, each.end):
            return True
        if self._is_writer(each) or self._is_label(each):
            return True
        none = is_object(self.text, each.start, start, cues["nobody_such"]) and cues["news"].match(self.text, each.end) is None
        reader = self.text[: each.start].strip() == "" and cues["addressed"].match(self.text, each.end)
        return none or bool(reader or cues["never_was"].match(self.text, each.end))

    def _is_label(self, each: Found) -> bool:
        """Whether 患者 or 走访对象 only heads what a form tells of somebody (走访对象:男孩,9岁)."""
        person = each.entry
        assert isinstance(person, Person)
        general = person.anchor and not (person.sex or person.elder or person.named or person.grown)
        return general and self.cast.anchor is None and self.text[each.end : each.end + 1] == ":"

    def _is_writer(self, each: Found) -> bool:
        """Whether 我 is a worker who writes of a family, not one of it who tells of himself."""
        cues = self.lexicon.cues
        alone = self.text[each.start : each.end] in ("我", "俺") and self._quoted(each.start) is None and self.voice is None
        return alone and cues["worker"].search(self.text) is not None and cues["of_us"].search(self.text) is None

    def _quoted(self, position: int) -> int | None:
        """Where the quotation begins that a position stands in."""
        head = self.text.rfind("\n", 0, position) + 1
        before = self.text[head:position]
        curly, straight = before.rfind("“"), before.rfind('"')
        if curly > before.rfind("”"):
            return head + curly
        return head + straight if before.count('"') % 2 else None

    def _partner(self, each: Found) -> Found:
        """媳妇 in a sentence about a grown-up son is his wife, in what a child's 奶奶 does its mother, 丈夫 in one about a daughter her husband; 男方 in one about a girl is of
        another family."""
        person = each.entry
        assert isinstance(person, Person)
        topic = self.topic if self.same_sentence else ()
        if person.party and (topic or self.cast.people) and all(one.young for one in topic or self.cast.people):
            return replace(each, entry=Person("others", person.sex, outside="other_people"))
        gran = self.mentions[-1] if self.mentions and self.cast.anchor and self.cast.anchor.young else None
        told_by_gran = gran and gran.own and gran.own[0].kind in families.GRANDPARENTS and not self.lexicon.cues["mothers"].search(self.text, gran.start, gran.end)
        if told_by_gran and person.relation in ("wife", "daughter_in_law") and "媳" in self.text[each.start : each.end]:  # 奶奶跟媳妇吵
            return replace(each, entry=replace(person, relation="mother"))
        child = len(topic) == 1 and topic[0].relation == "child" and topic[0].grown and topic[0] is not self.cast.anchor
        partner = _PARTNERS.get((person.relation, topic[0].sex)) if child else None
        return replace(each, entry=replace(person, relation=partner)) if partner else each

    def _speaker(self, each: Found, before: Found | None, start: int) -> tuple[tuple[Someone, ...], bool]:
        """Of whom 他 or 她 may be said because of whoever speaks: a teacher tells of the child, others of themselves
        (外婆说她有风湿), unless that may also be said of whom it was about."""
        assert isinstance(each.entry, Person)
        if not each.entry.pronoun or each.entry.sex is None:
            return (), True
        cues, sex = self.lexicon.cues, each.entry.sex
        if is_object(self.text, each.start, start, cues["reports"]):
            child = self.cast.child(sex) or (self.cast.about(young=True) if self.cast.anchor is None else None)
            return ((child,) if child else ()), True
        if before is None or not self.mentions or not cues["says"].fullmatch(self.text, before.end, each.start):
            return (), True
        people = self.mentions[-1].people
        if any(one.sex not in (None, sex) for one in people):
            return (), True
        return people, not any(one.sex in (None, sex) for one in self.topic if one not in people)

    def _owners(self, before: Found | None, each: Found, start: int) -> tuple[Someone, ...]:
        """Those whose child, parent or brother a mention is: named right before it (舅舅的儿子, 叔叔家有两个孩子), or whom
        the sentence is about (妈妈改嫁了,又生了一个)."""
        if before is None:
            topic = self.topic if self.same_sentence else ()
            grown = [one for one in topic if one.kind == "child" and one.grown and one is not self.cast.anchor]
            other = [one for one in topic if one.kind in ("uncle", "aunt") or self.cast.apart(one) in (KIN, OWN_HOME)]
            born = topic and all(one in (*grown, *other) for one in topic)
            return tuple(topic) if born and self.lexicon.cues["bears"].fullmatch(self.text, start, each.start) else ()
        if not self.mentions or self.mentions[-1].end != before.end or before.end > each.start:
            return ()
        owners, between = self.mentions[-1].own, self.text[before.end : each.start]
        if between:
            return owners if self.lexicon.cues["theirs"].fullmatch(between) else ()
        if isinstance(each.entry, Person) and {owners[-1].kind, each.entry.relation} == {"uncle", "aunt"}:  # 跟着伯伯伯娘住: a couple
            return ()
        own_parent = owners[-1] is self.cast.anchor and isinstance(each.entry, Person) and each.entry.relation in PARENTS
        return owners if own_parent or self.cast.apart(owners[-1]) or owners[-1].kind in _WHOSE else ()
