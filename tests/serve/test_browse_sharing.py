"""Who shares what, as pages: matrix, network and pairs, without a script and with one; the items of a pair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import overflow
from markup import links_of, rows_of, text_of

from policygraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import Visitor

INDUSTRY = "dept:清远市工业和信息化局"
LAND = "dept:清远市自然资源局"
ZH = {"Accept-Language": "zh"}


def query_of(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_the_matrix_has_each_count_in_its_cell(client):
    page = client.get("/sharing", headers=ZH).text
    matrix = page[page.index('id="matrix"') : page.index('id="pairs"')]
    columns = [text_of(head) for head in re.findall(r"<th scope=\"col\".*?</th>", matrix)]
    rows = {
        text_of(re.search(r"<th scope=\"row\">.*?</th>", row)[0]): re.findall(r"<td.*?</td>", row)
        for row in re.findall(r"<tr class=\"r.*?</tr>", matrix, re.DOTALL)
    }
    assert list(rows) == columns
    assert len(columns) == 40
    for one, other in (
        ("清远市工业和信息化局", "清远市自然资源局"),
        ("清远市自然资源局", "清远市工业和信息化局"),
    ):
        cell = rows[one][columns.index(other)]
        assert text_of(cell) == "4"
        [link] = links_of(cell)
        assert query_of(link) == {"by": ["measure"], "a": [f"dept:{one}"], "b": [f"dept:{other}"]}
    assert text_of(rows["清远市工业和信息化局"][columns.index("清远市工业和信息化局")]) == ""
    assert text_of(rows["清远市清城区统计局"][columns.index("广东省财政厅")]) == ""


def test_the_pairs_stand_below_strongest_first(client):
    rows = rows_of(client.get("/sharing", headers=ZH).text, "pairs")
    assert rows[0] == ["1", "清远供电局", "清远市水利局", "4", "", "1"]
    assert rows[1] == ["2", "清远市工业和信息化局", "清远市自然资源局", "4", "4", ""]
    assert len(rows) == 50
    second = rows_of(client.get("/sharing?page=2").text, "pairs")
    assert second[0][0] == "51"
    assert client.get("/sharing?page=99").status_code == 404


@pytest.mark.parametrize(
    ("filters", "first", "pairs"),
    [
        ("place=广东省/清远市/清城区", ["清远市清城区科技和工业信息化局", "清远市清城区财政局", "3"], 13),
        ("place=-", [], 0),
        ("lead=both", ["清远供电局", "清远市水利局", "1"], 2),
        ("from=2023&to=2023", ["清远供电局", "清远市水利局", "1"], 3),
        ("document=corpus/qingyuan-reply-20230425.txt", ["清远供电局", "清远市水利局", "1"], 3),
        ("document=清营商办〔2024〕4号&min=2", [], 0),
        ("min=4", ["清远供电局", "清远市水利局", "4"], 2),
        ("middle=清远市水利局", ["清远供电局", "清远市水利局", "4"], 17),
        ("a=清远市水利局", ["清远供电局", "清远市水利局", "4"], 17),
        ("by=document&min=6", ["清远市工业和信息化局", "清远市水利局", "6"], 1),
    ],
)
def test_filters_leave_what_they_say(client, filters, first, pairs):
    page = client.get(f"/sharing?{filters}", headers=ZH).text
    rows = rows_of(page, "pairs") if 'id="pairs"' in page else []
    assert len(rows) == pairs
    assert (rows[0][1:4] if rows else []) == first
    for row in rows[:3]:  # what a link opens holds as many items as the link says
        link = next(url for url in links_of(page) if f"a=dept:{row[1]}&b=dept:{row[2]}" in url)
        shared = client.get(link, headers=ZH).text
        assert shared.count('<article class="card shared">') == int(row[3])


def test_the_items_of_a_pair_with_roles_and_words(client):
    page = client.get("/sharing?a=清远市水利局&b=dept:清远供电局&by=measure", headers=ZH).text
    items = page.split('<article class="card shared">')[1:]
    assert len(items) == 4
    [item] = [item for item in items if "保障用能用水" in item]
    assert [text_of(part) for part in re.findall(r"<d[td]>.*?</d[td]>", item)] == [
        "清远市水利局",
        "牵头",
        "清远供电局",
        "牵头",
    ]
    assert "（牵头单位：清远供电局、市水利局" in text_of(item)
    assert any(
        re.fullmatch(r"/document/corpus/qingyuan-action-plan-2024\.html#p\d+", link)
        for link in links_of(item)
    )
    tabs = {text_of(tab): n for tab, n in re.findall(r">([^<>]+) <span class=\"badge\">(\d+)</span>", page)}
    assert tabs == {"措施": "4", "政策": "4", "计划行动": "0", "文档": "5"}


def test_three_departments(client):
    page = client.get(f"/sharing?a={INDUSTRY}&b=清远市水利局&c=清远供电局", headers=ZH).text
    assert page.count('<article class="card shared">') == 2


def test_the_network_is_the_matrix(client):
    drawn = client.get("/sharing/network").json()
    names = {node["id"]: node["iri"] for node in drawn["nodes"]}
    assert {(names[e["from"]], names[e["to"]]): e["count"] for e in drawn["edges"]}[INDUSTRY, LAND] == 4
    assert len(drawn["nodes"]) == 40
    assert client.get("/sharing/network").content == client.get("/sharing/network").content


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/sharing?by=nothing", 400),
        ("/sharing?min=-1", 400),
        ("/sharing?from=%E4%BA%8C", 400),
        ("/sharing?min=99999999999999", 400),
        ("/sharing?middle=没有这个局", 404),
        ("/sharing?document=nosuch.txt", 404),
        ("/sharing?a=没有这个局&b=清远市水利局", 404),
        ("/sharing?a=清远市水利局", 200),
        ("/sharing?page=0", 200),
        ("/sharing?n=7", 200),
        ("/sharing?min=999", 200),
    ],
)
def test_what_cannot_be_shown_says_so(client, url, status):
    assert client.get(url).status_code == status


@pytest.mark.parametrize(
    "url", ["/sharing?middle=", "/duties?department=", "/graph?iri=", "/sharing?b=清远供电局&a="]
)
def test_a_misspelt_name_gives_the_nearest(client, url):
    answer = client.get(f"{url}清远市水力局", headers=ZH)
    assert answer.status_code == 404
    assert "/entity/%E6%B8%85%E8%BF%9C%E5%B8%82%E6%B0%B4%E5%88%A9%E5%B1%80" in links_of(answer.text)


@pytest.mark.corpus
def test_the_real_documents_have_the_counts_of_the_index(built_shared: Path) -> None:
    from policygraph.explore.sharing import Filters, pairs, sharers

    with Graph.open(built_shared) as graph:
        known = sharers(graph.index)
        for way in known.ways:
            found = pairs(known, Filters(way=way))
            ours = sorted(row[2:] for row in found.rows.tolist())
            rows = graph.index.execute(
                "SELECT count, one_leads, both_lead FROM sharing WHERE way = ?", (way,)
            )
            assert ours == sorted(map(list, rows))


@pytest.mark.browser
def test_a_cell_opens_what_two_share(visit: Visitor) -> None:
    page = visit("/sharing")
    page.locator("#matrix td a", has_text="4").first.click()
    page.wait_for_url("**/sharing?*a=*")
    assert page.locator("article.shared").count() == 4


@pytest.mark.browser
def test_arrows_go_from_cell_to_cell_and_tab_leaves_the_matrix(visit: Visitor) -> None:
    page = visit("/sharing")
    page.locator("#matrix td a[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.title")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.title")
    assert first.split(" × ")[0] == second.split(" × ")[0]
    assert first != second
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.title").split(" × ")[0] != second.split(" × ")[0]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#matrix')") is None or page.evaluate(
        "document.activeElement.closest('th') !== null"
    )


@pytest.mark.browser
def test_a_line_of_the_network_opens_what_its_ends_share(visit: Visitor) -> None:
    page = visit("/sharing?view=network&min=3")
    page.wait_for_selector("#network[data-ready]")
    page.locator("#network").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    place = page.evaluate(
        """() => {
          const { network, edges } = window.sharingNetwork;
          const wanted = edges.findIndex((edge) => edge.count === 4);
          const box = document.getElementById("network").getBoundingClientRect();
          for (let part = 0.3; part < 0.7; part += 0.02) {
            const at = network.canvasToDOM(network.body.edges[wanted].edgeType.getPoint(part));
            if (network.getNodeAt(at) === undefined && network.getEdgeAt(at) === wanted) {
              return [at.x + box.left, at.y + box.top];
            }
          }
          return null;
        }"""
    )
    page.mouse.click(*place)
    page.wait_for_url("**a=dept*")
    asked = query_of(page.url)
    assert {asked["a"][0], asked["b"][0]} in ({INDUSTRY, LAND}, {"dept:清远供电局", "dept:清远市水利局"})
    assert page.locator("article.shared").count() == 4


@pytest.mark.browser
def test_without_a_script_the_same_can_be_read(visit: Visitor) -> None:
    page = visit("/sharing?view=network", script=False)
    assert "需要脚本" in page.locator("main").inner_text()
    page.locator("select[name=by]").select_option("document")
    page.locator("form.filters button").click()
    assert page.locator("#pairs + .scroll tbody tr").first.inner_text().split()[3] == "6"


@pytest.mark.browser
@pytest.mark.corpus
def test_the_real_documents(visit_shared: Visitor) -> None:
    page = visit_shared("/sharing")
    visit_shared.shot(page, "sharing-shared")
    assert page.locator("#matrix tbody tr").count() == 40
    assert overflow(page) == 0
    page = visit_shared("/sharing?view=network&by=programme")
    page.wait_for_selector("#network[data-ready]")
    visit_shared.shot(page, "sharing-network-shared")
