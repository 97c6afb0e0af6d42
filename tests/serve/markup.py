"""A page's HTML in, what a reader sees of it out, for tests of what stands where."""

from __future__ import annotations

import re
from html import unescape


def text_of(html: str) -> str:
    """Return the text, with runs of blanks as one."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def links_of(html: str) -> list[str]:
    """Return where the links lead."""
    return [unescape(url) for url in re.findall(r"<a [^>]*?href=\"([^\"]*)\"", html)]


def rows_of(html: str, after: str = "") -> list[list[str]]:
    """Return the cells of the body of the first table (behind the element with this id)."""
    part = html[html.index(f'id="{after}"') :] if after else html
    body = re.search(r"<tbody>(.*?)</tbody>", part, re.DOTALL)[1]
    return [
        [text_of(cell) for cell in re.findall(r"<t[dh][ >].*?</t[dh]>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)
    ]
