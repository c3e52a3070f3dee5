"""Numbers as a note writes them: 12, 3.5万, 七十三, 一万五, 七十多, 两三千."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_WORDS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_WORDS |= {word: tens * 10 for tens, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)}
_NUMERAL = f"[{''.join(_DIGITS)}{''.join(_UNITS)}]"
_FIGURES = r"(?<![0-9.])[0-9]{1,9}(?:,[0-9]{3}){0,2}(?:\.[0-9]{1,4})?[多余来几]?[百千万]?"
_ONE = rf"(?:{_FIGURES}|{_NUMERAL}{{1,9}}|半|{'|'.join(_WORDS)})[多余来几]?"
# 千把, 几百, 千儿八百: as rough as they sound.
_ROUGH = "(?:[十百千万]把|几[十百千万]|百儿?八十|千儿?八百|万儿?八千)"
NUMBER = rf"(?:{_ROUGH}|{_ONE}(?:(?:元|块)?(?:到|至|~|-|—){_ONE})?)"
_TO = re.compile(rf"({_ONE})(?:元|块)?(?:到|至|~|-|—)({_ONE})", re.IGNORECASE)
_TWO = re.compile("([一二两三四五六七八九])([二两三四五六七八九])(?=[十百千万]|$)")


@dataclass(frozen=True, slots=True)
class Interval:
    """A number, or the bounds of a vague one."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


def interval(text: str) -> Interval:
    """What a text that `NUMBER` matches means: 七十多 is 71 to 79, 两三千 and 一千五六 are ranges, 千把 is about a thousand;
    of what is no range (2019-5) only the last number counts."""
    rough = re.fullmatch(_ROUGH, text)
    if rough:
        return _rough(text)
    if ends := _TO.fullmatch(text):
        low, high = interval(ends[1]), interval(ends[2])
        return Interval(low.low, high.high) if low.high < high.low else high
    plain = re.sub("[多余来几,]", "", text)
    pair = _TWO.search(plain)
    digits = len(re.findall(f"[{''.join(_DIGITS)}]", plain))
    if pair and _DIGITS[pair[1]] < _DIGITS[pair[2]] and (digits == 2 or re.search("[十百千万]", plain)):
        return Interval(*(_value(plain[: pair.start()] + sign + plain[pair.end() :]) for sign in pair.groups()))
    low = _value(plain)
    if not re.search("[多余来几]", text):
        return Interval(low, low)
    step = next((unit for unit in (10000, 1000, 100, 10) if low and low % unit == 0), 1)
    return Interval(low + 1, low + step - 1) if step > 1 else Interval(low, low + 1)


def _rough(text: str) -> Interval:
    unit = next(_UNITS[sign] for sign in text if sign in _UNITS)
    if text[0] == "几":
        return Interval(2 * unit, 10 * unit - 1)
    return Interval(0.8 * unit, unit * (1.2 if text[-1] == "把" else 1))


def _value(text: str) -> float:
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if text == "半":
        return 0.5
    digits = re.fullmatch(r"([0-9.]+)([百千万]?)", text)
    if digits:
        return round(float(digits[1]) * _UNITS.get(digits[2], 1), 6)
    if not any(unit in text for unit in _UNITS):  # 二〇一八: digit by digit
        return float("".join(str(_DIGITS[sign]) for sign in text))
    whole = section = 0.0
    digit: int | None = None
    unit = 1
    for sign in text:
        if sign == "万":
            whole, section, digit, unit = whole + (section + (digit or 0)) * 10000, 0.0, None, 10000
        elif sign in _UNITS:
            unit = _UNITS[sign]
            section, digit = section + (1 if digit is None else digit) * unit, None
        else:
            digit, unit = _DIGITS[sign], 1 if _DIGITS[sign] == 0 else unit
    # 一万五 is 15000; 十五 and 一百零五 are what they say.
    return whole + section + (digit or 0) * (unit // 10 if unit > 10 else 1)
