"""Inputs in, one outcome a document out, in the order of the inputs, whatever the number of processes.

What is done with each extraction is a function of a module's top level (it has to travel to other processes),
and only what it returns comes back: pickling whole extractions would cost more than making them.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from .config import load_config
from .errors import PolicygraphError, ReadError
from .extract import extract_bytes
from .lexicon import Lexicon, load_lexicon
from .messages import DEBUG
from .model import Extraction

T = TypeVar("T")

if TYPE_CHECKING:
    from .inputs import Input

#: What is done with an extraction; the lexicon is the one that it was made with.
Work = Callable[[Extraction, Lexicon], T]

#: A chunk is what one process takes at a time: this many bytes, or this many documents.
CHUNK_BYTES: Final = 200_000
CHUNK_DOCUMENTS: Final = 32
#: Less than this many bytes a process are read sooner than the process has started.
WORTH_A_PROCESS: Final = 500_000


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one input: a value, or the error that says why it could not be read."""

    id: str
    value: T | None = None
    error: ReadError | None = None


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def process(documents: Sequence[Input], work: Work[T], jobs: int = 1) -> Iterator[Outcome[T]]:
    """Extract every document and yield what ``work`` makes of it, in the order of ``documents``.

    A document that cannot be read, or on which a rule fails, is an outcome with an error; the rest goes on.

    Raises:
        ConfigError: a user's policygraph.toml is not of the right form.
        PolicygraphError: a process was killed from outside.
    """
    sizes = [_size(document.path) for document in documents]
    jobs = min(jobs, 1 + sum(sizes) // WORTH_A_PROCESS)
    for config in sorted({document.config for document in documents}, key=str):
        lexicon_of(config)  # here, so that a mistake in it is reported once and before any process starts
    if jobs <= 1:
        with old_objects_left_alone():
            for document in documents:
                yield _one(document, work)
        return
    yield from _in_processes(_chunks(documents, sizes), work, jobs)


def _in_processes(chunks: Iterable[list[Input]], work: Work[T], jobs: int) -> Iterator[Outcome[T]]:
    # Not "fork": a thread of the progress bar may hold a lock at that moment, which the child would wait for.
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(jobs, mp_context=get_context(method))
    waiting: deque[Future[list[Outcome[T]]]] = deque()
    try:
        for chunk in chunks:
            with _interrupts_ignored():
                waiting.append(pool.submit(_many, chunk, work))
            if len(waiting) > 2 * jobs:  # bounded, so that memory does not grow with the corpus
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise PolicygraphError(
            "a worker process was ended from outside (the machine may be short of memory); try --jobs 1"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Let the processes that start here inherit that an interrupt is not theirs: the parent ends them.

    A terminal sends it to them too, and one that is only just importing would answer with a traceback.
    """
    if threading.current_thread() is not threading.main_thread():  # only there may a handler be set
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _chunks(documents: Sequence[Input], sizes: Sequence[int]) -> Iterator[list[Input]]:
    chunk: list[Input] = []
    filled = 0
    for document, size in zip(documents, sizes, strict=True):
        chunk.append(document)
        filled += size
        if filled >= CHUNK_BYTES or len(chunk) >= CHUNK_DOCUMENTS:
            yield chunk
            chunk, filled = [], 0
    if chunk:
        yield chunk


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


@cache
def lexicon_of(config: Path | None) -> Lexicon:
    """Return the lexicon with what a user's policygraph.toml adds.

    Raises:
        ConfigError: the file is not of the right form.
    """
    return load_lexicon(load_config(config)) if config else load_lexicon()


@contextmanager
def old_objects_left_alone() -> Iterator[None]:
    """Spare the collector of garbage the lexicon: walking through it takes a tenth of the time of a small build."""
    if gc.get_freeze_count():
        yield  # inside of another that does so
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _many(chunk: list[Input], work: Work[T]) -> list[Outcome[T]]:
    """Work off a chunk, in a process that does nothing else."""
    outcomes = []
    for document in chunk:
        outcomes.append(_one(document, work))
        _leave_the_lexicon_alone()  # all of its tables are read by now
    return outcomes


@cache
def _leave_the_lexicon_alone() -> None:
    gc.freeze()


def _one(document: Input, work: Work[T]) -> Outcome[T]:
    try:
        data = document.path.read_bytes()
        lexicon = lexicon_of(document.config)
        return Outcome(document.id, work(extract_bytes(data, document.id, lexicon), lexicon))
    except ReadError as error:
        return Outcome(document.id, error=ReadError(document.id, error.reason, error.code))
    except OSError as error:
        return Outcome(document.id, error=ReadError(document.id, error.strerror or "cannot be opened"))
    except PolicygraphError:
        raise
    except Exception as error:
        # A rule that stumbles over one document must not cost the user all the others.
        if os.environ.get(DEBUG):
            raise
        return Outcome(document.id, error=_fault(document.id, error))


def _fault(id_: str, error: Exception) -> ReadError:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return ReadError(
        id_, f"a fault of policygraph ({type(error).__name__} in {where}), please report it", "internal"
    )
