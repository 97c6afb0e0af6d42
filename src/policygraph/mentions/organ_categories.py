"""A scan in, the mentions of collectives of organs out: 各县（市、区）人民政府, 市场监管部门, 省级有关部门.

A collective is read from its end: 部门 or 政府, before it what it does (主管, 监督管理), its field (in the table
``organ_fields``), and whose it is (县级以上地方人民政府). Whatever stands before is no part of it:
征求|国务院卫生主管部门.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from ..lexicon import read_table
from ..lexicon.organs import Organs
from ..model import Mention
from .organ_grammar import best_start
from .scan import Scan, offsets

_PLACE_WORD = (
    r"(?:设区的市|地级以上市|地级市|县级市|省级|市级|县级|区级|自治区|直辖市|计划单列市|设区市|自治州|市州|州市|地市|县区|区县|区市县|"
    r"区镇|乡镇|镇街|街道|功能区|开发园区|工业园区|产业园区|经济开发区|开发区|园区|新区|高新区|经开区|保税区|综合保税区|自贸试验区|"
    r"试点城市|试点地区|试点省市|[省州盟县区旗乡镇]|市(?!场|民政|容))"
)
_AND_IN_BRACKETS = r"(?:（[^（）\n]{1,14}）|〈[市区县州旗、]{1,5}〉|［[市区县州旗、]{1,5}］)?"
_PLACES = rf"{_PLACE_WORD}{_AND_IN_BRACKETS}(?:[、和及与]?{_PLACE_WORD}{_AND_IN_BRACKETS}){{0,5}}"
_EACH = re.compile(
    rf"各(?:有关|相关|其他)?(?:级(?:地方)?|地(?!区|质|种|块|级|方案|市)|地方|行业|专业)?(?:有关|相关)?(?P<places>{_PLACES})?(?:有关|相关|级)?"
)
# 国务院|各有关部门 are not 国务院, 地方|各级红十字会 not the Society's head office
_WHOSE_EACH = re.compile(r"(?:国务院|地方)\Z")
_EACH_END = re.compile(
    r"人民政府|政府(?!性)|(?:开发区)?管委会|管理委员会|街道办事处|办事处|党委|党工委|部门|直属单位|直属机构|"
    r"成员单位|责任单位|牵头单位|(?<=有关)单位|(?<=相关)单位|(?<=^各)单位|地区"
)
_EACH_PLAIN = re.compile(
    r"各(?:(?:有关|相关|职能|直属|成员|责任|牵头|业务)?(?:部门|单位)|(?:有关|相关)?地区|直属机构|部委)"
)
# Whose organs they are. Behind a word that begins such a phrase more may follow.
_WHOSE_BEGIN = (
    r"(?:国务院|中央|国家|全国|军队|中国人民解放军|中国人民武装警察部队|总参谋部|各级|地方各级|地方|上一级|上级|下级|本级|同级|当地|所在地|属地|"
    r"(?:[县市省]级|设区的市级|地市级|乡级|区级|州级)(?:以上|人民|地方|有关|相关)?|县以上|设区的市|地级以上市|地级市|计划单列市|经济特区|自治区|直辖市|自治州|统筹地区|(?:省)?军区|"
    r"省|(?<![城都超门夜])市|县|(?<![校社园辖地片景库小新发开护灌军城])区|(?<![广胶苏杭郑福贵兰温徐常])州|旗|(?<!城)乡|(?<![城村集])镇|有关|相关|其他|行业|人民政府|政府)"
)
_WHOSE_MORE = (
    rf"(?:{_WHOSE_BEGIN}|(?:、|和|或者?)(?=省|市|县|区|州|旗|乡|镇|自治|直辖|设区|地级|计划单列|经济特区)"
    r"|级|以上|直|的|地方|人民|其他|其|内)"
)
_WHOSE = re.compile(rf"{_WHOSE_BEGIN}{_WHOSE_MORE}*")
_TAIL = re.compile(
    r"(?:(?:有关|相关|其他)?(?:行政|业务|工作|行业)?(?:主管|监管|监督管理|监督|管理|行政|执法|职能)(?:管理|执法)?|有关|相关|)$"
)
_STRONG = ("主管", "监管", "监督管理", "执法")
_RUN = re.compile(r"[一-龥、]+\Z")
_NOT_FIELD = re.compile(
    r"[各的了被把将是有不所其该此这那我你他它们、，并每为使由向请让从对给在与及和或应须得经报至以于要商送]|"
    r"部门|单位|[局厅等]|会同|授权|委托|组织|决定|指定|一个|建议|支持|公司|研究|取得|依照|符合|执行|征求|通知|违反|遵守|具有|具备|接受|收到|实行|结合|参加|移送|告知|书面|规定|要求|可以"
)
# 公安|机关, 动物卫生|监督机构; 教育机构 is a school: only 机关 needs no word of what it does
_AUTHORITY = re.compile(r"机[关构](?![一-龥]{0,2}(?:备案|登记))")
_AUTHORITY_TAIL = re.compile(r"(?:行政)?(?:主管|监督管理|监督|管理|监管|检疫|监察)$")
_STREETS = re.compile(r"街道办事处(?![主副工人])")
_STREETS_BEGIN = re.compile(r"(?<![一-龥])|(?<=或者)|(?<=[和及或由向托与])")
# 市、县（区）|人民政府卫生健康主管部门
_PLACES_BEFORE = re.compile(r"(?:[省市]、)?[市县]（[市县区、]{1,5}）\Z")
_SUPERIOR = re.compile(
    r"国务院|县级以上(?:地方)?(?:各级)?人民政府|县级以上(?!人民|地方|各级)|省、自治区、直辖市人民政府|省级(?:以上)?(?:人民政府)?"
)
# 跨部门, 责任部门: nobody's names.
_NOBODY = re.compile(
    r"^(?:跨|多|两|三|该|此|其|某|下|一个|成员|内设|业务|职能|责任|牵头|参与|配合|落实|行政|党政|管理|执法|监督)?部门$"
)
_GOVERNMENT = re.compile(
    r"(?P<whose>(?:(?:省|市|县|乡|区|设区的市|地市)级(?:以上)?|县以上|各级|地方各级|当地|所在地|属地|上级|下级|上一级|本级|同级|地方|"
    r"乡、?镇|乡（镇）|乡、民族乡、镇|省、自治区(?:、直辖市(?:(?:、|和)计划单列市)?(?:(?:、|和)经济特区)?)?|设区的市、自治州|[市县]、自治县|省（自治区、直辖市）|省（区、市）|"
    r"(?:设区的|地级以上|城)?市、县(?:、区|（[市、区]{1,3}）)?|(?<![省市])[县区]、[区县]|县（[市、区]{1,3}）)(?:以上|地方|各级)*)(?:人民政府|(?<!级)政府(?!部门|性))"
)
_GOVERNMENT_WRONG = re.compile(
    r"采购|产业|创投|投资|融资|专项|债|性|门户|网|机关|工作报告|规章|令|(?:及其)?(?:(?:(?![可应须得委授将对会由把向其])[一-龥]){1,8}(?:行政|主管|管理|监督)|有关)部门"
)
# 县级以上地方人民政府|督查机构, …|负责水路运输管理的部门: it is not the government that acts
_OF_GOVERNMENT = re.compile(
    r"(?:(?:负责|主管|管理)[一-龥、]{2,16}的(?:部门|机构)|(?:(?![的应收把由在将及和或对向与等所])[一-龥]){2,8}(?<!派出)(?<!有关)机构)"
)
# 国务院负责中小企业促进工作综合管理的部门, 国务院负有安全生产监督管理职责的部门: named by its duty
_OF_STATE_COUNCIL = re.compile(
    r"国务院(?:负责|负有|承担)(?:(?![的部])[一-龥、]){2,26}的(?:综合|主管|监督管理)*(?:部门|机构)"
)


@cache
def fields() -> dict[str, str]:
    """Return the kind of organ by the field of its name: 兽医 is 农业农村's."""
    return {row["field"]: row["kind"] for row in read_table("organ_fields")}


def find(scan: Scan, organs: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of collectives, by rule and offset; several may overlap."""
    named = {mention.end for mention in organs if mention.text.endswith("街道办事处")}
    for match in _STREETS.finditer(scan.folded):
        if match.end() not in named and _STREETS_BEGIN.match(scan.folded, match.start()):
            yield collective(scan, match.start(), match.end(), "organs-streets")
    for match in _OF_STATE_COUNCIL.finditer(scan.folded):
        yield collective(scan, match.start(), match.end(), "organs-duty")
    yield from _each(scan)
    yield from _governments(scan)
    yield from _shared(scan, sorted(_of_a_field(scan), key=lambda mention: mention.begin))


def collective(scan: Scan, begin: int, end: int, rule: str, name: str = "") -> Mention:
    """Return the mention of a collective, under the words themselves where it has no other name."""
    text = scan.document.text[begin:end]
    return Mention("OrganCategory", begin, end, text, name or scan.folded[begin:end], rule)


# -- 各县（市、区）人民政府


def _each(scan: Scan) -> Iterator[Mention]:
    folded = scan.folded
    at = folded.find("各")
    while at >= 0:
        if end := _each_end(scan, at):
            whose = _WHOSE_EACH.search(folded, max(0, at - 3), at)
            yield collective(scan, whose.start() if whose else at, end, "organs-each")
        at = folded.find("各", max(at + 1, end))


def _each_end(scan: Scan, at: int) -> int:
    folded = scan.folded
    if plain := _EACH_PLAIN.match(folded, at):
        return plain.end()
    match = _EACH.match(folded, at)
    if match is None:
        return 0
    if match.end() > at + 1 and (end := _EACH_END.match(folded, match.end())):
        of_money = end[0].endswith("政府") and _GOVERNMENT_WRONG.match(folded, end.end())
        return 0 if of_money else end.end()
    if match["places"] and _stands_alone(scan, at, match.end()):
        return match.end()
    rest = folded[match.end() : match.end() + 20]
    if name := next((rest[:n] for n in range(12, 2, -1) if rest[:n] in scan.lexicon.organs.local), ""):
        return match.end() + len(name)
    field, found, _ = rest.partition("部门")
    if not found or _NOT_FIELD.search(field):
        return 0
    core = _TAIL.sub("", field)
    known = core in fields() or (core != field and 1 <= len(core) <= 10)
    return match.end() + len(field) + 2 if known else 0


def _stands_alone(scan: Scan, begin: int, end: int) -> bool:
    """Tell whether 各县（市、区） stands for its governments: in a duty, or with the brackets of such lists."""
    if scan.folded[end : end + 1] not in "、，；。）〉］\n要应和":
        return False
    if scan.folded[end - 1] == "）":
        return True
    return any(duty.begin <= begin < end <= duty.end for duty in scan.outline.duties)


# -- 县级以上地方人民政府


def _governments(scan: Scan) -> Iterator[Mention]:
    folded = scan.folded
    for at in offsets(folded, "政府"):
        begin = max(0, at - 24)
        for match in _GOVERNMENT.finditer(folded, begin, at + 2):
            if match.end() == at + 2 and not _GOVERNMENT_WRONG.match(folded, at + 2):
                inner = _OF_GOVERNMENT.match(folded, at + 2)
                yield collective(scan, match.start(), inner.end() if inner else at + 2, "organs-government")
                break


# -- 国务院卫生主管部门


def _of_a_field(scan: Scan) -> Iterator[Mention]:
    folded = scan.folded
    for at in offsets(folded, "部门"):
        run = _RUN.search(folded, max(0, at - 34), at)
        if run and not folded.startswith(("规章", "预算", "决算", "法"), at + 2):
            yield from _read(scan, run[0], at)
    for match in _AUTHORITY.finditer(folded):
        tail = _AUTHORITY_TAIL.search(folded, max(0, match.start() - 6), match.start())
        if tail is None and match[0] != "机关":
            continue
        begin = tail.start() if tail else match.start()
        run = _RUN.search(folded, max(0, begin - 32), begin)
        if run and _known_field(run[0]):
            yield from _read(scan, run[0] + (tail[0] if tail else ""), match.start())


def _shared(scan: Scan, found: Sequence[Mention]) -> Iterator[Mention]:
    """Give the later ones of a list the first one's superior: 国务院|教育部门、卫生健康部门."""
    whose, end = "", -1
    for mention in found:
        own = _WHOSE.match(mention.name)
        listed = mention.begin == end + 1 and scan.folded[end] in "、和及与"
        if own is None and listed and whose and mention.name != "主管部门":
            yield replace(mention, name=whose + mention.name)
        else:
            superior = _SUPERIOR.match(mention.name)
            whose = superior[0] if superior else ""
            yield mention
        end = mention.end


def _read(scan: Scan, run: str, at: int) -> Iterator[Mention]:
    tail = _TAIL.search(run)
    before = run[: tail.start()] if tail else run
    words = tail[0] if tail else ""
    # 市场监管|部门 before 市场|监管部门
    found = (
        _whose(run, scan, "") or (words and _whose(before, scan, words)) or _alone(run, before, scan, words)
    )
    if found is None:
        return
    begin, field = found
    if not field and run[:begin].endswith("等") and (some := _known_field(run[: begin - 1])):
        # 国务院民政、财政等|有关部门
        begin -= len(some) + 1
        whose = next(
            (match.start() for match in _WHOSE.finditer(run, 0, begin) if match.end() == begin), begin
        )
        begin = _with_place(run, whose, scan)
    end = at + 2
    begin += at - len(run)
    if bracketed := _PLACES_BEFORE.search(scan.folded, max(0, begin - 16), begin):
        begin = bracketed.start()
    if _NOBODY.match(scan.folded[begin:end]):
        return
    if "、" in field:
        yield from _listed(scan, begin, scan.folded.rindex(field, begin, end), field, end)
    else:
        yield collective(scan, begin, end, "organs-kind")


def _listed(scan: Scan, begin: int, at: int, field: str, end: int) -> Iterator[Mention]:
    """Yield one collective for each field of a list: 同级|财政、税务|部门."""
    whose, behind = scan.folded[begin:at], scan.folded[at + len(field) : end]
    for part in field.split("、"):
        last = at + len(part) + len(behind) == end
        stop = end if last else at + len(part)
        yield collective(scan, begin, stop, "organs-kind", whose + part + behind)
        at += len(part) + 1
        begin = at


def _some(tail: str) -> bool:
    return tail.startswith(("有关", "相关", "其他"))


def _whose(before: str, scan: Scan, tail: str) -> tuple[int, str] | None:
    """Return where in ``before`` (all that stands before 主管) begins whose organ it is (国务院), and the field."""
    for match in _WHOSE.finditer(before):
        field = before[match.end() :]
        sound = _is_field(field, tail) and not (_some(tail) and field)
        sound = sound and bool(field or tail or (len(match[0]) > 1 and match[0] != "其他"))
        if sound and not match[0].endswith(("的", "、", "和", "或", "者", "其", "内")):
            return _with_place(before, match.start(), scan), field
    return None


def _alone(run: str, before: str, scan: Scan, tail: str) -> tuple[int, str] | None:
    """Return where the collective begins that says nobody's: 民政部门, 有关部门."""
    if _some(tail) or not before:
        return (len(before), "") if tail else None
    for words in (run, before):
        if field := _known_field(words):
            return len(words) - len(field), field
    if tail.endswith(_STRONG):
        start = best_start(before + tail, scan.lexicon.places)
        if 2 <= len(before) - start <= 8 and not _NOT_FIELD.search(before[start:]):
            return start, before[start:]
    return (len(before), "") if tail.endswith("主管") else None


def _is_field(field: str, tail: str) -> bool:
    if not field:
        return True
    if all(part in fields() for part in field.split("、")):
        return True
    return bool(tail) and len(field) <= 12 and not _NOT_FIELD.search(field)


def _known_field(before: str) -> str:
    """Return the longest field of the table that ``before`` ends with, with those listed before it (财政、税务)."""
    known = fields()
    field = next((before[-n:] for n in range(min(len(before), 9), 0, -1) if before[-n:] in known), "")
    if len(field) < 2 and field != "水":
        return ""
    rest = before[: -len(field)]
    if rest.endswith("、") and not rest.endswith("海关、") and (more := _known_field(rest[:-1])):
        return more + "、" + field
    return field


def _with_place(before: str, start: int, scan: Scan) -> int:
    """Return the beginning of the place's whole name: 福建|省药品监督管理部门."""
    name = scan.lexicon.places.full_ending_at(before, start + 1)
    return start + 1 - len(name) if name and before[start + 1 : start + 2] != "级" else start


def category_kind(name: str, organs: Organs) -> str:
    """Return the organKind of a collective by its words, empty where it has none (有关部门)."""
    if name.endswith("政府"):
        return "政府"
    if name.endswith(("管委会", "管理委员会")):
        return "管委会"
    if name.endswith(("部门", "机关", "机构")):
        before = _TAIL.sub("", name[:-2])
        field = _known_field(name[:-2]) or _known_field(before) or before[-1:]
        return fields().get(field.rpartition("、")[2], "")
    return next((kind for n in range(len(name)) if (kind := organs.kind_of(name[n:]))), "")
