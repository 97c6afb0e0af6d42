"""Where an organ's name begins and ends: tables of (sentence, organs)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.fold import fold
from policygraph.lexicon import load_lexicon
from policygraph.mentions import departments
from policygraph.mentions.overlap import settle
from policygraph.mentions.scan import Scan
from policygraph.model import Block, Document, Duty, Metadata, Outline


def organs(text, issuer="清远市人民政府办公室", duty=False, kind="Department", nested=False):
    document = Document("a.txt", "a.txt", text, fold(text), (Block("paragraph", 0, len(text)),))
    outline = Outline((), (Duty(0, len(text), "m1"),) if duty else ())
    scan = Scan(document, outline, Metadata(issuers=(issuer,) if issuer else ()), load_lexicon())
    return [m for m in settle(departments.find(scan, [])) if m.type == kind and (nested or not m.nested)]


def texts(*args, **more):
    return [m.text for m in organs(*args, **more)]


def names(*args, **more):
    return [m.name for m in organs(*args, **more)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会同市发展和改革局做好工作", ["市发展和改革局"]),
        ("由我局会同市公安局抓紧组建梅山保税港区管理委员会", ["我局", "市公安局", "梅山保税港区管理委员会"]),
        ("与辽宁省政府共同主办。", ["辽宁省政府"]),
        ("各地、州、市市场监督管理局，区局机关各处：", []),
        ("由太原铁路局负责，跨两个铁路局运输的货物", ["太原铁路局"]),
        (
            "市建设工程质量监督站受我局委托，会同市劳动保障监察支队抽查",
            ["市建设工程质量监督站", "我局", "市劳动保障监察支队"],
        ),
        ("由市住房和城乡建设局牵头", ["市住房和城乡建设局"]),
        ("清远市水利局、市市场监管局按职责分工负责", ["清远市水利局", "市市场监管局"]),
        ("市财政局和市教育局配合", ["市财政局", "市教育局"]),
        ("深圳市罗湖区科技和工业信息化局负责解释", ["深圳市罗湖区科技和工业信息化局"]),
        ("广东证监局、深圳金融监管局、西安海关", ["广东证监局", "深圳金融监管局", "西安海关"]),
        ("人民银行西安分行参与", ["人民银行西安分行"]),
        ("工业和信息化部办公厅印发通知", ["工业和信息化部办公厅"]),
        ("国家税务总局广东省税务局公告", ["国家税务总局广东省税务局"]),
        ("市委组织部（人才办）、市委网信办", ["市委组织部（人才办）", "市委网信办"]),
        ("团市委、市总工会", ["团市委", "市总工会"]),
        ("市城市运行和政务服务办落实", ["市城市运行和政务服务办"]),
        ("市人工智能产业链专班办公室", ["市人工智能产业链专班办公室"]),
        ("委托清远（英德）经济合作区管委会实施", ["清远（英德）经济合作区管委会"]),
        ("市住房和城市更新局、市云雾和知识产权局", ["市住房和城市更新局", "市云雾和知识产权局"]),
        ("市委智慧办，市委某某部牵头", ["市委智慧办", "市委某某部"]),
        ("落实市委坚强领导", ["市委"]),
        ("探索县级政务服务中心试点", []),
        ("省高级人民法院、省人民检察院", ["省高级人民法院", "省人民检察院"]),
        ("由清远市生态环境局清城分局办理", ["清远市生态环境局清城分局"]),
        ("市公安局各分局", ["市公安局"]),
        ("由丙城街道办事处负责解释", ["丙城街道办事处"]),
        ("甲州高新区（乙江）发展和改革局", ["甲州高新区（乙江）发展和改革局"]),
        ("丁教新城管委会，市城管委", ["丁教新城管委会", "市城管委"]),
        ("市委海洋人才一体化委员会办公室2026年3月", ["市委海洋人才一体化委员会办公室"]),
        ("市委社会工委市民政局", ["市委", "市民政局"]),
        ("市政府国资委、省政府参事室", ["市政府国资委", "省政府参事室"]),
        ("市推进数字政府建设工作领导小组办公室", ["市推进数字政府建设工作领导小组办公室"]),
        ("清城区新型工业化推进办公室", ["清城区新型工业化推进办公室"]),
        ("市OPC业态发展工作专班", ["市OPC业态发展工作专班"]),
        ("市科技局成立的工作专班", ["市科技局"]),
        ("国家发展改革委、国家教材委员会办公室", ["国家发展改革委", "国家教材委员会办公室"]),
        ("经国务院第二次全国污染源普查领导小组同意", ["国务院第二次全国污染源普查领导小组"]),
        ("国务院职业教育工作部际联席会议", ["国务院职业教育工作部际联席会议"]),
        ("中共中央办公厅 国务院办公厅印发", ["中共中央办公厅", "国务院办公厅"]),
        ("海关总署广东分署", ["海关总署广东分署"]),
        ("总后勤部卫生部主管", ["总后勤部"]),
        ("市教委、市人行", ["市教委", "市人行"]),
        ("办公室设在科技和工业信息化局，", ["科技和工业信息化局"]),
        ("建设市政务服务中心", []),
        ("成立低空经济发展工作领导小组，统筹推进", ["低空经济发展工作领导小组"]),
        ("成立由市领导牵头的“清远市北江生态带建设专班”，", ["清远市北江生态带建设专班"]),
        ("成立工作专班，建立部门联席会议制度", []),
        ("地方人民政府应当成立撤销工作领导小组，", []),
        ("国务院自由贸易试验区工作部际联席会议", ["国务院自由贸易试验区工作部际联席会议"]),
        ("撤销甲业教育工作部际联席会议，", ["甲业教育工作部际联席会议"]),
        ("工作纳入国家甲区部际协调小组统筹指导", ["国家甲区部际协调小组"]),
        ("要求。在甲乙协同发展领导小组统筹指导下", ["甲乙协同发展领导小组"]),
        ("新疆生产建设兵团要加强领导", ["新疆生产建设兵团"]),
    ],
)
def test_a_name_begins_where_its_place_begins(text, found):
    assert texts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "各有关部门要加强协作",
        "打造区域中心和国际消费中心",
        "召开全市工作会议",
        "推动快办、通办和承办",
        "全部干部参加内部总结",
        "局部地区的医院和学院",
        "提升公共服务中心功能",
        "完善委员会机制",
        "沿人行道两侧",
        "工信厅企业函〔2023〕45号",
        "物业管理委员会",
        "试点城市政府",
        "设置安全总监",
        "国营林业局",
        "国外政府赠款",
        "物业所在地街道办事处",
    ],
)
def test_words_that_only_look_like_organs_are_none(text):
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("省工业和信息化厅、财政厅、政务和数据局", ["省工业和信息化厅", "省财政厅", "省政务和数据局"]),
        ("省发展改革委、科技厅牵头", ["省发展改革委", "省科技厅"]),
        ("区商务局、工信局", ["区商务局", "区工信局"]),
    ],
)
def test_later_names_of_a_list_share_its_head(text, found):
    assert names(text, issuer="清远市清城区人民政府" if text[0] == "区" else "广东省人民政府") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("广州、深圳市政府配合", [("广州", "广州市政府"), ("深圳市政府", "深圳市政府")]),
        (
            "杨凌示范区、西咸新区管委会",
            [("杨凌示范区", "杨凌示范区管委会"), ("西咸新区管委会", "西咸新区管委会")],
        ),
    ],
)
def test_earlier_names_of_a_list_share_its_tail(text, found):
    assert [(m.text, m.name) for m in organs(text, issuer="陕西省人民政府")] == found


def test_two_signs_without_a_mark_are_one_organ():
    assert texts("市经信局市新经济委、市科技局", issuer="成都市人民政府") == [
        "市经信局市新经济委",
        "市科技局",
    ]
    assert texts("成都市经济和信息化局成都市科学技术局关于印发", issuer="") == [
        "成都市经济和信息化局",
        "成都市科学技术局",
    ]


def test_a_city_in_a_duty_stands_for_its_government():
    found = organs("科技厅、成都市、教育厅", issuer="四川省人民政府", duty=True)
    assert [m.name for m in found] == ["科技厅", "成都市人民政府", "教育厅"]


def test_a_teams_office_is_named_after_it():
    text = (
        "成立低空经济发展工作领导小组。领导小组办公室设在市交通局，具体工作由领导小组办公室会同市财政局负责"
    )
    office = "低空经济发展工作领导小组办公室"
    assert names(text) == [office[:-3], office, "市交通局", office, "市财政局"]


def test_an_organ_is_called_by_the_short_name_that_the_text_gives_it():
    text = (
        "建立国务院节水工作部际联席会议（以下简称联席会议）制度。联席会议由水利部牵头，联席会议办公室设在水利部，"
        "重大事项报告联席会议。市级联席会议制度另行规定"
    )
    whole = "国务院节水工作部际联席会议"
    assert names(text) == [whole, whole, "水利部", whole + "办公室", "水利部", whole]


def test_a_team_is_called_by_its_kind_where_it_is_the_only_one():
    one, two = "成立低空经济发展领导小组，", "成立深海经济发展领导小组，"
    assert names(one + "要定期开会。领导小组要研究问题")[1:] == ["低空经济发展领导小组"]
    assert names(one + two + "要定期开会。领导小组要研究问题")[2:] == []


def test_anaphors_are_marked():
    assert [(m.text, m.anaphor) for m in organs("我局会同市财政局办理，本办法有效")] == [
        ("我局", True),
        ("市财政局", False),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("各县（市、区）人民政府负责", ["各县（市、区）人民政府"]),
        ("市场监管部门要加强监管", ["市场监管部门"]),
        ("由县级以上人民政府卫生主管部门处罚", ["县级以上人民政府卫生主管部门"]),
        ("省级有关部门参与", ["省级有关部门"]),
        ("各开发区管委会落实", ["各开发区管委会"]),
        ("征求国务院卫生主管部门意见", ["国务院卫生主管部门"]),
        ("省、自治区、直辖市人民政府水行政主管部门", ["省、自治区、直辖市人民政府水行政主管部门"]),
        ("须持公安机关交通管理部门证明", ["公安机关交通管理部门"]),
        ("会同同级财政、税务部门确定", ["同级财政", "税务部门"]),
        ("省级人民政府要加强领导", ["省级人民政府"]),
        ("所在地的市、县人民政府应当加强保护", ["市、县人民政府"]),
        ("责成所在地城市、县人民政府限期补救", ["城市、县人民政府"]),
        ("下达到有关县（市）人民政府", ["县（市）人民政府"]),
        ("各区、县（市）科技局会同相关部门", ["各区、县（市）科技局", "相关部门"]),
        ("各地区、各有关部门要", ["各地区", "各有关部门"]),
        ("专班办公室组织有关部门制定", ["有关部门"]),
        ("国务院各有关部门要结合工作职能", ["国务院各有关部门"]),
        ("会同民政、财政等有关部门制定", ["民政、财政等有关部门"]),
        ("会同国务院财政等有关部门制定", ["国务院财政等有关部门"]),
        ("各地要建立考核结果部门共享机制", []),
        ("主管部门和县级以上地方人民政府水行政主管部门", ["主管部门", "县级以上地方人民政府水行政主管部门"]),
        ("住房城乡建设部门要加强", ["住房城乡建设部门"]),
        ("决定一个监管部门", []),
        ("牵头单位：有关单位", []),
        ("有效解决了部门之间", []),
        ("由自然保护区所在地生态环境主管部门处理", ["所在地生态环境主管部门"]),
        ("军区国防交通主管机构", ["军区国防交通主管机构"]),
        ("政府收到海事管理机构的报告后", ["海事管理机构"]),
        ("由省、自治区人民政府规定", ["省、自治区人民政府"]),
        ("设区的市、自治州人民政府应当", ["设区的市、自治州人民政府"]),
        (
            "省、自治区、直辖市和计划单列市、经济特区人民政府",
            ["省、自治区、直辖市和计划单列市、经济特区人民政府"],
        ),
        ("国家信访工作机构建立系统", ["国家信访工作机构"]),
        ("地方各级红十字会应当协助", ["地方各级红十字会"]),
    ],
)
def test_collectives_are_organ_categories(text, found):
    assert texts(text, kind="OrganCategory") == found
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由国务院教育部门、卫生健康部门规定", ["国务院教育部门", "国务院卫生健康部门"]),
        ("由国务院市场监督管理部门、公安部门规定", ["国务院市场监督管理部门", "国务院公安部门"]),
        ("由国务院教育部门规定，报卫生健康部门备案", ["国务院教育部门", "卫生健康部门"]),
        ("由市、县（区）人民政府公安部门处罚", ["市、县（区）人民政府公安部门"]),
    ],
)
def test_a_list_of_collectives_shares_its_superior(text, found):
    assert names(text, kind="OrganCategory") == found


def test_an_organ_below_the_documents_place_is_a_collective():
    assert texts("县公安局", kind="OrganCategory") == ["县公安局"]
    assert texts("县公安局", issuer="苍南县人民政府") == ["县公安局"]


@given(
    st.text(
        alphabet="市区省县清远广东局委办厅部会中心管政府人民（）、，和与由的科技财0A《》“”\n〔", max_size=60
    )
)
def test_every_mention_is_a_slice(text):
    for mention in organs(text, nested=True):
        assert text[mention.begin : mention.end] == mention.text
        assert mention.text
