"""What waits for the worker because the words around it are not understood well enough to be sure of it.

No list of the ways to deny, to suppose or to speak of others is ever complete. So it is asked the other way round what may stand beside a
fact and change nothing of it (cues `beside`): what is left of a clause without that, and without what was read, speaks against it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from matching.notes.clauses import Sentence
from matching.notes.lexicon import Found, Lexicon, Person
from matching.notes.statements import AGE, BIRTH_YEAR, MENTION, NOW, PAPERS, SEX, Statement, Stating
from matching.recognitions import STATUSES

# So many signs left over in the clause before a fact, or in all that is said of a mere name, are too many (benchmark notes: below 0.65 of
# such facts were right).
_BEFORE, _OF_NAME = 3, 2
# Facts that a mere name may tell of.
_NAMED = (STATUSES, "person.benefits", *PAPERS)
# Who somebody is does not hang on what else is said of him.
_WHO = (SEX, AGE, BIRTH_YEAR, "person.age_months")
_HAN = re.compile("[\u4e00-\u9fff]")
_OPEN, _CLOSE = "“「『", "”」』"
# What is wished, feared, supposed or a rule goes on in the clauses behind it.
_THOUGHT = ("wish", "hypothesis", MENTION)
# What is only wished for is work, school, a status or a paper, and no illness.
_WISHED = ("person.works_away", "person.employment_status", "person.edu_stage", "person.vocational_track", "person.has_student_loan")


@dataclass(frozen=True, slots=True)
class Caution:
    """Doubts statements by the words around them; `left`: how many signs before each place of the text are left over."""

    stating: Stating
    whole: Sequence[Sentence]
    found: Sequence[Found]
    left: Sequence[int]

    def doubted(self, statements: Sequence[Statement]) -> Iterator[Statement]:
        """The statements; those that are not sure enough as unclear."""
        starts = [each.start for each in self.whole]
        for each in statements:
            sentence = self.whole[max(0, bisect_right(starts, each.start) - 1)]
            because = self._because(each, sentence) if each.holds == NOW and _says_so(each) else None
            yield self.stating.doubtful(each, because)

    def _because(self, told: Statement, sentence: Sentence) -> str | None:
        number = bisect_right([start for start, _ in sentence.clauses], told.start) - 1
        start = sentence.clauses[max(0, number)][0]
        if told.fact in _WHO:
            return None
        if self.left[told.start] - self.left[start] >= _BEFORE or self._is_mere_name(told, sentence, number) or self._is_quoted(told, sentence):
            return "ambiguity"
        return "hypothesis" if self._goes_on(told, sentence, number) else None

    def _is_mere_name(self, told: Statement, sentence: Sentence, number: int) -> bool:
        """Whether more is said of the name of a status or a paper than that somebody has it (低保啥的跟他不沾边, 孤儿她不算)."""
        words = self.stating.text[told.start : told.end]
        if told.fact not in _NAMED or not _HAN.search(words) or self.stating.lexicon.cues["has"].search(words):
            return False
        text, clauses = self.stating.text, sentence.clauses
        first = last = number
        while first and text[clauses[first][0] - 1] == "、":
            first -= 1
        while last + 1 < len(clauses) and text[clauses[last][1]] == "、":
            last += 1
        start, end = clauses[first][0], clauses[last][1]
        alone = text[start:end].strip() == words and last + 1 < len(clauses)
        if alone and not any(each.entry is not None for each in self._found(*clauses[last + 1])):  # 残疾证,医生讲够不上
            end = clauses[last + 1][1]
        return self.left[end] - self.left[start] >= _OF_NAME

    def _is_quoted(self, told: Statement, sentence: Sentence) -> bool:
        """Whether it stands among other words that somebody is quoted with: whose they are, and of whom, the note does not say."""
        text = self.stating.text
        start = max(text.rfind(sign, sentence.start, told.start) for sign in _OPEN)
        if start <= max(text.rfind(sign, sentence.start, told.start) for sign in _CLOSE):
            return False
        end = min((at for at in (text.find(sign, told.end) for sign in _CLOSE) if at >= 0), default=len(text))
        return end - start - 1 > told.end - told.start

    def _goes_on(self, told: Statement, sentence: Sentence, number: int) -> bool:
        """Whether a clause before was of what is only wished or supposed, and nobody was named nor a word for now said since (打算明年
        去广东打工,把孩子送到县城上初中)."""
        if told.fact not in (*_WISHED, *_NAMED):
            return False
        thoughts = [each.end for each in sentence.scopes if each.kind in _THOUGHT and each.end <= told.start]
        since = max(thoughts, default=None)
        if since is None or any(isinstance(each.entry, Person) for each in self._found(since, told.start)):
            return False
        return self.stating.lexicon.cues["now"].search(self.stating.text, since, told.start) is None

    def _found(self, start: int, end: int) -> Sequence[Found]:
        return self.found[bisect_right(self.found, start - 1, key=lambda each: each.start) : bisect_right(self.found, end - 1, key=lambda each: each.start)]


def caution(stating: Stating, whole: Sequence[Sentence], found: Sequence[Found]) -> Caution:
    """For a plain text, its sentences, and what is found in it."""
    return Caution(stating, whole, found, left_over(stating.text, found, stating.lexicon))


def left_over(text: str, found: Sequence[Found], lexicon: Lexicon) -> list[int]:
    """Before each place of a text how many Chinese signs are neither part of what is found nor of what changes nothing."""
    rest = list(text)
    for each in found:
        rest[each.start : each.end] = " " * (each.end - each.start)
    signs = lexicon.cues["beside"].sub(lambda match: " " * len(match[0]), "".join(rest))
    return [0, *accumulate(_HAN.match(each) is not None for each in signs)]


def _says_so(told: Statement) -> bool:
    """Whether it says that something is so: what is not so needs no doubt of its own."""
    return told.fact is not None and told.bounds is None and told.value is not False and not (isinstance(told.value, dict) and not any(told.value.values()))
