"""A quotation in, the programmes that it names out: by a head behind it, by the verb before it, by its shape.

“证书合一”改革, 推出“丰收贷”, 实施“欠租不停业”政策 are programmes; “快车道”, “政务服务专区” and sentences are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon.tables import read_table
from .counted_programmes import counted
from .ground import Found, Ground, Quote
from .quoting import is_sentence, is_slogan, place_before
from .scan import items_of
from .word_lists import any_of

# What makes the quoted word before it a programme and belongs to its name.
_HEAD_AFTER = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z0-9.+ ]{0,20}?)"
    r"(?:(?:[三两]年|百日|年度)(?:攻坚(?!战)|大?会战|大决战)|工程(?=建设(?!项目|方案|指南|标准))|试点(?=建设(?!项目|方案))|(?:专项行动|行动计划|行动|计划|改革|工程|试点|大赛|竞赛|(?:挑战|锦标|争霸|邀请)赛|联赛|(?:国际)?(?:消费|购物|文化|旅游|艺术|美食)[节季]|消费券|年行动|活动|攻坚战|专项整治|专项治理"
    r"|(?:天使|种子|母|引导|产业|投资|专项)?基金群?(?!会|群|池|小镇|管理|公司|支持|投资(?!基金))|专项(?=[^\u4e00-\u9fff]|[和及的等]|项目|申报|实施|支持|$))"
    r"(?!方案|总体规划|指南|派|单列|师|建设|质量|院|学|投资|者|规律|开放|计划|大赛|竞赛|资金|范围|[示试先][范验行]区))"
)
_OF_HEAD = re.compile(r"^(?:建设|和美(?=乡村)|评审(?=改革))|(?:发布|供需|产销)?对接(?=活动)")
# “甲汇”路演等活动, “甲北”六期等重大工程, “甲”“乙”等行动
_ONE_OF_MANY = re.compile(
    r"(?:、?“[^“”\n]{2,12}”)*[\u4e00-\u9fff]{0,6}?等(?!多)(?:(?!等|的|工作)[\u4e00-\u9fff]){0,8}?"
    r"(?:(?P<strong>行动|工程|改革|试点|人才计划|支持计划)|(?<!赛事)(?<!村字号)活动|专题教育|主题教育)(?!方案|中心|平台|的)"
)
# “双甲”“双乙”计划: two that share their head
_BESIDE = re.compile(
    r"(?:[、和]?“[^“”\n]{2,12}”){1,3}(?:企业培育|人才)?(?P<strong>行动|工程|计划)(?!方案|的)"
)
# “粤甲师傅”“广乙技工”三项工程: each of those that are summed up
_SUMMED = re.compile(
    r"(?:[、和]?“[^“”\n]{2,12}”)*等?[两二三四五六七八九十](?:大|项|个)[一-龥]{0,4}?(?:行动|工程|计划|活动|改革|试点)"
)
# 实施“甲+乙”融合示范项目, “双丙双丁”产业项目
_PROJECT = re.compile(r"[一-龥]{1,8}?项目(?![一-龥])")
_CARRIES = re.compile(r"(?:实施|开展)(?:[^，。；\n]{2,16}(?:工程|行动|计划|项目)[、和])?$")
# What makes it a programme, too, but is not part of the name.
_SCHEME_AFTER = re.compile(rf"[\u4e00-\u9fff]{{0,4}}{any_of('scheme-after-quotation')}")
_NONE_AFTER = re.compile(
    rf"{any_of('none-after-quotation')}|的(?!试点|支持|方式)|企业(?!培育|服务)|人才(?!服务|计划|工程|培训)|[0-9]"
)
_GOVERNED = re.compile(
    rf"{any_of('scheme-governed-by')}(?:了|好|以|全市|全省|本市|我市|我省|国家|省级?|市级?|区级?|[\u4e00-\u9fff]{{2,6}})?$"
)
# in 激活科技创新“甲” the verb is a noun
_CARRIED_OUT = re.compile(rf"(?<!科技){any_of('quotation-carried-out-by')}(?:了|好|以|[0-9]+[个项款])?$")
# “甲半粮”创建扩面提质, “甲森林”项目: what is worked at
_WORKED_AT = re.compile(
    r"(?:(?!优化)[一-龥]{2}){0,2}建设(?:[^一-龥]|有力|有序|成效|取得|引领|提质|行[动列]|任务|深入|稳步|扎实|加快|全面|[和与及等])|创建|提质|扩面|项目"
)
# 给予“甲乙包”补贴, “双甲、一乙”抽查: with these words even a name said once is a scheme
_GIVEN = re.compile(r"(?:补贴|奖励|补助|礼包)")
_GIFT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+]{2,10}包")
# 提供“甲大礼包”, 推出“1+1”创业孵化包: given away in one piece
_GIFTS = r"(?:礼|资源|权益|服务|孵化|工具|政策|要素)包"
_OWN_GIFT = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9+]{{1,8}}{_GIFTS}")
_GIFT_AFTER = re.compile(rf"[\u4e00-\u9fff]{{0,4}}{_GIFTS}(?![括含裹装])")
_GIVES = re.compile(r"(?:推出|提供|发放|给予|赠送|打造)(?:[\u4e00-\u9fff]{2,4})?$")
# 设立“出海服务站”, 打造“甲开办服务专区”: a service under a name of its own
_SERVICE = re.compile(
    r"(?!(?:企业|政务|综合|公共|人才|便民|一站式|线上)服务)"
    r"[\u4e00-\u9fffA-Za-z0-9+]{2,10}(?:服务专区|服务站|服务专窗|服务港|服务驿站)"
)
_SET_UP = re.compile(r"(?:设立|开设|打造|推出|上线)(?:[A-Za-z0-9+]{2,8}|线[上下])?$")
# 以下统称“三项制度”: the text itself makes it a name
_CALLED = re.compile(r"以下(?:统|合|并|简)?称(?:为|：)?$")
_CALLED_NAME = re.compile(r".{2,8}(?:制度|改革|试点|行动|工程|计划|活动)")
# 采取“先约先住”的方式: how something is done, not what
_MANNER = re.compile(r"的?(?:方式|形式|办法|原则|理念)")
_INSPECTED = re.compile(r"(?:联合)?(?:抽查|监管|检查|执法)")
# An institution or a room, not a scheme: “政务服务专区”, “AI合规服务中心”
_INSTITUTION = re.compile(rf".*{any_of('institution-ending')}")
_GENERIC = re.compile(rf"{any_of('programme-generic')}*+")
_CROSSED = re.compile(any_of("crossed-programme"))
_PRODUCT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+]{1,8}(?:贷|券|投资保|杯)|[\u4e00-\u9fff]{2}(?<!反担)[保担]")
_NAMED = re.compile(
    r"(?!.{0,3}节$).*[一-龥]{2}(?:节|消费季|购物季)|.*(?:行动|计划|工程|改革|活动|大赛|万企行|荟|通办|会战|攻势|大决战|基金群?|专项|(?:训练|实战|特训|研习)营|竞赛|联赛|杯|券|贷|一次|一件事)"
    r"|[\u4e00-\u9fffA-Za-z0-9+]{2,6}黑客松|[\u4e00-\u9fff]{2}(?:英才|菁英|俊才)|[\u4e00-\u9fff]{1,8}才(?:服务)?卡"
    r"|[\u4e00-\u9fff]{2}即[\u4e00-\u9fff]{2,3}"  # 交房即办证
)
_OWN_HEAD = re.compile(r".*(?:行动|计划|工程|大赛|基金群?|专项)")
_STEP_UP = re.compile(r"[个小规限下][升转改][企规上限股]")  # 小升规: from one size to the next
_FORMULA = re.compile(r".+[+—–-].+")
_NUMERAL = "[双一两三四五六七八九十多]"
_ENUMERATED = re.compile(rf"{_NUMERAL}[\u4e00-\u9fff]{{1,4}}(?:、{_NUMERAL}[\u4e00-\u9fff]{{1,4}})+")
_SUMMARY = re.compile(r"[一二三四五六七八九十两]+(?:[大项个类种条张](?!一))[\u4e00-\u9fff]{2,6}")  # 十大行动
_ARTICLES = re.compile(r".{0,6}[0-9一二三四五六七八九十]+条")  # 30条: a policy by the number of its articles
_COUNT = re.compile(r"[一二三四五六七八九十两双][\u4e00-\u9fff]")
_OF_WHAT = re.compile(
    r"(?:实施|开展|推进|启动|深化)((?!(?:拓展|巩固|做优|全国|全[省市区县]|国家|新一轮|以|了|好|[省市县]级))[\u4e00-\u9fff]{2,4})$"
)
# 优化“一群三带”城镇空间格局: a shape of the land
_SHAPE = re.compile(rf"(?:{_NUMERAL}[一-龥]){{1,4}}(?<=[带轴廊圈翼极核屏环区])")
_LISTED = frozenset({"", "、", "和", "及", "与"})
# 开展OPC创业“校园行”: it goes to them
_TOUR = re.compile(r"[一-龥]{2,4}(?<![银同实进执发运举平])行")
_TOURS = re.compile(r"(?:开展|举办|组织)[一-龥A-Za-z0-9]{0,8}$")
_MADE_SO = re.compile(rf"(?!{_NUMERAL})[一-龥]{{1,3}}化")  # “链条化”审核机制
_COUNTED_VOUCHER = re.compile(rf"{_NUMERAL}(?:[类种张])?券")
_NUMBERED = re.compile(r"[0-9]+(?:项目)?")
_WITH = re.compile(r"[以把将]$")  # 实施以“甲”为重点的
_ITEM_START = re.compile(r"(?:^|[\n、.．）］]\s*|第[一二三四五六七八九十百]+[条项]\s*)$")
_HEADING_END = re.compile(r"[\u4e00-\u9fff]{2,6}(?:[。\n]|$)")
_STRONG_HEADS = frozenset({"行动", "工程", "计划", "改革"})


@cache
def _known() -> frozenset[str]:
    return frozenset(row["name"] for row in read_table("programmes_known"))


def find_quoted(ground: Ground) -> Iterator[Found]:
    """Yield the programmes that stand in quotation marks, with the head behind them where it is part of the name."""
    called = {quote.inner for quote in ground.quotes if _is_called(ground, quote)}
    last = -1  # where the last quotation ends that a verb or its shape makes a scheme
    for quote in ground.quotes:
        if quote.inner in called:
            yield Found(
                "Programme", quote.begin, quote.end, "programme-called", quote.inner, core=quote.inner
            )
            continue
        if _SUMMARY.fullmatch(quote.inner) or _ARTICLES.fullmatch(quote.inner):
            if (whole := counted(ground, quote)) is not None:
                yield whole
            continue
        listed = ground.masked[last : quote.begin] in _LISTED if last >= 0 else False
        for found in _quoted(ground, quote, listed=listed):
            last = quote.end if found.rule == "programme-quoted" else last
            yield found


def _is_called(ground: Ground, quote: Quote) -> bool:
    head = ground.masked[max(0, quote.begin - 8) : quote.begin]
    return _CALLED_NAME.fullmatch(quote.inner) is not None and _CALLED.search(head) is not None


def _quoted(ground: Ground, quote: Quote, *, listed: bool) -> Iterator[Found]:
    inner, slogan = quote.inner, is_slogan(quote.inner)
    if _OWN_HEAD.fullmatch(inner) and not slogan and not _GENERIC.fullmatch(inner[:-2]):
        yield Found("Programme", quote.begin, quote.end, "programme-quoted-own", inner, core=inner)
        return
    if _is_summed(ground, quote) and not is_sentence(inner):
        yield Found("Programme", quote.begin, quote.end, "programme-quoted", inner, core=inner)
        return
    match = _HEAD_AFTER.match(ground.masked, quote.end, quote.end + 28)
    # “无废城区”建设试点, “甲标”评审改革: building it is what the pilot does
    if match is not None and not _CROSSED.search(_OF_HEAD.sub("", match[0])):
        if not is_sentence(inner) and (not slogan or match[0][:2] in _STRONG_HEADS):
            begin = _whose(ground, quote, place_before(ground, quote.begin))
            name = ground.folded[begin : match.end()]
            yield Found("Programme", begin, match.end(), "programme-quoted-head", name, core=inner)
        return
    if slogan or is_sentence(inner):
        return
    end = _given_or_set_up(ground, quote)
    if end:
        core = inner if end == quote.end else ""
        yield Found(
            "Programme", quote.begin, end, "programme-given", ground.folded[quote.begin : end], core=core
        )
    elif _one_of_many(ground, quote):
        yield Found("Programme", quote.begin, quote.end, "programme-quoted", inner, core=inner)
    elif _is_list(inner.split("、")):
        yield from _several(quote)
    elif _worth(ground, quote, listed=listed):
        yield Found("Programme", quote.begin, quote.end, "programme-quoted", inner, core=inner)


def _is_summed(ground: Ground, quote: Quote) -> bool:
    """Say whether quotations in a row are counted behind the last: “甲”“乙”“丙”三大行动."""
    if (match := _SUMMED.match(ground.masked, quote.end)) is None:
        return False
    return "“" in match[0] or ground.masked[max(0, quote.begin - 2) : quote.begin].rstrip("、和").endswith(
        "”"
    )


def _whose(ground: Ground, quote: Quote, begin: int) -> int:
    """深化甲“三资”管理改革: a count of things says little without what they are of."""
    if begin != quote.begin or not _COUNT.fullmatch(quote.inner):
        return begin
    match = _OF_WHAT.search(ground.masked, max(0, begin - 10), begin)
    return match.start(1) if match is not None else begin


def _given_or_set_up(ground: Ground, quote: Quote) -> int:
    """Return where the name ends of a package that is given or a service that is set up under it, 0 for neither."""
    head, inner = ground.masked[max(0, quote.begin - 12) : quote.begin], quote.inner
    if _SERVICE.fullmatch(inner) and _SET_UP.search(head):
        return quote.end
    if _CARRIES.search(ground.masked[max(0, quote.begin - 24) : quote.begin]) and (
        project := _PROJECT.match(ground.masked, quote.end)
    ):
        return project.end() if _well_formed(inner) or "+" in inner else 0
    if not _GIVES.search(head):
        return 0
    match = _GIFT_AFTER.match(ground.masked, quote.end)
    return quote.end if _OWN_GIFT.fullmatch(inner) else match.end() if match is not None else 0


def _one_of_many(ground: Ground, quote: Quote) -> bool:
    """“甲北”六期等重大工程, “甲乙汇”等活动: what follows 等 says what the quotation is."""
    match = _ONE_OF_MANY.match(ground.masked, quote.end) or _BESIDE.match(ground.masked, quote.end)
    if match is None or not _well_formed(quote.inner) or _NUMBERED.fullmatch(quote.inner):
        return False
    return len(quote.inner) > 2 or match["strong"] is not None


def _is_list(items: list[str]) -> bool:
    return len(items) > 1 and (len({(len(item), item[-2:]) for item in items}) == 1 or _all_named(items))


def _all_named(items: list[str]) -> bool:
    """“模型券、算力券”: all end with the same head."""
    return len({item[-1:] for item in items}) == 1 and all(_NAMED.fullmatch(item) for item in items)


def _several(quote: Quote) -> Iterator[Found]:
    """“跨市通办、市内通办”: each item is one."""
    for at, item in items_of(quote.inner, quote.begin + 1):
        if _NAMED.fullmatch(item):
            yield Found("Programme", at, at + len(item), "programme-quoted-list", item, core=item)


def _worth(ground: Ground, quote: Quote, *, listed: bool) -> bool:
    """Say whether a quotation without a head is a scheme: by the verb before it, what follows, and its shape.

    In 实施“甲乙快办”“丙丁快处” the second is ``listed`` after one that is.
    """
    text, inner = ground.masked, quote.inner
    after = text[quote.end : quote.end + 10]
    if _STEP_UP.fullmatch(inner) or _PRODUCT.fullmatch(inner):
        return not (_INSTITUTION.fullmatch(inner) or _COUNTED_VOUCHER.fullmatch(inner))
    if inner in _known() and not after.startswith(("企业", "专项工作组", "工作专班", "领导小组")):
        return True
    if _NONE_AFTER.match(after) or _MANNER.match(after) or _NUMBERED.fullmatch(inner):
        return False
    if _NAMED.fullmatch(inner):
        return not _COUNTED_VOUCHER.fullmatch(inner)
    # 启动实施“甲府驿站”项目: what is carried out as a project may be called like an institution
    if after.startswith("项目") and _CARRIED_OUT.search(text[max(0, quote.begin - 14) : quote.begin]):
        return len(inner) > 2 and "、" not in inner
    return _well_formed(inner) and ((listed and len(inner) > 2) or _is_scheme(ground, quote, after))


def _is_scheme(ground: Ground, quote: Quote, after: str) -> bool:
    before = ground.masked[max(0, quote.begin - 14) : quote.begin]
    scheme = bool(_SCHEME_AFTER.match(after))
    if scheme and _ITEM_START.search(before) and _HEADING_END.match(after):
        return True  # （二）“甲才”奖励。
    if len(quote.inner) < 3 or (_WITH.search(before) and after[:1] in {"为", "作"}):
        return False
    if _GIFT.fullmatch(quote.inner) and _GIVEN.match(after):
        return True
    if _ENUMERATED.fullmatch(quote.inner) and _INSPECTED.match(after):
        return True
    if (
        _CARRIED_OUT.search(before)
        or _WORKED_AT.match(after)
        or (_TOUR.fullmatch(quote.inner) and _TOURS.search(before))
    ):
        return True
    again = before.endswith("等") or ground.says(quote.inner, 3, quote.begin)
    return scheme and (again or bool(_GOVERNED.search(before)))


def _well_formed(inner: str) -> bool:
    """No institution, no formula (政府+市场), no list of maxims (投早、投小); 双清单、一承诺 counts its parts."""
    if any(kind.fullmatch(inner) for kind in (_INSTITUTION, _FORMULA, _SHAPE)) or inner == "一带一路":
        return False
    if (inner[-1] == "+" and len(inner) < 4) or _MADE_SO.fullmatch(inner):
        return False
    return "、" not in inner or bool(_ENUMERATED.fullmatch(inner))


def is_generic(words: str) -> bool:
    """Say whether the words before a head (专项, 重大) name nothing.

    >>> is_generic("重大专项"), is_generic("提振消费专项")
    (True, False)
    """
    return bool(_GENERIC.fullmatch(words))
