"""Who is spoken of: whom each mention of a note means, of the people known so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matching.notes import couples, families
from matching.notes.families import GRANDPARENTS, LAST, SIBLINGS
from matching.notes.lexicon import Found, Person
from matching.notes.numbers import interval
from matching.notes.people import KIN, Someone, agree

_MOST = 8
_CHILD = Person(young=True)
_YOUNGER = ("younger_brother", "younger_sister")
_NEPHEWS = ("nephew", "niece")
# Of whom there may be several; and how far two ages said of one of them may differ, and two of 孩子, whoever that is.
_SEVERAL = ("child", "grandchild", *SIBLINGS, *_NEPHEWS)
_A_YEAR, _YEARS = 1, 5
# So many years are between a girl and her child (女儿17岁,带着一个2岁的孩子).
_GENERATION = 12
# So many years at most between a child and a brother or sister.
_SIBLINGS = 19
_UNCLES = ("uncle", "aunt")
PARENTS = ("father", "mother", *GRANDPARENTS, *couples.IN_LAWS)
_GROWN_UP = (*PARENTS, "husband", "wife", "spouse", "in_law")
# Whose parents, brothers and sisters are another family (妻子的父亲, 爸爸的弟弟).
_MARRIED = (
    "wife", "husband", "spouse", "daughter_in_law", "son_in_law", "father", "mother", "nephew", "niece", "former_husband",
    "former_wife",
)  # fmt: skip
_IN_LAW_OF = ("wife", "husband", "spouse", "daughter_in_law", "son_in_law")
_PARTNER_OF = {"son_in_law": "female", "daughter_in_law": "male"}
# What the children of kin are; everybody else of theirs is one of the kin too.
_CHILD_OF = dict.fromkeys(_UNCLES, "cousin") | dict.fromkeys(SIBLINGS, "nephew")


class Cast:
    """The people of a note in order of appearance; it grows as the note is read. `strangers`: others have been spoken of;
    `siblings_here`: a grown-up's brothers and sisters live here;
    `teller`: who tells of himself and of the others."""

    def __init__(self) -> None:
        self.people: list[Someone] = []
        self.anchor: Someone | None = None
        self.strangers = self.siblings_here = False
        self.teller: Someone | None = None
        self._recent: list[Someone] = []
        self.group: list[Someone] = []
        self._counted: list[Someone] = []
        self._childs_kin: dict[str, str] = {}
        self._years: tuple[float, float] | None = None
        self._theirs: dict[tuple[Someone, object], list[Someone]] = {}

    def latest(self, wanted: Iterable[Someone] | None = None) -> Someone | None:
        """Whoever was spoken of last, of these."""
        among = self.people if wanted is None else list(wanted)
        return next((each for each in reversed(self._recent) if each in among), None)

    def child(self, sex: str) -> Someone | None:
        """The child of the note whom 他 or 她 may mean: whom it is about, else who was spoken of last."""
        young = [each for each in self.people if (each.young or each.kind in ("child", "grandchild") and not each.grown)]
        fitting = [each for each in young if agree(each.sex, sex) and not self.apart(each)]
        return self.anchor if self.anchor in fitting else self.latest(fitting)

    def about(self, young: bool = False) -> Someone:
        """Whom the note is about; somebody new where it has not said."""
        if self.anchor is None:
            self.anchor = self._new(Someone(young=young))
        return self.anchor

    def apart(self, someone: Someone) -> str | None:
        """Why somebody is no member, other than what became of him; a grown-up's brothers and sisters are none unless
        they live here."""
        together = someone.together or someone.with_whom is not None and someone.with_whom.together
        if together and someone.outside in (None, KIN):
            return None
        kin = someone.owner or self._of_grown_up(someone) or self._with_partner(someone) or families.is_of_other_side(someone, self.people)
        return someone.outside or (KIN if kin else None)

    def is_away(self, someone: Someone) -> bool:
        """Whether somebody is no member, so far as the note has been read."""
        return someone.gone or self.apart(someone) is not None

    def _of_grown_up(self, someone: Someone) -> bool:
        """Whether somebody is a grown-up's brother or sister."""
        about = self.anchor
        grown = about is not None and about is not someone and about.relation is None and not about.young
        beside_child = (someone.childs or self.siblings_here) and someone.kind in SIBLINGS
        return grown and someone.kind in (*SIBLINGS, *_NEPHEWS) and not (someone.young or beside_child)

    def _with_partner(self, someone: Someone) -> bool:
        """Whether somebody is the wife or husband of a child with a home of their own."""
        sex = _PARTNER_OF.get(someone.kind)
        children = [each for each in self.people if each.relation == "child" and each.sex == sex]
        return sex is not None and bool(children) and all(each.outside for each in children)

    def mentioned(
        self, found: Found, text: str, topic: Sequence[Someone], before: Sequence[Someone], owners: Sequence[Someone] = (),
        *, grown: bool = False, known: Sequence[Someone] = (), years: tuple[float, float] | None = None,
    ) -> list[Someone]:
        """The people whom a mention means. `topic`: whom the sentence is about; `before`: whom the
        words directly before it mean (孩子小志: one and the same); `owners`: whose they are said to be (舅舅的儿子);
        `grown`: what follows is said of grown-ups; `known`: whom it means in any case; `years`: the bounds of the age that is said right
        behind it."""
        assert isinstance(found.entry, Person)
        self._years = years
        word = text[found.start : found.end]
        person = families.husbands_name(families.of_wife(found.entry, self.anchor, self.people), word, self.anchor)
        person = families.as_kin(person, self.anchor, self.people)
        person = families.parent_of_nephew(person, word, topic)
        theirs = self._of_others(person, owners)
        if known:
            people = list(known)
        elif theirs:
            people = self._theirs_of(theirs, found, owners[-1])
        elif person.counted:
            people = [self._counted_one(person, grown=word[0] == "老" and grown)]
        elif self._is_counted(person, word) and person.number:
            self._count(self._several(replace(person, relation=self._counted[0].kind, young=True), person.number))
            people = list(self.group)
        elif self._is_counted(person, word) and not grown:
            order = LAST if person.relation in _YOUNGER else 1
            people = [self._counted_one(Person("child", person.sex, order), grown=False)]
            if self.anchor is None or self.anchor.young:
                people[0].relation = person.relation
        else:
            people = self._meant(person, found, word, topic, before, grown=grown)
        for someone in people:
            someone.whose = None if person.pronoun else {"他": "male", "她": "female"}.get(word[:1])
            someone.mothers = someone.mothers or person.relation == "grandchild" and "外孙" in word
            if someone not in self._recent:
                childs = (each.young or each.kind in ("child", "grandchild") and not each.grown for each in topic)
                beside = bool(topic) and all(childs) and all(agree(each.sex, someone.whose) for each in topic)
                aunt = person.relation in SIBLINGS and self._years is not None and any(self._years[0] - each.between[0] > _SIBLINGS for each in topic)
                someone.childs = beside and not owners and not aunt or person.of_child  # 女儿10岁。妹妹30岁: not the girl's
            if person.relation in PARENTS and not (someone.childs or someone.parent_of):
                someone.parent_of = self._parent_of(word, topic, owners)
        self._recent += people
        return people

    def _parent_of(self, word: str, topic: Sequence[Someone], owners: Sequence[Someone]) -> Someone | None:
        """The grown-up whose father or mother is meant: who is named with them (患者父亲, 她父亲), or whom the note is about
        where no child has been spoken of (男,46岁,父亲去世)."""
        alone = tuple(topic) == (self.anchor,) and not any(each.young for each in self.people)
        whose = owners or (topic if word[0] in "他她其" or alone else ())
        return whose[-1] if whose and whose[-1].kind in ("adult", "elder") else None

    def as_child_has(self, person: Person, topic: Sequence[Someone], *, mothers: bool) -> Person:
        """爷爷 and 孙子 as a child of whom the note is about has them and is to them, from where they are first so spoken of."""
        if person.relation == "grandchild" and self._childs_kin and not any(each.kind == "grandchild" for each in self.people):
            return replace(person, relation="child", young=False)
        known = self._childs_kin.get(person.relation or "")
        if known and not any(each.relation == person.relation for each in self.people):
            return replace(person, relation=known)
        kin = families.as_child_has(person, topic, self.anchor, mothers=mothers)
        for was, now in zip(person.group or (person.relation,), kin.group or (kin.relation,), strict=True):
            if was != now:
                self._childs_kin[was or ""] = now or ""
        return kin

    def _of_others(self, person: Person, owners: Sequence[Someone]) -> Person | None:
        """Whom a mention means as somebody else's child, parent or brother; None where they are the family's own."""
        if not owners or person.pronoun or person.again or person.anchor or person.named or person.counted or person.mate:
            return None
        owner, child = owners[-1], person.relation == "child" or person.young and person.relation is None
        if self.apart(owner) or owner.gone or owner.kind in _UNCLES:
            theirs = _CHILD_OF.get(owner.kind, "others") if child else "others"
            nephews = theirs == "cousin" and any(each.kind in ("nephew", "niece") for each in self.people)
            return replace(person, relation="child" if nephews else theirs, outside=KIN)
        if owner.kind in _MARRIED and (person.relation in (*PARENTS, *SIBLINGS) or person.group):
            theirs = "in_law" if owner.kind in _IN_LAW_OF else "others"
            return replace(person, relation=theirs, outside=KIN, elder=person.relation in PARENTS or bool(person.group))
        return replace(person, relation="grandchild") if child and owner.kind == "child" else None

    def _theirs_of(self, person: Person, found: Found, owner: Someone) -> list[Someone]:
        """Those whom words for somebody's own mean, the same each time."""
        if not person.outside:
            alike = [each for each in self.people if each.is_like(person, None)]
            mine = [each for each in alike if each.child_of is owner]
            others = alike and all(each.child_of for each in alike)  # 小儿子的女儿: not the elder son's
            one = mine[-1] if mine else self._new(Someone(person.relation, person.sex, young=person.young)) if others else self._one(person, None)
            one.child_of = one.child_of or owner
            return [one]
        number = len(person.group) or person.number or (int(interval(found.number).low) if found.number else 1)
        theirs = self._theirs.setdefault((owner, found.entry), [])
        while len(theirs) < min(number, _MOST):
            uncle = owner if owner.kind in _UNCLES and person.relation != "others" else None
            new = Someone(person.relation, person.sex, None, person.young, person.elder, person.outside, with_whom=uncle)
            theirs.append(self._new(new))
        self._count(theirs)
        return list(theirs)

    def _meant(
        self, person: Person, found: Found, word: str, topic: Sequence[Someone], before: Sequence[Someone], *, grown: bool
    ) -> list[Someone]:
        if person.named and person.young and grown:  # 小燕36岁
            person = replace(person, young=False)
        if person.pronoun and before:  # 二爸他们
            return list(before)
        if person.pronoun and person.number == 2 and len(topic) != 2 and (both := couples.both(self.anchor, self.people)):
            return both
        if person.pronoun:
            if self._of_another(topic, person.sex):
                return [self._beside(person.sex) or self._anchored(person)]
            alike = [each for each in topic if agree(each.sex, person.sex) and not (grown and each.young)]
            alike = alike[: 1 if len(topic) == 1 else 0] if person.sex else alike
            fitting = [each for each in self.people if agree(each.sex, person.sex) and not (grown and each.young)]
            last = self.latest(each for each in fitting if not self.apart(each))
            about = self.teller if self.teller in fitting else self.anchor if self.anchor in fitting else last
            partner = None if alike or about else couples.other_half(person.sex, self.anchor)
            if partner:  # 邻居老李骂人。他还打人: none of the family
                return [] if self.strangers else [self._one(partner, None)]
            his = self.strangers and self.anchor is not None  # a widow alone and her neighbour: 他 is he
            return alike or ([about] if about else [] if his else [self._anchored(person)])
        if person.again:
            self.group = self.group[1:] + self.group[:1]
            return self.group[-1:]
        if person.of_child and not any(each.young or each.is_like(_CHILD, None) for each in self.people):
            self._one(_CHILD, None)
        if person.group:
            family = person.group, self.anchor, self.people
            old = couples.old_couple(self.anchor, self.people) if person.elder else []
            known = old or self._with_spouse(person.group, before) or couples.named_again(*family)
            known = known or (couples.with_grandparent(*family) if word[0] == "老" else [])
            known = known or families.siblings(*family) or couples.with_spouse(*family)
            self.people += [each for each in known if each not in self.people]
            if not known and self.siblings_here and self.anchor and not self.anchor.young:
                return [self.anchor]
            self._count(known or [self._one(replace(_single(each), side=person.side), None) for each in person.group])
            return list(self.group)
        number = person.number if found.number is None else int(interval(found.number).low)
        if number is not None:
            raised = families.raised(self.people, self.anchor, number) if person.young and person.relation == "child" else []
            self._count(raised or self._several(person, number))
            return list(self.group)
        if person.named and before:
            before[0].name = None
            return [self._told(before[0], person, word)]
        either = couples.old_couple(self.anchor, self.people) if person.elder and person.anchor and not (person.sex or person.named) else []
        if either:  # 老父亲74,老母亲71。老人有白内障: nobody knows which
            return either
        herself = couples.herself(person, word, self.anchor, self.people)
        if herself:
            return [herself]
        return [self._anchored(person) if person.anchor else self._one(person, word if person.named else None)]

    def _count(self, people: list[Someone]) -> None:
        """A group has been named; children, or brothers and sisters, are told apart by their order from now on."""
        self.group = people
        if len(people) > 1 and not any(each.kind in _GROWN_UP for each in people):
            self._counted = list(people)

    def _is_counted(self, person: Person, word: str) -> bool:
        """Whether 姐姐 or 弟弟 is one of the children just counted (两个娃,姐姐上初中): of them, and nobody's they are not."""
        here = any(each.kind in ("child", "grandchild") for each in self._counted) and self.anchor not in self._counted
        known = any(each.kind == person.relation for each in self.people)
        if not here or known or person.relation not in SIBLINGS or word[0] in "他她其":
            return False
        order = LAST if person.relation in _YOUNGER else 1
        fitting = [each for each in self._counted if agree(each.sex, person.sex)]
        return families.in_order(order, self._counted, fitting, counted=True) is not None

    def _counted_one(self, person: Person, *, grown: bool) -> Someone:
        """Which of the children 大的 or 老二 is: of those counted last, else of the family's own; grown-up ones (`grown`) are
        no grandchildren."""
        among = self._counted
        if not among or grown and among[0].kind == "grandchild":
            own = [each for each in self.people if each.relation == "child" and not each.gone]
            children = own or [each for each in self.people if each.relation == "grandchild"]
            among = children if own or children[1:] and not grown else []
        fitting = [each for each in among if agree(each.sex, person.sex)]
        known = families.in_order(person.order or 1, among, fitting, counted=among is self._counted)
        if known is None:
            like = among[0] if among and among[0].kind not in SIBLINGS else Someone("child")
            known = self._new(Someone(like.relation, person.sex, person.order, like.young, outside=like.outside))
            known.with_whom = like.with_whom
            if like.outside is None and self.anchor is None:
                self.anchor = known
        return self._told(known, person)

    def _of_another(self, topic: Sequence[Someone], sex: str | None) -> bool:
        """Whether 他 or 她 is none of these: whoever was meant in 他舅舅 is meant again, and nobody apart where it may be
        the one whom the note is about."""
        if sex and any(each.whose == sex for each in topic):
            return True
        about = self.anchor is None or self.anchor.sex == sex
        return bool(topic) and all(self.apart(each) and (about or each.sex != sex) for each in topic)

    def _beside(self, sex: str | None) -> Someone | None:
        """Who of the family was spoken of last that 他 or 她 may mean, where it cannot be the one whom the note is about."""
        if self.anchor is None or agree(self.anchor.sex, sex):
            return None
        return self.latest(each for each in self.people if each.sex == sex and not self.is_away(each))

    def _with_spouse(self, group: Sequence[str], before: Sequence[Someone]) -> list[Someone]:
        """Whoever is named right before 两口子 and the spouse (老赵两口子)."""
        if tuple(group) != couples.HUSBAND_AND_WIFE or len(before) != 1 or before[0].relation is not None or before[0].young:
            return []
        couple = [each for each in self.people if each.relation in families.COUPLE and not each.gone]
        if len(couple) == 1 and before[0] is self.anchor:  # 妻子55岁。…由罗某夫妇带
            return [before[0], *couple]
        return [before[0], self._one(Person("spouse", couples.OTHER_SEX.get(before[0].sex or "")), None)]

    def _anchored(self, person: Person) -> Someone:
        old = couples.old_one(person, self.anchor, self.people, self.latest)
        if old is not None:
            self.anchor = self.anchor or (old if old.relation in couples.HUSBAND_AND_WIFE else None)
            return old
        if person.elder and self.anchor is not None and (self.anchor.young or self.anchor.prime and not self.anchor.elder):
            return self._only_parent_in_law(person) or self._one(Person(sex=person.sex, elder=True), None)
        if couples.is_mate(person, self.anchor):
            return self._one(Person("wife" if person.sex == "female" else "husband", person.sex, elder=True), None)
        no_child = person.grown or person.elder
        other = self.anchor is not None and no_child and (self.anchor.relation == "child" or self.anchor.young)
        if self.anchor is None or other or self.anchor.gone or not agree(self.anchor.sex, person.sex):
            self.anchor = self._new(Someone(sex=person.sex, young=person.young, elder=person.elder))
        return self._told(self.anchor, person)

    def _only_parent_in_law(self, person: Person) -> Someone | None:
        """The father- or mother-in-law whom 老人 means where they are the only old person of the home."""
        old = [each for each in self.people if (each.elder or each.kind in PARENTS) and not self.is_away(each)]
        fitting = len(old) == 1 and old[0].kind in couples.IN_LAWS and not person.named and agree(old[0].sex, person.sex)
        return old[0] if fitting else None

    def _one(self, person: Person, name: str | None) -> Someone:
        alike = [each for each in self.people if each.is_like(person, name) and not self._is_another(each, person)]
        if not alike and person.order and person.relation == "grandchild":
            alike = self._counted_as_boys(person)
        alike = self._of_that_age(person, alike)
        if person.relation is None and person.young:  # 孩子: not a brother or sister beside him
            alike = [each for each in alike if each.kind not in SIBLINGS or name and each.name == name] or ([] if person.named else alike)
            alike = [self.anchor] if self.anchor in alike and not (person.sex or person.named or self.anchor.kind != "child") else alike
        if person.order:
            one = alike[:1] if alike and (alike[0] in self._counted or not alike[0].aged) else []  # 儿子20岁。大儿子已分家: another
            alike = [each for each in alike if each.order] or one
            alike = alike or self._last_child(person)
        if person.named and len(alike) > 1:  # of father and son of one surname 老陈 is the one whom the note is about
            alike = [each for each in alike if each.name == name] or [each for each in alike if each is self.anchor] or alike
        if person.sex and alike and not any(each.sex for each in alike):  # 两个孩子,孙子12岁,孙女9岁: in order
            alike = alike[:1] if all(each in self._counted for each in alike) else alike
        known = self._nameless_of_counted(person, name) or self.latest(alike) or (alike[-1] if alike else None)
        known = known or couples.spoken_of(person, self.anchor, self.people, self.latest)
        known = known or families.told_by_grandparents(person, self.anchor, self.people)
        if known is None and person.named and not person.young and self.anchor and self._nameless(self.anchor):
            known = self.anchor
        if known is None:
            childs = person.relation in _YOUNGER and self.anchor is not None and self.anchor.young
            young = childs or person.young and not (person.relation in _NEPHEWS and self.anchor is not None and not self.anchor.young)
            new = Someone("grandchild" if self._is_hers(person) else person.relation, person.sex, person.order, young, person.elder, person.outside)
            if person.relation == "spouse" and self.anchor is not None and not self.anchor.young:
                new.sex = new.sex or couples.OTHER_SEX.get(self.anchor.sex or "")
            if person.mate and new.kind in _UNCLES:  # 姑妈, 姑父
                new.with_whom = self.latest(each for each in self.people if each.kind in _UNCLES and each.sex != new.sex)
            known = self._new(new)
            about = self.anchor is None or person.named and not person.young and self.anchor.relation == "child"
            if about and person.relation in (None, "child"):
                self.anchor = known
        return self._told(known, person, name)

    def _is_another(self, someone: Someone, person: Person) -> bool:
        """Whether somebody cannot be meant: one of clearly another age than is said (女儿13岁。……女儿7岁。)."""
        several = person.relation in _SEVERAL or person.relation is None and person.young
        if self._years is None or someone.years is None or not several or person.order or person.named:
            return False
        most = _A_YEAR if person.relation else _YEARS
        return self._years[0] - someone.years[1] > most or someone.years[0] - self._years[1] > most

    def _of_that_age(self, person: Person, alike: list[Someone]) -> list[Someone]:
        """Of children just counted, and told of one by one with their ages, the one of this age, else the next of whom none is said."""
        general = person.young and person.relation in (None, "grandchild") or person.relation == "child"
        counted = [each for each in alike if each in self._counted]
        if self._years is None or not general or person.named or person.order or not counted[1:] and not any(each.aged for each in counted):
            return alike
        same = [each for each in alike if each.years and each.years[0] - _A_YEAR <= self._years[0] <= each.years[1] + _A_YEAR]
        return same or [each for each in counted if not each.aged][:1] or alike

    def _is_hers(self, person: Person) -> bool:
        """Whether 孩子 is a child of the daughter just spoken of, by its age (女儿17岁,带着一个2岁的孩子)."""
        mother = self.latest()
        if self._years is None or person.relation is not None or not person.young or mother is None:
            return False
        return mother.relation == "child" and mother.sex == "female" and mother.between[0] - self._years[1] > _GENERATION

    def _counted_as_boys(self, person: Person) -> list[Someone]:
        """Who of the grandchildren counted as 孙子, which also means all of them, 大孙女 or 小孙女 is."""
        counted = [each for each in self._counted if each.kind == "grandchild" and not each.aged]
        at = -1 if person.order == LAST else (person.order or 1) - 1
        if person.sex != "female" or len(counted) < 2 or counted != self._counted or not -1 <= at < len(counted):
            return []
        one = counted[at]
        if one.order is not None:
            return []
        one.sex, one.order = person.sex, person.order
        return [one]

    def _last_child(self, person: Person) -> list[Someone]:
        """The last of those called 老大 and 老二, whom 小儿子 means."""
        ordered = [each for each in self.people if each.kind == person.relation and each.order]
        last = max(ordered, key=lambda each: each.order or 0, default=None)
        if not last or len(ordered) < 2 or person.order != LAST or not agree(last.sex, person.sex):
            return []
        return [] if self._is_another(last, replace(person, order=None)) else [last]  # 二儿子15岁。小儿子9岁: a third

    def _nameless_of_counted(self, person: Person, name: str | None) -> Someone | None:
        """Whom a new name is given to, of those just counted: each in turn (姐弟俩,小满13岁,石头9岁)."""
        if not person.named or person.surname or not self._counted or any(each.name == name for each in self.people):
            return None
        known = next((each for each in self._counted if not (each.name or each.aged) and agree(each.sex, person.sex)), None)
        if known and known.kind in SIBLINGS and (self.anchor is None or self.anchor in self._counted):
            known.relation, known.unnamed = None, True  # the note is about them
            self.anchor = self.anchor or known
        return known

    def _nameless(self, about: Someone) -> bool:
        """Whether a grown-up's name may be that of whom the note is about."""
        return not (about.name or about.young or about.relation == "child")

    def _several(self, person: Person, number: int) -> list[Someone]:
        alike = [each for each in self.people if each.is_like(person, None)]
        new = [each for each in alike if not (each.aged or each.order)]
        siblings = [each for each in self.people if each.kind in SIBLINGS and not each.grown]
        if not alike and self.anchor is None and person.young and len(siblings) == number:  # 兄妹俩……两个娃自己在家
            return siblings
        if number < len(alike) and len(new) >= number:  # 三个孩子,老大15岁,双胞胎8岁
            alike = new
        while len(alike) < min(number, _MOST):
            young = person.young and not (self.anchor is not None and self.anchor.elder and person.relation == "child")
            alike.append(self._new(Someone(person.relation or "child", person.sex, None, young, person.elder, person.outside)))
        return [self._told(each, person) for each in alike[: max(number, 1)]]

    def _told(self, known: Someone, person: Person, name: str | None = None) -> Someone:
        known.sex = known.sex or person.sex
        known.order = known.order or person.order
        known.elder = known.elder or person.elder
        known.side = known.side or person.side
        if known.name is None and name is not None:
            known.name, known.surname = name, person.surname
        return known

    def _new(self, someone: Someone) -> Someone:
        self.people.append(someone)
        return someone


def _single(relation: str) -> Person:
    """One of a group, of the sex that the word says; a son and a daughter are children."""
    return Person("child" if relation in ("son", "daughter") else relation, families.SEX_OF.get(relation), elder=relation in PARENTS[2:])
