"""Every page of the explorer in a browser: no barrier that axe-core knows, no scrolling sideways, no fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import overflow, violations

if TYPE_CHECKING:
    from browsing import Visitor

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "nosuch": "/nosuch",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("how", ["desktop", "phone", "dark"])
def test_a_page_has_no_barriers(visit: Visitor, name: str, how: str) -> None:
    page = visit(PAGES[name], phone=how == "phone", dark=how == "dark")
    visit.shot(page, f"{name}-{how}")
    assert page.locator("main").inner_text().strip()
    assert overflow(page) == 0
    assert violations(page) == []


def test_a_page_of_the_real_documents(visit_shared: Visitor) -> None:
    page = visit_shared("/")
    visit_shared.shot(page, "home-shared")
    documents = page.request.get(f"{visit_shared.address}/healthz").json()["documents"]
    assert documents > 100
    assert f"{documents:,} 份文档" in page.locator("body > footer").inner_text()
