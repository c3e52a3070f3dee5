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
from matching.agencies import KIND as AGENCY
from matching.catalogue import Catalogue
from matching.resources import Resource

jieba.setLogLevel(logging.WARNING)
# How much a name, the needs served with their synonyms, and all the rest weigh in a score.
WEIGHTS = {"names": 0.4, "needs": 0.4, "rest": 0.2}
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
    texts: Mapping[str, str]


class SearchIndex:
    """An index over entries: a matrix for each field of their text."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = list(entries)
        self._fields = []
        for name, weight in WEIGHTS.items():
            vectorizer = TfidfVectorizer(analyzer=tokens, sublinear_tf=True)
            self._fields.append((weight, vectorizer, vectorizer.fit_transform([each.texts[name] for each in self._entries])))

    def search(self, words: str, region: str | None = None, limit: int = 10) -> list[dict[str, Any]]:
        """The best entries for the words, best first: id, kind, names, state, score (0..1).

        With a region, only what covers it; nothing where no word is known.
        """
        scores = sum(
            weight * (matrix @ vectorizer.transform([words]).T).toarray().ravel()
            for weight, vectorizer, matrix in self._fields
        )
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


def build_index(catalogue: Catalogue) -> SearchIndex:
    """The index over a catalogue."""
    return SearchIndex([_resource_entry(resource, catalogue) for resource in catalogue.resources.values()])


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
        return entry.kind != AGENCY
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
        *_texts((record.get("benefit") or {}).get("amount")), *_texts(record.get("notes")),
    ]  # fmt: skip
    for service in record.get("services") or () if resource.kind == AGENCY else ():
        rest += service["names"].values()
    texts = {
        "names": " ".join(map(str, resource.names.values())),
        "needs": _needs_text(resource.needs, catalogue),
        "rest": " ".join(rest),
    }
    covers = resource.regions or resource.likely_areas
    return Entry(resource.id, resource.kind, resource.names, covers, resource.validity.state, texts)


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [str(each) for each in value.values()]
    return [str(value)] if value else []
