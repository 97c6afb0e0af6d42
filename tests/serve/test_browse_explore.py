"""Search, entities and documents in a browser: complete by keys, read an entity, see a fact's words; no barriers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import overflow, violations, visiting
from serving import notice, running

from policygraph import build
from policygraph.serve import create_app

if TYPE_CHECKING:
    from browsing import Visitor

pytestmark = pytest.mark.browser

REPLY = "/document/corpus/qingyuan-reply-20230425.txt"


def test_names_are_completed_as_one_types(visit: Visitor) -> None:
    page = visit("/")
    page.keyboard.press("/")
    page.keyboard.type("shuili")
    box, options = page.locator("#q[role=combobox]"), page.locator("#q-completions li")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert options.first.inner_text().startswith("清远市水利局")
    visit.shot(page, "search-completing")
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert not page.get_by_role("listbox").is_visible()
    assert box.input_value() == "shuili"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity/**")
    assert page.locator("h1").inner_text() == "清远市水利局"


def test_enter_without_a_choice_and_a_click(visit: Visitor) -> None:
    page = visit("/")
    page.locator("#q[role=combobox]").fill("水利")
    page.locator("#q-completions li").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=*")
    assert page.locator(".hit mark").first.inner_text() == "水利"
    page.locator("#q[role=combobox]").fill("清远供电局")
    page.locator("#q-completions li").first.click()
    page.wait_for_url("**/entity/**")
    assert page.locator("h1").inner_text() == "清远供电局"


def test_everything_works_without_scripts(visit: Visitor) -> None:
    page = visit("/", script=False)
    page.locator("#q").fill("水利局")
    page.locator("form.find button").first.click()
    page.locator(".entities a").first.click()
    assert page.locator("h1").inner_text() == "清远市水利局"
    page.locator(".groups a", has_text="牵头").click()
    page.locator(".all blockquote a").nth(1).click()
    assert page.url.endswith("#p653")
    assert page.locator(":target").inner_text().startswith("（牵头单位：")
    page.locator(".said .proof").last.click()
    assert page.locator(":target").count() == 1


def test_a_fact_shows_the_words_it_was_read_from(visit: Visitor) -> None:
    page = visit(REPLY)
    fact = page.locator(".said li", has_text="缓缴电费水费").filter(has_text="清远市水利局").first
    fact.locator(".proof").click()
    lit = page.locator("#text .lit")
    words = "".join(lit.all_inner_texts())
    assert "市水利局指导各县（市、区）供水主管部门" in words
    assert fact.get_attribute("class").endswith("now")
    assert lit.first.evaluate(
        "part => { const box = part.getBoundingClientRect(); return box.top > 0 && box.top < innerHeight; }"
    )
    visit.shot(page, "document-fact")
    other = page.locator(".said .proof").first
    other.click()
    assert "".join(page.locator("#text .lit").all_inner_texts()) != words


def test_a_link_into_a_document_shows_the_place(visit: Visitor) -> None:
    page = visit(f"{REPLY}#p799")
    assert page.locator("#text :target").inner_text().startswith("（五）缓缴电费水费")
    place = page.locator(".said .proof", has_text="市水利局指导各县").first.get_attribute("href")
    page = visit(f"{REPLY}{place}")
    assert "市水利局指导各县" in "".join(page.locator("#text .lit").all_inner_texts())
    assert page.locator(".said li.now").count() == 1
    page = visit(f"{REPLY}#p803")  # nothing begins there: the piece that holds it is shown
    assert page.locator("#text .lit").count() == 1


def test_a_type_is_hidden_and_shown_again(visit: Visitor) -> None:
    page = visit(REPLY)
    button = page.locator(".legend button", has_text="园区")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator("#text .t-Park:not(.off)").count() == 0
    assert page.locator("#text .t-Department.off").count() == 0
    button.press("Enter")
    assert page.locator("#text .t-Park.off").count() == 0


def test_english(visit: Visitor) -> None:
    page = visit("/entity/dept:清远市水利局", language="en-GB")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Takes part in measures with" in page.locator("main").inner_text()
    page.get_by_role("link", name="中文").click()
    assert "共同承担措施的部门" in page.locator("main").inner_text()


def test_hostile_documents_stay_text(browser, tmp_path) -> None:
    evil = '"><img src=x onerror=alert(2)><script>alert(1)<∕script>'
    notice(tmp_path / "in", f"{evil[:40]}.txt", heading=f"推广{evil}".replace("∕", "/"))
    assert build([tmp_path / "in"], tmp_path / "out").status == 0
    with running(create_app(tmp_path / "out")) as address, visiting(browser, address, tmp_path) as visit:
        page = visit("/documents")
        page.locator("td.title a").click()
        assert "alert(1)</script>" in page.locator("#text").inner_text()
        page.locator(".said .proof").first.click()
        page.locator("#text a.m").first.click()
        page.goto(f"{address}/?q=script")
        assert page.locator(".hit").count() >= 1
        page.locator("#q[role=combobox]").fill("推广")
        page.wait_for_timeout(400)
        assert page.locator("main img, main script").count() == 0


@pytest.mark.parametrize("url", ["/", "/?q=营商环境", "/entity/dept:国务院", "/documents"])
def test_pages_over_the_real_documents(visit_shared: Visitor, url: str) -> None:
    page = visit_shared(url)
    visit_shared.shot(page, f"shared-{url.strip('/').replace('/', '-').replace('?', '') or 'start'}")
    assert page.locator("main a").count() > 20
    assert overflow(page) == 0


def test_the_longest_document_is_usable(visit_shared: Visitor) -> None:
    page = visit_shared("/documents?sort=characters")
    page.locator("td.title a").first.click()
    page.wait_for_load_state("load")
    ready = page.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart")
    page.locator(".said .proof").last.click()
    assert page.locator("#text .lit").count() >= 1
    visit_shared.shot(page, "shared-longest")
    assert 0 < ready < 5000  # 1.5 s on a machine that does nothing else
