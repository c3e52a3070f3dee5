"""Learning from outcomes whose truth is known: what is adopted, what is refused, what is recovered.

    python run.py benchmark learning

Each of the synthetic families stands for several like it (alike in kind and recommendations, each with
outcomes of its own). What becomes of the recommendations is drawn from a truth, seed by seed:

- places: a resource has its own chance, and in some provinces it is often refused or slow;
- noise: every chance is even;
- standing: the chance follows the standing score and nothing else;
- against a group: as places, but families of one recorded ethnicity meet the opposite;
- few: as places, with a few families only.

All but the last also with one family for each only. Prints how often a model was adopted, refused or stood
aside, the gain with its interval, and for an adopted one the rank correlation of the learned effects of a
resource in a province with the true ones.
"""

from __future__ import annotations

import argparse
import datetime
import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scipy.stats import spearmanr

from graph.seeding import read_families
from matching.casework import Casework
from matching.eligibility import Assessor
from matching.learning.decision import Decision, State, group_name, interval
from matching.learning.fitting import learn
from matching.learning.learned import Learned
from matching.learning.outcomes import DECLINED, Outcome, kind_of, standing

ROOT = Path(__file__).resolve().parent.parent
DAY = datetime.date(2026, 3, 1)
SEED = 20260301
SEEDS = 20
ALIKE = 5  # families that each synthetic one stands for
LISTED = 12  # recommendations a family
FOLLOWED = 0.75  # the share whose end is known
SPREAD = 1.0  # standard deviation of a resource's own log-odds
REFUSING, REFUSED = 0.25, -2.0  # in this share of a resource's provinces its log-odds are lower by so much
FEW = 20  # families
MINORITY, SHARE = "彝族", 0.2


@dataclass(frozen=True, slots=True)
class Truth:
    """The log-odds that a resource works out: its own, and what a province adds."""

    own: dict[str, float]
    places: dict[tuple[str, str], float]

    def of(self, outcome: Outcome) -> float:
        """In the outcome's province."""
        return self.own[outcome.resource] + self.places[outcome.resource, outcome.kind.province]


def recommended(casework: Casework) -> list[Outcome]:
    """The recommendations made to the synthetic families, with nothing known of what became of them."""
    found = []
    for record in map(dict, read_families(ROOT / "seed_data")):
        record.pop("source", None)
        if not record.get("synthetic"):
            continue
        household = casework.household(record, record["id"], DAY)
        assessor = Assessor(household, casework.catalogue)
        for each in casework.match(household, LISTED)["candidates"]:
            values = {factor["name"]: factor["value"] for factor in each["factors"]}
            kind = kind_of(assessor, each["subject"])
            subject, resource = each["subject"], each["resource"]
            found.append(Outcome(household.id, subject, resource, DAY, kind, None, standing(values), "recommended"))
    return found


def alike(made: Sequence[Outcome], number: int, rng: random.Random) -> list[Outcome]:
    """The same recommendations to so many families like each; some have their ethnicity on record."""
    minority = {(each.household, n): rng.random() < SHARE for each in made for n in range(number)}
    return [
        replace(each, household=f"{each.household}-{n}", ethnicity=MINORITY if minority[each.household, n] else "汉族")
        for each in made
        for n in range(number)
    ]


def truth(made: Sequence[Outcome], rng: random.Random) -> Truth:
    """Drawn for every resource, and for every province where it was recommended."""
    places = sorted({(each.resource, each.kind.province) for each in made})
    own = {resource: rng.gauss(0, SPREAD) for resource in sorted({each.resource for each in made})}
    return Truth(own, {place: REFUSED if rng.random() < REFUSING else 0.0 for place in places})


def drawn(made: Sequence[Outcome], log_odds: Callable[[Outcome], float], rng: random.Random) -> list[Outcome]:
    """What became of each: open, granted or helped, or declined for some reason."""
    return [_drawn(each, log_odds(each), rng) for each in made]


def _drawn(outcome: Outcome, log_odds: float, rng: random.Random) -> Outcome:
    if rng.random() >= FOLLOWED:
        return replace(outcome, stage=rng.choice(["recommended", "applied"]))
    if rng.random() < 1 / (1 + math.exp(-log_odds)):
        return replace(outcome, stage=rng.choice(["granted", "helped"]))
    return replace(outcome, stage="applied", declined=rng.choice(list(DECLINED)))


def recovered(learned: Learned, known: Truth) -> float:
    """The rank correlation of the learned effects with the true ones, over resources and provinces."""
    effects = learned.effects
    places = [place for place in known.places if (place[0], "", "") in effects]
    found = [
        sum(effects[key].log_odds for key in ((resource, "", ""), (resource, "province", province)) if key in effects)
        for resource, province in places
    ]
    return float(spearmanr(found, [known.own[each[0]] + known.places[each] for each in places]).statistic)


def decisions(made: Sequence[Outcome], seed: int) -> dict[str, tuple[Decision, Truth]]:
    """What is decided under each truth."""
    rng = random.Random(SEED + seed)
    families, known = alike(made, ALIKE, rng), truth(made, rng)

    def opposed(outcome: Outcome) -> float:
        return -known.of(outcome) if outcome.ethnicity == MINORITY else known.of(outcome)

    mean = sum(each.standing for each in made) / len(made)
    truths: dict[str, Callable[[Outcome], float]] = {
        "places": known.of,
        "noise": lambda _: 0.0,
        "standing": lambda each: (each.standing - mean) / 15,
        "against a group": opposed,
    }
    outcomes = {name: drawn(families, each, rng) for name, each in truths.items()}
    outcomes |= {
        f"{name}, one of each": [each for each in found if each.household.endswith("-0")]
        for name, found in outcomes.items()
    }
    few = rng.sample(sorted({each.household for each in families}), FEW)
    outcomes["few"] = [each for each in outcomes["places"] if each.household in few]
    return {name: (learn(found), known) for name, found in outcomes.items()}


def main() -> None:
    """Print a block a truth."""
    parser = argparse.ArgumentParser(description="Learning from outcomes whose truth is known.")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="how many seeds")
    seeds = parser.parse_args().seeds
    made = recommended(Casework(ROOT / "seed_data"))
    families = len({each.household for each in made})
    print(f"{families} families, {len(made)} recommendations, each for {ALIKE} alike; {seeds} seeds")
    found: dict[str, list[tuple[Decision, Truth]]] = {}
    for seed in range(seeds):
        for name, each in decisions(made, seed).items():
            found.setdefault(name, []).append(each)
    for name, every in found.items():
        _block(name, every)


def _block(name: str, every: Sequence[tuple[Decision, Truth]]) -> None:
    counts = Counter(decision.state for decision, _ in every)
    print(f"\n{name}: " + ", ".join(f"{state.value} {counts[state]} of {len(every)}" for state in State))
    known = [decision.known for decision, _ in every]
    print(f"  known outcomes {min(known)}-{max(known)}")
    gains = [decision.order.gain for decision, _ in every if decision.order]
    first = next((decision.order for decision, _ in every if decision.order), None)
    if first is not None:
        print(f"  gain in pairs: {min(gains):+.1%} to {max(gains):+.1%} over the seeds; the first {interval(first)}")
    groups = [group for decision, _ in every for group in decision.groups]
    losing = Counter(group_name(group.trait, group.value)[1] for group in groups if group.loses)
    print(f"  groups that would lose (in how many seeds): {dict(losing.most_common(5))}")
    truly = [recovered(decision.learned, known) for decision, known in every if decision.learned]
    if truly:
        print(f"  rank correlation with the truth: {min(truly):.2f} to {max(truly):.2f}")


if __name__ == "__main__":
    main()
