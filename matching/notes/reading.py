"""What a note says: statements about the people, the household and what happened, each with its place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from matching.facts import Vocabulary
from matching.notes.caution import caution
from matching.notes.clauses import Sentence, plain, sentences
from matching.notes.kinship import relations
from matching.notes.lexicon import Lexicon, Person, clause_start
from matching.notes.people import FORMER, KIN, OWN_HOME, identified
from matching.notes.outsiders import Outsider, other_families, outside
from matching.notes.reader import Reader
from matching.notes.settling import settle
from matching.notes.places import Place
from matching.notes.statements import HOUSEHOLD, OTHERS, SEX, Statement, Stating, agreeing, finest
from matching.notes.subjects import Thread
from matching.notes.suspecting import Suspecting, suspect
from matching.notes.suspicions import Suspicion

HUKOU = "person.hukou_region"
# Why somebody is no member, beside what became of a parent.
NO_MEMBER = (OWN_HOME, KIN, FORMER, OTHERS)
# So many signs beside the words for somebody, and those that only say that he is there, say something of their own.
_MORE = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole note as read: members (id, relation) in order of appearance, statements in order of place,
    who of those named is no member, where nothing was understood, where words were, and where somebody's name stands."""

    members: tuple[tuple[str, str], ...]
    statements: tuple[Statement, ...]
    outside: tuple[Outsider, ...]
    unread: tuple[tuple[int, int], ...]
    understood: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int], ...]


def read(
    text: str, lexicon: Lexicon, vocabulary: Vocabulary, as_of: datetime.date, place: tuple[int, int] | None = None,
    registered: Place | None = None, suspicions: Sequence[Suspicion] = (),
) -> Reading:
    """Read a note as of a day; the same for the same words. `place`: where it names the county; `registered`: the county of the hukou,
    where that is another; `suspicions`: what it may hint at."""
    text = lexicon.usual(plain(text))
    found = lexicon.found(text)
    reader = Reader(lexicon, Stating(text, lexicon, vocabulary, as_of), Thread(text, lexicon))
    suspecting = Suspecting(suspicions)
    whole = list(sentences(text, found, lexicon, as_of.year))
    for sentence in whole:
        inside = [each for each in found if sentence.start <= each.start < sentence.end]
        for clause in sentence.clauses:
            reader.clause(sentence, clause, inside)
            suspecting.clause(reader.thread, sentence, clause)
    settle(reader)
    suspect(suspecting.hints, reader)
    if registered:
        told = Statement("", registered.start, registered.end, lexicon.levels["plain"], HUKOU, registered.adcode)
        clause = clause_start(text, registered.start)
        named = {one for at, people in reader.meant.items() if clause <= at < registered.start for one in people}
        reader.said += [(one, told) for one in named or {HOUSEHOLD}]  # 妻子户口还在越西县: hers
    outsiders = tuple(sorted([*outside(reader), *other_families(reader, whole)], key=lambda each: each.start))
    ids = identified(reader.members())
    said = [told for subject, statement in reader.said for told in reader.told(subject, statement, ids)]
    statements = sorted(finest(said, lexicon), key=lambda each: (each.start, each.end))
    statements = [*caution(reader.stating, whole, found).doubted(statements)]
    named = {(each.start, each.end) for each in found if isinstance(each.entry, Person) and each.entry.named}
    understood = {(each.start, each.end) for each in found} - named
    placed = relations(ids)
    members = tuple((identifier, placed[each]) for each, identifier in ids.items())
    met = set(reader.thread.first.values())
    people = [(each.start, each.end) for each in found if isinstance(each.entry, Person)]
    # 妻子 says that her husband is a man, and nothing of what is told of her.
    places = [*([place] if place else []), *(span for each in statements for span in [(each.start, each.end)] if each.fact != SEX or span not in people)]
    places += [span for span in ((each.start, each.end) for each in outsiders) if span not in met]
    places += [(told.start, told.end) for _, _, told in reader.fates]
    places += [(each.start, each.end) for each in said if each.need is not None]  # also what a finer need stands for
    told = [clause for sentence in whole for clause in sentence.clauses if _only_meets(text, clause, met, people, lexicon)]
    kept = [match.start() for match in lexicon.cues["to_be_shown"].finditer(text)]
    unread = tuple(run for sentence in whole for run in _unread(sentence, [*places, *told], kept) if text[slice(*run)].strip(" ,。;!?.)\n"))
    return Reading(members, tuple(agreeing(statements)), outsiders, unread, tuple(sorted(understood)), tuple(sorted(named)))


def _only_meets(
    text: str, clause: tuple[int, int], met: Collection[tuple[int, int]], people: Sequence[tuple[int, int]], lexicon: Lexicon
) -> bool:
    """Whether a clause in which somebody is met says hardly more than that he is there (家里有母亲和妹妹), or is part of a list of people."""
    start, end = clause
    if not any(start <= low < end for low, _ in met):
        return False
    inside = sorted((max(low, start), min(high, end)) for low, high in people if low < end and start < high)
    words = [*(text[low:high] for low, high in zip([start, *(high for _, high in inside)], [*(low for low, _ in inside), end], strict=True))]
    rest = "".join(lexicon.cues["meets"].sub("", each) for each in words)
    return len(re.findall(r"[一-鿿]|[A-Za-z]+|[0-9]+", rest)) < _MORE


def _unread(sentence: Sentence, places: Sequence[tuple[int, int]], kept: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The runs of clauses in which nothing was read: no statement, no county, nobody for the first time with no more said, no doubt
    of what stands before; and those with what is `kept` to be shown, whatever else was read (who keeps another's money)."""
    run: tuple[int, int] | None = None
    for start, end in sentence.clauses:
        doubts = any(scope.start < start <= scope.end <= start + 2 for scope in sentence.scopes)
        told = doubts or any(low < end and start < high for low, high in places)
        if told and not any(start <= each < end for each in kept):
            if run:
                yield run
            run = None
        elif start < end:
            run = (run[0] if run else start, end)
    if run:
        yield run
