"""An index in, networkx graphs out: entities and measures with their facts; departments by what they share."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from ..errors import UsageError
from ..iri import compact
from .names import Names
from .participation import WAYS
from .vocabulary import ENTITY_TYPES, ROLES

if TYPE_CHECKING:
    from .sharing import Sharing

_ENTITIES: Final = """
SELECT DISTINCT iri, shown.name, type FROM entity JOIN shown USING (iri) {where} ORDER BY shown.name, iri
"""
_ALIASES: Final = "SELECT DISTINCT iri, name FROM label WHERE alias = 1 {where} ORDER BY iri, name"
_TEXTS: Final = """
SELECT measure.iri, heading, kind, name FROM measure JOIN document ON id = document {where} ORDER BY kind, measure.iri
"""
_DOCUMENTS: Final = "SELECT iri, title, name FROM document ORDER BY name"
_FACTS: Final = """
SELECT subject, predicate, object, document.name, "begin", "end", text, status, basis, supports, details
FROM fact JOIN document ON id = document WHERE subject <> '' AND status <> 'negated' {where} ORDER BY node
"""
#: The measures and documents that a fact is about: its other end is one of the nodes too.
_TOLD: Final = """
SELECT COUNT(*) FROM {table} AS text WHERE
  EXISTS (SELECT 1 FROM fact WHERE object = text.iri AND subject <> '' AND status <> 'negated')
  OR EXISTS (SELECT 1 FROM fact WHERE subject = text.iri AND status <> 'negated' AND (
    EXISTS (SELECT 1 FROM entity WHERE iri = fact.object) OR EXISTS (SELECT 1 FROM measure WHERE iri = fact.object)
    OR EXISTS (SELECT 1 FROM document WHERE iri = fact.object)))
"""


def network(index: sqlite3.Connection) -> nx.MultiDiGraph[str]:
    """Return the entities and measures as nodes, the facts between them as edges.

    A node (its compact IRI) has ``label`` and ``type``, a measure and a document also ``document``, an entity with
    other names ``aliases`` (with | between them). An edge is one fact: its key is the predicate, ``evidence`` lists
    where it is said (``document``, ``begin``, ``end``, ``text``, ``status``, ``basis``, ``details``; ``supports``: it
    only supports another piece), ``weight`` counts those that do not, ``status`` and ``basis`` are of the first.
    Negated facts are left out.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    by_kind: dict[str, list[tuple[str, str]]] = {kind: [] for kind in ENTITY_TYPES}
    for iri, name, kind in index.execute(_ENTITIES.format(where="")):
        by_kind[kind].append((iri, name))
    for kind, named in by_kind.items():
        graph.add_nodes_from((iri, {"label": name, "type": kind}) for iri, name in named)
    for iri, heading, kind, document in index.execute(_TEXTS.format(where="")):
        graph.add_node(iri, label=heading, type=kind, document=document)
    for iri, title, name in index.execute(_DOCUMENTS):
        graph.add_node(iri, label=title or name, type="Document", document=name)
    _add_aliases(index, graph)
    _add_facts(index, graph)
    return graph


def size(index: sqlite3.Connection) -> int:
    """Return how many nodes of `network` are entities, or texts that a fact is about."""
    entities: int = index.execute("SELECT COUNT(DISTINCT iri) FROM entity").fetchone()[0]
    texts: list[int] = [
        index.execute(_TOLD.format(table=table)).fetchone()[0] for table in ("measure", "document")
    ]
    return entities + sum(texts)


def strongest(
    index: sqlite3.Connection, choose: Callable[[Iterator[Any]], Collection[Any]]
) -> nx.MultiDiGraph[str]:
    """Return the part of `network` that a picture of departments needs: some of them, and what they take part in.

    Args:
        index: what to read.
        choose: is given the pairs that share measures, strongest first, and returns those whose departments count.
    """
    pairs = index.execute(
        "SELECT one, other FROM sharing WHERE way = 'measure' ORDER BY count DESC, one, other"
    )
    chosen = sorted({iri for pair in choose(pairs) for iri in pair})
    index.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (iri TEXT PRIMARY KEY) WITHOUT ROWID")
    index.execute("DELETE FROM chosen")
    index.executemany("INSERT INTO chosen VALUES (?)", [(iri,) for iri in chosen])
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, name, kind in index.execute(_ENTITIES.format(where="WHERE iri IN (SELECT iri FROM chosen)")):
        graph.add_node(iri, label=name, type=kind)
    roles = ", ".join(f"'{role}'" for role in ROLES)
    taking = f"SELECT object FROM link WHERE subject IN (SELECT iri FROM chosen) AND predicate IN ({roles})"
    for iri, heading, kind, document in index.execute(
        _TEXTS.format(where=f"WHERE measure.iri IN ({taking})")
    ):
        graph.add_node(iri, label=heading, type=kind, document=document)
    _add_aliases(index, graph, "AND iri IN (SELECT iri FROM chosen)")
    _add_facts(index, graph, "AND subject IN (SELECT iri FROM chosen)")
    return graph


def titles(index: sqlite3.Connection) -> dict[str, str]:
    """Return the titles of the documents by their ids."""
    return {name: title or name for _, title, name in index.execute(_DOCUMENTS)}


def _add_facts(index: sqlite3.Connection, graph: nx.MultiDiGraph[str], where: str = "") -> None:
    labels = dict(index.execute("SELECT iri, name FROM shown"))
    for one, predicate, other, document, begin, end, text, status, basis, supports, details in index.execute(
        _FACTS.format(where=where)
    ):
        if one not in graph or other not in graph:
            continue
        if not graph.has_edge(one, other, predicate):
            graph.add_edge(one, other, predicate, evidence=[], weight=0, status=status, basis=basis)
        edge = graph.edges[one, other, predicate]
        said = json.loads(details) if details else {}
        edge["evidence"].append(
            {
                "document": document,
                "begin": begin,
                "end": end,
                "text": text,
                "status": status,
                "basis": basis,
                "details": {name: labels.get(value, value) for name, value in said.items() if name != "step"},
                "supports": bool(supports),
            }
        )
        edge["weight"] += 0 if supports else 1
    for _, _, edge in graph.edges(data=True):
        edge["evidence"].sort(key=lambda piece: (piece["document"], piece["begin"], piece["end"]))


def _add_aliases(index: sqlite3.Connection, graph: nx.MultiDiGraph[str], where: str = "") -> None:
    for iri, name in index.execute(_ALIASES.format(where=where)):
        if iri in graph:
            node = graph.nodes[iri]
            node["aliases"] = f"{node['aliases']}|{name}" if "aliases" in node else name


def projection(sharing: Sharing, names: Names, by: str = "measure", least: int = 1) -> nx.Graph[str]:
    """Return the departments that share at least ``least`` items, ``weight`` being how many.

    Raises:
        UsageError: there is no such way of sharing.
    """
    way = next((way for way in WAYS if way == by), None)
    if way is None:
        raise UsageError(f"{by} is no way of sharing; it is one of {', '.join(WAYS)}")
    graph: nx.Graph[str] = nx.Graph()
    for (one, other), count in sharing.pairs(way, least=least):
        for iri in (one, other):
            graph.add_node(compact(iri), label=names.label(iri), type="Department")
        graph.add_edge(compact(one), compact(other), weight=count, by=way)
    return graph
