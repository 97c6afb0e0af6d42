"""Bytes in, a Document out: encodings, plain text, Markdown, and what is refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import ReadError
from policygraph.fold import fold
from policygraph.read import FORMATS, read_document

REPORT = "某市水利局\n关于检查工作的通知\n各区水利局：\n　　一、开展检查。由某市水利局牵头。\n"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (REPORT.encode(), "utf-8"),
        (REPORT.encode("utf-8-sig"), "utf-8"),
        (REPORT.encode("gb18030"), "gb18030"),
        (REPORT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_one_text_in_every_encoding(data: bytes, charset: str) -> None:
    document = read_document(data, "a.txt", "a.txt")
    assert document.charset == charset
    assert document.text == "某市水利局\n关于检查工作的通知\n各区水利局：\n一、开展检查。由某市水利局牵头。"


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t ", "a.txt", "empty"),
        (b"<html><body><script>x</script></body></html>", "a.html", "empty"),
        (b"\xff\xff\x00\x80\x81", "a.txt", "charset"),
        ("Füße und Bäume überall, größer".encode("latin-1") * 9, "a.txt", "charset"),
        (b"abc", "a.pdf", "kind"),
        (b"abc", "a", "kind"),
        (b"no zip", "a.docx", "format"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, path: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(data, path, path)
    assert caught.value.code == code
    assert caught.value.path == path


SITE = """\
某市水利局
某市水利局关于节水工作的通知
来源：本网 访问量：12 发布时间：2024-05-06
【字号：
大
中
小
】
打印
各区水利局：
为了做好全市节约用水的各项工作，根据有关规定，现将本年度节约用水工作的有关事项通知如下，请各单位认真执行：
一、打印水费账单。各单位应当按月打印账单，并且送达用户手中。
某市水利局
2024年4月30日
扫一扫在手机打开当前页
分享：
相关报道：
某市召开节水大会
"""


def test_the_words_of_the_site_are_no_text() -> None:
    lines = read_document(SITE.encode(), "a.txt", "a.txt").text.split("\n")
    assert lines[0] == "某市水利局关于节水工作的通知"
    assert lines[1] == "各区水利局："
    assert lines[-1] == "2024年4月30日"
    assert any(line.startswith("一、打印水费账单") for line in lines)
    assert not any("访问量" in line or "扫一扫" in line or line == "打印" for line in lines)


MARKDOWN = """\
---
title: x
---
# 关于某市**节水**提案的答复

原文：<https://example.org/a.html>

---

## 一、总体情况
- 见[通知](https://example.org/b)，由`市水利局`负责。

| 任务 | 牵头单位 |
|:-----|---------|
| 节水改造<br>管网 | 市水利局 |
"""


def test_markdown_becomes_words_headings_and_rows() -> None:
    document = read_document(MARKDOWN.encode(), "a.md", "a.md")
    found = [(b.kind, b.level, document.text[b.begin : b.end]) for b in document.blocks]
    assert found == [
        ("heading", 1, "关于某市节水提案的答复"),
        ("heading", 2, "一、总体情况"),
        ("paragraph", 0, "见通知，由市水利局负责。"),
        ("row", 0, "任务\t牵头单位"),
        ("row", 0, "节水改造 管网\t市水利局"),
    ]
    assert [block.header for block in document.blocks] == [False, False, False, True, False]


@given(st.text(max_size=300), st.sampled_from(sorted(set(FORMATS) - {".docx"})))
def test_any_text_is_read_or_refused(text: str, suffix: str) -> None:
    try:
        document = read_document(text.encode("utf-8", "ignore"), "x", f"x{suffix}")
    except ReadError:
        return
    assert document.folded == fold(document.text)
    assert len(document.folded) == len(document.text)
    last = -1
    for block in document.blocks:
        assert last < block.begin < block.end <= len(document.text)
        assert "\n" not in document.text[block.begin : block.end]
        last = block.end


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for suffix in FORMATS:
        with contextlib.suppress(ReadError):
            read_document(data, "x", f"x{suffix}")
