"""The search beside plain BM25 and plain TF-IDF, on the queries of benchmarks/cases and on a third group.

    python run.py benchmark search            # the half that may be tuned to
    python run.py benchmark search --held     # that and the half held back
    python run.py benchmark search --third    # the third group alone
    python run.py benchmark search --second   # the second author's
    python run.py benchmark search --fourth   # the third author's, in two halves

nDCG@10 and recall@10 over the queries that have an answer; silence: of the queries that have none, how
many found nothing; answers: of the others, how many found something; abstention: the mean of these two.
In brackets the 95% interval of a bootstrap over the queries. All three search the same texts, the needs'
synonyms and the other names among them; the two plain ones find nothing only where they know no word.
"""

from __future__ import annotations

import math
import random
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from sklearn.feature_extraction.text import TfidfVectorizer

from matching.casework import Casework
from matching.evaluation import ndcg, recall
from matching.search.entries import schemes, texts_of
from matching.search.words import tokens

QUERIES = Path(__file__).resolve().parents[1] / "cases" / "queries.yaml"
OTHERS = {f"--{name}": Path(__file__).with_name(f"{name}.yaml") for name in ("third", "second", "fourth")}
TOP, DRAWS, SEED = 10, 2000, 20261124
Search = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the grade of each resource that answers it."""

    id: str
    kind: str
    split: str
    words: str
    grades: Mapping[str, int]


def read_queries(path: Path = QUERIES) -> list[Query]:
    """The queries of a file."""
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Query(
            each["id"], each["kind"], each["split"], each["words"],
            dict.fromkeys(each["useful"], 1) | dict.fromkeys(each["best"], 2),
        )
        for each in records
    ]


def measures(queries: Sequence[Query], answers: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Every measure over some queries."""
    answerable = [each for each in queries if each.grades]
    silence = _mean([not answers[each.id] for each in queries if not each.grades])
    answered = _mean([bool(answers[each.id]) for each in answerable])
    return {
        "nDCG@10": _mean([ndcg(each.grades, answers[each.id]) for each in answerable]),
        "recall@10": _mean([recall(each.grades, answers[each.id]) for each in answerable]),
        "abstention": (silence + answered) / 2,
        "silence": silence,
        "answers": answered,
    }


def intervals(queries: Sequence[Query], answers: Mapping[str, Sequence[str]]) -> dict[str, tuple[float, float]]:
    """The 95% interval of each measure; queries with and without an answer are drawn apart."""
    rng = random.Random(SEED)
    groups = [[each for each in queries if bool(each.grades) is some] for some in (True, False)]
    drawn = []
    for _ in range(DRAWS):
        drawn.append(measures([each for group in groups for each in rng.choices(group, k=len(group))], answers))
    cut = {name: statistics.quantiles([each[name] for each in drawn], n=40) for name in drawn[0]}
    return {name: (values[0], values[-1]) for name, values in cut.items()}


def bm25(documents: Mapping[str, str], k1: float = 1.5, b: float = 0.75) -> Search:
    """Okapi BM25 with its usual constants."""
    counted = {name: Counter(tokens(text)) for name, text in documents.items()}
    length = {name: sum(each.values()) for name, each in counted.items()}
    mean = _mean(list(length.values()))
    holding = Counter(word for each in counted.values() for word in each)

    def search(text: str) -> list[str]:
        scores: Counter[str] = Counter()
        for word in tokens(text):
            weight = math.log(1 + (len(counted) - holding[word] + 0.5) / (holding[word] + 0.5))
            for name, each in counted.items():
                if word in each:
                    times = each[word]
                    scores[name] += weight * times * (k1 + 1) / (times + k1 * (1 - b + b * length[name] / mean))
        return sorted(scores, key=lambda name: (-scores[name], name))

    return search


def tfidf(documents: Mapping[str, str]) -> Search:
    """The cosine of TF-IDF vectors."""
    vectorizer = TfidfVectorizer(analyzer=tokens)
    matrix = vectorizer.fit_transform(documents.values())

    def search(text: str) -> list[str]:
        scores = dict(zip(documents, (matrix @ vectorizer.transform([text]).T).toarray().ravel(), strict=True))
        return sorted((name for name in scores if scores[name] > 0), key=lambda name: (-scores[name], name))

    return search


def main(arguments: Sequence[str]) -> None:
    """Print a table for each group that is asked for, and where ours stands by kind of query."""
    casework = Casework(QUERIES.parents[2] / "seed_data")
    catalogue = casework.catalogue
    documents = {each.id: " ".join(texts_of(each, catalogue.needs).values()) for each in schemes(catalogue)}
    searches: dict[str, Search] = {
        "BM25": bm25(documents),
        "TF-IDF": tfidf(documents),
        "ours": lambda text: [each["resource"] for each in casework.search(text, None, TOP)],
    }
    every = read_queries(next((path for option, path in OTHERS.items() if option in arguments), QUERIES))
    left_out = () if {*OTHERS, "--held"} & {*arguments} else ("held",)
    for split in dict.fromkeys(each.split for each in every if each.split not in left_out):
        queries = [each for each in every if each.split == split]
        none = sum(not each.grades for each in queries)
        print(f"{split}: {len(queries)} queries, {none} of them without an answer")
        for name, search in searches.items():
            answers = {each.id: search(each.words)[:TOP] for each in queries}
            found, around = measures(queries, answers), intervals(queries, answers)
            cells = (f"{key} {value:.3f} ({around[key][0]:.3f}-{around[key][1]:.3f})" for key, value in found.items())
            print(f"  {name:7}" + "  ".join(cells))
        for kind in dict.fromkeys(each.kind for each in queries if each.grades):
            of_kind = [each for each in queries if each.kind == kind]
            mean = _mean([ndcg(each.grades, answers[each.id]) for each in of_kind])
            print(f"    ours, {kind}: nDCG@10 {mean:.3f} ({len(of_kind)} queries)")


def _mean(values: Sequence[Any]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    main(sys.argv[1:])
