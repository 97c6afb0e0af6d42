"""A server and the builds that go on under it: it follows them, and no request is dropped."""

from __future__ import annotations

import threading
import time

import httpx2 as httpx
import pytest
from serving import notice, running

from policygraph import build
from policygraph.errors import GraphError
from policygraph.serve import create_app
from policygraph.serve.kept import kept
from policygraph.serve.served import Served


@pytest.fixture
def two(tmp_path):
    """A folder with one built document, and one more to be built."""
    notice(tmp_path / "in", "one.txt")
    assert build([tmp_path / "in"], tmp_path / "out").status == 0
    return tmp_path


def add(folder, name="two.txt"):
    notice(folder / "in", name, organ="清远市司法局", heading="推广调解")
    assert build([folder / "in"], folder / "out").status == 0


def test_a_folder_without_a_graph_is_told(tmp_path):
    with pytest.raises(GraphError, match="holds no graph; make one with"):
        create_app(tmp_path)


def test_requests_keep_their_generation_and_the_next_get_the_new_one(two):
    served = Served(two / "out")
    with served.current() as old:
        add(two)
        assert served.look()
        with served.current() as new:
            assert len(old.documents()) == 1
            assert len(new.documents()) == 2
        assert old.query("ASK { ?d a pg:SourceDocument }")
    assert (served.about.generation, served.about.documents) == ("gen-2", 2)
    assert not served.look()
    served.close()


def test_an_old_graph_is_closed_when_its_last_request_ends(two, monkeypatch):
    add(two)
    closed = []

    def close(graph):
        closed.append(graph)

    monkeypatch.setattr("policygraph.graph.Graph.close", close)
    served = Served(two / "out")
    with served.current() as first, served.current():
        (two / "out" / "graph" / "CURRENT").touch()
        served.look()
        assert closed == []
    assert closed == [first]
    served.close()
    assert len(closed) == 2


def test_a_graph_that_goes_away_leaves_the_old_one(two):
    served = Served(two / "out")
    current = two / "out" / "graph" / "CURRENT"
    text = current.read_text()
    current.unlink()
    assert not served.look()
    current.write_text("gen-99\n")
    assert not served.look()
    current.write_text(text)
    served.look()
    with served.current() as graph:
        assert graph.query("ASK {}")
    served.close()


def test_what_pages_keep_is_made_once_a_generation(two):
    made = []

    def make(graph):
        made.append(graph.folder)
        time.sleep(0.05)
        return object()

    served = Served(two / "out", [make])
    with served.current() as graph:
        results = []
        threads = [threading.Thread(target=lambda: results.append(kept(graph, make))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(made) == 1
        assert len(set(results)) == 1
    add(two)
    served.look()
    assert len(made) == 2
    served.close()


def wait_until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)


def test_builds_under_load_drop_no_request(two):
    stop, seen, wrong = threading.Event(), set(), []

    def hammer(address):
        with httpx.Client(base_url=address) as client:
            while not stop.is_set():
                for url in (
                    "/healthz",
                    "/entity/清远市水利局",
                    "/",
                    "/sparql?query=ASK{?d a pg:SourceDocument}",
                ):
                    answer = client.get(url)
                    if answer.status_code != 200:
                        wrong.append((url, answer.status_code, answer.text))
                    elif url == "/healthz":
                        seen.add(answer.json()["generation"])

    with running(create_app(two / "out")) as address:
        threads = [threading.Thread(target=hammer, args=(address,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(4):
            add(two, f"more-{number}.txt")
            wait_until(lambda wanted=f"gen-{number + 2}": wanted in seen)
        stop.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert seen == {f"gen-{number}" for number in range(1, 6)}
