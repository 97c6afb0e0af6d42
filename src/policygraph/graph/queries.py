"""The named queries in (`ontology/queries/*.rq`), their list and their answers out.

Each file begins with a comment that machines read::

    # zh: 某部门牵头哪些措施？
    # en: Which measures does a department lead?
    # param: department entity Department
    # columns: measure document text

A parameter is a variable of the query; its value enters as a bound term. Oxigraph binds only variables that the
query projects, so a query projects its parameters too, and ``columns`` says what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Literal, get_args

from pyoxigraph import Literal as Value
from pyoxigraph import NamedNode

from ..errors import GraphError, UsageError
from .names import Names
from .rdf import document_iri
from .vocabulary import XSD

Kind = Literal["entity", "document", "date", "text"]
_FIELD: Final = re.compile(r"#\s*(\w+):\s*(.*)")
_DATE: Final = NamedNode(f"{XSD}date")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query must be given; ``types`` are the entity types that fit."""

    name: str
    kind: Kind
    types: tuple[str, ...] = ()

    def term(self, argument: str, names: Names) -> NamedNode | Value:
        """Return the term for an argument.

        Raises:
            UnknownNameError, AmbiguousNameError: it is not the name of one entity.
            UsageError: it is no date.
        """
        if self.kind == "entity":
            return NamedNode(names.find(argument, self.types))
        if self.kind == "document":
            return NamedNode(document_iri(argument))
        if self.kind == "date":
            return Value(iso_day(argument), datatype=_DATE)
        return Value(argument)


def iso_day(argument: str) -> str:
    """Return the day that an argument names, as ISO.

    Raises:
        UsageError: it is no date.
    """
    try:
        return date.fromisoformat(argument).isoformat()
    except ValueError:
        raise UsageError(f"{argument} is no date; write it as 2024-06-30") from None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One file of `ontology/queries`."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    sparql: str

    def bind(self, arguments: Sequence[str], names: Names) -> dict[str, NamedNode | Value]:
        """Return the terms for the arguments by the parameters' names.

        Raises:
            UsageError: there are too few or too many.
        """
        if len(arguments) != len(self.parameters):
            wanted = " ".join(p.name.upper() for p in self.parameters) or "nothing"
            raise UsageError(f"{self.name} wants {wanted} and was given {' '.join(arguments) or 'nothing'}")
        return {p.name: p.term(a, names) for p, a in zip(self.parameters, arguments, strict=True)}


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Return all named queries by name, sorted."""
    files = sorted(
        (f for f in ontology_file("queries").iterdir() if f.name.endswith(".rq")), key=lambda f: f.name
    )
    return {
        q.name: q for q in (parse(f.name.removesuffix(".rq"), f.read_text(encoding="utf-8")) for f in files)
    }


def named_query(name: str) -> NamedQuery:
    """Return the query with this name.

    Raises:
        UsageError: there is none.
    """
    try:
        return named_queries()[name]
    except KeyError:
        raise UsageError(f"no query is named {name}; list them with: policygraph query --list") from None


def parse(name: str, text: str) -> NamedQuery:
    """Return the query of a file's text.

    Raises:
        GraphError: its header is not of the form that the module describes.
    """
    fields: dict[str, list[str]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if found := _FIELD.match(line):
            fields.setdefault(found[1], []).append(found[2].strip())
    try:
        parameters = tuple(_parameter(value) for value in fields.get("param", ()))
        columns = tuple(fields["columns"][0].split())
        return NamedQuery(name, fields["zh"][0], fields["en"][0], parameters, columns, text)
    except (KeyError, ValueError) as error:
        raise GraphError(
            f"{name}.rq has a broken header ({error}); see the form in graph/queries.py"
        ) from error


def _parameter(value: str) -> Parameter:
    name, word, *types = value.split()
    kind: Kind | None = next((kind for kind in get_args(Kind) if kind == word), None)
    if kind is None:
        raise ValueError(f"{word} is no kind of parameter")
    return Parameter(name, kind, tuple(types))


def ontology_file(name: str) -> Traversable:
    """Return a file of the ontology: in the installed package, or beside ``src`` in the project's own tree."""
    installed = resources.files("policygraph") / "ontology" / name
    if installed.is_file() or installed.is_dir():
        return installed
    return Path(__file__).parents[3] / "ontology" / name
