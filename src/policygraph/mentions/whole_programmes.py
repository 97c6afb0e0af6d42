"""The ground in, programmes out whose whole name their own words tell, whatever verbs and places it holds.

入选全国某业试点城市, 开展服务企业大走访活动, 甲山山水林田湖草沙一体化保护和修复工程全面完成, 未来甲业基金设立.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import Found, Ground, Quote
from .left_edge import is_edge
from .scan import around, list_items

_END = r"(?=[，。；、）\n]|等|建设|取得|全面|顺利|圆满|成效|深入|启动|任务|工作)"
# 入选全国首批甲试点城市, 争创国家乙试点示范省（区）
_PILOT = re.compile(
    r"(?:入选|获批|列入|纳入|争创|获评|成为|推进|加快|创建)(?:成为)?"
    r"(?P<name>(?:全国|国家)级?(?:首批|第[一二三四五六七八九十]+批)?"
    r"(?P<own>(?:(?![的了等])[^，。；、\n（）《》]){3,24}?(?:试点(?:示范)?|(?<=[行动展设])示范(?:项目)?))(?:城市|地区|省（区、?市?）|省份?|县))"
    + _END
)
# 全国甲科学管理综合试点省启动建设
_PROVINCE = re.compile(
    r"(?:^|(?<=[，。；\n]))(?P<name>(?:全国|国家)(?:(?![的了等、和与及])[一-龥]){4,16}试点省)(?=启动|建设|加快)"
)
# 获批优化甲审评审批改革试点, 推行乙普惠试点: all that was granted
_GRANTED = re.compile(
    r"(?:获批|推行)(?:开展|实施|国家级?|全国|首批)*(?P<name>(?!首个|一批|多项|[0-9])(?:(?![的了等将为、和])[一-龥“”]){3,24}?试点)"
    r"(?=[，。；、\n])"
)
# 开展服务企业大走访活动, 举办甲月活动, 办好中外企业某地行活动
_ACTIVITY = re.compile(
    r"(?:开展|举办|办好|组织|组织开展|协同开展|启动|实施|深化|参加)(?:好|了)?(?:第[一二三四五六七八九十0-9]+届)?"
    r"(?P<name>(?!系列|[0-9]|各类|各项|相关|有关|多种|一系列|主题)(?:(?![的了等将为对与]|开展|举办|办好|组织)[^，。；、\n（）《》“”]){3,24}?"
    r"(?:行|走访|走基层|[月周季年]|发展|拓展|系列)活动)" + _END
)
_NO_ACTIVITY = re.compile(
    r"(?:进行|执行|运行|举行|平行|发行|银行|同行|实行|飞行|航行|通行|出行|旅行|[0-9]+|经济社会发展|高质量发展年度)活动$"
)
# 甲省乙流域山水林田湖草沙一体化保护和修复工程, 丙山历史遗留废弃矿山生态修复示范工程
_RESTORED = re.compile(
    r"(?:^|(?<=[，。；、\n])|(?:实施|推进|完成|启动|开展|建设|抓好|加快|谋划)(?:了|好|[0-9]+个)?)"
    r"(?P<name>(?:(?!实施|推进|完成|启动|开展|加快|谋划|[的了等将对])[一-龥（）—－]){3,30}?"
    r"(?:一体化保护(?:和|与)?(?:系统)?(?:修复|治理)|保护(?:和|与)修复|生态(?:保护)?修复(?:治理|示范|和治理)?|避险搬迁)(?:[一二三四五六]期)?工程)"
    + _END
)
_VAGUE = re.compile(
    r"^(?:重要|重大|重点|生态系统|国土空间|山水林田湖草沙|一批|各类|系列)*(?:一体化|系统|生态)*(?:保护|修复|治理|和|与)*工程$"
)
# 产业发展基金设立, 甲基金组建运行: what happens to it stands behind
_FUND = re.compile(
    r"(?:^|(?<=[，。；、\n]))(?P<name>(?:(?![的了等和与各])[一-龥A-Za-z0-9（）]){4,18}?基金)(?:正式|成功|顺利|全面)?(?:设立|组建|成立|落地|投入运[营作])"
)

# 设立甲土产业基金, 组建一支乙智能体产业专项基金
_SET_UP = re.compile(
    r"(?:设立|组建|依托|用好)(?:一支|了|好)?(?P<name>(?!现有|政府|各类|国资|[省市区国县][级家]?|或)(?:(?![的了等和与及或、])[一-龥A-Za-z]){2,10}"
    r"(?:产业|专项|更新)基金)(?![一-龥]{0,2}(?:管理|公司|会|小镇|集群|群))"
)
_GENERIC_FUND = re.compile(r"^(?:产业|发展|专项|投资|引导|创业|创新|天使|种子|科技|人才)*基金$")
# 实施“1甲31”数字政府基础平台提升工程, 开展国家医学“双中心”创建行动: all behind the verb, words between and all
_BEFORE_QUOTE = re.compile(
    r"(?:实施(?!方案|意见)|开展|推进|启动|深化)(?:好|了)?"
    r"(?P<name>(?:(?![的了等与及、]|和(?!美)|实施|开展|推进|启动|打造|推出|拓展|新一轮)[一-龥 ]){0,12})$"
)
# 深化甲人才“授乙松绑”改革: right behind the quotation
_RIGHT_BEHIND = re.compile(r"(?:行动|工程|计划|改革)(?=[，。；、\n])")
_OWN_HEAD = re.compile(r"(?:计划|工程|行动|攻坚|攻势)$")
_LEVEL = re.compile(r"(?:国家|全国|[省市区县]级|[轮期批])$")
_STOP = re.compile(r"(?=[，。；\n])")
_AFTER_QUOTE = re.compile(
    r"(?:(?![的了等和与及、]|方案|机制)[一-龥]){1,12}?(?:专项行动|行动计划|行动|工程|改革试点|试点|研学活动)(?=[，。；\n])"
)
# “甲计划”和乙畅通工程: the second of two
_SECOND = re.compile(
    r"(?:(?<=”)|(?<=遴选))和(?P<name>(?:(?![的了等和与及])[一-龥]){4,10}(?:工程|行动|计划))(?=[，。；\n])"
)
_NO_SECOND = re.compile(r"^(?:重大|重点|系列|专项|相关|其他|配套|各类)")
# “甲行动”和税收宣传月活动: 和 joins it to another
_MONTH = re.compile(
    r"(?:行动|活动|工程|”)和(?P<name>(?:(?![的了等和与及、])[一-龥]){3,10}[周月季]活动)(?=[，。；、\n])"
)
# 深化惠企政策集中兑现改革: what is reformed is itself a verb's, so that no verb tells where the name begins
_REFORMED = re.compile(
    r"(?:深化|实施|推行|启动|推进|开展)(?P<name>(?!全面|重点|相关|有关|[省市县区]级)(?:(?![的了等和与及、对将为以在]|深化|推进|实施|推动|开展|全面|各项)[一-龥]){4,14}"
    r"(?:登记|核准|审批|兑现|注销|验收|评审|许可|受理|执法|配送)改革)(?=[，。；、\n])"
)
# 实施进一步深化甲改革行动
_FURTHER = re.compile(r"实施(?P<name>进一步(?:(?![的了等、和与及])[一-龥]){6,16}行动)(?=[，。；\n])")
# 精准实施甲强基和乙扩容提升工程: one, where what stands before 和 has no head of its own
_JOINED = re.compile(
    r"(?:实施|开展|启动)(?:好|了)?(?P<name>(?!新一轮|重点|重大)(?:(?![的了等、和与及以将对]|实施|开展)[一-龥]){2,12}(?<!战略|行动|工程|计划|改革|提升|方案)"
    r"和(?:(?![的了等、和与及以将对]|实施|开展|行动|工程|计划)[一-龥]){3,14}(?:专项行动|行动|工程|(?<!应急)计划))(?=[，。；、\n])"
)
# 加大甲试点推进力度
_WIDENED = re.compile(
    r"(?:加大|加快|扩大)(?P<name>(?:(?![的了等、和与及对])[一-龥]){4,16}试点)(?=(?:推进)?(?:力度|步伐|进程))"
)
# 完成6个镇甲延包试点任务, FT账户试点扩面, 10个城镇化甲地区试点: what has tasks, banks and a scope, and is counted
_TRIED_OUT = re.compile(
    r"(?:(?<=[，。；、\n])|(?<=[0-9]个)|(?<=[0-9]个[镇县村区])|推进|推动|完成|扩大|开展|深化|启动|实施|发挥)"
    r"(?P<name>(?![0-9百]|首|推|制定|因地制宜|扩大|加快|加力|开展|完成|深化|启动|实施|发挥|争取)(?:(?![的了等、和与及各个项批镇]|纳入|入选|开展|完成|扩大|按照|可以|确保)[一-龥A-Z]){3,14}试点)"
    r"(?=业务|扩面|扩围|银行|任务|作用|范围|地区之一)|(?<=[0-9]个)(?P<counted>(?:(?![的了等、和与及各项批]|纳入|入选|列入|获批|开展|实施)[一-龥]){4,14}试点)(?=[，。；\n])"
)
_NO_TRIAL = re.compile(r"部署|国家级|^(?:改革|国家|先行|重大|重点)*试点$|政策|措施|单位")
# 打好甲污染防治标志性战役, 深化乙建设三年攻坚, 接续实施丙综合治理攻坚
_FOUGHT = re.compile(
    r"(?:打好|打赢|实施|开展|深化)(?P<name>(?!污染防治攻坚|重点领域)(?:(?![的了等、和与及对])[一-龥]){4,16}(?:标志性战役|攻坚))(?=[，。；、\n])"
)
# 实施长甲潭一体化提升战略
_STRATEGY = re.compile(
    r"(?:实施|落实|推进)(?:好|了)?(?P<name>(?:(?![的了等和与及、]|实施|推进|落实|重大|新一轮|国家(?:重大|战略))[一-龥]){5,14}战略)(?=[，。；、\n]|深入)"
)
# 参加甲大赛、乙武林大会等赛事
_CONTESTS = re.compile(
    r"(?:参加|举办|承办|办好|组织)(?P<items>(?:[^，。；、\n（）《》]{3,24}、){1,8}[^，。；、\n（）《》]{3,24}?)等(?:[一-龥]{0,4}?)赛事"
)
# 开展打击电诈等违法犯罪专项行动, 推进停工项目与闲置资产处置化解行动: one name, though 等 and 与 stand inside of it
_WITHIN = re.compile(
    r"(?:开展|打好|打赢|推进|实施)(?:好|了)?(?P<name>(?:(?![的了将对]|开展|推进|实施|工程|行动|计划)[一-龥]){2,10}"
    r"(?:等(?!系列|专项|重点|行动)|与)(?:(?![的了将对等与]|系列|工程|计划|行动|一批)[一-龥]){3,12}(?:专项行动|攻坚战|攻坚行动|(?<=[解治升造护])行动))"
    r"(?=[，。；、\n])"
)
# 开展“双甲”、乙改示范、丙企业创建行动; 实施攻坚突破年、提质增效年、全面提升年行动
_LIST = re.compile(
    r"(?:开展|实施)(?P<items>(?:(?:“[^”\n]{2,6}”|(?:(?!开展|实施|[的了等和与及])[一-龥]){2,12})、){1,6}(?:(?![的了等和与及])[一-龥]){2,8}?)(?P<head>行动)"
    r"(?=[，。；\n])"
)
# 加快国家甲新场景、乙流通体系、丙创新提升等试点城市建设
_CITIES = re.compile(
    r"(?:加快|推进|支持|开展|创建|获批|入选)(?:建设)?(?P<items>(?:(?:(?![的了等和与及])[一-龥]){4,16}、){1,5}(?:(?![的了等和与及])[一-龥]){4,14})"
    r"等(?:国家级?|全国)?(?P<head>试点城市)"
)


def find(ground: Ground) -> Iterator[Found]:
    """Yield the programmes of the text."""
    for word, pattern, is_none in _WHOLE:
        for match in around(ground.scan, ground.masked, pattern, word, 44, 18):
            found = _found(match)
            if is_none is None or not is_none.search(found.name):
                yield found
    yield from _pilots(ground)
    yield from _listed(ground)
    yield from _around_quotes(ground)


_WHOLE = (
    (("活动",), _ACTIVITY, _NO_ACTIVITY),
    (("工程",), _RESTORED, _VAGUE),
    (("基金",), _FUND, None),
    (("基金",), _SET_UP, _GENERIC_FUND),
    (("行动", "攻坚战"), _WITHIN, None),
    (("战略",), _STRATEGY, None),
    (("试点",), _GRANTED, None),
    (("试点省",), _PROVINCE, None),
    (("行动",), _FURTHER, None),
    (("行动", "工程", "计划"), _JOINED, None),
    (("试点",), _WIDENED, None),
    (("试点",), _TRIED_OUT, _NO_TRIAL),
    (("战役", "攻坚"), _FOUGHT, None),
    (("”和", "遴选和"), _SECOND, _NO_SECOND),
    (("月活动", "周活动", "季活动"), _MONTH, None),
    (("改革",), _REFORMED, None),
)


def _around_quotes(ground: Ground) -> Iterator[Found]:
    text = ground.masked
    for quote in ground.quotes:
        if len(quote.inner) > 12:
            continue
        right = _RIGHT_BEHIND.match(text, quote.end) or _whole_quote(text, quote)
        after = right or _AFTER_QUOTE.match(text, quote.end, quote.end + 20)
        before = after and _BEFORE_QUOTE.search(text, max(0, quote.begin - 16), quote.begin)
        if after and before and (after is not right or _says_whose(before["name"])):
            begin, end = before.start("name"), after.end()
            alias = ground.folded[quote.begin : end]
            yield Found("Programme", begin, end, "programme-whole", ground.folded[begin:end], alias=alias)


def _says_whose(before: str) -> bool:
    """民营企业“甲计划”; 国家“双甲计划”, 省级第二期“双甲计划” are called by the quotation."""
    return len(before) > 1 and not _LEVEL.search(before) and not is_edge(before)  # 推进落实“甲分离”改革


def _whole_quote(text: str, quote: Quote) -> re.Match[str] | None:
    """开展大气污染防治“百日攻坚”: what the quotation is stands inside of it."""
    return _STOP.match(text, quote.end) if _OWN_HEAD.search(quote.inner) else None


def _pilots(ground: Ground) -> Iterator[Found]:
    for match in around(ground.scan, ground.masked, _PILOT, ("试点", "示范"), 44, 16):
        begin, end = match.span("name")
        yield Found("Programme", begin, end, "programme-pilot", ground.folded[begin:end], alias=match["own"])


def _listed(ground: Ground) -> Iterator[Found]:
    text = ground.masked
    for match in around(ground.scan, text, _CONTESTS, ("赛事",), 160, 2):
        for begin, item in _items(match):
            if item.endswith("大会"):
                yield Found("Programme", begin, begin + len(item), "programme-contest", item)
    lists = around(ground.scan, text, _LIST, ("行动",), 80, 3)
    for match in (*lists, *around(ground.scan, text, _CITIES, ("试点城市",), 80, 4)):
        if match.re is _CITIES or _is_list(match["items"].split("、")):
            for begin, item in _items(match):
                end = begin + len(item)
                end += len(match["head"]) * (end == match.start("head"))
                yield Found("Programme", begin, end, "programme-listed", item + match["head"])


def _is_list(items: list[str]) -> bool:
    """强甲技、强乙业, 甲突破年、乙提升年, “双甲”、丙示范: the items are alike, or one is quoted."""
    alike = len({(len(item), item[0]) for item in items}) == 1
    return alike or len({item[-1] for item in items}) == 1 or any(item[0] == "“" for item in items)


def _items(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    return ((begin, item) for begin, item in list_items(match) if len(item) > 2)


def _found(match: re.Match[str]) -> Found:
    group = match.lastgroup or "name"
    return Found("Programme", *match.span(group), "programme-whole", match[group])
