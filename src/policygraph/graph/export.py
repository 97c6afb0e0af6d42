"""A store in, files of other formats out: RDF (ttl, trig, nq, jsonld), GraphML and CSV tables of nodes and edges.

The formats with graphs (trig, nq, jsonld) keep each document's; ttl is their union. N-Quads are sorted, so that two
equal graphs are equal files. GraphML and CSV hold the network of entities and measures: CSV as one zip archive with
``nodes.csv`` and ``edges.csv``, an edge a row for each piece of evidence.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from typing import IO, TYPE_CHECKING, Any, Final, Literal, get_args

from pyoxigraph import RdfFormat, serialize

from ..errors import UsageError
from .network import network
from .vocabulary import NAMESPACE_OF

if TYPE_CHECKING:
    import networkx as nx
    from pyoxigraph import Store

Format = Literal["ttl", "trig", "nq", "jsonld", "graphml", "csv"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
_RDF: Final = {
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}
#: A fixed time for what is in the archive: the same graph gives the same bytes.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def export(store: Store, index: sqlite3.Connection, format: str, target: IO[bytes]) -> None:  # noqa: A002 - the option's name
    """Write the graph to ``target`` in one of `FORMATS`.

    Raises:
        UsageError: there is no such format.
    """
    if format == "nq":
        target.writelines(sorted(_nquads(store)))
    elif format in _RDF:
        _write_rdf(store, _RDF[format], target)
    elif format == "graphml":
        _write_graphml(network(index), target)
    elif format == "csv":
        _write_tables(network(index), target)
    else:
        raise UsageError(f"{format} is no format; it is one of {', '.join(FORMATS)}")


def _nquads(store: Store) -> list[bytes]:
    return (store.dump(format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


def _write_rdf(store: Store, format: RdfFormat, target: IO[bytes]) -> None:  # noqa: A002
    """Write the quads in the order of N-Quads, so that equal graphs give equal files."""
    quads = sorted(store, key=str)
    if format.supports_datasets:
        serialize(quads, target, format=format, prefixes=NAMESPACE_OF)
        return
    triples = dict.fromkeys(quad.triple for quad in quads)
    serialize(triples, target, format=format, prefixes=NAMESPACE_OF)


def _write_graphml(graph: nx.MultiDiGraph[str], target: IO[bytes]) -> None:
    """Write GraphML, whose attributes are flat: the evidence becomes a JSON text."""
    import networkx as nx

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    flat.add_nodes_from((node, _legal(data)) for node, data in sorted(graph.nodes(data=True)))
    for one, other, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        evidence = json.dumps(data["evidence"], ensure_ascii=False)
        flat.add_edge(one, other, key, **_legal({**data, "predicate": key, "evidence": evidence}))
    nx.write_graphml(flat, target)


def _legal(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out the control characters that XML cannot hold."""
    return {key: _printable(value) if isinstance(value, str) else value for key, value in data.items()}


def _printable(text: str) -> str:
    return "".join(char for char in text if char >= " " or char in "\t\n\r")


def _write_tables(graph: nx.MultiDiGraph[str], target: IO[bytes]) -> None:
    nodes = [
        (node, data["type"], data["label"], data.get("document", ""))
        for node, data in sorted(graph.nodes(data=True))
    ]
    edges = [
        (one, key, other, data["status"], data["basis"], p["document"], p["begin"], p["end"], p["text"])
        for one, other, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
        for p in data["evidence"]
    ]
    head = ("source", "predicate", "target", "status", "basis", "document", "begin", "end", "text")
    with zipfile.ZipFile(target, "w") as archive:
        for name, table in (
            ("nodes.csv", [("id", "type", "label", "document"), *nodes]),
            ("edges.csv", [head, *edges]),
        ):
            text = io.StringIO()
            csv.writer(text).writerows(table)
            # The byte order mark tells spreadsheets that this is UTF-8.
            info = zipfile.ZipInfo(name, _EPOCH)
            archive.writestr(info, b"\xef\xbb\xbf" + text.getvalue().encode(), zipfile.ZIP_DEFLATED)
