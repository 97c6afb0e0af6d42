"""A stranger's SPARQL in, its answer or a refusal out: the one door for the command line, Python and HTTP.

Only what reads the graph is answered. Oxigraph follows SERVICE to any machine, so a query that may hold one is parsed
(by rdflib) and refused if it does; a string or IRI that merely says "SERVICE" passes. The query runs in a process
that is killed when its time is over (`process`) or that ends when it needs too much memory, and no more rows are taken
than the limit says.
"""

from __future__ import annotations

import re
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Literal

from pyoxigraph import NamedNode

from ..errors import QueryBusyError, QueryError, QueryRefusedError
from ..iri import BASE
from .answer import Answer, QuietTerm
from .process import Worker
from .vocabulary import NAMESPACE_OF

SECONDS: Final = 30.0
ROWS: Final = 100_000
#: Bytes of memory that one query may take.
MEMORY: Final = 2 << 30
_WORKERS: Final = 4
_PATIENCE: Final = 10.0
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SUSPECT: Final = ("service", "from")
# rdflib's parser takes half a second for 20,000 characters, in this process, where nothing can stop it.
_LONGEST_SUSPECT: Final = 20_000
_AT: Final = re.compile(r"error at (\d+):(\d+)")
_PROLOGUE: Final = re.compile(r"(?:\s+|#[^\n]*|base\s*<[^>]*>|prefix\s*[^\s:]*:\s*<[^>]*>)*", re.IGNORECASE)
_UPDATE: Final = re.compile(r"(?:insert|delete|load|clear|drop|create|copy|move|add|with)\b", re.IGNORECASE)


Kind = Literal["solutions", "boolean", "graph"]


@dataclass(frozen=True, slots=True)
class Part:
    """The part of the dataset that the protocol names, whatever the query's FROM says: IRIs of graphs."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may run; ``union`` says whether its default graph is the union of all graphs."""

    text: str
    union: bool = True
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in one of the formats of the web: its form, how many bytes, whether rows are missing, a file of it."""

    kind: Kind
    format: str
    size: int
    truncated: bool
    body: IO[bytes]


def check(text: str, graphs: set[str], part: Part | None = None) -> Checked:
    """Return the query if it may run on a dataset of these graphs, or on a part of them.

    Raises:
        QueryRefusedError: it is an update, or holds SERVICE, or names a graph that is not in the dataset.
        QueryError: it is no SPARQL.
    """
    _refuse_update(text)
    _refuse_escapes(text)
    if part is not None:
        for iri in (*part.default, *part.named):
            _refuse_unknown(iri, graphs)
    # Without the letters there is no such clause; most queries need no second parser.
    folded = text.casefold()
    if not any(word in folded for word in _SUSPECT):
        return Checked(text, union=part is None, part=part)
    if len(text) > _LONGEST_SUSPECT:
        raise QueryRefusedError(
            f"a query that says SERVICE or FROM may be no longer than {_LONGEST_SUSPECT:,} characters; "
            "shorten it, or leave the word out"
        )
    algebra = _parse(text)
    if _holds_service(algebra):
        raise QueryRefusedError(
            "SERVICE is refused: the query would leave this machine; ask the graph itself"
        )
    clauses = algebra.get("datasetClause") or ()
    for clause in clauses:
        _refuse_unknown(str(clause.default or clause.named), graphs)
    return Checked(text, union=not clauses and part is None, part=part)


def syntax_error(text: str, message: str) -> QueryError:
    """Return Oxigraph's message as an error with line and column (from 1) and the words that stand there."""
    at = _AT.search(message)
    if at is None:
        return QueryError(f"the query is no SPARQL: {message}")
    line, column = int(at[1]), int(at[2])
    lines = text.splitlines() or [""]
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    near = f", near {rest[:30]!r}" if rest else ", at its end"
    hint = "; a prefix is used that is not declared" if "Prefix not found" in message else ""
    return QueryError(f"the query is no SPARQL: line {line}, column {column}{near}{hint}", line, column)


def _refuse_unknown(iri: str, graphs: set[str]) -> None:
    if iri not in graphs:
        raise QueryRefusedError(
            f"FROM <{iri}> is refused: the dataset has no such graph; list them with GRAPH ?g {{}}"
        )


def _refuse_update(text: str) -> None:
    prologue = _PROLOGUE.match(text)
    if _UPDATE.match(text, prologue.end() if prologue else 0):
        raise QueryRefusedError(
            "updates are refused: the graph is only read; change it with: policygraph build"
        )


def _refuse_escapes(text: str) -> None:
    r"""Refuse \u0023 and its like: two parsers may disagree on whether that is a letter or a comment."""
    for match in _ESCAPE.finditer(text):
        if int(match[1] or match[2], 16) < 0x80:
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
            raise QueryError(
                f"line {line}, column {column}: write the character instead of {match[0]}", line, column
            )


def _parse(text: str) -> Any:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return translateQuery(parseQuery(text), base=BASE, initNs=NAMESPACE_OF).algebra
    except ParseException as error:
        raise syntax_error(text, f"error at {error.lineno}:{error.column}") from error
    except RecursionError as error:
        raise QueryError("the query is nested too deeply; write it with fewer brackets") from error
    except Exception as error:  # rdflib raises plain Exception for an unknown prefix
        raise QueryError(f"the query is no SPARQL: {error}") from error


def _holds_service(node: Any) -> bool:
    """Walk everything the parser made, expressions (EXISTS) and sub-selects too."""
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting, seen = [node], set()
    while waiting:
        part = waiting.pop()
        if id(part) in seen or isinstance(part, str):
            continue
        seen.add(id(part))
        if isinstance(part, CompValue):
            if part.name == "ServiceGraphPattern":
                return True
            waiting.extend(part.values())
        elif isinstance(part, dict):
            waiting.extend(part.values())
        elif hasattr(part, "__iter__"):
            waiting.extend(part)
    return False


class Guard:
    """Runs checked queries on one generation, each in a process of its own that can be killed; thread-safe.

    Args:
        generation: the store's folder.

    Attributes:
        memory: how many bytes of memory a query may take.
        queue: how many callers may wait while others' queries run, no longer than ten seconds; None lets all wait.
    """

    def __init__(self, generation: Path) -> None:
        self.memory = MEMORY
        self.queue: int | None = None
        self._generation = generation
        self._idle: list[Worker] = []
        self._lock = threading.Lock()
        # Whoever forgets to close the graph leaves no process behind.
        weakref.finalize(self, _stop, self._idle)
        self._places = threading.Semaphore(_WORKERS)
        self._waiting = 0

    def run(
        self, checked: Checked, *, seconds: float = SECONDS, rows: int = ROWS, bindings: Any = None
    ) -> Answer:
        """Run a query; an answer cut at ``rows`` says so.

        Raises:
            QueryError: it is no SPARQL, fails, or takes too long or too much (its subclasses say which).
        """
        request = {**_request(checked, rows), "substitutions": bindings}
        with self._worker() as worker:
            reply, _ = worker.ask(request, seconds)
        return _answer(checked.text, reply)

    def write(
        self,
        checked: Checked,
        formats: Mapping[Kind, str | None],
        *,
        seconds: float = SECONDS,
        rows: int = ROWS,
    ) -> Written | Kind:
        """Run a query and write its answer in the format that is wanted for its kind (a media type).

        Where none is wanted for it the query is not run, and its kind is returned.

        Raises:
            QueryError: as `run`.
        """
        with self._worker() as worker:
            reply, body = worker.ask({**_request(checked, rows), "formats": dict(formats)}, seconds)
        _refuse(checked.text, reply)
        kind: Kind = reply["kind"]
        wanted = formats[kind]
        if body is None or wanted is None:
            return kind
        return Written(kind, wanted, reply["size"], reply["truncated"], body)

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            _stop(self._idle)

    @contextmanager
    def _worker(self) -> Iterator[Worker]:
        """Lend a process; one whose query failed by more than its words is not used again."""
        self._enter()
        try:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            worker = worker or Worker(self._generation, self.memory)
            try:
                yield worker
            except BaseException:
                worker.stop()
                raise
            with self._lock:
                self._idle.append(worker)
        finally:
            self._places.release()

    def _enter(self) -> None:
        if self._places.acquire(blocking=False):
            return
        busy = QueryBusyError("too many queries are running; ask again in some seconds")
        with self._lock:
            if self.queue is not None and self._waiting >= self.queue:
                raise busy
            self._waiting += 1
        try:
            entered = self._places.acquire(timeout=None if self.queue is None else _PATIENCE)
        finally:
            with self._lock:
                self._waiting -= 1
        if not entered:
            raise busy


def _stop(workers: list[Worker]) -> None:
    while workers:
        workers.pop().stop()


def _request(checked: Checked, rows: int) -> dict[str, Any]:
    options: dict[str, Any] = {
        "base_iri": BASE,
        "prefixes": NAMESPACE_OF,
        "use_default_graph_as_union": checked.union,
    }
    if checked.part is not None:
        options["default_graph"] = [NamedNode(iri) for iri in checked.part.default]
        options["named_graphs"] = [NamedNode(iri) for iri in checked.part.named]
    return {"query": checked.text, "options": options, "limit": rows}


def _refuse(text: str, reply: dict[str, Any]) -> None:
    if reply["kind"] == "syntax":
        raise syntax_error(text, reply["message"])
    if reply["kind"] == "error":
        raise QueryError(f"the query failed: {reply['message']}")


def _answer(text: str, reply: dict[str, Any]) -> Answer:
    _refuse(text, reply)
    if reply["kind"] == "ask":
        return Answer("ask", value=reply["value"])
    rows: list[tuple[QuietTerm, ...]] = reply["rows"]
    return Answer(reply["kind"], tuple(reply["variables"]), rows, truncated=reply["truncated"])
