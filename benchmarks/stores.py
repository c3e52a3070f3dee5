"""The same graph in both stores, grown with generated families: a file beside a Neo4j server.

    python run.py benchmark stores --families 100000

What is measured is what decides between the two: how long loading takes, how much disk and memory each
wants, and how long the coordinator's questions (docs/cypher.md) and the app's own reads take, and whether
the answers are the same. The families are recombined from the seed data's members and needs, from a fixed
seed; a share of them live in the article's counties, most in the first of these, so that there are places
and kinds of need with very many links, as in a province's graph. The stores are measured one after the
other, each alone. The server is this program's own, in a temporary folder; nothing is left behind.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import itertools
import platform
import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph import Batch, Change, Store, StoreError, coordinator, open_store
from graph.seeding import family_batch, read_families, seed_batch
from graph.server import LTS, Server, start_server

ROOT = Path(__file__).resolve().parent.parent
SEED_DATA = ROOT / "seed_data"
SEED = 20260301
FAMILIES = 100_000
BATCH = 500
HEAP, PAGECACHE = "2g", "1g"
# The share of the families that live in the article's counties; the rest are spread over all in use.
ARTICLE = 0.3
MEMBERS, NEEDS = (4, 5), (3, 4, 5)
# The share of the needs that are one member's, not the household's.
OF_A_MEMBER = 0.6
RUNS = 3
# What takes longer than this at its first run (seconds) is not run again.
ENOUGH = 60.0
_SAID_EVERY = 10.0


class Families:
    """Generated families, the same for the same number."""

    def __init__(self, seed: Batch) -> None:
        real = read_families(SEED_DATA)
        self._members = [member["facts"] for each in real for member in each["members"]]
        self._facts = [each.get("facts") or {} for each in real]
        self._needs = sorted({need["type"] for each in real for need in each["needs"]})
        regions = {node.id: node.properties for node in seed.nodes if node.label == "Region"}
        counties = (place for place in regions.values() if place["level"] == "county" and place["in_use"])
        self._counties = [place["adcode"] for place in counties]
        told = {edge.target for edge in seed.edges if edge.type == "IN_REGION" and edge.source.startswith("article:")}
        self._article = sorted({regions[each]["adcode"] for each in told} & set(self._counties))
        self._weights = [1 / rank for rank, _ in enumerate(self._article, 1)]

    @property
    def biggest(self) -> str:
        """The id of the county where most of them live."""
        return f"region:{self._article[0]}"

    def batches(self, number: int) -> Iterator[Batch]:
        """So many families, BATCH at a time."""
        rng = random.Random(SEED)
        batches = (family_batch(self._family(each, rng)) for each in range(number))
        while some := list(itertools.islice(batches, BATCH)):
            nodes, edges = (tuple(x for one in some for x in getattr(one, part)) for part in ("nodes", "edges"))
            yield Batch(nodes=nodes, edges=edges)

    def _family(self, number: int, rng: random.Random) -> dict[str, Any]:
        members = [{"id": f"m{n}", "facts": rng.choice(self._members)} for n in range(rng.choice(MEMBERS))]
        needs = [{"type": kind} for kind in rng.sample(self._needs, rng.choice(NEEDS))]
        for need in needs:
            if rng.random() < OF_A_MEMBER:
                need["member"] = rng.choice(members)["id"]
        in_article = rng.random() < ARTICLE
        region = rng.choices(self._article, self._weights)[0] if in_article else rng.choice(self._counties)
        return {
            "id": f"generated-{number:07}", "synthetic": True, "region": region, "head": "m0",
            "facts": rng.choice(self._facts), "members": members, "needs": needs,
        }  # fmt: skip


@dataclass
class Timed:
    """The median of several runs in seconds, and what the last gave."""

    seconds: float
    runs: int
    answer: Any


@dataclass
class Measured:
    """What one store showed."""

    counts: dict[str, dict[str, int]]
    load: float
    memory: dict[str, int | None] = field(default_factory=dict)
    disk: dict[str, int] = field(default_factory=dict)
    answers: dict[str, Timed] = field(default_factory=dict)
    asked: dict[str, Timed] = field(default_factory=dict)
    reads: dict[str, Timed] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Nodes and links."""
        return sum(number for kind in self.counts.values() for number in kind.values())


def questions() -> dict[str, tuple[str, dict[str, str]]]:
    """Every question of docs/cypher.md: its Cypher and the values that it is shown with."""
    text = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
    found = re.findall(r"^## (\w+)\n.*?```cypher\n(.*?)```", text, flags=re.DOTALL | re.MULTILINE)
    return {name: (query, dict(re.findall(r"^// (\w+): (\S+)$", query, flags=re.MULTILINE))) for name, query in found}


def measure(store: Store, seed: Batch, families: Families, number: int, name: str) -> Measured:
    """Load a store, then ask it everything."""
    _forget_peak()
    load = _load(store, seed, families.batches(number), number, name)
    found = Measured(store.counts(), load)
    found.memory["Python, peak while loading"] = _memory("self", "VmHWM")
    _forget_peak()
    for question, (query, values) in questions().items():
        work = getattr(coordinator, question)
        found.answers[question] = _timed(f"{name}: {question}", functools.partial(work, store, *values.values()))
        if hasattr(store, "ask"):
            asking = functools.partial(store.ask, query, **values)
            found.asked[question] = _timed(f"{name}: {question} in Cypher", asking)
    for what, work in _reads(store, families).items():
        found.reads[what] = _timed(f"{name}: {what}", work)
    found.memory["Python, peak while asking"] = _memory("self", "VmHWM")
    return found


def _load(store: Store, seed: Batch, batches: Iterator[Batch], number: int, name: str) -> float:
    """Seconds spent in the store; making the families does not count."""
    spent, said = 0.0, time.monotonic()
    for done, batch in enumerate(itertools.chain([seed], batches)):
        start = time.perf_counter()
        store.apply(batch, by="benchmark")
        spent += time.perf_counter() - start
        if time.monotonic() - said > _SAID_EVERY:
            said = time.monotonic()
            _say(f"{name}: {done * BATCH:,} of {number:,} families after {spent:.0f} s")
    _say(f"{name}: loaded in {spent:.1f} s")
    return spent


def _reads(store: Store, families: Families) -> dict[str, Callable[[], Any]]:
    """What the app asks of a store while somebody works with it."""
    _, values = questions()["evidence_path"]
    family, last = values["family"], store.revision()
    return {
        "get(family)": lambda: store.get(family),
        "neighbours(family, 2)": lambda: store.neighbours(family, 2),
        "neighbours(biggest county, 1, limit=50)": lambda: store.neighbours(families.biggest, 1, limit=50),
        "counts()": store.counts,
        "changes(since=last - 1)": lambda: [_written(each) for each in store.changes(since=last - 1)],
    }


def _written(change: Change) -> tuple[str, str, str, str | None]:
    """A change without the time of its writing, which is not the same in both stores."""
    return change.op, change.kind, change.key, change.after


def _timed(what: str, work: Callable[[], Any]) -> Timed:
    """One run that does not count, unless it takes so long that it has to; then several."""
    seconds, answer = _once(work)
    times = [seconds]
    if seconds < ENOUGH:
        times = [_once(work)[0] for _ in range(RUNS)]
    _say(f"{what}: {statistics.median(times) * 1000:,.1f} ms")
    return Timed(statistics.median(times), len(times), answer)


def _once(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    answer = work()
    return time.perf_counter() - start, answer


def _forget_peak() -> None:
    """Let the peak begin anew, where the system can (Linux)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _memory(process: int | str | None, what: str) -> int | None:
    """Bytes of a process's memory: its peak (VmHWM) or what is resident now (VmRSS); None where nothing tells."""
    with contextlib.suppress(OSError):
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        return int(re.findall(rf"^{what}:\s+(\d+) kB", status, flags=re.MULTILINE)[0]) * 1024
    return None


def _size(paths: Iterator[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())


def measure_embedded(folder: Path, seed: Batch, families: Families, number: int) -> Measured:
    """The file; its size when it is closed, all of the write-ahead log in it."""
    path = folder / "graph.sqlite"
    with open_store(str(path)) as store:
        found = measure(store, seed, families, number, "embedded")
    found.disk = {"data": _size(iter([path])), "write-ahead log": _size(folder.glob("graph.sqlite-*"))}
    return found


def measure_server(folder: Path, seed: Batch, families: Families, number: int) -> Measured:
    """A server of this program's own; its size when it is stopped, everything written to its data files."""
    with start_server(folder / "neo4j", LTS, heap=HEAP, pagecache=PAGECACHE, say=_say) as server:
        with open_store(server.address, _settings(server)) as store:
            found = measure(store, seed, families, number, "server")
        found.memory["server, resident at the end"] = _memory(server.pid, "VmRSS")
    data = server.home / "data"
    parts = {"data": "databases", "write-ahead log": "transactions"}
    found.disk = {what: _size((data / part).rglob("*")) for what, part in parts.items()}
    return found


def _settings(server: Server) -> dict[str, str]:
    return {"QIANSHOU_NEO4J_USER": server.user, "QIANSHOU_NEO4J_PASSWORD": server.password}


def table(embedded: Measured, server: Measured | None) -> str:
    """Everything, a line a measure."""
    nodes, links = (sum(embedded.counts[kind].values()) for kind in ("nodes", "edges"))
    same = "-" if server is None else _agreement(embedded.counts, server.counts)
    lines = [
        f"{nodes:,} nodes, {links:,} links (the same in both: {same}); SQLite {sqlite3.sqlite_version},"
        f" Neo4j {LTS} (heap {HEAP}, page cache {PAGECACHE}), Python {platform.python_version()}",
        _row("", "rows", "embedded", "server", "Cypher", "agree"),
    ]
    for what, get in _measures(embedded, server):
        lines.append(_row(what, "", get(embedded), get(server) if server else "-"))
    for question, here in embedded.answers.items():
        there = [] if server is None else [server.answers[question], server.asked[question]]
        lines.append(_answer_row(question, here, there))
    for what, here in embedded.reads.items():
        lines.append(_answer_row(what, here, [] if server is None else [server.reads[what]]))
    return "\n".join(lines)


def _measures(embedded: Measured, server: Measured | None) -> list[tuple[str, Callable[[Measured], str]]]:
    """What there is one number of a store for."""
    memory = list(dict.fromkeys([*embedded.memory, *(server.memory if server else ())]))
    return [
        ("load", lambda store: f"{store.load:,.0f} s"),
        ("load, nodes and links a second", lambda store: f"{store.total / store.load:,.0f}"),
        *((f"disk, {what}", lambda store, what=what: _mebibytes(store.disk[what])) for what in embedded.disk),
        *((f"memory, {what}", lambda store, what=what: _mebibytes(store.memory.get(what))) for what in memory),
    ]


def _answer_row(what: str, here: Timed, there: list[Timed]) -> str:
    times = [_milliseconds(each) for each in (here, *there)]
    rows = f"{len(here.answer):,}" if isinstance(here.answer, list) else ""
    agree = _agreement(here.answer, *(each.answer for each in there)) if there else "-"
    return _row(what, rows, *[*times, "", ""][:3], agree)


def _agreement(first: Any, *others: Any) -> str:
    return "yes" if all(first == each for each in others) else "NO"


def _milliseconds(timed: Timed) -> str:
    return f"{timed.seconds * 1000:,.1f} ms" + ("" if timed.runs > 1 else " once")


def _mebibytes(size: int | None) -> str:
    return "-" if size is None else f"{size / 2**20:,.0f} MiB"


def _row(what: str, rows: str, embedded: str, server: str = "", asked: str = "", agree: str = "") -> str:
    return f"{what:<40}{rows:>7}{embedded:>17}{server:>19}{asked:>17}{agree:>7}".rstrip()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Measure both stores and print the table."""
    parser = argparse.ArgumentParser(description="the embedded graph beside a Neo4j server, with generated families")
    parser.add_argument("--families", type=int, default=FAMILIES, help=f"how many to generate ({FAMILIES:,})")
    number = parser.parse_args().families
    seed = seed_batch(SEED_DATA)
    families = Families(seed)
    with tempfile.TemporaryDirectory(prefix="qianshou-stores-") as name:
        folder = Path(name)
        embedded = measure_embedded(folder, seed, families, number)
        try:
            server = measure_server(folder, seed, families, number)
        except StoreError as error:
            _say(f"no server: {error}")
            server = None
    print(f"the seed data and {number:,} generated families; medians of {RUNS} runs after one")
    print(table(embedded, server))
    home = Counter(edge.target for batch in families.batches(number) for edge in batch.edges if edge.type == "LIVES_IN")
    print(f"the biggest county, {families.biggest}, has {home[families.biggest]:,} of the generated families")


if __name__ == "__main__":
    main()
