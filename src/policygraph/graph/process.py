"""A store's folder in, a process that answers queries on it out; it is killed when a query takes too long."""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Any, Final

from ..errors import GraphError, PolicygraphError, QueryError, QueryMemoryError, QueryTimeError

_WORKER: Final = Path(__file__).with_name("worker.py")
_CHUNK: Final = 1 << 20
#: Answers that are longer are kept in a file until they have been sent.
_IN_MEMORY: Final = 8 << 20
#: What Rust, C++ and Python say when memory cannot be had.
_NO_MEMORY: Final = (b"memory allocation of", b"bad_alloc", b"MemoryError")


class Worker:
    """One process of `worker`.

    Args:
        folder: the store.
        memory: how many bytes it may take.
    """

    def __init__(self, folder: Path, memory: int) -> None:
        self._memory = memory
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - `stop` closes it
        self._process = subprocess.Popen(
            [sys.executable, str(_WORKER), str(folder), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            # A terminal's Ctrl-C is for the program that asks, which ends this process when it has its answer.
            start_new_session=True,
        )

    def ask(self, request: dict[str, Any], seconds: float) -> tuple[dict[str, Any], IO[bytes] | None]:
        """Return the reply to a request, and the bytes that follow it.

        Raises:
            QueryTimeError: it took longer than ``seconds``.
            QueryMemoryError: it needed more memory than the process may take.
            QueryError, GraphError: the process ended, by the query's fault or the graph's.
        """
        late = threading.Event()

        def kill() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump({**request, "seconds": seconds}, self._process.stdin)
            self._process.stdin.flush()
            reply: dict[str, Any] = pickle.load(self._process.stdout)
            body = _take(self._process.stdout, reply["size"]) if "size" in reply else None
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            if late.is_set():
                message = (
                    f"the query took longer than {seconds:g} seconds and was stopped; narrow it or add LIMIT"
                )
                raise QueryTimeError(message) from error
            raise self._why() from error
        finally:
            timer.cancel()
        return reply, body

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._said):
            if stream is not None:
                stream.close()

    def _why(self) -> PolicygraphError:
        """Return why the process ended of itself."""
        status = self._process.wait()
        self._said.seek(0)
        if any(words in self._said.read() for words in _NO_MEMORY):
            return QueryMemoryError(
                f"the query needed more than {self._memory / (1 << 30):.2g} GB of memory and was stopped; "
                "narrow it, or leave out DISTINCT, ORDER BY or GROUP BY over much"
            )
        if status < 0:  # a signal: Oxigraph's parser overflows the stack on thousands of brackets
            return QueryError("the query ended the process that ran it; write it with fewer brackets")
        return GraphError("the process that runs queries ended; the graph may be damaged: build it again")


def _take(source: IO[bytes], size: int) -> IO[bytes]:
    """Return a file of the next ``size`` bytes."""
    target = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - whoever reads it closes it
    while size > 0:
        chunk = source.read(min(size, _CHUNK))
        if not chunk:
            target.close()
            raise EOFError
        target.write(chunk)
        size -= len(chunk)
    target.seek(0)
    return target
