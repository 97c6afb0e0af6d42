"""A Reading and coordinated actors in, whether the words behind their names only look like an act out.

A note on the page (某市科技局2026年3月9日发布), an office's name, what befalls a park, and which thing is meant
(税务机关规定应当报送的其他证件) say nothing of who acts in the measure.
"""

from __future__ import annotations

import re

from ..model import Reference
from .reading import Reading

# 某市科技局2026年3月9日发布，反馈截至4月7日: a note on the page, no part of the item above it.
_PUT_UP = (
    r"(?:(?:发布|印发)(?=[，。；\n]|\Z)|召开[^，。；\n]{0,4}发布会|公众号|[^，。；\n]{0,8}整理(?=[。\n]|\Z))"
)
_DAY = r"20[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬)"
_POSTED_ON = re.compile(
    rf"(?:（[^）\n]{{0,20}}）)?(?:[、和与][^，。；\n]{{2,20}})?[于在]?{_DAY}(?![前止]|之前)[^。；\n]{{0,70}}?{_PUT_UP}"
)
_POSTED = re.compile(rf"[^。；\n]{{0,60}}?{_PUT_UP}")
_LINE_HEAD = re.compile(r"(?:^|\n)[^。；\n]{0,16}$")
_DAY_HEAD = re.compile(rf"(?:^|\n|。){_DAY}，?$")
# 政策咨询：市委金融办服务协调处
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,8}(?:(?<![查惩论])处|科|股|科室)(?=[\n，。；、（）：0-9]|\Z)")
# 产业园加快建设, 集团组建运营，: what happens to a park or a company is none of its acts.
_BEFALLS = re.compile(
    r"(?:（[^）\n]{0,16}）)?(?:加快|启动|推进|全面|率先|正式|已|先后|规划|和|获批)*"
    r"(?:建设|建成|创建|纳入|入选|获批|为|(?:组建|运营|启动|升级|扩容|挂牌|试点|培育|规划)+(?=[，。；、\n])"
    r"|在[^，。；]{0,30}(?:位?居|名列|排名|获评|入选|跻身))"
)
# 国务院|负责中小企业促进工作的部门, 监管机构|从事监管工作的人员: the name goes on, and another acts
_GOES_ON = re.compile(
    r"(?:负责|主管|管理|从事)[^，。；\n]{2,24}的[^，。；\n]{0,6}?(?:部门|机构|机关|人员)|工作人员|负责人(?!用)"
)
# 甲部、乙部|公布的《丙细则》同时废止; (六)税务机关|规定应当报送的其他证件。: told of something else than who acts
_TELLS_WHICH = re.compile(
    r"(?:修订|批准)?(?:公布|发布)[^。\n]{0,160}同时废止"
    # 各单位|在经营活动中存在严重不文明行为的，某部门可以约谈: who is told off
    r"|在[^，。；：\n]{0,20}(?:过程|活动)中存在[^。；\n]{2,80}的，"
    # 国务院|决定撤回声明的，国务院有关部门应当通知
    r"|决定[^，。；：\n]{2,60}的，"
    # 中国人民银行|发放给某银行的再贷款划转给某公司
    r"|(?:发放|拨付|下达|颁发|核发|授予|移交|提供)给[^，。；：\n]{1,20}的[^，。；：\n的]{2,8}(?:划|纳入|应当|由|不得|必须|实行|归)"
    r"|(?:规定|要求|指定|认定|确定)(?:应当|必须|需要|可以)?[^，。；：\n]{0,8}的(?:其他)?[^，。；：\n的]{2,14}[。；]"
)
# 市数据局挂牌成立。
_IS_FOUNDED = re.compile(
    r"(?:（[^）\n]{0,16}）)?(?:正式|已|新)*(?:组建|挂牌|成立|更名|运行|揭牌)+(?=[，。；、\n])"
)
# 成员由甲部、乙部等部门负责同志组成
_MEMBERS = re.compile(
    r"(?:等?[^，。；、的]{0,8}(?:部门|单位))?(?:有关|主要|分管)?(?:负责同志|负责人|领导|人员|代表)?(?:共同)?组成"
)


def is_no_act(reading: Reading, group: list[Reference]) -> bool:
    """Whether the words behind a name only look like an act: a note on the page, an office's name, what befalls it."""
    folded, begin, end = reading.folded, group[0].mention.begin, group[-1].mention.end
    if any(
        pattern.match(folded, end) for pattern in (_OFFICE, _MEMBERS, _IS_FOUNDED, _GOES_ON, _TELLS_WHICH)
    ):
        return True
    if group[0].mention.type == "Park" and not _is_headed_or_by(reading, begin):
        return True  # 川南经济区强化…: what a region is to do; 10.甲开发区推进试点 tells who does it
    if group[0].mention.type in ("Park", "Enterprise") and (
        folded[end : end + 1] == "，" or _BEFALLS.match(folded, end)
    ):
        return True
    head = folded[max(0, begin - 24) : begin]
    if _DAY_HEAD.search(head) and _POSTED.match(folded, end):
        return True
    return bool(_LINE_HEAD.search(head) and _POSTED_ON.match(folded, end))


def _is_headed_or_by(reading: Reading, begin: int) -> bool:
    measure = reading.measure_at(begin)
    return reading.folded.endswith("由", 0, begin) or (measure is not None and measure.body == begin)
