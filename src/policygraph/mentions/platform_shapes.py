"""A platform's head in, the platform out whose name its own shape tells: a number, a Latin letter, two lands.

12366纳税服务热线, 惠企e家云平台, 中国—中亚人才培养合作平台.
"""

from __future__ import annotations

import re

from .ground import Found, Ground, Hit
from .left_edge import is_place
from .word_lists import any_of

# 12366纳税服务热线: whoever names the number names the line
_HOTLINE = re.compile(r"(?P<name>(?<![0-9])1[0-2][0-9]{3}(?:(?![和与及等各]|热线|平台)[一-龥]){0,12})$")
# 通过惠企e家云平台, 在e窗通平台: one small Latin letter in the middle of a word is a brand
_LATIN_BRAND = re.compile(
    rf"(?:^|[\n。；，、：（在与和及]|{any_of('platform-used-by')})"
    rf"(?P<name>(?:(?!{any_of('platform-used-by')}|[在与和及])[一-龥]){{0,3}}[ei](?![A-Za-z])[一-龥]{{1,3}})$"
)
# 中国—中亚人才培养合作平台: two lands and what they share
_OF_LANDS = re.compile(rf"(?P<name>中国[—–-]{{1,2}}{any_of('lands')}(?:国家)?(?:(?!等)[一-龥]){{4,12}})$")

# 智甲宫教育合作促进平台入选…, 数字政府大脑平台建成: what is said of it stands behind
_OPENS = re.compile(
    r"(?:^|[，。；\n])(?P<name>(?!推动|重大|重点|创新)(?:(?![的了等和与及各在将为对把]|多个|一批|系列|全[省市区国]|建设|打造|搭建|开通|通过)[一-龥]){4,22})$"
)
_CAME = re.compile(
    r"(?:成功|正式|全面|顺利|已)*(?:落地|上线|投用|建成|入选|获批|投入使用|启用|揭牌|开通|投入运行|试运行|获评|发挥)"
)

_ENDS = re.compile(r"[，。；、\n]")
# 做优皖甲出海综合服务平台, 迭代升级国家（西部）算力调度平台: what is made better is there already
_MADE_BETTER = re.compile(
    r"(?:做优|建好|迭代升级|组建运行)(?P<name>(?!用好|做强|重大|国家级|各类|公共|综合|全[市省区]|一批)(?:(?![的了等、和与及])[一-龥A-Za-z（）]){4,16})$"
)
# 建强用好青甲智慧教育平台, 建设西部算力调度平台: a place, and what the platform is for
_OF_PLACE = re.compile(
    r"(?:建设|建成|搭建|打造|用好|升级|完善|推广)(?P<name>(?:(?![的了等、和与及]|平台|公司|企业|开放)[一-龥]){5,16})$"
)
_LANDS = ("西部", "东部", "湾区", "长三角", "京津冀", "成渝", "粤港澳")
# 健全财政预算一体化平台, 推广原产地证书申领一体化平台: what it does, in one, and is there already
_IN_ONE = re.compile(
    r"(?:健全|完善|推广|落实|加强|建强|用好|优化|应用|依托|升级)(?P<name>(?!全[省市区县国]|本|各|统一)(?:(?![的了等、和与及]|健全|完善|推广|应用)[一-龥]){4,14}一体化)$"
)
# 融甲服平台授信超5700亿元: a word that nobody knows, and what it does
_CALLED = re.compile(r"(?:^|[，。；\n])(?P<name>[一-龥]{2,4})$")
_LENDS = re.compile(
    r"(?:累计|已)?(?:授信|注册|入驻|撮合|放款|服务(?:企业|客户|群众)|归集|办理|受理|上线|接入)"
)


_BY_SHAPE = (
    (_HOTLINE, 20, "platform-hotline"),
    (_OF_LANDS, 26, "platform-of-lands"),
    (_IN_ONE, 20, "platform-in-one"),
)


def shaped(ground: Ground, hit: Hit) -> Found | None:
    """12366纳税服务热线, 惠企e家云平台: by a number or a Latin letter in it."""
    begin, rule = _begin(ground, hit)
    return Found("Platform", begin, hit.end, rule, ground.masked[begin : hit.end]) if rule else None


def _begin(ground: Ground, hit: Hit) -> tuple[int, str]:
    """Return where the name begins and by which rule; no rule where no shape tells."""
    text = ground.masked
    for pattern, reach, rule in _BY_SHAPE:
        if found := pattern.search(text, max(0, hit.begin - reach), hit.begin):
            return found.start("name"), rule
    if _came(text, hit):
        opens = _OPENS.search(text, max(0, hit.begin - 24), hit.begin)
        if opens is not None and ground.owner_end(hit.begin) <= opens.start("name"):
            return opens.start("name"), "platform-came"
    if hit.kind in {"platform", "system", "compute"} and _ENDS.match(text, hit.end):
        at = _worked_at(text, hit)
        if at is not None:
            return at, "platform-better"
    called = _CALLED.search(text, max(0, hit.begin - 6), hit.begin) if hit.kind == "platform" else None
    if called and _LENDS.match(text, hit.end) and not ground.segmenter.knows(called["name"]):
        return called.start("name"), "platform-called"
    if brand := _LATIN_BRAND.search(text, max(0, hit.begin - 10), hit.begin):
        return brand.start("name"), "platform-latin"
    return 0, ""


def _worked_at(text: str, hit: Hit) -> int | None:
    """Return where the name begins that stands behind a verb of building, if it is one's own."""
    left = max(0, hit.begin - 22)
    if better := _MADE_BETTER.search(text, left, hit.begin):
        return better.start("name")
    placed = _OF_PLACE.search(text, left, hit.begin)
    if placed is None or hit.kind == "system":
        return None
    name = placed["name"]
    own = name.startswith(_LANDS) or is_place(name[:2], short=True)
    return placed.start("name") if own else None


def _came(text: str, hit: Hit) -> bool:
    """甲评标系统上线运行; 福甲白茶文化系统入选全球重要农业文化遗产 is no system of records."""
    if hit.kind not in {"platform", "system"} or (hit.kind == "system" and text.startswith("入选", hit.end)):
        return False
    return _CAME.match(text, hit.end) is not None
