"""A text in, the facts of some predicates with names instead of ids out: what the tables of these tests compare."""

from __future__ import annotations

from functools import cache

from policygraph.extract import extract_bytes
from policygraph.lexicon import Lexicon, load_lexicon
from policygraph.model import Extraction, Fact


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def extract(text: str, id_: str = "x.txt") -> Extraction:
    return extract_bytes(text.encode(), id_, _lexicon())


def facts(text: str, *predicates: str, id_: str = "x.txt") -> list[Fact]:
    extraction = extract(text, id_)
    found = [f for f in extraction.facts if f.predicate in predicates]
    for fact in found:
        for piece in fact.evidence:
            assert piece.text == extraction.document.text[piece.begin : piece.end]
    return found


def links(text: str, *predicates: str, id_: str = "x.txt") -> list[tuple[str, str, object]]:
    """Return (subject, predicate, object) by name, sorted; what is not done has its status behind the predicate."""
    extraction = extract(text, id_)
    names = {e.id: e.name for e in extraction.entities}
    return sorted(
        (
            names.get(f.subject, f.subject),
            f.predicate + ("" if f.status == "done" else f" ({f.status})"),
            names.get(str(f.object), f.object),
        )
        for f in extraction.facts
        if f.predicate in predicates
    )
