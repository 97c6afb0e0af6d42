"""A scan and the organs found in it in, collectives out, those that a text describes among them: 其派出机构.

A statute often says of an organ only whose it is (审计机关的派出机构), what it is in charge of (省、自治区、直辖市负责
密码管理的机构), or, behind 委托 and 授权, what else sets it apart (外交部授权的其他驻外机关). Bare 机构 names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Mention
from .organ_categories import collective
from .organ_categories import find as find_categories
from .scan import Scan, around, offsets

# 国务院电力监管机构的|派出机构, 中国人民银行的|分支机构. All patterns that go through a text begin with fixed words.
_BRANCH = (re.compile("派出机[构关](?!所在)"), re.compile("分支机构"))
_OWN_BRANCH = re.compile(r"其派出(?:的[一-龥]{2,6}?)?机[构关]")
_ITS = re.compile("(?:[^一-龥]|[由及]|或者|授权|委托)$")
_ALONE = re.compile("派出机构(?=在|根据|按照|依照)")
# 省、自治区、直辖市公安厅（局）
_PROVINCES = re.compile(
    r"省、自治区、直辖市(?!人民)(?:(?!的)[一-龥]){2,10}?(?:厅（局）|(?<![当邮结])局(?![长部面]))"
)
# The level says whose: 省、自治区、直辖市|负责密码管理的机构.
_IN_CHARGE = re.compile(r"负责[一-龥、]{2,16}?的(?:部门|机构|机关)")
_LEVEL = re.compile(
    r"(?:省、自治区、直辖市|(?:省|市|县|设区的市)级(?:以上)?(?:地方)?|县以上(?:地方)?|地方各?级?|国务院|国家)$"
)
# 国务院|法制机构
_OFFICE = re.compile(
    r"国务院(?![^，。；]{0,4}(?:派出|直属|有关|行政|组成|办事|议事|批准|授权|设立|决定|规定|制定|组织|任命|根据|对))"
    r"(?:(?![的和与及或其在由向经将各])[一-龥]){2,8}机构(?!改革|设置|编制)"
)
_PUBLIC = (
    r"(?:(?:主管|监督管理|监督|管理|监管|执法|派出|派驻|办事|工作|经办|调查|监测|法制|复议|主办|审批|检疫)(?:机构|机关|部门)"
    r"|(?:驻外|行政|国家|登记|审批|边防|军事|办案|签证)(?:机构|机关)|(?<=主管)部门|(?<=区)有关机构"
    r"|(?:直属|隶属)海关|(?:中级|高级|基层|下级|当地)人民法院"
    r"|(?:看守|派出)所|(?:居民|村民)委员会|指挥部|(?:清理|清算|调查)组|(?:专家|专门|审评|评审|指导|咨询)委员会|主任会议|联合会"
    r"|(?:工商行政)?管理所|专业银行|工会(?:组织)?|(?:征收)实施单位|(?<=设施)管理单位|领导小组(?:办公室)?|社区服务机构|特派员办事处|(?<=设区的市)[一-龥]{2,8}局)"
)
# 委托|国防专利机构|颁发证书; 其他机构 and 指定的机构 are none in particular
_NOT_JUST = r"(?<!其他)(?<!有关)(?<!或者)(?<![的等])"
_BODY = rf"(?:(?!其|有关|相应|相关|指定|该)[一-龥、]{{2,18}}?{_NOT_JUST}机构|[一-龥、]{{0,18}}?{_PUBLIC})"
_NOT_AFTER = r"(?![一-龥]{0,3}(?:负责人|认可|确定|指定|批准的))"
# 委托|专业技术职务系列的主管部门|制订有关条例, 授权的|其他驻外机关; 经甲部门授权，|占有单位的主管部门|可以审批
_RECEIVER = re.compile(
    rf"(?:的|给)?(?P<who>(?:其(?:下属|所属|地方)|(?!其(?!他)|的|书)){_BODY}){_NOT_AFTER}"
    rf"|，(?P<empowered>{_BODY})(?=可以?|应当|负责|依法|行使|承担|对)"
)
# 甲部门授权的省级乙部门、|特派员办事处|签发
_AND_RECEIVER = re.compile(rf"(?:、|和|或者?)(?P<who>[一-龥]{{0,12}}?{_PUBLIC})(?![负主的])")
# 丙专家委员会|可以接受教育部门的|委托; 看守所接受|办案机关|的委托
_TAKES = re.compile(
    rf"(?:^|[。；，\n　 由])(?P<who>(?!其|由|经|受){_BODY})(?:也?可以|应当|要|须)?"
    r"(?:接受|受|根据|按照|依据|依照|在)(?P<by>[一-龥、]{2,24}?)的?\Z"
)
# 由|船籍港渔业船舶检验机构|委托
_GIVER = re.compile(
    r"(?:^|[。；，\n　 由经受])(?P<by>(?!其|有关|相关|各|由|经|受|在|对|向)[一-龥]{2,14}(?:机[构关]|部门|管理局))"
    r"(?:(?:按照|依照|根据)[^，。；\n]{2,24}?规定，)?(?:可以?|应当|依法|得)*\Z"
)
# 负责知识产权保护的主管部门|可以委托下级部门
_CHARGED_GIVER = re.compile(
    r"(?:^|[。；，\n　 由])(?P<by>(?:负责|承担|履行)(?!人)[一-龥、]{2,20}?的(?:主管)?(?:部门|机[构关]))"
    r"(?:可以?|应当|依法)*\Z"
)
_GIVES = re.compile(
    r"(?:办案|审批|管理审批|登记|批准|发证|征收|签证)机关|(?:本级)?政府|(?:本级)?人民政府|主任会议|领导小组|派出部门"
)
# 市公共信用机构负责…, 由市公共信用机构依托…: the level says whose
_OF_LEVEL = re.compile(
    r"(?:(?<![一-龥])|(?<=由))[省市县](?:(?![的和与及或其在由向经将各级内场民属外直、])[一-龥]){2,8}机构(?=负责|应当|可以|依托|按照|根据)"
)
# 太湖|流域管理机构, 国家空中交通管理|领导机构
_OF_STATE = (
    re.compile(r"(?:长江|黄河|淮河|海河|珠江|松辽|太湖|辽河|松花江)流域管理机构"),
    re.compile("流域管理机构"),
    re.compile(r"国家(?:(?![的和与及或其在由向经将各])[一-龥]){2,10}(?:领导|工作)机构"),
)
# 今后五年，政府|将着力推进…: in its own report
_OWN_REPORT = re.compile(r"(?<=[，。；：\n])(?:本届)?政府(?=将|要(?!求)|必须)")
# What serves for money, and what is no part of a name.
_PRIVATE = re.compile(
    r"第三方|中介|(?<!就业)(?<!社区)服务|咨询(?!委员会)|鉴定|检测|评估|代理|认证|审计|会计|金融|(?<!专业)银行(?!业监)|企业|公司(?!审批)|社会(?!保险)|保险(?!经办|监督)|专业机构|条件|能力|资质|个人|他人|运营|经营|投资|"
    r"医疗机构|科研|研究机构|教育机构|培训|拍卖|仲裁机构|公证|"
    r"[，。；]|可以|应当|不得|负责|进行|办理|实施|承担|批准|同意|备案|提出|发放|签发|委托|授权|设置|认可|"
    r"以及|没有|具有|及其|(?<!工会)组织|处理|审批(?![机部])|核发|调查(?!机构)|[到对在按并将]"
)


def find(scan: Scan, organs: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the collectives, by rule; ``organs`` are the organs found so far."""
    folded = scan.folded
    kinds = list(find_categories(scan, organs))
    yield from kinds
    organs = [*organs, *kinds]
    ends = {mention.end: mention for mention in organs}
    yield from _branches(scan, ends)
    for at in offsets(folded, "负责"):
        level = _LEVEL.search(folded, max(0, at - 14), at) if folded[at - 1] in "市级上方院家" else None
        if level and (match := _IN_CHARGE.match(folded, at)):
            yield collective(scan, level.start(), match.end(), "organs-in-charge")
    for match in around(scan, folded, _OF_LEVEL, ("机构",), 11, 6):
        yield collective(scan, match.start(), match.end(), "organs-in-charge")
    for pattern in (_PROVINCES, _OFFICE, *_OF_STATE):
        for match in pattern.finditer(folded):
            yield collective(scan, match.start(), match.end(), "organs-in-charge")
    if scan.metadata.title.endswith("政府工作报告"):
        for match in _OWN_REPORT.finditer(folded):
            yield Mention("Department", *match.span(), match[0], match[0], "organ-anaphor", anaphor=True)
    for word in ("委托", "授权"):
        yield from _receivers(scan, organs, word)
        yield from _takers(scan, organs, word)


def _receivers(scan: Scan, organs: Sequence[Mention], word: str) -> Iterator[Mention]:
    ends = {organ.begin: organ.end for organ in organs}
    for at in offsets(scan.folded, word):
        begin = at + len(word) + scan.folded.startswith("的", at + len(word))
        also = _AND_RECEIVER.match(scan.folded, ends.get(begin, begin))
        if also and not _PRIVATE.search(also["who"]) and not _is_known(organs, *also.span("who")):
            yield collective(scan, *also.span("who"), "organs-receiver")
        match = _RECEIVER.match(scan.folded, at + len(word))
        if match and match.lastgroup and not _PRIVATE.search(match[match.lastgroup]):
            span = match.span(match.lastgroup)
            if not _is_known(organs, *span):
                yield collective(scan, *span, "organs-receiver")


def _takers(scan: Scan, organs: Sequence[Mention], word: str) -> Iterator[Mention]:
    """Yield who is named before what is given: 看守所|接受办案机关的委托."""
    for at in offsets(scan.folded, word):
        if charged := _CHARGED_GIVER.search(scan.folded, max(0, at - 34), at):
            yield collective(scan, *charged.span("by"), "organs-giver")
        elif giver := _GIVER.search(scan.folded, max(0, at - 52), at):
            span = giver.span("by")
            if not _PRIVATE.search(giver["by"]) and not _ends_known(organs, span[1]):
                yield collective(scan, *span, "organs-giver")
        match = _TAKES.search(scan.folded, max(0, at - 52), at)
        if match is None:
            continue
        if _GIVES.fullmatch(match["by"]) and not _is_known(organs, *match.span("by")):
            yield collective(scan, *match.span("by"), "organs-giver")
        if not _PRIVATE.search(match["who"]) and not _is_known(organs, *match.span("who")):
            yield collective(scan, *match.span("who"), "organs-receiver")


def _branches(scan: Scan, ends: dict[int, Mention]) -> Iterator[Mention]:
    folded = scan.folded
    for pattern in _BRANCH:
        for match in pattern.finditer(folded):
            begin = match.start()
            organ = ends.get(begin) or ends.get(begin - 1 if folded[begin - 1] == "的" else -1)
            if organ is not None:
                yield collective(scan, organ.begin, match.end(), "organs-branch")
    own = [m for m in _OWN_BRANCH.finditer(folded) if _ITS.search(folded, max(0, m.start() - 2), m.start())]
    alone = [m for m in _ALONE.finditer(folded) if folded[m.start() - 1] in "。；\n"]
    for match in (*own, *alone):
        begin = max(folded.rfind("。", 0, match.start()), folded.rfind("\n", 0, match.start()))
        owners = [organ for end, organ in ends.items() if begin < end <= match.start()]
        name = max(owners, key=lambda organ: organ.end).name if owners else ""
        yield collective(scan, *match.span(), "organs-branch", name + match[0].removeprefix("其"))


def _ends_known(organs: Sequence[Mention], end: int) -> bool:
    return any(organ.end == end for organ in organs)


def _is_known(organs: Sequence[Mention], begin: int, end: int) -> bool:
    """Tell whether the words are only an organ's name, or one and the beginning of the next clause."""
    return any(organ.begin == begin and organ.end >= end for organ in organs)
