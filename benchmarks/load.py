"""Addresses in, how fast a server answers many clients at once out: the first byte's median and 99th percentile.

    policygraph serve -g output --port 8000 &
    python benchmarks/load.py http://127.0.0.1:8000 --clients 50 --seconds 60 / /healthz /entity/市水利局

Each client keeps its connection and asks for the addresses in turn, from a different one on. A file (``--file``) gives
more of them, one a line. The exit status is 1 where a request failed or a threshold (``--median``, ``--p99``, in
milliseconds) is missed. The clients are threads of one process and share its core with what they measure: on few cores
the times are those of both.
"""

from __future__ import annotations

import argparse
import http.client
import math
import statistics
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit


@dataclass
class Tally:
    """What the clients saw of one address: seconds to the first byte, and failures by what they were."""

    seconds: list[float] = field(default_factory=list)
    failures: dict[str, int] = field(default_factory=dict)


def client(host: str, paths: list[str], first: int, until: float, seen: dict[str, Tally]) -> None:
    """Ask until the time is over."""
    connection = http.client.HTTPConnection(host, timeout=60)
    number = first
    while time.monotonic() < until:
        path = paths[number % len(paths)]
        number += 1
        begin = time.perf_counter()
        try:
            connection.request(
                "GET", path, headers={"Accept-Encoding": "gzip", "Accept": "text/html, */*;q=0.8"}
            )
            answer = connection.getresponse()
            seconds = time.perf_counter() - begin
            answer.read()
            told = "" if answer.status < 400 else str(answer.status)
        except (OSError, http.client.HTTPException) as error:
            seconds, told = time.perf_counter() - begin, type(error).__name__
            connection.close()
        tally = seen[path]
        tally.seconds.append(seconds)
        if told:
            tally.failures[told] = tally.failures.get(told, 0) + 1


def run(server: str, paths: list[str], clients: int, seconds: float) -> dict[str, Tally]:
    """Let the clients ask; return what they saw by address."""
    host = urlsplit(server).netloc
    seen = [{path: Tally() for path in paths} for _ in range(clients)]
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=client, args=(host, paths, number, until, tally))
        for number, tally in enumerate(seen)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {path: together([tally[path] for tally in seen]) for path in paths}


def together(tallies: list[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole.seconds += tally.seconds
        for told, count in tally.failures.items():
            whole.failures[told] = whole.failures.get(told, 0) + count
    return whole


def percentile(seconds: list[float], part: float) -> float:
    """Return the smallest of the values that this part of them does not exceed."""
    return sorted(seconds)[max(math.ceil(part * len(seconds)) - 1, 0)]


def line(name: str, tally: Tally) -> str:
    if not tally.seconds:
        return f"{name}\t0"
    median, p99 = statistics.median(tally.seconds) * 1000, percentile(tally.seconds, 0.99) * 1000
    told = ", ".join(f"{what} {count}" for what, count in sorted(tally.failures.items())) or "0"
    return f"{name}\t{len(tally.seconds)}\t{median:.1f}\t{p99:.1f}\t{told}"


def encoded(path: str) -> str:
    return quote(path, safe="/:?&=%+,;@~!$'()*")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("server", help="http://127.0.0.1:8000")
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--file", type=Path, help="more addresses, one a line")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument(
        "--median", type=float, default=math.inf, help="the most milliseconds, of every address"
    )
    parser.add_argument("--p99", type=float, default=math.inf, help="the most milliseconds, of every address")
    asked = parser.parse_intermixed_args()
    more = asked.file.read_text(encoding="utf-8").split() if asked.file else []
    paths = list(dict.fromkeys(map(encoded, [*asked.paths, *more]))) or ["/"]
    seen = run(asked.server, paths, asked.clients, asked.seconds)
    whole = together(list(seen.values()))
    print("address\trequests\tmedian ms\tp99 ms\tfailures")
    for path, tally in seen.items():
        print(line(path, tally))
    print(line("all", whole))
    print(f"{len(whole.seconds) / asked.seconds:.0f} requests a second, {asked.clients} clients")
    slow = [
        path
        for path, tally in seen.items()
        if tally.seconds
        and (
            statistics.median(tally.seconds) * 1000 > asked.median
            or percentile(tally.seconds, 0.99) * 1000 > asked.p99
        )
    ]
    for path in slow:
        print(f"{path} is slower than it may be", file=sys.stderr)
    return 1 if slow or whole.failures else 0


if __name__ == "__main__":
    sys.exit(main())
