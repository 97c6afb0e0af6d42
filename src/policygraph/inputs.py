"""Paths as the user named them in, the documents to read with their ids out, in the order of the ids.

An id is the POSIX path relative to the parent of the path that was named: ``build …/reply`` gives
``reply/x.txt``, so that it does not depend on where the folder lies.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .errors import ReadError, UsageError
from .read import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CONFIG_NAME: Final = "policygraph.toml"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: below which of the named paths it was found, and the policygraph.toml that holds for it."""

    id: str
    path: Path
    config: Path | None = None
    root: Path | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """What lies under the paths that were named.

    Attributes:
        documents: the files to read, sorted by id.
        roots: the paths that were named, absolute.
        skipped: how many files met in folders are of another kind, or hidden.
        problems: the paths that cannot be read, each with its reason.
    """

    documents: tuple[Input, ...]
    roots: tuple[Path, ...]
    skipped: int = 0
    problems: tuple[ReadError, ...] = ()


def find_inputs(paths: Iterable[str | os.PathLike[str]]) -> Inputs:
    """Find the documents under ``paths``: files, and folders recursively.

    Raises:
        UsageError: no path is given, or two files have one id.
    """
    roots = tuple(dict.fromkeys(Path(os.path.abspath(path)) for path in paths))  # noqa: PTH100 - keeps links' names
    if not roots:
        raise UsageError("no path is given; name the files or folders to read")
    found: dict[str, Input] = {}
    problems: list[ReadError] = []
    skipped = 0
    for root in roots:
        if root.is_dir():
            files, config = list(_walk(root, problems)), _config_in(root)
        else:
            files, config = [root], _config_in(root.parent)
        for path in files:
            id_ = _id(path, root)
            if root.is_dir() and not _is_document(path):
                skipped += path.name != CONFIG_NAME
            elif problem := _problem(path, id_):
                problems.append(problem)
            else:
                _add(found, Input(id_, path, config, root))
    documents = tuple(found[key] for key in sorted(found))
    return Inputs(documents, roots, skipped, tuple(sorted(problems, key=lambda problem: problem.path)))


def _add(found: dict[str, Input], new: Input) -> None:
    known = found.setdefault(new.id, new)
    if known.path != new.path:
        raise UsageError(
            f"{known.path} and {new.path} would both be the document {new.id}; "
            "name the folder above them, or build them apart"
        )


def _id(path: Path, root: Path) -> str:
    # A name may hold bytes that are no UTF-8 (from an old archive, say); an id must be text that can be written.
    return (
        path.relative_to(root.parent).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    )


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in FORMATS and not path.name.startswith((".", "~$"))


def _problem(path: Path, id_: str) -> ReadError | None:
    if not path.exists():
        return ReadError(id_, "there is no such file or folder", "missing")
    if path.suffix.lower() not in FORMATS:
        return ReadError(id_, f"files of this kind are not read; give one of {', '.join(FORMATS)}", "kind")
    if not path.is_file():  # a pipe, a device: reading it may never end
        return ReadError(id_, "not a file", "not-a-file")
    return None


def _config_in(folder: Path) -> Path | None:
    path = folder / CONFIG_NAME
    return path if path.is_file() else None


def _walk(root: Path, problems: list[ReadError]) -> Iterator[Path]:
    """Yield the files under ``root``, each real folder once: links that lead in a circle end there."""

    def report(error: OSError) -> None:
        path = Path(error.filename or root)
        problems.append(ReadError(_id(path, root), error.strerror or "cannot be opened", "unreadable"))

    seen: set[str] = set()
    waiting = [root]
    while waiting:
        for folder, subfolders, names in os.walk(waiting.pop(0), onerror=report):
            real = os.path.realpath(folder)
            if real in seen:
                subfolders.clear()
                continue
            seen.add(real)
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            here = Path(folder)
            # Linked folders come last, so that a folder is found under its own name first.
            waiting.extend(here / name for name in subfolders if (here / name).is_symlink())
            yield from (here / name for name in sorted(names))
