"""A build's output folder in, the generation that readers open out; who writes and who reads is told by locks.

``FOLDER/graph/gen-N`` holds one generation: ``store`` (RDF), ``index.sqlite`` (see `index`). The small file
``CURRENT`` names the one to open and is replaced at once, so a reader sees a whole generation or the one before it.
A reader holds a `Lease` on its generation, and what nobody holds any more is removed by the next build.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import socket
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

from ..errors import GraphError

GENERATION: Final = re.compile(r"gen-(\d+)")
_CURRENT: Final = "CURRENT"
_LEASE: Final = "LEASE"
_UNFINISHED: Final = (".part", ".gone")


def graph_folder(folder: Path | str) -> Path:
    """Return where the generations lie under a build's output folder."""
    return Path(folder) / "graph"


def store_of(generation: Path) -> Path:
    """Return where a generation has its RDF store."""
    return generation / "store"


def index_of(generation: Path) -> Path:
    """Return where a generation has its index."""
    return generation / "index.sqlite"


def current(folder: Path | str) -> Path | None:
    """Return the folder of the current generation, or None where nothing has been built yet."""
    root = graph_folder(folder)
    try:
        name = (root / _CURRENT).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return root / name if GENERATION.fullmatch(name) and (root / name).is_dir() else None


def next_name(folder: Path | str) -> str:
    """Return the name of the generation after all that are there."""
    numbers = [int(m[1]) for path in graph_folder(folder).iterdir() if (m := GENERATION.match(path.name))]
    return f"gen-{max(numbers, default=0) + 1}"


def publish(part: Path, name: str) -> None:
    """Make the finished generation at ``part`` the current one, under ``name``; all of it is on disk before."""
    (part / _LEASE).touch()
    _sync_tree(part)
    root = part.parent
    part.rename(root / name)
    temporary = root / f"{_CURRENT}.part"
    with temporary.open("w", encoding="ascii") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(root / _CURRENT)
    _sync(root)


def clean(folder: Path | str) -> None:
    """Remove unfinished work, and the generations that are neither current nor read; only a builder may."""
    root, now = graph_folder(folder), current(folder)
    for path in sorted(root.iterdir()):
        if path.name.startswith("new-") or path.name == f"{_CURRENT}.part":
            path.unlink(missing_ok=True)
        elif path.name.endswith(_UNFINISHED):
            shutil.rmtree(path, ignore_errors=True)
        elif GENERATION.fullmatch(path.name) and path != now:
            _remove_unread(path)


def _remove_unread(generation: Path) -> None:
    """Remove a generation that nobody holds; one that a reader has just opened stays for the next build."""
    with suppress(OSError):
        file = os.open(generation / _LEASE, os.O_RDWR | os.O_CREAT)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Under another name first: half of it removed, it must never look like a generation.
            gone = generation.with_name(generation.name + ".gone")
            generation.rename(gone)
            shutil.rmtree(gone, ignore_errors=True)
        finally:
            os.close(file)


class Lease:
    """Holds a generation for a reader: it is not removed before `release`, or before the process ends.

    Raises:
        GraphError: the folder holds no graph.
    """

    def __init__(self, folder: Path | str) -> None:
        self._file, self.generation = -1, Path()
        while self._file < 0:
            generation = current(folder)
            if generation is None:
                raise GraphError(
                    f"{folder} holds no graph; make one with: policygraph build PATH… -o {folder}"
                )
            self._file, self.generation = _hold(generation), generation

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        """Let the generation go."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _hold(generation: Path) -> int:
    """Return the locked file, or -1 where the generation was removed in this moment (a newer one is current then)."""
    path = generation / _LEASE
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        if not generation.is_dir():
            return -1
        raise GraphError(
            f"{generation} cannot be opened ({error.strerror}); remove {generation.parent} and build all paths again"
        ) from None
    fcntl.flock(file, fcntl.LOCK_SH)
    try:
        if os.path.samestat(os.fstat(file), path.stat()):
            return file
    except OSError:
        pass
    os.close(file)
    return -1


class Lock:
    """The folder's one writer; the system lets go of it when its process ends, however it ends.

    Args:
        folder: the build's output folder.
        wait: wait for another writer to end instead of raising an error.

    Raises:
        GraphError: another process is writing, or the folder may not be written.
    """

    def __init__(self, folder: Path | str, *, wait: bool = False) -> None:
        root = graph_folder(folder)
        try:
            root.mkdir(parents=True, exist_ok=True)
            self._file = (root / "LOCK").open("a+", encoding="utf-8")
        except OSError as error:
            raise GraphError(
                f"{root} cannot be written ({error.strerror}); give another folder with -o"
            ) from None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.seek(0)
            holder = self._file.read().strip() or "another process"
            self._file.close()
            raise GraphError(f"{root} is being built by {holder}; wait for it or stop it") from error
        self._file.truncate(0)
        self._file.write(f"process {os.getpid()} on {socket.gethostname()}")
        self._file.flush()

    def release(self) -> None:
        """Let the next build in."""
        with suppress(OSError):  # a full disk: the name stays, the lock goes
            self._file.truncate(0)
        self._file.close()


def writer_of(folder: Path | str) -> str:
    """Return who is building a folder now, as the lock tells, or an empty text."""
    try:
        with (graph_folder(folder) / "LOCK").open(encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return (graph_folder(folder) / "LOCK").read_text(encoding="utf-8").strip() or "another process"
    except OSError:
        pass
    return ""


def _sync_tree(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        _sync(path)


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
