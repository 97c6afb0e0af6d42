"""Stretches that assign responsibility: brackets, labelled lines, cells; and the parts that they close."""

from __future__ import annotations

import pytest

from policygraph.lexicon.tables import read_table
from policygraph.model import Document
from policygraph.outline import make_outline
from policygraph.outline.duty import stretches
from policygraph.outline.labels import role_of
from policygraph.read import read_document

TITLE = "某市节约用水若干措施"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("换管。（责任单位：市水利局、市财政局）", [("责任单位", "市水利局、市财政局")]),
        ("换管。(牵头单位:市水利局;责任单位:市财政局)", [("牵头单位", "市水利局"), ("责任单位", "市财政局")]),
        ("换管。〔责任单位：市委改革办〔市数据局〕〕", [("责任单位", "市委改革办〔市数据局〕")]),
        ("换管。（市水利局牵头，市财政局配合）", [("", "市水利局牵头，市财政局配合")]),
        ("换管。（财政部、海关总署按职责分工负责）", [("", "财政部、海关总署按职责分工负责")]),
        ("换管。（由市水利局负责）", [("", "由市水利局负责")]),
        (
            "换管。（税务总局、财政部负责，排在第一位的部门牵头，下同）",
            [("", "税务总局、财政部负责，排在第一位的部门牵头，下同")],
        ),
        (
            "换管。（责任单位：市水利局，各区政府〈含开发区〉，下同）",
            [("责任单位", "市水利局，各区政府〈含开发区〉，下同")],
        ),
        ("换管。（责任单位：市水利局", [("责任单位", "市水利局")]),
        ("换管。（市水利局牵头，市财政局配合\n二、", [("", "市水利局牵头，市财政局配合")]),
        ("换管。\n责任单位：市水利局", [("责任单位", "市水利局")]),
        (
            "换管。\n牵头单位：市水利局；配合单位：市财政局",
            [("牵头单位", "市水利局"), ("配合单位", "市财政局")],
        ),
        (
            "换管。\n牵头部门：市水利局\n参与部门：各区\n完成时限：6月底前",
            [("牵头部门", "市水利局"), ("参与部门", "各区")],
        ),
        ("换管。\n牵头单位：市水利局 完成时限：2024年", [("牵头单位", "市水利局")]),
        ("换管。（负责部门：药监局，适用范围：福建自贸试验区）", [("负责部门", "药监局")]),
        ("换管（工业和信息化部）", []),
        ("换管（以下简称换管，市水利局负责）", []),
        ("换管（含主要负责人）", []),
        ("换管（校内证书由教育部门管理，校外证书由人社部门负责）", []),
        ("各责任单位要认真落实。", []),
    ],
)
def test_stretches(text: str, expected: list[tuple[str, str]]) -> None:
    document = read_document(text.encode(), "a.txt", "a.txt")
    assert [(s.label, document.text[s.begin : s.end]) for s in stretches(document.folded)] == expected


def duties(text: Document) -> list[tuple[str, str, str]]:
    outline = make_outline(text)
    heading = {measure.id: measure.heading for measure in outline.measures}
    return [(heading[duty.measure], duty.label, text.text[duty.begin : duty.end]) for duty in outline.duties]


def test_each_of_several_brackets_closes_a_part() -> None:
    text = read_document(
        f"{TITLE}\n一、改造管网。更换旧管道。（责任单位：市水利局）改造泵站。（责任单位：市住建局）\n"
        "二、清淤。清理河道。（责任单位：市城管局）".encode(),
        "a.txt",
        "a.txt",
    )
    measures = [(m.path, m.kind, m.heading) for m in make_outline(text).measures]
    assert measures == [
        ((1,), "item", "改造管网"),
        ((1, 1), "part", "更换旧管道"),
        ((1, 2), "part", "改造泵站"),
        ((2,), "item", "清淤"),
    ]
    assert duties(text) == [
        ("更换旧管道", "责任单位", "市水利局"),
        ("改造泵站", "责任单位", "市住建局"),
        ("清淤", "责任单位", "市城管局"),
    ]


def test_a_line_below_an_item_belongs_to_it() -> None:
    text = read_document(
        f"{TITLE}\n一、管网\n1.换管。今年完成。\n牵头单位：市水利局\n参与单位：各区\n完成时限：6月底\n2.换阀。".encode(),
        "a.txt",
        "a.txt",
    )
    assert duties(text) == [("换管", "牵头单位", "市水利局"), ("换管", "参与单位", "各区")]


TABLE = """<h1>某市任务清单</h1><table>
<tr><td>序号</td><td>改革举措</td><td>主要内容</td><td>牵头 单位</td><td>完成时限</td></tr>
<tr><td colspan="5">一、管网（共2项）</td></tr>
<tr><td>1</td><td>换管机制</td><td>更换旧管。</td><td>市水利局、市住建局</td><td>6月</td></tr>
<tr><td>2</td><td>换阀机制</td><td>更换旧阀。</td><td>市城管局</td><td>7月</td></tr></table>"""


def test_rows_are_measures_and_cells_are_duties() -> None:
    text = read_document(TABLE.encode(), "a.html", "a.html")
    measures = [(m.path, m.kind, m.heading) for m in make_outline(text).measures]
    assert measures == [
        ((1,), "section", "一、管网（共2项）"),
        ((1, 1), "row", "换管机制"),
        ((1, 2), "row", "换阀机制"),
    ]
    assert duties(text) == [
        ("换管机制", "牵头单位", "市水利局、市住建局"),
        ("换阀机制", "牵头单位", "市城管局"),
    ]


def test_a_table_of_figures_holds_no_measures() -> None:
    rows = "<tr><td>市</td><td>招生任务</td></tr><tr><td>甲市</td><td>12</td></tr>"
    html = f"<h1>某市招生计划表</h1><table>{rows}</table>"
    text = read_document(html.encode(), "a.html", "a.html")
    assert all(measure.kind != "row" for measure in make_outline(text).measures)


def test_the_table_of_labels_is_sound() -> None:
    rows = read_table("duty_labels")
    assert [row["label"] for row in rows] == sorted({row["label"] for row in rows})
    assert {row["role"] for row in rows} == {
        "leads",
        "assists",
        "responsibleFor",
        "deadline",
        "person",
        "other",
    }
    assert all(row["source"] for row in (*rows, *read_table("numbering")))
    assert role_of("[牵头单位]") == "leads"
