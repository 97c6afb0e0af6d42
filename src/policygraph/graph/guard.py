"""A stranger's SPARQL in, its answer or a refusal out: the one door for the command line, Python and HTTP.

Only what reads the graph is answered. Oxigraph follows SERVICE to any machine, so a query that may hold one is parsed
(by rdflib) and refused if it does; a string or IRI that merely says "SERVICE" passes. The query runs in a process
that is killed when its time is over, and no more rows are taken than the limit says.
"""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import threading
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..errors import GraphError, QueryError
from .answer import Answer, QuietTerm
from .vocabulary import NAMESPACE_OF

SECONDS: Final = 30.0
ROWS: Final = 100_000
_WORKERS: Final = 4
_WORKER: Final = Path(__file__).with_name("worker.py")
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SUSPECT: Final = ("service", "from")
_AT: Final = re.compile(r"error at (\d+):(\d+)")
_PROLOGUE: Final = re.compile(r"(?:\s+|#[^\n]*|base\s*<[^>]*>|prefix\s*[^\s:]*:\s*<[^>]*>)*", re.IGNORECASE)
_UPDATE: Final = re.compile(r"(?:insert|delete|load|clear|drop|create|copy|move|add|with)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may run; ``union`` says whether its default graph is the union of all graphs."""

    text: str
    union: bool = True


def check(text: str, graphs: set[str]) -> Checked:
    """Return the query if it may run on a dataset of these graphs.

    Raises:
        QueryError: it is an update, or holds SERVICE, or FROM with a graph that is not in the dataset.
    """
    _refuse_update(text)
    _refuse_escapes(text)
    # Without the letters there is no such clause; most queries need no second parser.
    folded = text.casefold()
    if not any(word in folded for word in _SUSPECT):
        return Checked(text)
    algebra = _parse(text)
    if _holds_service(algebra):
        raise QueryError("SERVICE is refused: the query would leave this machine; ask the graph itself")
    clauses = algebra.get("datasetClause") or ()
    for clause in clauses:
        iri = str(clause.default or clause.named)
        if iri not in graphs:
            raise QueryError(
                f"FROM <{iri}> is refused: the dataset has no such graph; list them with GRAPH ?g {{}}"
            )
    return Checked(text, union=not clauses)


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


def _refuse_update(text: str) -> None:
    prologue = _PROLOGUE.match(text)
    if _UPDATE.match(text, prologue.end() if prologue else 0):
        raise QueryError("updates are refused: the graph is only read; change it with: policygraph build")


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
        return translateQuery(parseQuery(text), initNs=NAMESPACE_OF).algebra
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
    """Runs checked queries on one generation, each in a process of its own that can be killed; thread-safe."""

    def __init__(self, generation: Path) -> None:
        self._generation = generation
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()
        # Whoever forgets to close the graph leaves no process behind.
        weakref.finalize(self, _stop, self._idle)
        self._places = threading.Semaphore(_WORKERS)

    def run(
        self, checked: Checked, *, seconds: float = SECONDS, rows: int = ROWS, bindings: Any = None
    ) -> Answer:
        """Run a query; an answer cut at ``rows`` says so.

        Raises:
            QueryError: it is no SPARQL, fails, or takes longer than ``seconds``.
        """
        options = {
            "use_default_graph_as_union": checked.union,
            "prefixes": NAMESPACE_OF,
            "substitutions": bindings,
        }
        request = {"query": checked.text, "options": options, "limit": rows}
        with self._places:
            worker = self._take()
            try:
                reply = worker.ask(request, seconds)
            except BaseException:
                worker.stop()
                raise
            with self._lock:
                self._idle.append(worker)
        return _answer(checked.text, reply)

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            _stop(self._idle)

    def _take(self) -> _Worker:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return _Worker(self._generation)


def _stop(workers: list[_Worker]) -> None:
    while workers:
        workers.pop().stop()


class _Worker:
    """One process of `worker`."""

    def __init__(self, generation: Path) -> None:
        command = [sys.executable, str(_WORKER), str(generation)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        late = threading.Event()

        def kill() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump(request, self._process.stdin)
            self._process.stdin.flush()
            reply: dict[str, Any] = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            if late.is_set():
                message = (
                    f"the query took longer than {seconds:g} seconds and was stopped; narrow it or add LIMIT"
                )
                raise QueryError(message) from error
            raise GraphError(
                "the process that runs queries ended; the graph may be damaged: build it again"
            ) from error
        finally:
            timer.cancel()
        return reply

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()


def _answer(text: str, reply: dict[str, Any]) -> Answer:
    if reply["kind"] == "syntax":
        raise syntax_error(text, reply["message"])
    if reply["kind"] == "error":
        raise QueryError(f"the query failed: {reply['message']}")
    if reply["kind"] == "ask":
        return Answer("ask", value=reply["value"])
    rows: list[tuple[QuietTerm, ...]] = reply["rows"]
    return Answer(reply["kind"], tuple(reply["variables"]), rows, truncated=reply["truncated"])
