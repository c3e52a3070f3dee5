"""The questions of docs/cypher.md: each runs on a real server, and the embedded graph's answer agrees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph import Store, coordinator, open_store
from graph.copying import copy, digest
from graph.server import LTS
from matching.casework import Casework
from tests.conftest import ROOT
from tests.neo4j_server import Neo4jServer

TEXT = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
QUESTIONS = {
    name: query for name, query in re.findall(r"^## (\w+)\n.*?```cypher\n(.*?)```", TEXT, flags=re.DOTALL | re.MULTILINE)
}
# What the seed data's answer is known to hold: (rows at least, one of them).
KNOWN: dict[str, tuple[int, dict[str, Any]]] = {
    "counties_without": (5, {"adcode": "520328", "county": "湄潭县"}),
    "funds_that_reach": (20, {"fund": "fund:sc-youth-nuskin-heart", "place": "四川省", "applicants": ["family"]}),
    "agencies_alone": (1, {"adcode": "511132", "agency": "乐山市尚善社会工作服务中心"}),
    "evidence_path": (3, {"source": "program:medical-assistance", "type": "ADDRESSES", "target": "need_type:medical_cost"}),
    "pairs_and_outcomes": (10, {"supporter": "重庆仁爱社会工作服务中心", "recipient": "彭水县同欣社会工作服务中心"}),
    "unserved_recipients": (1, {}),
}


def parameters(query: str) -> dict[str, str]:
    """The values that a question is shown with: `// name: value` lines at its head."""
    return dict(re.findall(r"^// (\w+): (\S+)$", query, flags=re.MULTILINE))


@pytest.fixture(scope="module")
def embedded(casework: Casework, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("questions") / "graph.sqlite")) as store:
        casework.build(store)
        yield store


@pytest.fixture(scope="module")
def served(embedded: Store, neo4j_servers: Callable[[str], Neo4jServer]) -> Iterator[Store]:
    """The same graph on the server: a copy."""
    server = neo4j_servers(LTS)
    server.clear()
    with server.open() as store:
        copy(embedded, store)
        yield store


def test_every_question_has_its_embedded_answer_and_a_known_one() -> None:
    assert set(QUESTIONS) == set(KNOWN)
    assert all(callable(getattr(coordinator, name)) for name in QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_embedded_graph_answers(embedded: Store, name: str) -> None:
    rows = getattr(coordinator, name)(embedded, *parameters(QUESTIONS[name]).values())
    least, one = KNOWN[name]
    assert len(rows) >= least
    assert any(one.items() <= row.items() for row in rows), rows[:5]


@pytest.mark.neo4j
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_server_answers_in_cypher_as_the_embedded_graph_does(embedded: Store, served: Store, name: str) -> None:
    values = parameters(QUESTIONS[name])
    expected = getattr(coordinator, name)(embedded, *values.values())
    assert served.ask(QUESTIONS[name], **values) == expected
    assert getattr(coordinator, name)(served, *values.values()) == expected


@pytest.mark.neo4j
def test_names_are_found_by_parts_of_chinese_words(served: Store) -> None:
    rows = served.ask("CALL db.index.fulltext.queryNodes('names', $words) YIELD node RETURN node.id AS id LIMIT 10", words="医疗救助")
    assert "program:medical-assistance" in [row["id"] for row in rows]
    rows = served.ask("CALL db.index.fulltext.queryNodes('names', $words) YIELD node RETURN node.id AS id LIMIT 10", words="看病贵")
    assert "need_type:medical_cost" in [row["id"] for row in rows]


@pytest.mark.neo4j
def test_a_question_cannot_write(served: Store) -> None:
    before = digest(served)
    with pytest.raises(Exception, match=r"(?i)write|read"):
        served.ask("CREATE (:Family {id: 'family:intruder'}) RETURN 1 AS one")
    assert digest(served) == before


@pytest.mark.neo4j
def test_a_copy_goes_back_to_a_file_and_is_the_same(embedded: Store, served: Store, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "back.sqlite")) as back:
        found = copy(served, back)
        assert found.digest == digest(embedded)
        assert back.counts() == embedded.counts()
