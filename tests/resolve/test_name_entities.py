"""Parks, programmes, platforms and enterprises: which names are one thing's, and what it is called."""

from __future__ import annotations

import pytest

from policygraph.fold import fold
from policygraph.lexicon import load_lexicon
from policygraph.mentions import names as finder
from policygraph.mentions.scan import Scan
from policygraph.model import Document, Entity, EntityType, Metadata, Outline
from policygraph.resolve import names
from policygraph.resolve.context import Context
from policygraph.resolve.name_forms import form_of, same_name

PLACE = ("广东省", "清远市")


def entities(text: str) -> list[Entity]:
    document = Document("x.txt", "x.txt", text, fold(text), ())
    outline, metadata, lexicon = Outline(()), Metadata(), load_lexicon()
    found = tuple(finder.find(Scan(document, outline, metadata, lexicon), []))
    return names.resolve(found, Context(document, outline, metadata, lexicon, PLACE))


def one(kind: EntityType, first: str, second: str) -> bool:
    forms = sorted(
        (form_of(kind, name, PLACE) for name in (first, second)), key=lambda form: -len(form.plain)
    )
    return same_name(forms[0], forms[1])


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("Park", "武汉东湖新技术开发区", "东湖高新区"),
        ("Park", "四川天府新区", "天府新区"),
        ("Park", "成都高新技术产业开发区", "成都高新区"),
        ("Park", "广佛（佛冈）产业园", "广佛工业园区"),
        ("Park", "广州（清远）产业转移工业园", "广清产业园"),
        ("Park", "大连高新技术产业园区", "大连高新区"),
        ("Platform", "省“双随机、一公开”综合监管平台", "“双随机、一公开”综合监管平台"),
        ("Platform", "广东省视频办平台", "视频办平台"),
        ("Platform", "“汇易通”自助机", "汇易通"),
        ("Platform", "“汇易通”便民小程序", "“汇易通”专版"),
        ("Platform", "工程建设审批管理系统", "工建审批系统"),
        ("Platform", "工程建设审批管理系统", "审批管理系统"),
        ("Programme", "“证照分离”改革", "证照分离"),
        ("Programme", "国家“人工智能+”行动", "“人工智能+”行动"),
        ("Programme", "“金甲猫创新创业大赛”", "金甲猫"),
        ("Enterprise", "山西甲河煤业集团公司", "甲河煤业集团公司"),
        ("Enterprise", "清远市水务投资集团有限公司", "市水务投资集团有限公司"),
    ],
)
def test_names_of_one_thing(kind: EntityType, first: str, second: str) -> None:
    assert one(kind, first, second)


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("Park", "广佛工业园区", "广德工业园区"),
        ("Park", "成都高新区", "成都经开区"),
        ("Platform", "政务诚信监督评价系统", "国家政务服务平台"),
        ("Platform", "省信用信息共享平台", "市信用信息共享平台"),
        ("Programme", "“人工智能+”行动", "“人工智能+”标杆应用场景示范工程"),
        ("Programme", "城市更新行动", "城市更新工程"),
        ("Programme", "“甲地师傅”工程", "“甲地师傅”技能竞赛"),
        ("Park", "中关村科技园区朝阳园", "中关村科技园区"),
    ],
)
def test_names_of_two_things(kind: EntityType, first: str, second: str) -> None:
    assert not one(kind, first, second)


def test_the_document_s_place_stands_for_its_level() -> None:
    (company,) = entities("市供水拓展有限责任公司已实行优惠")
    assert (company.id, company.name) == (
        "enterprise:清远市供水拓展有限责任公司",
        "清远市供水拓展有限责任公司",
    )
    assert company.aliases == ("市供水拓展有限责任公司",)


def test_a_word_that_only_looks_like_a_level_does_not() -> None:
    assert [entity.name for entity in entities("全面实施“跨省通办、省内通办”")] == ["省内通办", "跨省通办"]


def test_every_mention_is_in_one_entity() -> None:
    text = "依托“汇易通”自助机，推广“汇易通”。清远市“一件事”服务系统和该系统，苏州工业园区、该园区。"
    found = entities(text)
    spans = [(mention.begin, mention.end) for entity in found for mention in entity.mentions]
    assert len(spans) == len(set(spans)) == 6
    assert [entity.name for entity in found if entity.type == "Park"] == ["苏州工业园区"]


def test_a_generic_name_stays_in_its_document() -> None:
    (system,) = entities("通过审批管理系统办理项目，审批管理系统上线")
    assert system.local
    assert system.id == "platform:审批管理系统.in.x.txt"
