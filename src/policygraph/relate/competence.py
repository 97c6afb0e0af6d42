"""A Reading in, the standing duties of kinds of organs out: 国务院卫生主管部门负责全国…工作 (responsibleFor).

A statute names no single office: 县级以上人民政府…主管部门负责本行政区域内…, 省级药品监督管理部门对…进行监督管理,
…由…部门主管. The article is the measure, and the kind of organ (`OrganCategory`) is responsible for it. Patterns run
on the text with every name replaced by the sign of its type (see `masks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Fact, Measure
from .masks import AND, GROUP, ORGAN, mask, members, search
from .reading import Reading
from .status import default_status

_ONE = f"[{GROUP}{ORGAN}]++"
_WHO = (
    rf"(?=[{GROUP}{ORGAN}])(?<![{GROUP}{ORGAN}])(?P<who>{_ONE}(?:{AND}{{1,3}}{_ONE})*)(?:（[^（）\n]{{0,40}}）)?"
    r"(?:等[^，。；的]{0,6}(?:部门|单位|机构|机关)?)?"
)
# "按照各自职责", "在各自的职责范围内", "依照本条例的规定和职责分工，": by what the organ is responsible.
_BY = (
    r"(?:，?(?:依法|依据|依照|根据|按照|按|在)[^。；，\n负]{0,30}?(?:职责|职权|权限|分工|规定|法规|职能)"
    r"(?:分工|权限|范围)?内?，?)"
)
_ADVERB = r"(?:应当|应|要|统一|具体|分别|共同|组织|会同[^，。；\n]{1,24}?|联合|协同|依法|直接|综合|全面|各自|主要|，)"
_MATTER = r"(?P<matter>[^。；，\n]{2,80})"
# Not 负责人, 负责的主管人员; not "负责药品监督管理的部门", "负责海事工作的行政主管部门", which only name an organ.
_DUTY = r"负责(?!人|的|解释|同志|地|任)"
_NUMBER = re.compile(r"^\s*第[一二三四五六七八九十百零〇0-9]+条\s*")
_NAMES_ORGAN = re.compile(
    rf"^[^，。；\n与]{{0,16}}?的[{GROUP}]|^[^，。；\n]{{0,40}}?的(?:[^，。；\n]{{0,6}}(?:部门|机关|机构)|人员|单位|工作人员|主管人员|人$)"
)
_WORK = r"(?:(?:综合|统一|日常|安全|技术|行业|业务)*(?:监督管理|监督检查|监督|监管|管理|指导|检查|协调))"
_PATTERNS = (
    # 国务院卫生主管部门负责全国的艾滋病防治工作
    re.compile(rf"{_WHO}{_BY}?{_ADVERB}*{_DUTY}{_MATTER}"),
    # 国务院药品监督管理部门主管全国药品监督管理工作
    re.compile(
        rf"{_WHO}{_BY}?{_ADVERB}*主管(?!部门|机关|机构|单位|人员|的|领导|负责)(?P<matter>[^。；，\n]{{1,60}}?)(?=[。；，\n])"
    ),
    # 有关部门在各自职责范围内做好…工作
    re.compile(
        rf"{_WHO}(?:，?(?:在|按照|根据|依照)(?:国务院规定的|规定的)?(?:各自|其|法定)的?(?:法定)?(?:职责|职权|权限|职能)[^。；，\n]{{0,10}}，?)"
        rf"{_ADVERB}*(?:做好|承担|履行|实施|开展|负责)(?!的){_MATTER}"
    ),
    # 省级药品监督管理部门对…进行监督管理
    re.compile(
        rf"{_WHO}{_BY}?{_ADVERB}*对(?P<matter>[^。；，\n]{{2,60}}?)(?:依法)?(?:进行|实施|实行|负有)(?:统一|综合)?"
        rf"{_WORK}(?:[、和与]{_WORK}){{0,3}}(?:的?(?:职责|责任))?(?=[。；，\n])"
    ),
    # 具体工作由县级人民政府卫生主管部门负责, …由…主管: the matter stands before
    re.compile(
        rf"由{_WHO}{_BY}?{_ADVERB}*(?:负责|主管)"
        r"(?:(?:组织)?(?:实施|管理|监督管理|监督|执行|办理|审批|落实|承担|统筹|协调)"
        r"(?:[、和](?:实施|管理|监督|监督管理)){0,2})?(?=[。；，\n])"
    ),
    # 国务院测绘行政主管部门是全国测绘工作的主管部门
    re.compile(rf"{_WHO}是(?P<matter>[^。；，\n]{{2,40}}?)的?(?:行政)?主管(?:部门|机关)(?=[。；，\n])"),
)
_KIND = re.compile(f"[{GROUP}]++")
_VERB = re.compile(r"负责|主管|职责|[^。；\n](?:监督|管理|指导|检查|监管|协调)(?=[。；，\n])")
# Who is no subject there: 向国务院卫生主管部门负责, 报…主管部门负责人, 经…同意.
_NO_SUBJECT = re.compile(
    r"(?:[向对报经与和同受给送将把]|根据|依照|按照|协助|配合|支持|以及|或者|批准|属于|包括|其他|要求|违反)$"
)
# 机关、单位组织|人事部门, 国务院经济贸易|主管部门: the name begins before what was found of it; not 沿海|县级以上….
_PART_OF_A_NAME = re.compile(r"[\u4e00-\u9fff](?<![由等各的其和及与或者时是即])$")
_WHOSE = (
    "国务院",
    "国家",
    "省",
    "市",
    "县",
    "区",
    "各",
    "设区",
    "地方",
    "本级",
    "当地",
    "所在地",
    "上级",
    "中央",
    "地级",
    "人民政府",
)
_ORDERED = re.compile(r"(?:组织|指定|责成|通知|督促|要求|授权|委托|聘请)$")
_IF = re.compile(r"(?:不|未|没有|拒不|应当由|不再)$")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield who among the kinds of organs is responsible for which article, once a pair."""
    if not any(measure.number.endswith("条") for measure in reading.outline.measures):
        return
    masked = mask(reading)
    spans = _clauses(reading, masked)
    seen: set[tuple[str, str]] = set()
    for pattern in _PATTERNS:
        for match in search(pattern, masked, spans):
            measure = reading.measure_at(match.start("who"))
            if measure is None or not _in_article(reading, measure) or not _states(reading, masked, match):
                continue
            matter = _matter(reading, match)
            for actor in members(reading, match.span("who"), "OrganCategory"):
                if (actor.entity.id, measure.id) in seen:
                    continue
                seen.add((actor.entity.id, measure.id))
                yield Fact(
                    subject=actor.entity.id,
                    predicate="responsibleFor",
                    object=measure.id,
                    evidence=(reading.sentence(actor.mention.begin),),
                    measure=measure.id,
                    status=default_status(reading, measure),
                    rule="competence",
                    details=(("matter", matter),),
                )


def _matter(reading: Reading, match: re.Match[str]) -> str:
    """Return what the duty is about: behind the verb, or before 由."""
    if "matter" in match.re.groupindex:
        return reading.document.text[match.start("matter") : match.end("matter")].strip()
    before = reading.document.text[reading.sentences.clause_at(match.start()).begin : match.start()]
    return _NUMBER.sub("", before).strip().rstrip("，,").rpartition("，")[2]


def _clauses(reading: Reading, masked: str) -> list[tuple[int, int]]:
    """Return the clauses (up to 。；) that hold a kind of organ and a word of such a duty."""
    found: list[tuple[int, int]] = []
    for match in _KIND.finditer(masked):
        if not found or match.start() >= found[-1][1]:
            clause = reading.sentences.clause_at(match.start())
            found.append((clause.begin, clause.end))
    return [span for span in found if _VERB.search(masked, *span)]


def _in_article(reading: Reading, measure: Measure) -> bool:
    """Whether an item is an article (第三条) or stands in one; plans give their duties in brackets."""
    while not measure.number.endswith("条"):
        if measure.parent is None:
            return False
        measure = reading.measure(measure.parent)
    return True


def _states(reading: Reading, masked: str, match: re.Match[str]) -> bool:
    begin = match.start("who")
    head, name = masked[max(0, begin - 8) : begin], reading.folded[begin : match.end("who")]
    bare = name.startswith(("主管", "行政主管")) and head.endswith(("的", "其"))
    if bare or _ORDERED.search(head) or (_PART_OF_A_NAME.search(head) and not name.startswith(_WHOSE)):
        return False
    if _NO_SUBJECT.search(head) or _IF.search(head.removesuffix("由")):
        return False
    matter = match.groupdict().get("matter") or ""
    return _NAMES_ORGAN.match(matter) is None and not matter.endswith(("时", "的"))
