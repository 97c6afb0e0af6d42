"""A build's folder in; what its graph holds, what of it is out of date and why out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from .build import ERRORS_NAME, rules_for
from .errors import ReadError
from .graph.generations import Lease, writer_of
from .graph.store import held, open_index
from .inputs import find_inputs
from .plan import digest_of, make_plan

#: Of one document: as in the graph; to be read since it is new, has changed, or was read by other rules; to be taken
#: out since it no longer lies there; of a path that is not there or that was not asked about; not readable.
State = Literal["current", "new", "changed", "rules", "deleted", "elsewhere", "unreadable"]
STATES: Final[tuple[State, ...]] = (
    "current",
    "new",
    "changed",
    "rules",
    "deleted",
    "elsewhere",
    "unreadable",
)


@dataclass(frozen=True, slots=True)
class Status:
    """How the graph stands to what lies on disk.

    Attributes:
        generation: the name of the generation that readers open.
        roots: the paths that were compared: those asked about, else all that builds were given.
        documents: the state of each document, by id.
        problems: what could not be looked at, each with its reason.
        writer: who is building this folder now, or an empty text.
    """

    generation: str
    roots: tuple[str, ...]
    documents: dict[str, State]
    problems: tuple[ReadError, ...]
    writer: str

    @property
    def is_current(self) -> bool:
        """Whether a build would change nothing."""
        return not any(state in {"new", "changed", "rules", "deleted"} for state in self.documents.values())


def status(output: str | os.PathLike[str] = "output", paths: Iterable[str | os.PathLike[str]] = ()) -> Status:
    """Compare the graph in ``output`` with the files that it was built from; nothing is read but their bytes.

    Args:
        output: a build's folder.
        paths: what to compare with; empty for all paths that builds were given.

    Raises:
        GraphError: the folder holds no graph.
        UsageError: two files have one id.
        ConfigError: a policygraph.toml beside the documents is not of the right form.
    """
    with Lease(Path(output)) as lease:
        index = open_index(lease.generation)
        try:
            known = held(index)
            named = [path for (path,) in index.execute("SELECT path FROM root ORDER BY path")]
        finally:
            index.close()
        generation = lease.generation.name
    roots = [os.fspath(path) for path in paths] or named
    inputs = find_inputs(roots)
    plan = make_plan(inputs, known, rules_for)
    states: dict[str, State] = dict.fromkeys(plan.unchanged, "current")
    states.update(plan.reasons)
    states.update(dict.fromkeys(plan.gone, "deleted"))
    states.update(dict.fromkeys(plan.elsewhere, "elsewhere"))
    states.update({problem.path: "unreadable" for problem in inputs.problems if problem.path in known})
    paths = {document.id: document.path for document in plan.read}
    for id_, digest in _unreadable(Path(output) / ERRORS_NAME):
        if states.get(id_) == "new" and digest == digest_of(paths[id_]):
            states[id_] = "unreadable"  # as it was at the last build
    return Status(
        generation=generation,
        roots=tuple(map(str, inputs.roots)),
        documents=dict(sorted(states.items())),
        problems=inputs.problems,
        writer=writer_of(Path(output)),
    )


def _unreadable(errors: Path) -> Iterator[tuple[str, str]]:
    """Yield the documents that the last build could not read, each with the digest of its bytes."""
    try:
        lines = errors.read_text(encoding="utf-8").splitlines()
        for error in map(json.loads, lines):
            yield error["document"], error["digest"]
    except (OSError, ValueError, KeyError):  # of an older build, or cut off by a full disk
        return
