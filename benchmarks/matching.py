"""One family against the whole catalogue, and against catalogues of generated resources.

    python run.py benchmark matching

Prints the median and the range of several runs, and the peak memory. The generated resources are
recombined from the real conditions, needs and places, so that they cost what real ones cost: most
belong to one county, some to a province, the rest to the whole country. Nothing is cached between
runs: each reads the household anew.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from matching.casework import Casework
from matching.catalogue import Catalogue
from matching.recommendation import recommend
from matching.resources import Resource

ROOT = Path(__file__).resolve().parent.parent
DAY = datetime.date(2026, 3, 1)
SEED = 20260301
SIZES = (2_000, 20_000)
RUNS = 7
# The share of generated resources for one county and for one province; the rest are nationwide.
COUNTY, PROVINCE = 0.7, 0.2


def generated(catalogue: Catalogue, codes: list[str], size: int) -> Catalogue:
    """A catalogue of `size` resources recombined from the real ones."""
    rng = random.Random(SEED)
    real = [each for each in catalogue.resources.values() if each.kind != "agency"]
    conditions = [condition for each in real for condition in each.conditions]
    made = [_resource(number, rng, real, conditions, codes) for number in range(size)]
    return dataclasses.replace(catalogue, resources={each.id: each for each in made})


def _resource(number: int, rng: random.Random, real: list[Resource], conditions: list[Any], codes: list[str]) -> Resource:
    like = rng.choice(real)
    place = rng.random()
    code = rng.choice(codes)
    regions = (code,) if place < COUNTY else (code[:2] + "0000",) if place < COUNTY + PROVINCE else ()
    chosen = rng.sample(conditions, len(like.conditions))
    renamed = tuple(dataclasses.replace(each, id=f"c{n}", extends=None) for n, each in enumerate(chosen, 1))
    return dataclasses.replace(like, id=f"generated-{number:05}", regions=regions, region_uncertain=False, conditions=renamed)


def measured(work: Callable[[], Any]) -> dict[str, float]:
    """Milliseconds of several runs after one that does not count."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return {"median_ms": statistics.median(times), "min_ms": min(times), "max_ms": max(times)}


def main() -> None:
    """Print a line a measure."""
    start = time.perf_counter()
    casework = Casework(ROOT / "seed_data")
    real = casework.catalogue
    print(f"catalogue read and checked: {(time.perf_counter() - start) * 1000:.0f} ms")
    record = json.loads((ROOT / "tests" / "cases" / "ebian_family.json").read_text(encoding="utf-8"))
    household = casework.household(record, "benchmark", DAY)
    _line("match", len(real.resources), measured(lambda: recommend(household, real, 30)))
    _line("every verdict", len(real.resources), measured(lambda: casework.assess(household)))
    codes = sorted(code for code in casework.region_names if not code.endswith("00"))
    for size in SIZES:
        catalogue = generated(real, codes, size)
        found = recommend(household, catalogue, 30)
        _line("match", size, measured(lambda catalogue=catalogue: recommend(household, catalogue, 30)), found["total_candidates"])


def _line(what: str, resources: int, times: dict[str, float], candidates: int | None = None) -> None:
    extra = "" if candidates is None else f", {candidates} candidates"
    print(
        f"{what}, {resources:,} resources: median {times['median_ms']:.0f} ms"
        f" ({times['min_ms']:.0f}-{times['max_ms']:.0f} ms, {RUNS} runs{extra})"
    )


if __name__ == "__main__":
    main()
