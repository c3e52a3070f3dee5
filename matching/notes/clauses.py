"""Sentences and clauses of a note, and what holds in which part of them: what is denied, over, only
supposed, or said of other people."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matching.notes.lexicon import Fate, Found, Lexicon, Person, Saying, Wanted
from matching.notes.numbers import interval

# Full-width letters, digits and signs as plain ones, and a heading in brackets (【住房】自有) as one with a colon: the same length, so
# that positions stay.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, ord("【"): 0x20, ord("】"): ord(":")}
# In telegraph style a space is a comma (邓某 女 45 尿毒症4年), but not between a number and its unit, and a wide one a full stop.
_UNIT = "岁年月日天周个元块万千百亩级次口人名位斤平米多余来到至只头张间层栋辆台件"
_GAPS = re.compile(r"(?<=[\u4e00-\u9fff0-9]) {2,}(?=[\u4e00-\u9fff0-9])")
_GAP = re.compile(
    r"(?<=[\u4e00-\u9fff)×xX]) (?=[\u4e00-\u9fff(])|(?<=[男女]) (?=[0-9])|(?<=[0-9]) (?=[男女])"
    rf"|(?:(?<=[\u4e00-\u9fff ][0-9]{{2}})|(?<=[0-9]{{3}})) (?=(?![{_UNIT}])[\u4e00-\u9fff])"
)
# A plain full stop behind a Chinese word, where no number or name is cut by it (在村幼儿园中班.母亲66岁).
_STOP = re.compile(r"(?<=[\u4e00-\u9fff)”])\.(?=\s|$|[\u4e00-\u9fff])")
_SENTENCE = re.compile(r"[^。!?;\n]*?(?:[。!?;\n]|\.(?=\s|$))|[^。!?;\n]+")
_BREAK = re.compile(r",(?!\d{3}(?!\d))|[:()、…]|—+|(?<=[A-Za-z]) (?=(?:and|but|because|who|while) )", re.IGNORECASE)
# A count or an age before a person (带一个6岁的女儿).
_COUNTED = re.compile(r"(?:[一两二三四五六七八九十0-9]+(?:个|名|位|周?岁)?半?大?的?)+$")
_JOINED = re.compile(r"\s*(?:、|和|与|跟|及|以及|还有|and)\s*", re.IGNORECASE)
# Somebody stays with another (外公跟大舅住): what follows is said of the one, not of both.
# One leaves or fights the other (亲爹跟他妈离了): what follows is said of the one.
_WITH, _LIVES = re.compile(r"\s*[跟同和与]\s*"), re.compile(r"(?:一起|一块儿?)?(?:居?住|过|生活)")
_PARTS = re.compile(r"(?:早就?|已经?|又|后来|都|也|前[年几些]|去年|[0-9一二两三四五六七八九十]+年前)*(?:离(?:了|婚|异|掉)|分手|分开|吵|打架|闹|结婚|再婚|复婚)")
# Who is a child's where named right behind it.
_ELDERS = ("father", "mother", "grandfather", "grandmother", "uncle", "aunt", "stepfather", "stepmother")
# So many clauses without a full stop are telegraph style: there a sentence begins where somebody is named.
_TELEGRAPH = 10
_AGES = ("person.age", "person.age_months", "person.birth_year")
_LISTED, _ALL = re.compile(r"[、和与跟及/]?"), re.compile(r"(?:也|还|这些|那些)*(?:都|均|全|什么|啥|样样|哪样|统统|一样|一个|一项)")
# What may stand before 停了 where it is said of the clause before, and not of something else (吃低保,工资停了).
_ADVERBS = re.compile(r"(?: |今年|but |and |has |have |had |就|也|又|都|还|才|全|已经?|被|给|后来|现在|目前|一直|如今)*")
# With what words begin that deny of themselves (没有劳动能力); a form that asks several things at once and answers each.
_DENYING = "没无不未非"
_FORM = re.compile(r"(?P<asked>[^/,。;:()\s]{1,8}(?:/[^/,。;:()\s]{1,8})+):(?P<told>[是否有无×√](?:/[是否有无×√])+)")
_NEAR = 60
# So far before an expression what denies it may stand.
_FAR = 200
# After what something ended (赔偿款下来以后就停了).
_AFTER = re.compile(r"[^,。;]{1,12}?(?:以后|之后|后来|后)(?:就|也|便|又)*|(?:but|and|then|until) (?:it|that|this|they) ")


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of the text that is not said of this family now; `kind`: history, dated (a day of last year or before), worked (years
    of work or school that have gone by), none (nothing of any kind is received), over, wish (or not settled yet), hypothesis, mention,
    refused, well (no worry, or served already), story (a film or a rule, of which no danger is told) or others."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its clauses as (start, end), and the scopes within it."""

    start: int
    end: int
    clauses: tuple[tuple[int, int], ...]
    scopes: tuple[Scope, ...] = ()

    def kinds(self, start: int, end: int = 0) -> set[str]:
        """The kinds of scope at a position; what words up to `end` say to be over, or not to be known, themselves (化疗停了,
        不知道咋教孩子) is not so by that."""
        here = [each for each in self.scopes if each.start <= start < each.end]
        own = [each for each in here if each.kind == "over" and each.end < end or each.kind in ("hypothesis", "mention") and each.start == start < end]
        return {each.kind for each in here if each not in own}


def plain(text: str) -> str:
    """The text with full-width signs as plain ones, commas for the gaps of telegraph style and Chinese full stops, character for character."""
    return _GAP.sub(",", _GAPS.sub(lambda gap: "。".ljust(len(gap[0])), _STOP.sub("。", text.translate(_PLAIN))))


def joined(text: str, one: Found, other: Found) -> bool:
    """Whether two mentions are named in one breath (父亲和母亲, 父亲、母亲, 儿子儿媳)."""
    if one.end == other.start:
        kin = all(isinstance(each.entry, Person) and (each.entry.relation or each.entry.kin) and not each.entry.named for each in (one, other))
        return kin and not _is_childs(one, other)
    between = text[one.end : other.start].strip()
    if _WITH.fullmatch(between) and (_PARTS.match(text, other.end) or between in ("跟", "同") and _LIVES.match(text, other.end)):
        return False
    return _JOINED.fullmatch(text, one.end, other.start) is not None


def _is_childs(one: Found, other: Found) -> bool:
    """Whether the second of two is the first one's father, mother or the like (孙女爸爸, 孩子奶奶)."""
    child, kin = one.entry, other.entry
    assert isinstance(child, Person) and isinstance(kin, Person)
    return child.relation in ("child", "grandchild") and kin.relation in _ELDERS


def sentences(text: str, found: Sequence[Found], lexicon: Lexicon, year: int) -> Iterator[Sentence]:
    """The sentences of a plain text with their clauses and scopes; `year` is the present one."""
    strangers: set[str] = set()
    others = False
    for match in _SENTENCE.finditer(text):
        if match[0].strip(" 。!?;.\n"):
            inside = [each for each in found if match.start() <= each.start and each.end <= match.end()]
            for clauses in _parted(tuple(_clauses(text, match.start(), match.end(), inside)), inside):
                start, end = clauses[0][0], clauses[-1][1]
                here = [each for each in inside if start <= each.start < end]
                scopes = tuple(_scopes(text, clauses, here, lexicon, year, strangers))
                if others:
                    scopes = (*_goes_on(text, clauses, here, lexicon), *scopes)
                others = any(each.kind == "others" and each.start <= start + 2 and each.end >= end - 1 for each in scopes)
                strangers |= set(_heard_of(text, here, scopes))
                yield Sentence(start, end, clauses, scopes)
        elif "\n" in match[0]:  # a paragraph of its own is of this family again
            others = False


def _goes_on(text: str, clauses: Sequence[tuple[int, int]], found: Sequence[Found], lexicon: Lexicon) -> Iterator[Scope]:
    """What a sentence goes on to tell of those others whom all of the last one was about: until somebody is named, or this family. What
    somebody who is named is to be helped with (想要个人陪孩子读书) is the family's: it is not for others that a worker notes it."""
    (start, end), *more = clauses
    named = [each for each in found if isinstance(each.entry, Person)]
    is_helped = bool(named) and any(isinstance(each.entry, Wanted) for each in found)
    if not is_helped and not any(each.start <= start + 2 for each in named):
        until = _until(text, more, start, end, found, lexicon.cues["own"])
        if until > start:
            yield Scope("others", start, until)


def _heard_of(text: str, found: Sequence[Found], scopes: Sequence[Scope]) -> Iterator[str]:
    """The names first heard right at the head of what is said of others (战友老周): theirs, wherever they stand again."""
    for each in found:
        named = isinstance(each.entry, Person) and each.entry.named and each.entry.surname
        if named and any(one.kind == "others" and one.start <= each.start <= one.start + 6 for one in scopes):
            if text.find(text[each.start : each.end]) == each.start:
                yield text[each.start : each.end]


def _parted(clauses: tuple[tuple[int, int], ...], found: Sequence[Found]) -> Iterator[tuple[tuple[int, int], ...]]:
    """The clauses as sentences: in telegraph style (老韩 男 69岁 老伴病故 …) each that begins with somebody named begins one."""
    if len(clauses) >= _TELEGRAPH:
        people = {each.start for each in found if isinstance(each.entry, Person) and not (each.entry.pronoun or each.entry.again)}
        heads = [number for number, (start, _) in enumerate(clauses) if number and start in people]
    else:
        heads = []
    for first, last in zip([0, *heads], [*heads, len(clauses)], strict=True):
        yield clauses[first:last]


def _clauses(text: str, start: int, end: int, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Cut at commas and the like, but not inside a person, fact or fate nor between people named in one breath."""
    people = [each for each in found if isinstance(each.entry, Person)]
    pairs = [(one.end, other.start) for one, other in zip(people, people[1:], strict=False) if joined(text, one, other)]
    kept = pairs + [(each.start, each.end) for each in found if not isinstance(each.entry, Wanted)]
    for cut in _BREAK.finditer(text, start, end):
        if not any(low <= cut.start() < high for low, high in kept):
            yield start, cut.start()
            start = cut.end()
    yield start, end


def _scopes(
    text: str, clauses: Sequence[tuple[int, int]], found: Sequence[Found], lexicon: Lexicon, year: int, strangers: Collection[str]
) -> Iterator[Scope]:
    cues = lexicon.cues

    def cue(name: str, start: int, end: int) -> re.Match[str] | None:
        """The first cue in a stretch that is not part of an expression of its own."""
        for match in cues[name].finditer(text, start, end):
            if not any(each.start <= match.start() and match.end() <= each.end for each in found if not isinstance(each.entry, Wanted)):
                return match
        return None

    first, last = clauses[0][0], clauses[-1][1]
    for said in cues["refused"].finditer(text, first, last):
        yield Scope("refused", said.start(), said.end())
    for said in cues["story"].finditer(text, first, last):
        yield Scope("story", said.start(), last)
    for number, (start, end) in enumerate(clauses):
        for said in cues["well"].finditer(text, start, end):
            yield Scope("well", start, said.end())
        over = cue("history", start, end)
        if over:
            yield Scope("history", over.start(), _until(text, clauses[number + 1 :], over.end(), end, found, cues["now"]))
        day = next((each for each in cues["dated"].finditer(text, start, end) if not _present(each, year)), None)
        if day:
            yield Scope("dated", start, _until(text, clauses[number + 1 :], day.end(), end, found, cues["now"]))
        ahead = next((each for each in cues["dated"].finditer(text, start, end) if _present(each, year + 1)), None)
        if ahead:  # 2027年医保没交, as of 2026
            yield Scope("wish", ahead.start(), end)
        for kind in ("wish", "hypothesis", "mention"):
            doubt = cue(kind, start, end)
            if doubt:  # 按规定,低保户可以…, 下一步:办残疾证: what a rule says, or is planned, stands behind it
                rule = doubt.end() == end and (kind == "mention" or text[end : end + 1] == ":") and number + 1 < len(clauses)
                yield Scope(kind, doubt.start(), (last if text[end] == ":" else clauses[number + 1][1]) if rule else end)
        if condition := cue("condition", start, end):
            yield Scope("hypothesis", condition.start(), last)
        for name, kind in (("over", "over"), ("open_after", "wish")):
            after = cue(name, start, end)
            again = after and cues["again"].search(text, after.end(), last)  # 停了,今年又恢复了
            if after and not again and not any(each.start == after.end() for each in found):  # 退出低保: said of what follows
                # 低保申请交了,还没批下来: said of the clause before where nothing stands between
                when = start + len(_when(cues, text, start, after.start()))
                near = _ADVERBS.fullmatch(text, when, after.start()) if kind == "over" else after.start() <= when + 2
                alone = number and near and not any(start <= each.start < after.start() for each in found)
                if alone and kind == "wish":  # 没有低保,刚交了申请: they have none all the same
                    alone = not cues["not"].search(text, *clauses[number - 1])
                yield Scope(kind, _back(clauses, number, found) if alone else start, after.start())
        if nothing := cue("none_at_all", start, end):
            alone = number and not any(start <= each.start < nothing.start() for each in found)
            yield Scope("none", _back(clauses, number, found) if alone else start, last)
        if had := cue("had", start, end):
            yield Scope("history", _back(clauses, number, found) if number and had.start() == start else start, had.start())  # 低保,原来有
        if (worked := cues["worked"].search(text, start, end)) and not cues["now"].search(text, start, worked.start()):
            yield Scope("worked", worked.start(), worked.end())
        others = cue("others", start, end)
        if strangers and text.startswith(tuple(strangers), start):
            yield Scope("others", start, _until(text, clauses[number + 1 :], start, end, (), cues["own"]))
        elif others and not _only_helps(text, others, start, cues):
            yield Scope("others", others.start(), _until(text, clauses[number + 1 :], others.end(), end, (), cues["own"]))


def _back(clauses: Sequence[tuple[int, int]], number: int, found: Sequence[Found]) -> int:
    """Where the last clause before this one begins in which anything is said (得过乳腺癌,2016年做的手术,复查没事)."""
    said = [start for start, end in clauses[max(0, number - 2) : number] if any(start <= each.start < end for each in found)]
    return said[-1] if said else clauses[number - 1][0]


def _when(cues: Mapping[str, re.Pattern[str]], text: str, start: int, end: int) -> str:
    """The date at the head of a clause (去年), or after what (赔偿款下来以后), if one is there."""
    when = cues["dated"].match(text, start, end) or _AFTER.match(text, start, end)
    return when[0] if when else ""


def _present(day: re.Match[str], year: int) -> bool:
    """Whether a date is of this year, or later."""
    written = day.groupdict().get("n")
    return written is not None and interval(written).high >= year


def _until(
    text: str, clauses: Sequence[tuple[int, int]], start: int, end: int, people: Sequence[Found], stop: re.Pattern[str]
) -> int:
    """How far a scope goes on: to a word that stops it, or to a clause that begins with somebody else."""
    while True:
        match = stop.search(text, start, end)
        if match:
            return match.start()
        if not clauses:
            return end
        (start, following), *clauses = clauses
        if any(isinstance(each.entry, Person) and start <= each.start <= start + 2 for each in people):
            return end
        end = following


def _only_helps(text: str, others: re.Match[str], start: int, cues: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the other people only speak or help (邻居说…, 靠邻居接济), or are those whom the visit is to (走访村里老赵)."""
    done_to = any(is_object(text, others.start(), start, cues[cue]) for cue in ("object", "visits"))
    return done_to or bool(cues["speaks"].match(text, others.end()))


def is_object(text: str, position: int, start: int, objects: re.Pattern[str]) -> bool:
    """Whether what stands at a position of a clause is done something to or with (带着…, 跟…), not the one who acts."""
    before = _COUNTED.sub("", text[max(start, position - 20) : position])
    return any(match.end() == len(before) for match in objects.finditer(before))


def denial(text: str, said: Found, found: Sequence[Found], sentence: Sentence, lexicon: Lexicon) -> str | None:
    """How an expression is denied: "no" (没有…, not on …, or right after it …没办), "nobody" (没有人…), or "twice" (不是没有…)."""
    if isinstance(said.entry, Wanted | Fate) or getattr(said.entry, "fact", None) in _AGES:  # 3岁没上园
        after = False
    else:
        denied = lexicon.cues["not_after"].match(text, _denied_list_end(text, said, found))
        # 肢体残疾没办残疾证: what is not there is the certificate.
        after = denied is not None and not any(
            each.start <= denied.end() and each.end > denied.start() and not isinstance(each.entry, Person)
            for each in _within(found, said.end, min(denied.end() + 1, sentence.end))
        )
    start = max(sentence.start, said.start - _FAR)
    start = max(start, *(text.rfind(sign, start, said.start) + 1 for sign in ",;:"))
    before = list(text[start : said.start])
    absent = False
    for each in _within(found, start, said.start):  # 没有低保、残疾证: what stands between is denied as well
        nobody = isinstance(each.entry, Person) and text.endswith(("没有", "无"), start, each.start)  # 没有子女在外打工
        if each.end <= said.start and (nobody or not isinstance(each.entry, Person)):
            absent = absent or nobody
            before[each.start - start : each.end - start] = "、" * (each.end - each.start)
    words = "".join(before)
    for kind, cue in (("nobody", "nobody"), ("no", "not")):
        pattern = rf"(?:{lexicon.cues[cue].pattern})(?:{lexicon.cues['bridge'].pattern})*$"
        if match := re.search(pattern, words, re.IGNORECASE):
            return "twice" if lexicon.cues["not_not"].search(words, 0, match.start()) else "nobody" if absent else kind
    if text[said.start] in _DENYING and lexicon.cues["not_not"].search(words):
        return "twice"
    return "no" if after or _ticked(text, said) or lexicon.cues["not_found"].search(words) else None


def _within(found: Sequence[Found], start: int, end: int) -> Sequence[Found]:
    """What begins in a stretch of the text, of what is found in the order of the text."""
    return found[_place(found, start) : _place(found, end)]


def _place(found: Sequence[Found], position: int) -> int:
    """How many of what is found in the order of the text begin before a position."""
    return bisect_left(found, position, key=lambda each: each.start)


def _ticked(text: str, said: Found) -> bool:
    """Whether a form says no to it, in a list of as many answers as there are things asked (低保/特困/边缘:否/否/否)."""
    forms = _FORM.finditer(text, max(0, said.start - _NEAR), said.end + _NEAR)
    form = next((each for each in forms if each.start() <= said.start < each.end("asked")), None)
    if form is None:
        return False
    answers = form["told"].split("/")
    place = text.count("/", form.start(), said.start)
    return place < len(answers) and answers[place] in ("否", "无", "×")


def _denied_list_end(text: str, said: Found, found: Sequence[Found]) -> int:
    """Where the list ends of which an expression is part, if all of it is denied (低保、残疾证都没有), else where it ends itself."""
    end = list_end(text, said, found)
    return end if _ALL.match(text, end) else said.end


def list_end(text: str, said: Found, found: Sequence[Found]) -> int:
    """Where the list ends of which an expression is part (低保、残疾证); nobody reads on for more than so far."""
    end = said.end
    for each in _within(found, said.end, said.end + _FAR):
        if each.start > end + 1:
            break
        if each.start >= end and _LISTED.fullmatch(text, end, each.start) and not isinstance(each.entry, Person):
            end = each.end
    return end


def turn(text: str, said: Found, found: Sequence[Found], lexicon: Lexicon) -> tuple[int, int]:
    """Which it is of how many that are said of the same fact in one breath (两个儿子,10岁和13岁)."""
    spans: list[list[int]] = []
    for each in found:
        alike = isinstance(each.entry, Saying) and (each.entry.fact, each.entry.plus) == (said.entry.fact, said.entry.plus)
        if alike and spans and each.start <= spans[-1][1]:  # 小学三年级: one of them
            spans[-1][1] = max(spans[-1][1], each.end)
        elif alike:
            spans.append([each.start, each.end])
    first = last = place = next(number for number, (start, end) in enumerate(spans) if start <= said.start < end)
    while first and lexicon.cues["listed"].fullmatch(text, spans[first - 1][1], spans[first][0]):
        first -= 1
    while last + 1 < len(spans) and lexicon.cues["listed"].fullmatch(text, spans[last][1], spans[last + 1][0]):
        last += 1
    return place - first, last - first + 1
