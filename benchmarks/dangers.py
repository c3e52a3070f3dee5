"""How many dangers whose wording no example of the program has are shown by meaning alone, and how much that is none.

The sentences are those of `tests/matching/dangers.py`, which the words for duties were worked with but no example of
`seed_data/lexicon/dangers.yaml` was; the notes are whole ones of benchmarks/notes that nobody has looked at, of which some have dangers.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import yaml

from matching.casework import Casework
from matching.notes import likeness
from matching.notes.clauses import plain
from tests.matching import dangers

ROOT = Path(__file__).resolve().parent.parent
UNSEEN = ("fourth", "fifth_held", "sixth_held")
LISTS = {
    "dangers, first list": [text for text, _ in dangers.DANGERS],
    "dangers, second list": [text for text, _ in dangers.SECOND_DANGERS],
    "dangers, third list": dangers.HEARD,
    "near misses": [*dangers.NEAR_MISSES, *dangers.SECOND_NEAR_MISSES, *dangers.THIRD_NEAR_MISSES],
}


def notes() -> list[str]:
    every = [each for file in sorted((ROOT / "benchmarks" / "notes").glob("*.yaml")) for each in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return [each["text"] for each in every if each["split"] in UNSEEN]


def main() -> None:
    """Print, for each list, in how many of its texts something is shown."""
    found = likeness.Likeness(Casework(ROOT / "seed_data").catalogue.dangers)
    for name, texts in [*LISTS.items(), ("whole notes, unseen", notes())]:
        shown = [bool(found.like(plain(text))) for text in texts]
        print(f"{name:22} {sum(shown):3} of {len(shown):3} shown ({np.mean(shown):.2f})")


if __name__ == "__main__":
    main()
