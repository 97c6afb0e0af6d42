"""Who is who: names as a document of some place writes them, and what they are in full."""

import pytest

from policygraph.fold import fold
from policygraph.lexicon import load_lexicon
from policygraph.mentions import departments as finder
from policygraph.mentions import regions
from policygraph.mentions.overlap import settle
from policygraph.mentions.scan import Scan
from policygraph.mentions.speaker import Speaker
from policygraph.model import Block, Document, Metadata, Outline
from policygraph.resolve import departments
from policygraph.resolve.context import Context
from policygraph.resolve.organ_names import OrganNames

CITY, PROVINCE, DISTRICT, CENTRE = "清远市人民政府", "广东省人民政府", "深圳市罗湖区人民政府", "国务院"
PARK, COUNTY = "苏州工业园区管理委员会", "苍南县人民政府"


def entities(text, issuer, date="2024-05-06", kind="Department", title=""):
    document = Document("a.txt", "a.txt", text, fold(text), (Block("paragraph", 0, len(text)),))
    metadata, outline = Metadata(issuers=(issuer,), date=date, title=title), Outline(())
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
        (CENTRE, "香港特别行政区政府", "香港特别行政区政府"),
        (CENTRE, "工业和信息化部办公厅", "工业和信息化部办公厅"),
        (CENTRE, "广东省深圳市人民政府", "深圳市人民政府"),
        (PARK, "园区管委会", "苏州工业园区管理委员会"),
        (PARK, "由经济发展局负责解释", "苏州工业园区经济发展局"),
        (CITY, "清远市生态环境局清城分局", "清远市生态环境局清城分局"),
        (CITY, "市规划和自然资源局清城区分局", "清远市规划和自然资源局清城区分局"),
        (CITY, "市人行", "中国人民银行清远市分行"),
        (CITY, "清远金融监管分局", "国家金融监督管理总局清远监管分局"),
        (CITY, "市委海洋人才一体化委员会办公室", "中共清远市委海洋人才一体化委员会办公室"),
        (DISTRICT, "丙城街道办事处", "深圳市罗湖区丙城街道办事处"),
        (CENTRE, "党中央", "中国共产党中央委员会"),
        (CENTRE, "中共中央", "中国共产党中央委员会"),
        (CENTRE, "国家教材委员会办公室", "国家教材委员会办公室"),
        (CENTRE, "民航中南地区管理局", "中国民用航空中南地区管理局"),
        (PARK, "园区党工委", "中共苏州工业园区工作委员会"),
    ],
)
def test_canonical_names(issuer, written, name):
    assert names(written, issuer) == [name]


HANGZHOU, SHANGHAI, CHENGDU, ENSHI = "杭州市人民政府", "上海市人民政府", "成都市人民政府", "恩施州人民政府"
JIANGSU, TIANJIN, HUBEI_CITY = "江苏省人民政府", "天津市人民政府", "宜昌市人民政府"
SHENZHEN = "深圳市人民政府"


@pytest.mark.parametrize(
    ("issuer", "written", "name"),
    [
        # what the same end is, by place and level
        (HANGZHOU, "市国资委", "杭州市人民政府国有资产监督管理委员会"),
        (SHANGHAI, "市国资委", "上海市国有资产监督管理委员会"),
        (CHENGDU, "市国资委", "成都市国有资产监督管理委员会"),
        (COUNTY, "县国资委", "苍南县国有资产监督管理委员会"),
        (PROVINCE, "省外办", "广东省人民政府外事办公室"),
        (PROVINCE, "省港澳办", "广东省人民政府港澳事务办公室"),
        (SHANGHAI, "市交通委", "上海市交通委员会"),
        (SHANGHAI, "市住房城乡建设管理委", "上海市住房和城乡建设管理委员会"),
        (JIANGSU, "省政务办", "江苏省政务服务管理办公室"),
        (TIANJIN, "市政务服务办", "天津市人民政府政务服务办公室"),
        (HUBEI_CITY, "市城管委", "宜昌市城市管理执法委员会"),
        (SHENZHEN, "市住建局", "深圳市住房和建设局"),
        # whose office an office is
        (CITY, "市安委办", "清远市安全生产委员会办公室"),
        (CITY, "市食安办", "清远市食品安全委员会办公室"),
        (CITY, "市河长办", "清远市河长制办公室"),
        (CITY, "市机关事务局", "清远市机关事务管理局"),
        (CITY, "市自规局", "清远市自然资源和规划局"),
        # organs of the Party and of supervision
        (CITY, "市纪委", "中共清远市纪律检查委员会"),
        (CITY, "市监委", "清远市监察委员会"),
        (CITY, "市网信办", "中共清远市委网络安全和信息化委员会办公室"),
        (CITY, "市委市级机关工委", "中共清远市委市级机关工作委员会"),
        # branches of the centre
        (CITY, "市银保监分局", "中国银行保险监督管理委员会清远监管分局"),
        (CITY, "市金融监管分局", "国家金融监督管理总局清远监管分局"),
        (CITY, "市外汇局", "国家外汇管理局清远市分局"),
        (PROVINCE, "省调查总队", "国家统计局广东调查总队"),
        (CITY, "珠江水利委员会", "水利部珠江水利委员会"),
        (CENTRE, "国务院食安办", "国务院食品安全委员会办公室"),
        (CENTRE, "供销合作总社", "中华全国供销合作总社"),
        # places with a short name of their own, districts that look like new areas
        (ENSHI, "恩施州财政局", "恩施土家族苗族自治州财政局"),
        (ENSHI, "州政府", "恩施土家族苗族自治州人民政府"),
        (CITY, "连山县政府", "连山壮族瑶族自治县人民政府"),
        (CITY, "清新区政府", "清远市清新区人民政府"),
        (CITY, "高新区管委会", "清远高新区管理委员会"),
    ],
)
def test_canonical_names_by_place_and_level(issuer, written, name):
    assert names(written, issuer) == [name]


@pytest.mark.parametrize(
    ("date", "issuer", "written", "name"),
    [
        ("2022-03-01", CITY, "市政数局", "清远市政务服务数据管理局"),
        ("2025-03-01", CITY, "市政数局", "清远市政务服务和数据管理局"),
        ("2006-03-01", PROVINCE, "省交通厅", "广东省交通厅"),
        ("2012-03-01", PROVINCE, "省交通厅", "广东省交通运输厅"),
        ("2021-03-01", CITY, "市人行", "中国人民银行清远市中心支行"),
        ("1981-03-01", CENTRE, "全国供销合作总社", "全国供销合作总社"),
        ("2016-03-01", CITY, "市编办", "清远市机构编制委员会办公室"),
    ],
)
def test_the_year_decides_how_an_end_is_spelt(date, issuer, written, name):
    assert names(written, issuer, date=date) == [name]


@pytest.mark.parametrize(
    ("written", "place", "year", "park", "name"),
    [
        ("兵团发展改革委", ("新疆维吾尔自治区",), 2024, "", "新疆生产建设兵团发展和改革委员会"),
        ("兵团党委", ("新疆维吾尔自治区",), 2024, "", "中共新疆生产建设兵团委员会"),
        ("盟行署", ("内蒙古自治区", "锡林郭勒盟"), 2024, "", "锡林郭勒盟行政公署"),
        ("市纪委监委", ("广东省", "清远市"), 2024, "", "中共清远市纪律检查委员会清远市监察委员会"),
        ("市海关", ("广东省", "清远市"), 2024, "", "清远海关"),
        ("市金融监管局", ("广东省", "深圳市"), 2026, "", "国家金融监督管理总局深圳监管局"),
        ("市金融监管局", ("广东省", "清远市"), 2020, "", "清远市金融监督管理局"),
        ("金融监管总局清远分局", ("广东省", "清远市"), 2024, "", "国家金融监督管理总局清远监管分局"),
        ("生态环境部华南督察局", ("广东省", "清远市"), 2024, "", "生态环境部华南督察局"),
        ("中国电信清远分公司", ("广东省", "清远市"), 2024, "", "中国电信清远分公司"),
        (
            "高新区管委会",
            ("安徽省", "合肥市"),
            2026,
            "合肥高新技术产业开发区",
            "合肥高新技术产业开发区管理委员会",
        ),
        ("铁路局", (), 1986, "", "铁路局"),
        ("自治区党委编办", ("广西壮族自治区",), 2024, "", "中共广西壮族自治区委员会机构编制委员会办公室"),
        ("自治区丙湾办", ("广西壮族自治区",), 2024, "", "广西壮族自治区丙湾办公室"),
        ("广西税务局", ("广西壮族自治区",), 2024, "", "国家税务总局广西壮族自治区税务局"),
        ("重庆发改委", ("重庆市",), 2024, "", "重庆市发展和改革委员会"),
        ("广州仲裁委", ("广东省", "广州市"), 2024, "", "广州仲裁委员会"),
        ("区委社工委", ("北京市", "海淀区"), 2020, "", "中共北京市海淀区委社会工作委员会"),
        ("渝北区政府", ("重庆市",), 2024, "", "重庆市渝北区人民政府"),
        ("两江新区管委会", ("重庆市",), 2024, "", "重庆两江新区管理委员会"),
        ("丁江新区管委会", ("湖北省", "武汉市"), 2024, "", "武汉丁江新区管理委员会"),
        ("雄安新区管委会", ("河北省",), 2024, "", "河北雄安新区管理委员会"),
        ("长春新区管委会", ("吉林省", "长春市"), 2024, "", "长春新区管理委员会"),
    ],
)
def test_names_as_a_place_means_them(written, place, year, park, name):
    lexicon = load_lexicon()
    speaker = Speaker(place, lexicon.places.level(place), park, not place)
    assert OrganNames(lexicon, speaker, year).organ(written).name == name


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


def test_an_office_for_short_is_the_issuer():
    assert names("，专班办公室组织制定", "青岛市人工智能产业专班办公室") == ["青岛市人工智能产业专班办公室"]


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


def test_the_place_of_the_party_committee_is_that_of_its_government():
    assert names("河北省委和省政府要履行责任", CENTRE) == ["中共河北省委员会", "河北省人民政府"]


REGION = "新疆维吾尔自治区人民政府"


@pytest.mark.parametrize(
    ("issuer", "text", "expected"),
    [
        (REGION, "在自治区党委领导下，", ["中共新疆维吾尔自治区委员会"]),
        (REGION, "由自治区党委组织部牵头，", ["中共新疆维吾尔自治区委员会组织部"]),
        (REGION, "中共新疆维吾尔自治区委员会印发。", ["中共新疆维吾尔自治区委员会"]),
        (PROVINCE, "自治区党委和政府要落实。", []),  # any region's
        (REGION, "自治区党委常委、宣传部部长出席。", []),  # a person
        (PROVINCE, "省第十三届人民代表大会常务委员会第五次会议通过", ["广东省人民代表大会常务委员会"]),
        (PROVINCE, "广东省第十三届人民代表大会第四次会议批准", ["广东省人民代表大会"]),
        (PROVINCE, "在广东省第十三届人民代表大会第四次会议上", []),  # where a report was given
    ],
)
def test_regions_committees_and_assemblies_by_their_term(issuer, text, expected):
    assert names(text, issuer) == expected


def test_anaphors_in_what_is_forwarded_are_its_author():
    found = entities(
        "我局将尽快通报", "国务院办公厅", date="1996-02-02", title="国务院办公厅转发国家地震局关于防震的通知"
    )
    assert [e.name for e in found] == ["国家地震局"]


def test_a_parks_organ_is_one_however_its_park_is_written():
    text = "甲州经开区党政办公室印发。江苏甲州经济开发区党政办公室"
    assert names(text, "清远市人民政府") == ["江苏甲州经济开发区党政办公室"]


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("各县（市、区）政府", "县（市、区）人民政府", "政府"),
        ("各开发区管委会", "开发区管理委员会", "管委会"),
        ("国务院卫生主管部门", "国务院卫生主管部门", "卫生健康"),
        ("市场监管部门", "市场监管部门", "市场监管"),
        ("各区、县（市）科技局", "区、县（市）科技局", "科技"),
        ("同级财政部门", "同级财政部门", "财政"),
        ("各有关部门", "有关部门", ""),
    ],
)
def test_collectives_have_a_kind(written, name, kind):
    (found,) = entities(written, CITY, kind="OrganCategory")
    assert (found.name, found.kind) == (name, kind)


def test_spellings_of_a_collective_are_one():
    (found,) = entities("各县、市、区政府。各县（市、区）人民政府", CITY, kind="OrganCategory")
    assert found.name == "县、市、区人民政府"
    assert found.place == ("广东省", "清远市")
    assert set(found.aliases) >= {"各县、市、区政府", "各县（市、区）人民政府"}


def test_collectives_are_keyed_without_each():
    assert names("各县（市、区）人民政府", CITY, kind="OrganCategory") == ["县（市、区）人民政府"]
