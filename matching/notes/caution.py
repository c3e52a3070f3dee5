"""What waits for the worker because the words around it are not understood well enough to be sure of it.

No list of the ways to deny, to suppose or to speak of others is ever complete. So it is asked the other way round what may stand beside a
fact and change nothing of it (cues `beside`): what is left of a clause without that, and without what was read, speaks against it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from matching.notes.clauses import Sentence
from matching.notes.lexicon import Found, Lexicon, Person
from matching.notes.statements import AGE, BIRTH_YEAR, EVENT, MENTION, NOW, PAPERS, SEX, UNCLEAR, Statement, Stating
from matching.recognitions import STATUSES

# So many signs left over in the clause before a fact, or in all that is said of a mere name, are too many (benchmark notes: below 0.65 of
# such facts were right).
_BEFORE, _OF_NAME = 3, 2
# So far a list of names is followed to what is said of all of it.
_LISTED = 8
# Who somebody is does not hang on what else is said of him; of danger it is told at once; what became of a parent has cues of its own for
# what may stand before it.
_WHO = (AGE, BIRTH_YEAR, "person.age_months")
_DANGER = ("person.suicide_risk", "person.guardianship_risk", "person.violence_history")
_PARENTS = ("person.father_status", "person.mother_status")
# Facts that a mere name may tell of.
_NAMED = (STATUSES, "person.benefits", *PAPERS)
_HAN = re.compile("[\u4e00-\u9fff]")
# A longer quotation is the manner in which the note is written.
_QUOTED = re.compile('“[^“”]{1,60}”|「[^「」]{1,60}」|"[^"]{1,60}"')
# What is wished, feared, supposed or a rule goes on in the clauses behind it: wishes for work, school, a status or a paper, suppositions
# of an illness too.
_WISHED = ("person.works_away", "person.employment_status", "person.edu_stage", STATUSES, "person.benefits", "person.disability_certificate")
_SUPPOSED = ("person.illnesses", "person.disability_types", "person.disability_grade", "person.has_disability", *_WISHED)
_GOES_ON = {"wish": _WISHED, "hypothesis": _SUPPOSED, MENTION: _SUPPOSED}


@dataclass(frozen=True, slots=True)
class Caution:
    """Doubts statements by the words around them; `left`: how many signs before each place of the text are left over; `quoted`: where
    somebody is quoted."""

    stating: Stating
    whole: Sequence[Sentence]
    found: Sequence[Found]
    left: Sequence[int]
    quoted: Sequence[tuple[int, int]]

    def doubted(self, statements: Sequence[Statement]) -> Iterator[Statement]:
        """The statements; those that are not sure enough as unclear."""
        starts = [each.start for each in self.whole]
        for each in statements:
            sentence = self.whole[max(0, bisect_right(starts, each.start) - 1)]
            because = self._because(each, sentence) if each.holds == NOW and _may_be_doubted(each) else None
            # About half of these are right after all, which is what "inferred" says; in doubt they are all the same.
            level = self.stating.weaker(each.level, "inferred")
            yield replace(each, holds=UNCLEAR, because=because, level=level) if because else each

    def _because(self, told: Statement, sentence: Sentence) -> str | None:
        number = max(0, bisect_right(sentence.clauses, told.start, key=lambda each: each[0]) - 1)
        start = sentence.clauses[number][0]
        if self._is_quoted(told):
            return "ambiguity"
        if told.fact in _WHO or told.subject == EVENT:
            return None
        if told.fact not in _PARENTS and self._left(start, told.start) >= _BEFORE or self._is_mere_name(told, sentence, number):
            return "ambiguity"
        return "hypothesis" if self._goes_on(told, sentence) else "history" if self._ends(told, sentence, number) else None

    def _is_mere_name(self, told: Statement, sentence: Sentence, number: int) -> bool:
        """Whether more is said of the name of a status or a paper than that somebody has it (低保啥的跟他不沾边, 孤儿她不算)."""
        text, clauses = self.stating.text, sentence.clauses
        words = text[told.start : told.end]
        if told.fact not in _NAMED or not _HAN.search(words) or self.stating.lexicon.cues["has"].search(words):
            return False
        first = last = number
        while first > number - _LISTED and first and text[clauses[first][0] - 1] == "、":
            first -= 1
        while last < number + _LISTED and last + 1 < len(clauses) and text[clauses[last][1]] == "、":
            last += 1
        start, end = clauses[first][0], clauses[last][1]
        alone = text[start:end].strip() == words and last + 1 < len(clauses)
        if alone and not self._tells(*clauses[last + 1]):  # 残疾证,医生讲够不上
            end = clauses[last + 1][1]
        return self._left(start, told.start) + self._left(told.end, end) >= _OF_NAME and not self._is_had_again(told, sentence)

    def _is_quoted(self, told: Statement) -> bool:
        """Whether it stands among other words that somebody is quoted with: of whom they are, and whether so, the note does not say."""
        before = bisect_right(self.quoted, told.start, key=lambda each: each[0])
        start, end = self.quoted[before - 1] if before else (0, 0)
        return told.end <= end and end - start - 2 > told.end - told.start

    def _goes_on(self, told: Statement, sentence: Sentence) -> bool:
        """Whether a clause before was of what is only wished or supposed, and nobody was named nor a word for now said since (打算明年
        去广东打工,到了那边送去上初中)."""
        thoughts = [each.end for each in sentence.scopes if told.fact in _GOES_ON.get(each.kind, ()) and each.end <= told.start]
        since = max(thoughts, default=None)
        if since is None or any(isinstance(each.entry, Person) for each in self._found(since, told.start)):
            return False
        return self.stating.lexicon.cues["now"].search(self.stating.text, since, told.end) is None

    def _ends(self, told: Statement, sentence: Sentence, number: int) -> bool:
        """Whether the clause behind a status or a benefit, which tells nothing else, ends it (吃低保,没两年断了)."""
        if told.fact not in (STATUSES, "person.benefits") or number + 1 == len(sentence.clauses) or self._tells(*sentence.clauses[number + 1]):
            return False
        start, end = sentence.clauses[number + 1]
        match = self.stating.lexicon.cues["ends"].search(self.stating.text, start, end)
        return match is not None and self._left(start, match.start()) < _OF_NAME and not self._is_had_again(told, sentence)  # but 工资停了

    def _is_had_again(self, told: Statement, sentence: Sentence) -> bool:
        return self.stating.lexicon.cues["again"].search(self.stating.text, told.end, sentence.end) is not None

    def _left(self, start: int, end: int) -> int:
        return self.left[end] - self.left[start] if start < end else 0

    def _tells(self, start: int, end: int) -> bool:
        """Whether anything is read in a clause."""
        return any(each.entry is not None for each in self._found(start, end))

    def _found(self, start: int, end: int) -> Sequence[Found]:
        low, high = (bisect_left(self.found, place, key=lambda each: each.start) for place in (start, end))
        return self.found[low:high]


def caution(stating: Stating, whole: Sequence[Sentence], found: Sequence[Found]) -> Caution:
    """For a plain text, its sentences, and what is found in it."""
    quoted = [match.span() for match in _QUOTED.finditer(stating.text)]
    return Caution(stating, whole, found, left_over(stating.text, found, stating.lexicon), quoted)


def left_over(text: str, found: Sequence[Found], lexicon: Lexicon) -> list[int]:
    """Before each place of a text how many Chinese signs are neither part of what is found nor of what changes nothing."""
    rest = list(text)
    for each in found:
        rest[each.start : each.end] = " " * (each.end - each.start)
    signs = lexicon.cues["beside"].sub(lambda match: " " * len(match[0]), "".join(rest))
    return [0, *accumulate(_HAN.match(each) is not None for each in signs)]


def _may_be_doubted(told: Statement) -> bool:
    """Whether it says that something is so: what is not so, no school, a sex and a danger need no doubt of their own."""
    if told.fact is None or told.bounds is not None or told.fact in (SEX, *_DANGER):
        return False
    return any(told.value.values()) if isinstance(told.value, dict) else told.value not in (False, "none")
