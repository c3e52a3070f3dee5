"""The use cases that the screens and the commands call; the one place here that is handed a store."""

from __future__ import annotations

import datetime
import difflib
import functools
import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import ConflictError, InputError, Node, NotFoundError, Store, Subgraph
from graph.errors import nearest
from graph.seeding import family_batch, read_families, regions_by_code, seed_batch, successors
from matching.answers import answered, answered_question, check_answer
from matching.catalogue import Catalogue, load_catalogue
from matching.description import description
from matching.eligibility import Assessor
from matching.explanations import explanation, warnings
from matching.household import Household, parse_household, with_date
from matching.implications import known_facts
from matching.learning.decision import Decision
from matching.learning.learned import Learned
from matching.learning.outcomes import read_outcomes
from matching.missing import describe
from matching.notes.places import Places
from matching.recommendation import open_questions, recommend
from matching.resources import Resource
from matching.search import SearchIndex, build_index
from matching.search.words import units

if TYPE_CHECKING:
    from matching.notes.likeness import Likeness

_OF_FAMILY = ("LIVES_IN", "MEMBER_OF", "HAS_NEED")
_TRIES = 20


class Casework:
    """Everything a worker can ask, over one seed folder. Reading is lazy and happens once. `kept`: the folder for what
    takes long to work out and may be deleted; without one nothing is kept."""

    def __init__(self, seed: Path, kept: Path | None = None) -> None:
        self._seed = seed
        self._kept = kept

    @functools.cached_property
    def catalogue(self) -> Catalogue:
        """The programmes and funds with their rules."""
        return load_catalogue(self._seed)

    @functools.cached_property
    def region_names(self) -> dict[str, str]:
        """Codes in use and their names."""
        return {code: row["name"] for code, row in self._regions.items() if row["in_use"] == "1"}

    @property
    def _regions(self) -> Mapping[str, Mapping[str, str]]:
        return regions_by_code(self._seed / "regions.csv")

    @functools.cached_property
    def places(self) -> Places:
        """The counties by name."""
        return Places(self._regions.values())

    @functools.cached_property
    def _likeness(self) -> Likeness:
        """What tells the clauses that are like a danger."""
        from matching.notes.likeness import Likeness

        return Likeness(self.catalogue.dangers, self._kept and self._kept / "dangers.npz")

    @functools.cached_property
    def index(self) -> SearchIndex:
        """The index for searching by words."""
        return build_index(self.catalogue, self.region_names, self._kept and self._kept / "vectors.npz")

    def current_region(self, code: str) -> str | None:
        """The code in use for a code (its one successor where it was replaced); None where unknown."""
        row = self._regions.get(code)
        for _ in range(10):
            if row is None or row["in_use"] == "1":
                break
            following = successors(row)
            row = self._regions.get(following[0]) if len(following) == 1 else row
            if len(following) != 1:
                break
        return None if row is None else row["adcode"]

    def build(self, store: Store) -> int:
        """Check the whole catalogue, then write it to the graph in one batch; the revision.

        A family that the graph has already stays as it is there: a worker may have written in it.
        """
        self.catalogue.asking.check()
        kept = {node.id.removeprefix("family:") for node in store.scan("Family")}
        for record in map(dict, read_families(self._seed)):
            record.pop("source", None)
            self.household(record, record["id"])
        return store.apply(seed_batch(self._seed, without=kept), by="seed")

    def household(self, record: Any, place: str, as_of: datetime.date | None = None) -> Household:
        """A record as a household on a day: the argument, else the record's own, else today."""
        household = parse_household(
            record,
            self.catalogue.vocabulary,
            place,
            region_known=self.current_region,
            need_types=self.catalogue.needs,
        )
        self._check_answers(household, place)
        return with_date(household, as_of or household.as_of or datetime.date.today())

    def _check_answers(self, household: Household, place: str) -> None:
        """Each answer is about a resource that there is, and can count there."""
        for subject, resource, condition in household.answers:
            found = self.catalogue.resources.get(resource)
            if found is None:
                raise InputError(f"no resource {resource!r}", f"{place}.answers", nearest(resource, self.catalogue.resources))
            check_answer(found, condition, subject, f"{place}.answers")

    def family(self, store: Store, identifier: str) -> dict[str, Any]:
        """A family's record from the graph. NotFoundError names the nearest ids."""
        node = store.get(f"family:{identifier}")
        if node is None:
            ids = [each.id.removeprefix("family:") for each in store.scan("Family")]
            near = difflib.get_close_matches(identifier, ids, n=3, cutoff=0.4) or ids[:3]
            raise NotFoundError(f"no family {identifier!r}", "--family", f"such as {', '.join(near)}")
        return json.loads(node.properties["record"])

    def save_family(self, store: Store, record: Mapping[str, Any]) -> int:
        """Keep a household's facts in the graph (checked first) in place of what was there; the revision."""
        household = self.household(record, "household")
        node = f"family:{household.id}"
        before = store.neighbours(node, 1, types=_OF_FAMILY) if store.get(node) else None
        return self._replace(store, record, household, before)

    def answer(self, store: Store, identifier: str, subject: str, name: str, value: Any) -> int:
        """Write a worker's answer into a family of the graph (of a list fact {element: true or false}); the revision.

        Where somebody else writes to the same family at that moment it is read again, so that both
        answers are kept.
        """
        fact = self.catalogue.vocabulary.get(name)
        return self._change(store, identifier, lambda record: answered(record, subject, fact, value))

    def answer_question(
        self, store: Store, identifier: str, subject: str, resource: str, condition: str, answer: bool | None
    ) -> int:
        """Write what the worker found out about a condition that no fact decides; the revision."""
        return self._change(
            store, identifier, lambda record: answered_question(record, subject, resource, condition, answer)
        )

    def _change(self, store: Store, identifier: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
        for attempt in itertools.count(1):
            before = store.neighbours(f"family:{identifier}", 1, types=_OF_FAMILY)
            record = change(json.loads(_family_of(before).properties["record"]))
            try:
                return self._replace(store, record, self.household(record, identifier), before)
            except ConflictError:
                if attempt == _TRIES:
                    raise

    def _replace(self, store: Store, record: Mapping[str, Any], household: Household, before: Subgraph | None) -> int:
        assert household.as_of is not None
        known_facts(household, self.catalogue, household.as_of)  # ages that contradict each other are not kept
        needs = [{"type": need.type} | ({"member": need.member} if need.member else {}) for need in household.needs]
        members = [{**each, "id": member.id} for each, member in zip(record["members"], household.members, strict=True)]
        kept = {**record, "id": household.id, "region": household.region, "members": members, "needs": needs}
        source = None if before is None else _family_of(before).properties.get("case_source")
        if source:
            kept["source"] = json.loads(source)
        return store.apply(family_batch(kept, before), by="worker")

    def match(self, household: Household, limit: int, learned: Learned | None = None) -> dict[str, Any]:
        """The recommendation for a household; in the order of the standing weights, or of what was learned beside them."""
        return recommend(household, self.catalogue, limit, learned)

    def learn(self, lines: Iterable[str], place: str) -> Decision:
        """Whether the outcomes of a JSON Lines file allow to learn from them, and what; scikit-learn is loaded only here."""
        from matching.learning.fitting import learn

        return learn(read_outcomes(read_lines(lines, place), self.catalogue, self.current_region))

    def questions(self, household: Household) -> list[dict[str, Any]]:
        """Every open question for a household, the one worth asking first at the head."""
        return open_questions(Assessor(household, self.catalogue))

    def aims(self) -> Mapping[str, Mapping[str, str]]:
        """What a plan aims at, by name, in the standing order."""
        from matching.plan.aims import AIMS

        return AIMS

    def plan(self, household: Household, first: Sequence[str] = ()) -> dict[str, Any]:
        """One plan for the whole household, `first` the aims that count before the others; its solver is loaded only here, as
        that takes a third of a second."""
        from matching.plan.family import family_plan

        return family_plan(household, self.catalogue, first, self.region_names)

    def certain(self, household: Household) -> set[tuple[str, str]]:
        """What the family's plan holds as certain: (resource, subject)."""
        from matching.plan.choice import choice

        return {item.key for item in choice(Assessor(household, self.catalogue)).certain}

    def assess(self, household: Household) -> dict[str, Any]:
        """Every verdict there is for a household: resource by subject."""
        assessor = Assessor(household, self.catalogue)
        verdicts = []
        for assessment in assessor.assess_all(self.catalogue.resources.values(), reasons=True):
            verdicts.append({
                "resource": assessment.resource.id,
                "subject": assessment.subject,
                "verdict": assessment.verdict.value,
                "missing": [
                    describe(variable, assessment.resource, self.catalogue, assessor.facts)
                    for variable in assessment.missing
                ],
                "deciding": [reason.id for reason in assessment.reasons if reason.deciding],
            })
        return {"household": household.id, "as_of": assessor.facts.as_of.isoformat(), "verdicts": verdicts}

    def resource(self, identifier: str) -> Resource:
        """The resource of that id. NotFoundError names those whose ids are nearest, or that its words would find."""
        every = self.catalogue.resources
        if identifier not in every:
            near = difflib.get_close_matches(identifier, every, n=3, cutoff=0.5)
            near = near or [each["resource"] for each in self.index.search(identifier, None, 3)]
            remedy = "look its id up with `python run.py search WORDS`"
            if near:
                remedy = f"did you mean {' or '.join(near)}?"
            raise NotFoundError(f"no resource {identifier!r}", "explain", remedy)
        return every[identifier]

    def explain(self, resource: str, household: Household) -> dict[str, Any]:
        """Why, or why not: one resource for each of its subjects in a household."""
        found = self.resource(resource)
        assessor = Assessor(household, self.catalogue)
        return {
            "resource": found.id,
            "kind": found.kind,
            "names": dict(found.names),
            "household": household.id,
            "as_of": assessor.facts.as_of.isoformat(),
            "warnings": warnings(assessor),
            "subjects": [
                {
                    "subject": subject,
                    "verdict": (assessment := assessor.assess(found, subject)).verdict.value,
                    **explanation(assessment, assessor, self.catalogue),
                }
                for subject in assessor.subjects(found)
            ],
        }

    def describe(self, resource: str) -> dict[str, Any]:
        """What a resource's record says of benefit, papers, place and sources."""
        return description(self.catalogue.resources[resource], self.catalogue)

    def read_note(self, text: str, place: str, as_of: datetime.date | None, region: str | None = None) -> dict[str, Any]:
        """A visit note read on a day (today where none is given); `region` where the worker names the county. What splits Chinese
        text into words is loaded only here and where something is searched for."""
        from matching.notes.note import read_note

        if region is not None:
            region = self._known_region(region)
        return read_note(text, self.catalogue, self.places, self._likeness, as_of or datetime.date.today(), place, region)

    def draft(self, text: str, region: str, as_of: datetime.date) -> Mapping[str, Any]:
        """What is sure in a visit note, as a household's record."""
        return self.read_note(text, "note", as_of, region)["draft"]

    def _known_region(self, code: str) -> str:
        current = self.current_region(code)
        if current is None:
            raise InputError(f"region {code} is not in the table of division codes", "--region", "look it up")
        return current

    def search(self, words: str, region: str | None, limit: int) -> list[dict[str, Any]]:
        """Resources and services by free text, for a place where one is given."""
        if not units(words):
            raise InputError("there are no words to look for in Chinese or English", "search", "write some, such as 看病贵 or wheelchair")
        if region is not None:
            self._known_region(region)
        return self.index.search(words, region, limit)


def _family_of(found: Subgraph) -> Node:
    return next(node for node in found.nodes if node.label == "Family")


def read_lines(lines: Iterable[str], place: str) -> Iterator[tuple[str, Any]]:
    """(place, record) of each line of a JSON Lines file; InputError names the line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{place}:{number}"
            try:
                record = read_json(line.rstrip("\r\n"), where)
            except InputError as error:
                remedy = "write one record a line (as `python -m json.tool --compact FILE` does), or mend that line"
                raise InputError(error.message, error.place, remedy) from error
            yield where, record


def read_json(text: str, place: str) -> Any:
    """JSON that says each key of an object once, or InputError with the line and the column."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        key, times = Counter(key for key, _ in pairs).most_common(1)[0] if pairs else ("", 1)
        if times > 1:
            raise InputError(f"{key!r} is written {times} times in one object", place, "keep the right one")
        return dict(pairs)

    try:
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise InputError(
            f"not readable as JSON ({error.msg})", f"{place}:{error.lineno}:{error.colno}", "mend that place"
        ) from error
    except RecursionError as error:
        raise InputError("not readable as JSON (nested too deep)", place, "mend the file") from error
    except ValueError as error:
        raise InputError("not readable as JSON (a number too long, or none at all)", place, "mend the file") from error


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is not a number")
