"""The ground and the parks found so far in, the sites out that stand beside them in a list: 甲谷、乙社区、丙新城.

Beside a named park in a list even 社区, 新城 and 片区 are sites, where their words do not only name a kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .ground import Found, Ground, Quote
from .left_edge import is_common, is_place, is_unknown
from .quoting import is_slogan
from .scan import around, items_of
from .word_lists import words_of

_SITE_END = re.compile(
    r"(?:(?<!公|校|家|田|乐|果|茶|庭|桑)园|园区|(?:科[学技教创]|大学|创[新业意]|智[慧造]|软件|金融|知识|医[药学]|健康|生[态物]|文[化创]|数[字智]|产业"
    r"|航[空天]|汽车|动漫|影视|商贸|互联网|未来|芯片之)城|新城|(?<![山河峡稻])谷|(?<![口航海空河内])港|小镇|社区|创?空间|片区|功能区|产业区|智慧区"
    r"|集聚区|先[行导]区|商务区|(?<![洋海群半])岛|街区|走廊|创新带|科创带|工[场坊]|硅巷|驿站|智[园地谷]|中心区|总窗口|(?<!生产|供应|供给|保障|教育|实践|养殖|种植|原料)基地)$"
)
_BUILDING_END = re.compile(r"(?:大厦|广场|[大小]街|中心|科技楼|总部|产业楼)$")
_RIGHT = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·]{3,18}?(?=[、，。；）\n]|等(?![级候])|以及|(?:建设|发展|联动|改造|集聚|设立|布局|打造|开展|率先|先行|试点|提质|升级|三期|二期|一期))"
)
_LEFT = re.compile(r"(?<=[、：，。；（\n])[\u4e00-\u9fffA-Za-z0-9·]{3,18}$")
_AND = re.compile(r"[和与及]")
_NO_NAME = re.compile(
    r"[级类某]|^[各新多现全每该其本在以]|等|重点|闲置|存量|的|一批|[0-9]+[个家]|街道|示范社区|^(?:包括|以及|依托|支持)"
    r"|建成|打造|建设|设立|推动|形成|引进|入驻|聚焦|布局|开展|提供|完善"
)


def neighbours(ground: Ground, parks: Iterable[Found]) -> Iterator[Found]:
    """Yield what stands next to a park in a list, outward as long as the items are sites."""
    spans = sorted({(park.begin, park.end) for park in parks})
    begins, ends = {begin for begin, _ in spans}, {end for _, end in spans}
    for begin, end in spans:
        yield from _rightward(ground, end, begins)
        yield from _leftward(ground, begin, ends)


def _rightward(ground: Ground, at: int, begins: set[int]) -> Iterator[Found]:
    text = ground.masked
    while text[at : at + 1] == "、" and at + 1 not in begins:
        match = _RIGHT.match(text, at + 1, at + 22)
        if match is None:
            return
        begin, at = match.span()
        if joined := _AND.search(text, begin, at):
            at = joined.start()  # 甲新城和有关单位
        if any(inner in begins for inner in range(begin + 1, at)) or not _is_site(ground, begin, at):
            return
        yield Found("Park", begin, at, "park-neighbour", text[begin:at])


def _leftward(ground: Ground, at: int, ends: set[int]) -> Iterator[Found]:
    text = ground.masked
    while at > 1 and text[at - 1] == "、" and at - 1 not in ends:
        match = _LEFT.search(text, max(0, at - 20), at - 1)
        if match is None or text[match.start() - 1] != "、":
            return
        end, at = at - 1, match.start()
        if any(inner in ends for inner in range(at + 1, end)) or not _is_site(ground, at, end):
            return
        yield Found("Park", at, end, "park-neighbour", text[at:end])


_CREATORS = ("OPC", "超级个体", "超级创业者", "一人公司")
_FOR_CREATORS = re.compile(
    rf"(?:打造|布局|建设|设立|集聚|发展)[^，。；、\n]{{0,10}}(?:{'|'.join(_CREATORS)})"
)
_SITES = re.compile(
    r"(?:依托|在|以|支持)((?:[\u4e00-\u9fffA-Za-z0-9]{3,16}、)+[\u4e00-\u9fffA-Za-z0-9]{3,16}?)(?:等[^，。；、]{0,8})?[，]?$"
)


_QUOTED_HEAD = re.compile(
    r"(?:OPC|AI|人工智能|创新|创业|青年|科创|双创|创客|直播|文化|文创|电商|人力资源|设计师?|数字)*"
    r"(?:OPC社区|产业园|科技园|创业园|创意园|小镇|孵化基地|孵化器|众创空间|创业基地|直播基地|(?<=[业客创年师])[街社]区)"
)
_QUOTED_SITE = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·]{1,6}(?:空间|工场|[梦工]工厂|[新智]地|未来城|小镇|[社街]区|谷|港|园|岛)"
)
_SUMMED_AS_SITES = re.compile(r"等[\u4e00-\u9fffA-Za-z]{0,10}?(?:社区|园区|载体|集聚区|空间|街区|示范区)")


def quoted(ground: Ground) -> Iterator[Found]:
    """“甲湖畔”OPC社区; “甲术空间”“乙算未来城”等OPC社区."""
    run: list[Quote] = []
    for quote in ground.quotes:
        head = _QUOTED_HEAD.match(ground.masked, quote.end)
        named = (
            2 <= len(quote.inner) <= 6 and quote.inner.replace("+", "").isalpha() and quote.inner[0] != "一"
        )  # “一区一特色”
        if head and named and not is_slogan(quote.inner):
            name = ground.masked[quote.begin : head.end()]
            yield Found("Park", quote.begin, head.end(), "park-quoted-head", name, core=quote.inner)
        elif zone := _zone_of(ground, quote):
            yield zone
        if run and ground.masked[run[-1].end : quote.begin] not in ("", "、"):
            run = []
        run.append(quote)
        if len(run) > 1 and _SUMMED_AS_SITES.match(ground.masked, quote.end):
            yield from _sites_of(ground, run)


_ZONE_AFTER = re.compile(r"(?:(?!等)[一-龥]){2,10}?(?:示范区|试验区|先行区|合作区|创新区|集聚区)(?![域内化])")


def _zone_of(ground: Ground, quote: Quote) -> Found | None:
    """甲州“四新”同步集成改革示范区, “葛乙空间”产业生态示范区: a place before the quotation, or a site's name in it."""
    zone = _ZONE_AFTER.match(ground.masked, quote.end, quote.end + 15)
    if zone is None:
        return None
    at = quote.begin
    shorts = (at - n for n in (3, 2) if is_place(ground.masked[max(0, at - n) : at], short=True))
    begin = ground.place_ends.get(at, next(shorts, None))
    if begin is None:
        words = ground.segmenter.tagged(quote.inner) if _QUOTED_SITE.fullmatch(quote.inner) else []
        if not any(is_unknown(ground, word) or word.tag in _NAMING for word in words):
            return None
        begin = quote.begin
    return Found("Park", begin, zone.end(), "park-quoted-zone", ground.masked[begin : zone.end()])


def _sites_of(ground: Ground, run: list[Quote]) -> list[Found]:
    """Return the quoted sites, where one of them has a word that jieba does not know; “共享空间” is a kind."""
    sites = [site for site in run if _QUOTED_SITE.fullmatch(site.inner)]
    words = [word for site in sites for word in ground.segmenter.tagged(site.inner)]
    if len(sites) < 2 or not any(is_unknown(ground, word) for word in words):
        return []
    return [Found("Park", site.begin, site.end, "park-quoted-listed", site.inner) for site in sites]


def for_creators(ground: Ground) -> Iterator[Found]:
    """在甲升大厦、乙造大街打造OPC社区: what a list names to house one-person companies."""
    text = ground.masked
    for match in around(ground.scan, text, _FOR_CREATORS, _CREATORS, 16, 8):
        sites = _SITES.search(text, max(0, match.start() - 90), match.start())
        if sites is None or sites[1].endswith("基础上"):
            continue
        for at, item in items_of(sites[1], sites.start(1)):
            if _is_site(ground, at, at + len(item), building=True):
                yield Found("Park", at, at + len(item), "park-for-creators", item)


def _is_site(ground: Ground, begin: int, end: int, *, building: bool = False) -> bool:
    """模甲社区, 左乙新城; not 智慧园区, 市级文化街区."""
    item = ground.masked[begin:end]
    last = _SITE_END.search(item) or (_BUILDING_END.search(item) if building else None)
    if last is None or last.start() < 2 or _NO_NAME.search(item) or ground.in_organ(begin, end):
        return False
    body = item[: last.start()]
    words = ground.segmenter.words(body)
    if is_place(body) or all(is_common(word) or word in words_of("park-kind") for word in words):
        return False
    named = any(is_unknown(ground, word) or word.tag in _NAMING for word in ground.segmenter.tagged(body))
    return named or is_place(words[0], short=True) or (len(words) < 3 and not building)


_NAMING = frozenset({"ns", "nz", "nt", "nr", "nrt", "nrfg"})
