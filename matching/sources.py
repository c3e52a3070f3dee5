"""Which sources may be shown: a copy on an unrelated domain is a note, never a link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.sources import UNSAFE_TIER
from matching.catalogue import Catalogue


def public_sources(record: Mapping[str, Any], identifier: str, catalogue: Catalogue) -> list[dict[str, Any]]:
    """A record's sources, those of its `same_as` records included, without unsafe addresses."""
    own = list(record.get("sources") or ())
    for other in record.get("same_as") or ():
        twin = catalogue.resources.get(other)
        own += list(twin.record.get("sources") or ()) if twin is not None and other != identifier else []
    return [safe_source(each) for each in own]


def safe_source(source: Any) -> dict[str, Any]:
    """One source; for an unsafe tier the address gives way to a note."""
    if not isinstance(source, Mapping):
        return {"document": str(source)}
    if source.get("tier") != UNSAFE_TIER:
        return dict(source)
    kept = {key: value for key, value in source.items() if key != "url"}
    return kept | {
        "note": {
            "zh": "来源是无关网站上的副本,不提供链接",
            "en": "a copy on an unrelated site; no link is given",
        }
    }
