"""A network in, the part of it that one page can show out, with a count of what is left out.

Up to the limit everything is shown; beyond it departments, joined by the measures they share, strongest
first. A neighbourhood is taken nearest first; a query's result is its nodes and what joins them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, Literal

import networkx as nx

from ..iri import BASE, compact
from .content import predicate_of, rank

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

Mode = Literal["all", "departments", "neighbourhood", "result"]

#: As many departments and pairs as stay readable on one page.
DEPARTMENTS: Final = 220
PAIRS: Final = 900
_ROLES: Final = ("leads", "assists", "responsibleFor", "carriesOut")
_SHOWN_ITEMS: Final = 20  # of the measures that a pair shares, with evidence
#: What says nothing where no fact is about it; an entity without facts is still one that the documents name.
_TEXTS: Final = frozenset({"Measure", "Section", "Document"})


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown, how it was chosen, how many nodes that belong there are not in it.

    ``titles`` (document id → title) are of the whole network: evidence stands in documents that are no node here.
    """

    network: nx.MultiDiGraph
    mode: Mode
    nodes_out: int = 0
    titles: Mapping[str, str] = field(default_factory=dict)


def whole(network: nx.MultiDiGraph, limit: int) -> Selection:
    """Return all of ``network``, or its departments by shared measures where it is larger than ``limit``.

    Measures, sections and documents that no fact is about are neither shown nor counted.
    """
    titles = titles_of(network)
    silent = {n for n, kind in network.nodes(data="type") if kind in _TEXTS and not network.degree(n)}
    network = network.subgraph(set(network) - silent)
    if len(network) <= limit:
        return Selection(network, "all", titles=titles)
    chosen = departments(network)
    if not len(chosen):  # nobody shares anything: the nodes with the most facts say most
        ranked = sorted(network, key=lambda node: (-network.degree(node), str(node)))
        chosen = network.subgraph(ranked[:limit])
    return Selection(chosen, "departments", len(network) - len(chosen), titles)


def departments(network: nx.MultiDiGraph, most: int = DEPARTMENTS, pairs: int = PAIRS) -> nx.MultiDiGraph:
    """Return the departments that share most measures, joined by what they share (``sharesMeasure``).

    Facts between the departments that are shown (delegations, say) come with them. At most ``most``
    departments and ``pairs`` pairs: those with the highest counts, and among equals the first by name.
    """
    taking = _taking_part(network)
    shared: dict[tuple[Any, Any], list[Any]] = defaultdict(list)
    for measure in sorted(taking, key=str):
        for pair in combinations(sorted(taking[measure], key=str), 2):
            shared[pair].append(measure)
    ranked = sorted(shared, key=lambda pair: (-len(shared[pair]), str(pair[0]), str(pair[1])))
    kept = strongest_pairs(ranked, most, pairs)
    chosen = nx.MultiDiGraph()
    for node in sorted({node for pair in kept for node in pair}, key=str):
        chosen.add_node(node, **network.nodes[node])
    chosen.add_edges_from(
        (source, target, key, data)
        for source, target, key, data in network.edges(list(chosen), keys=True, data=True)
        if target in chosen
    )
    for one, other in kept:
        measures = shared[one, other]
        for measure in measures[:_SHOWN_ITEMS]:
            chosen.add_edge(one, other, **_sharing(network, measure, (one, other), taking[measure]))
        chosen.graph.setdefault("unshown", {})[one, other] = max(0, len(measures) - _SHOWN_ITEMS)
    return chosen


def neighbourhood(network: nx.MultiDiGraph, centre: Hashable, depth: int = 1, limit: int = 1500) -> Selection:
    """Return at most ``limit`` nodes up to ``depth`` facts away from ``centre``, nearest first."""
    undirected = network.to_undirected(as_view=True)
    hops = nx.single_source_shortest_path_length(undirected, centre, cutoff=depth)
    ranked = sorted(hops, key=lambda node: (hops[node], -network.degree(node), str(node)))
    chosen = network.subgraph(ranked[:limit])
    lost = len(ranked) - len(chosen)
    return Selection(chosen, "neighbourhood", lost, titles_of(network))


def among(network: nx.MultiDiGraph, nodes: Iterable[Hashable], limit: int = 1500) -> Selection:
    """Return the nodes of a query's result, those that join at least two of them, and the facts between."""
    wanted = _named(network, nodes)
    joins = Counter(
        neighbour
        for node in wanted
        for neighbour in {*network.successors(node), *network.predecessors(node)} - wanted
    )
    ranked = sorted(wanted, key=str) + sorted(
        (node for node, count in joins.items() if count > 1), key=lambda node: (-joins[node], str(node))
    )
    lost = max(0, len(ranked) - limit)
    return Selection(network.subgraph(ranked[:limit]), "result", lost, titles_of(network))


def titles_of(network: nx.MultiDiGraph) -> dict[str, str]:
    """Return the titles of the documents among the nodes, by the documents' ids."""
    return {
        data["document"]: data.get("label", "")
        for _, data in network.nodes(data=True)
        if data.get("type") == "Document" and data.get("document")
    }


def _named(network: nx.MultiDiGraph, values: Iterable[Hashable]) -> set[Hashable]:
    """Return the nodes that a query's values mean: by compact or full IRI, or by label."""
    labels: dict[Hashable, list[Hashable]] = defaultdict(list)
    for node, label in network.nodes(data="label"):
        labels[label].append(node)
    wanted: set[Hashable] = set()
    for value in values:
        short = compact(value) if isinstance(value, str) and value.startswith(BASE) else value
        wanted.update([short] if short in network else labels.get(value, ()))
    return wanted


def _taking_part(network: nx.MultiDiGraph) -> dict[Any, dict[Any, list[Mapping[str, Any]]]]:
    """Return measure → department → the facts by which it takes part."""
    taking: dict[Any, dict[Any, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for source, target, key, data in network.edges(keys=True, data=True):
        predicate = predicate_of(key, data)
        if predicate in _ROLES and network.nodes[source].get("type") == "Department":
            taking[target][source].append({**data, "predicate": predicate})
    return taking


def strongest_pairs(
    ranked: Iterable[tuple[Any, Any]], most: int = DEPARTMENTS, pairs: int = PAIRS
) -> list[tuple[Any, Any]]:
    """Return the first of the ``ranked`` pairs that stay readable on one page."""
    kept: list[tuple[Any, Any]] = []
    nodes: set[Any] = set()
    for pair in ranked:
        if len(kept) == pairs:
            break
        if len(nodes | set(pair)) <= most:
            nodes |= set(pair)
            kept.append(pair)
    return kept


def _sharing(
    network: nx.MultiDiGraph,
    measure: Any,
    pair: tuple[Any, Any],
    taking: Mapping[Any, list[Mapping[str, Any]]],
) -> dict[str, Any]:
    """Return the attributes of an edge that says: these two take part in ``measure``, and in which roles."""
    facts = [(node, fact) for node in pair for fact in sorted(taking[node], key=_role)]
    details = [("measure", network.nodes[measure].get("label") or measure)]
    details += dict.fromkeys(
        (fact["predicate"], network.nodes[node].get("label") or node) for node, fact in facts
    )
    evidence = [piece for _, fact in facts for piece in list(fact.get("evidence") or ())[:1]]
    status = "planned" if any(fact.get("status") == "planned" for _, fact in facts) else "done"
    return {
        "predicate": "sharesMeasure",
        "status": status,
        "details": details,
        "evidence": evidence,
        "shared": measure,
    }


def _role(fact: Mapping[str, Any]) -> tuple[int, str]:
    return rank(fact["predicate"])
