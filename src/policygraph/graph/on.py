"""A generation and a day in, a generation of what is in force on that day out.

A document is in force while a policy that it publishes is; one that publishes none (a reply) counts from its own
date on. What is undated stays, and bears ``pg:undated`` in the graph ``derived``. A policy that is not in force is
left out with all that is said of it, in whatever document it is said.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from .. import index as tables
from ..iri import NAMESPACES, compact
from .derive import derive
from .findings import Findings
from .force import FORCE, Span, drafts, span_of, told
from .generations import index_of, store_of
from .match import first, match
from .vocabulary import DCTERMS, DERIVED, PG, RDF, XSD

_TRUE: Final = Literal("true", datatype=NamedNode(f"{XSD}boolean"))


@dataclass(frozen=True, slots=True)
class Kept:
    """The ids of the documents: in force, and of them the undated ones; how many were left out."""

    documents: tuple[str, ...]
    undated: tuple[str, ...]
    left_out: int


def in_force(store: Store, index: sqlite3.Connection, day: str, target: Path) -> Kept:
    """Write what is in force on ``day`` (ISO) into a new generation at ``target``; texts are not searched there."""
    gone = _gone(store, day)
    graphs = [line.subject for line in match(store, None, f"{RDF}type", f"{PG}SourceDocument")]
    spans = {graph: _span(store, graph, day) for graph in sorted(graphs)}
    kept = [
        graph
        for graph, span in spans.items()
        if span.holds(day) and not _is_gone(_published(store, graph), gone)
    ]
    undated = [graph for graph in kept if not spans[graph].since and not spans[graph].until]
    target.mkdir()
    store.backup(str(store_of(target)))  # hard links: what is left out is then taken away
    out = Store(str(store_of(target)))
    for graph in spans.keys() - set(kept):
        out.remove_graph(NamedNode(graph))
    for name in sorted(gone):
        _remove(out, name)
    days = list(_days(store, out))
    out.remove_graph(NamedNode(DERIVED))
    out.bulk_load(input=_derived(index, index_of(target), kept, gone), format=RdfFormat.N_QUADS)
    for name in FORCE:
        for quad in list(out.quads_for_pattern(None, NamedNode(f"{PG}{name}"), None)):
            out.remove(quad)
    out.extend(days)
    out.extend([_flag(iri) for iri in (*undated, *_undated_policies(out))])
    out.flush()
    ids = Findings(store).document_id
    return Kept(tuple(map(ids, kept)), tuple(map(ids, undated)), len(spans) - len(kept))


#: The columns that name things, by table: what is not in force is left out wherever it is named.
_NAMING: Final = {
    "document": (),
    "content": (),
    "measure": (),
    "label": ("iri",),
    "entity": ("iri",),
    "about": ("iri",),
    "link": ("subject", "object"),
    "fact": ("node", "subject", "object"),
}


def _derived(index: sqlite3.Connection, path: Path, kept: Iterable[str], gone: Iterable[str]) -> bytes:
    """Write the index of what is kept to ``path``; return its derived graph."""
    ((_, _, source),) = index.execute("PRAGMA database_list").fetchall()
    new = tables.create(path)
    new.execute("ATTACH ? AS whole", (source,))
    new.execute("BEGIN")
    new.execute("CREATE TEMP TABLE kept (id INTEGER PRIMARY KEY)")
    new.execute("CREATE TEMP TABLE gone (iri TEXT PRIMARY KEY) WITHOUT ROWID")
    ids = "INSERT INTO kept SELECT id FROM whole.document WHERE iri = ?"
    new.executemany(ids, [(compact(iri),) for iri in kept])
    new.executemany("INSERT INTO gone VALUES (?)", [(compact(iri),) for iri in sorted(gone)])
    for table, columns in _NAMING.items():
        document = "id" if table == "document" else "document"
        named = "".join(f" AND {column} NOT IN (SELECT iri FROM gone)" for column in columns)
        new.execute(
            f"INSERT INTO {table} SELECT * FROM whole.{table} WHERE {document} IN (SELECT id FROM kept){named}"
        )
    tables.create_indexes(new)
    documents = [name for (name,) in new.execute("SELECT name FROM main.document")]
    quads = derive(new, None, documents).quads()[1]
    new.execute("COMMIT")
    new.close()
    return quads


def _gone(store: Store, day: str) -> set[str]:
    """Return the policies that are not in force on ``day``, and the nodes of facts about them."""
    known = {line.subject for line in told(store) if line.predicate.endswith(("From", "To"))}
    gone = {*drafts(store), *(policy for policy in known if not span_of(store, policy).holds(day))}
    for policy in sorted(gone):
        for end in ("subject", "object"):
            gone.update(line.subject for line in match(store, None, f"{RDF}{end}", policy))
    supports = match(store, None, f"{PG}supports", None)
    return gone | {line.subject for line in supports if line.object in gone}


def _span(store: Store, document: str, day: str) -> Span:
    """Return when a document is in force: as the first of its policies that is, else from its date on."""
    policies = sorted(_published(store, document))
    spans = [span for policy in policies if (span := span_of(store, policy)) != Span()]
    spans.sort(key=lambda span: not span.holds(day))
    return spans[0] if spans else Span(first(store, document, f"{DCTERMS}date"))


def _published(store: Store, document: str) -> set[str]:
    return {line.object for line in match(store, document, f"{PG}publishes")}


def _is_gone(published: set[str], gone: set[str]) -> bool:
    return bool(published) and published <= gone


def _remove(out: Store, name: str) -> None:
    """Remove all that has this subject or object."""
    node = NamedNode(name)
    for quad in [*out.quads_for_pattern(node, None, None), *out.quads_for_pattern(None, None, node)]:
        out.remove(quad)


def _days(store: Store, out: Store) -> Iterator[Quad]:
    """Yield the days that all documents together tell: what ends a policy later may itself be left out."""
    present = {line.subject for line in match(out, None, f"{RDF}type", f"{PG}Policy")}
    for name in FORCE:
        for quad in store.quads_for_pattern(None, NamedNode(f"{PG}{name}"), None, NamedNode(DERIVED)):
            if isinstance(quad.subject, NamedNode) and quad.subject.value in present:
                yield quad


def _undated_policies(out: Store) -> list[str]:
    """Return the policies of whose days nothing is known: those that documents only name."""
    dated = {line.subject for line in told(out)}
    policies = {line.subject for line in match(out, None, f"{RDF}type", f"{PG}Policy")}
    return sorted(p for p in policies - dated if p.startswith(NAMESPACES["policy"]))


def _flag(iri: str) -> Quad:
    return Quad(NamedNode(iri), NamedNode(f"{PG}undated"), _TRUE, NamedNode(DERIVED))
