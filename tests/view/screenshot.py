"""Take a picture of a page for the README: ``python tests/view/screenshot.py graph.html picture.png [NAME]``.

NAME is searched for first, so that its surroundings and facts are shown.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


def screenshot(page: Path, picture: Path, name: str = "") -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        context = browser.new_context(
            viewport={"width": 1360, "height": 820}, device_scale_factor=1.5, offline=True, locale="zh-CN"
        )
        shown = context.new_page()
        shown.goto(page.resolve().as_uri())
        shown.wait_for_function("window.picture")
        if name:
            shown.fill("#search", name)
            shown.keyboard.press("Enter")
            shown.evaluate("document.activeElement.blur()")
        shown.wait_for_timeout(800)  # the view moves to what was found
        shown.screenshot(path=str(picture))
        browser.close()


if __name__ == "__main__":
    screenshot(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
