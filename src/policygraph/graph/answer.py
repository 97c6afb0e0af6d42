"""What a SPARQL query answers: rows of terms, in the forms that tables, programs and the SPARQL protocol want."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize
from pyoxigraph import Literal as Value

from ..iri import compact

Term: TypeAlias = NamedNode | BlankNode | Value | Triple
QuietTerm: TypeAlias = Term | None
_STRINGS = {
    "http://www.w3.org/2001/XMLSchema#string",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
}
_NUMBERS = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float")}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one query; iterating gives the rows as plain values (IRIs compact, numbers as numbers).

    Attributes:
        kind: ``select``, ``ask`` or ``construct`` (DESCRIBE is one of those).
        variables: the columns of a select.
        rows: a tuple of terms a row, None where unbound; of a construct subject, predicate and object.
        value: the answer to an ask.
        truncated: there were more rows than the limit let through.
    """

    kind: Literal["select", "ask", "construct"]
    variables: tuple[str, ...] = ()
    rows: list[tuple[QuietTerm, ...]] = field(default_factory=list)
    value: bool = False
    truncated: bool = False

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return (tuple(plain(term) for term in row) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return self.value if self.kind == "ask" else bool(self.rows)

    def dicts(self) -> list[dict[str, Any]]:
        """Return the rows of a select as plain values by column, unbound ones left out."""
        return [
            {name: plain(term) for name, term in zip(self.variables, row, strict=True) if term is not None}
            for row in self.rows
        ]

    def sparql_json(self) -> dict[str, Any]:
        """Return a select or ask in the SPARQL 1.1 Query Results JSON Format."""
        if self.kind == "ask":
            return {"head": {}, "boolean": self.value}
        bindings = [
            {name: _json(term) for name, term in zip(self.variables, row, strict=True) if term is not None}
            for row in self.rows
        ]
        return {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}

    def ntriples(self) -> str:
        """Return a construct as N-Triples, sorted."""
        triples = [Triple(*row) for row in self.rows]  # type: ignore[arg-type]
        data = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
        return "".join(sorted(set(data.decode().splitlines(keepends=True))))


def plain(term: QuietTerm) -> Any:
    """Return a term as a plain value: one of our IRIs in its compact form, a number as a number, text as text.

    >>> plain(NamedNode("https://w3id.org/policygraph/dept/清远市水利局")), plain(Value(3)), plain(None)
    ('dept:清远市水利局', 3, None)
    """
    if isinstance(term, NamedNode):
        return compact(term.value)
    if isinstance(term, Value):
        return _number(term.value) if term.datatype.value in _NUMBERS else term.value
    return None if term is None else str(term)


def _number(lexical: str) -> int | float:
    try:
        return int(lexical)
    except ValueError:
        number = float(lexical)
        return int(number) if number.is_integer() else number


def _json(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    out = {"type": "literal", "value": term.value}
    if term.language:
        out["xml:lang"] = term.language
    elif term.datatype.value not in _STRINGS:
        out["datatype"] = term.datatype.value
    return out
