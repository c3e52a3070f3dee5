"""Which addresses may be shown: a copy on an unrelated, sometimes unsafe domain is a note, never a link."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

UNSAFE_TIER = "copy_on_unrelated_domain"


def unsafe_addresses(value: Any) -> set[str]:
    """The addresses of every source of that tier, however deep in the value."""
    found: set[str] = set()
    if isinstance(value, Mapping):
        if value.get("tier") == UNSAFE_TIER and value.get("url"):
            found.add(value["url"])
        for each in value.values():
            found |= unsafe_addresses(each)
    elif isinstance(value, list):
        for each in value:
            found |= unsafe_addresses(each)
    return found


def without_addresses(value: Any, unsafe: Collection[str]) -> Any:
    """The value with each of the addresses, wherever it stands, replaced by None."""
    if isinstance(value, Mapping):
        return {key: without_addresses(each, unsafe) for key, each in value.items()}
    if isinstance(value, list):
        return [without_addresses(each, unsafe) for each in value]
    return None if isinstance(value, str) and value in unsafe else value
