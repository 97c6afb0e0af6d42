"""Words find the lines that hold all of them, in their measure; documents are listed, narrowed down and sorted."""

from __future__ import annotations

import pytest

from policygraph.explore.shelf import NATIONAL, SORTS, Recent, in_time, ordered
from policygraph.explore.text import cut, measure_at, spans


def found(index, lines, words, fits=None):
    numbers = lines.search(index, words, fits)
    return list(lines.hits(index, words, numbers))


def test_a_hit_has_its_line_its_measure_and_its_document(index, lines):
    (hit,) = found(index, lines, "电费 水费")
    assert hit.document.name == "corpus/qingyuan-reply-20230425.txt"
    assert hit.document.date == "2023-09-22"
    assert hit.pieces[1] == "电费水费"  # two words that stand side by side
    assert "".join(hit.pieces).startswith("（五）缓缴电费水费。")
    assert (hit.measure.number, hit.measure.heading) == ("（五）", "缓缴电费水费")
    assert hit.measure.begin == hit.begin


def test_the_newest_document_comes_first_and_lines_in_the_order_of_the_text(index, lines):
    hits = found(index, lines, "营商环境")
    dates = [hit.document.date for hit in hits]
    assert dates == sorted(dates, reverse=True)
    first = [hit.begin for hit in hits if hit.document.name == hits[0].document.name]
    assert first == sorted(first)
    assert all("营商环境" in hit.pieces[1::2] for hit in hits)
    assert lines.documents(lines.search(index, "营商环境")) == len({hit.document.name for hit in hits})


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("营商环境", True),
        ("营商环境 电费", False),
        ("商环", True),
        ("２０２４年", True),
        ("，", False),
        ("", False),
        ('"', False),
    ],
)
def test_several_words_must_stand_in_one_line(index, lines, words, some):
    assert bool(lines.search(index, words)) is some


def test_only_documents_that_fit(index, lines):
    hits = found(index, lines, "营商环境", lambda document: document.date < "2024")
    assert hits
    assert {hit.document.name for hit in hits} == {"corpus/qingyuan-reply-20230425.txt"}


@pytest.mark.parametrize(
    ("line", "words", "marked"),
    [
        ("优化营商环境，改善环境。", ["环境"], ["环境", "环境"]),
        ("ＯＰＣ社区 opc", ["OPC"], ["ＯＰＣ", "opc"]),
        ("水利水", ["水利", "利水"], ["水利水"]),
        ("没有", ["水"], []),
    ],
)
def test_the_words_are_marked(line, words, marked):
    assert [line[begin:end] for begin, end in spans(line, words)] == marked
    assert list(cut(line, words)[1::2]) == marked
    assert "".join(cut(line, words)) == line


def test_a_long_line_is_cut_near_the_words_and_masks_numbers():
    line = "甲" * 300 + "水利" + "乙" * 300
    pieces = cut(line, ["水利"])
    assert pieces[0].startswith("…")
    assert pieces[2].endswith("…")
    assert len("".join(pieces)) < 230
    assert "".join(cut("电话13912341234", ["1234"])) == "电话139****1234"
    assert "3912341" not in "".join(cut("电话13912341234", ["3912341"]))


def test_no_measure_where_none_stands(index, shelf):
    document = shelf.by_name["corpus/qingyuan-reply-20230425.txt"]
    assert measure_at(index, document.id, 0, 5) is None


def test_the_list_of_documents(shelf):
    assert len(shelf.documents) == 9
    dates = [document.date for document in shelf.documents]
    assert dates == sorted(dates, reverse=True)
    fund = shelf.by_name["corpus/qingyuan-saving-fund.txt"]
    assert fund.number == "清工信规〔2024〕2号"
    assert [name for _, name in fund.issuers] == ["清远市工业和信息化局", "清远市水利局", "清远市财政局"]
    assert fund.place == "广东省/清远市"
    assert shelf.places == [("广东省", 9), ("广东省/清远市", 7), ("广东省/清远市/清城区", 1)]
    assert shelf.years == ["2024", "2023"]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 9),
        ({"words": "节水 节能"}, 1),
        ({"words": "清工信"}, 2),
        ({"words": "水利局"}, 1),
        ({"place": "广东省/清远市"}, 7),
        ({"place": "广东省/清远市/清城区"}, 1),
        ({"place": NATIONAL}, 0),
        ({"issuer": "dept:清远市工业和信息化局"}, 3),
        ({"issuer": "清远市水利局"}, 1),
        ({"since": "2024", "until": "2024"}, 8),
        ({"since": "2024-05-27"}, 4),
        ({"until": "2024-01-22"}, 2),
    ],
)
def test_the_list_is_narrowed_down(shelf, asked, count):
    assert len(shelf.find(**asked)) == count


def test_the_list_is_sorted(shelf):
    for sort in SORTS:
        values = [getattr(document, sort) for document in ordered(shelf.documents, sort)]
        there = [value for value in values if value]
        assert there == sorted(there, reverse=sort not in {"title", "number"}), sort
        assert values[: len(there)] == there, "what has no value comes last"
        back = [getattr(document, sort) for document in ordered(shelf.documents, sort, backwards=True)]
        assert [value for value in back if value] == there[::-1]
        assert len(back) == 9


def test_a_text_is_that_of_the_document(graph, index, shelf):
    for document in shelf.documents:
        assert shelf.text(index, document.id) == graph.document(document.name)["document"]["text"]


def test_what_was_made_last_is_kept_up_to_a_size():
    made = []
    recent = Recent(10)

    def get(key):
        return recent.get(key, lambda: made.append(key) or "x" * 6, len)

    for key in ("a", "a", "b", "a"):
        get(key)
    assert made == ["a", "b", "a"]


def test_a_time():
    assert in_time("2024-05-27", "2024-05", "2024-05")
    assert not in_time("2024-05-27", "2024-06", "")
    assert not in_time("", "", "2024")
