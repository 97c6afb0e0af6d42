"""The ground in, firms out that what is said of them tells: 甲瑞源荣获中国质量奖, 韩国甲星、美国乙卡等外资项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import Found, Ground
from .left_edge import is_common, is_place
from .scan import around, list_items
from .word_lists import any_of

# 韩国甲星、意大利乙科姆、美国丙卡等重点外资项目
_ABROAD = rf"{any_of('country')}(?!独资|合资|投资|企业|客商|友城|政府|[一-龥]{{0,2}}[州省市])[一-龥]{{2,4}}"
_FROM_ABROAD = re.compile(
    rf"(?P<items>(?:{_ABROAD}、)+{_ABROAD})(?=等[0-9一-龥]{{0,8}}?(?:外资|合作|重点|重大|投资|产业)*(?:项目|企业|巨头|公司))"
)
# 甲瑞源荣获中国质量奖提名奖, 乙力传动入选全国民营企业…, 丙科技登陆科创板
_DID = re.compile(
    r"(?:^|(?<=[，。；、\n]))(?P<name>[一-龥]{3,6}?)(?:成功|先后|顺利)?"
    r"(?:荣?获(?:得|评)?(?:第[一二三四五六七八九十]+届)?(?:中国|全国|亚洲|省长|政府)?质量奖|入选(?:全国|中国)(?:民营)?企业|入选全国民营企业"
    r"|入围(?:世界|中国|全国民营)(?:民营)?(?:企业)?500强|跻身世界500强|登陆(?:科创板|北交所|主板|创业板|港交所|资本市场)"
    r"|(?:在(?:科创板|北交所|上交所|深交所|港交所|主板|创业板|香港|境外))(?:挂牌)?上市|首发上市|成功上市)"
)
# 甲焦公司转型退出, 鼓励乙港公司、丙保等企业利用, 丁集团获评…标杆
_ACTS = re.compile(
    r"(?:^|(?<=[，。；、\n]))(?:鼓励|支持|推动|引进|引入|指导|引导)?(?P<name>(?!鼓励|支持|推动|引进|引导|指导|[省市区县国全各原新])[一-龥]{2,3}(?:公司|集团))"
    r"(?=、[一-龥]{2,5}等[0-9]*[家户]?企业|等[0-9]+家|荣?获(?:评|批|得)|入选|跻身|转型|重组|退出|争创|建成|投产|成功|年产|被(?:认定|评为)|主导|牵头制定|新上|总部)"
)
_NO_GROUP = re.compile(
    r"(?:企业|国企|央企|民企|产业|医疗|教育|建设|投资|子|分|母|上市|平台|物业|运营|管理|保险|证券|基金|担保|国有|外资|总|项目|龙头|链主|本|该|某)(?:公司|集团)$"
)
# 青甲广乙10万吨再生铝, 亚甲轻合金10万吨高端铝基材料: whose works they are stands before how large they are
_WORKS = re.compile(
    r"(?:(?<=[，。；、\n])|推动|推进|加快|支持|实施)(?P<name>(?!推动|推进|加快|支持|实施|发展|建设|新增|建成)[一-龥]{4,7})"
    r"(?=[0-9]+(?:\.[0-9]+)?(?:万吨|吉瓦时?|GWh?|微米|万千瓦|万平方米|亿片|万辆|英寸)[一-龥])"
)
_TRADE = re.compile(
    r"(?P<own>[一-龥]{2,4})(?:化工|锂业|锂盐|铝电|铝业|轻合金|储热|钢铁|石化|纸业|药业|乳业|光电|新材料|重工)"
)
_SIZES = ("万吨", "吉瓦", "GW", "微米", "万千瓦", "万平方米", "亿片", "万辆", "英寸")
_NO_FIRM = re.compile(
    r"(?:企业|公司|单位|项目|产品|品牌|工程|学校|医院|[省市县区镇村我各]|产业|团队|人才|职工|[0-9]家)$|^(?:我|全|各|新增|累计)"
)

_FIRMS = ("公司", "集团")
_DEEDS = ("质量奖", "入选全国", "入选中国", "500强", "登陆", "上市")


def find(ground: Ground) -> Iterator[Found]:
    """Yield the firms of the text."""
    for match in around(ground.scan, ground.masked, _FROM_ABROAD, ("外资",), 60, 12):
        for begin, item in list_items(match):
            yield Found("Enterprise", begin, begin + len(item), "enterprise-abroad", item)
    for match in around(ground.scan, ground.masked, _WORKS, _SIZES, 18, 4):
        if _has_works(ground, match["name"]):
            yield Found("Enterprise", *match.span("name"), "enterprise-works", match["name"])
    for match in around(ground.scan, ground.masked, _ACTS, _FIRMS, 8, 16):
        begin, end = match.span("name")
        if not _NO_GROUP.search(match["name"]) and _may_be(ground, begin, end - 2):
            yield Found("Enterprise", begin, end, "enterprise-acts", match["name"])
    for match in around(ground.scan, ground.masked, _DID, _DEEDS, 24, 12):
        begin, end = match.span("name")
        if _may_be(ground, begin, end):
            yield Found("Enterprise", begin, end, "enterprise-did", match["name"])


def _has_works(ground: Ground, name: str) -> bool:
    """亚甲轻合金 is called after its trade, 青海广乙 after its province; 新能源装机, 防城港 are no firms."""
    if is_place(name[:2]):
        return len(name) == 4 and not ground.segmenter.knows(name[2:])
    match = _TRADE.fullmatch(name)
    if match is None or is_place(match["own"], short=True):
        return False
    words = ground.segmenter.words(match["own"])
    return not any(is_common(word) for word in words) and match["own"] not in _KINDS_OF_TRADE


_KINDS_OF_TRADE = frozenset("绿色 现代 精细 盐湖 传统 高端 新型 先进 大型 有色 特色 电解".split())


def _may_be(ground: Ground, begin: int, end: int) -> bool:
    name = ground.masked[begin:end]
    if _NO_FIRM.search(name) or is_place(name, short=True) or ground.in_organ(begin, end):
        return False
    return not all(is_common(word) for word in ground.segmenter.words(name))
