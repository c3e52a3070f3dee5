"""Who of a couple is meant: husband and wife, two parents, two old people, of whom one or both are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from matching.notes.families import COUPLE, GRANDPARENTS
from matching.notes.lexicon import Person
from matching.notes.people import Someone, agree

IN_LAWS = ("father_in_law", "mother_in_law")
_OLD_COUPLES = (GRANDPARENTS, ("father", "mother"), IN_LAWS)
OF_PARTNER = {"wife": "male", "husband": "female"}
OTHER_SEX = {"male": "female", "female": "male"}
HUSBAND_AND_WIFE = ("husband", "wife")


def partner_of(someone: Someone, anchor: Someone | None, topic: Sequence[Someone]) -> str | None:
    """The sex of whom the note is about, which a husband or wife first named in what is said of that person makes known."""
    sex = OF_PARTNER.get(someone.kind)
    known = anchor is None or anchor is someone or anchor.young or anchor.relation is not None or anchor.sex is not None
    return None if known or not set(topic) <= {anchor} else sex


def other_half(sex: str | None, anchor: Someone | None) -> Person | None:
    """The husband or wife whom 他 or 她 means in a talk with a grown-up of the other sex, who has named nobody else."""
    if anchor is None or anchor.young or anchor.elder or anchor.relation is not None:
        return None
    if None in (sex, anchor.sex) or anchor.sex == sex:
        return None
    return Person("husband" if sex == "male" else "wife", sex)


def both(anchor: Someone | None, people: Sequence[Someone]) -> list[Someone]:
    """The two of a couple, where one is known."""
    couple = [each for each in people if each.relation in COUPLE and not each.gone]
    if len(couple) == 1 and anchor and anchor not in couple and not anchor.young:
        couple.append(anchor)
    return couple if len(couple) == 2 else []


def named_again(group: Sequence[str], anchor: Someone | None, people: Sequence[Someone]) -> list[Someone]:
    """Whom the note is about and that person's spouse, where 两老 or the grandchild's 爷爷奶奶 must mean them; the
    grandparents, where 两个老的 must mean those."""
    spouse = next((each for each in people if each.relation in COUPLE), None)
    general = [each for each in people if each.kind == "elder" and not (each.name or each.sex or each.aged or each.outside)]
    if tuple(group) == HUSBAND_AND_WIFE and spouse is None and len(general) == 1:  # 孙子跟老人过。老两口71、68
        if general[0] is anchor:
            return [anchor, Someone("spouse", elder=True, unnamed=True)]
        general[0].relation, general[0].sex, general[0].unnamed = "husband", "male", True
        return [*general, Someone("wife", "female", elder=True, unnamed=True)]
    old = [each for each in people if each.relation in GRANDPARENTS]
    grandparents, married = set(group) == set(GRANDPARENTS), set(group) == set(HUSBAND_AND_WIFE)
    if married and spouse is None and len(old) == len(GRANDPARENTS):
        return old
    if spouse is None or anchor in (None, spouse) or not (grandparents or married):
        return []
    if grandparents and (old or not any(each.relation == "grandchild" for each in people)):
        return []
    return [anchor, spouse]


def old_couple(anchor: Someone | None, people: Sequence[Someone]) -> list[Someone]:
    """The old couple of the home that 两个老的 names again where the note is about somebody younger: the only pair of parents,
    grandparents or parents-in-law of whom both are known."""
    if anchor is None or anchor.elder:
        return []
    pairs = [[each for each in people if each.kind in kinds and not each.gone] for kinds in _OLD_COUPLES]
    whole = [each for each in pairs if len(each) == 2 and each[0].kind != each[1].kind]
    return whole[0] if len(whole) == 1 else []


def with_grandparent(group: Sequence[str], anchor: Someone | None, people: Sequence[Someone]) -> list[Someone]:
    """老两口 beside the only grandparent of whom has been spoken, as the grandparents; the other is new."""
    old = [each for each in people if each.relation in GRANDPARENTS and not each.gone]
    couple = any(each.relation in COUPLE for each in people)
    if tuple(group) != HUSBAND_AND_WIFE or len(old) != 1 or couple or anchor is not None and not anchor.young:
        return []
    other = next(each for each in GRANDPARENTS if each != old[0].relation)
    return [*old, Someone(other, "male" if other == GRANDPARENTS[0] else "female", elder=True, unnamed=True)]


def with_spouse(group: Sequence[str], anchor: Someone | None, people: Sequence[Someone]) -> list[Someone]:
    """两口子 as whoever the note is about with his wife or her husband, who is new."""
    if set(group) != set(HUSBAND_AND_WIFE) or anchor is None or anchor.relation is not None or anchor.young or anchor.elder:
        return []
    if not anchor.name or any(each.relation in COUPLE for each in people):
        return []
    sex = OTHER_SEX.get(anchor.sex or "")
    return [anchor, Someone({"male": "husband", "female": "wife"}.get(sex or "", "spouse"), sex, unnamed=True)]


def old_one(
    person: Person, anchor: Someone | None, people: Sequence[Someone], latest: Callable[[Iterable[Someone]], Someone | None]
) -> Someone | None:
    """Whom 老汉 or 阿婆 means where the note is about nobody or a child: of an old couple, or a grandparent."""
    if not person.elder or not (anchor is None or anchor.young or anchor.relation in (*HUSBAND_AND_WIFE, "child")):
        return None
    couple = [each for each in people if each.relation in HUSBAND_AND_WIFE]
    old = couple if len(couple) == 2 else [each for each in people if each.relation in GRANDPARENTS]
    fitting = [each for each in old if not each.gone and agree(each.sex, person.sex)]
    return latest(fitting) or (fitting[0] if fitting else None)


def is_mate(person: Person, anchor: Someone | None) -> bool:
    """Whether 老婆子 or 老汉 is the old wife or husband of whom the note is about (侯某,女,63。老汉65)."""
    if anchor is None or anchor.young or person.sex in (None, anchor.sex):
        return False
    old = person.elder and anchor.elder and anchor.relation is None and anchor.sex is not None and not anchor.gone
    return person.mate or bool(old and not person.named)


def herself(person: Person, word: str, anchor: Someone | None, people: Sequence[Someone]) -> Someone | None:
    """Whom the note is about, where that is the wife beside a husband who is known (李某45岁,丈夫被妻子打), or the husband of whom it is
    known that he is a man; nobody where 媳妇 may be a son's wife."""
    if person.relation not in HUSBAND_AND_WIFE or "媳" in word or anchor is None or anchor.relation is not None:
        return None
    other = any(each.relation in HUSBAND_AND_WIFE and each.sex != person.sex and not each.gone for each in people)
    same = anchor.sex == person.sex and (other or person.sex == "male") or anchor.sex is None and other
    return anchor if same and not (anchor.young or anchor.gone) else None


def spoken_of(
    person: Person, anchor: Someone | None, people: Sequence[Someone], latest: Callable[[Iterable[Someone]], Someone | None]
) -> Someone | None:
    """Whom 老伴 means of a couple of whom one was just spoken of, and 媳妇 in an old person's home where a son's wife lives; the
    husband who has been named as a spouse or former one."""
    if person.relation == "spouse":
        couple = [each for each in people if each.relation in HUSBAND_AND_WIFE and agree(each.sex, person.sex)]
        last = latest(couple)
        other = next((each for each in couple if each is not last), None) if len(couple) == 2 else None
        return other or (couple[0] if len(couple) == 1 and anchor not in couple else None)
    partners = [each for each in people if each.relation == "daughter_in_law" and not each.gone]
    if person.relation == "wife" and len(partners) == 1 and anchor and anchor.elder:
        return partners[0]
    if person.relation in HUSBAND_AND_WIFE:
        as_parent = _named_as_parent(person, anchor, people)
        if as_parent:
            return as_parent
        same = ("spouse", f"former_{person.relation}")
        known = next((each for each in people if each.relation in same and agree(each.sex, person.sex)), None)
        if known and known.unnamed:  # 两口子,老周58岁,媳妇56岁
            known.relation, known.unnamed = person.relation, False
        return known
    return None


def _named_as_parent(person: Person, anchor: Someone | None, people: Sequence[Someone]) -> Someone | None:
    """The husband who has been named as the child's father beside the wife, or she as its mother (媳妇没户口,孩子跟爸爸上的户口。男人40岁)."""
    parent, other = ("father", "wife") if person.relation == "husband" else ("mother", "husband")
    childs = anchor is not None and anchor.young
    parents = [each for each in people if each.relation == parent and (childs or each.childs) and not each.gone]
    if not (anchor is None or childs) or len(parents) != 1 or not any(each.relation == other for each in people):
        return None
    parents[0].relation = person.relation
    return parents[0]
