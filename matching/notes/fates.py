"""What became of somebody, as a clause tells it: who died, is in prison, is lost or has a home of his own; and who is back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from matching.notes.lexicon import Fate, Found
from matching.notes.people import OWN_HOME, Someone
from matching.notes.statements import NOW, Statement, Stating
from matching.notes.subjects import Subject, Thread

# Of whom what became of him, as which words say.
Told = tuple[Someone, Fate, Statement]
# What became of a child that is looked for.
_LOST = ("失联", "失踪")
_DIED = "死亡"
# Who may come back from another home to the children.
_PARENTS = ("father", "mother", "husband", "wife", "daughter_in_law", "son_in_law")
# In these scopes nobody is said to be back.
_NOT_TOLD = {"hypothesis", "wish", "refused", "others"}


def became(thread: Thread, stating: Stating, found: Found, statement: Statement) -> list[Told]:
    """What words for a fate say, and of whom; the thread knows from here on who is gone."""
    fate = found.entry
    assert isinstance(fate, Fate)
    if fate.near:
        words = thread.circumstance(found)
        if words is None:
            return []
        if fate.with_cause and statement.holds == NOW and thread.lexicon.cues["cause"].search(words):
            statement = replace(statement, level=thread.lexicon.levels[fate.with_cause])
    subject = thread.subject(found)
    doubtful = statement.level is thread.lexicon.levels["doubtful"]
    if thread.is_here(found, subject, doubtful=doubtful):
        return []
    if doubtful:
        statement = stating.doubtful(statement, statement.because or "ambiguity")
    if fate.value is None and not subject.sure or not _is_beside(thread, fate, subject):
        return []
    along = thread.taken_along(found) if fate.value is None else []
    if thread.cast.anchor in along:  # 妈妈带着孩子回娘家住: this is where they live
        return []
    told: list[Told] = []
    for someone in subject.people:
        if someone.young and fate.value in _LOST:  # who looks for a child has it still
            continue
        if fate.gone and (statement.holds == NOW or statement.because == "ambiguity"):
            leaving = [someone, *along]
            for each in leaving:
                thread.dead |= {someone} if fate.value == _DIED else set()
                each.gone, each.outside = True, each.outside or (None if fate.value else OWN_HOME)
            told += [(each, fate, subject.told(statement, stating)) for each in leaving[1:]]
        told.append((someone, fate, subject.told(statement, stating)))
    return told


def _is_beside(thread: Thread, fate: Fate, subject: Subject) -> bool:
    """Whether the note is about somebody else than those of whom a fate is said, where that must be so."""
    about = thread.cast.anchor
    if about is None:
        first = next(iter(thread.cast.people), None)  # 婆婆79岁,在三个儿子家轮流住
        beside_old = fate.beside == "anchor" and first is not None and first.elder and first not in subject.people and all(each.kind == "child" for each in subject.people)
        return fate.beside is None or beside_old or all(each.whose for each in subject.people)
    return fate.beside is None or about not in subject.people and not (fate.beside == "grown_up" and about.young)


def since_back(thread: Thread, stating: Stating, told: Sequence[Told], scopes: Collection[str], start: int, end: int) -> list[Told]:
    """What became of whom, when a clause has been read: of those who are home again (后来又回来了, 刑满释放) it is past, and who only
    seemed to be dead is not. `scopes`: those that the clause stands in."""
    back = next(thread.lexicon.cues["came_back"].finditer(stating.text, start, end), None)
    if back is None or set(scopes) & _NOT_TOLD or thread.lexicon.cues["not_back"].search(stating.text, start, back.end()):
        return list(told)
    since: list[Told] = []
    for someone, fate, statement in told:
        home = fate.value is not None or someone.kind in _PARENTS and thread.lexicon.cues["back_home"].match(stating.text, back.end()) is not None
        over = home and someone in thread.topic and statement.start < back.start()
        if not over or any(one is someone and each.value == _DIED and how.because != "ambiguity" for one, each, how in told):
            since.append((someone, fate, statement))
            continue
        someone.gone, someone.outside = False, None if someone.outside == OWN_HOME else someone.outside
        thread.dead -= {someone}
        if fate.value not in (None, _DIED):
            since.append((someone, fate, replace(stating.doubtful(statement, "history"), end=back.end())))
    return since
