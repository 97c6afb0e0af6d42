from __future__ import annotations

import pytest

from policygraph.extract import extract_bytes
from policygraph.lexicon import load_lexicon
from policygraph.relate import actions

ORGANS = ("市水利局", "市财政局", "我局", "省审改办", "市政府")
ACTING = [
    ("市水利局督促指导各县供水单位。", ["市水利局"]),
    ("根据通知精神，我局先后组织申报了七批名单。", ["我局"]),
    ("市水利局和市财政局要适时督促检查。", ["市水利局", "市财政局"]),
    ("由省审改办组织有关部门梳理清单。", ["省审改办"]),
    ("市水利局会同市财政局推进改革。", ["市水利局", "市财政局"]),
    ("2022年3月，市水利局将登记事项委托园区实施。", ["市水利局"]),
    ("本措施由市水利局负责解释。", ["市水利局"]),
    ("市水利局2023年2月1日至7月31日对用户实施优惠。", ["市水利局"]),
    ("2002年到2005年，市水利局连续四年组织评估。", ["市水利局"]),
    ("报市政府审批后实施。", []),
    ("根据市政府印发的通知，开展检查。", []),
    ("市政府的文件要求加强管理。", []),
    ("向市财政局报送情况。", []),
    ("市政府门户网站公开信息。", []),
    ("市水利局2026年3月9日发布，意见反馈截至4月7日。", []),
    ("该政策由市水利局2026年3月7日发布，公开征求意见。", []),
    ("政策咨询：市水利局服务协调处", []),
    ("市水利局2026年3月中旬印发", []),
    ("2026年4月18日，市水利局召开新闻发布会，正式对外发布。", []),
    ("市水利局于2026年6月30日前完成核查，并向社会发布。", ["市水利局"]),
    ("市水利局挂牌成立。", []),
    ("市财政局要按照有关规定，安排资金。", ["市财政局"]),
    ("由市水利局和相关责任部门负责组织实施。", ["市水利局"]),
    ("由市水利局依法查处。", ["市水利局"]),
    ("参加由市水利局组织开展的培训，可获补助。", []),
    ("市水利局监管企业利润增长10%以上。", []),
    ("违反规定的，由市水利局处以罚款。", ["市水利局"]),
    ("由市政府副市长批准。", []),
    ("请市财政局加快“借甲还甲”方案的研究。", ["市财政局"]),
    ("市政府负责节水工作的部门组织评审。", []),
    ("市水利局从事水政工作的人员，应当忠于职守。", []),
    ("市水利局负责人应当值班值守，工作人员轮流到岗。", []),
    ("由市政府防汛指挥机构发布。", []),
    ("由市财政局拨付经费的单位免征房产税。", []),
    ("由市水利局没收有关的证书。", ["市水利局"]),
    ("市政府管理节水工作的部门应当检查。", []),
    ("由市水利局批准格式的记录簿。", []),
    ("市水利局应当自收到申请之日起十日内答复。", ["市水利局"]),
    ("市水利局按照职责分工责令改正。", ["市水利局"]),
    ("市水利局深入推进节水，我局升级系统。", ["市水利局", "我局"]),
    ("市水利局意见：该项目已列入规划。", ["市水利局"]),
    ("市水利局会同市财政局拟定的《节水办法》已经同意。", ["市水利局", "市财政局"]),
    ("根据市水利局拟定的《节水办法》，开展检查。", []),
    ("市水利局必须24小时值班。", ["市水利局"]),
    ("市水利局有权责令改正。", ["市水利局"]),
    ("市水利局接到报告后，应当在两日内核查。", ["市水利局"]),
    ("市水利局应当会同市财政局，根据需要安排资金。", ["市水利局", "市财政局"]),
    ("市水利局将着力推进八项任务。", ["市水利局"]),
    ("市水利局立即启动预案。", ["市水利局"]),
    ("市水利局依照国家标准组织开展评估。", ["市水利局"]),
    ("市水利局根据市政府的决定出具文件。", ["市水利局"]),
    ("市水利局按照国家有关规定批准的支出；", []),
    ("市政府及其组成部门要明确审核机构。", ["市政府"]),
    ("市政府及其部门负责人可以约见用户。", []),
    ("市水利局五年内不再受理其申请。", ["市水利局"]),
    ("市水利局不依法履行职责，造成损失。", []),
    ("市水利局原则上每年召开一次例会。", ["市水利局"]),
    ("市水利局以纪要形式明确议定事项。", ["市水利局"]),
    ("市水利局与市财政局商定，暂缓收费。", ["市水利局", "市财政局"]),
    ("市水利局商市财政局另行制定办法。", ["市水利局", "市财政局"]),
    ("市水利局进行检查时，用户应当配合。", []),
    ("工程在市水利局统一指导下加快推进。", ["市水利局"]),
    ("法律、法规或者市政府规定要求报告的，从其规定。", []),
    ("成立市政府，由甲任组长，各部门为成员，统筹推进工作。", ["市政府"]),
    # Which things are meant, whom something is told, and who made what is repealed, is no act.
    ("（六）市财政局规定应当报送的其他有关证件、资料。", []),
    ("市水利局设置的门楼牌的维护费用，纳入同级政府财政预算予以保障。", []),
    ("应当向本级或者市政府作出说明，提出整改措施并负责落实。", []),
    ("1986年12月27日市水利局、市财政局公布的《某细则》同时废止。", []),
    ("市水利局设置警示标志。", ["市水利局"]),
    ("市政府决定撤回声明的，市水利局应当通知企业。", ["市水利局"]),
    ("市水利局在经营活动中存在失信行为的，可以约谈。", []),
    ("市财政局拨付给供水单位的补助资金纳入专户。", []),
    ("市财政局拨付给供水单位补助资金。", ["市财政局"]),
]


@pytest.mark.parametrize(("text", "actors"), ACTING)
def test_who_acts_in_the_text(read, text, actors):
    facts = [f for f in actions.find(read(text, organs=ORGANS)) if f.predicate == "carriesOut"]
    assert [fact.subject.removeprefix("x:") for fact in facts] == actors


def test_what_is_done_planned_and_denied_are_three_facts():
    text = (
        "关于第5号提案答复的函\n\n一、推进节水\n\n清远市水利局开展了检查。清远市水利局开展了培训。"
        "清远市水利局将继续推进改造。清远市水利局尚未建成平台。\n"
    )
    found = extract_bytes(text.encode(), "x.txt", load_lexicon()).facts
    assert [f.status for f in found if f.predicate == "carriesOut"] == ["done", "planned", "negated"]


def test_a_report_s_government_is_its_issuer():
    text = "2026年广东省政府工作报告\n\n广东省人民政府\n\n一、今后五年任务\n\n今后五年，政府将着力推进八项任务。\n"
    extraction = extract_bytes(text.encode(), "x.txt", load_lexicon())
    names = {e.id: e.name for e in extraction.entities}
    acting = {(names[f.subject], f.evidence[0].text) for f in extraction.facts if f.predicate == "carriesOut"}
    assert ("广东省人民政府", "今后五年，政府将着力推进八项任务。") in acting


def test_what_is_named_in_a_duty_does_not_act(read):
    text = "推进建设（市水利局负责）。"
    assert list(actions.find(read(text, organs=ORGANS, duties=(("市水利局负责", ""),)))) == []


@pytest.mark.parametrize(
    ("text", "concerned"),
    [
        ("贯彻落实《扶优计划》，兑现奖励。", True),
        ("根据《扶优计划》，兑现奖励。", False),
        ("按照《扶优计划》要求，兑现奖励。", False),
        ("出台《扶优计划》。", True),
        ("属于《扶优计划》所列情况的，兑现奖励。", False),
        ("根据2005年12月19日《扶优计划》，兑现奖励。", False),
        ("据《扶优计划》：兑现奖励。", False),
        ("依照第十届常务委员会第二十四次会议通过的《扶优计划》，兑现奖励。", False),
        ("本细则按年度修订（以下简称《扶优计划》）。", False),
    ],
)
def test_what_a_measure_concerns_but_not_its_basis(read, text, concerned):
    facts = list(actions.find(read(text, organs=("《扶优计划》",), kind="Policy")))
    assert bool(facts) is concerned


def test_a_list_of_bases_is_no_list_of_subjects(read):
    text = "依照《甲条例》、《乙办法》和《丙规定》开展检查，落实《丁方案》。"
    facts = actions.find(
        read(text, organs=("《甲条例》", "《乙办法》", "《丙规定》", "《丁方案》"), kind="Policy")
    )
    assert [fact.object for fact in facts] == ["x:《丁方案》"]


@pytest.mark.parametrize(
    ("text", "kind", "concerned"),
    [
        ("实施甲创业大赛，培育团队。", "Programme", True),
        ("对在甲创业大赛等赛事中获奖的项目给予奖励。", "Programme", False),
        ("按照甲创业大赛的要求开展培训。", "Programme", False),
        ("未通过甲创业大赛采购的，责令改正。", "Platform", False),
        ("通过甲创业大赛采购。", "Platform", True),
    ],
)
def test_what_a_measure_only_mentions(read, text, kind, concerned):
    facts = list(actions.find(read(text, organs=("甲创业大赛",), kind=kind)))
    assert bool(facts) is concerned


@pytest.mark.parametrize("text", ["甲园区加快建设，引进企业。", "甲园区入选名单。", "甲园区为核心承载区。"])
def test_what_befalls_a_park_is_none_of_its_acts(read, text):
    assert [
        f for f in actions.find(read(text, organs=("甲园区",), kind="Park")) if f.predicate == "carriesOut"
    ] == []


PLAN = """某市人民政府关于印发分工方案的通知
一、职责分工
（一）市科技局
扩容科创载体，推动资源共享共用。
（二）市财政局：负责资金保障，统筹预算安排。
请市水利局在预算中明确节水资金安排。
由市公安局牵头开展巡查，市司法局配合。
"""


def test_an_item_headed_by_an_organ_is_its_task_and_a_role_is_said_once():
    extraction = extract_bytes(PLAN.encode(), "a.txt", load_lexicon())
    names = {entity.id: entity.name for entity in extraction.entities}
    said = {(names[f.subject][-4:], f.predicate) for f in extraction.facts if f.object in {"m2", "m3"}}
    assert said == {
        ("学技术局", "carriesOut"),
        ("市财政局", "carriesOut"),
        ("市水利局", "carriesOut"),
        ("市公安局", "leads"),
        ("市司法局", "assists"),
    }


REPLY = """某市教育局关于市政协第12号提案答复的函
李代表：
您提出的提案收悉。我局会同市水利局、市财政局对您的提案进行研究，现答复如下：
一、加强管理。市水利局组织开展巡查。
"""


def test_handling_a_proposal_together_is_no_measure():
    extraction = extract_bytes(REPLY.encode(), "a.txt", load_lexicon())
    names = {entity.id: entity.name[-3:] for entity in extraction.entities}
    assert [names[f.subject] for f in extraction.facts if f.predicate == "carriesOut"] == ["水利局"]
    assert {names[f.subject] for f in extraction.facts if f.predicate == "coHandles"} == {"水利局", "财政局"}


def test_what_the_title_names_is_still_what_a_measure_is_about():
    text = "某市水利局关于推广“水事通”小程序的通知\n一、加快推广。各地用好“水事通”小程序。\n"
    extraction = extract_bytes(text.encode(), "a.txt", load_lexicon())
    assert [f.object for f in extraction.facts if f.predicate == "concerns"] == ["platform:水事通小程序"]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("省级商务主管部门或者县级商务主管部门应当公布名单。", {"省级商务主管部门", "县级商务主管部门"}),
        ("由县级人民政府或者有关部门给予奖励。", {"县级人民政府", "有关部门"}),
        ("申请人应当向省级商务主管部门或者县级商务主管部门提出申请。", set()),
        ("现居住地的县级人民政府应当建立档案。", {"县级人民政府"}),
        ("由县级商务主管部门按照最高等级的比例，增发补助金。", {"县级商务主管部门"}),
        (
            "国务院和县级以上地方人民政府管理机关事务工作的机构应当公布名录。",
            {"县级以上地方人民政府管理机关事务工作的机构"},
        ),
    ],
)
def test_who_acts_together_or_in_the_others_stead(sentence, actors):
    extraction = extract_bytes(f"甲物管理条例\n第一条 {sentence}\n".encode(), "a.txt", load_lexicon())
    names = {entity.id: entity.name for entity in extraction.entities}
    assert {names[f.subject] for f in extraction.facts if f.predicate == "carriesOut"} == actors


def test_who_is_asked_has_still_to_act():
    text = "国务院办公厅关于黄金政策问题的复函\n一、请中国人民银行加快方案的研究。\n二、经费由财政部承担。\n"
    extraction = extract_bytes(text.encode(), "a.txt", load_lexicon())
    assert {f.status for f in extraction.facts if f.predicate == "carriesOut"} == {"planned"}
