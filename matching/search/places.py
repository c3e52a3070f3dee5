"""Places in a query: 峨边彝族自治县, 峨边, Ebian."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matching import regions
from matching.search.mentions import PLACE, Mention
from matching.search.words import BREAK, PARAGRAPH, is_word

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
    "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|各"
)
_ENDING = re.compile(rf"(?<=..)(?:(?:(?:{_PEOPLES})族)*(?:维吾尔)?自治[区州县旗]|特别行政区|地区|林区|[省市县区旗盟])$")


def place_phrases(names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Every place by its whole name, and without what kind of place it is: (text, kind, division code)."""
    for code, name in names.items():
        yield name, PLACE, code
        yield _ENDING.sub("", name), PLACE, code


def places(units: Sequence[str], mentions: Iterable[Mention], names: Mapping[str, str]) -> list[str]:
    """The division codes that a query means; none where it may mean several.

    Many a short name is a word as well (公安, 和平), and a paragraph names places where somebody works or is
    treated: there, and for short names but a province's, a place counts only where it begins the text,
    follows another, or stands by itself; and never as the beginning of a longer word (公安局).
    """
    is_line = len(units) < PARAGRAPH
    meant: dict[tuple[int, int], list[str]] = {}
    named = (each for each in mentions if each.kind == PLACE and not _begins_word(units, each))
    for each in sorted(named, key=lambda each: each.start):
        whole = is_line and ("".join(each.key) == names[each.target] or each.target.endswith("0000"))
        follows = each.start == 0 or any(end == each.start for _, end in meant)
        alone = each.start == 0 or units[each.start - 1] == BREAK
        if whole or follows or (alone and units[each.end : each.end + 1] in ([], [BREAK])):
            meant.setdefault((each.start, each.end), []).append(each.target)
    found: list[str] = []
    for codes in meant.values():
        within = [code for code in codes if any(regions.contains(outer, code) for outer in found)]
        widest = [code for code in codes if all(regions.contains(code, other) for other in codes)]
        if within or widest:
            inner = (within or widest)[0]
            found = [code for code in found if not regions.contains(code, inner)] + [inner]
    return found


def _begins_word(units: Sequence[str], mention: Mention) -> bool:
    longer = ("".join(units[mention.start : mention.end + more]) for more in (1, 2) if mention.end + more <= len(units))
    return any(map(is_word, longer))
