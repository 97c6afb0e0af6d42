"""The page in a browser with the network cut off: search, filter, click, read the evidence."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networks
import pytest

from policygraph import build
from policygraph.view import neighbourhood, write_picture

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def opened(page: Page, tmp_path: Path, network: Any, **options: Any) -> Page:
    path = tmp_path / "graph.html"
    write_picture(network, path, title="节水图谱", **options)
    page.goto(path.as_uri())
    page.wait_for_function("window.picture")
    return page


def click_node(page: Page, name: str) -> None:
    place = page.evaluate(
        """name => {
          const node = picture.data.things.findIndex(thing => thing[1] === name);
          const at = picture.network.canvasToDOM(picture.network.getPosition(node));
          const box = document.getElementById('picture').getBoundingClientRect();
          return [at.x + box.left, at.y + box.top];
        }""",
        name,
    )
    page.mouse.click(*place)


def click_edge(page: Page, one: str, other: str) -> None:
    place = page.evaluate(
        """([one, other]) => {
          const { data, edges, network } = picture;
          const name = node => data.things[node][1];
          const edge = edges.find(edge => name(edge.from) === one && name(edge.to) === other);
          const middle = network.body.edges[edge.id].edgeType.getPoint(0.5);
          const at = network.canvasToDOM(middle);
          const box = document.getElementById('picture').getBoundingClientRect();
          return [at.x + box.left, at.y + box.top];
        }""",
        [one, other],
    )
    page.mouse.click(*place)


def test_search_completes_an_alias_and_shows_the_facts(browser_page: Page, tmp_path: Path) -> None:
    page = opened(browser_page, tmp_path, networks.small())
    page.keyboard.press("/")
    page.keyboard.type("市水利")
    assert page.locator("#results li").first.text_content().startswith("甲州市水利局")
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    assert panel.is_visible()
    assert "减免水费。（市水利局牵头，市财政局配合）" in panel.inner_text()
    assert "关于节水的函 · reply/1.txt" in panel.inner_text()
    assert "计划" in panel.inner_text()
    assert "取水许可" in panel.inner_text()


def test_search_goes_by_keys_and_finds_letters_in_order(browser_page: Page, tmp_path: Path) -> None:
    page = opened(browser_page, tmp_path, networks.small())
    page.fill("#search", "甲局")
    assert page.locator("#results li").count() == 2
    page.keyboard.press("ArrowDown")
    assert page.locator("#results li[aria-selected=true]").inner_text().startswith("甲州市财政局")
    page.keyboard.press("Escape")
    assert not page.locator("#results").is_visible()
    page.fill("#search", "没有这个")
    assert page.locator("#results").inner_text() == "没有匹配的名称"


def test_a_click_on_an_edge_shows_its_evidence(browser_page: Page, tmp_path: Path) -> None:
    page = opened(browser_page, tmp_path, networks.small())
    click_edge(page, "减免水费", "东湖产业园")
    assert "在东湖产业园减免水费。" in page.locator("#panel blockquote").first.inner_text()
    assert page.locator("#panel h3").first.inner_text().startswith("涉及")


def test_a_click_on_a_node_and_on_a_name_in_its_panel(browser_page: Page, tmp_path: Path) -> None:
    page = opened(browser_page, tmp_path, networks.small())
    click_node(page, "东湖产业园")
    assert page.locator("#panel h2").inner_text() == "东湖产业园"
    page.locator("#panel button.link", has_text="减免水费").first.click()
    assert page.locator("#panel h2").inner_text() == "减免水费"
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()


def test_filters_by_type_and_by_role(browser_page: Page, tmp_path: Path) -> None:
    page = opened(browser_page, tmp_path, networks.small())
    assert page.locator("#counts").inner_text() == "5 个节点 · 5 条连线"
    page.locator("#types label", has_text="园区").click()
    assert page.locator("#counts").inner_text() == "4 个节点 · 4 条连线"
    page.locator("#predicates label", has_text="配合").click()
    assert page.locator("#counts").inner_text() == "4 个节点 · 3 条连线"
    assert (
        page.evaluate("Object.values(picture.network.body.nodes).filter(n => n.options.hidden).length") == 1
    )
    page.fill("#search", "东湖")  # what one looks for is shown again
    page.keyboard.press("Enter")
    assert page.locator("#counts").inner_text() == "5 个节点 · 4 条连线"
    page.locator("#predicates-all").click()
    page.locator("#predicates-all").click()
    assert page.locator("#counts").inner_text() == "5 个节点 · 0 条连线"


def test_the_page_speaks_english_on_demand(browser_page: Page, tmp_path: Path) -> None:
    page = opened(browser_page, tmp_path, networks.small())
    assert page.locator("html").get_attribute("lang") == "zh"
    page.click("#language")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Departments" in page.locator("#types").inner_text()
    assert page.get_by_role("combobox", name="Search").count() == 1


def test_hostile_text_stays_text(browser_page: Page, tmp_path: Path) -> None:
    page = opened(browser_page, tmp_path, networks.hostile(), limit=1500)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    for text in networks.HOSTILE[:2]:
        page.fill("#search", text)
        page.keyboard.press("Enter")
        assert page.locator("#panel h2").inner_text() == text
        assert text in page.locator("#panel blockquote").first.inner_text()
    page.mouse.move(640, 400)
    assert page.evaluate("window.hacked") is None
    assert (
        page.locator("body img, body script:not([type])").count() == 2
    )  # vis-network and the page's own script


def test_every_control_has_a_name_and_is_reached_by_tab(browser_page: Page, tmp_path: Path) -> None:
    page = opened(browser_page, tmp_path, networks.small(), focus="dept:甲州市水利局")
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('button, input')].filter(part => part.offsetParent &&
             !(part.getAttribute('aria-label') || part.textContent || part.closest('label'))).length"""
    )
    assert unnamed == 0
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"search", "language", "types-all", "zoom-in", "fit", "close", "link"} <= seen


def test_a_telephone_shows_the_panel_below_and_the_filters_on_demand(
    browser_page: Page, tmp_path: Path
) -> None:
    browser_page.set_viewport_size({"width": 390, "height": 844})
    page = opened(browser_page, tmp_path, networks.small(), focus="dept:甲州市水利局")
    box = page.locator("#panel").bounding_box()
    assert box
    assert box["y"] > 300
    assert box["width"] == 390
    assert not page.locator("#types").is_visible()
    page.click("#filters-button")
    assert page.locator("#types").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_neighbourhood_opens_on_its_centre(browser_page: Page, tmp_path: Path) -> None:
    selection = neighbourhood(networks.small(), "park:东湖产业园", 1)
    page = opened(browser_page, tmp_path, selection, focus="park:东湖产业园")
    assert page.locator("#panel h2").inner_text() == "东湖产业园"
    assert "周围" in page.locator("#left-out").inner_text()


def test_fifteen_hundred_nodes_open_and_respond(browser_page: Page, tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    write_picture(networks.large(1500), path, title="大图")
    start = time.perf_counter()
    browser_page.goto(path.as_uri())
    browser_page.wait_for_function("window.picture")
    browser_page.fill("#search", "甲州市财政局")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_selector("#panel blockquote")
    click_node(browser_page, "甲州市财政局")
    browser_page.wait_for_selector("#panel h2")
    print(f"1,500 nodes: opened, searched and clicked in {time.perf_counter() - start:.2f} s")  # noqa: T201
    assert browser_page.locator("#counts").inner_text().startswith("1,500 个节点")


def test_a_network_too_large_says_what_it_leaves_out(browser_page: Page, tmp_path: Path) -> None:
    page = opened(browser_page, tmp_path, networks.large(300), limit=200)
    assert "共同措施" in page.locator("#predicates").inner_text()
    assert "未画出的节点" in page.locator("#left-out").inner_text()


def test_an_empty_network_opens(browser_page: Page, tmp_path: Path) -> None:
    network = networks.small()
    network.clear()
    page = opened(browser_page, tmp_path, network)
    assert page.locator("#counts").inner_text() == "0 个节点 · 0 条连线"


def test_the_picture_that_a_build_writes(browser_page: Page, tmp_path: Path) -> None:
    """From documents to a click: what someone does who has just run the first command of the README."""
    build(Path(__file__).parents[2] / "corpus", tmp_path)
    browser_page.goto((tmp_path / "graph.html").as_uri())
    browser_page.wait_for_function("window.picture")
    before = browser_page.locator("#counts").inner_text()
    browser_page.locator("#types label", has_text="政策").click()
    assert browser_page.locator("#counts").inner_text() != before
    browser_page.fill("#search", "市水利局")
    browser_page.keyboard.press("Enter")
    assert browser_page.locator("#panel h2").inner_text() == "清远市水利局"
    browser_page.evaluate("document.activeElement.blur()")
    browser_page.wait_for_timeout(900)  # the view moves to what was found
    click_edge(browser_page, "清远市水利局", "缓缴电费水费")
    assert browser_page.locator("#panel h3").first.inner_text().startswith("实施")
    assert "水利局" in browser_page.locator("#panel blockquote").first.inner_text()
