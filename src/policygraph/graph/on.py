"""A store and a day in, a store of what is in force on that day out.

A document is in force while a policy that it publishes is; one that publishes none (a reply) counts from its own
date on. What is undated stays, and bears ``pg:undated`` in the graph ``derived``. A policy that is not in force is
left out with all that is said of it, in whatever document it is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from ..iri import NAMESPACES
from .derive import derive
from .findings import Findings
from .force import FORCE, Span, drafts, span_of, told
from .match import first, match
from .vocabulary import DCTERMS, DERIVED, PG, RDF, XSD

_TRUE: Final = Literal("true", datatype=NamedNode(f"{XSD}boolean"))


@dataclass(frozen=True, slots=True)
class Kept:
    """The ids of the documents: in force, and of them the undated ones; how many were left out."""

    documents: tuple[str, ...]
    undated: tuple[str, ...]
    left_out: int


def in_force(store: Store, day: str, target: Path) -> Kept:
    """Write what is in force on ``day`` (ISO) into a new store at ``target``."""
    gone = _gone(store, day)
    graphs = [line.subject for line in match(store, None, f"{RDF}type", f"{PG}SourceDocument")]
    spans = {graph: _span(store, graph, day) for graph in sorted(graphs)}
    kept = [
        graph
        for graph, span in spans.items()
        if span.holds(day) and not _is_gone(_published(store, graph), gone)
    ]
    undated = [graph for graph in kept if not spans[graph].since and not spans[graph].until]
    store.backup(str(target))  # hard links: what is left out is then taken away
    out = Store(str(target))
    for graph in spans.keys() - set(kept):
        out.remove_graph(NamedNode(graph))
    for name in sorted(gone):
        _remove(out, name)
    days = list(_days(store, out))
    derive(out)
    for name in FORCE:
        for quad in list(out.quads_for_pattern(None, NamedNode(f"{PG}{name}"), None)):
            out.remove(quad)
    out.extend(days)
    out.extend([_flag(iri) for iri in (*undated, *_undated_policies(out))])
    out.flush()
    ids = Findings(store).document_id
    return Kept(tuple(map(ids, kept)), tuple(map(ids, undated)), len(spans) - len(kept))


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
