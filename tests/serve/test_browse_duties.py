"""The table of responsibilities and one topic across places, as pages."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from browsing import overflow
from markup import links_of, rows_of, text_of
from serving import notice
from starlette.testclient import TestClient

from policygraph import build
from policygraph.serve import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import Visitor

TASKS = "corpus/qingyuan-tasks-2024.docx"
ZH = {"Accept-Language": "zh"}


def test_the_table_of_one_document(client):
    page = client.get(f"/duties?document={TASKS}", headers=ZH).text
    rows = rows_of(page)
    assert len(rows) == 6
    assert rows[3] == [
        "优化用水报装流程，将报装环节减至2个",
        "清远市水利局",
        "清远市住房和城乡建设局、清远市政务服务和数据管理局",
        "",
        "",
        "2024-12-31",
        "清远市优化营商环境工作领导小组办公室关于印发清远市2024年营商环境重点任务分工表的通知",
    ]
    links = links_of(page)
    assert "/entity/dept:%E6%B8%85%E8%BF%9C%E5%B8%82%E6%B0%B4%E5%88%A9%E5%B1%80" in links
    assert any(link.startswith(f"/document/{TASKS}#p") for link in links)


@pytest.mark.parametrize(
    ("query", "headings"),
    [
        ("department=清远市水利局", ["（三） 保障用能用水", "优化用水报装流程，将报装环节减至2个"]),
        ("words=拿地即开工+标准地", ["（四） 推行“标准地”供应"]),
        (
            "from=2024-06-01&to=2024-06-30",
            ["（三） 按时报送", "完善企业开办“一网通办”，将开办时间压缩到0.5个工作日以内"],
        ),
        ("place=广东省/清远市/清城区&words=升规", ["第一条 鼓励企业升规"]),
        ("words=没有这样的词", []),
    ],
)
def test_filters(client, query, headings):
    page = client.get(f"/duties?{query}", headers=ZH).text
    shown = [row[0] for row in rows_of(page)] if "<tbody>" in page else []
    assert [heading.split(" ")[-1] for heading in shown] == [heading.split(" ")[-1] for heading in headings]


def test_a_heading_sorts_and_says_so(client):
    page = client.get("/duties?sort=deadline", headers=ZH).text
    days = [row[-2] for row in rows_of(page) if row[-2]]
    assert days == sorted(days)
    assert 'aria-sort="ascending"' in page
    falling = client.get("/duties?sort=-deadline", headers=ZH).text
    assert [row[-2] for row in rows_of(falling) if row[-2]] == sorted(days, reverse=True)
    assert 'aria-sort="descending"' in falling
    assert "/duties?sort=-deadline" in links_of(page)


def test_who_merely_acts_has_a_column_when_asked_for(client):
    page = client.get("/duties?acts=1&department=清远市水利局", headers=ZH).text
    assert len(rows_of(page)) == 6
    assert {len(row) for row in rows_of(page)} == {8}
    assert any("清远市水利局" in row[4] for row in rows_of(page))


def test_the_csv_holds_the_rows_of_the_filters(client):
    answer = client.get(f"/duties.csv?document={TASKS}", headers=ZH)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 6
    assert rows[3]["牵头"] == "清远市水利局"
    assert rows[3]["配合"] == "清远市住房和城乡建设局、清远市政务服务和数据管理局"
    assert rows[3]["期限"] == "2024-12-31"
    assert rows[3]["文件"] == TASKS
    english = client.get("/duties.csv", headers={"Accept-Language": "en"}).content.decode("utf-8-sig")
    assert english.splitlines()[0].startswith("Number,Measure,Leads,Assists")
    assert len(list(csv.reader(io.StringIO(english)))) == 29


@pytest.mark.parametrize(
    "url",
    [
        "/duties?from=gestern",
        "/duties?sort=x",
        "/duties.csv?to=2024-13-01",
        "/duties?page=x",
        "/duties?words=" + "长" * 3000,
    ],
)
def test_what_makes_no_sense_is_refused(client, url):
    assert client.get(url).status_code == 400


@pytest.mark.parametrize(
    "url", ["/duties?document=nosuch", "/duties?department=nosuch", "/duties?page=99", "/topics?iri=nosuch"]
)
def test_what_is_not_there_is_not_found(client, url):
    assert client.get(url).status_code == 404


def test_cells_of_a_table_are_no_formulas_and_texts_no_markup(tmp_path: Path) -> None:
    notice(tmp_path / "in", "=1+1<b>.txt", heading="=HYPERLINK(1)<script>alert(1)</script>节水")
    assert build([tmp_path / "in"], tmp_path / "out").status == 0
    with TestClient(create_app(tmp_path / "out"), base_url="http://127.0.0.1") as client:
        cells = [
            cell
            for row in csv.reader(io.StringIO(client.get("/duties.csv").content.decode("utf-8-sig")))
            for cell in row
        ]
        assert any("HYPERLINK" in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
        for url in (
            "/duties",
            "/duties?words=节水",
            "/topics?words=节水",
            "/topics?words=<script>alert(1)</script>",
            "/graph?iri=dept:清远市水利局",
            "/graph?iri=<script>alert(1)</script>",
            "/query?query=SELECT * { ?s pg:heading ?o }",
            "/query?query=<script>alert(1)</script>",
            "/sharing?middle=<script>alert(1)</script>",
            "/pick/document?q=节水",
        ):
            answer = client.get(url)
            if answer.headers["content-type"].startswith("text/html"):
                assert "<script>alert" not in answer.text, url


def test_a_topic_across_places(client):
    page = client.get("/topics?words=专精特新", headers=ZH).text
    assert "2 个地区，4 项措施" in text_of(page)
    city, district = (part.partition("</section>")[0] for part in page.split("<section ")[1:])
    assert "广东省 清远市" in text_of(city)
    assert "清城区" in text_of(district)
    assert district.count("<article") == 2
    assert "<mark>专精特新</mark>" in district
    assert "支持认定专精特新企业" in district
    bars = page[page.index("<svg") : page.index("</svg>")]
    assert bars.count("<rect") == 2
    assert bars.count('width="220"') == 2


def test_a_programme_shows_leaders_and_deadline(client):
    page = client.get("/topics?iri=programme:拿地即开工", headers=ZH).text
    article = next(
        part for part in page.split("<article")[1:] if "并联审批，推广" in part and "2024-09-30" in part
    )
    said = text_of(article)
    assert "牵头清远市自然资源局" in said
    assert "期限 2024-09-30".replace(" ", "") in said.replace(" ", "")
    assert re.search("<mark>“?拿地即开工”?</mark>", article)


def test_the_places_of_a_topic_are_chosen(client):
    page = client.get("/topics?words=专精特新&place=广东省/清远市/清城区", headers=ZH).text
    assert page.count("<section ") == 1
    start = client.get("/topics", headers=ZH).text
    assert ["拿地即开工", "1", "3"] in rows_of(start)
    assert "/topics?iri=programme%3A%E6%8B%BF%E5%9C%B0%E5%8D%B3%E5%BC%80%E5%B7%A5" in links_of(start)


def test_documents_are_completed(client):
    [found] = client.get("/pick/document?q=营商环境重点任务").json()
    assert found["value"] == TASKS
    assert found["note"] == "2024-04-10 清营商办〔2024〕4号"
    assert client.get("/pick/document").json() == []


@pytest.mark.browser
def test_a_document_is_picked_with_the_keyboard(visit: Visitor) -> None:
    page = visit("/duties")
    field = page.locator("input[name=document]")
    field.press_sequentially("营商环境")
    page.wait_for_selector("[role=listbox]:not([hidden])")
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert field.input_value() == TASKS
    page.keyboard.press("Enter")
    page.wait_for_url("**document=*")
    assert page.locator("table.duties tbody tr").count() == 6


@pytest.mark.browser
def test_a_department_is_completed_by_its_initials(visit: Visitor) -> None:
    page = visit("/duties")
    field = page.locator("input[name=department]")
    field.press_sequentially("shuili")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Escape")
    assert not page.locator("[role=listbox]").nth(1).is_visible()
    field.press_sequentially("ju")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert field.input_value().endswith("水利局")


@pytest.mark.browser
def test_no_fifth_place_can_be_chosen(visit_shared: Visitor) -> None:
    page = visit_shared("/topics?words=人工智能")
    boxes = page.locator("input[name=place]")
    assert boxes.count() > 6
    assert page.locator("input[name=place]:checked").count() == 4
    assert page.locator("input[name=place]:not(:checked):not(:disabled)").count() == 0
    page.locator("input[name=place]:checked").first.uncheck()
    page.locator("input[name=place]:not(:checked)").last.check()
    page.locator(".places button").click()
    page.wait_for_url("**place=*")
    assert page.locator(".columns > section").count() == 4
    visit_shared.shot(page, "topics-shared")
    assert overflow(page) == 0
