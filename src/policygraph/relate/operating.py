"""A Reading in, operates out: which organ or company builds, runs or hosts a platform or runs a park.

The owner stands before the name (省财政厅网站, 市科技局数字管理平台), or a clause says it (由甲公司运营的乙平台,
国务院生态环境主管部门应当加强全国…平台建设和管理). Patterns run on the text with its names as signs, see `masks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..mentions.operated import OF_FIRMS
from ..model import Fact, Reference, Status
from .masks import COMPANY, GROUP, ORGAN, PARK, PLATFORM, listed, mask, members, said, search, windows
from .reading import Reading

_ACTORS = ("Department", "Enterprise", "OrganCategory")
_CLAUSE = r"[^，。；：\n"
_WHO = rf"(?P<who>{listed(ORGAN, COMPANY, GROUP)})"
_WHAT = rf"(?P<what>{PLATFORM}+)"
_PARK = rf"(?P<what>{PARK}+)"
_NO_NAME = rf"{_CLAUSE}{ORGAN}{COMPANY}{GROUP}{PLATFORM}{PARK}]"
_RUN = (
    r"(?:负责)?(?:统一|统筹|具体|组织|日常|投资|市场化|共同|联合|牵头)*"
    rf"(?:规划|设计)?(?:、|和|并|及|与)?(?:建设)?(?:、|和|并|及|与)?{said('runs')}"
)
# 市数据局应当会同有关部门…: who else is there does not run it
_WITH = rf"(?:(?:会同|联合|协同|商(?![务业])|指导)[^，。；\n]{{0,40}}?(?:[{ORGAN}{COMPANY}{GROUP}]|部门|机构|单位)等?)?"
_AUX = rf"(?:{said('does so')})*"
# 依托数字政府能力建设…: what it is built with
_WITH_WHAT = r"(?:(?:依托|利用|运用|按照|依照|依据|根据|基于|围绕|通过|以|在)[^。；：\n]{1,40}?，?)?"
_BUILT = rf"{said('builds')}(?:、|和|并|及|与)?(?:{said('builds')}|{said('runs')})?了?"
# 建设全省统一的…平台, 上线“甲通”: between the verb and the name only what says how wide or how new
_ATTRIBUTE = rf"(?:{said('attribute of a platform')}|的)*(?:[一-龥、]{{2,40}}[的、和])?"
_ROLE = said("role of who runs")
# 某部门制定规范，建立…系统; 某局牵头，乙局配合，建设…平台
# 依据国务院批准的标准: who approved something does not build
_APPROVED = rf"{ORGAN}+(?:批准|规定|公布|确定|制定)的"
_FAR = (
    rf"(?![的、和或])(?:[^。；\n{ORGAN}{COMPANY}{PLATFORM}]|{_APPROVED}){{2,90}}?[，；]"
    r"(?:并|应当|组织|负责|要|统一|共同|联合|同时|还)*"
    rf"{_WITH}"
)
_PATTERNS = (
    # 甲系统是本市…的集中管理平台，由乙机构依托丙中心建设和运行
    re.compile(
        rf"{_WHAT}(?:的?{said('runs')})?(?:工作)?(?:是[^。；，\n{PLATFORM}]{{2,30}}，)?{_NO_NAME}{{0,6}}由{_WHO}"
        rf"{_NO_NAME}{{0,8}}?{_WITH_WHAT}{_RUN}"
    ),
    re.compile(rf"由{_WHO}{_NO_NAME}{{0,8}}?(?:{_RUN}|{said('builds')})的?{_ATTRIBUTE}{_WHAT}"),
    re.compile(
        rf"{_WHO}(?:（[^（）\n]{{1,20}}）)?{_AUX}(?:负责|承担)的?"
        rf"(?:[^。；\n{ORGAN}{COMPANY}{GROUP}{PLATFORM}]{{2,60}}?，(?:以及|并负责))?{_ATTRIBUTE}{_WHAT}的?{_NO_NAME}{{0,6}}?{_RUN}"
    ),
    re.compile(rf"{_WHO}{_NO_NAME}{{0,8}}?(?:负责)?{said('runs alone')}了?{_ATTRIBUTE}{_WHAT}"),
    re.compile(
        rf"{_WHO}{_AUX}{_WITH}，?{_AUX}{_WITH_WHAT}{_AUX}(?:推动|推进|逐步)?{_BUILT}{_ATTRIBUTE}{_WHAT}"
    ),
    re.compile(rf"{_WHO}{_AUX}{_WITH}，?{_AUX}{said('furthers')}{_ATTRIBUTE}{_WHAT}的?{_RUN}"),
    re.compile(
        rf"{_WHO}(?:或者?[^，。；\n]{{2,10}}?)?(?:投资|自主|联合|共同|牵头|负责)*(?:{said('builds')}|{said('runs')})的{_ATTRIBUTE}{_WHAT}"
    ),
    re.compile(rf"{_WHO}{_AUX}(?:作为|系|是|为|担任){_ATTRIBUTE}{_WHAT}的?{_NO_NAME}{{0,6}}?{_ROLE}"),
    re.compile(rf"{_WHAT}的?{_NO_NAME}{{0,4}}?{_ROLE}(?:为|是|：|——)?{_WHO}"),
    re.compile(
        rf"(?:委托|授权|引入|引进|指定|确定|交由|选定){_WHO}{_NO_NAME}{{0,6}}?{_RUN}{_ATTRIBUTE}{_WHAT}"
    ),
    re.compile(rf"{_WHAT}[^。；\n{PLATFORM}]{{0,40}}?[、，]由?{_WHO}{said('runs alone')}(?=[、，。；\n])"),
    re.compile(rf"{_WHAT}（由?{_WHO}{_RUN}）"),
    re.compile(
        rf"(?:(?<=[。\n])|(?<=条[ 　])){_WHO}(?:（[^（）\n]{{1,20}}）)?{_FAR}{_BUILT}{_ATTRIBUTE}{_WHAT}"
    ),
    re.compile(rf"{_WHO}(?:牵头|负责)，[^。；\n]{{2,40}}?，(?:共同|联合)?{_BUILT}{_ATTRIBUTE}{_WHAT}"),
    re.compile(rf"{_ROLE}(?:为|是|：){_WHO}的{_WHAT}"),
    re.compile(rf"{_WHAT}{_NO_NAME}{{0,4}}?(?:委托|授权|交由|交给){_WHO}{_NO_NAME}{{0,6}}?{_RUN}"),
)
# 甲网、乙网，分别由丙部和丁部管理: the first by the first
_EACH = re.compile(
    rf"(?P<what>{listed(PLATFORM)})[^，。；\n{PLATFORM}{ORGAN}{COMPANY}]{{0,14}}，?分别(?:由|委托){_WHO}"
    rf"{_NO_NAME}{{0,6}}?{_RUN}"
)
_RUNS_PARK = rf"(?:{said('runs alone')}|运营|承办)"
_PARK_PATTERNS = (
    re.compile(
        rf"{_PARK}{_NO_NAME}{{0,6}}由{_WHO}{_NO_NAME}{{0,8}}?(?:负责)?(?:建设|投资|开发)?(?:、|和|并)?{_RUNS_PARK}"
    ),
    re.compile(rf"由{_WHO}{_NO_NAME}{{0,8}}?{_RUNS_PARK}的?{_PARK}"),
    re.compile(rf"{_WHO}(?:投资|自主|联合|共同|负责)*{_RUNS_PARK}[的了]?{_PARK}"),
    re.compile(rf"{_WHO}{_AUX}(?:负责|承担){_PARK}的?{_NO_NAME}{{0,6}}?{_RUNS_PARK}"),
    re.compile(rf"{_WHO}{_AUX}(?:作为|系|是|为|担任){_PARK}的?{_NO_NAME}{{0,6}}?{_ROLE}"),
    re.compile(rf"{_PARK}的?{_NO_NAME}{{0,4}}?{_ROLE}(?:为|是|：)?{_WHO}"),
    re.compile(rf"(?:委托|授权|引入|引进|指定|交由){_WHO}{_NO_NAME}{{0,6}}?{_RUNS_PARK}{_PARK}"),
    re.compile(rf"{_ROLE}(?:为|是|：){_WHO}的{_PARK}"),
)
_PLATFORM_SIGN = re.compile(f"{PLATFORM}+")
_ACTOR_SIGN = re.compile(f"[{ORGAN}{COMPANY}{GROUP}]")
_PARK_SIGN = re.compile(said("runs park"))
# 各部门建好平台, 有关部门: nobody in particular
_NOBODY = re.compile(r"各|有关|相关|其他|单位$|地区")
_MANY = re.compile(r"以上|、|[省市县区乡州]级|本级|同级|地方")
_UNNAMED = frozenset({"platform-used", "said-again"})
_NOT_WHO = re.compile(r"(?:向|对|与|给|报|经|为|受|据|从|被|由于|把|将)$")
_PLANNED = re.compile(said("only planned"))
# 建立热线联席会议制度: not the hotline is set up
_OF_IT = re.compile(r"的?(?![一-龥]{0,8}[和与并及])[一-龥]{0,8}?(?:制度|机制|会议|专班|规范|标准|办法)")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield operates, each pair once."""
    done: set[tuple[str, object]] = set()
    masked = mask(reading)
    for fact in (*_owned(reading, masked), *_said(reading, masked)):
        if (fact.subject, fact.object) not in done:
            done.add((fact.subject, fact.object))
            yield fact


def _owned(reading: Reading, masked: str) -> Iterator[Fact]:
    """省甲局企业信用管理系统: the organ named before a system, or at the beginning of its name, runs it."""
    for platform in reading.within(0, len(masked), "Platform", nested=True):
        for owner in _owners(reading, platform):
            evidence = (reading.sentence(platform.mention.begin),)
            yield Fact(
                owner.entity.id,
                "operates",
                platform.entity.id,
                evidence,
                basis="inferred",
                rule="platform-owner",
            )


def _owners(reading: Reading, platform: Reference) -> list[Reference]:
    begin, end = platform.mention.begin, platform.mention.end
    if platform.mention.rule in OF_FIRMS:  # 甲云|智算中心
        within = reading.within(begin, end, "Enterprise", nested=True)
        if firm := [o for o in within if o.mention.begin == begin]:
            return firm[:1]
    if platform.mention.rule == "platform-of-organ":
        if platform.mention.nested:
            return _named_first(reading, platform)
        if platform.mention.anaphor:
            return _last(reading, begin)
        within = reading.within(begin, end, "Department", nested=True)
        return [o for o in within if o.mention.begin == begin][:1] or _of_kind(reading, platform)
    if reading.folded[begin - 1 : begin] == "的":
        begin -= 1
    return [o for o in _before(reading, begin) if o.mention.end == begin]


def _of_kind(reading: Reading, platform: Reference) -> list[Reference]:
    """市水务行政主管部门官方网站: the organ that is named by its kind, and elsewhere in the text without its site."""
    name = platform.mention.text
    found = [r for r in reading.references if r.mention.type in _ACTORS and name.startswith(r.mention.text)]
    return sorted(found, key=lambda r: -len(r.mention.text))[:1]


def _before(reading: Reading, offset: int) -> list[Reference]:
    return reading.within(max(0, offset - 60), offset, *_ACTORS)


def _named_first(reading: Reading, platform: Reference) -> list[Reference]:
    """省财政厅和省市场监管局网站: the organ that the site of the first is named after."""
    name, begin = platform.mention.name, platform.mention.begin
    before = reading.within(max(0, begin - 60), begin, "Department")
    return [o for o in before if name.startswith(o.mention.text)][-1:]


def _last(reading: Reading, offset: int) -> list[Reference]:
    """The organ that 其官方网站 means, or that the site of 国务院某部门 stands behind."""
    return _before(reading, offset)[-1:]


def _said(reading: Reading, masked: str) -> Iterator[Fact]:
    for sign, needs, patterns, kind in (
        (_PLATFORM_SIGN, PLATFORM, (_EACH, *_PATTERNS), "Platform"),
        (_PARK_SIGN, PARK, _PARK_PATTERNS, "Park"),
    ):
        if needs not in masked:
            continue
        spans = [span for span in windows(reading, masked, sign) if _has_both(masked, span, needs)]
        for pattern in patterns:
            for match in search(pattern, masked, spans):
                yield from _pairs(reading, masked, match, kind)


def _has_both(masked: str, span: tuple[int, int], thing: str) -> bool:
    """Whether the sentence names the thing and somebody who may run it."""
    return masked.find(thing, *span) >= 0 and _ACTOR_SIGN.search(masked, *span) is not None


def _is_anybody(who: Reference, what: Reference) -> bool:
    """各部门 are nobody in particular, and what 县级以上人民政府 build is named only where it has a name of its own."""
    if who.mention.type != "OrganCategory":
        return False
    said = who.mention.text
    return bool(_NOBODY.search(said)) or (bool(_MANY.search(said)) and what.mention.rule in _UNNAMED)


def _pairs(reading: Reading, masked: str, match: re.Match[str], kind: str) -> Iterator[Fact]:
    begin = match.start()
    before = masked[max(0, begin - 6) : begin]
    if match.start("who") == begin and _NOT_WHO.search(before):
        return
    if "相应的" in match[0]:
        return  # each its own: 区部门建立相应的控制系统
    if match.end("what") == match.end() and _OF_IT.match(masked, match.end()):
        return
    measure = reading.measure_at(begin)
    status: Status = "planned" if _PLANNED.search(before) or _PLANNED.search(match[0]) else "done"
    whos, whats = members(reading, match.span("who"), *_ACTORS), members(reading, match.span("what"), kind)
    if match.re is _EACH:
        pairs = [*zip(whos, whats, strict=True)] if len(whos) == len(whats) else []
    else:
        pairs = [(who, what) for who in whos for what in whats if not _is_anybody(who, what)]
    for who, what in pairs:
        yield Fact(
            who.entity.id,
            "operates",
            what.entity.id,
            (reading.sentence(match.start("what")),),
            measure=measure.id if measure else None,
            status=status,
            rule="operates",
        )
