"""Word files: paragraphs, headings, tables with merged cells, and numbers that Word only counts."""

from __future__ import annotations

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from policygraph.read import read_document
from policygraph.read.numbering import Numbering


def save(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_paragraphs_headings_and_tables() -> None:
    word = docx.Document()
    word.add_heading("某市节水方案", 1)
    word.add_paragraph("一、改造管网。\n（责任单位：市水利局）")
    bold = word.add_paragraph()
    bold.add_run("附则").bold = True
    table = word.add_table(rows=3, cols=2)
    for row, cells in enumerate([("任务", "牵头单位"), ("换表", "市水利局"), ("", "市财政局")]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document = read_document(save(word), "a.docx", "a.docx")
    assert document.text.split("\n") == [
        "某市节水方案",
        "一、改造管网。",
        "（责任单位：市水利局）",
        "附则",
        "任务\t牵头单位",
        "换表\t市水利局",
        "市财政局",
    ]
    assert [block.level for block in document.blocks[:4]] == [1, 0, 0, 9]
    assert document.blocks[4].header
    assert document.blocks[6].cells[0] == document.blocks[5].cells[0]


def test_counted_numbers_become_text() -> None:
    word = docx.Document()
    numbering = word.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate([("chineseCounting", "%1、"), ("decimal", "（%2）")])
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in [(0, "改造管网"), (1, "换表"), (1, "换阀"), (0, "宣传"), (1, "进校园")]:
        paragraph = word.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    document = read_document(save(word), "a.docx", "a.docx")
    assert document.text.split("\n") == ["一、改造管网", "（1）换表", "（2）换阀", "二、宣传", "（1）进校园"]


def test_a_document_without_numbering_has_no_labels() -> None:
    word = docx.Document()
    numbering = Numbering(word)
    assert numbering.label(word.add_paragraph("甲")._p) == ""
