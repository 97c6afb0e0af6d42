from __future__ import annotations

import pytest

from policygraph.extract import extract_bytes
from policygraph.lexicon import load_lexicon
from policygraph.model import Metadata
from policygraph.relate.status import default_status, status_at

PLAN = Metadata(title="某市行动方案", date="2026-01-15")
REPLY = Metadata(title="关于第5号提案答复的函", proposal="5")


@pytest.mark.parametrize(
    ("text", "word", "metadata", "status"),
    [
        ("市水利局已建成系统。", "建成", PLAN, "done"),
        ("市水利局建设系统。", "建设", PLAN, "planned"),
        ("市水利局建设系统。", "建设", REPLY, "done"),
        ("我局将会同有关部门推进。", "推进", REPLY, "planned"),
        ("市市场监管局将登记事项委托园区实施。", "委托", REPLY, "done"),
        ("下一步，市水利局将加强已立项项目管理。", "将加强", PLAN, "planned"),
        ("因资金紧张，没有开展政策兑现工作。", "开展", REPLY, "negated"),
        ("没有违法所得或者违法所得不足1万元的，处罚款。", "1万元", PLAN, "planned"),
        ("违法所得不足1万元或者没有违法所得的，处罚款。", "1万元", PLAN, "planned"),
        ("没有捕获物的处以1万元以下罚款。", "1万元", PLAN, "planned"),
        ("今年的主要预期目标是：粮食产量增长5%左右。", "5%", REPLY, "planned"),
        ("按照要求，市水利局指导各县。", "指导", REPLY, "done"),
        ("为了加强管理，市水利局开展检查。", "开展", PLAN, "planned"),
        ("近年来，各部门不断推进改革。", "不断", PLAN, "done"),
        ("“十三五”以来，市政府深入实施行动。", "深入", PLAN, "done"),
        ("对无效规章，市司法局不予备案。", "不予", PLAN, "negated"),
        ("已经取得许可但不再具备条件的，由市水利局责令改正。", "责令", PLAN, "planned"),
        ("市水利局拟定了方案。", "拟定", REPLY, "done"),
    ],
)
def test_the_last_word_before_the_fact_decides(read, text, word, metadata, status):
    assert status_at(read(text, metadata=metadata), text.index(word)) == status


def test_a_work_report_plans_from_where_its_plan_begins():
    text = (
        "某省2026年政府工作报告\n一、2025年工作回顾\n建成泵站3座。\n二、“十五五”时期主要目标任务\n建设泵站4座。\n"
        "三、深入推进治理创新\n建设泵站5座。\n四、五年来，我们加强建设\n建设泵站6座。\n"
    )
    found = extract_bytes(text.encode(), "a.txt", load_lexicon())
    counts = {fact.object: fact.status for fact in found.facts if fact.predicate == "observation"}
    assert counts == {3: "done", 4: "planned", 5: "planned", 6: "done"}


def test_the_kind_of_document_decides_where_no_word_does(read):
    assert default_status(read("推进", metadata=PLAN)) == "planned"
    assert default_status(read("推进", metadata=REPLY)) == "done"


@pytest.mark.parametrize(
    ("text", "word", "metadata", "status"),
    [
        ("市水利局将依托高新区建设社区。", "将依托", REPLY, "planned"),
        ("市水利局将管理权限委托给园区。", "将管理", REPLY, "done"),
        ("市政府在充分论证的基础上，组织编制了规划。", "在充分", PLAN, "done"),
    ],
)
def test_what_stands_behind_the_actor_decides(read, text, word, metadata, status):
    assert status_at(read(text, metadata=metadata), text.index(word), act=True) == status


def test_who_acts_in_what_was_told_to_the_press_has_acted(read):
    text = "市科技局出台专项政策，奖励30万元。\n内容根据发布会内容整理。"
    told = read(text, metadata=PLAN)
    assert status_at(told, text.index("出台"), act=True) == "done"
    assert status_at(told, text.index("30")) == "planned"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("自吊销之日起5年内，市水利局不受理其申请。", "negated"),
        ("市水利局商定，工程期间暂不实施补偿。", "negated"),
        ("市水利局决定对小组组成人员进行调整。", "done"),
        ("“双优计划”：是“优质学校和优质专业建设计划”的简称，由市水利局实施。", "done"),
        ("市水利局组织实施补偿。", "planned"),
    ],
)
def test_what_is_refused_decided_and_told_in_a_note(sentence, status):
    text = "某市关于印发工作方案的通知\n\n一、工作任务\n\n（一）加强管理。" + sentence
    found = extract_bytes(text.encode(), "a.txt", load_lexicon())
    assert [fact.status for fact in found.facts if fact.predicate == "carriesOut"] == [status]
