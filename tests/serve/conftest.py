"""A graph of the sample corpus, the application called in this process, and a real server on a free port."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import CORPUS, running
from starlette.testclient import TestClient

from policygraph import build
from policygraph.serve import create_app


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the corpus; only to be read."""
    folder = tmp_path_factory.mktemp("served")
    assert build([CORPUS], folder).status == 0
    return folder


@pytest.fixture(scope="session")
def client(built: Path) -> Iterator[TestClient]:
    """Calls the application without a network; keeps no cookies from one test to the next."""
    with TestClient(create_app(built), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


@pytest.fixture(autouse=True)
def no_cookies(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "client" in request.fixturenames:
        request.getfixturevalue("client").cookies.clear()


@pytest.fixture(scope="session")
def server(built: Path) -> Iterator[str]:
    """The address (without a slash at the end) of a real server."""
    with running(create_app(built)) as address:
        yield address
