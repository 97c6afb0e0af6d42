"""The statements of a document's graph and its text in, the rows that the index holds of it out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ..graph.vocabulary import DCTERMS, ENTITY_TYPES, NODES, PG, PROV, RDF, SKOS
from ..iri import compact
from .words import pairs

#: A triple as N-Quads write it.
Statement = tuple[str, str, str]
Values = Mapping[str, list[str]]

_ESCAPED: Final = re.compile(r'\\([\\"nr])')
_PLAIN: Final = {"\\": "\\", '"': '"', "n": "\n", "r": "\r"}
_TYPE: Final = f"<{RDF}type>"
#: What a fact's row has a column for.
_COLUMNS: Final = frozenset(
    {
        "subject",
        "predicate",
        "object",
        "document",
        "measure",
        "begin",
        "end",
        "exact",
        "status",
        "basis",
        "rule",
    }
) | {"supports", "type"}
#: The value of a node that is no fact about a subject.
_VALUE_OF: Final = {"Amount": "yuan", "Observation": "value", "Change": "", "Deadline": "dueBy"}
_KIND_OF: Final = {node: predicate for predicate, node in NODES.items()}
_HEAD: Final = {f"<{DCTERMS}identifier>", f"<{DCTERMS}title>", f"<{DCTERMS}date>", f"<{PG}documentNumber>"}
_SILENT: Final = (
    _HEAD | {f"<{PG}{name}>" for name in ("digest", "characters", "involvedIn")} | {f"<{PROV}wasGeneratedBy>"}
)


@dataclass(slots=True)
class Rows:
    """What the index holds of one document, a list a table (see `schema`), without the document's number."""

    head: tuple[str, str, str, str, str, int] = (
        "",
        "",
        "",
        "",
        "",
        0,
    )  # name, iri, title, date, number, characters
    labels: list[tuple[str, str, int]] = field(default_factory=list)
    entities: list[tuple[str, str]] = field(default_factory=list)
    abouts: list[tuple[str, str, str]] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    measures: list[tuple[str, str, str, str, int, int, str]] = field(default_factory=list)
    facts: list[tuple[str | int, ...]] = field(default_factory=list)
    passages: list[tuple[int, int, str]] = field(default_factory=list)


def rows_of(statements: Iterable[Statement], text: str) -> Rows:
    """Return the rows of a document: ``statements`` is its graph, ``text`` what it says."""
    rows = Rows(passages=list(_passages(text)))
    grouped: dict[str, list[tuple[str, str]]] = {}
    for subject, predicate, value in statements:
        grouped.setdefault(subject, []).append((predicate, value))
    for subject, said in grouped.items():
        kinds = {value.rpartition("#")[2][:-1] for predicate, value in said if predicate == _TYPE}
        _put(rows, compact(subject[1:-1]), kinds, said)
    return rows


def _put(rows: Rows, iri: str, kinds: set[str], said: list[tuple[str, str]]) -> None:
    if "Fact" in kinds or kinds & _KIND_OF.keys():
        rows.facts.append(_fact(iri, kinds, _values(said)))
        return
    if kinds & {"Measure", "Section"}:
        values = _values(said)
        rows.measures.append(_measure(iri, min(kinds), values))
        said = [(p, v) for p, v in said if _local(p) not in _OF_MEASURE]
    elif "SourceDocument" in kinds:
        values = _values(said)
        one = _one(values)
        name, title, date = one("identifier"), one("title"), one("date")
        rows.head = (name, iri, title, date, one("documentNumber"), int(one("characters") or 0))
        said = [(p, v) for p, v in said if p not in _SILENT]
    rows.entities += [(iri, kind) for kind in sorted(kinds) if kind in ENTITY_TYPES]
    _properties(rows, iri, said)


def _properties(rows: Rows, iri: str, said: list[tuple[str, str]]) -> None:
    for predicate, value in said:
        name = _local(predicate)
        if predicate.startswith(f"<{SKOS}"):
            rows.labels.append((iri, plain(value), int(name == "altLabel")))
        elif predicate == _TYPE or name == "involvedIn":
            continue
        elif value[0] == "<":
            rows.links.append((iri, name, compact(value[1:-1])))
        else:
            rows.abouts.append((iri, name, plain(value)))


_OF_MEASURE: Final = frozenset({"document", "heading", "begin", "end", "number", "partOf"})


def _measure(iri: str, kind: str, values: Values) -> tuple[str, str, str, str, int, int, str]:
    one = _one(values)
    begin, end = int(one("begin") or 0), int(one("end") or 0)
    return iri, kind, one("number"), one("heading"), begin, end, one("partOf")


def _fact(node: str, kinds: set[str], values: Values) -> tuple[str | int, ...]:
    one = _one(values)
    kind = next((kind for kind in _VALUE_OF if kind in kinds), "")
    details = {name: found[0] for name, found in sorted(values.items()) if name not in _COLUMNS}
    predicate = _KIND_OF[kind] if kind else one("predicate").rpartition("#")[2]
    return (
        node,
        one("subject"),
        predicate,
        one(_VALUE_OF[kind]) if kind else one("object"),
        one("measure"),
        int(one("begin") or 0),
        int(one("end") or 0),
        one("exact"),
        one("status") or "done",
        one("basis") or "stated",
        one("rule"),
        one("supports"),
        json.dumps(details, ensure_ascii=False, separators=(",", ":")) if details else "",
    )


def _one(values: Values) -> Callable[[str], str]:
    return lambda name: values[name][0] if name in values else ""


def _values(said: list[tuple[str, str]]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for predicate, value in said:
        values.setdefault(_local(predicate), []).append(
            compact(value[1:-1]) if value[0] == "<" else plain(value)
        )
    return values


@cache
def _local(predicate: str) -> str:
    return predicate[1:-1].replace("#", "/").rpartition("/")[2]


def plain(literal: str) -> str:
    r"""Return the text of a literal as N-Quads write it.

    >>> plain('"“甲”"@zh'), plain(r'"a\"b"'), plain('"3"^^<http://www.w3.org/2001/XMLSchema#integer>')
    ('“甲”', 'a"b', '3')
    """
    text = literal[1 : literal.rindex('"')]
    return _ESCAPED.sub(lambda match: _PLAIN[match[1]], text) if "\\" in text else text


def _passages(text: str) -> Iterator[tuple[int, int, str]]:
    begin = 0
    for line in text.split("\n"):
        if line.strip():
            yield begin, begin + len(line), pairs(line)
        begin += len(line) + 1
