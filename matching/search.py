"""Finding resources by words, Chinese or English.

Words are cut by jieba and weighed by scikit-learn's TF-IDF; characters in pairs catch what the cut
misses. A need's synonyms belong to everything that addresses it ("看病贵" finds medical assistance).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jieba
from sklearn.feature_extraction.text import TfidfVectorizer

from matching import regions
from matching.catalogue import Catalogue, Resource
from matching.services import Offer

jieba.setLogLevel(logging.WARNING)
# How much a name, a need with its synonyms and the rest weigh: a text is repeated so many times.
_NAME, _NEED, _REST = 4, 2, 1
_LATIN = re.compile(r"[a-z0-9]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found; `covers` empty means nationwide."""

    id: str
    kind: str
    names: Mapping[str, str]
    covers: tuple[str, ...]
    state: str
    text: str


class SearchIndex:
    """An index over entries."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = list(entries)
        self._vectorizer = TfidfVectorizer(analyzer=tokens, sublinear_tf=True)
        self._matrix = self._vectorizer.fit_transform([entry.text for entry in self._entries])

    def search(self, words: str, region: str | None = None, limit: int = 10) -> list[dict[str, Any]]:
        """The best entries for the words, best first: id, kind, names, state, score (0..1).

        With a region, only what covers it; nothing where no word is known.
        """
        scores = (self._matrix @ self._vectorizer.transform([words]).T).toarray().ravel()
        found = [
            (float(score), entry)
            for score, entry in zip(scores, self._entries, strict=True)
            if score > 0 and (region is None or _available(entry, region))
        ]
        found.sort(key=lambda pair: (-pair[0], pair[1].id))
        return [
            {"resource": entry.id, "kind": entry.kind, "names": dict(entry.names), "state": entry.state,
             "covers": list(entry.covers), "score": round(score, 6)}
            for score, entry in found[:limit]
        ]  # fmt: skip


def build_index(catalogue: Catalogue, offers: Iterable[Offer]) -> SearchIndex:
    """The index over a catalogue and the agencies' services."""
    entries = [_resource_entry(resource, catalogue) for resource in catalogue.resources.values()]
    return SearchIndex([*entries, *(_offer_entry(offer, catalogue) for offer in offers)])


def tokens(text: str) -> list[str]:
    """Words and, for Chinese, pairs of characters too."""
    text = text.lower()
    found = _LATIN.findall(text)
    for run in _CHINESE.findall(text):
        found += [word for word in jieba.cut(run) if len(word) > 1]
        found += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return found


def _available(entry: Entry, region: str) -> bool:
    if not entry.covers:  # a programme for the whole country; an agency whose area is not known
        return entry.kind != "service"
    return any(regions.overlaps(code, region) for code in entry.covers)


def _needs_text(needs: Iterable[str], catalogue: Catalogue) -> str:
    words: list[str] = []
    for need in needs:
        entry = catalogue.needs.get(need)
        if entry:
            synonyms = entry.get("synonyms") or {}
            words += [*entry["names"].values(), *synonyms.get("zh", ()), *synonyms.get("en", ())]
    return " ".join(words)


def _resource_entry(resource: Resource, catalogue: Catalogue) -> Entry:
    record = resource.record
    rest = [
        *(record.get("categories") or ()), *_texts(record.get("target")), *_texts(record.get("summary")),
        *(text for condition in resource.conditions for text in condition.text.values()),
        *_texts((record.get("benefit") or {}).get("amount")), str(record.get("notes") or ""),
    ]  # fmt: skip
    names = " ".join(map(str, resource.names.values()))
    text = " ".join([names] * _NAME + [_needs_text(resource.needs, catalogue)] * _NEED + rest * _REST)
    return Entry(resource.id, resource.kind, resource.names, resource.regions, resource.validity.state, text)


def _offer_entry(offer: Offer, catalogue: Catalogue) -> Entry:
    service, agency = offer.service, offer.agency
    names = {
        "zh": f"{service['name_zh']} · {agency['name_zh']}",
        "en": f"{service['name_en']} · {agency.get('name_en') or agency['name_zh']}",
    }
    rest = [str(service.get("description") or ""), *map(str, agency.get("services") or ())]
    text = " ".join([*names.values()] * _NAME + [_needs_text(service.get("needs", ()), catalogue)] * _NEED + rest)
    return Entry(offer.id, "service", names, offer.covers, "unknown", text)


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [str(each) for each in value.values()]
    return [str(value)] if value else []
