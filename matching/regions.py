"""Division codes (GB/T 2260 adcodes): a code's own digits say what it lies in."""

from __future__ import annotations


def prefix(adcode: str) -> str:
    """The digits that every code inside `adcode` begins with: 2, 4 or 6 of them."""
    if adcode.endswith("0000"):
        return adcode[:2]
    return adcode[:4] if adcode.endswith("00") else adcode


def contains(outer: str, inner: str) -> bool:
    """Whether `inner` is `outer` or lies in it."""
    return inner.startswith(prefix(outer))


def overlaps(one: str, other: str) -> bool:
    """Whether one lies in the other."""
    return contains(one, other) or contains(other, one)


def chain(adcode: str) -> list[str]:
    """The code and the codes it lies in, nearest first: county, prefecture, province."""
    candidates = [adcode, adcode[:4] + "00", adcode[:2] + "0000"]
    return list(dict.fromkeys(candidates))
