"""The ground and the offset where a name may begin in, where what one organ builds begins out.

国务院工业和信息化主管部门会同…等部门建立稀土产品追溯信息系统: there is one such system, so these words name it. Of
县级以上人民政府应当建立…系统 there are as many as governments: those words name none.
"""

from __future__ import annotations

import re

from .ground import Ground
from .word_lists import any_of

_REACH = 80
_ORGAN_END = r"(?:部门|机构|单位|政府|[局委部院厅])"
_HOLDS = r"(?:建设|建立|管理|运营|主办|承建|设立|运行维护|建设运营|负责运营|负责建设)"
_BUILDS_IT = re.compile(
    r"(?:（[^（）\n]{1,40}）)?"
    rf"(?:，?(?:会同|商(?![务业])|联合|协同|和|及|以及|、|或者?)[^，。；\n]{{2,44}}?{_ORGAN_END}(?:等)?)?，?"
    r"(?:应当|应|要|须|可以|负责|统筹|组织|统一|依法|按照(?:国家)?(?:有关)?规定|加快|牵头|已|正在|将|具体)*"
    r"(?:(?:根据|依据|依照|按照|依托|利用|运用|通过)[^，。；\n]{2,30}，?)?"
    rf"(?:(?:(?:{any_of('platform-raised-by')})[、和并及]?)+[了的]?|{_HOLDS}的)(?:全[国省市区县])?(?:[一-龥]{{0,8}}(?:统一|一体化|集中|公开)[一-龥]{{0,4}}的)?"
    r"(?P<more>(?:[一-龥、]{1,16}[的、和])?)"
)
# 某部门制定规范，建立…系统: the subject of the clause before goes on
_GOES_ON = re.compile(
    r"(?:（[^（）\n]{1,40}）)?(?!的|负责人)[^。；\n“”]{2,70}[，；](?:并|应当|组织|负责|统一|牵头|同时|还)*"
    rf"(?:(?:{any_of('platform-raised-by')})[、和并及]?)+(?:全国|全省|全市)?(?:统一|一体化|集中)?的?(?P<more>(?:[一-龥]{{2,6}}、)?)"
)
_OPENS = re.compile(r"(?:[。\n]|条[ 　])\Z")
# 省科技部门、省科协应当加强|科普信息公共平台|建设
_FURTHERS_IT = re.compile(
    rf"(?:，?(?:会同|商(?![务业])|联合|协同|和|及|以及|、)[^，。；\n]{{2,44}}?{_ORGAN_END}(?:等)?)?，?"
    r"(?:应当|应|要|须|负责|统筹|组织|统一|依法|牵头|具体)*(?:加强|推进|推动|加快|统筹|推行|做好|承担)"
)
_FURTHERED = re.compile(r"的?(?:建设|运行|运维|管理|维护)")
#: What a system that is no machine is for, where one organ has built it.
SERVES = re.compile(
    r"(?:控制|报告|统计|分析|监控|档案|清算|指标|资源|监察|行为|案件|标准|名录|目录|成果|气候|环境监测)$"
)
_VERBS = (
    rf"(?:(?:{any_of('platform-raised-by')}|设立|组建|创建)[、和并及]?)+"
    r"(?:[和、并及]?(?:维护|管理|运行|运营|使用)[、和并及]?)*[了的]?"
)
_OF_ALL = r"(?:全国|全省|全市|本[省市])?(?:统一|一体化|集中|公开|规范)?的?"
_WHAT = r"(?:[一-龥、]{1,40}的)?(?P<name>[一-龥、]{2,26})"
_WITH = rf"(?:(?:会同|商(?![务业])|联合|协同|和|及|以及|、|或者?)[^，。；\n]{{2,44}}?{_ORGAN_END}(?:等)?)?"
_AUX = (
    r"(?:应当|应|要|须|可以|负责|统筹|组织|统一|依法|逐步|推动|推进|加快|抓紧|积极|牵头|已|正在|将|具体"
    r"|按照(?:国家)?(?:有关)?规定)*"
)
# What lies between the verb of a clause and the head is the name, whatever verbs are in it: 矛盾纠纷化解信息|平台
_BUILDS_WHOLE = re.compile(
    rf"(?:（[^（）\n]{{1,40}}）)?，?{_AUX}{_WITH}，?{_AUX}"
    rf"(?:(?:在|根据|依据|依照|按照|依托|利用|运用|通过)[^，。；\n]{{2,30}}?，?)?{_VERBS}{_OF_ALL}{_WHAT}"
)
_GOES_ON_WHOLE = re.compile(
    r"(?:（[^（）\n]{1,40}）)?(?P<far>(?!的|负责人)[^。；\n“”]{2,90}?[，；])(?:并|同时|还)?"
    rf"{_WITH}{_AUX}{_VERBS}{_OF_ALL}{_WHAT}"
)
# 建立台账制度和…系统: what stands before 和 is another thing
_OTHERS = re.compile(r"制度|机制|档案|标准|体系|规划|名录|网络|队伍|平台|系统|库|渠道|办法|电话")
_CLAUSE = re.compile(r"[。；\n]")
_FAR_REACH = 140
_LAST_OTHER = re.compile(rf"[一-龥、]*(?:{_OTHERS.pattern})[、和]")


def built_from(ground: Ground, begin: int) -> int | None:
    """Return where the name of what one organ builds begins, of which ``begin`` is the last part's beginning.

    消耗臭氧层物质的|数据信息管理系统, 彩票发行、销售和|资金管理信息系统: the part before 的 or 和 belongs to it.
    """
    text = ground.masked
    for end in ground.owner_ends(max(0, begin - _REACH), begin):
        if "。" in text[end:begin] or "\n" in text[end:begin]:
            return None
        owner = ground.owner_before(end)
        opens = owner and _OPENS.search(text, max(0, owner[0] - 2), owner[0])
        if opens and (far := _GOES_ON.fullmatch(text, end, begin)) and ground.kind_end(begin) <= end:
            return far.start("more")  # nobody else is named in between
        if _CLAUSE.search(text, end, begin):
            return None
        if match := _BUILDS_IT.fullmatch(text, end, begin):
            more = match["more"]
            if not more or more == "的":
                return begin
            return None if _OTHERS.search(more) else match.start("more")
    return None


def built_whole(ground: Ground, end: int) -> int | None:
    """Return where the name of what one organ builds begins, of which the head begins at ``end``.

    国务院某部门负责建立委员、候选人的|严重失信行为|数据库; of 建立登记制度和登记信息系统 only the last is one.
    """
    text = ground.masked
    begin = None
    for owner in ground.owner_ends(max(0, end - _FAR_REACH), end):
        match = _BUILDS_WHOLE.fullmatch(text, owner, end) or _goes_on(ground, owner, end)
        if match is not None:
            begin = match.start("name")
            break
        if _CLAUSE.search(text, owner, end):
            return None
    others = None if begin is None else _LAST_OTHER.match(text, begin, end)
    # of 化石档案和|数据库 both are of fossils
    return others.end() if others and others.end() < end else begin


def _goes_on(ground: Ground, owner: int, end: int) -> re.Match[str] | None:
    """Return the match where the subject of a sentence builds something in its second clause; nobody else may."""
    span = ground.owner_before(owner)
    if span is None or not _OPENS.search(ground.masked, max(0, span[0] - 2), span[0]):
        return None
    match = _GOES_ON_WHOLE.fullmatch(ground.masked, owner, end)
    if match is None:
        return None
    far = match.end("far")
    alone = ground.kind_end(far) <= owner and not ground.owner_ends(owner + 1, far)
    return match if alone else None


def furthered(ground: Ground, begin: int, end: int) -> bool:
    """Say whether one organ is to further what lies here: 某部门应当加强|…平台|建设."""
    owner = ground.owner_end(begin)
    if owner < begin - _REACH or not _FURTHERED.match(ground.masked, end):
        return False
    return any(
        _FURTHERS_IT.fullmatch(ground.masked, one, begin) for one in ground.owner_ends(begin - _REACH, begin)
    )


_STATE_BUILDS = re.compile(
    r"(?:国家|本省|本市|本自治区)(?:统一|应当|依法)*(?:建立|建设|搭建|构建|设立)(?:健全|完善|和|、|统一的?)*的?$"
)


def state_builds(ground: Ground, begin: int) -> bool:
    """Say whether the state, or the document's own place, builds what lies here: 本省建立动物防疫数字系统."""
    return _STATE_BUILDS.search(ground.masked, max(0, begin - 14), begin) is not None


def many_build(ground: Ground, begin: int) -> bool:
    """Say whether a kind of organs, and no one organ, builds what begins here."""
    end = ground.kind_end(begin)
    return end > max(ground.owner_end(begin), begin - _REACH) and not _CLAUSE.search(
        ground.masked, end, begin
    )
