"""Documents' graphs in, one SQLite file a generation out: what derives, what searches and what shows pages reads it.

The RDF store answers any question; this answers those that a build and a page ask again and again, by key and a page
at a time: which names a document gives, who takes part in what, where a word stands. It holds nothing that the
documents' graphs and texts do not, and lies beside the store in the same generation, so the two always agree.
IRIs are compact (``dept:清远市水利局``).
"""

from __future__ import annotations

from .fill import add_document, drop_document
from .rows import Rows, rows_of
from .schema import connect, create, create_indexes

__all__ = ["Rows", "add_document", "connect", "create", "create_indexes", "drop_document", "rows_of"]
