"""Whose fact it is: the person named nearest before it in the clause, else whom the sentence is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from matching.notes.clauses import Sentence, is_object, joined
from matching.notes.lexicon import Fate, Found, Person, Saying, Wanted
from matching.notes.living import Living
from matching.notes.naming import Mention
from matching.notes.numbers import interval
from matching.notes.people import OWN_HOME, Someone
from matching.notes.statements import AGE, Statement, Stating

# From 30 years on nobody is taken for the child that a sentence was about; below 16 nobody for a parent.
_GROWN, _CHILD = 30, 16
# So near behind whom another tells of what is said is said of him.
_NEAR = 6
_GROWN_UPS = {
    "father", "mother", "grandfather", "grandmother", "husband", "wife", "spouse", "elder", "daughter_in_law", "son_in_law",
    "uncle", "aunt", "stepfather", "stepmother", "father_in_law", "mother_in_law",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """Those of whom something is said; `sure`: no other could be meant."""

    people: tuple[Someone, ...]
    sure: bool = True

    def told(self, statement: Statement, stating: Stating) -> Statement:
        """A statement of these, likely no more where another could be meant."""
        return statement if self.sure else replace(statement, level=stating.weaker(statement.level, "inferred"))


@dataclass(slots=True)
class Thread(Living):
    """What is carried from clause to clause; `first`: where each was named first; `aside`: whom it was about before each bracket that is open; `listed`:
    who acted in the sentence so far; `start`: of the clause, `was`: whom it was about before; `turned`: whose it was of several, by where
    what is said of each ends; `stranger`: where 他 is in the clause who is nobody of the family; `of_only_child`: the note tells of one somewhere."""

    ill: list[Someone] = field(default_factory=list)
    first: dict[Someone, tuple[int, int]] = field(default_factory=dict)
    aside: list[tuple[Someone, ...]] = field(default_factory=list)
    listed: list[Someone] = field(default_factory=list)
    start: int = 0
    was: tuple[Someone, ...] = ()
    turned: dict[int, Someone] = field(default_factory=dict)
    sentence: Sentence = field(default=Sentence(0, 0, ()))
    stranger: int | None = None
    of_only_child: bool = field(init=False)

    def __post_init__(self) -> None:
        self.of_only_child = self.lexicon.cues["only_child"].search(self.text) is not None

    def enter(self, sentence: Sentence, start: int, found: Sequence[Found]) -> None:
        """Read the mentions of the clause that begins at `start`; those who act in it are whom it is about."""
        self.sentence, self.start, self.was = sentence, start, self.topic
        self.last_named = self.mentions[-1].end if self.mentions else self.last_named
        if start == sentence.start:
            self.same_sentence = self.same_sentence and self._goes_on(start)
            self.aside, self.listed = [], []
        elif self.text[start - 1] == "(":
            self.aside.append(self.topic)
            beside = next((each.own for each in self.mentions if each.end == start - 1), ())  # 与老伴(68岁)
            of_turn = self.turned.get(len(self.text[: start - 1].rstrip()))  # 两个女儿,9岁(读三年级)和4岁(没上幼儿园)
            self.topic = tuple(beside) or ((of_turn,) if of_turn else self.topic)
        elif self.text[start - 1] == ")" and self.aside:
            self.topic = self.aside.pop()
        self.stranger = None
        self.mentions, self.facts = [], {each.end: each.start for each in found if isinstance(each.entry, Saying)}
        self.ages = self._ages(sentence, found)
        named = [each for each in found if isinstance(each.entry, Person) and "others" not in sentence.kinds(each.start)]
        named = [each for each in named if not self._is_none(each, start)]
        self.cast.strangers = self.cast.strangers or any(each.kind == "others" for each in sentence.scopes)
        for position, each in enumerate(named):
            before = named[position - 1] if position else None
            self._together(each)
            owners = self._owners(before, each, start)
            people, sure = self._meant(self._grandchildren(self._partner(each), start), before, owners, start)
            self._stays(each, people, start)
            self._speaks(each, people, start)
            if each.entry.pronoun and not people and self.cast.strangers:
                self.stranger = each.start
            of_thing = self.lexicon.cues["thing"].match(self.text, each.end) is not None and not each.entry.pronoun
            for someone in people:
                new = someone not in self.first
                someone.owner = of_thing and (new or someone.owner) and not each.entry.anchor
                self.first.setdefault(someone, (each.start, each.end))
            self._lives(each, people, start)
            self._taken(each, people, start)
            echo = bool(self.mentions) and each.entry.pronoun and not self._other_sex(each.entry.sex)
            acts = not echo and not of_thing and not is_object(self.text, each.start, start, self.lexicon.cues["object"])
            own = tuple(people)
            if before and self.mentions and not owners and joined(self.text, before, each):
                last = self.mentions[-1]
                people, acts = [*last.people, *people], last.acts
            if people:
                self.mentions.append(Mention(each.start, each.end, tuple(dict.fromkeys(people)), acts, own, sure))
        acting = [each for each in self.mentions if each.acts] or ([] if self.topic else self.mentions)
        left = [each for each in self.mentions if is_object(self.text, each.start, start, self.lexicon.cues["leaves"])]
        if left and all(self.cast.is_away(each) for each in (acting[-1].people if acting else self.topic)):
            acting = left
        if acting:
            self.topic, self.same_sentence = acting[-1].people, True
            self.listed += acting[-1].people
        elif self.cast.group[1:] and set(self.topic) < set(self.cast.group) and self.lexicon.cues["all"].match(self.text, start):
            self.topic = tuple(self.cast.group)
        elif len(self.topic) == 1 and self.same_sentence and self.lexicon.cues["each_has"].match(self.text, start):
            self.topic = tuple(dict.fromkeys(each for each in self.listed if not self.cast.is_away(each)))

    def _ages(self, sentence: Sentence, found: Sequence[Found]) -> dict[int, tuple[float, float]]:
        """The bounds of each age of the clause that is so now, by where it begins behind somebody, or he behind it (2岁的孩子); none in a note
        of an only child."""
        bare = [each for each in found if isinstance(each.entry, Saying) and each.entry.fact == AGE and each.entry.plus is None and each.number]
        if not bare or self.of_only_child:
            return {}
        now = [each for each in bare if not sentence.kinds(each.start) & {"history", "dated", "others", "hypothesis"}]
        ends = {each.end for each in found if isinstance(each.entry, Person)}
        linked = [self.text[each.end : each.end + 1] == "的" for each in now]
        led = {each.end + of: each for each, of in zip(now, linked, strict=True) if of or each.start not in ends}
        own = {each.start: each for each in now if self.lexicon.cues["bare"].match(self.text, each.end)}
        return {at: (number.low, number.high) for at, each in [*led.items(), *own.items()] for number in [interval(each.number or "")]}

    def _goes_on(self, start: int) -> bool:
        """Whether a sentence is about whom the one before it was: the answer to a question (老公做什么?答:打工), and what
        else stands under a number or a relation of a list (3. 儿子8岁。助听器坏了)."""
        head = self.text.rfind("\n", 0, start) + 1
        listed = head < start and self.lexicon.cues["item"].match(self.text, head) is not None
        asked = self.text[:start].rstrip().endswith("?") and self.lexicon.cues["answers"].match(self.text, start) is not None
        return listed or asked

    def subject(self, said: Found) -> Subject:
        """Of whom an expression of the clause is said."""
        before = [each for each in self.mentions if each.end <= said.start]
        if isinstance(said.entry, Fate) and self._of_strangers(said, before):
            return Subject(())
        if isinstance(said.entry, Fate) and said.entry.acts:
            return self._nearest(said, self._in_one_breath(before)) or Subject(())
        who = getattr(said.entry, "who", "")
        about = self.cast.anchor
        if who == "parent" and about and not about.young:  # 膝下只有两个女儿: not of them
            return Subject((about,))
        if isinstance(said.entry, Wanted) and who == "anyone" and self.lexicon.cues["childs"].search(self.text, said.start, said.end):
            return self._children(said)
        if who == "ill" and self.ill:
            here = [each for mention in before for each in mention.people if each in self.ill]
            hurt = self.same_sentence and len(self.topic) == 1 and self.lexicon.cues["hurt"].search(self.text, self.sentence.start, said.start)
            return Subject(tuple(here[-1:] or (self.topic if hurt else self.ill[-1:])))
        if helped := self._helped(said):
            return self._nearest(said, helped) or Subject(())
        if sake := self._sake(said):
            return sake
        if of_other := self._told_of(said, before):
            return of_other
        acting = [each for each in before if each.acts]
        named = self._met(said) or self._aged(said) or self._led(said) or self._nearest(said, acting or ([] if self.topic else before))
        beside = bool(acting) and acting[-1].end == said.start and who == "elder"  # 孙子没人照看: not of the old man
        if named is None and acting and (beside or isinstance(said.entry, Fate) or self._shows(said, acting[-1])):
            return Subject(())
        return named or self._carried(said) or self._nearest(said, before, named=False) or self._known(said, who)

    def _in_one_breath(self, before: Sequence[Mention]) -> list[Mention]:
        """Whoever acted last, as one with those named right before (女儿女婿)."""
        acting = [each for each in before if each.acts]
        if not acting:
            return []
        people, start = acting[-1].people, acting[-1].start
        for each in reversed(acting[:-1]):
            if each.end != start:
                break
            people, start = (*each.people, *people), each.start
        return [replace(acting[-1], people=tuple(dict.fromkeys(people)))]

    def _of_strangers(self, said: Found, before: Sequence[Mention]) -> bool:
        """Whether it became so of a boss, a driver or an office that was spoken of last (工头拖欠工资,电话已打不通)."""
        start = max([self.sentence.start, *(each.end for each in before)])
        last = max((match.end() for match in self.lexicon.cues["strangers"].finditer(self.text, start, said.start)), default=None)
        return last is not None and self.text.count(",", last, said.start) <= 1

    def _children(self, said: Found) -> Subject:
        """Those who may have what only children have (事实无人抚养), whoever asks for it: who is named, else all of them."""
        found = replace(said, entry=replace(said.entry, who="child"))
        named = self._nearest(found, self.mentions)
        children = tuple(each for each in self.cast.people if each.young and not self.cast.apart(each))
        return named or self._carried(found) or Subject(children, len(children) == 1)

    def _shows(self, said: Found, who: Mention) -> bool:
        """Whether words tell how somebody himself is or behaves, of whom a child's need cannot be said, who tells nothing of others."""
        shown = isinstance(said.entry, Wanted) and said.entry.shown
        return shown and not self.lexicon.cues["tells"].match(self.text, who.end)

    def _met(self, said: Found) -> Subject | None:
        """Those whom what became of somebody stands right behind, whatever they do (对父亲服刑), but not those with whom."""
        if not (isinstance(said.entry, Fate) and said.entry.value and not said.entry.near):
            return None
        companion = self.lexicon.cues["companion"]
        right = [each for each in self.mentions if self.text[each.end : said.start] in ("", "的") and each.end <= said.start]
        return self._nearest(said, [each for each in right if not is_object(self.text, each.start, self.start, companion)])

    def alone(self, said: Found) -> Someone | None:
        """The one of whom something is said; None where it is said of several, or another could be meant."""
        subject = self.subject(said)
        return subject.people[0] if subject.sure and len(subject.people) == 1 else None

    def circumstance(self, found: Found) -> str | None:
        """What stands between whoever acts in the clause (else its head) and 没了: the words, where they are but time,
        place and cause; None where nobody is meant, or something else (工作, 庄稼) is no more."""
        before = [each for each in self.mentions if each.acts and each.end <= found.start]
        if not before and not self.topic:
            return None
        words = self.text[before[-1].end if before else self.start : found.start]
        return words if self.lexicon.cues["circumstance"].fullmatch(words) else None

    def is_here(self, said: Found, subject: Subject, *, doubtful: bool) -> bool:
        """Whether a fate is of nobody named with it, and he who would be meant must be here: who speaks ("死了才会看我一眼"),
        or whom the note is about where the words may mean something else (走的时候)."""
        if any(each.end <= said.start for each in self.mentions):
            return False
        opened = self._quoted(said.start)
        return opened is not None and self.last_named <= opened or doubtful and self.cast.anchor in subject.people

    def _aged(self, said: Found) -> Subject | None:
        """Those whom an age stands right behind (带着女儿5岁), whatever they do."""
        if not (isinstance(said.entry, Saying) and said.entry.fact == AGE):
            return None
        here = self._nearest(said, [each for each in self.mentions if each.end == said.start])
        return here or self._aged_behind(said)

    def _aged_behind(self, said: Found) -> Subject | None:
        """Whoever was named right before a clause that begins with an age, where it cannot be of whom the sentence is about, whose own is
        known (周姐34岁,带一个女儿,7岁)."""
        one = self.cast.latest()
        behind = said.start == self.start and self.same_sentence and self.last_named == self.start - 1 and one not in self.topic
        known = bool(self.topic) and all(each.years for each in self.topic)
        return Subject((one,)) if one and behind and known and not one.aged and self._suits(said, (one,), named=True) else None

    def _helped(self, said: Found) -> list[Mention]:
        """Those who are to be helped, named within the words of a wish or right behind them (想有人教一下弟弟)."""
        if not isinstance(said.entry, Wanted) or said.entry.missed:  # 想去看看爸爸: of the child
            return []
        inside = [each for each in self.mentions if said.start < each.start <= said.end]
        helped = self.lexicon.cues["helped"]
        near = [each for each in self.mentions if each.start < said.end and said.entry.owned]
        owner = [each for each in near if self.text[each.end : max(said.start, each.end + 1)] == "的"]  # 换父亲的轮椅
        behind = [each for each in self.mentions if self.text[said.end : each.start].strip() == "for"]  # a wheelchair for him
        return [each for each in inside if is_object(self.text, each.start, said.start, helped)] or owner or behind

    def _told_of(self, said: Found, before: Sequence[Mention]) -> Subject | None:
        """Of whom is said what one tells of another, or frets about (奶奶说孙子没人管): of the other, or of nobody."""
        if isinstance(said.entry, Fate) or len(before) < 2 or before[-2].end > before[-1].start:
            return None
        (*_, teller, other), frets = before, self.lexicon.cues["frets"]
        last = next((each for each in reversed([*frets.finditer(self.text, teller.end, other.start)])), None)
        near = len(self.text[other.end : said.start]) <= _NEAR
        if last is None or not teller.acts or not near or set(teller.people) & set(other.people) or not (other.acts or last.end() == other.start):
            return None
        return self._nearest(said, [other]) or Subject(())

    def _sake(self, said: Found) -> Subject | None:
        """Those for whom something is wished or paid (给老伴办残疾证, 愁女儿的学费)."""
        if isinstance(said.entry, Fate):
            return None
        sake = self.lexicon.cues["sake"]
        return self._nearest(said, [each for each in self.mentions if each.start < said.end and is_object(self.text, each.start, 0, sake)])

    def _led(self, said: Found) -> Subject | None:
        """Those right after an expression that describes them (7岁的小志, 瘫痪的父亲)."""
        if any(each.end == said.start for each in self.mentions):
            return None
        every = [each for each in self.mentions if each.start == said.end and len(each.own) > 1]
        if isinstance(said.entry, Saying) and every and self.lexicon.cues["all"].match(self.text, every[0].end):  # 养老金俩人都领着
            return self._nearest(said, every)
        links = ("的", "") if isinstance(said.entry, Saying) and said.entry.fact in self.lexicon.leading else ("的",)  # 7岁女儿, 傻儿子
        after = [each for each in self.mentions if each.start >= said.end and self.text[said.end : each.start] in links]
        return self._nearest(said, after[:1])

    def _nearest(self, said: Found, mentions: Sequence[Mention], *, named: bool = True) -> Subject | None:
        """The last mentioned of whom it may be said."""
        fitting = (each for each in reversed(mentions) if self._suits(said, each.people, named=named))
        return next((Subject(each.people, each.sure) for each in fitting), None)

    def _carried(self, said: Found) -> Subject | None:
        """Whom the sentence is about; where it has named nobody yet, whom the note is about."""
        about, alone = self.cast.anchor, len(self.cast.people) == 1
        before = [each for each in self.mentions if each.end <= said.start]
        if isinstance(said.entry, Fate) and self.was and self.same_sentence and not before and self.lexicon.cues["after"].match(self.text, said.end):
            return Subject(self.was) if self._suits(said, self.was, named=False) else None  # 去世后其妻改为户主: of whom it was about
        over = not isinstance(said.entry, Fate) and all(each.gone and each.outside != OWN_HOME for each in self.topic)
        if over and self.topic and self.same_sentence and "history" in self.sentence.kinds(said.start):  # 男人死了十年了,以前当过兵
            return Subject(())
        if (not self.same_sentence or over) and about is not None and not about.gone and self._suits(said, (about,), named=False):
            return Subject((about,), self.topic == (about,) or alone)
        grown = about is not None and about.aged and not about.young and not self.same_sentence
        if self._suits(said, self.topic, named=False) and not (grown and isinstance(said.entry, Wanted) and said.entry.shown):
            girl = getattr(said.entry, "who", "") == "woman" and self.topic[0].young and self._has_woman()  # 李姐35岁,女儿12岁,怀孕五个月
            each = tuple(one for one in self.topic if self._suits(said, (one,), named=False))  # 妻子38岁,儿子10岁,都在打工
            asked = about is not None and self.topic != (about,) and self.lexicon.cues["asked_of"].search(self.text, self.sentence.start, said.start)
            return Subject(each or self.topic, not (girl or asked) and (self.same_sentence or alone or self.topic == (about,)))
        return None

    def _has_woman(self) -> bool:
        """Whether a woman who may bear children has been named, so that of a girl one has to ask who is meant."""
        return any(each.sex == "female" and not (each.young or each.elder or each.gone) for each in self.cast.people)

    def _known(self, said: Found, who: str) -> Subject:
        """Somebody named before of whom it may be said; somebody new where there is none."""
        fitting = [each for each in self.cast.people if self._suits(said, (each,), named=False)]
        if isinstance(said.entry, Wanted) and who == "child":  # not of a child who may be grown up
            fitting = [each for each in fitting if each.young or each is self.cast.anchor]
            if said.entry.shown and self.topic and not (self.cast.anchor and self.cast.anchor.young):
                fitting = []
            if not fitting and self.cast.people:
                return Subject(())
        if isinstance(said.entry, Fate) and not fitting:
            return Subject(())
        fitting = [each for each in fitting if not each.gone] or fitting  # 孩子11岁。她在合作社干活: not of the dead husband
        last = self.cast.latest(fitting) or (fitting[-1] if fitting else None)
        if last is not None:
            childs = who == "adult" and self.same_sentence and any(each.young for each in self.topic)  # 她10岁,放学要喂猪
            return Subject((last,), len(fitting) == 1 and not childs)
        if who == "elder" and self.topic:  # of an age that is not known, it may be
            return Subject(() if any(each.young or each.aged and not each.elder for each in self.topic) else self.topic, False)
        return self._somebody_new(said)

    def _somebody_new(self, said: Found) -> Subject:
        young = getattr(said.entry, "who", "") == "child"
        if young and self.cast.anchor is not None and self.cast.anchor.aged and not self.cast.anchor.young:
            return Subject(())
        if self.cast.anchor is None:
            someone = self.cast.about(young)
        else:
            someone = self.cast.mentioned(Found(Person("child", young=True) if young else Person(anchor=True), 0, 0), self.text, (), ())[0]
        return Subject((someone,), not self.cast.people[1:])

    def _suits(self, said: Found, people: Sequence[Someone], *, named: bool) -> bool:
        """Whether something may be said of these people."""
        if not people:
            return False
        if isinstance(said.entry, Fate):
            young = any(each.young and each.kind not in ("nephew", "niece") for each in people)
            grown = said.entry.value is not None or said.entry.young or not young
            return grown and (not said.entry.of or all(each.kind in said.entry.of for each in people))
        entry = said.entry
        assert isinstance(entry, Saying | Wanted)
        young = all(each.young for each in people)
        if entry.who == "woman" and not self._may_bear(said, people, named=named):
            return False
        if entry.who == "child" and not (young or all(self._undetermined(each) for each in people)):
            return False
        if entry.who in ("adult", "parent") and young or entry.who == "elder" and not all(each.elder for each in people):
            return False
        if isinstance(entry, Saying) and entry.fact == AGE and entry.plus is None and said.number is not None:
            age = interval(said.number).low
            if age < _CHILD and any(each.kind in _GROWN_UPS for each in people):
                return False
            return named or not (age >= _GROWN and young)
        return True

    def _may_bear(self, said: Found, people: Sequence[Someone], *, named: bool) -> bool:
        """Whether one who is with child may be meant: no man, not several, and no daughter of no known age in whose clause she is not
        named; a girl of whom it can be so where she is named in the clause, or a daughter is all that the sentence is about."""
        one, entry = people[0], said.entry
        if len(people) > 1 or one.sex == "male":
            return False
        if not one.young:
            return named or one.grown or one.kind != "child"
        against = (each for each in self.lexicon.unlikely if isinstance(entry, Saying) and each.says(entry.fact, True))
        about = named or self.same_sentence and self.topic == (one,) and one.sex == "female"
        return about and one.aged and not any(each.is_of(one.kind, one.sex, one.between) for each in against)

    def _undetermined(self, someone: Someone) -> bool:
        """Whether somebody may be a child, for all that is known of him: no old person's child where a grandchild is known."""
        parent = someone.kind == "child" and not someone.young and any(each.kind == "grandchild" for each in self.cast.people)
        return someone.kind not in _GROWN_UPS and not (parent or someone.grown) and not (someone.outside and someone.elder)
