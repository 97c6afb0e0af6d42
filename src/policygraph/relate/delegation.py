"""A Reading in, delegations out: who entrusts (委托), hands down (下放) or grants (授权) what to whom.

行政许可法, art. 24, and 行政处罚法, arts. 19 and 20, keep 授权 and 委托 apart; the words of the text decide the mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Entity, Fact, Reference, Status
from .masks import (
    AND,
    COMPANY,
    GROUP,
    ORGAN,
    PARK,
    REGION,
    listed,
    mask,
    members,
    said,
    search,
    windows,
    words_of,
)
from .reading import Reading

_ORGANS = rf"[{ORGAN}{GROUP}]+"
_NEXT = rf"(?:{AND}{{1,3}}|{AND}?其|或者?|（[^（）\n]{{0,40}}）)"
_NOTE = r"(?:（[^（）\n]{0,40}(?:（[^（）\n]{0,20}）[^（）\n]{0,10})?）)?"
_TAKERS = listed(ORGAN, PARK, GROUP)
_TO = rf"{_TAKERS}(?:或者?{_TAKERS})*(?!负责人|主要负责人|的?工作人员|有关机构|代表(?!国家|本级|[省市县区]|人民))"
# 省人民政府及其有关部门、广州市人民政府及其有关部门; one name where the next words are 授权的
_BY = rf"{_ORGANS}(?:{_NEXT}{_ORGANS})*"
_GIVER = rf"(?P<by>{_BY})"
# 委托下级部门|或者具有条件的组织|处理纠纷
_OR_OTHERS = rf"(?:(?:或者|以及)[^，。；\n{ORGAN}{PARK}{GROUP}]{{2,24}}?(?:组织|单位|机构))?"
_TAKER = rf"(?P<to>{_TO}){_NOTE}"
_NAMES = f"{ORGAN}{PARK}{REGION}{GROUP}{COMPANY}"
_MATTER = rf"[^，。；：\n{ORGAN}{PARK}{GROUP}]"
_SAME = rf"[^。；，\n{ORGAN}{PARK}{GROUP}]"  # of the same clause, up to the next name
_MODES = {word: mode for mode in ("委托", "下放", "授权") for word in words_of(f"delegates {mode}")}
_OR = "(?:或者?委托|或者?授权|、委托)?"
_MODE = rf"(?:依法|直接)?(?P<mode>{said('delegates 委托', 'delegates 下放', 'delegates 授权')}){_OR}"
_GRANT = rf"(?P<mode>{said('delegates 委托', 'delegates 授权')}){_OR}"
_WHAT = rf"(?P<what>{_MATTER}{{2,60}})"
# What is to be done begins with no name of another: 受国务院委托，|每年向…提出报告
_ANOTHER = rf"[{_NAMES}]|[^，。；：\n]{{0,4}}[{ORGAN}{GROUP}]+(?:应当|可以?|负责|依法)"
_UNNAMED = rf"(?P<what>(?!{_ANOTHER})[^，。；：\n]{{2,60}})"
# What a matter is taken without: who has a duty says 负责, who has a power 行使; other verbs are part of the matter.
_VERBS = r"(?:负责|依法|行使|直接|代为|具体|可以?|应当)*"
_ITS_OWN = "由?其(?:依法)?"  # what the pattern of 其授权的 has and no other
_BY_LAW = r"(?:(?:依照|根据|按照)[^，。；\n]{2,20}?(?:规定，?|要求，?|程序，?|，))?"
# 其授权的流域管理机构|商有关省人民政府|组织划定
_BESIDE_OTHERS = rf"(?:(?:会同|商)[^，。；\n]{{0,16}}?(?:[{ORGAN}{GROUP}]+|部门|机构|单位)等?)?"
# 委托|有官方兽医的|乡镇人民政府, 授权|其派出的|调查机构; 委托乙部门设置|的检验机构 is none of that department.
# 下放给|地区|民用航空管理机构, 委托|广州、|深圳市政府
_OF_KIND = rf"{REGION}+[、和]|[一-龥]{{2,3}}、|[^，。；\n{_NAMES}]{{2,14}}?的"
_WHICH = rf"(?:其|所属|有关|当地|所在地|相应|地区|基层|给|{_OF_KIND})*"
_NAMED = re.compile(f"[{ORGAN}{GROUP}]")
_RUN = re.compile(f"{ORGAN}+|{GROUP}+|{PARK}+")
_SIGN = re.compile(said("delegates 委托", "delegates 下放", "delegates 授权"))
_GIVEN = re.compile(said("delegated"))
_NOT_TO = re.compile(
    r"^(?:可以|应当|依法)?[^，。；]{0,14}?(?:认可|设置|确定|指定|批准|许可|颁发|认定)的|^的(?!监督管理)"
)
# 我局与A、B园区签订委托协议，将“…”事项委托给园区办理: the parties of the agreement are the receivers.
_AGREEMENT = (
    rf"{_GIVER}(?P<mid>{_SAME}{{0,10}}?)(?:分别)?(?:与|和|同){_TAKER}(?:分别)?签[订署]了?"
    rf"(?P<agreement>[^。；，\n{_NAMES}]{{0,20}}?(?:委托|授权|下放)(?:书|[^。；，\n{_NAMES}]{{0,8}}?(?:协议|委托书|协议书)))"
    r"(?:[^。；\n]{0,6}?(?:将|把)(?P<what>[^。；\n]{2,80}?)(?:委托|下放|授权|交))?"
)
# 国务院甲部门负责发布信息。必要时，可以授权省级甲部门发布: who grants is the subject of the sentence before.
_CONTINUED = (
    r"(?<=[。；\n])(?:必要时，?|根据需要，?)?(?P<mid>也?可以|并可)(?:依法)?"
    rf"{_GRANT}(?!的){_WHICH}{_TAKER}{_VERBS}{_WHAT}"
)
# 授权市财政局履行出资人职责; 决定将28项事项下放区人民政府实施: the government that issued the document gives.
_HEADS = r"(?:(?<=[。；\n ）.　])|(?<=[一二三四五六七八九十]、))(?P<mid>(?:同意|决定|现|特|依法)*)"
_BY_ISSUER = tuple(
    _HEADS + pattern
    for pattern in (
        rf"{_GRANT}{_TAKER}(?:会同[^，。；\n]{{2,20}}?(?=[制组负代]))?{_VERBS}{_WHAT}",
        rf"(?:将|把)(?P<what>[^。；，\n{_NAMES}]{{2,60}}?)(?:下放或者?|下放、)?{_MODE}(?:给|至|到|予|由|于)?{_WHICH}{_TAKER}",
    )
)
_GOVERNMENTS = ("政府", "国务院", "代表大会", "常务委员会")
# What a sentence must hold for a clause to be there, one of these words, and the clause.
_CLAUSES = tuple(
    (words.split(), re.compile(pattern))
    for words, pattern in (
        ("签", _AGREEMENT),
        # 法律规定由省政府行使的职能，经国务院同意后，交由管委会行使
        (
            "交由 委托",
            rf"{_GIVER}(?:承接|行使|负责)的(?P<what>[^，。；\n{_NAMES}]{{2,40}})"
            rf"(?:，经[^，。；\n]{{2,24}})?，(?P<mid>也?可以)?(?P<mode>交由|委托)给?{_TAKER}",
        ),
        # 省政府交由管委会行使的职权目录
        (
            "行使的",
            rf"{_GIVER}(?P<mid>可以)?(?P<mode>交由|委托|授权){_TAKER}(?:及其[^，。；\n{_NAMES}]{{2,6}})?行使的{_WHAT}",
        ),
        # 将市交通局实施的许可委托甲区政府实施
        (
            "将 把",
            rf"(?:^|(?<=[、。；，\n ]))(?:将|把)(?:原?由)?{_GIVER}"
            rf"(?:实施|负责|承担|行使|审批|办理)的(?P<what>[^，。；\n{_NAMES}]{{2,60}}?)"
            rf"(?P<mid>依法|直接)?{_MODE}(?:给|至|到|予|由|于)?{_WHICH}{_TAKER}",
        ),
        # 市局将登记类事项委托园区管委会实施
        (
            "将 把",
            rf"{_GIVER}(?:[^，。；\n]{{0,4}}根据[^，。；\n]{{2,30}}，)?(?P<mid>[^。；\n{ORGAN}{PARK}]{{0,24}}?)(?:将|把)(?P<what>[^。；\n{PARK}]{{2,80}}?)"
            rf"{_MODE}(?:给|至|到|予|由|于)?{_WHICH}{_TAKER}",
        ),
        # 市局分别向A、B以及C下放审批权限
        ("向", rf"{_GIVER}(?P<mid>{_SAME}{{0,16}}?)向{_TAKER}(?P<mid2>{_SAME}{{0,6}}?){_MODE}了?{_WHAT}"),
        # 国库业务由甲行委托当地专业银行办理
        (
            "由",
            rf"(?:^|(?<=[，。；\n　 ]))(?P<what>(?!也?可以|应当|必要时){_MATTER}{{3,30}})"
            rf"由{_GIVER}{_GRANT}(?!的){_WHICH}{_TAKER}(?:具体|负责)*(?:办理|实施|承担|审批|管理|行使)(?=[，。；\n])",
        ),
        # A管委会由市政府直接授权行使审批权限
        (
            "由 经 受",
            rf"{_TAKER}[^。；，\n{_NAMES}]{{0,6}}?(?:由|经|受){_GIVER}(?P<mid>{_SAME}{{0,6}}?)"
            rf"{_GRANT}其?(?!的){_VERBS}{_WHAT}",
        ),
        # 派出机构在主管部门的授权范围内，履行职责; 可以受主管部门的委托，开展工作; 根据职责和主管部门的授权行使职权
        (
            "根据 按照 依据 依照 受 授权范围 授权内",
            rf"{_TAKER}(?:[^，。；\n]{{2,30}}规定，|，)?(?P<mid>{_SAME}{{0,10}}?)(?:根据|按照|依据|依照|在|接?受)(?:[^，。；\n]{{1,12}}[和以及]+)?{_GIVER}的?"
            rf"{_GRANT}(?:的?(?:权限)?范围(?:之?内|下)?|下|(?!的))，?{_BY_LAW}{_VERBS}{_WHAT}",
        ),
        # 由甲部门或者其授权的乙部门责令改正; 甲部门及其授权的乙部门负责监督管理
        (
            "其授权 其委托 其依法",
            rf"{_GIVER}(?:或者?|及|以及|和|[^，。；\n{_NAMES}]{{0,6}}公布){_ITS_OWN}{_GRANT}的{_TAKER}，?"
            rf"{_BY_LAW}{_BESIDE_OTHERS}{_VERBS}{_WHAT}",
        ),
        # 由交通部或者交通部授权的省交通主管部门管理; 受甲部门委托的乙机构，在本系统内行使职权
        ("的", rf"(?P<by>{_ORGANS})(?:特别|依法)?{_GRANT}的{_WHICH}{_TAKER}，?{_VERBS}{_WHAT}"),
        # 审计署应当按照…的安排，受国务院委托，每年提出报告: who is charged is the sentence's subject
        (
            "经 受 根据 按照 依照 在",
            rf"(?:^|(?<=[。；\n])|(?<=条[ 　]))(?:[^，。；\n]{{2,40}}(?:设立|派出|派驻)的)?"
            rf"{_TAKER}(?P<mid>(?!的|、|和|与)[^。；\n]{{0,60}}?)，"
            rf"(?:(?<!未)经|受|根据|按照|依照|在)(?:[^，。；\n]{{1,12}}[和以及]+)?{_GIVER}的?"
            rf"{_GRANT}(?:的?(?:权限)?范围(?:之?内|下)?，?|，|(?![的，。；]|[^，。；\n]{{0,12}}的))"
            rf"(?![^，。；\n]{{0,6}}(?:的|是|为)){_VERBS}{_UNNAMED}",
        ),
        # 经国务院授权，指挥部可直接下达动用命令; 受甲部门委托，乙机构可以进行登记; 根据国务院的授权，乙部制定办法
        (
            "经 受 根据 按照",
            rf"(?:(?<!未)经|受|根据|按照){_GIVER}的?{_GRANT}，(?:(?![向对由把将与同报])[^，。；\n{_NAMES}]){{0,10}}?{_TAKER}(?P<mid>可以?|应当|负责|依法)*{_WHAT}",
        ),
        # 国务院甲机构对乙实施监督管理，其派出机构依照授权履行职责
        (
            "依照授权 根据授权 按照授权",
            rf"{_GIVER}(?P<mid>[^。；\n{ORGAN}{PARK}{GROUP}]{{2,60}}?)，其?{_TAKER}(?:依照|根据|按照)(?P<mode>授权){_VERBS}{_WHAT}",
        ),
        # 市政府授权园区管委会行使审批权限; 赋予高新区审批权限
        (
            "",
            rf"{_GIVER}(?:[^，。；\n]{{0,8}}根据[^，。；\n]{{2,40}}，)?(?P<mid>{_SAME}{{0,16}}?){_MODE}(?!的)(?:给|至|到)?{_WHICH}{_TAKER}{_OR_OTHERS}"
            rf"{_VERBS}(?:，|在[^，。；\n]{{2,20}}期间，)?{_WHAT}",
        ),
        # 将备案权限委托园区管委会实施，由市局与其签订委托协议
        (
            "与其签",
            rf"(?:将|把)(?P<what>[^。；\n{PARK}]{{2,80}}?){_MODE}(?:给|至|到|予|由|于)?{_TAKER}{said('does')}*，"
            rf"由{_GIVER}与其签[订署]",
        ),
        # 由省主管部门确认，也可以委托市主管部门确认; 共同发布，必要时也可以授权流域管理机构发布
        (
            "，",
            rf"{_GIVER}[^。；\n]{{2,90}}，(?P<mid>(?:必要时|根据需要)?(?:也可以?|可以?|并可以?|还可以?|并|或者?|还))(?:依法)?{_GRANT}(?!的){_WHICH}{_TAKER}{_VERBS}{_WHAT}",
        ),
        # 储蓄业务由甲行核发或者委托镇政府核发
        (
            "或者",
            rf"{_GIVER}[^，。；\n{_NAMES}]{{2,12}}(?:或者|，或者){_GRANT}(?!的){_WHICH}{_TAKER}{_VERBS}{_WHAT}",
        ),
        # 园区承接市局下放的审批事项
        ("承接 接受", rf"{_TAKER}(?P<mid>{_SAME}{{0,8}}?)(?:承接|接受){_GIVER}{_MODE}的?{_WHAT}"),
        ("可以 并可", _CONTINUED),
        *(("授权 将 把", pattern) for pattern in _BY_ISSUER),
    )
)
_SUBJECT = re.compile(rf"(?:第[零一二三四五六七八九十百]+条[ 　]*)?(?P<by>{_ORGANS})(?!的|、|和|或)")
# 赋予 and 授予 give missions and honours, too, 交由 cases and samples.
_OF_POWERS = frozenset({"交由", "赋予", "授予", "下放", "下沉"})
_IN_TITLE = re.compile(r"关于授权(?P<to>[^《》\n]{4,60}?)的(?:决定|决议|批复|通知)")
_PLANNED = re.compile(rf"{said('only planned')}[^，。；]{{0,12}}$")
_NEGATED = re.compile(r"(?:不得|未|没有|不再|禁止|不)[^，。；]{0,4}$")
_DATE = re.compile(r"((?:19|20)[0-9]{2})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
_LEGAL = re.compile(rf"给?(?:园区)?{said('does')}$")
_OWN = re.compile("其$")
_UNDER = re.compile("，(?:在|经|按照?|依照|根据|依法)[^。；]*$")
# 授权的省级人民政府，以下统称审批机构; 向甲部门或者其委托的乙部门提出申请: not what is given
_SAYS_NONE = re.compile("以下|名单|目录|[^，]{0,4}提出|申请|弄虚作假|违反|未按|推荐的")
_BESIDE = re.compile("(?:后|时|以外)$")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield delegatesTo with mode, matter, date and agreement, once a giver and receiver."""
    masked = mask(reading)
    done: set[tuple[str, str, str]] = set()
    spans = [span for span in windows(reading, masked, _SIGN) if _NAMED.search(masked, *span)]
    matches = _matches(masked, spans)
    said = (fact for match in matches for fact in _facts(reading, masked, match))
    for fact in (*said, *_titled(reading)):
        same = (fact.subject, str(fact.object), str(fact.detail("matter")))
        if same not in done:
            done.add(same)
            yield fact


def _titled(reading: Reading) -> Iterator[Fact]:
    """《全国人大常委会关于授权国务院在甲区调整法律的决定》: a title that says who granted what to whom."""
    for match in _IN_TITLE.finditer(reading.folded):
        begin = match.start()
        before = reading.within(max(0, begin - 30), begin, "Department", nested=True)
        giver = next((r for r in before if r.mention.end == begin), None)
        taker, name = _named_first(reading, match["to"])
        if giver is None or taker is None:
            continue
        end = match.start("to") + len(name)
        yield Fact(
            giver.entity.id,
            "delegatesTo",
            taker.id,
            (reading.sentence(begin),),
            status="done",
            rule="delegation-title",
            details=(("mode", "授权"), ("matter", reading.document.text[end : match.end("to")])),
        )


def _named_first(reading: Reading, words: str) -> tuple[Entity | None, str]:
    """The organ that words begin with and its name there; of a region it is the government, 香港特别行政区."""
    best: tuple[Entity | None, str] = (None, "")
    for entity in reading.entities.values():
        for form in (entity.name, *entity.aliases) if entity.type == "Department" else ():
            region = form.removesuffix("政府").removesuffix("人民")
            name = form if words.startswith(form) else region
            if len(name) > max(2, len(best[1])) and words.startswith(name):
                best = (entity, name)
    return best


def _matches(masked: str, spans: list[tuple[int, int]]) -> list[re.Match[str]]:
    """All clauses that delegate, by offset; where two patterns read one clause, the first of them."""
    found: list[re.Match[str]] = []
    of_two = [span for span in spans if len(_RUN.findall(masked, *span)) > 1]
    for words, pattern in _CLAUSES:
        fitting = of_two if "by" in pattern.groupindex else spans
        if words:
            fitting = [span for span in fitting if any(masked.find(word, *span) >= 0 for word in words)]
        for match in search(pattern, masked, fitting):
            if not any(match.start() < m.end() and m.start() < match.end() for m in found):
                found.append(match)
    return sorted(found, key=lambda m: m.start())


def _facts(reading: Reading, masked: str, match: re.Match[str]) -> Iterator[Fact]:
    groups = match.groupdict()
    matter = _matter(reading, match)
    word = groups.get("mode") or _mode(match)
    if groups.get("agreement") is None and not _is_power(word, matter):
        return
    mode = _MODES[word]
    details = (
        ("mode", mode),
        ("matter", matter or None),
        ("date", _date(reading, match)),
        ("agreement", groups.get("agreement")),
    )
    measure = reading.measure_at(match.start())
    for giver, taker in _pairs(reading, match):
        if taker.entity.id != giver.entity.id and not _is_beside(reading, taker):
            yield Fact(
                giver.entity.id,
                "delegatesTo",
                taker.entity.id,
                (reading.sentence(match.start()),),
                measure=measure.id if measure else None,
                step=reading.step_at(measure, match.start()) if measure else None,
                status=_status(masked, match),
                rule="delegation",
                details=tuple((k, v) for k, v in details if v is not None),
            )


def _pairs(reading: Reading, match: re.Match[str]) -> list[tuple[Reference, Reference]]:
    """Who gives to whom; 财政、税务部门或者其授权的财政、税务机关: each to its own."""
    givers = _givers(reading, match)
    takers = members(reading, match.span("to"), "Department", "Park", "OrganCategory")
    if len(givers) == len(takers) > 1 and _ITS_OWN in match.re.pattern:
        return [*zip(givers, takers, strict=True)]
    return [(giver, taker) for giver in givers for taker in takers]


def _is_beside(reading: Reading, taker: Reference) -> bool:
    """授权国家计委会同|有关部门|制定办法: who works with the receiver receives nothing."""
    begin = taker.mention.begin
    return reading.folded.endswith(("会同", "联合"), 0, begin)


def _is_power(word: str, matter: str) -> bool:
    """Whether it is powers or tasks that are given, and not what the taker only stands beside."""
    return bool(_GIVEN.search(matter)) if word in _OF_POWERS else not _NOT_TO.search(matter)


def _givers(reading: Reading, match: re.Match[str]) -> list[Reference]:
    """The givers without what belongs to them: 省人民政府|及其有关部门."""
    if match.re.pattern == _CONTINUED:
        return _subject_before(reading, match.start())
    if match.re.pattern in _BY_ISSUER:
        return _issuers(reading)
    givers = members(reading, match.span("by"), "Department", "OrganCategory")
    own = [g for g in givers if not _OWN.search(reading.folded, max(0, g.mention.begin - 1), g.mention.begin)]
    if own and own[0].mention.text.startswith("其他"):  # 建设主管部门或者|其他有关部门委托的
        first = own[0].mention.begin
        own += [
            g
            for g in reading.within(max(0, first - 30), first, "Department", "OrganCategory")
            if reading.folded[g.mention.end : first] in ("或者", "和", "或", "、")
        ]
    return own or givers


def _issuers(reading: Reading) -> list[Reference]:
    names = [name for name in reading.metadata.issuers if name.endswith(_GOVERNMENTS)]
    found = {r.entity.id: r for r in reversed(reading.references) if r.entity.name in names}
    return list(found.values())


def _subject_before(reading: Reading, offset: int) -> list[Reference]:
    sentence = reading.sentences.at(offset - 1)
    match = _SUBJECT.match(mask(reading), sentence.begin, sentence.end)
    return members(reading, match.span("by"), "Department", "OrganCategory") if match else []


def _mode(match: re.Match[str]) -> str:
    return next((word for word in ("委托", "下放", "授权") if word in match["agreement"]), "委托")


def _matter(reading: Reading, match: re.Match[str]) -> str:
    """What is delegated, without the verb of doing it and without quotation marks around the whole."""
    begin, end = match.span("what")
    if begin < 0:
        return ""
    words = reading.document.text[begin:end].strip(" 了的等，")
    if begin < match.end("to"):
        # 市政府可以将管理权限，在符合规定的前提下，交由管委会行使
        words = _LEGAL.sub("", _UNDER.sub("", words))
    elif _SAYS_NONE.match(words):
        return ""
    words = _BESIDE.sub("", words)
    quoted = re.fullmatch(r"[“\"”]([^“”\"]+)[”\"](?:等)?(?:行政)?(?:事项)?", words)
    return quoted[1] if quoted else words


def _date(reading: Reading, match: re.Match[str]) -> str | None:
    """The date before or in the clause, as precise as the text: 2022年3月 → 2022-03."""
    clause = reading.sentences.clause_at(match.start())
    begin = max(clause.begin, match.start() - 24)
    found = _DATE.search(reading.folded, begin, match.end())
    if found is None:
        return None
    return "-".join(part.zfill(2) for part in found.groups() if part)


def _status(masked: str, match: re.Match[str]) -> Status:
    before = masked[max(0, match.start() - 16) : match.start()]
    mid = match.groupdict().get("mid") or ""
    if _NEGATED.search(mid):
        return "negated"
    return "planned" if _PLANNED.search(mid) or _PLANNED.search(before[-2:]) else "done"
