"""A network (networkx, as `Graph.network` gives it) in; what the page shows out: things, links, statements.

A node of the network is a compact IRI with the attributes ``label`` and ``type``, and may have ``aliases`` (names,
or a text with | between them) and ``document`` (the id of the one it is or stands in). An edge is a fact; its key is
the predicate, unless it has an attribute ``predicate``. It may have ``status``, ``basis``, ``details`` (name → value)
and ``evidence``, a sequence of ``{"document", "begin", "end", "text"}`` each of which may have its own status, basis
and details, and ``supports`` where it only supports another. Parallel facts from one node to another become one link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx

#: The order of a link's statements; the first gives the link its colour. Others follow by name.
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


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact as the page shows it, however often it is said (``count``).

    ``details`` are shown as they are; where a key is a predicate's name it is translated.
    """

    predicate: str
    status: str = "done"
    basis: str = "stated"
    proofs: tuple[Proof, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: an organ, a policy, a measure … ``document`` is the id of the one that it is or stands in."""

    id: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    document: str = ""


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
    >>> key = network.add_edge("dept:甲市水利局", "measure:1", "leads")
    >>> [thing.label for thing in content_of(network).things], len(content_of(network).links)
    (['甲市水利局', '1'], 1)
    """
    things = tuple(_thing(node, data) for node, data in sorted(network.nodes(data=True), key=_first))
    grouped: dict[tuple[str, str], list[Statement]] = {}
    for source, target, key, data in network.edges(keys=True, data=True):
        grouped.setdefault((clean(source), clean(target)), []).extend(
            statements_of(predicate_of(key, data), data)
        )
    unshown: Mapping[tuple[object, object], int] = network.graph.get("unshown", {})
    return Content(
        things,
        tuple(
            Link(*ends, tuple(sorted(said, key=_place)), sum(s.count for s in said) + unshown.get(ends, 0))
            for ends, said in sorted(grouped.items())
        ),
    )


def rank(predicate: str) -> tuple[int, str]:
    """Return the sort key of a predicate: responsibility first, then by name.

    >>> sorted(["cites", "assists", "leads"], key=rank)
    ['leads', 'assists', 'cites']
    """
    return (_RANK.get(predicate, len(_RANK)), predicate)


def predicate_of(key: object, data: Mapping[str, Any]) -> str:
    """Return the predicate of the edge with this key and these attributes."""
    return clean(data.get("predicate") or key)


def statements_of(predicate: str, data: Mapping[str, Any]) -> list[Statement]:
    """Return the statements that an edge with the attributes ``data`` makes.

    One, unless its evidence differs in status or details: powers delegated at two places are two matters.
    """
    pieces: list[Mapping[str, Any]] = list(data.get("evidence") or ())
    if "shared" in data or all(piece.get("supports") for piece in pieces):
        proofs = tuple(dict.fromkeys(_proof(piece) for piece in pieces))
        return [Statement(predicate, *_how({}, data), proofs=proofs, details=_details(data))]
    grouped: dict[tuple[Any, ...], list[Proof]] = {}
    for piece in (piece for piece in pieces if not piece.get("supports")):
        details = _details(piece) or _details(data)
        grouped.setdefault((*_how(piece, data), details), []).append(_proof(piece))
    further = tuple(_proof(piece) for piece in pieces if piece.get("supports"))
    return [
        Statement(
            predicate,
            status,
            basis,
            tuple(dict.fromkeys((*proofs, *_beside(further, proofs)))),
            details,
            len(proofs),
        )
        for (status, basis, details), proofs in grouped.items()
    ]


def _beside(further: tuple[Proof, ...], proofs: list[Proof]) -> tuple[Proof, ...]:
    """Return the supporting pieces (the sentence that set a convention, say) of the proofs' documents."""
    documents = {proof.document for proof in proofs}
    return tuple(proof for proof in further if proof.document in documents)


def _how(piece: Mapping[str, Any], data: Mapping[str, Any]) -> tuple[str, str]:
    status = piece.get("status") or data.get("status") or "done"
    return clean(status), clean(piece.get("basis") or data.get("basis") or "stated")


def _details(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    details = data.get("details") or {}
    pairs = details.items() if isinstance(details, Mapping) else details
    return tuple((clean(key), clean(value)) for key, value in pairs if value not in (None, "", ()))


def clean(value: object) -> str:
    r"""Return ``value`` as text that can be written as UTF-8: half a surrogate pair becomes a question mark.

    >>> clean("\ud800水"), clean(None), clean(["a", "b"])
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
        document=clean(data.get("document")),
    )


def _proof(piece: Mapping[str, Any]) -> Proof:
    return Proof(
        document=clean(piece.get("document")),
        begin=int(piece.get("begin") or 0),
        end=int(piece.get("end") or 0),
        text=clean(piece.get("text")),
    )


def _first(item: tuple[object, object]) -> str:
    return str(item[0])


def _place(statement: Statement) -> tuple[object, ...]:
    return (*rank(statement.predicate), statement.proofs, statement.status, statement.details)
