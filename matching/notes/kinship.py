"""What each is to the children of the home, as a household's record and its rules have it, where a note tells of a grown-up and his kin.

A note about 王某 tells of him, his wife, his children and his mother; one about 周奶奶 of her, her son and her grandchildren. The record of
either has a father, a mother and grandparents, as what is there for children asks what their father and mother can do. Where it is
open who is whose, everybody stays what the note calls him.
"""

from __future__ import annotations

from collections.abc import Collection

from matching.notes.couples import OF_PARTNER
from matching.notes.families import COUPLE, SEX_OF
from matching.notes.people import OF_AGE, Someone

_PARENTS = ("father", "mother", "parent")
_GRAND = {"father": "grandfather", "mother": "grandmother", "parent": "grandparent"}
_BY_SEX = {"male": "father", "female": "mother", None: "parent"}
_SEX = SEX_OF | {"daughter_in_law": "female", "son_in_law": "male"}
# So many years lie between a parent and a child at the very least.
_APART = 13


def relations(people: Collection[Someone]) -> dict[Someone, str]:
    """Each one's relation: to the children of the home where the note is about a grown-up who raises some, else as the note has it."""
    told = {each: each.kind for each in people}
    about = next((each for each in people if each.relation is None and not each.young), None)
    if about is None:
        return told
    if "grandchild" in told.values():
        return told | _grandchildrens(about, told)
    raised = any(told[each] == "child" and not each.grown and each.between[0] < OF_AGE for each in people)
    return told | (_own(about, told) if raised and told[about] == "adult" else {})


def _own(about: Someone, told: dict[Someone, str]) -> dict[Someone, str]:
    """The couple as the parents of their children, and his or her parents as their grandparents."""
    partners = [each for each in told if told[each] in COUPLE]
    elders = [each for each in told if told[each] in _PARENTS]
    if not all(each.parent_of in (about, *partners) or _is_older(each, about) for each in elders):
        return {}  # whose mother she is, his or the children's, is not said
    return _couple(about, partners, told) | {each: _GRAND[told[each]] for each in elders}


def _grandchildrens(about: Someone, told: dict[Someone, str]) -> dict[Someone, str]:
    """The one son or daughter as the parent of the grandchildren, with the one who is married to him or her."""
    children = [each for each in told if told[each] == "child"]
    if any(each.young for each in children):
        return {}  # an aunt or uncle of the others' age
    in_laws = [each for each in told if told[each] in ("daughter_in_law", "son_in_law")]
    parents = [*children, *in_laws]
    a_daughters = any(each.mothers for each in told if told[each] == "grandchild")
    if len(children) > 1 or len(in_laws) > 1 or any(told[each] in _PARENTS for each in told):
        return {}
    if a_daughters and any(_sex(each, told) == "male" for each in children):
        return {}  # 外孙 beside a son: his sister's
    partners = [each for each in told if told[each] in COUPLE]
    couple = _couple(about, partners, told)
    return {each: _GRAND[relation] for each, relation in couple.items()} | {each: _BY_SEX[_sex(each, told)] for each in parents}


def _couple(about: Someone, partners: Collection[Someone], told: dict[Someone, str]) -> dict[Someone, str]:
    """Somebody with his wife or her husband, as parents of whom they raise."""
    sex = about.sex or next((OF_PARTNER.get(told[each]) for each in partners), None)
    return {about: _BY_SEX[sex]} | {each: _BY_SEX[_sex(each, told)] for each in partners}


def _sex(someone: Someone, told: dict[Someone, str]) -> str | None:
    return _SEX.get(told[someone], someone.sex)


def _is_older(someone: Someone, than: Someone) -> bool:
    """Whether somebody's age is known to be a parent's of the other."""
    return someone.years is not None and than.years is not None and someone.years[0] >= than.years[1] + _APART
