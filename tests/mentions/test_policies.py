"""Titles in the text: what is a policy, where it begins and ends, what stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.fold import fold
from policygraph.lexicon import load_lexicon, read_table
from policygraph.mentions import policies
from policygraph.mentions.overlap import settle
from policygraph.mentions.scan import Scan
from policygraph.mentions.titles import carried, form, is_bare, issuer, loose_key
from policygraph.model import Document, Mention, Metadata, Outline, Span


def find(text: str, title: str = "") -> list[Mention]:
    document = Document("x.txt", "x.txt", text, fold(text), ())
    at = text.find(title)
    metadata = Metadata(title=title, title_span=Span(at, at + len(title)) if title and at >= 0 else None)
    return list(settle(policies.find(Scan(document, Outline(()), metadata, load_lexicon()))))


def names(text: str, title: str = "") -> list[str]:
    return [m.name for m in find(text, title) if m.type == "Policy"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据计划安排制定检查实施方案，组织开展检查。", []),
        ("遵守国际关系基本准则和国家基本政策。", []),
        ("印发《某市支持创业若干措施》。", ["某市支持创业若干措施"]),
        ("落实《市场准入负面清单（2022年版）》要求", ["市场准入负面清单（2022年版）"]),
        ("出台《意见反馈渠道和处理回应机制》，畅通渠道", ["意见反馈渠道和处理回应机制"]),
        # What a person or firm holds, signs, fills in or reads is no policy.
        ("签订《国有建设用地出让合同》后，发放《建设工程规划许可证》、《不动产权证书》", []),
        ("填写《城市居民最低生活保障待遇审批表》，由《某某日报》公布", []),
        ("舞剧《天工开物》和长篇小说《生命册》", []),
        # A 《 that nobody closes: as another title in the text, or at its form of document.
        (
            "落实《某市加快创新的若干政策积极引导企业发展。兑现《某市加快创新的若干政策》。",
            ["某市加快创新的若干政策", "某市加快创新的若干政策"],
        ),
        ("落实《某市科技专项资金管理办法鼓励企业研发，成效明显。", ["某市科技专项资金管理办法"]),
        # Without 《》.
        ("贯彻国务院关于支持某省走新路的意见，将围绕", ["国务院关于支持某省走新路的意见"]),
        ("依照刑法关于受贿罪的规定追究", ["刑法"]),
        ("依照中华人民共和国公司法设立", ["中华人民共和国公司法"]),
        ("违反办法的，依法处理；此方法合法", []),
        ("应当遵守国家关于数据出境的规定。", []),
        ("按照国发〔2014〕49号文件执行", ["国发〔2014〕49号"]),
        ("各地要根据中发〔1994〕8号文件的精神办理", ["中发〔1994〕8号"]),
        ("按国办发〔1993〕71号文件的规定", ["国办发〔1993〕71号"]),
        ("应按国务院一九八〇年12号文件规定的基数落实", ["国务院一九八〇年12号文件"]),
        ("国务院批转某委关于召开某项生产座谈会的情况报告，决定", ["某委关于召开某项生产座谈会的情况报告"]),
        ("你们关于建设某示范区的请示（国科发高〔2018〕35号）收悉", ["关于建设某示范区的请示"]),
        ("违反“本法第三条”的，按“两条主线”推进", []),
        # A verb governs the title; where it begins, the words tell.
        ("持续优化环境。落实全民健身促进条例，开展活动", ["全民健身促进条例"]),
        ("推动修订旅游民宿管理条例、粮食仓储监督条例，规范", ["旅游民宿管理条例", "粮食仓储监督条例"]),
        ("落实好住房租赁法和市住房租赁条例，进一步", ["市住房租赁条例"]),
        ("落实江东省“机器人+”行动方案，前瞻布局", ["江东省“机器人+”行动方案"]),
        ("全面落实滨海都市圈空间协同规划。", ["滨海都市圈空间协同规划"]),
        ("出台支持乡村民宿发展20条措施，培育", ["支持乡村民宿发展20条措施"]),
        ("依照渔港管理条例的规定处罚", ["渔港管理条例"]),
        # What is of no particular name, or has none yet, is none.
        ("制定实施方案，编制规划，落实支持政策和具体措施。", []),
        ("各县要制定本地区乡村民宿发展实施方案，落实工作措施。", []),
        ("按照年度抽查工作方案，执行国家有关规定，出台具体实施办法。", []),
        ("落实好国家更加积极的就业政策，依法实施管理办法。", []),
        ("按照小区配套幼儿园规划、建设和移交的顺序，编制“十五五”专项规划。", []),
        # But with its place or its period, or where others have to pass it.
        (
            "编制实施清远都市圈发展规划，制定“十五五”碳达峰行动方案。",
            ["清远都市圈发展规划", "“十五五”碳达峰行动方案"],
        ),
        ("提请常委会审议通过城市更新条例，加强", ["城市更新条例"]),
        ("落实上海（长三角）科技创新中心建设方案，深化", ["上海（长三角）科技创新中心建设方案"]),
        ("依照森林法第三十九条和森林法实施条例的有关规定", ["森林法", "森林法实施条例"]),
        # The plans of five years, and what a committee proposes for them.
        (
            "根据《中共江东省委关于制定江东省第十五个五年规划的建议》，",
            ["中共江东省委关于制定江东省第十五个五年规划的建议"],
        ),
        ("根据中共江东省委“十五五”规划《建议》，编制", ["中共江东省委“十五五”规划《建议》"]),
        ("编制了“十五五”规划纲要（草案），提交大会", ["“十五五”规划纲要（草案）"]),
        ("争取海东机场纳入国家“十五五”口岸发展规划。", ["国家“十五五”口岸发展规划"]),
        ("“十五五”规划开局之年；您提出的《关于加快编制某规划的建议》收悉", []),
        ("落实“促进就业九条”3.0版。", ["“促进就业九条”3.0版"]),
        ("兑现《某市加快创新的若干政策》，做好“若干政策”兑现", ["某市加快创新的若干政策", "若干政策"]),
    ],
)
def test_what_is_a_policy(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_the_number_and_the_short_name_beside_a_title() -> None:
    (mention,) = find("根据《关于开展某工作的通知》（工信厅节函〔2016〕586号）精神")
    assert (mention.number, mention.text) == ("工信厅节函〔2016〕586号", "《关于开展某工作的通知》")
    first, second = find("根据《中华人民共和国专利法》（以下简称专利法），制定本细则。专利法规定了手续。")[:2]
    assert (first.alias, second.name, second.rule) == ("专利法", "专利法", "alias")


def test_a_short_name_may_be_introduced_by_two_characters() -> None:
    text = "符合《海州市促进大模型应用实施细则》（海规字〔2026〕1号，下称《实施细则》）第六条的，给予补助。"
    assert [m.alias for m in find(text) if m.alias] == ["实施细则"]


def test_a_title_in_a_title_is_nested() -> None:
    outer, inner = find("按《国务院关于修改〈某条例〉的决定》第一次修订")
    assert (outer.name, outer.nested) == ("国务院关于修改〈某条例〉的决定", False)
    assert (inner.name, inner.nested) == ("某条例", True)


def test_the_documents_own_title_and_what_stands_for_it() -> None:
    title = "某市财政局关于印发某市专项资金管理办法的通知"
    found = find(f"{title}\n某市专项资金管理办法\n本办法自印发之日起施行。", title)
    assert [(m.rule, m.anaphor) for m in found] == [
        ("own-title", False),
        ("own-title", False),
        ("own-anaphor", True),
    ]


def test_a_reply_is_no_policy_and_what_it_answers_is_a_proposal() -> None:
    title = "某市工信局关于对市政协第20230001号提案答复的函"
    found = find(f"{title}\n您提出的《关于某事的建议》（第20230001号）收悉。本办法略。", title)
    assert [(m.type, m.number) for m in found] == [("Proposal", "第20230001号")]


def test_a_matter_in_quotes_and_a_licence() -> None:
    found = find("将“企业技术改造项目备案”事项委托园区办理，发放《建筑工程施工许可证》。")
    assert [(m.type, m.name) for m in found] == [
        ("Matter", "企业技术改造项目备案"),
        ("Matter", "建筑工程施工许可证"),
    ]


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("某市人民政府关于印发某市支持创业若干措施的通知", "某市支持创业若干措施"),
        ("某委 某局关于印发《某市行动计划（2026—2027年）》的通知", "某市行动计划（2026—2027年）"),
        ("国务院关于支持创业的若干意见", ""),
        ("国务院办公厅转发民政部关于清理团体意见的通知", "民政部关于清理团体意见"),
        # A quotation mark at the plan's beginning belongs to its name, one pair around the whole does not.
        ("某厅关于印发“无尘车间”建设方案的通知", "“无尘车间”建设方案"),
        ("某厅关于印发“无尘车间建设方案”的通知", "无尘车间建设方案"),
    ],
)
def test_the_plan_that_a_notice_carries(title: str, plan: str) -> None:
    assert carried(title) == plan


def test_forms_and_bare_titles() -> None:
    assert form("某工作指引（试行）") == "list"
    assert form("道路运输证") == ""
    assert [is_bare(t) for t in ("若干政策", "十条措施", "实施细则（试行）", "价格法", "某市若干政策")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert issuer("国务院办公厅关于某事的通知") == "国务院办公厅"
    assert loose_key("关于清理团体的意见") == loose_key("清理团体意见")


@pytest.mark.parametrize("table", ["clause_words", "policy_heads", "title_words"])
def test_the_words_are_sorted_and_sourced(table: str) -> None:
    rows = read_table(table)
    lines = ["\t".join(row.values()) for row in rows]
    assert lines == sorted(set(lines))
    assert all(row["source"] for row in rows)


@given(st.text(alphabet="《》〈〉“”（）某市关于的通知办法。\n法国发〔2019〕3号", max_size=60))
def test_every_mention_is_a_slice_of_the_text(text: str) -> None:
    for mention in find(text, "某市办法"):
        assert mention.text == text[mention.begin : mention.end]
        assert mention.begin < mention.end
