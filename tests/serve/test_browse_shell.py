"""Every page of the explorer in a browser: no barrier that axe-core knows, no scrolling sideways, no fault."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from browsing import overflow, violations

if TYPE_CHECKING:
    from browsing import Visitor

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "nosuch": "/nosuch",
    "search": "/?q=水利局",
    "search-nothing": "/?q=没有这些字",
    "entity": "/entity/dept:清远市工业和信息化局",
    "entity-policy": "/entity/policy:清远市清城区扶持中小微企业发展暂行办法",
    "entity-several": "/entity/广清产业园管委会",
    "entity-unknown": "/entity/清远市水务局",
    "documents": "/documents?sort=facts",
    "document": "/document/corpus/qingyuan-reply-20230425.txt",
    "sharing": "/sharing",
    "sharing-network": "/sharing?view=network",
    "sharing-pair": "/sharing?a=清远市水利局&b=清远供电局",
    "duties": "/duties?acts=1",
    "topics-start": "/topics",
    "topics": "/topics?words=专精特新",
    "graph-start": "/graph",
    "graph": "/graph?iri=dept:清远市水利局",
    "query": "/query?run=partners&department=清远市水利局",
    "query-error": "/query?query=" + quote("SELECT ?s WHERE {\n  ?s pg:leads }"),
    "query-graph": "/query?query=" + quote("CONSTRUCT { ?o pg:leads ?m } WHERE { ?o pg:leads ?m }"),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("how", ["desktop", "phone", "dark"])
def test_a_page_has_no_barriers(visit: Visitor, name: str, how: str) -> None:
    page = visit(PAGES[name], phone=how == "phone", dark=how == "dark")
    page.wait_for_load_state("networkidle")  # what a script draws is drawn
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
