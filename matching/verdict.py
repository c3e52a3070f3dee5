"""The three verdicts and how they combine (strong Kleene logic).

The combining rule lives on the enum, so that nobody writes `if verdict == ...` twice.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable


class Verdict(enum.Enum):
    """Eligible, not eligible, or to be checked; the last is never a polite no."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    TO_BE_CHECKED = "to_be_checked"

    def __and__(self, other: Verdict) -> Verdict:
        if Verdict.NOT_ELIGIBLE in (self, other):
            return Verdict.NOT_ELIGIBLE
        if Verdict.TO_BE_CHECKED in (self, other):
            return Verdict.TO_BE_CHECKED
        return Verdict.ELIGIBLE

    def __or__(self, other: Verdict) -> Verdict:
        return ~(~self & ~other)

    def __invert__(self) -> Verdict:
        return _NEGATION[self]

    @classmethod
    def of(cls, truth: bool | None) -> Verdict:
        """True, False or None (unknown) as a verdict."""
        if truth is None:
            return cls.TO_BE_CHECKED
        return cls.ELIGIBLE if truth else cls.NOT_ELIGIBLE

    @classmethod
    def all(cls, verdicts: Iterable[Verdict]) -> Verdict:
        """The conjunction; of nothing it is eligible."""
        result = cls.ELIGIBLE
        for verdict in verdicts:
            result = result & verdict
        return result

    @classmethod
    def any(cls, verdicts: Iterable[Verdict]) -> Verdict:
        """The disjunction; of nothing it is not eligible."""
        result = cls.NOT_ELIGIBLE
        for verdict in verdicts:
            result = result | verdict
        return result

    @property
    def label(self) -> dict[str, str]:
        """The word for it on every screen and page, in Chinese and English."""
        return dict(_LABELS[self])


_NEGATION = {
    Verdict.ELIGIBLE: Verdict.NOT_ELIGIBLE,
    Verdict.NOT_ELIGIBLE: Verdict.ELIGIBLE,
    Verdict.TO_BE_CHECKED: Verdict.TO_BE_CHECKED,
}
_LABELS = {
    Verdict.ELIGIBLE: {"zh": "符合条件", "en": "eligible"},
    Verdict.NOT_ELIGIBLE: {"zh": "不符合", "en": "not eligible"},
    Verdict.TO_BE_CHECKED: {"zh": "待核实", "en": "to be checked"},
}
