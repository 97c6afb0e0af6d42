"""A network (networkx, as `Graph.network` gives it) in; what the page shows of it out: things, links, statements.

A node of the network is a compact IRI with the attributes ``label``, ``type``, ``aliases`` (names) and optionally
``note``. An edge is a fact: ``predicate``, ``status``, ``basis``, ``details`` (name → value) and ``evidence``, a
sequence of ``{"document", "title", "begin", "end", "text"}``. All but ``predicate`` may be missing. Parallel facts
from one node to another become one link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx

#: The order in which a link's statements are shown, and which one gives the link its colour; others follow by name.
PREDICATES: Final = (
    "leads",
    "assists",
    "responsibleFor",
    "carriesOut",
    "coHandles",
    "sharesMeasure",
    "delegatesTo",
    "issued",
    "forwarded",
    "establishes",
    "implements",
    "operates",
    "manages",
    "supervises",
    "concerns",
    "basedOn",
    "cites",
    "amends",
    "repeals",
    "versionOf",
    "recognisedAs",
    "partOf",
    "locatedIn",
)
_RANK: Final = {predicate: rank for rank, predicate in enumerate(PREDICATES)}


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """The words of a document that prove a statement; offsets as in `model.Evidence`."""

    document: str
    begin: int
    end: int
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact as the page shows it. ``details`` are shown as they are, a predicate's name among the keys translated."""

    predicate: str
    status: str = "done"
    basis: str = "stated"
    proofs: tuple[Proof, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: an organ, a policy, a measure …"""

    id: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """All that is said from one node to another, strongest predicate first.

    ``count`` is how many facts it stands for: more than its statements where only some of them are shown.
    """

    source: str
    target: str
    statements: tuple[Statement, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Content:
    """What one page shows; things by id, links by (source, target)."""

    things: tuple[Thing, ...]
    links: tuple[Link, ...]


def content_of(network: networkx.MultiDiGraph) -> Content:
    """Return the things and links of ``network`` in an order that depends on their ids only.

    >>> import networkx
    >>> network = networkx.MultiDiGraph()
    >>> network.add_node("dept:甲市水利局", label="甲市水利局", type="Department")
    >>> key = network.add_edge("dept:甲市水利局", "measure:1", predicate="leads")
    >>> [thing.label for thing in content_of(network).things], len(content_of(network).links)
    (['甲市水利局', '1'], 1)
    """
    things = tuple(_thing(node, data) for node, data in sorted(network.nodes(data=True), key=_first))
    grouped: dict[tuple[str, str], list[Statement]] = {}
    for source, target, data in network.edges(data=True):
        grouped.setdefault((str(source), str(target)), []).append(statement_of(data))
    unshown: Mapping[tuple[object, object], int] = network.graph.get("unshown", {})
    return Content(
        things,
        tuple(
            Link(*ends, tuple(sorted(said, key=_place)), len(said) + unshown.get(ends, 0))
            for ends, said in sorted(grouped.items())
        ),
    )


def rank(predicate: str) -> tuple[int, str]:
    """Return the sort key of a predicate: responsibility first, then by name.

    >>> sorted(["cites", "assists", "leads"], key=rank)
    ['leads', 'assists', 'cites']
    """
    return (_RANK.get(predicate, len(_RANK)), predicate)


def statement_of(data: Mapping[str, Any]) -> Statement:
    """Return the statement that an edge with the attributes ``data`` makes."""
    details = data.get("details") or {}
    pairs = details.items() if isinstance(details, Mapping) else details
    return Statement(
        predicate=clean(data.get("predicate", "")),
        status=clean(data.get("status") or "done"),
        basis=clean(data.get("basis") or "stated"),
        proofs=tuple(dict.fromkeys(_proof(piece) for piece in data.get("evidence") or ())),
        details=tuple((clean(key), clean(value)) for key, value in pairs if value not in (None, "", ())),
    )


def clean(value: object) -> str:
    """Return ``value`` as text that can be written as UTF-8: half of a surrogate pair becomes a question mark.

    >>> clean("\\ud800水"), clean(None), clean(["a", "b"])
    ('?水', '', 'a、b')
    """
    if value is None:
        return ""
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return "、".join(clean(part) for part in value)
    return str(value).encode("utf-8", "replace").decode()


def _thing(node: object, data: Mapping[str, Any]) -> Thing:
    identifier = clean(node)
    aliases = data.get("aliases") or ()
    label = clean(data.get("label")) or identifier.partition(":")[2] or identifier
    names = [clean(name) for name in (aliases.split("|") if isinstance(aliases, str) else aliases)]
    return Thing(
        id=identifier,
        label=label,
        type=clean(data.get("type")) or "Other",
        aliases=tuple(name for name in dict.fromkeys(names) if name and name != label),
        note=clean(data.get("note")),
    )


def _proof(piece: Mapping[str, Any]) -> Proof:
    return Proof(
        document=clean(piece.get("document")),
        begin=int(piece.get("begin") or 0),
        end=int(piece.get("end") or 0),
        text=clean(piece.get("text")),
        title=clean(piece.get("title")),
    )


def _first(item: tuple[object, object]) -> str:
    return str(item[0])


def _place(statement: Statement) -> tuple[object, ...]:
    return (*rank(statement.predicate), statement.proofs, statement.status, statement.details)
