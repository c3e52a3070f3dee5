"""A text as units, which are Chinese characters and stems of Latin words; how they sound; its words for weighing."""

from __future__ import annotations

import functools
import itertools
import logging
import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import jieba

jieba.setLogLevel(logging.WARNING)
# Stands between two units that are not said in one breath.
BREAK = "|"
# From so many units on a text is a paragraph, not a query of some words.
PARAGRAPH = 30
_UNIT = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]")
# What may stand between Latin words that belong together.
_JOINTS = frozenset({"", " ", "-", "'", "’"})
_LATIN = re.compile(r"[a-z0-9]+")
_STOP = re.compile(r"[。;;!?!?,,\n]|\.\s|(?<=[\u4e00-\u9fff]) +(?=[A-Za-z])|(?<=[A-Za-z.)]) +(?=[\u4e00-\u9fff])")
# AIDS and news are no plurals.
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:(?<=ch)es|(?<=sh)es|(?<=ss)es|(?<=x)es|(?<![su])(?<!^aid)(?<!^new)s)$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
# English words that tell nothing, beside all of three letters and less.
_EMPTY = frozenset(
    "about after also another because been before could does done during from have here into just like more most must "
    "only other over please should some such than that their them then there these they this those very want wants "
    "were what when where which while whose will with would your need needs help".split()
)
# What a Latin word tells, for which there is no dictionary, in the measure of `information`.
_LATIN_INFORMATION = 10.0
_MOST_INFORMATION = 12.0


def plain(text: str) -> str:
    """Half-width, lower case, without accents and tones (dībǎo)."""
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return "".join(each for each in decomposed if not unicodedata.combining(each))


def clauses(text: str) -> list[str]:
    """What stands between the stops of a text, or between its two languages."""
    return [each.strip() for each in _STOP.split(text) if len(each.strip()) > 1]


def simplified(text: str) -> str:
    """Traditional characters as simplified ones; the catalogue's own texts are."""
    return _to_simplified().convert(text)


def units(text: str) -> list[str]:
    """Characters and stemmed Latin words in their order, with a BREAK where anything else stands between two.

    A space between two Latin words is none: `left-behind child` is three units in a row.
    """
    return [stem(unit) for unit in spelt(text)]


def spelt(text: str) -> list[str]:
    """The units with Latin words as they are written."""
    text, found, end = plain(text), [], 0
    for match in _UNIT.finditer(text):
        unit, between = match[0], text[end : match.start()]
        end = match.end()
        if found and between and not (between in _JOINTS and is_latin(found[-1]) and is_latin(unit)):
            found.append(BREAK)
        found.append(unit)
    return found


def stem(word: str) -> str:
    """An English word without the ending of its plural."""
    return _PLURAL.sub("", word)


def is_chinese(unit: str) -> bool:
    """Whether a unit is a character."""
    return _CHINESE.fullmatch(unit) is not None


def is_latin(unit: str) -> bool:
    """Whether a unit is a Latin word or a number."""
    return _LATIN.fullmatch(unit) is not None


def joined(units: Sequence[str]) -> str:
    """Units as text again, Latin words with a space between."""
    return "".join(f" {unit} " if is_latin(unit) else unit for unit in units).replace("  ", " ").strip()


def syllables(found: Sequence[str]) -> list[str]:
    """The sound of each unit, tones left out; a Latin word and a BREAK stay what they are."""
    sounds: list[str] = []
    for chinese, run in itertools.groupby(found, is_chinese):
        # A whole run at once, since a character's sound may depend on its neighbours (重庆, 重病).
        sounds += _pinyin()("".join(run)) if chinese else run
    return sounds


def is_word(text: str) -> bool:
    """Whether the dictionary knows a Chinese word: then it is no misspelling of another."""
    jieba.initialize()
    return bool(jieba.dt.FREQ.get(text))


def tokens(text: str) -> list[str]:
    """Words for weighing: stemmed Latin words, Chinese words, and pairs of characters for what the cut misses."""
    text = plain(text)
    found = [stem(word) for word in _LATIN.findall(text)]
    for run in _CHINESE.findall(text):
        found += [word for word in jieba.cut(run) if len(word) > 1]
        found += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return found


def cut(found: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words that tell something begin and end: Chinese ones of two characters and more, Latin ones."""
    start = 0
    for chinese, run in itertools.groupby(found, is_chinese):
        for word in jieba.cut("".join(run)) if chinese else run:
            end = start + (len(word) if chinese else 1)
            if len(word) > (1 if chinese else 3) and word not in _EMPTY:
                yield start, end
            start = end


def information(word: str) -> float:
    """How much a word tells: minus the logarithm of its share in ordinary Chinese, within a limit."""
    if not is_chinese(word[0]):
        return _LATIN_INFORMATION
    return min(math.log(jieba.dt.total / (jieba.dt.FREQ.get(word) or 1)), _MOST_INFORMATION)


@functools.cache
def _to_simplified() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


@functools.cache
def _pinyin() -> Callable[[str], list[str]]:
    # Its tables take a tenth of a second to read: only what is misspelt or in Latin letters needs them.
    from pypinyin import lazy_pinyin

    return lazy_pinyin
