"""Nobody's name, number or address in what is shown: such strings give way to ＊, sign for sign."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

import jieba
import jieba.posseg

jieba.setLogLevel(logging.WARNING)
MASK = "＊"
_DIGITS = re.compile(r"[0-9０-９](?:[-\s]?[0-9０-９]){6,}[0-9Xx０-９Ｘ]?")
_ACCOUNT = re.compile(r"\S+@\S+|(?:微信|QQ|qq|wechat)(?:号)?[::]?\s*[A-Za-z0-9_-]{4,}")
_HAN = "[\u4e00-\u9fff]"
_NUMERAL = "[0-9一二三四五六七八九十]"
_ADDRESS = re.compile(
    rf"(?:(?![省市县区州旗盟在到去]){_HAN}){{2,6}}?(?:街道|社区|小区|乡|镇|村(?![委民里干])|屯|寨)"
    rf"(?:(?:第?{_NUMERAL}+|{_HAN}{{1,4}}?)(?:村|组|社|号|栋|幢|单元|室|楼|院))*"
    rf"|{_HAN}{{2,6}}?(?:路|街|巷|弄){_NUMERAL}+(?:号|弄)?|{_NUMERAL}+(?:组|社|号|栋|幢|单元|室)(?![0-9])"
)
_CALLED = re.compile(
    r"(?:(?<=户主)|(?<=姓名)|(?<=姓名[::])|(?<=名叫)|(?<=叫)|(?<=化名)|(?<=支书)|(?<=主任)|(?<=同志))[\u4e00-\u9fff]{2,3}(?=[,,。、(年今系在]|$)"
)
_LATIN_NAME = re.compile(
    r"(?:(?<=Mr )|(?<=Ms )|(?<=Mr\. )|(?<=Mrs )|(?<=Ms\. )|(?<=Mrs\. )|(?<=named )|(?<=called ))[A-Z]\w+(?: [A-Z]\w+)?"
)
_NAME_TAGS = ("nr", "nrfg", "nrt")
_LONGEST_NAME = 4


def masked(
    text: str,
    understood: Sequence[tuple[int, int]],
    names: Sequence[tuple[int, int]],
    surnames: str,
    public: Sequence[tuple[int, int]] = (),
) -> str:
    """The note with what could name or find somebody masked, as long as before.

    `understood` are places of words with a meaning of their own, `public` those of programmes, funds and agencies,
    `names` places known to be names; a name is masked wherever it stands.
    """
    called = [text[start:end] for start, end in names] + [match[0] for match in _CALLED.finditer(text)]
    called += _tagged(text, understood, public, surnames)
    for name in sorted(set(called), key=lambda each: (-len(each), each)):
        text = text.replace(name, MASK * len(name))
    pieces, start = [], 0
    for low, high in sorted(public):
        if high > start:
            pieces += [_hidden(text[start : max(low, start)]), text[max(low, start) : high]]
            start = high
    return "".join([*pieces, _hidden(text[start:])])


def _hidden(text: str) -> str:
    """A piece of the note without numbers, accounts, addresses and Latin names."""
    for pattern in (_DIGITS, _ACCOUNT, _ADDRESS, _LATIN_NAME):
        text = pattern.sub(lambda match: MASK * len(match[0]), text)
    return text


def _within(start: int, end: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(low <= start and end <= high for low, high in places)


def _tagged(text: str, understood: Sequence[tuple[int, int]], public: Sequence[tuple[int, int]], surnames: str) -> list[str]:
    """What jieba takes for a person's name and begins as one, except words that mean something else here."""
    found, start = [], 0
    for word, tag in jieba.posseg.cut(text):
        end = start + len(word)
        if tag in _NAME_TAGS and 2 <= len(word) <= _LONGEST_NAME and word[0] in surnames + "小老阿":
            if not (any(low < end and start < high for low, high in understood) or _within(start, end, public)):
                found.append(word)
        start = end
    return found
