"""Given names, which no word shows to be names but where they stand: right behind the words for somebody (大儿子建军), and again
later in the same note (建军去年查出尘肺)."""

from __future__ import annotations

import functools
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
    covered = _covered(taken)
    again = functools.cache(lambda name: text.count(name) > 1)
    for _, end in kin:
        match = cues["introduced"].match(text, end)
        for part in ("whole", "short", "given", "double") if match else ():
            start, stop = match.span(part)  # type: ignore[union-attr]
            if stop > start and again(text[start + (part == "whole") : stop]) and covered.isdisjoint(range(start, stop)):
                yield start, stop
                break


def given(text: str, named: Iterable[Span], taken: Iterable[Span], cues: Mapping[str, re.Pattern[str]]) -> Iterator[Span]:
    """The given names of those who have been named with their surname (赵德才。…德才要人照看)."""
    covered = _covered(taken)
    for name in dict.fromkeys(text[start:end] for start, end in named):
        if len(name) == _WHOLE and cues["given"].fullmatch(name):
            for match in re.finditer(re.escape(name[1:]), text):
                if text[match.start() - 1 : match.start()] != name[0] and covered.isdisjoint(range(*match.span())):
                    yield match.span()


def _covered(taken: Iterable[Span]) -> set[int]:
    """The places of the text that belong to other words."""
    return {place for start, end in taken for place in range(start, end)}
