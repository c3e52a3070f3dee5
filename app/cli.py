"""The command line. Every answer can be had as JSON; every error is one message and status 2."""

from __future__ import annotations

import datetime
import functools
import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from app import plan_text, schemas, text
from app.reading import read_model, reading
from app.settings import DATA, SEED, open_graph, store_place
from graph import InputError, QianshouError, Store
from graph.copying import copy as copy_graph
from graph.errors import nearest
from graph.server import LTS, find_server, start_server
from matching.casework import Casework, read_json, read_lines
from matching.gold import SPLITS, load_gold
from matching.household import EARLIEST_DAY, Household, parse_day
from matching.learning.learned import Learned

DOOR = "python run.py"


def _some(limit: int) -> int:
    if limit < 1:
        raise InputError(f"{limit} is fewer than one", "--limit", "give 1 or more")
    return limit


cli = typer.Typer(
    help="牵手 Qianshou: which help fits a family, and why.",
    epilog=f"Also: `{DOOR} app` (or nothing) opens the app, `{DOOR} test` runs the tests, `{DOOR} benchmark` measures.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help=f"The day in question, from {EARLIEST_DAY} on; today otherwise.")
]
Limit = Annotated[int, typer.Option("--limit", callback=_some, help="How many at most.")]
File = Annotated[str | None, typer.Argument(help="A household's JSON file, or - for standard input.")]
Model = Annotated[
    str | None, typer.Option("--learned", help="What `learn --out` wrote: its factors are added to each score.")
]
Aims = Annotated[
    str | None,
    typer.Option("--aims", help="The aims that count first, such as money,urgent: of urgent, stated, shown, likely, money, help, errands."),
]
Family = Annotated[str | None, typer.Option("--family", help="A family of the graph, by its id.")]


@cli.command()
def build() -> None:
    """Check the catalogue and write it to the graph; what is there already and unchanged stays."""
    with open_graph() as store:
        typer.echo(f"revision {Casework(SEED).build(store)}: {store_place()}", err=True)


@cli.command()
def match(
    household: File = None,
    family: Family = None,
    as_of: AsOf = None,
    limit: Limit = 30,
    learned: Model = None,
    as_json: Json = False,
) -> None:
    """Recommend help for a household, with verdicts, reasons and what to ask next."""
    casework = Casework(SEED)
    found, names = _household(casework, household, family, as_of)
    model = None if learned is None else read_model(learned)
    _answer(casework.match(found, limit, model), functools.partial(text.recommendation, names=names), as_json)


@cli.command()
def plan(
    household: File = None, family: Family = None, as_of: AsOf = None, aims: Aims = None, as_json: Json = False
) -> None:
    """One plan for the whole family: what may be held together, in order, where, with which papers; what opens more."""
    casework = Casework(SEED)
    found, names = _household(casework, household, family, as_of)
    first = [each.strip() for each in aims.split(",")] if aims else []
    _answer(casework.plan(found, first), functools.partial(plan_text.plan, names=names), as_json)


@cli.command()
def learn(
    outcomes: Annotated[str, typer.Argument(help="A JSON Lines file of outcomes (`schema outcome`), or -.")],
    out: Annotated[Path | None, typer.Option("--out", help="Where to write the model, if it is adopted.")] = None,
    as_json: Json = False,
) -> None:
    """Whether what became of recommendations makes their order better, measured on families not learned from."""
    with reading(outcomes) as stream:
        decision = Casework(SEED).learn(stream, outcomes)
    if out is not None:
        _write_model(decision.learned, out)
    _answer(decision.data(), text.decision, as_json)


@cli.command()
def assess(
    households: Annotated[str, typer.Argument(help="A JSON Lines file of households, or -.")],
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Every verdict for every household of a file, one line each; progress goes to standard error."""
    casework = Casework(SEED)
    day = _day(as_of)
    with reading(households) as stream:
        for number, (place, record) in enumerate(read_lines(stream, households), 1):
            result = casework.assess(casework.household(record, place, day))
            _answer(result, text.assessment, as_json)
            if sys.stderr.isatty() or number % 100 == 0:
                typer.echo(f"{number} households", err=True)


@cli.command()
def explain(
    resource: Annotated[str, typer.Argument(help="A resource's id, such as medical-assistance.")],
    household: File = None,
    family: Family = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Why, or why not: one resource for one household."""
    casework = Casework(SEED)
    casework.resource(resource)  # a wrong id is said before the household is asked for
    found, names = _household(casework, household, family, as_of)
    _answer(casework.explain(resource, found), functools.partial(text.explanation, names=names), as_json)


@cli.command()
def search(
    words: Annotated[str, typer.Argument(help="Words in Chinese or English.")],
    region: Annotated[str | None, typer.Option("--region", help="A division code, such as 511132.")] = None,
    limit: Limit = 10,
    as_json: Json = False,
) -> None:
    """Find resources by words."""
    result = Casework(SEED, DATA).search(words, region, limit)
    _answer(result, text.found, as_json)


@cli.command("read-note")
def read_note(
    note: Annotated[str, typer.Argument(help="A visit note as plain text, or - for standard input.")],
    region: Annotated[
        str | None, typer.Option("--region", help="The county's division code, where the note names none.")
    ] = None,
    as_of: AsOf = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Only the draft household, once it is confirmed: for match or plan.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read a visit note: facts and needs with the words they came from, and a draft household, all to be confirmed."""
    casework = Casework(SEED, DATA)
    with reading(note) as stream:
        result = casework.read_note(stream.read(), note, _day(as_of), region)
    if not draft:
        _answer(result, functools.partial(text.note, catalogue=casework.catalogue), as_json)
    elif result["draft"] is None:
        raise InputError("no county is known, and a household lives in one", note, "name it with --region")
    else:
        for line in text.note_duties(result, casework.catalogue):  # the draft is read by match or plan, this by the worker
            typer.echo(line, err=True)
        typer.echo(_json(result["draft"]))


@cli.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(help="A folder of cases with gold (benchmarks/cases/README.md).")],
    split: Annotated[str | None, typer.Option("--split", help="Only the cases of that split: tune or held.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List each verdict that is not the gold's.")] = False,
    as_json: Json = False,
) -> None:
    """How well the program does on cases with gold, with 95 % intervals."""
    from matching import evaluation  # only who measures needs scipy

    if split not in (None, *SPLITS):
        raise InputError(f"there is no split {split!r}", "--split", nearest(split, SPLITS))
    casework = Casework(SEED, DATA)
    cases, queries = (
        [each for each in every if split in (None, each.split)] for every in load_gold(folder, casework)
    )
    if not cases and not queries:
        raise InputError(f"no case is of the split {split!r}", str(folder), "leave --split out, or add some")
    result = evaluation.evaluate(cases, queries, casework, plan=casework.certain, read=casework.draft)
    _answer(result, text.evaluation_in_full if verbose else text.evaluation, as_json)


@cli.command()
def schema(which: Annotated[str, typer.Argument(help="household, note, outcome, plan or recommendation.")]) -> None:
    """The JSON Schema of what goes in or comes out."""
    if which == "household":
        result = schemas.household_schema(Casework(SEED).catalogue)
    elif which == "note":
        result = schemas.note_schema(Casework(SEED).catalogue)
    elif which == "recommendation":
        result = schemas.recommendation_schema()
    elif which == "plan":
        result = schemas.plan_schema()
    elif which == "outcome":
        result = schemas.outcome_schema()
    else:
        remedy = "ask for household, note, outcome, plan or recommendation"
        raise InputError(f"there is no schema {which!r}", "schema", remedy)
    typer.echo(_json(result))


@cli.command()
def stats(as_json: Json = False) -> None:
    """What the catalogue and the graph hold."""
    catalogue = Casework(SEED).catalogue
    conditions = [
        each for resource in catalogue.resources.values() if resource.kind != "agency" for each in resource.conditions
    ]
    with _graph() as store:
        result = {
            "resources": _tally(resource.kind for resource in catalogue.resources.values()),
            "conditions": {
                "total": len(conditions),
                "executable": sum(each.question is None for each in conditions),
                "questions": sum(each.question is not None for each in conditions),
            },
            "facts": len(catalogue.vocabulary.facts),
            "figures": {name: len(found) for name, found in catalogue.parameters.figures.items()},
            "graph": {"revision": store.revision(), **store.counts()},
        }
    _answer(result, text.stats, as_json)


@cli.command()
def export(
    label: Annotated[str, typer.Argument(help="A label of the graph, such as Program.")],
    as_json: Json = False,
) -> None:
    """Write out the nodes of a label, a JSON line each (with --json: one list)."""
    with _graph() as store:
        known = store.counts()["nodes"]
        if label not in known:
            raise InputError(f"the graph has no {label!r}", "export", f"use one of {', '.join(known)}")
        nodes = (
            {"id": node.id, "label": node.label, "properties": dict(node.properties)} for node in store.scan(label)
        )
        if as_json:
            typer.echo(_json(list(nodes)))
            return
        for node in nodes:
            typer.echo(json.dumps(node, ensure_ascii=False))


@cli.command()
def copy(
    source: Annotated[str, typer.Argument(help="A graph's file or a server's address.")],
    target: Annotated[
        str, typer.Argument(help="Where to: a file or a server's address; empty, or part of such a copy.")
    ],
    as_json: Json = False,
) -> None:
    """Move a whole graph to another store; an interrupted copy goes on; counts and content are proved at the end."""
    if source == target:
        raise InputError("source and target are the same", "copy", "name two places")
    if not source or not target:
        raise InputError("a place has no name", "copy", "name two places")
    if "://" not in source and not Path(source).is_file():
        raise InputError("there is no such graph", source, "name an existing file, or a server's address")
    with open_graph(source) as first, open_graph(target) as second:
        found = copy_graph(first, second, _progress)
    _answer({"nodes": found.nodes, "edges": found.edges, "digest": found.digest}, text.stats, as_json)


@cli.command()
def neo4j(
    home: Annotated[Path, typer.Option("--home", help="The server's folder.")] = DATA / "neo4j",
    version: Annotated[str, typer.Option("--version", help="The release to start.")] = LTS,
    stop: Annotated[bool, typer.Option("--stop", help="Stop the server of that folder.")] = False,
) -> None:
    """Start a Neo4j server on this machine (or find the one that runs) and print how to use it."""
    running = find_server(home)
    if stop:
        if running is not None:
            running.stop()
        typer.echo("stopped" if running is not None else "no server runs from that folder", err=True)
        return
    if running is None:
        running = start_server(home, version, keep=True, say=lambda line: typer.echo(line, err=True))
    typer.echo(f"QIANSHOU_STORE={running.address}")
    typer.echo(f"QIANSHOU_NEO4J_USER={running.user}")
    typer.echo(f"QIANSHOU_NEO4J_PASSWORD={running.password}")


def main() -> None:
    """The door: errors become one line on standard error and their exit status.

    A reader who leaves early (`| head`) is no error to speak of: typer ends quietly then.
    """
    try:
        cli(prog_name=DOOR)
    except QianshouError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(error.status)
    except OSError as error:
        # What could not be written would be tried, and fail, once more at the end.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")
        place = error.filename or "standard output"
        remedy = "Check its rights and the room there, or name another place"
        typer.echo(f"error: {place}: cannot be used ({error.strerror}). {remedy}", err=True)
        sys.exit(2)


def _household(
    casework: Casework, path: str | None, family: str | None, as_of: str | None
) -> tuple[Household, text.Names]:
    """The household that is meant, and the words for its people and facts."""
    found = _meant(casework, path, family, as_of)
    return found, text.Names(found, casework.catalogue.vocabulary)


def _meant(casework: Casework, path: str | None, family: str | None, as_of: str | None) -> Household:
    if (path is None) == (family is None):
        raise InputError("give a household's file or --family, one of them", "command line", "see --help")
    day = _day(as_of)
    if family is not None:
        with _graph() as store:
            return casework.household(casework.family(store, family), f"family {family}", day)
    assert path is not None
    with reading(path) as stream:
        return casework.household(read_json(stream.read(), path), path, day)


def _write_model(model: Learned | None, path: Path) -> None:
    if model is None:
        typer.echo(f"{path}: not written, as no model is adopted", err=True)
        return
    try:
        path.write_text(_json(model.data()) + "\n", encoding="utf-8")
    except OSError as error:
        remedy = "name a file in a folder that there is"
        raise InputError(f"cannot be written ({error.strerror})", str(path), remedy) from error


def _graph() -> Store:
    """The graph; built from the seed folder where there is none yet."""
    store = open_graph()
    if not store.revision():
        Casework(SEED).build(store)
    return store


def _progress(done: int, whole: int) -> None:
    typer.echo(f"{done} of {whole}", err=True)


def _day(as_of: str | None) -> datetime.date | None:
    return None if as_of is None else parse_day(as_of, "--as-of")


def _answer(result: Any, readable: Any, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(result, ensure_ascii=False) if readable is text.assessment else _json(result))
    else:
        typer.echo(readable(result))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _tally(values: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return found


if __name__ == "__main__":
    main()
