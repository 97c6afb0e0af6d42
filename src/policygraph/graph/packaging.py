"""An Extraction in, what the graph keeps of its document out: made in any process, put in by the one that writes."""

from __future__ import annotations

from dataclasses import dataclass

from ..index.fill import pack
from ..index.rows import Rows, rows_of
from ..model import Extraction
from . import documents
from .rdf import nquads_of, statements


@dataclass(frozen=True, slots=True)
class Package:
    """A document's graph as N-Quads, its rows in the index, and all that was read from it, packed."""

    id: str
    digest: str
    rules: str
    quads: bytes
    rows: Rows
    content: bytes


def package(extraction: Extraction, rules: str = "") -> Package:
    """Return what the graph keeps of a document, read by these rules (a digest)."""
    said = statements(extraction, rules)
    document = extraction.document
    return Package(
        id=document.id,
        digest=document.digest,
        rules=rules,
        quads=nquads_of(said, document.id),
        rows=rows_of(said, document.text.encode(errors="replace").decode()),
        content=pack(documents.dumps(extraction)),
    )
