"""Paths in; a graph, a picture, a JSON file a document and a report of what was built out."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .errors import ReadError, UsageError
from .graph import Graph, documents
from .graph.rdf import nquads
from .graph.store import Writer, graph_folder
from .inputs import Inputs, find_inputs
from .picture import draw
from .read import FORMATS
from .workers import process

if TYPE_CHECKING:
    from .lexicon import Lexicon
    from .model import Extraction

ERRORS_NAME: Final = "errors.jsonl"
PICTURE_NAME: Final = "graph.html"
ROOTS_NAME: Final = "roots.json"
#: Raised with every change of the rules, so that a graph says by which it was read.
RULES_VERSION: Final = "1"

#: Called with the number of documents done and of all documents.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker makes of one document."""

    quads: bytes
    json: str
    digest: str
    size: int  # of the text in UTF-8
    entities: tuple[tuple[str, str], ...]  # (type, id)
    predicates: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        documents: how many documents were read.
        entities: how many distinct entities they hold, by type.
        facts: how many facts, by predicate.
        errors: the documents that could not be read, each with its reason.
        skipped: how many files of other kinds were met in the folders.
        removed, kept: how many documents of earlier builds were taken out, and how many are still in the graph.
        size: bytes of text (UTF-8) that were read.
        reading, seconds: how long that took, and how long all took.
        graph, picture: where the results are.
    """

    documents: int
    entities: dict[str, int]
    facts: dict[str, int]
    errors: tuple[ReadError, ...]
    skipped: int
    removed: int
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
        return 3 if self.documents else 1


@dataclass(slots=True)
class _Tally:
    documents: int = 0
    size: int = 0
    entities: set[tuple[str, str]] = field(default_factory=set)
    facts: Counter[str] = field(default_factory=Counter)

    def add(self, made: Made) -> None:
        self.documents += 1
        self.size += made.size
        self.entities.update(made.entities)
        self.facts.update(dict(made.predicates))


def build(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    output: str | os.PathLike[str] = "output",
    *,
    jobs: int | None = None,
    prune: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Read the documents under ``paths`` and put their graphs into the one in ``output``.

    A document that the graph holds already is replaced, others of earlier builds stay. What cannot be read is left
    out, named in the report and in ``output/errors.jsonl``.

    Args:
        paths: files or folders, read recursively.
        output: the folder for the graph and the picture; made where it is missing.
        jobs: how many processes read at once. None is one, since starting others runs the calling script again
            unless it is guarded by ``if __name__ == "__main__":``.
        prune: remove what the graph holds of documents that are not under ``paths``.
        progress: called with the number of documents done and of all documents.

    Raises:
        UsageError: there is no document under ``paths``, or two with one id.
        ConfigError: a policygraph.toml beside the documents is not of the right form.
        GraphError: the graph in ``output`` is being built by another process, or is broken.
    """
    began = time.perf_counter()
    inputs = find_inputs([paths] if isinstance(paths, str | os.PathLike) else paths)
    if not inputs.documents and not inputs.problems:
        known = ", ".join(FORMATS)
        raise UsageError(
            f"no document lies under {', '.join(map(str, inputs.roots))}; these are read: {known}"
        )
    folder = Path(output)
    _make_folder(folder)
    with Writer(folder) as writer:
        before = set(writer.documents)
        tally, errors = _fill(writer, folder, inputs, jobs or 1, progress)
        reading = time.perf_counter() - began
        wanted = {document.id for document in inputs.documents}
        gone = {error.path for error in errors} | (before - wanted if prune else set())
        for id_ in sorted(gone & before):
            writer.remove(id_)
            documents.remove(folder, id_)
        kept = len(before - wanted - gone)
    _write_errors(folder, errors)
    _remember(folder, inputs, prune)
    picture = folder / PICTURE_NAME
    if tally.documents or gone & before:
        _draw(folder, picture)
    return BuildReport(
        documents=tally.documents,
        entities=_counted(Counter(type_ for type_, _ in tally.entities)),
        facts=_counted(tally.facts),
        errors=tuple(errors),
        skipped=inputs.skipped,
        removed=len(gone & before),
        kept=kept,
        size=tally.size,
        reading=reading,
        seconds=time.perf_counter() - began,
        graph=graph_folder(folder),
        picture=picture,
    )


def make(extraction: Extraction, lexicon: Lexicon) -> Made:
    """Return what the build keeps of a document; runs in the worker processes."""
    return Made(
        quads=nquads(extraction, f"{RULES_VERSION}-{lexicon.version}"),
        json=documents.dumps(extraction),
        digest=extraction.document.digest,
        size=len(extraction.document.text.encode(errors="replace")),
        entities=tuple((entity.type, entity.id) for entity in extraction.entities),
        predicates=tuple(Counter(fact.predicate for fact in extraction.facts).items()),
    )


def _fill(
    writer: Writer, folder: Path, inputs: Inputs, jobs: int, progress: Progress | None
) -> tuple[_Tally, list[ReadError]]:
    tally, errors = _Tally(), list(inputs.problems)
    for done, outcome in enumerate(process(inputs.documents, make, jobs), 1):
        if outcome.error is not None:
            errors.append(outcome.error)
        elif outcome.value is not None:
            writer.replace(outcome.id, outcome.value.quads, outcome.value.digest)
            documents.write(folder, outcome.id, outcome.value.json)
            tally.add(outcome.value)
        if progress is not None:
            progress(done, len(inputs.documents))
    return tally, sorted(errors, key=lambda error: error.path)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made ({error.strerror}); give another folder with -o") from None


def _write_errors(folder: Path, errors: list[ReadError]) -> None:
    """Write one line an error; an empty file says that there was none."""
    lines = [{"document": error.path, "code": error.code, "reason": error.reason} for error in errors]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / ERRORS_NAME).write_text(text, encoding="utf-8", newline="\n")


def _remember(folder: Path, inputs: Inputs, prune: bool) -> None:
    """Add the roots of this build to those of the builds before."""
    path = folder / ROOTS_NAME
    before: list[str] = []
    if not prune and path.exists():
        with suppress(ValueError):  # cut off by a full disk, say: these roots are all that is known then
            before = [str(root) for root in json.loads(path.read_text(encoding="utf-8"))]
    roots = sorted({*before, *map(str, inputs.roots)})
    path.write_text(json.dumps(roots, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _draw(folder: Path, picture: Path) -> None:
    with Graph.open(folder) as graph:
        draw(graph, picture)


def _counted(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
