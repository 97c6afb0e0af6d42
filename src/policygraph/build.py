"""Paths in; a graph brought up to what lies there, its picture and a report of what was done out."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .errors import ReadError, UsageError
from .graph import Graph
from .graph.generations import graph_folder
from .graph.packaging import Package, package
from .graph.store import Writer
from .inputs import Inputs, find_inputs
from .picture import draw
from .plan import Plan, digest_of, make_plan
from .read import FORMATS
from .rules import rules_version
from .workers import lexicon_of, old_objects_left_alone, process

if TYPE_CHECKING:
    from .lexicon import Lexicon
    from .model import Extraction

ERRORS_NAME: Final = "errors.jsonl"
PICTURE_NAME: Final = "graph.html"
#: Beside the generations: which one the picture shows, and where it has its nodes.
_DRAWN_NAME: Final = "DRAWN"

#: Called with the number of documents done and of all documents.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        documents: how many documents the graph holds now.
        read: how many of them were read, since they are new or have changed.
        entities: how many distinct entities the graph holds, by type.
        facts: how many facts, by predicate.
        errors: the documents that could not be read, each with its reason.
        skipped: how many files of other kinds were met in the folders.
        removed: how many documents were taken out: deleted, not readable any more, or pruned.
        unchanged: how many lie there as they did at the build before, and were not read.
        kept: how many documents of other paths than those named are in the graph.
        size: bytes of text (UTF-8) that were read.
        reading, seconds: how long that took, and how long all took.
        graph, picture: where the results are.
    """

    documents: int
    read: int
    entities: dict[str, int]
    facts: dict[str, int]
    errors: tuple[ReadError, ...]
    skipped: int
    removed: int
    unchanged: int
    kept: int
    size: int
    reading: float
    seconds: float
    graph: Path
    picture: Path

    @property
    def status(self) -> int:
        """The exit status: 0 all done, 3 some documents left out, 1 none could be read."""
        if not self.errors:
            return 0
        return 3 if self.read or self.unchanged else 1


@dataclass(frozen=True, slots=True)
class _Made:
    package: Package
    size: int  # of the text in UTF-8


def build(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    output: str | os.PathLike[str] = "output",
    *,
    jobs: int | None = None,
    prune: bool = False,
    wait: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring the graph in ``output`` up to what lies under ``paths``.

    Only documents that are new, or whose bytes or rules have changed, are read; those that lie there no longer leave
    the graph; those of other paths stay. The graph is the one that a build from nothing would make. What cannot be
    read is left out, named in the report and in ``output/errors.jsonl``.

    Args:
        paths: files or folders, read recursively.
        output: the folder for the graph and the picture; made where it is missing.
        jobs: how many processes read at once. None is one, since starting others runs the calling script again
            unless it is guarded by ``if __name__ == "__main__":``.
        prune: remove what the graph holds of documents that are not under ``paths``.
        wait: wait for another build of this folder to end, instead of raising an error.
        progress: called with the number of documents read and of all to read.

    Raises:
        UsageError: there is no document under ``paths``, or two with one id.
        ConfigError: a policygraph.toml beside the documents is not of the right form.
        GraphError: the graph in ``output`` is being built by another process, is broken, or cannot be written.
    """
    began = time.perf_counter()
    inputs = find_inputs([paths] if isinstance(paths, str | os.PathLike) else paths)
    folder = Path(output)
    if not inputs.documents and not inputs.problems and not folder.is_dir():
        raise _nothing(inputs)
    with old_objects_left_alone(), Writer(folder, wait=wait) as writer:
        plan = make_plan(inputs, writer.documents, rules_for)
        if not inputs.documents and not inputs.problems and not plan.gone:
            raise _nothing(inputs)
        leaving = {*plan.gone, *(plan.elsewhere if prune else ())}
        held = set(writer.documents)
        if not plan.unchanged and leaving.issuperset(plan.elsewhere):
            writer.clear()
        size, errors = _fill(writer, plan, inputs, jobs or 1, progress)
        reading = time.perf_counter() - began
        leaving |= {error.path for error in errors} & held
        for id_ in sorted(leaving):
            writer.remove(id_)
        writer.roots = {*map(str, inputs.roots), *(one.root for one in writer.documents.values())}
    _write_errors(folder, errors, {document.id: document.path for document in inputs.documents})
    with old_objects_left_alone():
        picture, entities, facts = _draw(folder)
    return BuildReport(
        documents=len(writer.documents),
        read=len(plan.read) - sum(error.path in plan.reasons for error in errors),
        entities=entities,
        facts=facts,
        errors=tuple(errors),
        skipped=inputs.skipped,
        removed=len(leaving),
        unchanged=len(plan.unchanged),
        kept=0 if prune else len(plan.elsewhere),
        size=size,
        reading=reading,
        seconds=time.perf_counter() - began,
        graph=graph_folder(folder),
        picture=picture,
    )


def make(extraction: Extraction, lexicon: Lexicon) -> _Made:
    """Return what the build keeps of a document; runs in the worker processes."""
    size = len(extraction.document.text.encode(errors="replace"))
    return _Made(package(extraction, rules_version(lexicon)), size)


def rules_for(config: Path | None) -> str:
    """Return the digest of what documents with this policygraph.toml are read by."""
    return rules_version(lexicon_of(config))


def _nothing(inputs: Inputs) -> UsageError:
    known, roots = ", ".join(FORMATS), ", ".join(map(str, inputs.roots))
    return UsageError(f"no document lies under {roots}; these are read: {known}")


def _fill(
    writer: Writer, plan: Plan, inputs: Inputs, jobs: int, progress: Progress | None
) -> tuple[int, list[ReadError]]:
    """Read what is to be read into the graph; return the size of the texts and what could not be read."""
    size, errors = 0, list(inputs.problems)
    roots = {document.id: document.root for document in plan.read}
    for done, outcome in enumerate(process(plan.read, make, jobs), 1):
        if outcome.error is not None:
            errors.append(outcome.error)
        elif outcome.value is not None:
            writer.replace(outcome.value.package, str(roots[outcome.id] or ""))
            size += outcome.value.size
        if progress is not None:
            progress(done, len(plan.read))
    return size, sorted(errors, key=lambda error: error.path)


def _write_errors(folder: Path, errors: list[ReadError], paths: dict[str, Path]) -> None:
    """Write one line an error; an empty file says that there was none. The digest is that of the file's bytes."""
    lines = [
        {
            "document": error.path,
            "code": error.code,
            "reason": error.reason,
            "digest": digest_of(paths[error.path]) if error.path in paths else "",
        }
        for error in errors
    ]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    _replace(folder / ERRORS_NAME, text)


def _replace(path: Path, text: str) -> None:
    """Write a file at once: whoever reads it meanwhile sees the old one."""
    temporary = path.with_name(path.name + ".part")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(path)


def _draw(folder: Path) -> tuple[Path, dict[str, int], dict[str, int]]:
    """Draw the picture if it shows another generation; return where it is, and what the graph holds."""
    picture, drawn = folder / PICTURE_NAME, graph_folder(folder) / _DRAWN_NAME
    with Graph.open(folder) as graph:
        last = _last(drawn)
        if not picture.is_file() or last.get("generation") != graph.generation.name:
            temporary = picture.with_name(picture.name + ".part")
            draw(graph, temporary, last=last)
            temporary.replace(picture)
            _replace(drawn, json.dumps({**last, "generation": graph.generation.name}))
        return picture, *census(graph.index)


def _last(drawn: Path) -> dict[str, Any]:
    try:
        found = json.loads(drawn.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def census(index: sqlite3.Connection) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many entities an index holds, by type, and how many facts, by predicate; most first."""
    entities = "SELECT type, COUNT(DISTINCT iri) FROM entity GROUP BY type ORDER BY 2 DESC, 1"
    facts = "SELECT predicate, COUNT(*) FROM fact WHERE supports = '' GROUP BY predicate ORDER BY 2 DESC, 1"
    return dict(index.execute(entities).fetchall()), dict(index.execute(facts).fetchall())
