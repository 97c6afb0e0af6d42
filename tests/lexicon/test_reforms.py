"""The tables of reforms agree with the table of organs."""

from __future__ import annotations

import re

import pytest

from policygraph.lexicon import load_lexicon
from policygraph.lexicon.reforms import local_reforms, reforms


@pytest.mark.parametrize(
    "reform", reforms(), ids=lambda reform: f"{reform.date} {reform.after[0]} {reform.kind}"
)
def test_every_organ_is_known_and_lived_then(reform):
    organs = load_lexicon().organs.central
    year = int(reform.date[:4])
    for name in reform.before:
        assert any(organ.name == name and organ.since <= year for organ in organs[name]), name
    for name in reform.after:
        assert any(organ.name == name and (organ.until or 9999) >= year for organ in organs[name]), name


def test_each_of_the_six_reforms_is_there_with_a_source():
    years = {reform.date[:4] for reform in reforms()}
    assert {"1998", "2003", "2008", "2013", "2018", "2023"} <= years
    assert all(reform.source for reform in (*reforms(), *local_reforms()))


def test_the_table_is_sorted_and_its_dates_are_dates():
    dates = [reform.date for reform in reforms()]
    assert dates == sorted(dates)
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date) for date in dates)


def test_a_part_names_what_moved_and_makes_no_successor():
    for reform in reforms():
        assert (reform.kind == "part") == (not reform.succeeds)
        assert reform.matter or reform.kind != "part"


@pytest.mark.parametrize(
    ("name", "year", "organ"),
    [
        ("国家计委", 1999, "国家发展计划委员会"),
        ("国家计委", 1997, "国家计划委员会"),
        ("保监会", 2010, "中国保险监督管理委员会"),
        ("银保监会", 2020, "中国银行保险监督管理委员会"),
        ("卫计委", 2015, "国家卫生和计划生育委员会"),
        ("广电总局", 2005, "国家广播电影电视总局"),
        ("广电总局", 2015, "国家新闻出版广电总局"),
        ("国家广电总局", 2020, "国家广播电视总局"),
    ],
)
def test_a_short_name_is_read_by_the_year(name, year, organ):
    found = load_lexicon().organs.centre(name, year)
    assert found is not None
    assert found.name == organ
