"""A graph of the sample corpus, the application called in this process, and a real server on a free port."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Visitor, visiting
from serving import CORPUS, running
from starlette.testclient import TestClient

from policygraph import build
from policygraph.serve import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser


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


@pytest.fixture
def visit(browser: Browser, server: str, tmp_path: Path) -> Iterator[Visitor]:
    """Opens pages of the sample corpus in Chromium; see `browsing.Visitor`."""
    with visiting(browser, server, tmp_path) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def built_shared(corpus_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the real documents beside the repository; only to be read.

    Processes that run tests side by side share it: the first builds, the others wait and find all unchanged.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "served-shared"
    assert build([corpus_dir], folder, jobs=2, wait=True).status in {0, 3}
    return folder


@pytest.fixture(scope="session")
def client_shared(built_shared: Path) -> Iterator[TestClient]:
    """Calls the application over the real documents; see ``client``."""
    app = create_app(built_shared)
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def server_shared(built_shared: Path) -> Iterator[str]:
    """The address of a server over the real documents."""
    with running(create_app(built_shared)) as address:
        yield address


@pytest.fixture
def visit_shared(browser: Browser, server_shared: str, tmp_path: Path) -> Iterator[Visitor]:
    """Opens pages over the real documents in Chromium; see `browsing.Visitor`."""
    with visiting(browser, server_shared, tmp_path) as visitor:
        yield visitor
