"""How long one family's plan takes, over all families of the seed folder.

    python run.py benchmark plan

Prints the median, the slowest and its family, of one run each after one that does not count; nothing is
cached between families. The steps that would open more are a part of every plan and timed apart too.
"""

from __future__ import annotations

import datetime
import statistics
import time
from pathlib import Path

from graph.seeding import read_families
from matching.casework import Casework
from matching.eligibility import Assessor
from matching.plan.family import family_plan
from matching.plan.items import held
from matching.plan.unlocking import unlock_paths
from matching.recommendation import rank
from matching.shown_needs import every_need

SEED = Path(__file__).resolve().parent.parent / "seed_data"
DAY = datetime.date(2026, 3, 1)


def main() -> None:
    """Print a line a measure."""
    casework = Casework(SEED)
    catalogue = casework.catalogue
    records = [{key: value for key, value in each.items() if key != "source"} for each in read_families(SEED)]
    households = [casework.household(record, record["id"], DAY) for record in records]
    family_plan(households[0], catalogue)
    whole: list[tuple[float, str]] = []
    unlocking: list[tuple[float, str]] = []
    for household in households:
        start = time.perf_counter()
        family_plan(household, catalogue)
        whole.append(((time.perf_counter() - start) * 1000, household.id))
        now = Assessor(household, catalogue)
        ranked = rank(now, catalogue, every_need(now, catalogue))
        start = time.perf_counter()
        unlock_paths(household, now, ranked, held(ranked))
        unlocking.append(((time.perf_counter() - start) * 1000, household.id))
    _line("plan", whole)
    _line("of it: steps that would open more", unlocking)


def _line(what: str, times: list[tuple[float, str]]) -> None:
    slowest, family = max(times)
    median = statistics.median(each for each, _ in times)
    print(f"{what}, {len(times)} families: median {median:.0f} ms, slowest {slowest:.0f} ms ({family})")


if __name__ == "__main__":
    main()
