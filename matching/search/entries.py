"""The catalogue as the search sees it: what can be found, its texts, and the words for it and for what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matching.agencies import KIND as AGENCY
from matching.catalogue import Catalogue
from matching.needs import above
from matching.resources import Resource
from matching.rules import Condition
from matching.search.mentions import ELSEWHERE, FIELD, NEED, RESOURCE, Phrases
from matching.search.whom import A_CHILD, AN_ORPHAN, Terms, terms_of
from matching.search.words import BREAK, clauses

# How much a resource is for what it is first of all for, for what else it is for, and for what only an agency's
# own texts speak of.
_FIRST, _SECOND, SPOKEN_OF = 1.0, 0.75, 0.5
_CHILDREN, _ORPHANS = "children", "orphan"
# How sure help is: due to whoever meets the terms (or a service), granted by a fund, raised from strangers; and how
# much what must first be raised is for a need.
_DUE, _GRANTED, _RAISED = 1.0, 0.6, 0.0
_TO_BE_RAISED = 0.6
# The roles of an agency that has supported others (牵手计划 and its like).
_SUPPORTERS = frozenset({"supporter", "supporter_village_pairing", "regional_support", "hub"})
_BRACKETS = re.compile(r"[(\uff08][^)\uff09]*[)\uff09]")
_QUOTED = re.compile(r"['‘“\"]([^'’”\"]{2,})['’”\"]")
_QUOTES = re.compile(r"['‘’“”\"]")
_JOINT = re.compile(r"·|—+")

Types = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `covers` empty means nationwide, but for an agency not known; then `seat` is
    where it sits. `needs` says how much it is for each need, 0..1; `fields` are the fields of life they lie in.
    `terms` are what it asks of somebody, `trust` how sure what it gives is, `share` how much less than others it is for
    anything, as it must first be raised. `supports`: an agency that has supported other agencies."""

    id: str
    kind: str
    names: Mapping[str, str]
    covers: tuple[str, ...]
    seat: tuple[str, ...]
    state: str
    needs: Mapping[str, float]
    fields: frozenset[str]
    terms: Terms
    trust: float
    share: float
    supports: bool


def entry(resource: Resource, texts: Mapping[str, str], phrases: Phrases, types: Types) -> Entry:
    """A resource as an entry; `texts` are its own (`texts_of`)."""
    trust = _trust(resource)
    share = _TO_BE_RAISED if trust == _RAISED else 1.0
    needs = {need: share * (_SECOND if place else _FIRST) for place, need in enumerate(resource.needs)}
    seat = resource.record.get("adcode") if resource.kind == AGENCY else None
    if resource.kind == AGENCY:
        for need in phrases.mentioned(texts["names"] + BREAK + texts["rest"], NEED):
            needs.setdefault(need, SPOKEN_OF)
    return Entry(
        id=resource.id,
        kind=resource.kind,
        names=resource.names,
        covers=resource.regions or resource.likely_areas,
        seat=(seat,) if seat else (),
        state=resource.validity.state,
        needs=needs,
        fields=frozenset(field for need in needs for field in _fields(need, types)),
        terms=terms_of(resource, _implied(resource, types)),
        trust=trust,
        share=share,
        supports=not _SUPPORTERS.isdisjoint(resource.record.get("roles") or ()),
    )


def _implied(resource: Resource, types: Types) -> list[Condition]:
    """What a resource asks though it may not say so: what a person is given that is first of all for a need of children is
    for them alone, and what is for orphans too."""
    if resource.subject != "person" or not resource.needs:
        return []
    children = [A_CHILD] if _CHILDREN in _fields(resource.needs[0], types) else []
    return [*children, *([AN_ORPHAN] if _ORPHANS in resource.needs else [])]


def _trust(resource: Resource) -> float:
    if resource.kind == "fund":
        return _RAISED if resource.is_crowdfunding else _GRANTED
    return _DUE


def _fields(need: str, types: Types) -> list[str]:
    """The roots of the concept graph above a need, or the need that is one itself."""
    return [each for each in (need, *above(need, types)) if not types[each].get("broader")]


def texts_of(resource: Resource, types: Types) -> dict[str, str]:
    """A resource's texts in both languages: its names, its needs with their synonyms, the rest."""
    record = resource.record
    conditions = resource.conditions if resource.kind != AGENCY else ()
    rest = [
        *(record.get("categories") or ()), *_texts(record.get("target")), *_texts(record.get("summary")),
        *(text for condition in conditions for text in condition.text.values()),
        *_texts((record.get("benefit") or {}).get("amount")), *_texts(record.get("notes")),
    ]  # fmt: skip
    return {
        "names": " ".join([*resource.names.values(), *_listed(record.get("also"))]),
        "needs": " ".join(text for need in resource.needs for text in _need_texts(types[need])),
        "rest": " ".join(rest),
    }


def passages_of(resource: Resource, types: Types) -> dict[str, list[str]]:
    """What is compared in meaning: each of its names and of the words for its needs in both languages, and the clauses of
    its other Chinese texts (a vector is near to both languages' words, and each costs time); its names stand in for
    what it lacks."""
    names = [*(part for name in resource.names.values() for part in _parts(name)), *_listed(resource.record.get("also"))]
    needs = [text for need in resource.needs for text in _need_texts(types[need])]
    rest = texts_of(resource, types)["rest"]
    return {"names": names, "needs": needs or names, "rest": [each for each in clauses(rest) if not each.isascii()] or names}


def phrases_of(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """(text, kind, target) of every word for a need, a field of life, a resource, and what is none of these."""
    for need, concept in catalogue.needs.items():
        for text in _need_texts(concept):
            yield text, NEED if concept.get("broader") else FIELD, need
    for resource in catalogue.resources.values():
        parts = [part for name in resource.names.values() for part in _parts(name)]
        for text in (*parts, resource.record.get("short_name") or "", *_listed(resource.record.get("also"))):
            yield text, RESOURCE, resource.leading or resource.id
    for topic in catalogue.elsewhere:
        for text in topic["words"]:
            yield text, ELSEWHERE, topic["id"]


def schemes(catalogue: Catalogue) -> list[Resource]:
    """What can be found: of two records of one scheme the leading one, which goes by the other's names too."""
    return [each for each in catalogue.resources.values() if each.leading is None]


def _need_texts(concept: Mapping[str, Any]) -> list[str]:
    return [*concept["names"].values(), *_listed(concept.get("synonyms"))]


def _parts(name: str) -> list[str]:
    """A name without what stands in brackets, the parts that it is joined of, and what stands in quotes."""
    bare = _BRACKETS.sub("", name)
    whole = _QUOTES.sub("", bare) if _QUOTED.search(bare) else bare
    return [whole, *_JOINT.split(whole), *_QUOTED.findall(name)]


def _listed(value: Mapping[str, Sequence[str]] | None) -> list[str]:
    """All words of a list a language."""
    return [text for texts in (value or {}).values() for text in texts]


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [str(each) for each in value.values()]
    return [str(value)] if value else []
