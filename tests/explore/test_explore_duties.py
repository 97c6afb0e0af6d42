"""The table of responsibilities: who leads what, by when; and each filter and order of it."""

from __future__ import annotations

from functools import cache

import pytest
from sampled import TASKS, sampled

from policygraph.errors import UnknownNameError
from policygraph.explore.documents import like, named
from policygraph.explore.duties import SORTS, Duties, Duty, Filters, duties, rows, table
from policygraph.explore.passages import expression, holding, passages


@cache
def known() -> Duties:
    return duties(sampled().index, passages(sampled().index))


def listed(filters: Filters, sort: str = "document", *, falling: bool = False) -> list[Duty]:
    index = sampled().index
    found = rows(index, known(), filters, sort, falling=falling)
    return table(index, known(), found.tolist())


def test_the_rows_of_a_table_in_a_document():
    document = named(sampled().index, TASKS)
    shown = [
        (
            duty.heading,
            duty.deadline,
            *(tuple(name for _, name in duty.actors[role]) for role in ("leads", "assists")),
        )
        for duty in listed(Filters(document=document.id))
    ]
    assert shown[3] == (
        "优化用水报装流程，将报装环节减至2个",
        "2024-12-31",
        ("清远市水利局",),
        ("清远市住房和城乡建设局", "清远市政务服务和数据管理局"),
    )
    assert shown[0] == (
        "完善企业开办“一网通办”，将开办时间压缩到0.5个工作日以内",
        "2024-06-30",
        ("清远市市场监督管理局",),
        ("国家税务总局清远市税务局", "清远市公安局", "清远市政务服务和数据管理局"),
    )
    assert len(shown) == 6


@pytest.mark.parametrize(
    ("filters", "headings"),
    [
        (Filters(department="dept:清远市水利局"), ["保障用能用水", "优化用水报装流程，将报装环节减至2个"]),
        (
            Filters(words="拿地即开工"),
            ["推行“标准地”供应", "在清远高新区开展用地、规划、施工许可并联审批，推广“拿地即开工”"],
        ),
        (Filters(words="拿地即开工 标准地"), ["推行“标准地”供应"]),
        (Filters(words="没有这样的词"), []),
        (Filters(words="，"), []),
        (
            Filters(due_from="2024-06-01", due_to="2024-06-30"),
            ["按时报送", "完善企业开办“一网通办”，将开办时间压缩到0.5个工作日以内"],
        ),
        (Filters(department="dept:没有这个局"), []),
    ],
)
def test_a_filter_leaves_what_it_says(filters, headings):
    assert [duty.heading for duty in listed(filters)] == headings


def test_who_merely_acts_is_left_out_unless_asked_for():
    water = "dept:清远市水利局"
    assert all(
        not duty.actors["carriesOut"]
        or duty.actors["leads"]
        or duty.actors["assists"]
        or duty.actors["responsibleFor"]
        or duty.collectives
        for duty in listed(Filters())
    )
    assert len(listed(Filters(department=water, acts=True))) == 6
    assert len(listed(Filters(acts=True))) == len(known().measures) > len(listed(Filters()))


def test_no_leader_and_place():
    nobody = listed(Filters(no_leader=True))
    assert nobody
    assert all(not duty.actors["leads"] for duty in nobody)
    led = {duty.measure for duty in listed(Filters())} - {duty.measure for duty in nobody}
    assert all(duty.actors["leads"] or duty.collectives for duty in listed(Filters()) if duty.measure in led)
    district = listed(Filters(place="广东省/清远市/清城区"))
    assert {duty.document for duty in district} == {"corpus/qingcheng-measures.txt"}


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("falling", [False, True])
def test_every_column_sorts_both_ways_and_empty_cells_come_last(sort, falling):
    shown = listed(Filters(), sort, falling=falling)
    assert {duty.measure for duty in shown} == {duty.measure for duty in listed(Filters())}
    if sort == "document":
        values = [(duty.document, duty.begin) for duty in shown]
    elif sort == "measure":
        values = [duty.heading for duty in shown]
    elif sort == "deadline":
        values = [duty.deadline for duty in shown]
    else:
        values = [duty.actors[sort][0][1] if duty.actors[sort] else "" for duty in shown]
    if sort in {
        "leads",
        "assists",
        "responsibleFor",
    }:  # collectives sort too, but stand in a column of their own
        values = [
            value
            for value, duty in zip(values, shown, strict=True)
            if not any(c[2] == sort for c in duty.collectives)
        ]
    full = [value for value in values if value]
    assert full == sorted(full, reverse=falling)
    assert values == full + [value for value in values if not value]


def test_words_are_found_where_they_stand():
    index = sampled().index
    documents, begins = holding(index, passages(index), "优化用水报装")
    [(name,)] = index.execute("SELECT name FROM document WHERE id = ?", (int(documents[0]),)).fetchall()
    assert name == TASKS
    text = sampled().document(name)["document"]["text"]
    assert "优化用水报装" in text[int(begins[0]) :].split("\n")[0]


def test_an_expression_holds_no_operators_of_the_reader():
    assert expression('a" OR b NEAR(') == '"a" * AND "OR" AND "b" * AND "NE EA AR"'


def test_documents_by_id_number_and_title():
    index = sampled().index
    assert named(index, "清营商办〔2024〕4号").name == named(index, named(index, TASKS).title).name == TASKS
    with pytest.raises(UnknownNameError) as caught:
        named(index, "营商环境重点任务")
    assert caught.value.nearest == (named(index, TASKS).title,)
    assert [each.name for each in like(index, "20230425")] == ["corpus/qingyuan-reply-20230425.txt"]
