"""Households as records, in a few words."""

from __future__ import annotations

from typing import Any


def member(identifier: str, relation: str, event: dict[str, Any] | None = None, **facts: Any) -> dict[str, Any]:
    return {"id": identifier, "relation": relation, "facts": facts, "event": event or {}}


def family(*members: dict[str, Any], **rest: Any) -> dict[str, Any]:
    return {"id": "test", "region": "511132", "members": list(members)} | rest
