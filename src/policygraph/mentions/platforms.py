"""The ground in, platforms out: systems, apps, machines and portals that have a name.

“汇通办”小程序, 省“双随机、一公开”监管平台, 国家企业信用信息公示系统, 登录不动产登记申报系统; not 公共服务平台 or 创新平台.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import Found, Ground, Hit, Quote
from .left_edge import Edge, is_proper, left_edge
from .quoting import is_slogan, place_before

_HEAD = (
    r"(?:平台|系统|小程序|微信小程序|APP|App|app|客户端|微信公众号|公众号|服务号|自助机|自助终端|一体机|自助服务机|"
    r"门户网站|门户|网站|官网|专版|频道|热线|云平台|数据库)"
)
_AFTER_QUOTE = re.compile(
    rf"(?![的等和与、在])(?:[^\n。；，、：！？《》“”（）的等和与及在为是将向\s]{{0,14}}?)(?:{_HEAD})(?!经济|企业|公司|化|性|集成|治理|观念)"
)
_QUOTE_ENDS = re.compile(rf"{_HEAD}$")
_BEFORE_QUOTE = re.compile(r"(?:平台|系统|小程序|APP|App|公众号|客户端)$")
# 粤商通, 浙里办, 企莞家: what governments call their apps, where the text uses them as one
_APP = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,3}[办通码]")
_NOT_APP = re.compile(r".*(?:[通快联代帮领督催能即网易]办|[一打变互贯畅流沟直联融普]通|[数号代]码)")
_USES = frozenset(
    "依托 通过 登录 登陆 利用 运用 使用 用好 上线 接入 推广 应用 基于 升级 迭代 打开 进入 推广应用 下载".split()
)
# A system of this kind is run by someone; 创新平台, 开放平台 are institutions, 生态系统 is none at all.
_FUNCTION = re.compile(
    r"(?:服务|管理|监管|共享|交易|公示|执法|政务|信用|申报|培训|审批|运营|备案|监测|举报|预警|追溯|大数据|信息|登记|查询|填报|结算|招聘|"
    r"采购|投诉|调度|支付|开办|融资|交换|数据|监督|评价|直报|报送|受理|办理|电子|认证|指挥|考核|核验|视频办|一体化|智慧|云)$"
)
_GENERIC = re.compile(
    r"^(?:综合|公共|信息|管理|服务|数据|大数据|电子|网络|互联网|线上|统一|专业|专门|智能|智慧|数字|相关|行业|第三方|社会|技术|业务|"
    r"工作|政务|在线|网上|融资|交易|监管|监测|资源|共享|云|一体化|全国|国家|国家级|省级|市级|区级|县级|省|市|区|县|级|企业|工业|产业|科技|"
    r"创新|创业|金融|人才|投资|合作|开放|会展|媒体|主流|社交|学习|教育|培训|评价|检验|检测|认证|新型|高能级|政府|部门|应用|基础|支撑)*$"
)
_LEVELS = frozenset(
    "国家 全国 省 市 区 县 省级 市级 区级 县级 自治区 自治区级 国家级 中央 国务院 全省 全市 全区".split()
)
_BUILDS = frozenset(
    "建设 搭建 打造 构建 建立 组建 开发 培育 布局 筹建 创建 新建 建成 引进 引育 支持 鼓励 新增 形成 健全 完善".split()
)
_PLURAL = re.compile(r"(?:等)?(?:[0-9]+|[一二三四五六七八九十两几多]+)(?:个|家|批)|建设|的|等")
_NO_NAME_AFTER = re.compile(
    r"经济|企业|公司|性|集成|治理|观念|工程|思维|化|论|内|谋划|推进|提升|施策|科学|组织|设计"
)


def find(ground: Ground) -> Iterator[Found]:
    """Yield the platforms of the text, those in quotation marks first."""
    yield from _quoted(ground)
    for hit in ground.hits["Platform"]:
        if hit.kind == "known":
            yield _known(ground, hit)
        else:
            found = _headed(ground, hit)
            if found is not None:
                yield found


def _known(ground: Ground, hit: Hit) -> Found:
    name = ground.folded[hit.begin : hit.end]
    return Found("Platform", hit.begin, hit.end, "platform-known", name, core=name)


def _quoted(ground: Ground) -> Iterator[Found]:
    for quote in ground.quotes:
        found = _quote_with_head(ground, quote) or _quote_alone(ground, quote)
        if found is not None:
            yield found


def _quote_with_head(ground: Ground, quote: Quote) -> Found | None:
    """“清政通”小程序, 市“一件事”专项服务系统: the quotation, what stands between, and a head."""
    match = _AFTER_QUOTE.match(ground.masked, quote.end, quote.end + 24)
    if match is None or is_slogan(quote.inner) or len(quote.inner) > 14:
        return None
    between = match[0]
    if any(
        verb in between for verb in ("建设", "打造", "推进", "实施", "通过", "依托", "开展", "构建", "搭建")
    ):
        return None
    begin = place_before(ground, quote.begin)
    name = ground.folded[begin : match.end()]
    return Found("Platform", begin, match.end(), "platform-quoted-head", name, core=quote.inner)


def _quote_alone(ground: Ground, quote: Quote) -> Found | None:
    inner = quote.inner
    if _QUOTE_ENDS.search(inner) and len(inner) >= 5 and not _GENERIC.match(_QUOTE_ENDS.sub("", inner)):
        return Found("Platform", quote.begin, quote.end, "platform-quoted", inner, core=inner)
    before = ground.masked[max(0, quote.begin - 6) : quote.begin]
    if _BEFORE_QUOTE.search(before) and 2 <= len(inner) <= 8:
        return Found("Platform", quote.begin, quote.end, "platform-head-quoted", inner, core=inner)
    if _APP.fullmatch(inner) and not _NOT_APP.fullmatch(inner) and any(before.endswith(use) for use in _USES):
        return Found("Platform", quote.begin, quote.end, "platform-app", inner, core=inner)
    return None


def _headed(ground: Ground, hit: Hit) -> Found | None:
    """省…执法平台, 国家…公示系统, 登录…申报系统: no quotation mark says where it begins."""
    text = ground.masked
    if _NO_NAME_AFTER.match(text, hit.end) or text[hit.begin - 1 : hit.begin] in {"”", MASK_END}:
        return None
    edge = left_edge(ground, hit.begin)
    if not edge.words:
        return None
    head = text[hit.begin : hit.end]
    anchor = _anchor(ground, edge)
    if anchor is None:
        return _unanchored(ground, hit, edge, head)
    begin, level = anchor
    middle = text[begin + len(level) : hit.begin] if level else text[begin : hit.begin]
    if (
        len(middle) < 4
        or len(middle) > 22
        or not _FUNCTION.search(text[begin : hit.end - len(head)] + _inner_function(head))
    ):
        return None
    if (
        level in _LEVELS
        and level not in {"国家", "全国", "省", "市", "中央", "国务院"}
        and edge.governor in _BUILDS
    ):
        return None
    if level and _GENERIC.match(middle) and len(middle) < 6:
        return None
    return Found("Platform", begin, hit.end, "platform-anchored", text[begin : hit.end])


MASK_END = "《"


def _inner_function(head: str) -> str:
    return (
        "服务"
        if head.startswith("服务")
        else "信息"
        if head.startswith("信息")
        else "政务"
        if "网" in head
        else ""
    )


def _anchor(ground: Ground, edge: Edge) -> tuple[int, str] | None:
    """Return where a place or a level begins the name, and the level's word."""
    for word in edge.words:
        if word.text in _LEVELS:
            return word.begin, word.text
        if is_proper(ground, word) and word.tag == "ns":
            return word.begin, word.text
        if word.begin in ground.place_begins:
            return word.begin, word.text
    return None


def _unanchored(ground: Ground, hit: Hit, edge: Edge, head: str) -> Found | None:
    text = ground.masked
    name = text[edge.begin : hit.end]
    middle = name[: len(name) - len(head)]
    if edge.governor not in _USES_SYSTEM or len(middle) < 4 or _GENERIC.match(middle):
        return None
    if not _FUNCTION.search(middle + _inner_function(head)):
        return None
    return Found("Platform", edge.begin, hit.end, "platform-used", name)


_USES_SYSTEM = _USES | {
    "纳入",
    "录入",
    "归集",
    "上传",
    "推送",
    "对接",
    "报送",
    "公示",
    "查询",
    "填报",
    "采用",
    "入驻",
    "上线",
    "建设",
    "建成",
    "完善",
    "升级",
}
