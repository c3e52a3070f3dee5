"""The documented shapes of what goes in and what comes out, as JSON Schema."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from matching.catalogue import Catalogue
from matching.facts import Fact
from matching.household import APPLICANTS, EARLIEST_DAY, MOST_MEMBERS, OLDEST
from matching.learning.outcomes import SHAPE
from matching.notes.reading import NO_MEMBER
from matching.notes.statements import REASONS

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {
    "type": "object",
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
    "required": ["zh"],
}
_UNKNOWN = [{"type": "null"}, {"const": "unknown"}]
_VERDICT = {"enum": ["eligible", "not_eligible", "to_be_checked"]}


def household_schema(catalogue: Catalogue) -> dict[str, Any]:
    """The household, generated from the vocabulary of facts."""
    facts = catalogue.vocabulary.facts.values()
    aliases = catalogue.vocabulary.aliases

    def of(scope: str) -> dict[str, Any]:
        properties = {fact.key: _fact_schema(fact) for fact in facts if fact.scope == scope}
        if scope == "household":
            shared = [fact for fact in facts if fact.shared and fact.scope == "person"]
            properties |= {fact.key: _fact_schema(_shared(fact)) for fact in shared}
        for name, alias in aliases.items():
            if alias.fact.split(".", 1)[0] == scope:
                properties.setdefault(
                    name.split(".", 1)[1], {"description": f"alias of {alias.fact}", "deprecated": True}
                )
        # With its scope (person.age) a fact may be written too.
        scoped = {r"^[a-z]+\.": {}}
        return {"type": "object", "properties": properties, "patternProperties": scoped, "additionalProperties": False}

    member = {
        "type": "object",
        "properties": {
            "id": {"$ref": "#/$defs/id"},
            "relation": {"type": "string", "pattern": "^([a-z][a-z_]{1,29}|[\\u4e00-\\u9fff]{1,5})$"},
            "facts": {"$ref": "#/$defs/person"},
            "event": {"$ref": "#/$defs/event"},
            "age_between": {
                "type": ["array", "null"], "items": {"type": "integer", "minimum": 0, "maximum": OLDEST}, "minItems": 2, "maxItems": 2,
                "description": "the least and the most whole years where no age is known (in his seventies)",
            },
            "applicant_type": {"enum": list(APPLICANTS), "default": "family"},
        },
        "additionalProperties": False,
    }
    need = {
        "type": "object",
        "properties": {"type": {"enum": list(catalogue.needs)}, "member": {"$ref": "#/$defs/id"}},
        "required": ["type"],
        "additionalProperties": False,
    }
    return {
        "$schema": _DRAFT,
        "title": "household",
        "description": "One household: pseudonymous ids and facts only. An absent fact is unknown, never false.",
        "type": "object",
        "properties": {
            "id": {"$ref": "#/$defs/id"},
            "as_of": {"type": "string", "format": "date", "description": f"from {EARLIEST_DAY} on"},
            "region": {"type": "string", "pattern": "^[0-9]{6}$", "description": "division code of the county"},
            "head": {"$ref": "#/$defs/id"},
            "facts": of("household"),
            "region_facts": of("region"),
            "event": {"$ref": "#/$defs/event"},
            "members": {"type": "array", "minItems": 1, "maxItems": MOST_MEMBERS, "items": member},
            "needs": {"type": "array", "items": {"anyOf": [need, {"enum": list(catalogue.needs)}]}},
            "synthetic": {"type": "boolean"},
            "answers": {
                "type": "array",
                "description": "what the worker found out where no fact can decide; subject region: a local rule",
                "items": {
                    "type": "object",
                    "properties": {
                        "resource": {"type": "string"}, "condition": {"type": "string"},
                        "subject": {"$ref": "#/$defs/id"},
                        "answer": {"anyOf": [{"type": "boolean"}, *_UNKNOWN]},
                    },
                    "required": ["resource", "condition", "answer"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["region", "members"],
        "additionalProperties": False,
        "$defs": {
            "id": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"},
            "person": of("person"),
            "event": of("event"),
        },
    }


def _shared(fact: Fact) -> Fact:
    """The fact as a household may hold it: of a list, the values that are not one person's."""
    return replace(fact, values={value: names for value, names in fact.values.items() if fact.is_shared(value)})


def _fact_schema(fact: Fact) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": fact.question["zh"],
        "description": fact.question["en"] + (f" ({fact.unit})" if fact.unit else ""),
        "x-verify": dict(fact.verify),
        "x-sensitivity": fact.sensitivity,
    }
    if fact.values:
        found["x-values"] = {str(value): dict(names) for value, names in fact.values.items()}
    return found | {"anyOf": [*_value_schemas(fact), *_UNKNOWN]}


def _value_schemas(fact: Fact) -> list[dict[str, Any]]:
    if fact.type == "boolean":
        return [{"type": "boolean"}]
    if fact.type in ("integer", "number"):
        return [{"type": fact.type, "minimum": fact.minimum, "maximum": fact.maximum}]
    if fact.type == "date":
        return [{"type": "string", "format": "date"}]
    if fact.type == "region":
        return [{"type": "string", "pattern": "^([0-9]{2}){1,3}$"}]
    value: dict[str, Any] = {"type": "string"} if fact.open else {"enum": [*fact.values, *fact.said_as]}
    if fact.type == "enum":
        return [value]
    names = {} if fact.open else {"propertyNames": value}
    items = {"type": "array", "items": value}
    return [
        value,
        items,
        {
            "type": "object",
            "properties": {"items": items, "absent": items, "complete": {"type": "boolean"}},
            "anyOf": [{"required": ["items"]}, {"required": ["complete"]}],
            "additionalProperties": False,
        },
        {"type": "object", "additionalProperties": {"type": ["boolean", "null"]}, **names},
    ]


def note_schema(catalogue: Catalogue) -> dict[str, Any]:
    """What `read-note --json` gives."""
    levels = catalogue.lexicon.levels.values()
    meanings = [f"{each.name} {each.confidence}: {each.means['zh']} / {each.means['en']}" for each in levels]
    span = _object(
        ["start", "end", "text", "masked"],
        start={"type": "integer", "minimum": 0}, end={"type": "integer", "minimum": 0},
        text={"type": "string", "description": "the note's own words, character for character"},
        masked={"type": "boolean", "description": "whether names, numbers or addresses in it gave way to ＊"},
    )  # fmt: skip
    how = {
        "holds": {"enum": ["now", "unclear"]},
        "level": {"enum": [each.name for each in levels], "description": "; ".join(meanings)},
        "confidence": {"enum": sorted({each.confidence for each in levels})},
        "drafted": {"type": "boolean", "description": "whether the draft holds it; what it does not hold waits for the worker"},
        "because": {"enum": list(REASONS), "description": "why it is unclear"},
        "span": span,
    }  # fmt: skip
    required = ["holds", "level", "confidence", "drafted", "span"]
    whose = {"type": "string", "description": "of an event: the member whom it befell, where no other could be meant"}
    fact = _object(["fact", "value", *required], fact={"enum": list(catalogue.vocabulary.facts)}, value={}, member=whose, **how)
    estimate = _object(
        ["fact", "low", "high", *required],
        fact={"enum": list(catalogue.vocabulary.facts)}, low={"type": "number"}, high={"type": "number"}, **how,
    )  # fmt: skip
    need = _object(["type", *required], type={"enum": list(catalogue.needs)}, member={"type": "string"}, **how)
    facts, estimates = {"type": "array", "items": fact}, {"type": "array", "items": estimate}
    member = _object(
        ["id", "relation", "facts", "estimates"],
        id={"type": "string"}, relation={"type": "string"}, facts=facts, estimates=estimates,
    )  # fmt: skip
    fates = list(catalogue.vocabulary.get("person.father_status").values)
    outsider = _object(
        ["relation", "because", "level", "confidence", "span"],
        relation={"type": "string"}, level=how["level"], confidence=how["confidence"], span=span,
        because={
            "enum": [*fates, *NO_MEMBER],
            "description": "what became of them; own_home: a home of their own; kin: kin of whom it is not said that they "
            "live here; former: a husband or wife of before; other_people: of another family",
        },
    )  # fmt: skip
    text = {"type": "string"}
    duty = _closed(
        kind={"const": "duty"}, subject=text, fact=text, element=text, text=_TEXT, source=text, date=text, seen={"type": "boolean"},
        certain={"type": "boolean", "description": "whether the draft gives it; else something doubtful does, to be confirmed first"},
        spans={"type": "array", "items": span},
    )  # fmt: skip
    code = {"type": "string", "pattern": "^[0-9]{6}$"}
    region = {**_object(["code"], code=code, span=span), "type": ["object", "null"]}
    regions = {
        "type": "array", "items": _object(["code", "span"], code=code, span=span),
        "description": "counties of which each may be the home, where the note does not say which: for the worker to choose",
    }  # fmt: skip
    return {
        "$schema": _DRAFT,
        "title": "note",
        "description": "What was read in a visit note. Nothing is applied: the worker confirms. "
        "Estimates are bounds, never facts.",
        **_object(
            ["as_of", "region", "regions", "members", "household", "household_estimates", "event", "other_people", "outside", "needs",
             "unread", "duties", "alarms", "to_confirm", "draft"],
            as_of={"type": "string", "format": "date"}, region=region, regions=regions, members={"type": "array", "items": member},
            household=facts, household_estimates=estimates, event=facts,
            other_people={**facts, "description": "facts of other people, not of this family"},
            outside={"type": "array", "items": outsider, "description": "people named who are no members of the household"},
            needs={"type": "array", "items": need},
            unread={"type": "array", "items": span, "description": "clauses in which nothing was understood"},
            duties={"type": "array", "items": duty, "description": "whom the worker must tell, or may have to, by this note"},
            alarms={
                "type": "array", "items": span,
                "description": "clauses with words of a danger that no duty rests on: nothing follows from them, the worker looks at them herself",
            },
            to_confirm={"const": True},
            draft={
                "type": ["object", "null"],
                "description": "a household record (`schema household`) of what is sure; null where no county is known",
            },
        ),
    }  # fmt: skip


def recommendation_schema() -> dict[str, Any]:
    """What `match --json` gives."""
    reason = _object(
        ["id", "text", "role", "verdict", "deciding"],
        id={"type": "string"}, text=_TEXT, role={"type": "string"}, group={"type": ["string", "null"]},
        verdict=_VERDICT, label=_TEXT, deciding={"type": "boolean"}, applies={"type": ["boolean", "null"]},
        subject={"type": "string"}, facts={"type": "array"},
        source={"type": ["string", "null"]}, seen={"type": "boolean"},
    )  # fmt: skip
    factor = _object(
        ["name", "weight", "value", "points"],
        name={"type": "string"}, weight={"type": "number"}, value={"type": "number"}, points={"type": "number"},
        because=_TEXT,
    )  # fmt: skip
    word = {"type": "string"}
    step = _object(["from", "type", "to"], **{"from": word}, type=word, to=word)
    candidate = _object(
        ["rank", "resource", "kind", "names", "subject", "verdict", "needs_served", "score", "factors",
         "reasons", "missing", "path", "benefit", "documents", "apply_at", "verified", "sources"],
        rank={"type": "integer"}, resource={"type": "string"}, kind={"type": "string"}, names=_TEXT,
        subject={"type": "string"}, verdict=_VERDICT, hint_only={"type": "boolean"}, quota={"type": "boolean"},
        needs_served={"type": "array"}, score={"type": "number"}, tied={"type": "boolean"},
        factors={"type": "array", "items": factor}, reasons={"type": "array", "items": reason},
        missing={"type": "array", "items": _missing()}, path={"type": "array", "items": step},
        sources={"type": "array"}, services={"type": "array"},
    )  # fmt: skip
    return {
        "$schema": _DRAFT,
        "title": "recommendation",
        **_object(
            ["household", "region", "as_of", "candidates", "held", "ruled_out", "questions", "unlocks"],
            household={"type": "string"}, region={"type": "string"}, as_of={"type": "string", "format": "date"},
            needs={"type": "array", "items": _NEED}, candidates={"type": "array", "items": candidate},
            held={"type": "array"}, ruled_out={"type": "array"}, questions={"type": "array"},
            unlocks={"type": "array"}, warnings={"type": "array"}, total_candidates={"type": "integer"},
        ),
    }  # fmt: skip


def plan_schema() -> dict[str, Any]:
    """What `plan --json` gives."""
    text, number = {"type": "string"}, {"type": "integer"}
    maybe_text, numbers = {"type": ["string", "null"]}, {"type": "array", "items": {"type": "integer"}}
    holding = {"resource": text, "names": _TEXT, "subject": text}
    amounts = {"low": {"type": "integer"}, "high": {"type": ["integer", "null"]}}
    amount = {"anyOf": [_closed(**amounts, per={"enum": ["year", "once"]}), {"type": "null"}]}
    missing = {"type": "array", "items": _missing()}
    maybe_note = {"anyOf": [_TEXT, {"type": "null"}]}
    replaces = {"type": "array", "items": _closed(**holding)}
    rule = {"type": text, "text": _TEXT, "source": maybe_text}
    total = _closed(year=_closed(**amounts), once=_closed(**amounts), without_figure={"type": "array", "items": text})
    deadlines = {"type": "array", "items": _closed(
        who=_TEXT, within={"anyOf": [_TEXT, {"type": "null"}]}, **{"from": maybe_text}, by=maybe_text,
        state={"enum": ["running", "passed", "not_yet"]}, seen={"type": "boolean"}, source=maybe_text,
    )}  # fmt: skip
    step = _closed(
        step=number, action={"enum": ["apply", "check"]}, resource=text, names=_TEXT,
        subjects={"type": "array", "minItems": 1, "items": text}, kind=text, verdict=_VERDICT,
        hint_only={"type": "boolean"}, score={"type": "number"},
        needs={"type": "array", "items": _closed(
            type=text, member=maybe_text, stated={"type": "boolean"}, closeness={"type": "number"},
        )},
        missing=missing, caution=maybe_note, after=numbers, together={"type": "array", "items": _closed(step=number, **rule)},
        benefit={"type": "object"}, amount=amount,
        dates=_closed(**{"from": maybe_text}, until=maybe_text, takes={"anyOf": [_TEXT, {"type": "null"}]}, deadlines=deadlines),
        place=text, apply_at={"type": "object"}, sources={"type": "array"}, replaces=replaces,
    )  # fmt: skip
    because = _closed(
        of={"anyOf": [_closed(**holding), {"type": "null"}]}, held={"type": "boolean"}, **rule, decided_by=maybe_text,
    )  # fmt: skip
    way = _closed(
        steps={"type": "array", "minItems": 1, "items": _closed(
            step=text, names=_TEXT, subject=text, where={"type": "object"}, note=maybe_note, caution=maybe_note, replaces=replaces,
            deadlines=deadlines, amount=amount, pays={"type": "boolean"},
        )},
        opens={"type": "array", "minItems": 1, "items": _closed(
            **holding, verdict=_VERDICT, missing=missing, replaces=replaces, amount=amount, pays={"type": "boolean"},
        )},
    )  # fmt: skip
    found_out = _missing()
    found_out["properties"] |= {
        "asked_of": {"type": "array", "minItems": 1, "items": _closed(subject=text, elements={"type": "array", "items": text})},
        "steps": numbers, "first": {"type": "boolean", "description": "to be found out at once, as the most hangs on it"},
    }  # fmt: skip
    held = _closed(**holding)
    names = {"type": "array", "items": _TEXT}
    need = _object(
        [*_NEED["required"], "steps", "near", "held", "later", "refused", "ask"], **_NEED["properties"], steps=numbers,
        near=numbers, held=names, later=names, refused=names, ask={"anyOf": [_TEXT, {"type": "null"}]},
    )  # fmt: skip
    alternative = _closed(either=held, **{"or": held}, because=_closed(**rule), find_out=missing)

    def of(shape: dict[str, Any]) -> dict[str, Any]:
        return {"type": "array", "items": shape}

    return {
        "$schema": _DRAFT,
        "title": "plan",
        **_closed(
            household=text, region=text, as_of={"type": "string", "format": "date"},
            aims=of(_closed(name=text, text=_TEXT)),
            needs=of(need),
            warnings={"type": "array"}, held=of(_closed(**holding)), steps=of(step), find_out=of(found_out), alternatives=of(alternative),
            left_out=of(_closed(**holding, verdict=_VERDICT, because=because)),
            errands=of(_closed(place=text, names=_TEXT, region=maybe_text, at={"anyOf": [_TEXT, {"type": "null"}]}, steps=numbers)),
            documents=of(_closed(names=_TEXT, steps=numbers, as_written=of(_TEXT))),
            money=_closed(certain=total, possible=total), questions=missing, unlock_paths=of(way),
        ),
    }  # fmt: skip


def _missing() -> dict[str, Any]:
    return _object(
        ["kind", "subject", "question"],
        kind={"type": "string"}, subject={"type": "string"}, fact={"type": "string"},
        element={"type": "string"}, resource={"type": "string"}, condition={"type": "string"},
        question=_TEXT, verify=_TEXT, ask=_TEXT,
    )  # fmt: skip


def _closed(**properties: Any) -> dict[str, Any]:
    """An object that has all of these and nothing else."""
    return {**_object(list(properties), **properties), "additionalProperties": False}


def outcome_schema() -> dict[str, Any]:
    """A line of the file that `learn` reads."""
    return {"$schema": _DRAFT, **SHAPE}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required}


_NEED = _object(
    ["type", "names", "member", "stated", "basis"],
    type={"type": "string"}, names=_TEXT, member={"type": ["string", "null"]}, stated={"type": "boolean"},
    basis={"enum": ["stated", "shown", "likely"]}, because=_TEXT,
)  # fmt: skip
