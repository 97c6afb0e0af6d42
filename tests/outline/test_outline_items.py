"""Items: nested by the styles a document uses, with broken, skipping and missing numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import ReadError
from policygraph.lexicon.tables import read_table
from policygraph.model import Document, Outline
from policygraph.outline import make_outline
from policygraph.outline.number import number_at
from policygraph.read import read_document

TITLE = "某市节约用水若干措施"


def document(*lines: str, kind: str = "txt") -> Document:
    return read_document("\n".join(lines).encode(), f"a.{kind}", f"a.{kind}")


def tree(*lines: str, kind: str = "txt") -> list[tuple[tuple[int, ...], str, str]]:
    outline = make_outline(document(*lines, kind=kind))
    return [(m.path, m.number, m.heading) for m in outline.measures]


@pytest.mark.parametrize("row", read_table("numbering"), ids=lambda row: row["style"])
def test_every_style_reads_its_example(row: dict[str, str]) -> None:
    line = row["example"] + "节水"
    number = number_at(line, 0, len(line))
    assert number is not None
    assert line[number.end :] == ("总则节水" if row["style"] == "digit-space" else "节水")


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三产业",
        "2023年计划",
        "1.44万人次参加",
        "3,950万元",
        "六个方面",
        "（以下简称措施）",
        "第三方机构",
        "5 个工作日内",
    ],
)
def test_words_that_only_look_like_a_number(line: str) -> None:
    assert number_at(line, 0, len(line)) is None


def test_a_paragraph_behind_the_list_of_an_article_is_the_articles() -> None:
    text = document(
        "某某条例",
        "第一条 申请应当提交下列材料：",
        "（一）申请书；",
        "（二）平面图。",
        "主管部门应当自受理之日起20日内作出决定。",
        "第二条 本条例自公布之日起施行。",
    )
    measures = make_outline(text).measures
    at = text.text.index("主管部门")
    within = [m.number for m in measures if m.begin <= at < m.end]
    assert within == ["第一条"]


def test_nesting_follows_the_document_not_a_fixed_order() -> None:
    assert tree(TITLE, "1.管网", "（一）换管。", "（二）换阀。", "2.宣传", "（一）进校园。") == [
        ((1,), "1.", "管网"),
        ((1, 1), "（一）", "换管"),
        ((1, 2), "（二）", "换阀"),
        ((2,), "2.", "宣传"),
        ((2, 1), "（一）", "进校园"),
    ]


def test_numbering_that_runs_on_across_sections() -> None:
    found = tree(
        TITLE,
        "一、管网",
        "（一）供水",
        "1.换管。",
        "2.换阀。",
        "（二）排水",
        "3.清淤。",
        "二、宣传",
        "（三）学校",
        "4.讲课。",
    )
    assert [path for path, _, _ in found] == [
        (1,), (1, 1), (1, 1, 1), (1, 1, 2), (1, 2), (1, 2, 1), (2,), (2, 1), (2, 1, 1),
    ]  # fmt: skip


def test_articles_under_chapters_go_on_counting() -> None:
    found = tree(
        "某市条例",
        "第一章 总则",
        "第一条 为了节水。",
        "第二章 管理",
        "第二条 应当：",
        "(一)换管；",
        "第三条 罚款。",
    )
    assert [(path, number) for path, number, _ in found] == [
        ((1,), "第一章"),
        ((1, 1), "第一条"),
        ((2,), "第二章"),
        ((2, 1), "第二条"),
        ((2, 1, 1), "(一)"),
        ((2, 2), "第三条"),
    ]


def test_articles_of_a_section_stand_below_it_and_keep_their_paragraphs() -> None:
    lines = [
        "某市条例",
        "第一章 总则",
        "第一条 发展事业。",
        "第二条 扶持事业。",
        "第三条 保护事业。",
        "第四条 建立联席会议制度，履行下列职责：",
        "统筹、协调全市的有关工作；",
        "联席会议每年召开一次，日常工作由主管部门承担。",
        "第五条 主管部门负责监督。",
        "第二章 服务",
        "第一节 机构",
        "第六条 发展机构。",
        "第二节 人员",
        "第七条 培养人员。",
    ]
    read = document(*lines)
    by_number = {measure.number: measure for measure in make_outline(read).measures}
    assert read.text[: by_number["第四条"].end].endswith("主管部门承担。")
    assert by_number["第六条"].path == (*by_number["第一节"].path, 1)
    assert by_number["第七条"].path == (*by_number["第二节"].path, 1)


@pytest.mark.parametrize("broken", ["(三换阀门。", "三)换阀门。", ")换阀门。"])
def test_a_broken_number_is_an_item_of_its_neighbours(broken: str) -> None:
    outline = make_outline(document(TITLE, "一、管网", "(一)换管道。", "(二)换水表。", broken, "(四)清淤。"))
    assert [m.path for m in outline.measures] == [(1,), (1, 1), (1, 2), (1, 3), (1, 4)]
    assert outline.measures[3].heading == "换阀门"
    assert [note.code for note in outline.notes] == ["broken-number"]


def test_a_number_that_skips_is_noted() -> None:
    outline = make_outline(document(TITLE, "一、换管。", "四、清淤。"))
    assert [m.path for m in outline.measures] == [(1,), (2,)]
    assert [note.code for note in outline.notes] == ["skipped-number"]


def test_inline_numbers_are_no_items_and_steps_are_steps() -> None:
    text = document(TITLE, "一、换管。（1）供水管；（2）排水管。一是查找漏点。二是更换旧管。三是验收。")
    (measure,) = make_outline(text).measures
    assert [step.of(text.text) for step in measure.steps] == [
        "一是查找漏点。",
        "二是更换旧管。",
        "三是验收。",
    ]


def test_what_has_no_number_is_a_measure_too() -> None:
    outline = make_outline(document(TITLE, "各区水利局：", "市水利局负责换管。", "市财政局负责拨款。"))
    assert [(m.kind, m.heading) for m in outline.measures] == [
        ("paragraph", "市水利局负责换管"),
        ("paragraph", "市财政局负责拨款"),
    ]
    assert [note.code for note in outline.notes] == ["no-numbering"]


def test_short_sentences_may_head_paragraphs() -> None:
    below = "对符合条件的企业，按照实际支出的一定比例给予资金支持，每家企业每年不超过规定的限额。"
    found = tree(TITLE, "支持管网改造。", below, "支持水表更换。", below, "支持节水宣传。", below)
    assert [heading for _, _, heading in found] == ["支持管网改造", "支持水表更换", "支持节水宣传"]


def test_preamble_and_closing_are_measures_but_not_the_frame() -> None:
    found = tree(
        "某市水利局关于节水提案答复的函",
        "张三委员：",
        "您好！",
        "您提出的提案收悉，现答复如下：",
        "一、换管。今年更换旧管。",
        "二、清淤。今年清理河道。",
        "感谢您的关心。",
        "某市水利局",
        "2024年5月6日",
    )
    assert [heading for _, _, heading in found] == [
        "您提出的提案收悉，现答复如下：",
        "换管",
        "清淤",
        "感谢您的关心",
    ]


def test_each_carried_plan_is_a_section() -> None:
    found = tree(
        "某市人民政府关于印发两个方案的通知",
        "各区人民政府：",
        "现印发给你们。",
        "某市人民政府",
        "2024年5月6日",
        "某市节约用水专项行动方案",
        "为了节水，制定本方案。",
        "一、换管。",
        "某市污水治理专项行动方案",
        "一、清淤。",
    )
    assert found == [
        ((1,), "", "现印发给你们"),
        ((2,), "", "某市节约用水专项行动方案"),
        ((2, 1), "", "为了节水，制定本方案"),
        ((2, 2), "一、", "换管"),
        ((3,), "", "某市污水治理专项行动方案"),
        ((3, 1), "一、", "清淤"),
    ]


def test_headings_without_numbers_and_annexes() -> None:
    found = tree(
        "# 某市节水方案",
        "## 总体要求",
        "到明年全面完成节水改造的各项任务。",
        "## 具体举措",
        "（一）换管。",
        "附件：",
        "1.任务清单",
        "2.名单",
        "某市水利局",
        "2024年5月6日",
        kind="md",
    )
    assert found == [((1,), "", "总体要求"), ((2,), "", "具体举措"), ((2, 1), "（一）", "换管")]


def test_a_table_of_contents_is_no_outline() -> None:
    found = tree(
        "某市预案",
        "目 录",
        "1 总则",
        "1.1 目的",
        "2 职责",
        "1 总则",
        "1.1 目的",
        "为了供水安全。",
        "2 职责",
        "水利局负责。",
    )
    assert [(path, heading) for path, _, heading in found] == [
        ((1,), "总则"),
        ((1, 1), "目的"),
        ((2,), "职责"),
    ]


LINES = """一、甲。|二、乙|(一)丙。|(二丁|)戊|1.己|1、庚|（1）辛|①壬|第一条 癸|第二章 子
附件1|某市方案|一是丑。二是寅。|附件：1.午|2024年5月6日|某市水利局|各区：|目录|说明|1.1 卯
（责任单位：市水利局）|（市财政局牵头|牵头单位：市水利局；配合单位：市财政局"""
LINE = st.sampled_from([*LINES.replace("\n", "|").split("|"), "好。" * 30])


def check(text: Document, outline: Outline) -> None:
    """What holds for every outline: sorted, nested, unique, and duties that belong to measures."""
    by_id = {measure.id: measure for measure in outline.measures}
    assert list(by_id) == [f"m{n}" for n in range(1, len(by_id) + 1)]
    assert len({measure.path for measure in outline.measures}) == len(by_id)
    assert [m.begin for m in outline.measures] == sorted(m.begin for m in outline.measures)
    for measure in outline.measures:
        assert 0 <= measure.begin <= measure.body <= measure.end <= len(text.text)
        if measure.parent:
            parent = by_id[measure.parent]
            assert parent.path == measure.path[:-1]
            assert parent.begin <= measure.begin <= measure.end <= parent.end
        for step in measure.steps:
            assert measure.begin <= step.begin < step.end <= measure.end
    for duty in outline.duties:
        assert duty.begin < duty.end
        assert duty.measure in by_id


@given(st.lists(LINE, min_size=1, max_size=25), st.sampled_from(["txt", "md"]))
def test_what_holds_for_every_outline(lines: list[str], kind: str) -> None:
    try:
        text = document(*lines, kind=kind)
    except ReadError:
        return
    check(text, make_outline(text))
