"""Whom a word for kin means from where the note stands: a child's 妈妈 is the woman whom the note is about, her 婆婆 no
grandmother of hers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matching.notes.lexicon import Person
from matching.notes.people import KIN, Someone, agree

# The order of the youngest, however many there are.
LAST = 9
GRANDPARENTS = ("grandfather", "grandmother")
COUPLE = ("husband", "wife", "spouse")
# Of what sex whoever is called so is.
SEX_OF = dict.fromkeys(("son", "father", "grandfather", "husband", "older_brother", "younger_brother", "brother"), "male")
SEX_OF |= dict.fromkeys(("daughter", "mother", "grandmother", "wife", "older_sister", "younger_sister", "sister"), "female")
SIBLINGS = ("older_brother", "younger_brother", "older_sister", "younger_sister", "brother", "sister")
_PARENT_SEX = {"father": "male", "mother": "female"}
PARTED = ("former_husband", "former_wife")
_PARTNERS = (*COUPLE, *PARTED)
# So many years are between a parent and a child.
_YOUNGEST, _OLDEST = 15, 50
_CHILDREN = ("child", "son_in_law", "daughter_in_law")
_IN_LAW = {"grandfather": "father_in_law", "grandmother": "mother_in_law"}
_ELDER_SIBLING = {"male": "older_brother", "female": "older_sister"}
_YOUNGER_SIBLING = {"male": "younger_brother", "female": "younger_sister"}


def parent(relation: str | None, whose: Sequence[Someone], anchor: Someone | None, people: Sequence[Someone]) -> Someone | None:
    """Who of a grown-up's family the father or mother of these children is; None where that is not known."""
    sex = _PARENT_SEX.get(relation or "")
    if sex is None or not whose or anchor is None or anchor.young or anchor.relation not in (None, *_PARTNERS):
        return None
    if all(each.kind == "grandchild" for each in whose):
        among = [each for each in people if each.relation in _CHILDREN]
    elif all(each.kind == "child" and not each.grown for each in whose):
        among = [each for each in people if each is anchor or each.relation in _PARTNERS]
    else:
        return None
    fitting = [each for each in among if each.sex == sex and each not in whose]
    return fitting[0] if len(fitting) == 1 else None


def may_be_parent(years: tuple[float, float] | None, children: Sequence[Someone]) -> bool:
    """Whether somebody of an age, if one is said, may be the parent of these children."""
    known = [each.years for each in children if each.years]
    return years is None or all(_YOUNGEST <= years[0] - each[1] <= _OLDEST for each in known)


def as_parent_calls(person: Person, acting: Sequence[Someone], anchor: Someone | None, people: Sequence[Someone]) -> Someone | None:
    """The grown-up whom the note is about as his or her own parent calls him (父亲说儿子没活干); None where he has such a child himself."""
    child = person.relation == "child" and not (person.number or person.order or person.counted)
    if not child or anchor is None or anchor.young or anchor.relation is not None or not agree(anchor.sex, person.sex):
        return None
    theirs = len(acting) == 1 and acting[0].relation in _PARENT_SEX and not acting[0].childs
    own = any(each.relation == "child" and agree(each.sex, person.sex) for each in people)
    return anchor if theirs and not own else None


def as_grandchild_calls(
    person: Person, years: tuple[float, float] | None, anchor: Someone | None, people: Sequence[Someone]
) -> Someone | None:
    """The grandmother or grandfather whom the note is about, or the husband or wife of that person, as the grandchildren of the home call
    them."""
    sex = SEX_OF.get(person.relation or "") if person.relation in GRANDPARENTS else None
    if sex is None or person.of_wife or anchor is None or anchor.young or anchor.relation is not None:
        return None
    if any(each.kind in GRANDPARENTS for each in people) or not any(each.kind == "grandchild" for each in people):
        return None
    fitting = [each for each in people if (each is anchor or each.relation in COUPLE) and each.sex == sex and not each.gone]
    fits = len(fitting) == 1 and (years is None or fitting[0].years is None or abs(fitting[0].years[0] - years[0]) <= 1)
    return fitting[0] if fits else None


def husbands_name(person: Person, name: str, anchor: Someone | None) -> Person:
    """王婶 and the like, called by her husband's surname, as the wife of 王叔 whom the note is about."""
    title = person.named and person.surname and person.sex == "female" and len(name) > 1 and name[0] not in "老小"
    about = anchor is not None and anchor.relation is None and anchor.sex == "male" and bool(anchor.name)
    if not (title and about and anchor and name[0] == str(anchor.name).lstrip("老小")[0]):
        return person
    return Person("wife", "female", elder=person.elder, named=True, surname=True)


def same(person: Person | None, before: Sequence[Someone]) -> list[Someone]:
    """Whoever is named again in other words (her only child, a son of 33; the patient, a boy of 14; 老二和老三是双胞胎)."""
    if person is not None and person.number and person.number == len(before) > 1:
        return list(before)
    if person is None or person.pronoun or person.group or person.number:
        return []
    if len(before) != 1 or not agree(before[0].sex, person.sex):
        return []
    one = before[0]
    child = one.kind in ("child", "grandchild")
    general = person.relation is None and (child == person.young or one.kind == "adult" and not (one.aged or one.sex))
    if not (general or person.relation == one.kind):
        return []
    one.sex, one.young = one.sex or person.sex, one.young or person.young
    return [one]


def told_by_grandparents(person: Person, anchor: Someone | None, people: Sequence[Someone]) -> Someone | None:
    """The child of the note whom its grandparents call 孙子."""
    old = any(each.relation in GRANDPARENTS for each in people)
    if person.relation != "grandchild" or person.order or not old or anchor is not None and not anchor.young:
        return None
    children = [each for each in people if each.kind == "child" and not each.grown]
    return children[0] if len(children) == 1 and agree(children[0].sex, person.sex) else None


def siblings(group: Sequence[str], anchor: Someone | None, people: Sequence[Someone]) -> list[Someone]:
    """姐弟 and the like as the child whom the note is about with a brother or sister who is known; nobody else."""
    if anchor is None or not anchor.young or len(group) != 2 or not set(group) <= set(SIBLINGS):
        return []
    for mine, other in (group, reversed(group)):
        known = [each for each in people if each.relation == other and each is not anchor]
        fits = mine in (_ELDER_SIBLING.get(anchor.sex or ""), _YOUNGER_SIBLING.get(anchor.sex or "")) or anchor.sex is None
        if fits and len(known) == 1:
            return [anchor, *known]
    return []


def of_wife(person: Person, anchor: Someone | None, people: Sequence[Someone]) -> Person:
    """公公 and 婆婆 as a grown woman has them: her husband's parents; so has a wife of whom a note begins to tell (马家的媳妇)."""
    woman = people[0] if anchor is None and people and people[0].relation == "wife" else anchor
    of_age = woman is not None and not (woman.young or woman.elder) and woman.sex == "female" and not (woman is anchor and woman.relation)
    known = any(each.relation in _IN_LAW.values() for each in people) and not any(each.relation in GRANDPARENTS for each in people)
    if not (person.of_wife and (of_age or known)):
        return person
    group = tuple(_IN_LAW.get(each, each) for each in person.group)
    return replace(person, relation=_IN_LAW.get(person.relation or "", person.relation), group=group)


def as_kin(person: Person, anchor: Someone | None, people: Sequence[Someone]) -> Person:
    """大妈 or 阿婆 in a note about a child as one of its kin, where those are known beside whom she is called so (大伯, 阿爸)."""
    childs = anchor is not None and (anchor.young or anchor.kind == "child")
    if not (person.kin and childs) or not any(each.kind in person.kin[1:] for each in people):
        return person
    relation = person.kin[0]
    old = relation in GRANDPARENTS
    return Person(relation, person.sex, elder=old, outside=None if old else KIN, mate=not old)


def parent_of_nephew(person: Person, word: str, topic: Sequence[Someone]) -> Person:
    """他爸 and 他妈 in what is said of a nephew, or of his other parent, as kin, who are no members (侄儿14岁,他爸死了,他妈走了)."""
    theirs = (each.kind in ("nephew", "niece") or each.kind in _PARENT_SEX and each.outside == KIN for each in topic)
    of_them = person.relation in _PARENT_SEX and word[0] in "他她其" and bool(topic) and all(theirs)
    return replace(person, outside=person.outside or KIN) if of_them else person


def is_of_other_side(someone: Someone, people: Sequence[Someone]) -> bool:
    """Whether somebody is a grandparent beside those of the other parent, with whom the child lives, or who were named first."""
    if someone.relation not in GRANDPARENTS:
        return False
    old = [each for each in people if each.relation in GRANDPARENTS and not each.gone]
    return any((each.together or someone in old[at:]) and not agree(each.side, someone.side) for at, each in enumerate(old))


def of_her_home(person: Person) -> Person:
    """娘家父亲 as it is meant of a wife who lives there: her father, one of the home."""
    first, *more = person.hers
    return Person(group=person.hers) if more else Person(first, _PARENT_SEX[first])


def as_child_has(person: Person, topic: Sequence[Someone], anchor: Someone | None, *, mothers: bool) -> Person:
    """爷爷 and 外婆 (`mothers`) in what is said of a child of a grown man or woman whom the note is about: that person's own
    parents or parents-in-law."""
    relations = person.group or (person.relation,)
    own = anchor is not None and not (anchor.young or anchor.elder or anchor.relation) and anchor.sex is not None
    childs = bool(topic) and all(each.kind == "child" and not each.grown and each is not anchor for each in topic)
    if not (own and childs and set(relations) <= set(GRANDPARENTS)) or person.of_wife:
        return person
    mine = mothers is (anchor.sex == "female")
    names = tuple({"grandfather": "father", "grandmother": "mother"}[each or ""] + ("" if mine else "_in_law") for each in relations)
    return replace(person, group=names) if person.group else replace(person, relation=names[0])


def sibling(relation: str | None, whose: Sequence[Someone], people: Sequence[Someone]) -> list[Someone]:
    """The child of a grown-up's home whom 弟弟 or 姐姐 means in what is said of another child of it (女儿打弟弟): the only one of that
    sex, not older than a younger one; nobody where there is none."""
    if relation not in SIBLINGS or len(whose) != 1 or whose[0].relation not in ("child", "grandchild"):
        return []
    if any(each.relation == relation for each in people):
        return []
    among = [each for each in people if each.relation == whose[0].relation and each.sex == SEX_OF[relation] and each not in whose]
    first, other = (whose[0].between, among[0].between) if len(among) == 1 else ((0, 0), (1, 1))
    younger = relation.startswith("younger")
    apart = other[0] > first[1] if younger else relation.startswith("older") and other[1] < first[0]
    return among if len(among) == 1 and not apart else []


def raised(people: Sequence[Someone], anchor: Someone | None, number: int) -> list[Someone]:
    """The children of the home that 两个孩子 means where there are just so many: those of an old person are the grandchildren,
    and with the child whom the note is about its brothers and sisters are counted."""
    if anchor is not None and anchor.young:
        kinds = ("younger_brother", "younger_sister", "older_brother", "older_sister", "brother", "sister")
        here = [each for each in people if each.relation in kinds and not (each.grown or each.outside or each.gone)]
        young = [each for each in people if each is anchor or each in here]
        others = [each for each in people if each.relation == "child" and each is not anchor]
        return young if len(young) == number and not others else []
    young = [each for each in people if each.relation == "grandchild" and not each.gone]
    old = anchor is None and any(each.relation in GRANDPARENTS for each in people) or anchor is not None and anchor.kind in ("elder", *GRANDPARENTS)
    return young if (old or anchor is not None and anchor.elder) and len(young) == number else []


def in_order(order: int, among: Sequence[Someone], fitting: Sequence[Someone], *, counted: bool) -> Someone | None:
    """Who of these is the first, second or last: who was called so, whose place it is among so many, or nobody of whom
    anything else is said."""
    said = next((each for each in fitting if each.order == order), None)
    if said is not None:
        return said
    size = len(among)
    if counted and (order == LAST or order <= size):
        place = among[-1 if order == LAST else order - 1]
        if place in fitting and place.order in (None, size if order == LAST else LAST):
            return place
    if not counted and order == LAST and size > 1 and all(each.order for each in among):  # 大宝, 二宝, 小的
        return max(fitting, key=lambda each: each.order or 0, default=None)
    if not counted and order == 2 and size <= 2:
        younger = next((each for each in fitting if each.order == LAST), None)
        if younger is not None:
            return younger
    return next((each for each in fitting if each.order is None and (counted or not each.aged)), None)
