"""The neighbourhood that grows: its table, what feeds its picture, and the picture in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markup import links_of, rows_of, text_of

if TYPE_CHECKING:
    from browsing import Visitor
    from playwright.sync_api import Page

WATER = "dept:清远市水利局"
POWER = "dept:清远供电局"
ZH = {"Accept-Language": "zh"}


def test_the_neighbours_stand_in_a_table(client):
    page = client.get("/graph?iri=清远市水利局", headers=ZH).text
    rows = {row[0]: row[1:4] for row in rows_of(page, "table")}
    assert rows["清远供电局"] == ["部门", "↔ 共同措施", "4"]
    assert rows["（三） 保障用能用水"] == ["措施", "→ 牵头", "1"]
    assert rows["清远市工业节水节能专项资金管理办法"] == ["政策", "→ 印发", "1"]
    assert len(rows) == 16
    assert "/graph?iri=dept:清远供电局" in links_of(page)


def test_neighbours_of_one_type(client):
    page = client.get(f"/graph?iri={WATER}&type=Document", headers=ZH).text
    assert [row[1] for row in rows_of(page, "table")] == ["文件", "文件"]


def test_a_measure_leads_to_its_document_and_back(client):
    [measure] = [
        node
        for node in client.get(f"/graph/around?iri={WATER}&type=Measure").json()["nodes"]
        if "用能用水" in node["name"]
    ]
    assert measure["url"].startswith("/document/corpus/qingyuan-action-plan-2024.html#p")
    page = client.get("/graph", params={"iri": measure["iri"]}, headers=ZH).text
    assert ["文件", "→ 载于", "1"] in [row[1:4] for row in rows_of(page, "table")]


def test_what_feeds_the_picture(client):
    found = client.get(f"/graph/around?iri={WATER}", headers=ZH).json()
    assert found["centre"]["name"] == "清远市水利局"
    assert len(found["nodes"]) == 12
    assert found["more"] == 4
    assert sum(found["kinds"].values()) == 16
    counts = [node["count"] for node in found["nodes"]]
    assert counts == sorted(counts, reverse=True)
    assert {
        "from": POWER,
        "to": WATER,
        "predicate": "sharesMeasure",
        "name": "共同措施",
        "count": 4,
    } in found["links"]
    seen = [("seen", node["iri"]) for node in found["nodes"]]
    rest = client.get("/graph/around", params=[("iri", WATER), *seen]).json()
    assert len(rest["nodes"]) == 4
    assert rest["more"] == 0
    assert not {node["iri"] for node in rest["nodes"]} & {iri for _, iri in seen}


def test_the_words_that_prove_a_link(client):
    found = client.get(f"/graph/evidence?one={WATER}&other={POWER}", headers=ZH).json()
    assert found["shared"] == f"/sharing?a={WATER}&b={POWER}&by=measure"
    assert any("牵头单位：清远供电局、市水利局" in proof["text"] for proof in found["proofs"])
    other = client.get(
        f"/graph/evidence?one={WATER}&other=policy:清远市工业节水节能专项资金管理办法", headers=ZH
    ).json()
    assert other["proofs"][0]["name"] == "印发"
    assert other["shared"] == ""


@pytest.mark.parametrize(
    "url",
    [
        "/graph?iri=没有这个局",
        "/graph?iri=measure:x",
        "/graph?iri=doc:x",
        "/graph/around?iri=x",
        "/graph/around",
        f"/graph/evidence?one={WATER}",
        f"/graph?iri={WATER}&page=9",
    ],
)
def test_what_is_not_there_is_not_found(client, url):
    assert client.get(url).status_code == 404


def test_the_start_offers_what_most_documents_name(client):
    page = client.get("/graph", headers=ZH).text
    assert "清远市工业和信息化局" in text_of(page)


def size(page: Page, least: int) -> int:
    page.wait_for_selector("#picture[data-nodes]")
    for _ in range(40):
        count = int(page.locator("#picture").get_attribute("data-nodes") or 0)
        if count >= least:
            return count
        page.wait_for_timeout(50)
    return count


@pytest.mark.browser
def test_it_grows_by_the_keyboard_and_shows_evidence(visit: Visitor) -> None:
    page = visit(f"/graph?iri={WATER}")
    assert size(page, 13) == 13
    assert "还有 4 个" in page.locator("#said").inner_text()
    page.locator("#panel button", has_text="展开其余 4 个").press("Enter")
    assert size(page, 17) == 17
    page.locator("#nodes button", has_text="清远供电局").press("Enter")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "清远供电局"
    panel.locator("li", has_text="清远市水利局").locator("button").press("Enter")
    page.wait_for_selector("#panel blockquote")
    assert "清远供电局、市水利局" in panel.inner_text()
    page.locator("#panel h2 button", has_text="清远供电局").click()
    panel.locator("button", has_text="固定").press("Enter")
    assert panel.locator("button", has_text="取消固定").count() == 1
    panel.locator("button", has_text="移出").press("Enter")
    assert page.locator("#nodes button", has_text="清远供电局").count() == 0
    assert panel.locator("h2").inner_text() == "清远市水利局"


@pytest.mark.browser
def test_a_click_on_a_node_brings_its_neighbours(visit: Visitor) -> None:
    page = visit(f"/graph?iri={WATER}")
    size(page, 13)
    page.locator("#picture").scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    place = page.evaluate(
        """() => {
          const at = grower.network.canvasToDOM(grower.network.getPosition("dept:清远市工业和信息化局"));
          const box = document.getElementById("picture").getBoundingClientRect();
          return [at.x + box.left, at.y + box.top];
        }"""
    )
    page.mouse.click(*place)
    assert size(page, 20) > 20
    assert page.locator("#panel h2").inner_text() == "清远市工业和信息化局"


@pytest.mark.browser
@pytest.mark.corpus
def test_never_more_nodes_than_can_be_read(visit_shared: Visitor) -> None:
    page = visit_shared("/graph?iri=dept:财政部")
    before = size(page, 13)
    page.locator("#nodes button").nth(1).click()
    page.locator("#panel button", has_text="固定").click()
    pinned = page.locator("#panel h2").inner_text()
    for place in range(2, 9):
        page.locator("#nodes button").nth(place).click()
        page.locator("#panel button", has_text="展开").first.click()
        before = size(page, min(before + 1, 80))
        assert before <= 80
    assert before == 80
    assert "最多显示 80 个节点" in page.locator("#said").inner_text()
    assert page.locator("#nodes button", has_text=pinned).count() >= 1
    visit_shared.shot(page, "graph-shared")


@pytest.mark.browser
def test_without_a_script_there_are_links(visit: Visitor) -> None:
    page = visit(f"/graph?iri={WATER}", script=False)
    assert not page.locator("#grower").is_visible()
    page.locator("table.neighbours a", has_text="清远供电局").first.click()
    assert page.locator("h1").inner_text() == "清远供电局"
