"""The ground in, parks out: places with a boundary (开发区, 产业园, 合作区, named bases) that have a name of their own.

A park's name holds a place or a word that names something in particular; 国家级经济技术开发区 is a kind of park.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ..segment import Word
from .enterprise_brands import is_whole
from .ground import Found, Ground, Hit
from .left_edge import Edge, across_dash, is_common, is_of_two, is_place, is_proper, is_unknown, left_edge
from .park_carriers import carriers, own
from .park_industries import of_industry, type_end
from .park_lists import beside, between, is_shared, parts, shared_tail, summed
from .park_neighbours import for_creators, neighbours, quoted
from .park_own_names import before_cut, behind_join, is_stray
from .park_unplaced import unplaced
from .word_lists import words_of

_BRACKET = re.compile(r"（(?![一二三四五六七八九十]+）)([\u4e00-\u9fff·—-]{2,8})）[\u4e00-\u9fffA-Z]{0,8}$")
_ORGAN_AFTER = re.compile(r"(?:管委会|管理委员会|党工委|工委|管理局|管理办公室|管理机构|管理处)")
# 智慧城|市, 创新港|口, 创新谷|物, 创新社区|治理: the head is another word's beginning
_NOT_AFTER = re.compile(
    r"OPC社区|[域块划址内级化]|新城|建设规划|条例|规定|管理制度|名单|标准(?!化?厂房)"
    r"|(?<=城)[市乡]|(?<=港)[口湾航澳珠号]|(?<=陆港)”号|(?<=谷)[物类地粮]|(?<=社区)(?:治理|矫正|养老|工作|管理|服务|居民|卫生|教育)"
)
_PART = re.compile(r"([\u4e00-\u9fff]{2,4}?)(?:分园|园(?![区林艺])|片区)")
_JOINS = "和暨"
_DASHES = frozenset("—-–")


def find(ground: Ground) -> Iterator[Found]:
    """Yield the parks of the text; of a list with a shared tail each item (甲、乙高新区 → 甲高新区, 乙高新区)."""
    found = [*_by_head(ground), *_quoted(ground), *parts(ground)]
    found += [*beside(ground, found), *between(ground, found)]
    found += [*carriers(ground, found), *own(ground, found)]
    yield from found
    yield from neighbours(ground, found)
    yield from for_creators(ground)
    yield from quoted(ground)


# 甲湾科技发展有限公司运营|甲湾科技生态园: who runs it is no part of its name
_FIRM_DOES = re.compile(
    r"[一-龥（）]{2,}?(?:公司|集团)(?:作为[^，。；\n]{0,8}主体|负责|承担|参与|牵头|主导|投资|开发|建设|运营|管理|打造|依托|在|与|和|及|、|的)+"
)


def _by_head(ground: Ground) -> Iterator[Found]:
    before = 0  # a name begins behind the park before it: 甲合作区乙产业园
    last: Found | None = None  # 天甲智谷|科技园: a head right behind a name makes it longer
    for hit in ground.hits["Park"]:
        if hit.kind == "known":
            begin = _placed_begin(ground, hit.begin)
            last = Found("Park", begin, hit.end, "park-known", ground.folded[begin : hit.end])
            yield last
        elif _NOT_AFTER.match(ground.masked, hit.end):
            continue
        else:
            floor = ground.organ_end(hit.begin)
            found = list(_headed(ground, hit, max(before, floor))) or list(_headed(ground, hit, floor))
            if not found and last is not None and last.end == hit.begin:
                found = [replace(last, end=hit.end, name=last.name + ground.masked[hit.begin : hit.end])]
            yield from found
            last = found[-1] if found and found[-1].end == hit.end else None
        before = hit.end


def _placed_begin(ground: Ground, at: int) -> int:
    """甲市乙湖科学城, 甲乙湖科学城: the place before a name that is known belongs to it."""
    if at in ground.place_ends:
        return ground.place_ends[at]
    short = next((at - n for n in (3, 2) if n <= at and is_place(ground.masked[at - n : at], short=True)), at)
    return short if short == at or is_whole(ground, short, at) else at


def _headed(ground: Ground, hit: Hit, floor: int) -> Iterator[Found]:
    text = ground.masked
    at = hit.begin
    yield from summed(ground, hit)
    if is_place(text[at - 1 : hit.end]):
        return  # 清新区 is a county: a new area's name has two characters before 新区
    of_the_state = _OF_THE_STATE.search(text, max(0, at - 15), at) is not None
    if hit.kind == "national" and not of_the_state and _NO_BASE.search(text, max(0, at - 4), at):
        return
    bracket = _bracket_before(ground, at)
    if bracket is not None:
        at = bracket.start()
    edge = left_edge(ground, at, joins=_JOINS, strict=True, floor=floor)
    begin = _begin(ground, edge, hit, bracket) if edge.words else _uncut(ground, hit)
    if begin is None or hit.end - begin > 26 or _counted(text, begin, hit.end):
        return
    if (
        edge.words
        and bracket is None
        and begin == at - len(edge.words[-1].text)
        and text[hit.begin : hit.end] in _VAGUE
        and is_place(edge.words[-1].text)
    ):
        return  # 美丽甘肃示范区
    begin = _organ_s_begin(ground, edge, across_dash(ground, edge, begin), hit)
    if text[begin : begin + 2] in words_of("park-of-two-states"):
        begin = _placed_begin(ground, begin)  # 甲阳中德装备产业园
    begin = behind_join(text, before_cut(text, begin), at)
    if firm := _FIRM_DOES.match(text, begin, at):
        begin = firm.end()
    end = _part_end(ground, hit)
    # 甲高新区 in 甲高新区管委会 is a park inside of a department's name
    nested = _ORGAN_AFTER.match(text, end) is not None or ground.in_organ(hit.begin, end)
    name = text[begin:end]
    # the tables of places have new areas and zones too; as a park the name says more
    rule = "lexicon-park" if is_place(name) else "park-named"
    yield Found("Park", begin, end, rule, name, nested=nested)
    if bracket is None and bool(edge.words) and edge.words[-1].begin == begin:
        yield from shared_tail(ground, begin, text[hit.begin : hit.end])


def _bracket_before(ground: Ground, at: int) -> re.Match[str] | None:
    """Return the bracket in the name: （甲州）跨境物流 before 基地, but not （甲州）建设物流 before 基地."""
    match = _BRACKET.search(ground.masked, max(0, at - 18), at)
    if match is None or at - match.end(1) <= 5:
        return match
    inner = left_edge(ground, at, strict=True, floor=match.end(1) + 1)
    return match if inner.begin == match.end(1) + 1 else None


def _begin(ground: Ground, edge: Edge, hit: Hit, bracket: re.Match[str] | None) -> int | None:
    """Return where the name begins, by the rule for its kind of head; None where it is no name."""
    if hit.kind in ("community", "bare"):
        return _community(ground, edge) if hit.kind == "community" else of_industry(ground, edge, hit)
    begin = _anchor(ground, edge, hit)
    if hit.kind == "close" and (begin is None or begin != edge.words[-1].begin):
        return None  # 甲山湖功能区, not 甲市重点生态功能区
    if begin is None:
        # 西部（甲州）物流基地: the place in the brackets says which
        if bracket is None or not is_place(bracket[1], short=True):
            return _of_lands(ground, edge, hit)
        begin = edge.words[-1].begin
        # 中韩（乙城）产业园: jieba takes 中 for "in"
        return begin - 1 if ground.masked[begin - 1 : begin + 1] in words_of("park-of-two-states") else begin
    if hit.kind == "national":
        if begin in ground.firm_begins:
            return None  # 宁德时代洛甲基地: the firm's, not a park
        state = _OF_THE_STATE.search(ground.masked, max(0, hit.begin - 15), hit.begin)
        if state is not None:
            return begin if begin < state.start() else None
        return begin if _is_base(ground, edge, begin, hit) and not ground.in_organ(begin, hit.end) else None
    return _with_partner(ground, begin, hit)


def _uncut(ground: Ground, hit: Hit) -> int | None:
    """长春净甲高新区, 滇中新区, whose last character jieba takes for a month or for "in"."""
    region = ground.place_ends.get(hit.end)
    if region is not None:
        return region
    run = _CLAUSE_BEFORE.search(ground.masked, max(0, hit.begin - 7), hit.begin)
    if run is None or not is_shared(ground.masked[hit.begin : hit.end]):
        return None
    return run.start(1) if any(is_place(run[1][:length], short=True) for length in (2, 3)) else None


_CLAUSE_BEFORE = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{3,6})(?<=[月中])$")


def _of_lands(ground: Ground, edge: Edge, hit: Hit) -> int | None:
    """中国—东盟产业合作区: what stands behind the dash are lands; 中国—东盟自贸区 is a treaty. 中乙生态园."""
    text = ground.masked
    if text[edge.begin - 1 : edge.begin + 1] in words_of("park-of-two-states"):
        return edge.begin - 1  # jieba takes 中 for "in"
    if text.startswith("自", hit.begin) or edge.words[0].text not in words_of("lands"):
        return None
    return across_dash(ground, edge, edge.begin) if text[edge.begin - 1 : edge.begin] in _DASHES else None


def _community(ground: Ground, edge: Edge) -> int | None:
    """湃甲OPC社区 has a name of its own; 甲区人工智能OPC社区, 市级OPC社区, 标杆OPC社区 are kinds."""
    words = edge.words
    if not words or edge.stop == "的":
        return None
    if len(words) == 2 and all(len(word.text) == 1 for word in words):
        return words[0].begin  # jieba knows neither
    last = words[-1]
    if is_proper(ground, last) and not is_place(last.text, short=True) and not is_of_two(last.text):
        return words[0].begin if len(words) > 1 and is_place(words[0].text) else last.begin  # 松甲湖OPC社区
    if not is_unknown(ground, last) or len(last.text) > 3:
        return None
    place = next((word for word in words if is_proper(ground, word)), None)
    return place.begin if place else words[-1].begin if len(words) == 1 else None


def _with_partner(ground: Ground, begin: int, hit: Hit) -> int:
    """甲区与乙市一体化示范区: what two places have in common is named after both."""
    if ground.masked[begin - 1 : begin] not in {"与", "和"}:
        return begin
    shared = _IN_COMMON.search(ground.masked, begin, hit.begin) is not None
    return ground.place_ends.get(begin - 1, begin) if shared else begin


def _is_base(ground: Ground, edge: Edge, begin: int, hit: Hit) -> bool:
    """甲中航空零部件基地 lies in a city and says what for; 甲省粮食生产基地 is what the whole province is."""
    first = next((word for word in edge.words if word.begin == begin), None)
    placed = begin in ground.place_begins or (first is not None and is_place(first.text, short=True))
    middle = ground.masked[begin : hit.begin]
    wide = first is not None and (_is_province(ground, first.text) or _WIDE.search(middle) is not None)
    return placed and not wide and hit.begin - begin >= 4


def _is_province(ground: Ground, word: str) -> bool:
    places = ground.scan.lexicon.places.short.get(word, ())
    return word in ("中国", "全国") or any(place.level == "province" for place in places)


_NO_BASE = re.compile(r"(?:重要|战略|生产|供应|供给|养殖|种植|加工|保障|制造|出口|一个|群众|老?工业)$")
_WIDE = re.compile(r"重要|战略|工业$")
_IN_COMMON = re.compile(r"一体化|合作|协同|联动|共建")
_OF_THE_STATE = re.compile(r"国家(?!级|重要|实验室|重大)[\u4e00-\u9fff]{2,12}$")
_COUNT = re.compile(r"(?:等)?[0-9]+(?:个|家(?!企业))")


_COUNT_BEFORE = re.compile(r"[0-9]+[个家]$")
_ENDS = ("中心", "基地", "平台", "枢纽", "园区")
_VAGUE = frozenset("功能区 示范区 先行区 先导区 试验区 实验区 创新区 产业园区 商务区 工业区 产业城".split())


def _counted(text: str, begin: int, end: int) -> bool:
    """绿色工业园区10个, 23个协作产业园: a number of them."""
    if _COUNT_BEFORE.search(text, max(0, begin - 4), begin):
        return True
    return _COUNT.match(text, end) is not None and not text.startswith("等", end)


def _anchor(ground: Ground, edge: Edge, hit: Hit) -> int | None:
    """Return the offset of the first word that names something in particular.

    Of a name with 和 that is the word behind it, where there is one (甲市产业园 in 乙市试点和甲市产业园).
    """
    words = _behind_join(ground, edge)
    begin = next((at for at, word in enumerate(words) if _is_particular(ground, word)), None)
    if begin is None and words:
        begin = unplaced(ground, words, hit)
    return None if begin is None else _widened(ground, words, begin)


def _is_particular(ground: Ground, word: Word) -> bool:
    """A place, a place and a name that jieba takes for one word (吴忠金甲), a known firm (比亚迪工业园)."""
    if is_proper(ground, word) or word.begin in ground.firm_begins:
        return True
    return is_unknown(ground, word) and is_place(word.text[:2], short=True)


def _behind_join(ground: Ground, edge: Edge) -> list[Word]:
    words = list(edge.words)
    for at in range(len(words) - 1, -1, -1):
        if words[at].text not in _JOINS:
            continue
        # 甲州班列集结中心和国际港务区: a thing of its own ends before 和
        if any(is_proper(ground, word) for word in words[at + 1 :]) or (
            at and words[at - 1].text.endswith(_ENDS)
        ):
            return words[at + 1 :]
    return words


def _widened(ground: Ground, words: list[Word], begin: int) -> int:
    """Return where the name begins whose first known word is ``words[begin]``: what is before it may be a part."""
    while begin > 0 and is_unknown(ground, words[begin - 1]):
        begin -= 1  # 横甲 in 横甲乙湖产业园 is in no table
    if begin == 1 and is_stray(words[0]):
        begin = 0  # 渤|龙湖, 三|龙湾, where a table has a place 龙湖 elsewhere
    if begin > 1 and words[begin - 1].text == "·":
        begin -= 2  # 中国·甲唐书画文创产业园
    at = words[begin].begin
    if begin > 1 and all(is_of_two(word.text) for word in words[begin - 2 : begin]):
        return words[begin - 2].begin  # 渝, 鄂 before 高丙新区: two provinces' own
    if ground.masked[at - 1 : at] == "沿" and is_of_two(words[begin].text):
        return at - 1  # 沿沪宁产业创新带
    if begin > 0 and words[begin].text[0] in "东西南北中" and is_of_two(words[begin - 1].text):
        return words[begin - 1].begin  # 甲东北经济区: jieba cuts the province off
    if begin > 0 and is_of_two(words[begin].text) and words[begin - 1].tag[:1] == "n":
        # 前甲深港合作区: what stands before two places is a third, of two characters (jieba cuts 前 off) or more
        return words[begin - 1].begin if len(words[begin - 1].text) > 1 else at - 2
    if ground.masked[max(0, at - 2) : at] in words_of("park-of-two-states"):
        return at - 2
    return ground.place_over(at)


def _organ_s_begin(ground: Ground, edge: Edge, begin: int, hit: Hit) -> int:
    """Return where the organ's name begins that the park's stands in, where it says more: 甲乙合作区执委会."""
    organ = ground.organ_over(hit.begin, hit.end)
    return organ if organ is not None and edge.begin <= organ < begin <= organ + 4 else begin


def _part_end(ground: Ground, hit: Hit) -> int:
    """甲科技园区乙州园, 甲自贸试验区乙阳片区: a part that is called after its place is a park of its own."""
    match = _PART.match(ground.masked, hit.end)
    placed = match and is_place(match[1].removesuffix("港"), short=True)  # 钦州港片区
    return match.end() if match and placed else type_end(ground, hit)


_QUOTED_PARK = re.compile(
    r".*(?:产业园|科技园|创业园|软件园|孵化基地|创新港|科学城|科技城|开发区|合作区|先行区|示范区)"
)


_QUOTED_COMMUNITY = re.compile(r"([\u4e00-\u9fff]{2,4})OPC社区")
_SITE = re.compile(
    r"[一-龥A-Za-z0-9·]{2,8}"
    r"(?:基地|创新港|创业港|工场|创业园|科创园|社区|空间|[新智]地|未来城|小镇|(?<![山河峡稻])谷)"
)
_PLACED_BEFORE = re.compile(r"[一-龥]{0,10}$")


def _quoted(ground: Ground) -> Iterator[Found]:
    """“长甲人才创新港”: the quotation marks say where it begins, a word that names something that it is one."""
    for quote in ground.quotes:
        if _SITE.fullmatch(quote.inner) and (begin := _place_begin(ground, quote.begin)) is not None:
            name = ground.folded[begin : quote.end]
            yield Found("Park", begin, quote.end, "park-placed-quoted", name, core=quote.inner)
            continue
        community = _QUOTED_COMMUNITY.fullmatch(quote.inner)
        if community is not None and not _is_kind(ground, community[1]):
            yield Found("Park", quote.begin, quote.end, "park-quoted", quote.inner)
        elif _QUOTED_PARK.fullmatch(quote.inner):
            words = ground.segmenter.tagged(quote.inner)
            vague = quote.inner.endswith(tuple(_VAGUE))  # “制度型开放示范区”
            if any(is_place(word.text) if vague else is_proper(ground, word) for word in words):
                yield Found("Park", quote.begin, quote.end, "park-quoted", quote.inner)


def _is_kind(ground: Ground, words: str) -> bool:
    """“启甲OPC社区” is one; “城市OPC社区” and “标杆OPC社区” are kinds."""
    return any(is_common(w) or is_place(w, short=True) for w in ground.segmenter.words(words))


def _place_begin(ground: Ground, at: int) -> int | None:
    """Return where the place begins that a quoted site is named after, 甲市软信人才“乙基地”; None where none does."""
    park = _PARK_BEFORE.search(ground.masked, max(0, at - 4), at)
    if park is not None:
        # 甲州工业园区“模乙空间”: a park in a park that has a name
        words = left_edge(ground, park.start(), strict=True).words
        return at if any(is_proper(ground, word) for word in words) else None
    run = _PLACED_BEFORE.search(ground.masked, max(0, at - 12), at)
    for begin in range(run.start() if run else at, at - 1):
        end = ground.place_begins.get(begin)
        if end is not None and end <= at and not _GOVERNED.search(ground.masked, end, at):
            return begin
    return None


_PARK_BEFORE = re.compile(r"(?:园区|开发区|高新区|经开区|新区|科[学技]城|产业园|示范区|合作区)$")
_GOVERNED = re.compile(r"[在的为了将把被与和及等]|打造|建设|设立|建立|打响|构建|创建")
