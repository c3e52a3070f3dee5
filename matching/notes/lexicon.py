"""The lexicon: which words of a note mean which person, fact or need (`seed_data/lexicon/`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.seed_files import SeedFile
from matching.notes import names
from matching.notes.numbers import NUMBER
from matching.notes.unlikely import Unlikely

if TYPE_CHECKING:
    from matching.notes.frames import Frames

# Latin words, be it behind what may stand before them.
_LATIN = re.compile(r"(?:\(\?:)*[A-Za-z]")
_PART = re.compile(r"\{([a-z_]{2,})\}")
# What ends a sentence of a plain text, and what a clause.
_ENDS = "。!?;\n"
BREAKS = f",{_ENDS}"
CLAUSE = re.compile(f"[^{BREAKS}]+")


@dataclass(frozen=True, slots=True)
class Level:
    """How sure words are: `confidence` from 0 to 1, and what the level means."""

    name: str
    confidence: float
    means: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """Words for a person. `anchor`: whom the note is about; `young`: a child; `elder`: an old person; `grown`: no child;
    `group`: several at once, by relation; `number`: so many; `outside`: why not of the household (`kin`: unless they live
    together);
    `pronoun`: whoever was spoken of last; `again`: the next one of a group; `mate`: the old wife or husband of whom the
    note is about, if that is somebody of the other sex; `party`: the husband or wife, but of a child's somebody of another family;
    `counted`: one of the children counted last, whosever they are (大的, 老二); `named`: a name (`surname`: no more than
    the surname); `of_child`: there is a child whose father or mother it is; `of_wife`: of a
    grown woman it is her husband's father or mother; `hers`: to a wife who lives at her parents' it is these; `kin`: in a note
    about a child what she is to it, where one of the others is known (大妈 beside 大伯); `side`: of which parent's side a grandparent is called (see the cues `mothers` and `fathers`)."""

    relation: str | None = None
    sex: str | None = None
    order: int | None = None
    number: int | None = None
    anchor: bool = False
    young: bool = False
    elder: bool = False
    grown: bool = False
    outside: str | None = None
    pronoun: bool = False
    again: bool = False
    mate: bool = False
    party: bool = False
    named: bool = False
    surname: bool = False
    of_child: bool = False
    of_wife: bool = False
    counted: bool = False
    group: tuple[str, ...] = ()
    hers: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    side: str | None = None


@dataclass(frozen=True, eq=False)
class Words:
    """The words of an entry, standing `at` a place of a file; compiled when a text is first read, as most commands read none."""

    source: SeedFile
    at: tuple[str | int, ...]
    words: Sequence[str]
    parts: Mapping[str, str]

    def __post_init__(self) -> None:
        for position, word in enumerate(self.words):
            for part in _PART.findall(word):
                self.source.check_name(part, self.parts, "part", (*self.at, position))

    @functools.cached_property
    def patterns(self) -> list[re.Pattern[str]]:
        """One pattern for all the words without a number, the longest first, and one for each with a number."""
        longest_first = sorted(self.words, key=len, reverse=True)
        plain = [_expression(word, self.parts) for word in longest_first if "{n}" not in word]
        numbered = [_expression(word, self.parts) for word in longest_first if "{n}" in word]
        try:
            return [_compiled(each) for each in (["|".join(plain)] if plain else []) + numbered]
        except re.error as error:
            # Each may be one and all together none: a number is named once an entry.
            position = next((n for n, word in enumerate(self.words) if not _compiles(_expression(word, self.parts))), 0)
            message = f"{self.words[position]!r} is no expression ({error.msg})"
            raise self.source.error(message, (*self.at, position), "see the head of lexicon/grammar.yaml") from error


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """Words for a fact. Without a `value` the number in them is it; `plus` makes of the number a range
    of estimates; `shares`: it is a whole family's and is shared among its members. `who` may be
    meant: anyone, adult, woman (one who may be with child), parent (a grown-up whom the note is about, not the children
    named with it; else an adult), child, elder, ill (who is ill, before all others), home (the
    household as one), beside (a person named right beside it, else the household), about (whom the note is about, of
    somebody who is no member) or harmed (who was hit or threatened, whoever acts); `lasting`: what was so once is so
    still; `behind`: said only right behind words for a person; `given`: only in a sentence that has this cue; `passes`: what
    is soon over, so that a date of last year or before puts it in the past; `under`: only of somebody known to be younger than so many
    years; `done`: to a girl (the only one) or to a child (each where none is named), whoever acts; `also`: facts that the same words state;
    `aside`: its words may say something else too (打工: of a child child labour), so that they neither hide it nor are hidden by it."""

    fact: str
    value: Any = None
    level: str = "plain"
    who: str = "anyone"
    lasting: bool = False
    behind: bool = False
    given: str | None = None
    passes: bool = False
    under: int | None = None
    done: str | None = None
    plus: tuple[float, float] | None = None
    shares: bool = False
    aside: bool = False
    also: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Fate:
    """Words for what became of somebody: of a parent, as the child's father_status or mother_status says it; without a
    `value` he has a home of his own. `gone`: such a person is no member of the household now; `of`: the only kinds of
    people of whom it is said; `young`: of children too; `near`: said of a person (没了) only where nothing but time, place
    and cause stands between;
    `with_cause`: the level where a cause of death is named (车祸走的) and not only a time (前年走的); `beside`: said only
    where the note is about somebody else (`anchor`: 奶奶独居), of a parent or brother of whom it is about only where that is
    a grown-up (`grown_up`: 父母在老家); `acts`: only of whoever does it, not of those with whom it is done (老人跟儿子一家住镇上);
    `given`: as of a fact."""

    value: str | None = None
    level: str = "plain"
    gone: bool = False
    near: bool = False
    with_cause: str | None = None
    of: tuple[str, ...] = ()
    young: bool = False
    beside: str | None = None
    acts: bool = False
    given: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words for a need of a person (`who`: as of a fact) or of the household (home); `lasting`: what was needed once is so
    still; `given`, `under`, `done`: as of a fact; `over`: of nobody of that age or younger; `owned`: of whoever the thing named belongs
    to; `shown`: by what somebody does himself; `missed`: by whom the words name, who is nobody to be helped."""

    need: str
    who: str = "anyone"
    level: str = "plain"
    lasting: bool = False
    given: str | None = None
    passes: bool = False
    under: int | None = None
    done: str | None = None
    owned: bool = False
    shown: bool = False
    missed: bool = False
    over: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An entry whose words stand in the text at start:end; `number` as it is written there, and so many `times`."""

    entry: Person | Saying | Fate | Wanted | None
    start: int
    end: int
    number: str | None = None
    times: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every entry with its pattern; `parts` of which words are made, `cues` by what they do (see the head of the file).
    `broader`: of each need those that it is a finer one of, `whole`: that which it is all of. `leading`: facts that may
    stand right before whom they are said of; `unlikely`: what can hardly be so of whom; `frames`: what needs are put together from. `loose`: a need inside a longer
    expression counts too, but for one that means nothing."""

    levels: Mapping[str, Level]
    draft_from: float
    surnames: str
    parts: Mapping[str, str]
    dialect: Mapping[str, str]
    entries: tuple[tuple[Words, Any], ...]
    cues: Mapping[str, re.Pattern[str]]
    parents: Mapping[str, tuple[str, tuple[str, ...], str]]
    broader: Mapping[str, frozenset[str]]
    whole: Mapping[str, str]
    leading: frozenset[str]
    unlikely: tuple[Unlikely, ...]
    frames: Frames
    loose: bool = False

    def check(self) -> None:
        """Look at every expression; CatalogueError names the file, the line and the word of one that is none."""
        for words, _ in self.entries:
            words.patterns  # noqa: B018 - what is no expression is found out here

    def usual(self, text: str) -> str:
        """The text with words of a dialect as the usual ones, of the same length."""
        for word, usual in self.dialect.items():
            text = text.replace(word, usual)
        return text

    def _is_behind(self, said: Found, every: Iterable[Found], text: str) -> bool:
        """Whether something stands right behind words for a person, in a sentence of no sums and scores (老周58)."""
        person = next((each for each in every if isinstance(each.entry, Person) and each.end == said.start), None)
        if person and any(isinstance(each.entry, Saying) and each.start < person.start and each.end >= person.end for each in every):
            return False  # 怀了娃,五个月: part of other words
        if person is None:
            return False
        return self.cues["sums"].search(text, sentence_start(text, person.start), person.start) is None

    def _is_given(self, said: Found, text: str) -> bool:
        """Whether the sentence has the cue without which its words say nothing (工钱没给,老板找不到了)."""
        cue = getattr(said.entry, "given", None)
        return cue is None or self.cues[cue].search(text, sentence_start(text, said.start), sentence_end(text, said.end)) is not None

    def _names(self, every: Sequence[Found], text: str) -> Iterator[Found]:
        """Names that nothing but their place shows to be names, and the given names of those who were named in full."""
        known = {(each.start, each.end): each for each in every if isinstance(each.entry, Person)}
        kin = [span for span, each in known.items() if not (each.entry.named or each.entry.pronoun or each.entry.group or each.entry.number)]
        taken = [(each.start, each.end) for each in every if not isinstance(each.entry, Wanted)]
        places = [(span, True) for span in names.paired(text, self.cues)] + [(span, False) for span in names.introduced(text, kin, taken, self.cues)]
        whole = [span for span, each in known.items() if each.entry.named] + [span for span, _ in places]
        places += [(span, False) for span in names.given(text, whole, taken, self.cues)]
        yield from (Found(Person(named=True, young=young), *span) for span, young in dict(places).items() if span not in known)

    def found(self, text: str) -> list[Found]:
        """What stands in the text, in order; what stands inside a longer expression is left out."""
        every = [
            Found(entry, match.start(), match.end(), *(match.groupdict().get(name) for name in ("n", "m")))
            for words, entry in self.entries
            for pattern in words.patterns
            for match in pattern.finditer(text)
        ]
        every = [each for each in every if not getattr(each.entry, "behind", False) or self._is_behind(each, every, text)]
        every = [each for each in every if self._is_given(each, text)]
        apart = {(each.start, each.end) for each in every if isinstance(each.entry, Person) and each.entry.outside}
        # 丈夫离婚了: of a husband and a former one in the same words the former one.
        every = [each for each in every if (each.start, each.end) not in apart or getattr(each.entry, "outside", True)]
        every += self._names(every, text)
        every += _again(every, text)
        every.sort(key=lambda each: (each.start, -each.end))
        aside = [each for each in every if getattr(each.entry, "aside", each.entry is None)]
        said = _outermost(each for each in every if not isinstance(each.entry, Wanted) and not getattr(each.entry, "aside", False))
        wanted = [each for each in every if isinstance(each.entry, Wanted | None)]
        needs = _outside(wanted) if self.loose else [*_outermost(wanted)]
        needs = [*_framed(needs, _outside([each for each in wanted if each.entry is None] + [*self.frames.found(text)]))]
        return sorted(dict.fromkeys([*said, *_outermost(aside), *needs]), key=lambda each: (each.start, each.end))


def sentence_start(text: str, position: int) -> int:
    """Where the sentence of a plain text begins in which a place stands."""
    return max(text.rfind(sign, 0, position) for sign in _ENDS) + 1


def sentence_end(text: str, position: int) -> int:
    """Where the sentence of a plain text ends in which a place stands."""
    return min((at for at in (text.find(sign, position) for sign in _ENDS) if at >= 0), default=len(text))


def clause_start(text: str, position: int) -> int:
    """Where the clause of a plain text begins in which a place stands."""
    return max(text.rfind(sign, 0, position) for sign in BREAKS) + 1


def _framed(stated: Sequence[Found], framed: Iterable[Found]) -> Iterator[Found]:
    """The needs that words state, and those put together from frames; what both say of the same words, once, with its frame (不晓得 + 工伤找谁)."""
    left = list(stated)
    for each in _outermost(sorted((one for one in framed if one.entry is not None), key=lambda one: (one.start, -one.end))):
        alike = [one for one in left if one.entry and one.entry.need == each.entry.need and one.start < each.end and each.start < one.end]
        left = [one for one in left if one not in alike]
        entry = replace(alike[0].entry, lasting=alike[0].entry.lasting or each.entry.lasting) if alike else each.entry
        yield replace(each, entry=entry, start=min(one.start for one in (each, *alike)), end=max(one.end for one in (each, *alike)))
    yield from left


def _again(every: Sequence[Found], text: str) -> Iterator[Found]:
    """A name once known, wherever else it stands (小陆补记。…小陆想补交医保)."""
    named = {text[each.start : each.end]: each for each in every if isinstance(each.entry, Person) and each.entry.named}
    known = {(each.start, each.end) for each in every if isinstance(each.entry, Person)}
    for name, found in named.items():
        for match in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![某×*xXA-Za-z])", text):
            if match.span() not in known:
                yield replace(found, start=match.start(), end=match.end())


def _outermost(every: Iterable[Found]) -> Iterator[Found]:
    last: Found | None = None
    for each in every:
        if last is not None and each.end <= last.end and (each.start, each.end) != (last.start, last.end):
            continue
        yield each
        last = each


def _outside(every: Sequence[Found]) -> list[Found]:
    """What does not stand inside an expression that means nothing."""
    nothing = [each for each in every if each.entry is None]
    return [each for each in every if not any(one.start <= each.start and each.end <= one.end for one in nothing)]


@functools.cache
def _compiled(expression: str) -> re.Pattern[str]:
    """The pattern; there are more of them than `re` keeps, and each reading of the catalogue needs them all."""
    return re.compile(expression, re.IGNORECASE)


def _compiles(expression: str) -> bool:
    try:
        re.compile(expression)
    except re.error:
        return False
    return True


def _expression(word: str, parts: Mapping[str, str]) -> str:
    """`{n}` is a number, `{m}` one that it is taken by, any other such word one of the parts, and … a gap of up to eight
    characters within a clause; Latin words stand whole."""
    whole = _PART.sub(lambda part: f"(?:{parts[part[1]]})", word)
    text = whole.replace("{n}", f"(?P<n>{NUMBER})").replace("{m}", f"(?P<m>{NUMBER})")
    text = text.replace("…", r"(?:[^,。;:!?\n]{0,8}?)")
    return rf"(?<![A-Za-z])(?:{text})(?![A-Za-z])" if _LATIN.match(word) else f"(?:{text})"


def with_parts(given: Mapping[str, str], written: Mapping[str, str | Sequence[str]]) -> dict[str, str]:
    """The parts of words, each with those before it put in; one that is a list is any of them."""
    parts = dict(given)
    for name, each in written.items():
        text = each if isinstance(each, str) else f"(?:{'|'.join(each)})"
        parts[name] = _PART.sub(lambda part: f"(?:{parts[part[1]]})" if part[1] in parts else part[0], text)
    return parts
