"""Web pages: the article without the site, tables as rows, layout tables as nothing, the head table as facts."""

from __future__ import annotations

import pytest

from policygraph.model import Document
from policygraph.read import read_document


def read(html: str) -> Document:
    return read_document(html.encode(), "a.html", "a.html")


def lines(html: str) -> list[str]:
    return read(html).text.split("\n")


LONG = "为了落实节约用水的各项措施，保障全市居民和企业的用水安全，根据国家有关规定，结合本市实际情况，制定本措施。"


def test_only_the_article_is_read() -> None:
    page = f"""---
layout: default
---
<style>p {{ color: red }}</style><nav>首页</nav>
<article><header><div class="policy-meta"><span class="meta-tag">政策原文</span></div>
<h1>某市节水若干措施</h1>
<div class="policy-source-bar"><span>2026-03-04</span><span>来源：某公众号</span></div></header>
<p>某水〔2026〕3号</p><p class="meta-paragraph">{LONG}</p><p style="display:none">隐藏</p>
<h2>一、管网</h2><p>改造管网。<span class="responsible-unit">（责任单位：市水利局）</span></p></article>
<div class="back-to-list"><a href="./">返回列表</a></div><footer>版权所有</footer>"""
    assert lines(page) == [
        "某市节水若干措施",
        "某水〔2026〕3号",
        LONG,
        "一、管网",
        "改造管网。（责任单位：市水利局）",
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>市<b>水利</b>局<br>牵头</p>", ["市水利局", "牵头"]),
        ("<p>市水利局\n   牵头</p>", ["市水利局牵头"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<ul><li>甲；</li><li>乙。</li></ul>", ["甲；", "乙。"]),
        ("<p>　　甲　乙　</p><p>&nbsp;</p>", ["甲　乙"]),
    ],
)
def test_a_paragraph_is_a_line_and_inline_tags_are_nothing(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


def test_a_head_table_becomes_the_head() -> None:
    page = f"""<table><tr><td><table><tr><td><b>索 引 号：</b></td><td>1/2</td></tr>
<tr><td>发文机关：</td><td>国务院办公厅</td><td>成文日期：</td><td>2018年2月3日</td></tr>
<tr><td>标　　题：</td><td colspan="3">国务院办公厅关于节水工作的通知</td></tr>
<tr><td>发文字号：</td><td>国办发〔2018〕999号</td><td>发布日期：</td><td>2018年12月9日</td></tr></table></td></tr></table>
<table><tr><td id="UCAP-CONTENT"><p align="center">国务院办公厅关于</p><p align="center">节水工作的通知</p>
<p>{LONG}</p></td><td><a href="#">打印</a></td></tr></table>"""
    document = read(page)
    assert dict(document.head) == {
        "date": "2018-02-03",
        "issuer": "国务院办公厅",
        "number": "国办发〔2018〕999号",
        "title": "国务院办公厅关于节水工作的通知",
    }
    assert document.text == f"国务院办公厅关于节水工作的通知\n{LONG}"


def test_cells_that_span_are_named_again_in_later_rows() -> None:
    document = read(
        """<table><tr><th>任务</th><th>措施</th><th>牵头单位</th></tr>
<tr><td rowspan="2">节水<br>任务</td><td>改造管网</td><td>市水利局</td></tr>
<tr><td>换水表</td><td></td></tr><tr><td colspan="3">二、其他</td></tr></table>"""
    )
    rows = [[cell.of(document.text) for cell in block.cells] for block in document.blocks]
    assert rows == [
        ["任务", "措施", "牵头单位"],
        ["节水 任务", "改造管网", "市水利局"],
        ["节水 任务", "换水表", ""],
        ["二、其他", "二、其他", "二、其他"],
    ]
    assert [document.text[b.begin : b.end] for b in document.blocks][1:3] == [
        "节水 任务\t改造管网\t市水利局",
        "换水表",
    ]
    assert document.blocks[2].cells[0] == document.blocks[1].cells[0]


def test_a_table_for_layout_is_no_table() -> None:
    page = f"<table><tr><td>菜单</td><td><p>{LONG * 12}</p><p>一、甲</p></td></tr><tr><td></td><td></td></tr></table>"
    assert all(block.kind != "row" for block in read(page).blocks)


def test_deep_nesting_and_huge_spans_do_no_harm() -> None:
    assert lines("<div>" * 5000 + "甲" + "</div>" * 5000) == ["甲"]
    rows = read(
        '<table><tr><td colspan="999999999">甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>'
    )
    assert len(rows.blocks) == 2
