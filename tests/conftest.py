"""What several test files use: the folders beside the repository, and a page in headless Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHARED = Path(__file__).resolve().parents[2] / "shared"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _folder(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"no folder {name} beside the repository (../shared/{name})")
    return folder


@pytest.fixture(scope="session")
def corpus_dir() -> Path:
    """Return the folder of real documents; skips where it is not there."""
    return _folder("corpus")


@pytest.fixture(scope="session")
def gold_dir() -> Path:
    """Return the folder of labelled documents; skips where it is not there."""
    return _folder("gold")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; where there is none the test is skipped, and fails under CI."""
    if not CHROMIUM.exists():
        message = f"no browser at {CHROMIUM}: install it with apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """Open an empty Chinese page with the network cut off.

    What the page asks for beyond its own file, logs as an error or throws fails the test.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True, locale="zh-CN")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"thrown: {error}"))
    page.on("console", lambda line: wrong.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("request", lambda asked: wrong.append(asked.url) if not _local(asked.url) else None)
    yield page
    context.close()
    assert wrong == []


def _local(url: str) -> bool:
    return url.startswith(("file:", "data:", "about:"))
