"""Who issued, passed on, answered which document; what one document cites, rests on, changes and repeals."""

from __future__ import annotations

import pytest
from linked import links

HEAD = "清远市财政局关于做好有关工作的情况说明\n\n一、工作情况\n\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # The organ right before the title.
        (
            "根据工业和信息化部办公厅《关于开展某项建设的通知》精神，抓好落实。",
            [("工业和信息化部办公厅", "关于开展某项建设的通知")],
        ),
        # A verb of issuing, with adverbs and dates between.
        ("2023年5月，教育部印发了《校园食品安全管理办法》。", [("教育部", "校园食品安全管理办法")]),
        ("国务院办公厅于2022年印发《某领域改革实施方案》。", [("国务院办公厅", "某领域改革实施方案")]),
        (
            "财政部、税务总局联合印发《某项优惠政策目录》《某项资金管理办法》。",
            [
                ("国家税务总局", "某项优惠政策目录"),
                ("国家税务总局", "某项资金管理办法"),
                ("财政部", "某项优惠政策目录"),
                ("财政部", "某项资金管理办法"),
            ],
        ),
        # A title that begins with its issuer.
        ("落实《教育部关于加强某工作的意见》。", [("教育部", "教育部关于加强某工作的意见")]),
        # A city is no organ, and nobody is named.
        ("我市印发《某市工作方案》。", []),
        ("印发《某市工作方案》，教育部给予肯定。", []),
        # A law's name begins with an organ that did not issue it.
        ("依照《中华人民共和国中国人民银行法》办理。", []),
    ],
)
def test_issued(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = [(s, o) for s, _, o in links(HEAD + sentence, "issued") if "情况说明" not in str(o)]
    assert [(s, str(o).rsplit("公厅", 1)[-1] if s.endswith("办公厅") else o) for s, o in found] == expected


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("根据广东省委《关于做好某工作的意见》，编制规划。", "中共广东省委员会"),
        ("根据省委十二届八次全会审议通过的《关于做好某工作的意见》，编制规划。", "中共广东省委员会"),
        (
            "广东省第十三届人民代表大会常务委员会第十五次会议《关于做好某工作的意见》已经公布。",
            "广东省人民代表大会常务委员会",
        ),
    ],
)
def test_committees_and_assemblies_issue_at_their_meetings(sentence: str, issuer: str) -> None:
    found = [s for s, _, o in links(HEAD + sentence, "issued") if "做好某工作的意见" in str(o)]
    assert found == [issuer]


def test_what_a_reply_answers_was_issued_by_those_whom_it_addresses() -> None:
    text = (
        "国务院关于某规划的批复\n国函〔2018〕1号\n河北省人民政府、国家发展改革委：\n"
        "你们《关于呈报某规划的请示》收悉。现批复如下：\n一、同意该规划。"
    )
    found = links(text, "issued")
    assert ("河北省人民政府", "issued", "关于呈报某规划的请示") in found
    assert ("国家发展和改革委员会", "issued", "关于呈报某规划的请示") in found


def test_what_is_still_under_way_is_planned() -> None:
    found = links(HEAD + "教育部制定了《某工作实施方案》，正在走法定程序加紧出台。", "issued")
    assert ("教育部", "issued (planned)", "某工作实施方案") in found


def test_forwarded_by_both() -> None:
    found = links(HEAD + "2022年5月财政部与商务部联合转发了《市场准入负面清单（2022年版）》。", "forwarded")
    assert found == [
        ("商务部", "forwarded", "市场准入负面清单（2022年版）"),
        ("财政部", "forwarded", "市场准入负面清单（2022年版）"),
    ]


def test_one_passes_on_what_another_issued() -> None:
    found = links(HEAD + "1963年10月国务院批转财政部《关于某事的几项规定》。", "issued", "forwarded")
    assert ("国务院", "forwarded", "财政部关于某事的几项规定") in found
    assert ("财政部", "issued", "财政部关于某事的几项规定") in found


def test_the_document_is_issued_by_all_its_issuers_and_cites_all_but_itself() -> None:
    text = (
        "财政部 教育部关于印发《学生资助资金管理办法》的通知\n\n财教〔2021〕310号\n\n各省：\n"
        "根据《中华人民共和国预算法》，制定本办法。参照《某项工作指引》执行。\n\n财政部 教育部\n\n2021年12月30日\n"
    )
    found = links(text, "issued", "cites", "documentNumber", "basedOn")
    assert ("财政部", "issued", "学生资助资金管理办法") in found
    assert ("教育部", "issued", "学生资助资金管理办法") in found
    assert [o for _, p, o in found if p == "cites"] == ["中华人民共和国预算法", "某项工作指引"]
    assert ("document", "basedOn", "中华人民共和国预算法") in found


@pytest.mark.parametrize(
    ("sentence", "repealed"),
    [
        ("本条例自2022年11月1日起施行。《个体工商户条例》同时废止。", ["个体工商户条例"]),
        (
            "1987年12月30日国务院批准发布的《甲管理条例》、《乙管理条例》和《丙管理办法》同时废止。",
            ["丙管理办法", "乙管理条例", "甲管理条例"],
        ),
        (
            "自本通知印发之日起，《关于激励支持的通知》（国办发〔2016〕82号）停止执行。",
            ["关于激励支持的通知"],
        ),
        ("现决定废止《甲管理条例》。", ["甲管理条例"]),
        (
            "国务院1979年12月发布的《甲管理条例》和一九八○年八月发布的《乙管理条例》同时废止。",
            ["乙管理条例", "甲管理条例"],
        ),
        (
            "中国人民银行发布的《甲管理办法》，财政部1991年12月5日发布的《乙管理办法》同时废止。",
            ["乙管理办法", "甲管理办法"],
        ),
        (
            "《甲管理条例》和1990年11月22日《国务院关于修改〈甲管理条例〉的决定》同时废止。",
            ["国务院关于修改〈甲管理条例〉的决定", "甲管理条例"],
        ),
        # An officer, a contract is stopped, a document rests on another.
        ("根据《甲管理条例》，停止执行职务的期限为10日。", []),
        ("本条例施行前的规定与《甲管理条例》不一致的，以本条例为准。", []),
    ],
)
def test_repeals(sentence: str, repealed: list[str]) -> None:
    found = links("某某条例\n\n第一条 为了规范管理，制定本条例。\n\n第二条 " + sentence, "repeals")
    assert sorted(str(o) for _, _, o in found) == sorted(repealed)


def test_a_decision_amends_the_regulation_that_its_title_names() -> None:
    text = "某某条例\n\n2018年3月19日 《国务院关于修改〈某某条例〉的决定》第一次修订\n\n第一条 制定本条例。\n"
    assert ("国务院关于修改〈某某条例〉的决定", "amends", "某某条例") in links(text, "amends")


def test_a_dated_file_is_a_version_of_its_work() -> None:
    text = "某某条例\n\n第一条 为了规范管理，制定本条例。\n"
    found = links(text, "versionOf", id_="regulations/某某条例(2019-03-24).txt")
    assert found == [("某某条例（2019-03-24）", "versionOf", "某某条例")]


def test_those_who_helped_to_answer_a_proposal() -> None:
    text = (
        "国务院办公厅对全国政协十届三次会议第1234号提案的答复\n\n某某委员：\n\n"
        "你提出的关于某事的提案，经商教育部、财政部，现答复如下：\n\n一、做好工作。会同公安部推进。\n"
    )
    assert [(s, o) for s, _, o in links(text, "coHandles")] == [
        ("教育部", "document"),
        ("财政部", "document"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("落实《某领域改革方案》，深化改革。", ["某领域改革方案"]),
        ("落实某市住房租赁条例，规范市场。", ["某市住房租赁条例"]),
        # What is not applied, what a remark is about, what a revision names.
        ("不再执行《某类企业管理规定》的限制。", []),
        ("暂时调整实施《某类企业管理规定》有关规定。", []),
        ("为落实某副省长对《关于解决某问题的请示》的批示，现提出。", []),
    ],
)
def test_based_on(sentence: str, expected: list[str]) -> None:
    assert [o for _, _, o in links(HEAD + sentence, "basedOn")] == expected


def test_a_law_that_an_article_applies_is_no_basis_of_the_regulation() -> None:
    text = (
        "某某条例\n\n第一条 根据《中华人民共和国预算法》，制定本条例。\n\n"
        "第二条 律师可以依据《中华人民共和国律师法》执业。\n"
    )
    assert [o for _, _, o in links(text, "basedOn")] == ["中华人民共和国预算法"]


def test_a_statute_that_is_to_be_made_is_cited_as_planned() -> None:
    text = "某市2026年工作要点\n\n一、立法工作\n\n研究制定某市住房租赁条例，规范市场。\n"
    assert links(text, "cites") == [("document", "cites (planned)", "某市住房租赁条例")]


def test_two_organs_before_a_title_in_a_title() -> None:
    found = links(HEAD + "按照《教育部 财政部印发〈关于实行某政策的若干意见〉的通知》要求。", "issued")
    organs = [s for s, _, o in found if "某政策" in str(o)]
    assert organs == ["教育部", "财政部"]


PASSED_ON = "广东省水利厅关于做好节水工作的通知"


@pytest.mark.parametrize(
    "title",
    [
        "清远市水利局转发广东省水利厅关于做好节水工作的通知",
        "清远市水利局转发省水利厅关于做好节水工作通知的通知",
        "清远市水利局关于转发《广东省水利厅关于做好节水工作的通知》的通知",
        "清远市水利局关于转发省水利厅关于做好节水工作的通知",
    ],
)
def test_who_passes_a_notice_on_did_not_write_it(title: str) -> None:
    body = f"现将《{PASSED_ON}》（粤水〔2024〕9号）转发给你们，请贯彻执行。"
    text = f"{title}\n清水〔2024〕3号\n各县（市、区）水利局：\n{body}\n清远市水利局\n2024年5月6日\n"
    found = links(text, "issued", "forwarded", "documentNumber")
    assert ("清远市水利局", "forwarded", PASSED_ON) in found
    assert ("广东省水利厅", "issued", PASSED_ON) in found
    assert ("清远市水利局", "issued", PASSED_ON) not in found
    assert (PASSED_ON, "documentNumber", "粤水〔2024〕9号") in found
    assert (PASSED_ON, "documentNumber", "清水〔2024〕3号") not in found


def test_who_gives_the_new_words_amends() -> None:
    text = "清远市人民政府关于规范性文件的决定\n一、将《清远市节水办法》（清府〔2020〕3号）第八条修改为“按季公布”。\n"
    assert ("document", "amends", "清远市节水办法") in links(text, "amends")


def test_what_an_amending_decision_s_title_names_is_not_cited():
    text = (
        "某某办法\n\n2021年9月29日 《关于修改〈甲省林地保护管理条例〉等十六项地方性法规的决定》第二次修正。\n"
    )
    assert not any("林地保护管理条例" in o and "决定" not in o for _, _, o in links(text, "cites"))
    assert any(
        "林地保护管理条例" in o for _, _, o in links("某某办法\n\n执行《甲省林地保护管理条例》。\n", "cites")
    )
