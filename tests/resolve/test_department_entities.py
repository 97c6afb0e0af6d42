"""Who is who: names as a document of some place writes them, and what they are in full."""

import pytest

from policygraph.fold import fold
from policygraph.lexicon import load_lexicon
from policygraph.mentions import departments as finder
from policygraph.mentions import regions
from policygraph.mentions.overlap import settle
from policygraph.mentions.scan import Scan
from policygraph.model import Block, Document, Metadata, Outline
from policygraph.resolve import departments
from policygraph.resolve.context import Context

CITY, PROVINCE, DISTRICT, CENTRE = "清远市人民政府", "广东省人民政府", "深圳市罗湖区人民政府", "国务院"
PARK, COUNTY = "苏州工业园区管理委员会", "苍南县人民政府"


def entities(text, issuer, date="2024-05-06", kind="Department"):
    document = Document("a.txt", "a.txt", text, fold(text), (Block("paragraph", 0, len(text)),))
    metadata, outline = Metadata(issuers=(issuer,), date=date), Outline(())
    lexicon = load_lexicon()
    scan = Scan(document, outline, metadata, lexicon)
    mentions = settle([*finder.find(scan, []), *regions.find(scan)])
    context = Context.of(document, outline, metadata, mentions, lexicon)
    return [e for e in departments.resolve(mentions, context) if e.type == kind]


def names(*args, **more):
    return [e.name for e in entities(*args, **more)]


@pytest.mark.parametrize(
    ("issuer", "written", "name"),
    [
        (CITY, "市市场监管局", "清远市市场监督管理局"),
        (CITY, "市政府", "清远市人民政府"),
        (CITY, "市政府办", "清远市人民政府办公室"),
        (CITY, "省市场监管局", "广东省市场监督管理局"),
        (CITY, "市委网信办", "中共清远市委网络安全和信息化委员会办公室"),
        (CITY, "市政府国资委", "清远市人民政府国有资产监督管理委员会"),
        (CITY, "团市委", "共青团清远市委员会"),
        (CITY, "市税务局", "国家税务总局清远市税务局"),
        (CITY, "市法院", "清远市中级人民法院"),
        (CITY, "市政协", "中国人民政治协商会议清远市委员会"),
        (CITY, "政协清远市委员会", "中国人民政治协商会议清远市委员会"),
        (CITY, "英德市财政局", "英德市财政局"),
        (PROVINCE, "广东省工信厅", "广东省工业和信息化厅"),
        (PROVINCE, "省法院", "广东省高级人民法院"),
        (PROVINCE, "省税务局", "国家税务总局广东省税务局"),
        (PROVINCE, "省委组织部", "中共广东省委组织部"),
        (PROVINCE, "广东金融监管局", "国家金融监督管理总局广东监管局"),
        (PROVINCE, "深圳证监局", "中国证券监督管理委员会深圳监管局"),
        (PROVINCE, "人民银行广东省分行", "中国人民银行广东省分行"),
        (DISTRICT, "区财政局", "深圳市罗湖区财政局"),
        (DISTRICT, "罗湖区科技和工业信息化局", "深圳市罗湖区科技和工业信息化局"),
        (DISTRICT, "市教育局", "深圳市教育局"),
        (COUNTY, "县人力社保局", "苍南县人力资源和社会保障局"),
        (CENTRE, "发展改革委", "国家发展和改革委员会"),
        (CENTRE, "科技部", "科学技术部"),
        (CENTRE, "工业和信息化部办公厅", "工业和信息化部办公厅"),
        (CENTRE, "广东省深圳市人民政府", "深圳市人民政府"),
        (PARK, "园区管委会", "苏州工业园区管理委员会"),
        (PARK, "园区党工委", "中共苏州工业园区工作委员会"),
    ],
)
def test_canonical_names(issuer, written, name):
    assert names(written, issuer) == [name]


def test_one_organ_is_one_entity_however_written():
    (found,) = entities("清远市市场监督管理局。市市场监督管理局、市市场监管局", CITY)
    assert found.id == "dept:清远市市场监督管理局"
    assert found.place == ("广东省", "清远市")
    assert found.kind == "市场监管"
    assert {"市市场监管局", "市市场监督管理局"} <= set(found.aliases)
    assert len(found.mentions) == 3


def test_a_short_name_is_the_full_one_of_the_same_document():
    assert names("清远市云计算和城市运行管理局。市云计算和城市运行局", CITY) == [
        "清远市云计算和城市运行管理局"
    ]


def test_a_committee_and_its_shortened_name_are_one():
    text = "甘州（凉州）产业转移工业园管理委员会。甘凉产业园管委会"
    assert names(text, CITY) == ["甘州（凉州）产业转移工业园管理委员会"]


def test_anaphors_are_the_issuer():
    (found,) = entities("我局会办", "清远市水利局")
    assert found.name == "清远市水利局"


def test_the_year_tells_which_organ_a_name_meant():
    assert names("市国税局", CITY, date="2010-01-01") == ["清远市国家税务局"]
    assert names("国家计委", CENTRE, date="1995-01-01") == ["国家计划委员会"]


def test_a_name_whose_place_is_unknown_is_local():
    (found,) = entities("市财政局", "某镇人民政府")
    assert found.local
    assert found.id.endswith(".in.a.txt")


def test_regions_have_their_chain():
    (found,) = entities("清远市", CENTRE, kind="Region")
    assert (found.id, found.place) == ("region:广东省清远市", ("广东省", "清远市"))


def test_collectives_are_keyed_without_each():
    assert names("各县（市、区）人民政府", CITY, kind="OrganCategory") == ["县（市、区）人民政府"]
