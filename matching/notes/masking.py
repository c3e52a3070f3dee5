"""Nobody's name, number or address in what is shown: such strings give way to ＊, sign for sign."""

from __future__ import annotations

import logging
import re

import jieba
import jieba.posseg

jieba.setLogLevel(logging.WARNING)
MASK = "＊"
_DIGITS = re.compile(r"[0-9０-９](?:[-\s]?[0-9０-９]){5,}[0-9Xx０-９Ｘ]?")
_ACCOUNT = re.compile(r"\S+@\S+|(?:微信|QQ|qq|wechat)(?:号)?[::]?\s*[A-Za-z0-9_-]{4,}")
_ADDRESS = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:街道|社区|小区|乡|镇|村|屯|寨|路|街|巷|弄)(?:(?:第?[0-9一二三四五六七八九十]+|[\u4e00-\u9fff]{1,4}?)(?:村|组|社|号|栋|幢|单元|室|楼|院))*"
    r"|[0-9一二三四五六七八九十]+(?:组|社|号|栋|幢|单元|室)"
)
_CALLED = re.compile(
    r"(?:(?<=户主)|(?<=姓名)|(?<=姓名[::])|(?<=名叫)|(?<=叫)|(?<=化名)|(?<=支书)|(?<=主任)|(?<=同志))[\u4e00-\u9fff]{2,3}"
    r"|[小老阿][\u4e00-\u9fff](?=[,,。、家说的今是在]|$)"
)
_LATIN_NAME = re.compile(r"(?<=Mr |Ms )[A-Z]\w+|(?<=Mr\. |Mrs |Ms\. )[A-Z]\w+|(?<=Mrs\. )[A-Z]\w+|(?<=named )[A-Z]\w+|(?<=[a-z,] )[A-Z][a-z]+")
_NAME_TAGS = ("nr", "nrfg", "nrt")


def masked(text: str) -> str:
    """The text with what could name or find somebody masked; as long as before."""
    for pattern in (_DIGITS, _ACCOUNT, _ADDRESS, _CALLED, _LATIN_NAME):
        text = pattern.sub(lambda match: MASK * len(match[0]), text)
    if re.search("[\u4e00-\u9fff]", text):
        text = "".join(MASK * len(word) if tag in _NAME_TAGS else word for word, tag in jieba.posseg.cut(text))
    return text
