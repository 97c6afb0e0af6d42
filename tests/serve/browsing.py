"""What the browser tests of the explorer share: pages that allow no fault, pictures of them, accessibility."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
#: Where pictures of pages are kept; without it they go with the test's temporary folder.
ARTEFACTS = "POLICYGRAPH_ARTEFACTS"


class Visitor:
    """Opens pages of a server as a reader would, each kind of reader in a context of their own."""

    def __init__(self, browser: Browser, address: str, pictures: Path) -> None:
        self.address = address
        self._browser = browser
        self._pictures = pictures
        self._contexts: list[Any] = []
        self.wrong: list[str] = []

    def __call__(
        self,
        url: str = "/",
        *,
        phone: bool = False,
        dark: bool = False,
        language: str = "zh-CN",
        script: bool = True,
    ) -> Page:
        """Open an address of the server in a new page; what goes wrong in it fails the test at its end."""
        context = self._browser.new_context(
            viewport=PHONE if phone else DESKTOP,
            locale=language,
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
            has_touch=phone,
        )
        self._contexts.append(context)
        page = context.new_page()
        self._watch(page)
        page.goto(self.address + url)
        return page

    def close(self) -> None:
        """Close what was opened and fail where something went wrong."""
        for context in self._contexts:
            context.close()
        assert self.wrong == []

    def shot(self, page: Page, name: str, *, full: bool = False) -> Path:
        """Keep a picture of what is seen of the page, or of all of it."""
        path = self._pictures / f"{name}.png"
        page.screenshot(path=path, full_page=full)
        return path

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.wrong.append(f"thrown: {error}"))
        page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda line: self.wrong.append(line.text) if _is_fault(line) else None)
        page.on("request", lambda asked: None if self._is_own(asked.url) else self.wrong.append(asked.url))
        page.on("response", lambda got: self.wrong.append(f"{got.status} {got.url}") if _lost(got) else None)

    def _is_own(self, url: str) -> bool:
        return url.startswith((self.address, "data:", "about:"))


def _is_fault(line: Any) -> bool:
    # An error page itself is reported as a resource that failed; those within a page are seen by their responses.
    return line.type in {"error", "warning"} and not line.text.startswith("Failed to load resource")


def _lost(response: Any) -> bool:
    return response.status >= 400 and not response.request.is_navigation_request()


@contextmanager
def visiting(browser: Browser, address: str, pictures: Path) -> Iterator[Visitor]:
    """Lend a visitor of the server at ``address``."""
    kept = os.environ.get(ARTEFACTS)
    folder = Path(kept) if kept else pictures
    folder.mkdir(parents=True, exist_ok=True)
    visitor = Visitor(browser, address, folder)
    yield visitor
    visitor.close()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds to be a serious or critical barrier: the rule, and the first elements it is about."""
    found = Axe().run(page).response["violations"]
    return [
        f"{barrier['id']}: {barrier['help']} "
        + " | ".join(node["html"][:160] for node in barrier["nodes"][:3])
        for barrier in found
        if barrier["impact"] in {"serious", "critical"}
    ]


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window: a reader on a phone wants none."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
