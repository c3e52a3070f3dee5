"""Who lives with whom: kin who are of the household, parents and children who are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from matching.notes.clauses import is_object
from matching.notes.families import SIBLINGS
from matching.notes.lexicon import Found, Person
from matching.notes.mentions import PARENTS
from matching.notes.naming import Naming
from matching.notes.people import FORMER, KIN, Someone

_AGE_BEHIND = re.compile(r"[,(]?(?:今年)?\d{1,3}岁\)?,?(?=[同一共])")
_NEPHEWS = ("nephew", "niece", "in_law", "cousin")


@dataclass(slots=True)
class Living(Naming):
    """`elsewhere`: who lives with kin, and where that is said; `stays_with`: the parent with whom the child stays after a divorce, said at
    `stays_at`."""

    elsewhere: dict[Someone, tuple[int, int]] = field(default_factory=dict)
    stays_with: Someone | None = None
    stays_at: tuple[int, int] = (0, 0)

    def _together(self, each: Found) -> None:
        """A grown-up's brothers and sisters are of the household where they live together (李某兄弟二人共同生活)."""
        person = each.entry
        assert isinstance(person, Person)
        if set(person.group) & set(SIBLINGS) and self.lexicon.cues["lives"].match(self.text, each.end):
            self.cast.siblings_here = True

    def _lives(self, each: Found, people: Sequence[Someone], start: int) -> None:
        """Who lives with whom: kin with the child, or with a grown-up whom the note is about, are of the household; a
        parent with kin (外公跟大舅住) is not."""
        cues, text = self.lexicon.cues, self.text
        aged = _AGE_BEHIND.match(text, each.end)  # 岳母75岁同住
        at_home = cues["lives"].match(text, each.end) or (cues["lives"].match(text, aged.end()) if aged else None)
        stays = is_object(text, each.start, start, cues["stays"]) and not cues["holds"].match(text, each.end)
        if not (at_home or cues["carer"].match(text, each.end) or stays):
            return
        at_home = at_home or (cues["their_home"].match(text, each.end) if stays else None)
        here = next((mention.people for mention in reversed(self.mentions) if mention.acts), ())
        if here and isinstance(each.entry, Person) and (each.entry.pronoun or each.entry.anchor):  # 婆婆跟她一起住
            for someone in here if at_home else ():
                someone.together = True
            return
        young = self.cast.anchor is not None and self.cast.anchor.young and all(one.kind in PARENTS for one in self.topic)
        who = here or (() if young else self.topic)
        who = tuple(one for one in who if not one.gone) or ((self.cast.anchor,) if self.cast.anchor else ())
        if all(self.cast.apart(one) for one in who) and all(one.kind in ("uncle", "aunt") for one in people):
            who = tuple(one for one in self.cast.people if one.young and not self.cast.apart(one)) or who
        if cues["looks_after"].match(text, each.end) and who and people and not any(one.young for one in who) and all(one.kind in _NEPHEWS for one in people):
            return
        others = [one for one in who if one is not self.cast.anchor and not one.together]
        kin = all(one.outside == KIN or one.kind in SIBLINGS for one in people)
        where = (start, at_home.end() if at_home else each.end)
        if at_home and kin and who and all(one in others and one.kind in PARENTS for one in who):
            self.elsewhere |= dict.fromkeys(who, where)
            for someone in people:
                someone.outside = KIN
        elif who and all(self.cast.apart(one) for one in who):
            self.elsewhere |= dict.fromkeys((one for one in people if one is not self.cast.anchor and not one.together), where)
        elif all(one.gone or one.outside == FORMER for one in people):
            self.elsewhere |= dict.fromkeys(others, where)
        elif at_home or any(one.young for one in who) or not any(one.kind in SIBLINGS for one in people):
            for someone in people:
                someone.together = True

    def _taken(self, each: Found, people: Sequence[Someone], start: int) -> None:
        """Children whom somebody who left took along are gone too (儿媳改嫁,带走了孙子; 把女儿也带走了)."""
        cues, text = self.lexicon.cues, self.text
        taken = is_object(text, each.start, start, cues["took"]) and not cues["away_for"].match(text, each.end)
        taken = taken or bool(cues["taken_off"].match(text, each.end))
        if not taken or not all(one.kind in ("child", "grandchild") for one in people):
            return
        doers = [one for mention in self.mentions if mention.acts for one in mention.people] or (self.topic if self.same_sentence else ())
        if doers and all(self.cast.is_away(one) for one in doers):
            for one in people:
                one.together = False
                self.elsewhere |= {} if one is self.cast.anchor else {one: (start, each.end)}

    def _stays(self, each: Found, people: Sequence[Someone], start: int) -> None:
        """With which parent a child stays after a divorce: the other one lives elsewhere."""
        parent = bool(people) and people[0].relation in ("father", "mother")
        if parent and is_object(self.text, each.start, start, self.lexicon.cues["custody"]):
            self.stays_with, self.stays_at = people[0], (start, each.end)

    def lives_elsewhere(self, someone: Someone) -> tuple[int, int] | None:
        """Where it is said that somebody lives with others, or that the child stays with the other parent; None where not."""
        if someone.together:
            return None
        left = self.stays_with is not None and {self.stays_with.relation, someone.relation} == {"father", "mother"}
        return self.stays_at if left else self.elsewhere.get(someone)

    def taken_along(self, said: Found) -> list[Someone]:
        """Whom somebody takes along to where he lives from now on (带着孙女回娘家)."""
        taken = [each for each in self.mentions if each.end <= said.start and not each.acts]
        takes = self.lexicon.cues["takes"]
        return [one for each in taken if is_object(self.text, each.start, max(0, each.start - 8), takes) for one in each.own]
