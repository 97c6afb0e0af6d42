"""A stretch between an organ's head and its kind in, whether it can be part of a name out; ends that names carry.

"市|推进数字政府建设工作|领导小组办公室" names an organ, "市|成立工作|专班" does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_HAN = r"[一-龥]"
_WRONG = re.compile(
    r"[的了把被将是有不各所其该此这那我你他她它们、，并或每为使向请让从对给在]|(?<!自)由|"
    r"委员会|实行|设立|下设|成立|推动|落实|会同|督促|指导|协调|组织|进行|负责|牵头|配合|推进|提升|加强|建立|完善|鼓励|支持|引导|开展|实现|打造|依托|联合|按照|根据|以及|通过|争取|承担|履行|行使|"
    r"一批|一个|多个|若干|相关|有关|重要|全国|全球|世界|国际|地区|城市群|部门|单位|企业和|应当|可以|未来五年|范围|"
    r"[局厅委](?!办|会|员)|政府(?!投资|采购|工作)"
)
# 推进办公室, 咨询委员会, 促进…工作领导小组: verbs that name what a body is for.
_PURPOSE_END = re.compile(
    r"(?:推进|指导|协调|组织|促进|统筹|督导|督促|引导|落实|咨询|评审|评定|建设|创建|整治|治理|及其|工作|部际)+$"
)
_PURPOSE_BEGIN = re.compile(r"(?:统筹)?(?:推进|推动|促进|加强|支持|落实|深化|优化|提升|加快|完善|规范)")
_WRONG_BODY = re.compile(
    r"[的了把被将是不其该此这那我你他她它们，并为向请让从给]|(?<!自)由|设立|下设|成立|组建|设在|会同|负责|牵头|配合|依托|按照|根据|以及|通过|承担|履行|行使|或|使(?!用|馆)|"
    r"一批|一个|多个|若干|相关|有关|部门|单位|应当|可以|任何|方式|以任何|人员|本级|及其|委员会|领导小组|研究决定|研究提出|研究制定|要求|同意|建立|召开|[局厅](?!际)|委(?!员会|办)"
)
#: Bodies that a task is given to; their names say what for.
TASK_BODIES = frozenset(
    "领导小组 指挥部 总指挥部 专班 工作专班 工作小组 协调小组 联席会议 部际联席会议 "
    "组委会 组织委员会 协调委员会 筹备委员会 委员会 办公室".split()
)
#: …工作专班办公室 is one organ.
WITH_OFFICE = TASK_BODIES - {"办公室"}
OFFICE = re.compile(r"办公室|办(?![法理事公结])")
# 生态环境局|清城分局: a branch is an organ of its own
_BRANCH = re.compile(rf"(?:驻)?(?P<of>{_HAN}{{1,8}}?)分局(?!长)")
_BRANCH_WRONG = re.compile(r"[及其和与或各、由向的等区县市]?(?:派出|下属|所属|设立|内设)|[及其和与或各]")
_PARTY_OFFICE = re.compile(
    rf"(?P<body>{_HAN}{{1,14}}?)(?P<kind>委员会办公室|领导小组办公室|办公室|办|部|局|工委|委员会|领导小组|指挥部)"
    r"(?![门分署队长])(?=[，。；：、（）［］〈〉\n\s/0-9]|$|和|与|及|牵头|负责|会同|配合|按|等|关于|印发|[一-龥]{2,8}[处科][，。；、\n/])"
)
_GOVERNMENT_OFFICE = re.compile(
    rf"(?P<body>{_HAN}{{0,10}}?)(?:国资委|办公室|办|参事室|研究室|督查室)(?![法理事公结])"
    r"(?=[，。；：、（）［］〈〉\n\s/0-9]|$|和|与|及|牵头|负责|会同|配合|按|等|关于|印发|监管)"
)
# 市政府|授权市|国资委: another organ
_NO_OFFICE = re.compile(
    r"[各不所有无未]|要求|印发|批准|交办|主办|承办|举办|协办|会办(?!公)|督办|授权|委托|指定|责成"
)
_STATE = ("国务院", "中央军委", "国家", "全国", "中央")
_RUN = re.compile(r"[一-龥0-9“”]+\Z")
# 设在国家发展改革委: what stands before 国家… ends there.
_BEFORE_STATE = re.compile(
    r"(?:^|[、和与及或由向报经至对在按受交将从为据行求取议会的知请示送到接离合列设撤立建整善展定院任入]|根据|按照|落实|提请|执行|完成|发挥|担任|定期报告)$"
)


def sound(body: str, kind: str) -> bool:
    """Tell whether ``body`` can stand between a head and ``kind`` in an organ's name.

    >>> sound("住房和城乡建设", "局"), sound("推进数字政府建设工作", "领导小组"), sound("设立的工作", "专班")
    (True, True, False)
    """
    longest = 26 if kind in TASK_BODIES else 16
    if not 1 <= len(body) <= longest or len(body + kind) < 3:
        return False
    if kind not in TASK_BODIES:
        return not _WRONG.search(body)
    core = _PURPOSE_BEGIN.sub("", _PURPOSE_END.sub("", body), count=1)
    return not _WRONG_BODY.search(core) and bool(core or not _WRONG.search(body))


def branch_end(folded: str, end: int) -> int:
    """Return where the branch ends whose bureau's name ends at ``end`` (市公安局|清城分局); ``end`` where none is."""
    if folded[end - 1 : end] != "局":
        return end
    match = _BRANCH.match(folded, end)
    return match.end() if match and not _BRANCH_WRONG.search(match["of"]) else end


def party_office_end(folded: str, end: int) -> int:
    """Return the end of the office whose name goes on after 市委 (市委|智慧办); ``end`` where none does."""
    match = _PARTY_OFFICE.match(folded, end)
    return match.end() if match and _of_office(match) else end


def government_office_end(folded: str, end: int) -> int:
    """Return the end of the office whose name goes on after 市政府 (市政府|参事室); ``end`` where none does."""
    if not folded.endswith("政府", 0, end):
        return end
    match = _GOVERNMENT_OFFICE.match(folded, end)
    return match.end() if match and _of_office(match) else end


def _of_office(match: re.Match[str]) -> bool:
    """Say whether an office is named: not in 与省政府|共同主办."""
    return not (_WRONG_BODY.search(match["body"]) or _NO_OFFICE.search(match[0]))


def state_body(folded: str, begin: int, floor: int) -> int:
    """Return where a body of the State's begins whose kind stands at ``begin``: 国家教材|委员会; -1 where none does."""
    match = _RUN.search(folded, max(floor, begin - 40), begin)
    if match is None:
        return -1
    run, offset = match[0], match.start()
    starts = [at for word in _STATE if (at := run.rfind(word)) >= 0]
    for at in sorted(starts, reverse=True):
        word = next(word for word in _STATE if run.startswith(word, at))
        body = run[at + len(word) :]
        if run.startswith("国务院", max(0, at - 3)) and word != "国务院":  # 国务院|全国…
            continue
        clean = word == "国务院" or at == 0 or _BEFORE_STATE.search(run[:at])
        if clean and len(body) >= 2 and sound(body.replace("“", "").replace("”", ""), "委员会"):
            return offset + at - (2 if run.endswith("党和", 0, at) else 0)
    return -1


def own_offices(issuers: Iterable[str]) -> frozenset[str]:
    """Return what a document calls its issuer's office for short.

    >>> own_offices(["甲市人工智能产业专班办公室"])
    frozenset({'专班办公室'})
    """
    kinds = ("领导小组", "专班", "指挥部")
    return frozenset(f"{kind}办公室" for kind in kinds if any(i.endswith(f"{kind}办公室") for i in issuers))
