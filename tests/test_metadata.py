"""Title, number, issuers, date and what is replied to, each from where the document states it."""

from __future__ import annotations

import pytest

from policygraph.metadata import read_metadata
from policygraph.model import Metadata
from policygraph.outline import make_outline
from policygraph.read import read_document

BODY = "为了节约用水，根据国家有关规定，结合本市实际情况，现就有关事项通知如下，请遵照执行，并及时报告情况。"


def read(*lines: str, kind: str = "txt") -> Metadata:
    document = read_document("\n".join(lines).encode(), f"a.{kind}", f"a.{kind}")
    metadata = read_metadata(document, make_outline(document))
    if metadata.number_span:
        assert metadata.number in metadata.number_span.of(document.text)
    assert all(span.of(document.text).strip() for span in metadata.issuer_spans)
    return metadata


def test_a_notice_is_read_from_title_number_and_signature() -> None:
    found = read(
        "某市发改委关于节水的通知",
        "某发改〔2024〕7号",
        "各区政府：",
        BODY,
        "某市发展和改革委员会",
        "2024年5月6日",
    )
    assert found.title == "某市发改委关于节水的通知"
    assert found.number == "某发改〔2024〕7号"
    assert found.issuers == ("某市发展和改革委员会",)
    assert found.date == "2024-05-06"
    assert (found.proposal, found.session, found.addressee) == ("", "", "")


@pytest.mark.parametrize(
    ("signature", "issuers", "date"),
    [
        (["某市水利局", "二○二四年十二月三十一日"], ("某市水利局",), "2024-12-31"),
        (["某市水利局　某市财政局", "2024 年 5 月 6 日"], ("某市水利局", "某市财政局"), "2024-05-06"),
        (["杭州市水利局杭州市财政局", "2024年5月6日"], ("杭州市水利局", "杭州市财政局"), "2024-05-06"),
        (["某市水利局", "某市财政局", "2024年5月6日"], ("某市水利局", "某市财政局"), "2024-05-06"),
        (["某市科技局（某市外专局）", "2024年5月6日"], ("某市科技局",), "2024-05-06"),
        (
            ["某市科技局", "（某市链长办公室）", "某市财政局", "2024年5月6日"],
            ("某市科技局", "某市财政局"),
            "2024-05-06",
        ),
        (["某市水利局 2024年5月6日"], ("某市水利局",), "2024-05-06"),
        (["国 务 院", "2024年5月6日"], ("国务院",), "2024-05-06"),
        (["某区科技局（协作局）2024年5月6日发布。"], ("某区科技局",), "2024-05-06"),
        (["总理　　张　三", "2024年5月6日"], (), "2024-05-06"),
        (["某市数据局于2024年5月6日，在某某启动活动上发布。"], ("某市数据局",), "2024-05-06"),
        (["某市政府2024年5月6日在“某某”公众号，根据公众号内容整理。"], ("某市政府",), "2024-05-06"),
        (["某街道办事处2024年5月6日在某某中心开业仪式发布。"], ("某街道办事处",), "2024-05-06"),
        (["某市委某某办公室2024年5月中旬印发"], ("某市委某某办公室",), ""),
        (
            ["某市政府《关于节水的通知》（某政规〔2024〕4号）附件，2024年5月6日。"],
            ("某市政府",),
            "2024-05-06",
        ),
        (["2024年5月6日，某市数据局、某经开区联合召开新闻发布会。"], ("某市数据局",), "2024-05-06"),
    ],
)
def test_signatures(signature: list[str], issuers: tuple[str, ...], date: str) -> None:
    found = read("节水通知", BODY, "一、换管。今年完成。", *signature)
    assert (found.issuers, found.date) == (issuers, date)


def test_a_report_names_its_government_by_the_assembly() -> None:
    found = read(
        "2024年政府工作报告", "——2024年1月6日在广东省第十四届人民代表大会第二次会议上", "各位代表：", BODY
    )
    assert found.issuers == ("广东省人民政府",)
    assert read("广东省2024年政府工作报告", BODY).issuers == ("广东省人民政府",)


def test_what_a_statute_is_about_is_no_issuer() -> None:
    assert read("海上航行警告和航行通告管理规定", "第一条 为了安全，制定本规定。").issuers == ()


def test_a_ministry_that_governs_something_issues_its_own_regulation() -> None:
    assert read("公安部对部分刀具实行管制的规定", "1988年5月9日 国务院批准", BODY).issuers == ("公安部",)


def test_a_note_of_publication_is_no_title() -> None:
    found = read(
        "2004年12月9日 中华人民共和国国务院、中华人民共和国中央军事委员会令第425号公布",
        "某军实施 《某法》办法",
        "第一章 总则",
        "第一条 为了节水，制定本办法。",
    )
    assert found.title == "某军实施《某法》办法"
    assert found.issuers == ("国务院", "中央军事委员会")


def test_a_title_over_two_lines_is_one() -> None:
    assert read("国务院办公厅", "关于节约用水的通知", BODY).title == "国务院办公厅关于节约用水的通知"


@pytest.mark.parametrize(
    ("line", "number", "issuers", "date"),
    [
        ("1996年10月3日 中华人民共和国交通部令第8号发布", "交通部令第8号", ("交通部",), "1996-10-03"),
        ("2007年3月31日 中华人民共和国国务院令第491号公布", "国务院令第491号", ("国务院",), "2007-03-31"),
        ("2022年1月16日 广东省第十三届人民代表大会常务委员会第三十九次会议通过", "",
         ("广东省人民代表大会常务委员会",), "2022-01-16"),
        ("（2019年6月6日国务院第5次常务会议通过）", "", ("国务院",), "2019-06-06"),
        ("1988年5月9日 国务院批准", "", (), "1988-05-09"),  # who approves does not issue
        ("1988年5月9日国务院批准 1988年5月20日公安部发布", "", ("公安部",), "1988-05-09"),
        ("1997年4月10日 海关总署第61号令发布", "", ("海关总署",), "1997-04-10"),
    ],
)  # fmt: skip
def test_the_line_below_a_regulations_title(
    line: str, number: str, issuers: tuple[str, ...], date: str
) -> None:
    found = read("节约用水条例", line, "第一章 总则", "第一条 为了节水，制定本条例。")
    assert (found.number, found.issuers, found.date) == (number, issuers, date)


def test_a_revised_regulation_is_of_the_day_of_its_last_revision() -> None:
    found = read(
        "某某条例",
        "（1998年5月6日 中华人民共和国国务院令第240号公布",
        "2016年2月6日 《国务院关于修改部分行政法规的决定》第一次修订",
        "2024年11月8日 中华人民共和国国务院令第793号修订）",
        "第一条 为了保护某某，制定本条例。",
        "第二条 本条例自公布之日起施行。",
    )
    assert (found.date, found.published) == ("2024-11-08", "1998-05-06")


@pytest.mark.parametrize(
    ("title", "addressee", "expected"),
    [
        ("某市水利局关于对市八届政协二次会议第20230425号提案答复的函", "李四委员:",
         ("20230425", "市八届政协二次会议", "李四")),
        ("某市水利局对全国政协十届三次会议第2741号提案的答复", "张三等3位委员：",
         ("2741", "全国政协十届三次会议", "张三")),
        ("关于某市第一届人大第三次会议第 44 号（教育类 4 号）建议的答复", "民建某市委员会：",
         ("44", "某市第一届人大第三次会议", "民建某市委员会")),
    ],
)  # fmt: skip
def test_replies_to_proposals(title: str, addressee: str, expected: tuple[str, str, str]) -> None:
    found = read(
        title,
        addressee,
        "您提出的建议收悉，现答复如下：",
        "一、换管。今年完成。",
        "某市水利局",
        "2024年5月6日",
    )
    assert (found.proposal, found.session, found.addressee) == expected


def test_a_proposals_number_in_the_text() -> None:
    found = read(
        "某市水利局关于提案答复的函",
        "李四委员：",
        "您提出的《关于节水的提案》（第20240012号）收悉。",
        "一、换管。",
    )
    assert found.proposal == "20240012"


def test_a_pages_own_date_is_no_date() -> None:
    assert read("某市水利局关于节水的通知", "发布时间：2024-05-06", "来源：本网", BODY).date == ""


def test_nothing_said_is_nothing_read() -> None:
    assert read("节水。") == Metadata()
