"""The documents that lie there and those that a graph holds in; which are to be read, and why, out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from .inputs import Input, Inputs

if TYPE_CHECKING:
    from .graph.store import Held

#: Why a document is read: it is not in the graph, its bytes are others, or it was read by other rules.
Reason = Literal["new", "changed", "rules"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build has to do.

    Attributes:
        read: the documents to read, in the order of their ids, and ``reasons`` why, by id.
        unchanged: the ids of those that the graph holds as they are.
        gone: the ids of those that the graph holds and that no longer lie where they came from.
        elsewhere: the ids of those that come from other paths than the ones that were named.
    """

    read: tuple[Input, ...]
    reasons: Mapping[str, Reason]
    unchanged: tuple[str, ...]
    gone: tuple[str, ...]
    elsewhere: tuple[str, ...]


def make_plan(inputs: Inputs, held: Mapping[str, Held], rules: Callable[[Path | None], str]) -> Plan:
    """Compare what lies there with what the graph holds.

    Args:
        inputs: what was found under the paths that were named.
        held: the graph's documents.
        rules: gives the digest of what documents with this policygraph.toml are read by.
    """
    reasons: dict[str, Reason] = {}
    unchanged = []
    for document in inputs.documents:
        if reason := _reason(document, held.get(document.id), rules):
            reasons[document.id] = reason
        else:
            unchanged.append(document.id)
    present = {document.id for document in inputs.documents}
    roots = set(map(str, inputs.roots))
    silent = [problem.path for problem in inputs.problems]
    absent = [id_ for id_ in held if id_ not in present]
    gone = [id_ for id_ in absent if held[id_].root in roots and not _lies_in(id_, silent)]
    return Plan(
        read=tuple(document for document in inputs.documents if document.id in reasons),
        reasons=reasons,
        unchanged=tuple(unchanged),
        gone=tuple(gone),
        elsewhere=tuple(id_ for id_ in absent if id_ not in set(gone)),
    )


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes; empty where it cannot be opened: reading it will say why."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _reason(document: Input, known: Held | None, rules: Callable[[Path | None], str]) -> Reason | None:
    if known is None:
        return "new"
    # Its bytes, not its date: a file that was copied back, or edited within a second, is told by nothing else.
    if digest_of(document.path) != known.digest:
        return "changed"
    return None if rules(document.config) == known.rules else "rules"


def _lies_in(id_: str, folders: Collection[str]) -> bool:
    """Say whether a document lies in a folder that could not be looked into: it may still be there."""
    return any(id_.startswith(f"{folder}/") for folder in folders)
