from __future__ import annotations

import pytest

from policygraph.relate import running_roles

ORGANS = ("市科技局", "市数据局", "市财政局", "各区人民政府")
LED = [
    ("将由市科技局牵头，抓紧研究制定政策。", "leads"),
    ("市科技局、市数据局牵头，市财政局配合，推进建设。", "leads leads assists"),
    ("市科技局要继续做好牵头工作。", ""),
    ("支持市科技局牵头组建联合体。", ""),
    ("市科技局牵头部门要加强协调。", ""),
]
ANSWERED = [
    ("市财政局负责安排所需经费，专款专用。", "responsibleFor"),
    ("制定预案。市科技局、市数据局负责根据需要安排运输。", "responsibleFor responsibleFor"),
    ("市科技局、市数据局按照各自职能分工，负责应急供应工作。", "responsibleFor responsibleFor"),
    ("市科技局会同有关部门负责建立监测系统。", "responsibleFor"),
    # who answers to whom, who speaks for an organ, who explains a paper, and what is no department
    ("指挥部向市科技局负责。", ""),
    ("市科技局负责人要亲自抓。", ""),
    ("本预案由市科技局负责解释。", ""),
    ("各区人民政府负责组织实施。", ""),
]


@pytest.mark.parametrize(("text", "roles"), [*LED, *ANSWERED])
def test_the_running_text_names_who_leads_assists_and_answers(read, text, roles):
    reading = read(text, organs=ORGANS)
    facts = sorted(running_roles.find(reading), key=lambda fact: reading.folded.index(fact.subject[2:]))
    assert " ".join(fact.predicate for fact in facts) == roles


def test_a_duty_line_is_left_to_its_own_reader(read):
    text = "市科技局负责安排经费。"
    assert list(running_roles.find(read(text, organs=ORGANS)))
    assert not list(running_roles.find(read(text, organs=ORGANS, duties=(("市科技局负责", ""),))))
