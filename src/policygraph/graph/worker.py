"""Runs SPARQL for `guard` in a process that can be killed; reads requests on standard input, answers on output.

Started by path, not imported: it needs nothing but pyoxigraph, so that it starts at once. Both ends pickle. An answer
is terms, or bytes in one of the formats of the web: then its length comes first, and the bytes behind.

Of a SELECT the rows are written here, one by one, since Oxigraph's writers know no limit; where the query states one
that is low enough they write it, which takes half the time.
"""

from __future__ import annotations

import csv
import io
import pickle
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from json.encoder import encode_basestring
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

Row = Iterable[Any]

_BATCH = 2000
_GRACE = 10
_LIMIT = re.compile(r"\blimit\s+(\d{1,9})(?:\s+offset\s+\d+)?\s*\Z", re.IGNORECASE)
_STRING = "http://www.w3.org/2001/XMLSchema#string"


class Counted:
    """Iterates over no more than ``limit`` of some rows; ``more`` says that there were others."""

    def __init__(self, rows: Iterable[Any], limit: int) -> None:
        self._rows, self._limit = rows, limit
        self.more = False

    def __iter__(self) -> Iterator[Any]:
        for number, row in enumerate(self._rows):
            if number >= self._limit:
                self.more = True
                return
            yield row


def answer(store: ox.Store, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Run one query; return its kind and rows, or how it failed, and its bytes where a format is wanted."""
    options = {**request["options"], "substitutions": request.get("substitutions")}
    try:
        result = store.query(request["query"], **options)
        if "formats" in request:
            return written(result, request)
        return taken(result, request["limit"]), b""
    except SyntaxError as error:
        return {"kind": "syntax", "message": str(error)}, b""
    except (OSError, RuntimeError, ValueError) as error:
        return {"kind": "error", "message": str(error)}, b""


def taken(result: Any, limit: int) -> dict[str, Any]:
    """Return a result as terms."""
    if isinstance(result, ox.QueryBoolean):
        return {"kind": "ask", "value": bool(result)}
    kind = "select" if isinstance(result, ox.QuerySolutions) else "construct"
    variables = [v.value for v in result.variables] if isinstance(result, ox.QuerySolutions) else []
    counted = Counted(result, limit)
    rows = [tuple(row) for row in counted]
    return {"kind": kind, "variables": variables, "rows": rows, "truncated": counted.more}


def written(result: Any, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return a result as bytes in the media type that is wanted for its kind; none of either where none is."""
    kind = _kind(result)
    media = request["formats"][kind]
    if media is None:
        return {"kind": kind}, b""
    body, more = b"", False
    if kind == "graph":
        counted = Counted(result, request["limit"])
        prefixes = request["options"]["prefixes"]
        body = ox.serialize(counted, format=ox.RdfFormat.from_media_type(media), prefixes=prefixes) or b""
        more = counted.more
    elif kind == "boolean" or _states_limit(request["query"], request["limit"]):
        body = result.serialize(format=ox.QueryResultsFormat.from_media_type(media)) or b""
    else:
        counted = Counted(result, request["limit"])
        body = _joined(_WRITERS[media]([v.value for v in result.variables], counted))
        more = counted.more
    return {"kind": kind, "size": len(body), "truncated": more}, body


def _kind(result: Any) -> str:
    if isinstance(result, ox.QueryBoolean):
        return "boolean"
    return "solutions" if isinstance(result, ox.QuerySolutions) else "graph"


def _states_limit(text: str, limit: int) -> bool:
    """Whether the query ends with a LIMIT that is low enough (and is not in a comment)."""
    found = _LIMIT.search(text)
    if found is None or int(found[1]) > limit:
        return False
    return "#" not in text[text.rfind("\n", 0, found.start()) + 1 :]


def _joined(pieces: Iterable[str]) -> bytes:
    out, batch = bytearray(), []
    for piece in pieces:
        batch.append(piece)
        if len(batch) == _BATCH:
            out += "".join(batch).encode()
            batch = []
    out += "".join(batch).encode()
    return bytes(out)


def _json(variables: list[str], rows: Iterable[Row]) -> Iterator[str]:
    names = [encode_basestring(name) + ":" for name in variables]
    head = ",".join(map(encode_basestring, variables))
    yield f'{{"head":{{"vars":[{head}]}},"results":{{"bindings":['
    comma = ""
    for row in rows:
        terms = zip(names, row, strict=True)
        yield (
            comma
            + "{"
            + ",".join([name + _json_term(term) for name, term in terms if term is not None])
            + "}"
        )
        comma = ","
    yield "]}}"


def _json_term(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        return f'{{"type":"uri","value":{encode_basestring(term.value)}}}'
    if isinstance(term, ox.Literal):
        value = encode_basestring(term.value)
        if term.language:
            return f'{{"type":"literal","value":{value},"xml:lang":"{term.language}"}}'
        datatype = term.datatype.value
        if datatype == _STRING:
            return f'{{"type":"literal","value":{value}}}'
        return f'{{"type":"literal","value":{value},"datatype":{encode_basestring(datatype)}}}'
    if isinstance(term, ox.BlankNode):
        return f'{{"type":"bnode","value":{encode_basestring(term.value)}}}'
    parts = [("subject", term.subject), ("predicate", term.predicate), ("object", term.object)]
    inner = ",".join(f'"{name}":{_json_term(part)}' for name, part in parts)
    return f'{{"type":"triple","value":{{{inner}}}}}'


# As Oxigraph writes them; but a bare carriage return would be read back as a line feed.
_XML_ESCAPES = {'"': "&quot;", "'": "&apos;", "\r": "&#13;"}


def _xml(variables: list[str], rows: Iterable[Row]) -> Iterator[str]:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in variables)
    yield '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
    yield f"<head>{head}</head><results>"
    opening = [f"<binding name={quoteattr(name)}>" for name in variables]
    for row in rows:
        terms = zip(opening, row, strict=True)
        yield (
            "<result>"
            + "".join([o + _xml_term(t) + "</binding>" for o, t in terms if t is not None])
            + "</result>"
        )
    yield "</results></sparql>"


def _xml_term(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{escape(term.value, _XML_ESCAPES)}</uri>"
    if isinstance(term, ox.Literal):
        value = escape(term.value, _XML_ESCAPES)
        if term.language:
            return f'<literal xml:lang="{term.language}">{value}</literal>'
        datatype = term.datatype.value
        if datatype == _STRING:
            return f"<literal>{value}</literal>"
        return f"<literal datatype={quoteattr(datatype)}>{value}</literal>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    parts = [("subject", term.subject), ("predicate", term.predicate), ("object", term.object)]
    return "<triple>" + "".join(f"<{n}>{_xml_term(part)}</{n}>" for n, part in parts) + "</triple>"


def _csv(variables: list[str], rows: Iterable[Row]) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(variables)
    for row in rows:
        writer.writerow([_csv_term(term) for term in row])
        if line.tell() > 1 << 16:
            yield line.getvalue()
            line.seek(0)
            line.truncate()
    yield line.getvalue()


def _csv_term(term: Any) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return "" if term is None else str(term)


def _tsv(variables: list[str], rows: Iterable[Row]) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in variables) + "\n"
    for row in rows:
        yield "\t".join(["" if term is None else str(term) for term in row]) + "\n"


_WRITERS: dict[str, Callable[[list[str], Iterable[Row]], Iterator[str]]] = {
    "application/sparql-results+json": _json,
    "application/sparql-results+xml": _xml,
    "text/csv": _csv,
    "text/tab-separated-values": _tsv,
}


def _limit_memory(size: int) -> None:
    """Let no query take all of the machine's memory: the process ends instead, and another is started."""
    try:
        import resource
    except ImportError:  # there are no such limits on Windows
        return
    # Of what is written to, not of the address space: RocksDB and the allocator reserve much that they never use.
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """Let the system end this process some time after it should have been killed: whoever asked may be dead."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds) + _GRACE if seconds else 0)


def main() -> None:
    """Answer until standard input ends."""
    _limit_memory(int(sys.argv[2]))
    store = ox.Store.read_only(sys.argv[1])
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            request = pickle.load(source)
        except EOFError:
            return
        _limit_time(request["seconds"])
        reply, body = answer(store, request)
        _limit_time(0)
        pickle.dump(reply, target)
        target.write(body)
        target.flush()


if __name__ == "__main__":
    main()
