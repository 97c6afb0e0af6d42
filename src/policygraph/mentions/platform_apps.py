"""The ground in, apps out that no head follows: 推广报表通、项目通等应用, 全面实施“甲府入企码”, …服务平台“川甲贷”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import Found, Ground, Quote
from .left_edge import is_of_two, is_place
from .platform_neighbours import APP, NOT_APP
from .quoting import place_before
from .scan import around, list_items

# 京甲、京乙等智慧终端: what 等 sums up as apps
_APPS = re.compile(
    r"(?P<items>(?:[一-龥A-Za-z]{1,4}[通办码智]、)+[一-龥A-Za-z]{1,4}[通办码智])"
    r"等(?:一批|系列|智慧|智能|数字|数字化|移动|政务|特色)*(?:应用|终端|小程序|平台|APP)"
)
# 浪甲海若、卡乙天智等148个行业大模型; 甲里千问、Deep等通用模型
_MODELS = re.compile(
    r"(?:^|[，。；\n])(?P<items>(?:[一-龥]{3,6}、)+(?:[一-龥]{3,6}|[A-Za-z]{4,12}))等(?:[0-9]+[个款])?"
    r"(?:(?:行业|垂类|垂直|通用|开源|国产)?大模型|(?:通用|开源)模型)"
)
_GOVERNS = re.compile(
    r".*(?:推广|上线|用好|迭代|升级|建设|打造|优化|拓展|依托|通过|运用|使用|做强|做优|发挥|推出|开发)"
)
# 全面实施“甲府入企码”: a code that is scanned, not a reform that is called after one
_CODE = re.compile(r"[一-龥]{2,5}码")
_IN_USE = re.compile(r"(?:实施|推行|推广|应用|上线|启用|运用|依托|通过|使用|推出|用好)$")
_REFORM = re.compile(r"改革|行动|工程|计划|试点|制度|机制|模式|平台|[一-龥]{0,2}标准")
# 提升“黄小甲”AI智能体, 藏文搜索引擎“乙藏”
_QUOTED_AGENT = re.compile(
    r"(?:(?:AI|智慧|政务)?(?:智能体|数字人|数智人)|[一-龥]{0,4}?大模型)(?![一-龥]{0,2}(?:产业|技术|企业))"
)
# 迭代建设“报表数据报一次”等35个省级重大应用
_APPLICATIONS = re.compile(
    r"(?:、?“[^“”\n]{2,14}”)*等(?:[0-9]+个)?(?:省级|市级|重大|特色|数字化)*(?:应用(?![场领])|智能体|智能助手)"
)
# 接入“甲算网”, 推广“乙政通”, 打通“丙企云”: what the names of apps end with, and what is done with apps
_APP = re.compile(r"(?!掌上|视频|线上|网上|[一双])[一-龥]{2,4}[通办码云网链宝]")
_USED = re.compile(
    r"(?:接入|打通|贯通|推出|推广|上线|加快|迭代|升级|用好|依托|使用|[市省区县]|(?<=[局台统库])[和与])$"
)
_ENGINE = re.compile(r"(?:搜索引擎|操作系统)$")
# 国家甲化工和乙制造业中试平台获批; 推动平台与财政甲一体化系统对接
_NATIONAL = re.compile(
    r"(?:^|[，。；\n])(?P<name>国家(?:(?![的了等、与及])[一-龥]){3,16}和(?:(?![的了等、与及])[一-龥]){2,10}平台)(?=获批|入选|落地|建成|上线)"
)
_LINKED = re.compile(r"(?:与|同)(?P<name>(?:(?![的了等、和与及各])[一-龥]){4,14}系统)(?=互联|对接|贯通)")
_GOES_LIVE = ("上线", "建成运行", "启用", "投运", "投用", "投入运行")
# 甲自贸港服务门户上线运行, 乙流重离子加速器建成运行, 丙综合监测网等重大科技基础设施: what is in service now
_IN_SERVICE = re.compile(
    r"(?:^|(?<=[，。；、\n]))(?P<name>(?:(?![的了等和])[一-龥A-Za-z0-9]){3,16}"
    r"(?:门户|节点|监测网|观测网|加速器|装置|实验站|望远镜|云|大脑|数据库|语料库|专网|底座))"
    rf"(?=(?:正式|成功)?(?:{'|'.join(_GOES_LIVE)}|等(?:一批)?(?:国家)?(?:重大)?(?:科技|科研)基础设施))"
)
# 建成“某权一张网”
_ONE_NET = re.compile(r"(?!全[省市国区县]|[一-龥]{0,2}(?:交通|电力|燃气|供水|铁路))[一-龥]{2,6}一张网")
# 开通运行省融资信用服务平台“川甲贷”: called after its province
_LOANS = re.compile(r"[一-龥]{1,3}[贷融通易链]")


def find(ground: Ground) -> Iterator[Found]:
    """Yield the apps of the text."""
    for match in around(ground.scan, ground.masked, _MODELS, ("大模型", "通用模型", "开源模型"), 60, 4):
        for begin, item in list_items(match):
            yield Found("Platform", begin, begin + len(item), "platform-models", item, core=item)
    for match in around(ground.scan, ground.masked, _APPS, ("通等", "办等", "码等", "智等"), 60, 14):
        for begin, item in list_items(match):
            verb = _GOVERNS.match(item) if begin == match.start("items") else None
            name = item[verb.end() :] if verb else item
            end = begin + len(item)
            if len(name) > 1 and not NOT_APP.fullmatch(name):
                yield Found("Platform", end - len(name), end, "platform-apps", name, core=name)
    for match in around(ground.scan, ground.masked, _IN_SERVICE, (*_GOES_LIVE, "基础设施"), 36, 6):
        yield Found("Platform", *match.span("name"), "platform-in-service", match["name"])
    for pattern, word, left in ((_NATIONAL, "平台", 32), (_LINKED, "系统", 18)):
        for match in around(ground.scan, ground.masked, pattern, (word,), left, 6):
            yield Found("Platform", *match.span("name"), "platform-whole", match["name"])
    yield from _quoted(ground)


def _quoted(ground: Ground) -> Iterator[Found]:
    for quote in ground.quotes:
        inner = quote.inner
        if agent := _QUOTED_AGENT.match(ground.masked, quote.end):
            name = ground.folded[quote.begin : agent.end()]
            yield Found("Platform", quote.begin, agent.end(), "platform-agent", name, core=inner)
            continue
        if _APPLICATIONS.match(ground.masked, quote.end):
            yield Found("Platform", quote.begin, quote.end, "platform-app", inner, core=inner)
            continue
        if _ONE_NET.fullmatch(inner) and not _REFORM.match(ground.masked, quote.end):
            yield Found("Platform", quote.begin, quote.end, "platform-net", inner, core=inner)
            continue
        before = ground.masked[max(0, quote.begin - 6) : quote.begin]
        own = bool(_ENGINE.search(before)) and len(inner) < 9
        own = own or (_is_used(ground, quote) and not _REFORM.match(ground.masked, quote.end))
        own = own or (before.endswith("平台") and bool(_LOANS.fullmatch(inner)) and is_of_two(inner[:1]))
        if own or _is_code(ground, inner, before, quote.end):
            yield Found("Platform", quote.begin, quote.end, "platform-app", inner, core=inner)


def _is_used(ground: Ground, quote: Quote) -> bool:
    if not _APP.fullmatch(quote.inner) or NOT_APP.fullmatch(quote.inner):
        return False
    at = place_before(ground, quote.begin)
    if at == quote.begin and is_place(ground.masked[at - 2 : at], short=True):
        at -= 2  # 打通甲州“乙企云”
    return _USED.search(ground.masked, max(0, at - 4), at) is not None


def _is_code(ground: Ground, inner: str, before: str, end: int) -> bool:
    if not _CODE.fullmatch(inner) or not APP.fullmatch(inner[-5:]) or NOT_APP.fullmatch(inner):
        return False
    return bool(_IN_USE.search(before)) and not _REFORM.match(ground.masked, end)
