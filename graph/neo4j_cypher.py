"""The Cypher of the Neo4j store.

Labels and types come from the schema's table only, everything else is a parameter: no value that
anybody gives is ever pasted into a query. Every node carries its own label and `Entity`, so that ids
are unique over all labels. The log is kept apart: one `QianshouLog` and a `QianshouChange` a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.schema import LABELS, RELATIONSHIPS

SCHEMA_VERSION = 1
NAMES_INDEX = "names"
NAMED = ("name_zh", "name_en", "name", "synonyms_zh", "synonyms_en")
_ARROWS = {"out": ("-", "->"), "in": ("<-", "-"), "both": ("-", "-")}


def schema_statements() -> list[str]:
    """What a new database is given: unique ids for every label, an index over names, the log."""
    labels = [*LABELS, "Entity"]
    named = "|".join(LABELS)
    fields = ", ".join(f"n.{name}" for name in NAMED)
    return [
        *(f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" for label in labels),
        "CREATE CONSTRAINT change_sequence IF NOT EXISTS FOR (c:QianshouChange) REQUIRE c.sequence IS UNIQUE",
        "CREATE INDEX change_revision IF NOT EXISTS FOR (c:QianshouChange) ON (c.revision)",
        f"CREATE FULLTEXT INDEX {NAMES_INDEX} IF NOT EXISTS FOR (n:{named}) ON EACH [{fields}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
    ]


# The log comes last: another program may give the empty database its log and first nodes while this is read.
CONTENTS = (
    "MATCH (n) WHERE NOT n:QianshouLog WITH n LIMIT 1 RETURN -1 AS schema "
    "UNION ALL MATCH (l:QianshouLog) RETURN l.schema AS schema"
)
# The unique constraint makes two programs that open an empty database at once agree on one log.
CREATE_LOG = "MERGE (l:QianshouLog {id: 0}) ON CREATE SET l.revision = 0, l.sequence = 0, l.schema = $schema"
LOG_CONSTRAINT = "CREATE CONSTRAINT log_id IF NOT EXISTS FOR (l:QianshouLog) REQUIRE l.id IS UNIQUE"
# Writing to the log's node first lets one batch in at a time.
LOCK = "MATCH (l:QianshouLog {id: 0}) SET l.locked = true RETURN l.revision AS revision, l.sequence AS sequence"
LOG = (
    "MATCH (l:QianshouLog {id: 0}) SET l.revision = $revision, l.sequence = l.sequence + size($lines) "
    "WITH l UNWIND $lines AS line CREATE (c:QianshouChange) SET c = line"
)
REVISION = "MATCH (l:QianshouLog {id: 0}) RETURN l.revision AS revision"
CHANGES = (
    "MATCH (c:QianshouChange) WHERE c.revision > $since "
    "RETURN c.revision AS revision, c.at AS at, c.by AS by, c.op AS op, c.kind AS kind, c.key AS key, c.after AS after "
    "ORDER BY c.revision, c.sequence LIMIT $limit"
)

_NODE = "{variable}.id AS id, [l IN labels({variable}) WHERE l <> 'Entity'][0] AS label, properties({variable}) AS properties"
NODES = f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) RETURN {_NODE.format(variable='n')}"
PUT_NODES = {
    label: f"UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n = row.properties, n:{label}" for label in LABELS
}
DROP_LABEL = {label: f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) REMOVE n:{label}" for label in LABELS}
TOUCHING = (
    "UNWIND $ids AS id MATCH (n:Entity {id: id})-[r]-() WITH DISTINCT r "
    "RETURN type(r) AS type, startNode(r).id AS source, endNode(r).id AS target ORDER BY type, source, target"
)
REMOVE_NODES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) DETACH DELETE n"
_ENDS = "UNWIND $rows AS row MATCH (a:Entity {{id: row.source}}) MATCH (b:Entity {{id: row.target}}) "
# From the source, which has few links of a type; the label is left off the other end, so that no index can make the
# server begin there and walk all the links of a county or a need.
_LINK_OF = "UNWIND $rows AS row MATCH (a:Entity {{id: row.source}})-[r:{type_}]->(b) WHERE b.id = row.target "
EDGES = {
    type_: _LINK_OF.format(type_=type_) + "RETURN row.source AS source, row.target AS target, properties(r) AS properties"
    for type_ in RELATIONSHIPS
}
PUT_EDGES = {type_: _ENDS.format() + f"MERGE (a)-[r:{type_}]->(b) SET r = row.properties" for type_ in RELATIONSHIPS}
REMOVE_EDGES = {type_: _LINK_OF.format(type_=type_) + "DELETE r" for type_ in RELATIONSHIPS}

GET = f"MATCH (n:Entity {{id: $id}}) RETURN {_NODE.format(variable='n')}"
SCAN = {
    label: f"MATCH (n:{label}) WHERE n.id > $after RETURN {_NODE.format(variable='n')} ORDER BY n.id LIMIT $limit" for label in LABELS
}
_EDGE = "type(r) AS type, startNode(r).id AS source, endNode(r).id AS target, properties(r) AS properties"


def edges_from(type_: str, label: str) -> str:
    """A page of a type's links from one label, in order of source and target."""
    return (
        f"MATCH (a:{label}) WHERE a.id >= $source WITH a ORDER BY a.id "
        f"MATCH (a)-[r:{type_}]->(b) WHERE a.id > $source OR b.id > $target "
        f"RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties ORDER BY a.id, b.id LIMIT $limit"
    )


def counts() -> str:
    """The number of nodes of each label and of links of each type, from the server's own counters."""
    nodes = [f"MATCH (n:{label}) RETURN 'nodes' AS kind, '{label}' AS name, count(n) AS number" for label in LABELS]
    links = [f"MATCH ()-[r:{type_}]->() RETURN 'edges' AS kind, '{type_}' AS name, count(r) AS number" for type_ in RELATIONSHIPS]
    return " UNION ALL ".join(nodes + links)


def reached(types: Sequence[str] | None, direction: str) -> str:
    """The nodes one link from the frontier, with their ids not among $seen, in order."""
    return (
        f"MATCH (a:Entity) WHERE a.id IN $frontier MATCH (a){_link(types, direction)}(b:Entity) "
        "WITH DISTINCT b WHERE NOT b.id IN $seen AND ($labels IS NULL OR any(l IN labels(b) WHERE l IN $labels)) "
        f"WITH b ORDER BY b.id LIMIT $limit RETURN {_NODE.format(variable='b')} ORDER BY b.id"
    )


def between(types: Sequence[str] | None, direction: str) -> str:
    """The links from the frontier to the others."""
    return (
        f"MATCH (a:Entity) WHERE a.id IN $frontier MATCH (a){_link(types, direction)}(b:Entity) WHERE b.id IN $others "
        f"WITH DISTINCT r RETURN {_EDGE}"
    )


def shortest(types: Sequence[str] | None, direction: str, longest: int) -> str:
    """The shortest ways, the first by the ids on it."""
    left, right = _ARROWS[direction]
    return (
        "MATCH (a:Entity {id: $source}) MATCH (b:Entity {id: $target}) "
        f"MATCH p = allShortestPaths((a){left}[{_types(types)}*..{longest:d}]{right}(b)) "
        "WITH p ORDER BY [n IN nodes(p) | n.id], [r IN relationships(p) | [type(r), startNode(r).id]] LIMIT 1 "
        f"UNWIND relationships(p) AS r RETURN {_EDGE}"
    )


def _link(types: Sequence[str] | None, direction: str) -> str:
    left, right = _ARROWS[direction]
    return f"{left}[r{_types(types)}]{right}"


def _types(types: Iterable[str] | None) -> str:
    """A pattern's types: only those that the table has; a name that it lacks matches nothing."""
    if types is None:
        return ":" + "|".join(RELATIONSHIPS)
    return ":" + ("|".join(each for each in RELATIONSHIPS if each in set(types)) or "NOTHING")
