"""What a resource's record says of benefit, papers and place, in one shape for programmes, funds and agencies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from matching.catalogue import Catalogue
from matching.resources import Resource
from matching.sources import public_sources

LANGUAGES = ("zh", "en")


def description(resource: Resource, catalogue: Catalogue) -> dict[str, Any]:
    """What a worker needs once a resource is chosen: services, benefit, papers, place, date, sources."""
    record = resource.record
    return {
        "kind": resource.kind,
        "services": record.get("services") or [],
        "benefit": benefit(record),
        "documents": record.get("documents") or [],
        "apply_at": apply_at(record),
        "verified": record.get("verified"),
        "sources": public_sources(record, resource.id, catalogue),
    }


def benefit(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record's benefit; `amount` is always {zh, en}, and `as_of` the date that it is known for."""
    found = dict(record.get("benefit") or {})
    if "amount" not in found:
        found["amount"] = _joined(each["text"] for each in found.get("amounts") or ())
    if not found.get("as_of"):
        found["as_of"] = (record.get("verified") or {}).get("date")
    return found


def apply_at(record: Mapping[str, Any]) -> dict[str, str]:
    """Where to apply, {zh, en}: a programme's office, and where other parts of it are applied for; or a fund's channels and steps."""
    found = record.get("apply_at") or {}
    if "zh" in found:
        return _joined([found, *record.get("also_at", ())])
    steps = _joined(found.get("flow") or (), " → ")
    texts = [*(found.get("channel") or ()), *([steps] if any(steps.values()) else ())]
    return _joined(texts) | ({"url": found["url"]} if found.get("url") else {})


def _joined(texts: Iterable[Mapping[str, str]], sign: str | None = None) -> dict[str, str]:
    texts = list(texts)
    signs = {"zh": ";", "en": "; "}
    return {language: (sign or signs[language]).join(each[language] for each in texts) for language in LANGUAGES}
