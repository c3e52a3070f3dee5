"""What is known of whom only when the whole note has been read: whose parents died, who is a child that was hit, who alone has a
status, of whom something can hardly be so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matching.notes.blows import stated
from matching.notes.lexicon import sentence_start
from matching.notes.people import Someone, agree
from matching.notes.reader import EVERYONE, Reader
from matching.notes.schooling import settle_schools
from matching.notes.statements import HOUSEHOLD, NOW


def settle(reader: Reader) -> None:
    """Complete what a reader has been told."""
    _fates(reader)
    _blows(reader)
    _hitters(reader)
    _exceptions(reader)
    _singles(reader)
    _foreign(reader)
    _personal(reader)
    settle_schools(reader)
    _unlikely(reader)


def _fates(reader: Reader) -> None:
    """What became of a parent is a fact of each child, known only when everybody has been named; what may mean
    something else counts only of somebody of whom nothing surer is said."""
    sure = {someone for someone, fate, statement in reader.fates if fate.value and statement.because != "ambiguity"}
    for someone, fate, statement in reader.fates:
        if fate.value is None or someone in reader.thread.alive or someone in sure and statement.because == "ambiguity":
            continue
        parent, of, level = reader.lexicon.parents.get(someone.kind, ("", (), "plain"))
        if someone.kind == "child" and someone.sex == "female":
            parent = "mother"
        told = replace(statement, fact=f"person.{parent}_status", value=fate.value)
        likely = replace(told, level=reader.stating.weaker(statement.level, level))
        children = [each for each in reader.thread.cast.people if each.kind in of and not reader.thread.cast.apart(each)]
        if someone.parent_of or someone.childs:  # 户主父亲去世, 孙子他爸去世: not of old and young alike
            children = [each for each in children if each is someone.parent_of or someone.childs and each.kind != "adult"]
            young = [each for each in children if each.kind == "grandchild"]
            children = young if someone.childs and young else children
        children = [each for each in children if each.child_of in (None, someone)]  # 小的是小儿子的孩子
        children = [each for each in children if not each.grown or each.kind == "adult"]
        children = [each for each in children if not (each.half and parent == "father")]  # 弟弟是母亲和继父生的: another's
        for child in children:
            known = child.child_of is someone
            whose = likely if known or not _is_anothers(child, someone, reader.thread.cast.people) else reader.stating.doubtful(told, "ambiguity")
            if child.grown:  # what a parent's fate gives, it gives the young: of a grown man nobody need know it
                whose = replace(whose, level=reader.stating.weaker(whose.level, "inferred"))
            reader.said += [(child, told if known else whose)] if child is not someone else []


def _is_anothers(child: Someone, someone: Someone, people: Sequence[Someone]) -> bool:
    """Whether a grandchild may well be another's than this son's or daughter's: of several sons nobody said whose, nor is 孙子 a
    daughter's child or 外孙 a son's."""
    if someone.kind != "child" or child.kind != "grandchild":
        return False
    others = [each for each in people if each.kind == "child" and each is not someone and not each.young and agree(each.sex, someone.sex)]
    return bool(others) or child.mothers is not (someone.sex == "female") and (child.mothers or any(each.mothers for each in people))


def _unlikely(reader: Reader) -> None:
    """What can hardly be so of whom it was said waits for the worker: at the only member whom it fits, else where it was read; what is
    only supposed of him (奶奶说她可能怀孕了) stays supposed."""
    people = reader.members()
    moved: dict[tuple[Someone | str, int, int], Someone] = {}
    for position, (who, told) in enumerate(reader.said):
        supposed = told.because == "hypothesis"
        against = [each for each in reader.lexicon.unlikely if (supposed or told.holds == NOW) and each.says(told.fact, told.value)]
        if not isinstance(who, Someone) or not any(each.is_of(who.kind, who.sex, who.between) for each in against):
            continue
        fitting = [one for one in people if not any(each.is_of(one.kind, one.sex, one.between) for each in against)]
        alike = [one for one in fitting if one.sex == who.sex]  # 她: the mother, where it can hardly be the girl
        found = alike if len(fitting) > 1 and who.sex else fitting
        if len(found) == 1 and not any(each.stays for each in against):
            reader.said[position] = (found[0], replace(told, level=reader.stating.weaker(told.level, "inferred")))
            moved[who, told.start, told.end] = found[0]
        elif not supposed:
            reader.said[position] = (who, reader.stating.doubtful(told, "ambiguity"))
    for position, (who, told) in enumerate(reader.said):
        if told.need is not None and (who, told.start, told.end) in moved:  # what the same words make needed goes along
            reader.said[position] = (moved[who, told.start, told.end], replace(told, level=reader.stating.weaker(told.level, "inferred")))


def _personal(reader: Reader) -> None:
    """What is one person's, said of the home (五保户), is its only member's; of several the worker says whose."""
    people, vocabulary = reader.members(), reader.stating.vocabulary
    for position, (who, told) in enumerate(reader.said):
        elements = [key for key, holds in told.value.items() if holds] if isinstance(told.value, dict) else []
        if who == HOUSEHOLD and any(not vocabulary.get(told.fact).is_shared(each) for each in elements):
            reader.said[position] = (people[0], told) if len(people) == 1 else (who, reader.stating.doubtful(told, "ambiguity"))


def _blows(reader: Reader) -> None:
    """What each blow states, when it is known who is a child."""
    reader.said += [(blow.hit, told) for blow, scopes in reader.struck for told in stated(blow, scopes, reader.stating)]


def _hitters(reader: Reader) -> None:
    """Who hits another of the family needs no lawyer for it: that is likely a need of whoever is hit (怕孩子判给男方)."""
    hurt = {who: blow.hit for blow, _ in reader.struck for who in blow.by if not blow.hit.young}
    for position, (who, told) in enumerate(reader.said):
        if told.need == "legal_help" and isinstance(who, Someone) and who in hurt:
            reader.said[position] = (hurt[who], replace(told, level=reader.stating.weaker(told.level, "inferred")))


def _exceptions(reader: Reader) -> None:
    """What all have but one (医保都交了,只有儿子没交): each has it, and he whom the words name has it not."""
    for (start, end), plain in reader.exceptions:
        named = {one for at, people in reader.meant.items() if start <= at < end for one in people}
        if len(named) != 1:
            continue
        said, reader.said = reader.said, []
        for who, told in said:
            if who != EVERYONE or told.start != plain.start:
                reader.said.append((who, told))
                continue
            told = replace(told, level=plain.level, holds=plain.holds, because=plain.because)
            reader.said += [(one, told) for one in reader.members() if one not in named]
            reader.said += [(one, replace(told, value=not told.value)) for one in named if isinstance(told.value, bool)]


def _foreign(reader: Reader) -> None:
    """Whether somebody of another country is without a hukou in the law's sense, an office says (越南媳妇,没户口)."""
    text = reader.stating.text
    for position, (who, told) in enumerate(reader.said):
        if told.fact == "person.no_hukou" and told.value is True and told.holds == NOW and isinstance(who, Someone) and not who.young:
            start = sentence_start(text, told.start)
            if reader.lexicon.cues["other_country"].search(text, start, told.end):
                reader.said[position] = (who, reader.stating.doubtful(told, "ambiguity"))


def _singles(reader: Reader) -> None:
    """What one alone has: of whom the words name, likely of whom the sentence was about; else it is for the worker to say. The
    home is not on it then."""
    for (start, end), told, topic in reader.singles:
        named = [one for at, people in reader.meant.items() if start <= at < end for one in people]
        if len(named) == 1:
            reader.said.append((named[0], told))
        elif len(topic) == 1:
            reader.said.append((topic[0], replace(told, level=reader.stating.weaker(told.level, "inferred"))))
        else:
            reader.said.append((HOUSEHOLD, reader.stating.doubtful(told, "ambiguity")))
        for position, (who, each) in enumerate(reader.said):
            if who == HOUSEHOLD and (each.fact, each.value, each.holds) == (told.fact, told.value, NOW):
                reader.said[position] = (who, reader.stating.doubtful(each, "contradiction"))
