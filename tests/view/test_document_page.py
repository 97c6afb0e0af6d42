"""A document's page: every mention marked, every fact with its proof, nothing that gets out of its place."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networks
import pytest

from policygraph.view import write_document
from policygraph.view.document_page import document_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT = "关于节水的函\n一、减免水费。市水利局牵头，甲州市财政局教育科配合。"


def span(text: str, within: str = TEXT) -> dict[str, Any]:
    begin = within.index(text)
    return {"begin": begin, "end": begin + len(text), "text": text}


def document(**changes: Any) -> dict[str, Any]:
    evidence = span("市水利局牵头")
    leads = {"subject": "dept:甲州市水利局", "predicate": "leads", "object": "m1", "status": "planned"}
    return {
        "document": {
            "id": "reply/1.txt",
            "title": "关于节水的函",
            "number": "甲水函〔2024〕1号",
            "text": TEXT,
        },
        "measures": [{"id": "m1", "kind": "item", "heading": "减免水费", **span(TEXT[7:])}],
        "entities": [
            {
                "id": "dept:甲州市水利局",
                "type": "Department",
                "name": "甲州市水利局",
                "mentions": [span("市水利局")],
            },
            {
                "id": "dept:教育科",
                "type": "Department",
                "name": "教育科",
                "mentions": [span("甲州市财政局教育科")],
            },
            {
                "id": "dept:甲州市财政局",
                "type": "Department",
                "name": "甲州市财政局",
                "mentions": [span("甲州市财政局")],
            },
        ],
        "facts": [{**leads, "basis": "stated", "rule": "duty", "evidence": evidence, "mode": "委托"}],
        **changes,
    }


def test_the_page_holds_the_text_unchanged() -> None:
    html = document_page(document())
    body = html[html.index("<article") : html.index("</article>")]
    lines = re.findall(r"<p>(.*?)</p>", body, re.DOTALL)
    assert "\n".join(unescape(re.sub(r"<[^>]+>", "", line)).strip() for line in lines) == TEXT


def test_the_outermost_mention_is_marked() -> None:
    html = document_page(document())
    assert ">甲州市财政局教育科</mark>" in html
    assert ">甲州市财政局</mark>" not in html


def test_a_heading_is_set_apart_and_its_sentence_is_not() -> None:
    html = document_page(document())
    assert re.search(r'<span class="heading"[^>]*>一、减免水费</span>', html)


@pytest.mark.parametrize("text", networks.HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    entity = {
        "id": text,
        "type": text,
        "name": text,
        "mentions": [{"begin": 0, "end": len(text), "text": text}],
    }
    fact = {
        "subject": text,
        "predicate": text,
        "object": text,
        "status": text,
        text: text,
        "evidence": {"begin": 0, "end": len(text), "text": text},
    }
    head = {"id": text, "title": text, "text": text}
    html = document_page(document(document=head, entities=[entity], facts=[fact]))
    plain = document_page(document())
    assert html.count("<script") == plain.count("<script")
    assert "<img" not in html
    assert html.encode()


def test_a_document_in_which_nothing_is_found_has_a_page() -> None:
    empty = document(document={"id": "x", "title": "", "text": ""}, measures=[], entities=[], facts=[])
    assert "<title>x</title>" in document_page(empty)


@pytest.mark.browser
def test_choosing_a_fact_shows_the_words_that_prove_it(browser_page: Page, tmp_path: Path) -> None:
    write_document(json.loads(json.dumps(document())), tmp_path / "document.html")
    browser_page.goto((tmp_path / "document.html").as_uri())
    browser_page.click("button.fact")
    proof = browser_page.evaluate("[...document.querySelectorAll('.proof')].map(p => p.textContent).join('')")
    assert proof == "市水利局牵头"
    browser_page.click("button.kind")
    assert browser_page.locator("mark.off").count() == 2
    browser_page.click("#language")
    assert "leads" in browser_page.locator("button.fact").inner_text()


def test_telephone_numbers_are_masked() -> None:
    text = TEXT + "\n（联系人：市水利局，电话：13912341234）"
    changed = document()
    changed["document"]["text"] = text
    page = document_page(changed)
    assert "139****1234" in page
    assert "13912341234" not in page
