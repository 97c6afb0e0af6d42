"""What a query may take: time, memory, rows, a place; the server goes on whatever it is asked."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import signal
import threading
import time
from pathlib import Path

import httpx2 as httpx
import pytest
from serving import running, started
from starlette.testclient import TestClient

from policygraph.serve import Limits, create_app

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT DISTINCT ?a ?b ?c ?d ?e ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f"
MANY = "SELECT ?a ?b { ?a a ?x . ?b a ?y }"


def client_of(built, **limits):
    return TestClient(create_app(built, limits=Limits(**limits)), base_url="http://localhost")


def test_a_query_that_runs_too_long_is_stopped(built):
    with client_of(built, seconds=0.5) as client:
        begin = time.monotonic()
        answer = client.get("/sparql", params={"query": ENDLESS})
        assert answer.status_code == 504
        assert "took longer than 0.5 seconds" in answer.text
        assert time.monotonic() - begin < 3
        assert client.get("/sparql?query=ASK{}").json()["boolean"] is True


def test_a_query_that_takes_too_much_memory_is_stopped(built):
    with client_of(built, memory=256 << 20) as client:
        answer = client.get("/sparql", params={"query": GREEDY})
        assert answer.status_code == 507
        assert "more than 0.25 GB of memory" in answer.text
        assert client.get("/sparql?query=ASK{}").json()["boolean"] is True


def test_rows_are_cut_and_the_header_says_so(built):
    with client_of(built, rows=1000) as client:
        for media, lines in (("text/csv", 1001), ("text/tab-separated-values", 1001)):
            answer = client.get("/sparql", params={"query": MANY}, headers={"Accept": media})
            assert answer.headers["policygraph-truncated"] == "1000"
            assert len(answer.text.splitlines()) == lines
        for limit in (10, 1000, 5000):
            answer = client.get("/sparql", params={"query": f"{MANY} LIMIT {limit}"})
            assert len(answer.json()["results"]["bindings"]) == min(limit, 1000)
            assert ("policygraph-truncated" in answer.headers) is (limit > 1000)
        commented = client.get("/sparql", params={"query": f"{MANY} # LIMIT 5"})
        assert len(commented.json()["results"]["bindings"]) == 1000
        answer = client.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o }", "format": "nt"})
        assert (answer.text.count("\n"), answer.headers["policygraph-truncated"]) == (1000, "1000")


def test_a_million_rows_are_given_where_the_limit_lets_them(built):
    with running(create_app(built, limits=Limits(rows=1_000_000, seconds=120))) as address:
        count = 0
        with httpx.stream(
            "GET", f"{address}/sparql", params={"query": MANY}, headers={"Accept": "text/csv"}, timeout=120
        ) as answer:
            assert answer.status_code == 200
            assert answer.headers["policygraph-truncated"] == "1000000"
            for line in answer.iter_lines():
                count += bool(line)
        assert count == 1_000_001


def test_too_many_queries_at_once_are_told_to_come_back(built):
    statuses = []
    with running(create_app(built, limits=Limits(seconds=2, queue=2))) as address:

        def once():
            answer = httpx.get(f"{address}/sparql", params={"query": ENDLESS}, timeout=60)
            statuses.append((answer.status_code, answer.headers.get("retry-after")))

        threads = [threading.Thread(target=once) for _ in range(10)]
        for thread in threads:
            thread.start()
        time.sleep(0.7)
        assert httpx.get(f"{address}/healthz", timeout=1).status_code == 200
        assert httpx.get(f"{address}/", timeout=1).status_code == 200
        for thread in threads:
            thread.join()
    assert sorted(statuses, key=str) == [(503, "5")] * 4 + [(504, None)] * 6


def workers(built):
    """Return the command lines of the processes that run queries on this graph."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it has just ended
            line = path.read_bytes().decode(errors="replace")
            if "worker.py" in line and str(built) in line:
                found.append(line)
    return found


@pytest.fixture
def alone(built, tmp_path):
    """The graph under a path of its own, so that its processes are told from those of other tests."""
    folder = tmp_path / "alone"
    folder.symlink_to(built, target_is_directory=True)
    return folder


def test_a_stop_lets_running_queries_end_and_leaves_no_process(alone):
    process, address = started(alone, "--seconds", "2")
    answers = []
    thread = threading.Thread(
        target=lambda: answers.append(
            httpx.get(f"{address}/sparql", params={"query": ENDLESS}, timeout=30).status_code
        )
    )
    thread.start()
    time.sleep(0.7)
    assert workers(alone)
    process.send_signal(signal.SIGTERM)
    thread.join()
    _, err = process.communicate(timeout=30)
    assert answers == [504]
    assert process.returncode == 0
    assert "Traceback" not in err
    assert workers(alone) == []


def test_a_server_that_is_killed_leaves_no_process(alone):
    process, address = started(alone)
    assert httpx.get(f"{address}/sparql?query=ASK{{}}").status_code == 200
    assert workers(alone)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)
    deadline = time.monotonic() + 10
    while workers(alone) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert workers(alone) == []


def test_names_that_would_break_a_table_come_whole(built):
    query = r"""SELECT ?x { VALUES ?x { "a,b\"c\nd" "中\t文" "" } }"""
    with client_of(built) as client:
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
        assert list(csv.reader(io.StringIO(answer.text))) == [
            ["x"], ['a,b"c\nd'], ["中\t文"], [""],
        ]  # fmt: skip
