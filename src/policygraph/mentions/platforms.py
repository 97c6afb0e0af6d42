"""The ground in, platforms out: systems, apps, machines and portals that have a name.

“汇通办”小程序, 省“双清单、一承诺”监管平台, 国家企业信用信息公示系统, 登录不动产登记申报系统;
not 公共服务平台 or 创新平台.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..segment import Word
from . import builders, computing, platform_apps, sites, standing
from .ground import MASK, Found, Ground, Hit, Quote
from .left_edge import Edge, across_dash, is_place, is_proper, left_edge, without_verbs
from .platform_neighbours import (
    APP,
    FUNCTION,
    GENERIC,
    KIND_AFTER,
    NO_BRAND,
    NOT_APP,
    before_bracket,
    behind_one,
    beside_quoted,
    is_brand,
    is_brand_of_place,
    listed,
)
from .platform_shapes import shaped
from .quoting import is_slogan, place_before
from .word_lists import any_of, words_of

_HEAD = (
    r"(?:平台|系统|小程序|APP|App|app|客户端|公众号|服务号|自助机|自助终端|一体机|自助服务机|门户网站|门户|网站|官网|"
    r"专版|频道|热线|数据库|大脑|(?<!\+”)综合场景)"
)
_BETWEEN = r"[^\n。；，、：！？《》“”（）的等和与及在为是将向\s]"
_AFTER_QUOTE = re.compile(rf"(?:{_BETWEEN}{{0,14}}?){_HEAD}(?!经济|企业|公司|化|性|集成|治理|观念)")
_QUOTE_ENDS = re.compile(
    r"(?:平台|(?<!智能体)系统|小程序|APP|客户端|公众号|自助机|一体机|门户网站|网站|热线|数据库|大模型"
    r"|工具栈|工具箱|数据空间|智能助手|云超市|人才码|(?<=[^市])大脑)$"
)
# 上线台商数字“第一家园”服务平台: whose it is and what for
_WHOSE = re.compile(
    r"(?:上线|开通|推出|搭建|建成)(?:了|好)?(?P<name>(?!全|省|市|首|统一|一批|国家|各)(?:(?![的了等和与及、])[一-龥]){4,10})$"
)
_HEAD_BEFORE = re.compile(r"(?:平台|系统|小程序|APP|App|公众号|客户端)$")
# 在“甲码上服务”开设专区: what holds a section of its own is a platform
_OPENED_THERE = re.compile(
    r"(?:开设|上线|设立|增设|开通|推出)[^，。；]{0,14}(?:专区|专栏|专版|板块|频道|模块|专窗)"
)
_MACHINES_BEFORE = re.compile(r"[0-9]+余?[台套]$")  # 部署17台“政务小屋”
_CROSSED = re.compile(any_of("crossed-platform"))
# 鲁甲通, 粤乙办: one that begins with its province's character is an app wherever it stands
_OF_PROVINCE = re.compile(
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔滇云藏陕秦甘陇青宁新疆].{1,3}[通办码]"
)
_REFORM = re.compile(r"改革|行动|工程|计划|试点|政策|机制|模式")
_AND_OTHERS = re.compile(
    r"(?:“[^”\n]{2,10}”)*等"
    r"(?:线上|数字|服务|政务|公共|各类|智能|旅游|官方|网络|信息|互联网|融资|交易|便民)*(?:平台|系统|小程序|APP|公众号|新媒体)"
)
_USES = words_of("platform-used-by")
_TAKES_IN = _USES | words_of("platform-fed-by")
_BUILDS = words_of("platform-built-by")
_LEVELS = words_of("level")
_OF_ONE = frozenset({"国家", "全国", "省", "市", "中央", "国务院"})
_BUILT = re.compile(r"(?:建成|建设|搭建|建立|开发|构建)了?[\u4e00-\u9fff]{2,8}的$")
# “制造能力”系统封装为…: here 系统 is an adverb
_ADVERB = re.compile(r"[\u4e00-\u9fff](?<![的已在对将进上可实功应建平与和等办为及完中内录])")
_PUT_IN = re.compile(
    r"[上中内里]?(?:如实|及时|实名|主动|向社会|予以|进行|完成|线上|在线)*"
    r"(?:记录|填报|填写|公示|公布|公开|登记|备案|申报|提交|注册|发布|查询|下载|上传|上报|报送|录入|标注|办理|挂网|挂牌)"
)
# “检查码”全面推广应用
_COMES_UP = re.compile(
    r"(?:平台)?(?:全面|正式|已|全省|全市|全域)*(?:上线|推广应用|投入使用|投用|开通|试运行|做大做强|迭代升级)"
)
# 建立自贸试验区企业保险需求信息共享平台: so long a name is one thing's
_SAYS_ENOUGH = 9
_LONG = 8
_ABOUT = re.compile("有关|相关|各类")
_SOMEBODY_DOES = frozenset("加强 加快 推进 推动 鼓励 支持 引导 完善 健全 推行 实行 促进 有关 相关".split())
_WHOLE = frozenset({"全省", "全市", "全区", "全县"})
_AS_ONE = re.compile("一体化|统一")
_OF_ALL = re.compile(r"(?:管理|服务|监管|一体化|信息|审批)(?:云?平台|系统)$")
# 建立国家统一的…投诉平台, 全市一体化的…系统: there is one
_ONE_FOR_ALL = re.compile(
    r"(?:国家|全国|全省|全市|全区|全县|全域|全自治区|本省|本市)(?:统一|一体化|集中)[一-龥]{0,4}的$"
)
_BOARD_AFTER = re.compile(r"建设|创建|板块|栏目|专区|模块|频道|监管|模式|机制|功能")
_CREDIT = re.compile(r"信用([一-龥]{2,3})")  # “信用甲州”
_SITES = frozenset({"网站", "门户网站", "官网"})


def find(ground: Ground) -> Iterator[Found]:
    """Yield the platforms of the text, those in quotation marks first."""
    named: dict[int, Found] = {}
    for quote in ground.quotes:
        found = _quote_with_head(ground, quote) or _quote_alone(ground, quote)
        if found is not None:
            named[quote.begin] = found
    yield from named.values()
    yield from beside_quoted(ground, named)
    yield from platform_apps.find(ground)
    headed = [*_by_hit(ground)]
    yield from headed
    alone = [*named.values(), *headed]
    yield from listed(ground, alone)
    yield from behind_one(ground, alone)


def _by_hit(ground: Ground) -> Iterator[Found]:
    for hit in ground.hits["Platform"]:
        found = standing.known(ground, hit) if hit.kind == "known" else _headed(ground, hit)
        if found is not None:
            yield found


def _quote_with_head(ground: Ground, quote: Quote) -> Found | None:
    """“清政甲”小程序, 市“一事办”专项服务系统: the quotation, what stands between, and a head."""
    match = _AFTER_QUOTE.match(ground.masked, quote.end, quote.end + 24)
    if match is None or (match[0] == "系统" and _ADVERB.match(ground.masked, match.end())):
        return None
    begin = place_before(ground, quote.begin)
    if begin == quote.begin and (whose := _WHOSE.search(ground.masked, max(0, begin - 14), begin)):
        begin = whose.start("name")
    one = begin < quote.begin and _OF_ALL.search(match[0])  # 省“双碳”管理一体化平台
    if (is_slogan(quote.inner) and not one) or len(quote.inner) > 14 or _CROSSED.search(match[0]):
        return None
    name = ground.folded[begin : match.end()]
    # “粤智甲”自助机 is called 粤智甲, “一事办”专项服务系统 is not called 一件事
    core = quote.inner if is_brand(quote.inner) else ""
    return Found("Platform", begin, match.end(), "platform-quoted-head", name, core=core)


def _quote_alone(ground: Ground, quote: Quote) -> Found | None:
    inner = quote.inner
    if _names_itself(ground, inner):
        return Found("Platform", quote.begin, quote.end, "platform-quoted", inner, core=inner)
    before = ground.masked[max(0, quote.begin - 6) : quote.begin]
    rule = ""
    board = _BOARD_AFTER.match(ground.masked, quote.end)
    if (
        _HEAD_BEFORE.search(before)
        and 2 <= len(inner) <= 8
        and is_brand(inner)
        and not is_slogan(inner)
        and not board
    ):
        rule = "platform-head-quoted"
    elif (city := _CREDIT.fullmatch(inner)) and is_place(city[1], short=True) and not board:
        rule = "platform-credit"
    elif _is_app(ground, quote, before):
        rule = "platform-app"
    elif _AND_OTHERS.match(ground.masked, quote.end) and is_brand(inner) and not is_slogan(inner):
        rule = "platform-and-others"
    elif before.endswith("在") and 3 <= len(inner) <= 12 and _OPENED_THERE.match(ground.masked, quote.end):
        rule = "platform-holds"
    elif _MACHINES_BEFORE.search(before) and 2 <= len(inner) <= 6:
        rule = "platform-machine"
    return Found("Platform", quote.begin, quote.end, rule, inner, core=inner) if rule else None


def _is_app(ground: Ground, quote: Quote, before: str) -> bool:
    """登录“企甲通”, “鲁甲通”兑现资金; “赣甲码”改革 is a reform."""
    if not APP.fullmatch(quote.inner) or NOT_APP.fullmatch(quote.inner):
        return False
    of_province = _OF_PROVINCE.fullmatch(quote.inner) and not _REFORM.match(ground.masked, quote.end)
    return bool(of_province or _COMES_UP.match(ground.masked, quote.end)) or before.endswith(tuple(_USES))


def _names_itself(ground: Ground, inner: str) -> bool:
    """“丙省远程职业培训平台”, “乙建平台”; “信息平台” is a kind."""
    stem = _QUOTE_ENDS.sub("", inner)
    if stem == inner or not 4 <= len(inner) <= 24 or NO_BRAND.fullmatch(inner) or GENERIC.fullmatch(stem):
        return False
    return len(inner) > 4 or not ground.segmenter.knows(stem)


def _headed(ground: Ground, hit: Hit) -> Found | None:
    """省…执法平台, 国家…公示系统, 登录…申报系统: no quotation mark says where it begins."""
    text, head = ground.masked, ground.masked[hit.begin : hit.end]
    if _says_kind(text, hit.end, head) or text[hit.begin - 1 : hit.begin] in {"”", MASK}:
        return None
    if hit.kind == "site" and (site := sites.of_organ(ground, hit)):
        return site
    if head in _SITES:
        return sites.of_government(ground, hit)
    return shaped(ground, hit) or _reached(ground, hit, head)


def _reached(ground: Ground, hit: Hit, head: str) -> Found | None:
    """By where the words before the head begin, and by what governs them."""
    owner = ground.owner_end(hit.begin)
    edge = left_edge(ground, hit.begin, floor=owner)
    if hit.kind == "compute":
        return computing.found(ground, hit, edge)
    if edge.stop == "）" and (at := before_bracket(ground, edge.begin)) is not None:
        return Found("Platform", at, hit.end, "platform-bracket", ground.masked[at : hit.end])
    if is_brand_of_place(middle := ground.masked[edge.begin : hit.begin]):
        return Found("Platform", edge.begin, hit.end, "platform-brand", middle + head)
    if hit.kind == "portal":
        return _portal(ground, hit, edge)
    anchor = _anchor(ground, edge)
    begin: int | None
    if anchor is not None:
        begin, rule = _anchored(ground, hit, edge, anchor), "platform-anchored"
    elif edge.begin == owner > 0:
        begin, rule = _owned(ground, hit, edge), "platform-owned"
    else:
        begin, rule = _unanchored(ground, hit, edge, head), "platform-used"
    if begin is None and rule != "platform-owned":
        begin = _built_whole(ground, hit)
    if begin is None:
        return None
    return Found("Platform", begin, hit.end, rule, ground.masked[begin : hit.end])


def _built_whole(ground: Ground, hit: Hit) -> int | None:
    """市人民政府应当统筹建设矛盾纠纷化解信息平台: what one organ builds, from the verb on to the head."""
    if _OF_WHAT_ELSE.match(ground.masked, hit.end):
        return None
    begin = builders.built_whole(ground, hit.begin)
    if begin is None:
        return None
    head = ground.masked[hit.begin : hit.end]
    whole = ground.masked[begin : hit.begin] + _function_of(head)
    says = FUNCTION.search(whole) or builders.SERVES.search(whole) or head[-2:] in ("平台", "据库", "息库")
    vague = _VAGUE.search(whole) or _MEETING.search(whole)
    if not says or vague or len(whole + head) < 5 or (len(whole) < 6 and GENERIC.fullmatch(whole)):
        return None
    return begin


def _says_kind(text: str, end: int, head: str) -> bool:
    """平台经济, 平台企业, 系统集成; in …服务平台集成展示 the platform does so."""
    after = KIND_AFTER.match(text, end)
    return after is not None and not (after[0] == "集成" and head.endswith("平台"))


def _portal(ground: Ground, hit: Hit, edge: Edge) -> Found | None:
    """甲省公共数据开放网, 省政务服务网: of a place or a level; 政务服务网 alone is a kind."""
    anchor = _anchor(ground, edge)
    if (
        anchor is None
        or _NET_OF.match(ground.masked, hit.end)
        or (anchor[1].endswith("级") and edge.governor in _BUILDS)
        or ground.masked[anchor[0] - 1 : anchor[0]] in {"各", "全"}
    ):
        return None
    return Found("Platform", anchor[0], hit.end, "platform-portal", ground.masked[anchor[0] : hit.end])


_NET_OF = re.compile("[络点格页站上]")  # 甲省|交易网|点


def _owned(ground: Ground, hit: Hit, edge: Edge) -> int | None:
    """省甲局企业信用管理系统: behind the name of the organ that runs it."""
    middle = ground.masked[edge.begin : hit.begin]
    if does := _DOES.match(middle):  # 由省某局|负责|药品追溯服务平台建设, 国家某机构|统筹建设|…服务平台
        edge = edge._replace(begin=edge.begin + does.end())
        middle = middle[does.end() :]
    what = middle + _function_of(ground.masked[hit.begin : hit.end])
    named = len(middle) >= 4 and FUNCTION.search(what)  # 市甲局数字管理平台: the owner makes it one
    return edge.begin if named else None


def _anchor(ground: Ground, edge: Edge) -> tuple[int, str] | None:
    """Return where a place or a level begins the name, and that word."""
    first: tuple[int, str] | None = None
    before = ""
    for word in edge.words:
        anchors = word.text in _LEVELS or word.text == "中国" or _is_place(ground, word)
        if anchors and (first is None or before in _BUILDS):
            first = word.begin, word.text  # 由省统筹建设甲省便民办平台
        elif first and first[1] in _LEVELS and before == first[1] and word.text in _SOMEBODY_DOES:
            first = None  # 国家|加强…平台体系建设, 国家|有关信用信息系统
        before = word.text
    return first


def _is_place(ground: Ground, word: Word) -> bool:
    return word.begin in ground.place_begins or (word.tag == "ns" and is_proper(ground, word))


def _anchored(ground: Ground, hit: Hit, edge: Edge, anchor: tuple[int, str]) -> int | None:
    begin, level = anchor
    head = ground.masked[hit.begin : hit.end]
    if runs := _RUN_BY.search(ground.masked, begin, hit.begin):
        return runs.end()
    if (joined := across_dash(ground, edge, begin)) != begin:
        return joined
    middle = ground.masked[begin + len(level) : hit.begin]
    if level not in _LEVELS and "系统" not in head and _says_which(middle):
        return begin
    if not 3 <= len(middle) <= 22 or not FUNCTION.search(middle + _function_of(head)):
        return None
    if level in _LEVELS and _is_kind(edge, level, middle):
        # 省数据局牵头建设全省一体化公共数据平台: what one organ builds for all is no kind
        return begin if len(middle) >= 5 and builders.built_from(ground, begin) else None
    return begin


def _says_which(middle: str) -> bool:
    """甲州|金服|平台, 乙省|科创通|平台."""
    if APP.fullmatch(middle) and not NOT_APP.fullmatch(middle):
        return True
    return len(middle) >= 2 and not GENERIC.fullmatch(middle) and not _VAGUE.search(middle)


_SORTS = re.compile("(?:统一|高效|集中|规范|权威|便捷|安全|[、和])+的")  # 统一、高效的|公共数据开放平台
_OF_WHAT_ELSE = re.compile("[等的]")  # 完善网络视听、电商平台|等领域的制度
_DOES = re.compile(
    r"(?:负责|承担|参与|牵头|统筹)(?:建设|建立|搭建|开发|运营|完善|优化|升级|维护)?(?=[一-龥]{4})"
)
# 委托甲市数据中心运营|市公共数据开放平台
_RUN_BY = re.compile(r"(?:运营|承建|运维|主办|承办)(?=[省市国全])")
_MEETING = re.compile("孵化|转化|对接|交流|展销|招商")  # where people meet, no machine
_VAGUE = re.compile(
    r"创新|科创|集聚|汇聚|拥有|(?<!数据)开放|合作|中试|融资|投资|载体|等$|展示|多个|各类|[0-9一二三四五六七八九十](?!手)"
)


def _is_kind(edge: Edge, level: str, middle: str) -> bool:
    """搭建省级特色产品展销平台: one that is still to be; 省级综合服务平台: what every province has."""
    to_be = level not in _OF_ONE and edge.governor in _BUILDS
    return to_be or (len(middle) < 6 and bool(GENERIC.fullmatch(middle)))


def _function_of(head: str) -> str:
    """What a long head says of itself: 服务平台 serves."""
    return (
        "服务"
        if head.startswith("服务")
        else "信息"
        if head.startswith("信息")
        else "政务"
        if "网" in head
        else "云"
        if head.startswith("云")
        else ""
    )


def _unanchored(ground: Ground, hit: Hit, edge: Edge, head: str) -> int | None:
    edge = without_verbs(edge)
    middle = ground.masked[edge.begin : hit.begin]
    if edge.stop in _WHOLE and _AS_ONE.match(middle) and len(middle) >= 5:
        return edge.begin - len(edge.stop)  # 全市|一体化政务|服务平台
    functions = FUNCTION.search(middle + _function_of(head)) is not None
    state = builders.state_builds(ground, edge.begin)
    if state or functions or head[-2:] in ("平台", "据库") or builders.SERVES.search(middle):
        begin = _built_by_one(ground, hit, edge, state=state)
        if begin is not None:
            return begin
    if len(middle) < 4 or GENERIC.fullmatch(middle) or not functions:
        return None
    used = edge.governor in _USES
    fed = edge.governor in _TAKES_IN
    long = len(middle) >= _LONG and edge.governor not in _BUILDS and not _ABOUT.search(middle)
    taken_in = fed and (long or ground.says(middle + head, 2, edge.begin))
    built = edge.stop == "的" and len(middle) >= 6 and "系统" in head and _is_built(ground, edge)
    raised = edge.governor in _BUILDS and len(middle) >= _SAYS_ENOUGH and not _VAGUE.search(middle)
    raised = raised and not builders.many_build(ground, edge.begin)
    only = edge.stop == "的" and _ONE_FOR_ALL.search(ground.masked, max(0, edge.begin - 12), edge.begin)
    named = used or taken_in or built or raised or only or _filled_in(ground, edge, hit.end)
    return edge.begin if named or _heads_item(ground, edge, head) else None


def _built_by_one(ground: Ground, hit: Hit, edge: Edge, *, state: bool) -> int | None:
    """国务院商务主管部门应当建立…信息系统: what kinds do too is a name where one organ builds it and it says enough."""
    begin = builders.built_from(ground, edge.begin)
    if begin is None and (state or builders.furthered(ground, edge.begin, hit.end)):
        begin = edge.begin
    if begin is None:
        return None
    part, whole = ground.masked[edge.begin : hit.begin], ground.masked[begin : hit.begin]
    said = len(part) >= 4 and not GENERIC.fullmatch(part)
    if (said and "的" in whole) or _SORTS.match(whole):
        begin, whole = edge.begin, part  # 国家公布的|信用信息公示系统
    if len(whole) < 4 or _VAGUE.search(whole) or (len(whole) < 6 and GENERIC.fullmatch(whole)):
        return None
    return begin


def _is_built(ground: Ground, edge: Edge) -> bool:
    """建成了全市一体化的工程…办件管理系统: a verb before the attribute."""
    return bool(_BUILT.search(ground.masked, max(0, edge.begin - 16), edge.begin))


def _filled_in(ground: Ground, edge: Edge, end: int) -> bool:
    """如实在甲废水管理系统记录用水量: what is put into it or read there."""
    return edge.stop == "在" and _PUT_IN.match(ground.masked, end) is not None


def _heads_item(ground: Ground, edge: Edge, head: str) -> bool:
    """建设工审系统助力审批提速: the heading of an item names the system."""
    line = ground.masked.rfind("\n", 0, edge.begin) + 1
    return "系统" in head and bool(edge.governor) and edge.begin - line <= 8
