"""Given names, which no word shows to be names but where they stand: right behind the words for somebody (大儿子建军), and again
later in the same note (建军去年查出尘肺)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

Span = tuple[int, int]
# A surname of one sign and a given name of two.
_WHOLE = 3


def paired(text: str, cues: Mapping[str, re.Pattern[str]]) -> Iterator[Span]:
    """The names of two who have been counted (姐弟俩,小满13岁,石头9岁)."""
    for match in cues["paired"].finditer(text):
        yield match.span("one")
        yield match.span("other")


def introduced(text: str, kin: Iterable[Span], taken: Iterable[Span], cues: Mapping[str, re.Pattern[str]]) -> Iterator[Span]:
    """The names right behind words for somebody (`kin`), where the note calls him so again; nothing that is part of other words (`taken`)."""
    every = list(taken)
    for _, end in kin:
        match = cues["introduced"].match(text, end)
        for part in ("whole", "short", "given", "double") if match else ():
            start, stop = match.span(part)  # type: ignore[union-attr]
            again = text[start + 1 if part == "whole" else start : stop]
            if stop > start and text.count(again) > 1 and not any(low < stop and start < high for low, high in every):
                yield start, stop
                break


def given(text: str, names: Iterable[Span], taken: Iterable[Span], cues: Mapping[str, re.Pattern[str]]) -> Iterator[Span]:
    """The given names of those who have been named with their surname (赵德才。…德才要人照看)."""
    every = list(taken)
    for start, end in names:
        name = text[start:end]
        if len(name) != _WHOLE or not cues["given"].fullmatch(name):
            continue
        for match in re.finditer(re.escape(name[1:]), text):
            low, high = match.span()
            if text[low - 1 : low] != name[0] and not any(one < high and low < other for one, other in every):
                yield match.span()
