"""Division codes (GB/T 2260 adcodes): a code's own digits say what it lies in. And what a division is called."""

from __future__ import annotations

import re

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
    "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各"
)
# In Xinjiang the peoples stand without 族. 东乡族自治县 is called by its people itself; 万柏林区 is no 林区; 巴林左旗 and
# 巴林右旗 are told apart by their ends. Two characters are left at least: 郊区 and 赵县 have no shorter name.
_KIND = re.compile(
    rf"(?<=..)(?:(?:(?:{_PEOPLES})族|蒙古|维吾尔|哈萨克|柯尔克孜|锡伯|塔吉克)*族?自治[区州县旗]|(?:{_PEOPLES})族区|"
    r"(?:特别)?行政区|[地特新]区|工?矿区|(?<=...)林区|联合旗|(?<![左右前中后])旗|(?<!矿)区|[省市县盟])$"
)


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


def short_name(name: str) -> str:
    """A division's name without what kind of division it is (峨边彝族自治县 → 峨边); as it is where that is all it has."""
    return _KIND.sub("", name)


def everyday_name(name: str) -> str:
    """What an autonomous division is called with its kind (峨边彝族自治县 → 峨边县, 恩施州); of any other its name."""
    return short_name(name) + name[-1] if name[-3:-1] == "自治" and name[-1] != "区" else name
