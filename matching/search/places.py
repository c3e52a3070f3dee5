"""Places in a query: 峨边彝族自治县, 峨边, Ebian."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matching import regions
from matching.search.mentions import EXACT, NEED, PLACE, Mention
from matching.search.words import BREAK, PARAGRAPH, is_word


def place_phrases(names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Every place by its whole name, as it is called, and without what kind of place it is: (text, kind, code)."""
    for code, name in names.items():
        for text in (name, regions.everyday_name(name), regions.short_name(name)):
            yield text, PLACE, code


def places(units: Sequence[str], mentions: Iterable[Mention], names: Mapping[str, str]) -> list[str]:
    """The division codes that a query means; none where it may mean several.

    Many a short name is a word as well (公安, 和平), and a paragraph names places where somebody works or is
    treated: there, and for short names but a province's, a place counts only where it begins the text,
    follows another, or stands by itself; never as the beginning of a longer word (公安局), and as a word for a
    need (互助) only where it follows another. Of a province and a county of one name (河南) the province is meant.
    """
    is_line = len(units) < PARAGRAPH
    meant: dict[tuple[int, int], list[str]] = {}
    mentions = list(mentions)
    needs = [range(each.start, each.end) for each in mentions if each.kind == NEED and each.sureness == EXACT]
    named = (each for each in mentions if each.kind == PLACE and not _begins_word(units, each))
    for each in sorted(named, key=lambda each: each.start):
        name = names[each.target]
        whole = "".join(each.key) in (name, regions.everyday_name(name)) or each.target.endswith("0000")
        follows = any(end == each.start for _, end in meant)
        alone = units[each.start - 1] == BREAK and units[each.end : each.end + 1] in ([], [BREAK])
        is_word_for_need = any(each.start in need and each.end - 1 in need for need in needs)
        if follows or (((whole and is_line) or each.start == 0 or alone) and not is_word_for_need):
            meant.setdefault((each.start, each.end), []).append(each.target)
    found: list[str] = []
    for codes in meant.values():
        within = [code for code in codes if any(regions.contains(outer, code) for outer in found)]
        provinces = [code for code in codes if code.endswith("0000")]
        widest = [code for code in codes if all(regions.contains(code, other) for other in codes)]
        if within or provinces or widest:
            inner = (within or provinces or widest)[0]
            found = [code for code in found if not regions.contains(code, inner)] + [inner]
    return found


def _begins_word(units: Sequence[str], mention: Mention) -> bool:
    longer = ("".join(units[mention.start : mention.end + more]) for more in (1, 2) if mention.end + more <= len(units))
    return any(map(is_word, longer))
