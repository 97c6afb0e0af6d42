"""An entity's facts by kind and page, what it owes, its partners, a policy's days, an organ's history."""

from __future__ import annotations

import sqlite3

import pytest

from policygraph.explore import entity
from policygraph.explore.derived import Derived
from policygraph.explore.facts import groups, page_of
from policygraph.iri import NAMESPACES

WATER = "dept:清远市水利局"
INDUSTRY = "dept:清远市工业和信息化局"


def test_facts_are_counted_by_kind_and_direction(index):
    assert [(group.key, group.count) for group in groups(index, WATER)] == [
        ("out.leads", 2),
        ("out.carriesOut", 4),
        ("out.coHandles", 1),
        ("out.issued", 1),
    ]
    park = [group.key for group in groups(index, "park:广佛（佛冈）产业园")]
    assert "in.delegatesTo" in park
    assert groups(index, "dept:无此机关") == []


def test_a_fact_has_what_it_is_about_and_the_words_that_prove_it(index, naming):
    ((group, rows),) = page_of(index, naming, WATER, groups(index, WATER)[:1], 0, 50)
    assert group.predicate == "leads"
    row = rows[1]
    assert (row.other.name, row.other.document) == (
        "（三）保障用能用水",
        "corpus/qingyuan-action-plan-2024.html",
    )
    assert row.quotes[0].text == "（牵头单位：清远供电局、市水利局"
    assert row.quotes[0].document.date == "2024-03-18"
    assert (row.status, row.basis, row.measure) == ("", "", None)


def test_a_delegation_says_what_and_how(index, naming):
    kinds = [group for group in groups(index, INDUSTRY) if group.predicate == "delegatesTo"]
    ((_, rows),) = page_of(index, naming, INDUSTRY, kinds, 0, 50)
    names = {row.other.name for row in rows}
    assert {"广佛（佛冈）产业园", "广州（清远）产业转移工业园"} <= names
    assert all(row.other.type in {"Park", "Department", "OrganCategory"} for row in rows)
    assert any(("mode", "委托") in row.details for row in rows)


def test_what_only_supports_a_fact_stands_beside_it(index, naming):
    supported = index.execute(
        "SELECT f.subject, f.predicate, f.node FROM fact s JOIN fact f ON f.node = s.supports"
        " WHERE s.supports != '' ORDER BY f.node"
    ).fetchall()
    subject, predicate, _ = supported[0]
    among = [group for group in groups(index, subject) if group.predicate == predicate]
    ((_, rows),) = page_of(index, naming, subject, among, 0, 50)
    assert len(rows) == among[0].count
    assert any(len(row.quotes) > 1 for row in rows)


@pytest.mark.parametrize("size", [1, 3, 7])
def test_pages_hold_every_fact_once(index, naming, size):
    there = groups(index, INDUSTRY)
    total = sum(group.count for group in there)
    whole = _listed(page_of(index, naming, INDUSTRY, there, 0, 1000))
    paged = [
        row
        for begin in range(0, total, size)
        for row in _listed(page_of(index, naming, INDUSTRY, there, begin, size))
    ]
    assert len(whole) == total
    assert paged == whole
    assert page_of(index, naming, INDUSTRY, there, total, size) == []


def _listed(page):
    return [(group.key, row) for group, rows in page for row in rows]


def test_who_an_organ_is(index, directory, shelf):
    head = entity.head(index, directory, shelf, WATER)
    assert head.entity.name == "清远市水利局"
    assert head.aliases == ("市水利局",)
    assert head.places == ("广东省/清远市",)
    assert head.said["isLocal"] == ()
    assert len(head.documents) == head.entity.documents == 6
    assert head.documents[0].date == "2024-09-05"


def test_what_it_owes_and_with_whom_it_works(index, naming, directory):
    (due,) = entity.due(index, naming, WATER)
    assert (due.day, due.role) == ("2024-12-31", "leads")
    assert due.measure.name == "优化用水报装流程，将报装环节减至2个"
    found = [(partner.entity.name, partner.count) for partner in entity.partners(index, directory, WATER)]
    assert ("清远供电局", 4) in found
    counts = [count for _, count in found]
    assert counts == sorted(counts, reverse=True)


def test_a_policys_days_text_and_changes(index, naming, derived):
    measures = entity.policy(index, naming, derived, "policy:清远市清城区支持专精特新企业发展若干措施")
    assert [document.name for document in measures.texts] == ["corpus/qingcheng-measures.txt"]
    assert [(one.predicate, one.forwards, one.other.name) for one in measures.related] == [
        ("repeals", True, "清远市清城区扶持中小微企业发展暂行办法")
    ]
    old = entity.policy(index, naming, derived, "policy:清远市清城区扶持中小微企业发展暂行办法")
    assert old.related[0].forwards is False
    assert old.days.until < measures.days.since
    assert old.by.name == "清远市清城区支持专精特新企业发展若干措施"


def made_of(*events):
    """Return what is derived from reforms, each (date, before, after, kind)."""
    index = sqlite3.connect(":memory:")
    index.execute("CREATE TABLE derived (line TEXT)")
    graph = "<https://w3id.org/policygraph/derived> .\n"
    for number, (date, before, after, kind) in enumerate(events):
        node = f"<{NAMESPACES['node']}reform.{number}>"
        said = [
            ("http://purl.org/dc/terms/date", f'"{date}"'),
            ("https://w3id.org/policygraph/ontology#changeKind", f'"{kind}"'),
        ]
        said += [
            ("http://www.w3.org/ns/org#originalOrganization", f"<{NAMESPACES['dept']}{name}>")
            for name in before
        ]
        said += [
            ("http://www.w3.org/ns/org#resultingOrganization", f"<{NAMESPACES['dept']}{name}>")
            for name in after
        ]
        index.executemany(
            "INSERT INTO derived VALUES (?)", [(f"{node} <{key}> {value} {graph}",) for key, value in said]
        )
    return Derived(index)


def test_the_history_of_an_organ_goes_both_ways_and_by_date():
    derived = made_of(
        ("2008", "甲", "乙", "renamed"),
        ("2018", "乙", "丙", "merged"),
        ("2018", "丁", "丙", "merged"),
        ("2023", "丙", "戊", "part"),
        ("2024", "戊", "己", "renamed"),
        ("1998", "乙", "庚", "split"),
    )

    def dates(organ):
        return [(event.date, event.before) for event in derived.history(f"dept:{organ}")]

    assert dates("乙") == [
        ("1998", ("dept:乙",)),
        ("2008", ("dept:甲",)),
        ("2018", ("dept:乙",)),
        ("2023", ("dept:丙",)),
    ]
    assert dates("丙") == [
        ("2008", ("dept:甲",)),
        ("2018", ("dept:丁",)),
        ("2018", ("dept:乙",)),
        ("2023", ("dept:丙",)),
    ]
    assert dates("无") == []
