"""A head and what stands before it in, whether they name a programme out: a rule for each kind of head."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..segment import Word
from .ground import Ground, Hit
from .left_edge import Edge, is_proper, is_unknown
from .word_lists import any_of, words_of

_PHYSICAL = re.compile(rf"{any_of('works-physical')}$")
_DONE_TO = re.compile(
    r"(?:深入|扎实|全面|加快|有序|稳步|持续|顺利|强力|圆满|如期|成功|纵深|系统)?"
    r"(?:实施|推进|启动|开展|收官|落地|见效|完成|获批|获得|惠及|通过验收|取得(?!的)|迈出)"
)
_HEAD_BEFORE = re.compile(r"(?:计划|工程|行动)与$")  # 启动甲回流计划与|乙培养工程
_LIST_GOVERNOR = re.compile(
    r"(?:推进|开展|实施|深化|获批|入选|启动|落实|承担|做实|争取)[^，。；\n]{2,40}[、和]$"
)
_CARRIED_OUT_BEFORE = re.compile(r"实施[^。；\n]{0,40}$")
_BEGIN_WORKS = frozenset("启动 推进 深入推进 开展 压茬 滚动 深化".split())
# 在甲质量提升计划等重大项目中予以倾斜: what follows says that it is one
_AMONG_SCHEMES = re.compile(r"等(?:国家)?(?:重大|重点|各类|专项)?(?:项目|计划|工程|行动)")
_FOR_PLAN = frozenset({"推出", "设立"})
_CONTESTED = re.compile(
    r"(?:国家级|全国|省级|市级|区级|县级|各级|[省市区县])?(?:创新创业|创业|职业技能|技能|体育|大学生)?"
    r"|[A-Z]{2,6}"
)
# 入选全国甲试点, 争创国家级甲试点: trying is an honour that is won
_WON = frozenset("入选 争创 成为 建设 列入 纳入 获评 获批 申报 创建 支持".split())
_NATIONAL = ("国家", "全国")
_EXPERIENCE = re.compile(r"经验|做法|成果")
# 对甲综合改革成效明显的市, 借鉴甲综合改革经验
_OF_REFORM = re.compile(r"成效|经验|补助|任务|要求")
_ACTION_STOPS = frozenset({"、", "和", "\n", "。", "”", "新一轮"})
_LONG = 6  # characters before 综合改革 that say which
# 实施农牧民安居工程 is a scheme though its last word is of what is built
_ALSO_CARED_FOR = ("安居", "建设", "绿化", "安置", "民生")
# 深化教育提质扩优工程: what it does, not what it builds
_DOES = re.compile(
    r"(?:提升|提质|扩优|扩容|升级|振兴|赋能|惠民|利民|培育|培养|引育|领航|倍增|示范|协同|增效|便民|育人|强基|固本|壮大"
    r"|保护|保障|培优|提标|共富|宜居|打造|共享|服务|安全)$"
)
# 深化农业农村改革: a field of reform, not a reform
_FIELD_OF_REFORM = re.compile(
    r"和|体制机制$|结构$|系统性|牵引性|引领性|深层次|领域$|环节$|方面$|重点|关键|标志性|全面|国资|国企|国有企业|农业农村|财税金融|金融财税|社会民生|国防|经济社会"
    r"|医药卫生|医疗卫生|科教|投融资|供给侧|机构$|事业$|系列|有关|各项|相关|深化|推进|推动|^出"
    r"|^(?:领域|部门|地区|行业|本)|组织$|^(?:营商环境$|公立医院$|职业教育$|养老服务$|财政金融|地方金融|金融化险|融资平台|事业单位$|分类管理|人才评价$|小切口)"
)
_GOES_ON = re.compile(r"创新|化险|转型|攻坚|提升|发展|开放|举措|政策|措施|配套|与")
_FIRST = frozenset({"首个", "首批", "唯一"})  # 获批全国首个甲全产业链开放发展试点
_HONOURED = re.compile("城市|地区|单位|企业|名单|园区|县|区|市")  # 入选全国首批甲试点|城市
_COVERS = re.compile(
    "覆盖|扩面|扩围|扩大到|扩展到|走在|在全[国省市区]"
)  # 新就业形态职业伤害保障试点|覆盖80万人
_CALLED_FOR = ("采取", "指挥", "参加")
_WIDENS = frozenset({"扩大", "扩大实施", "新增", "争取"})
_WEAK_PLANS = ("工作", "年度", "投资", "生产", "教学", "发展", "调度", "招生")
_TRIERS = ("区", "市", "县", "省", "园", "企业")
# 集体土地入市试点, 中小企业数字化转型城市试点, 延包整省试点: what is tried, not who tries
_NO_TRIERS = ("入市", "上市", "转型城市", "整省", "整市", "整县", "整区")
_FUND_BEFORE = re.compile(r"基金[、和及与]$")
_FUND_LEVELS = frozenset("省市区")
_FOUNDED_BY = frozenset({"设立", "组建", "发起设立", "成立", "用好", "建立"})
_GENERIC_FUND = re.compile(r"政府|种子|天使|各类|市场化|[、和及与的]|专项$|若干|股权|投资$")
_INSURANCE = re.compile(rf"{any_of('fund-of-insurance')}(?!科创)")  # 甲省社保科创基金 invests
_GENERIC_VOUCHER = re.compile(rf"(?:{any_of('voucher-generic')}|[一二两三四五六七八九十各某此该类种张])+")
_NO_VOUCHER = re.compile(rf"{any_of('voucher-none')}$")
_ONE_OF_LIST = re.compile(r"[二三四五六七八九十两]大(?:专项)?$")
_AFTER_SCHEME = re.compile(r"$|[^\u4e00-\u9fff]|[和及与的等中内]|项目|课题|申报|申请|立项|获|实施|支持|启动")
_PERSON = frozenset({"nr", "nrt", "nrfg"})

# In a statute 基本建设计划, 年度检查计划 and 实物券 are kinds of things; 实施优秀作品扶持计划 is a scheme there too
_STATUTE = re.compile(r"(?:条例|规定|办法|细则|规则)(?:（[^）]*）)?$")
_LOOSE = frozenset({"plan", "works", "voucher"})
_SUPPORTS = re.compile(r"(?:人才|扶持|帮扶|奖励|资助|培养|引进|培育|提升|阳光|惠民|振兴)$")

Rule = Callable[[Ground, Hit, Edge, str], bool]


def is_programme(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    """Say whether ``middle`` and the head ``hit`` name a programme, by the rule for the kind of head."""
    supports = edge.governor.endswith("实施") and _SUPPORTS.search(middle)
    if hit.kind in _LOOSE and not supports and _is_statute(ground):
        return False
    return _RULES[hit.kind](ground, hit, edge, middle)


def _is_statute(ground: Ground) -> bool:
    return _STATUTE.search(ground.scan.metadata.title) is not None


def _carried_out(edge: Edge) -> bool:
    return edge.governor in words_of("programme-carried-out-by")


def done_to(ground: Ground, hit: Hit) -> bool:
    """Say whether the verb stands behind: 兴边富民行动深入实施."""
    return bool(_DONE_TO.match(ground.masked, hit.end))


def listed(ground: Ground, edge: Edge) -> bool:
    """实施甲计划、乙计划: the verb before the list carries out each."""
    if edge.stop == "与":
        return bool(_HEAD_BEFORE.search(ground.masked, max(0, edge.begin - 8), edge.begin))
    if edge.stop not in {"、", "和"}:
        return False
    return bool(_LIST_GOVERNOR.search(ground.masked, max(0, edge.begin - 46), edge.begin))


def is_heading(ground: Ground, begin: int, end: int) -> bool:
    """Say whether ``begin:end`` is all that an item's heading says: （一）甲能力提升行动."""
    if not _HEADING_END.match(ground.masked, end):
        return False
    return bool(_HEADING_START.search(ground.masked, max(0, begin - 10), begin))


_HEADING_START = re.compile(
    r"\n\s*(?:（[一二三四五六七八九十0-9]+）|[一二三四五六七八九十]+[、．.]|[0-9]+[、．.])\s*$"
)
_HEADING_END = re.compile(r"[。：]?\s*(?:\n|$)|。")


def _action(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    if edge.governor.endswith(_CALLED_FOR):
        return False  # 统一指挥场外核事故应急响应行动: what is to be done in a case
    if len(middle) >= 4 and is_heading(ground, edge.begin, hit.end):
        return True
    if _carried_out(edge):  # 开展护苗专项行动, 启动新一轮找矿行动: two characters tell which
        return len(middle) >= (2 if hit.end - hit.begin == 4 or edge.stop == "新一轮" else 3)
    if edge.stop == "、" and _ONE_OF_LIST.search(middle):
        return False  # 甲、乙、丙三大行动
    if edge.stop == "新一轮" and len(middle) >= 2 and done_to(ground, hit):
        return True  # 新一轮找矿行动取得突破
    return len(middle) >= 4 and (done_to(ground, hit) or edge.stop in _ACTION_STOPS)


def _plan(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    of_action = ground.masked.startswith("行动", hit.begin) and len(middle) > 6  # 甲轴地区高质量发展行动计划
    if (middle.endswith(_WEAK_PLANS) and not of_action) or len(middle) < 3:
        return False
    if _carried_out(edge) or done_to(ground, hit) or listed(ground, edge):
        return True
    if len(middle) >= 6 and (edge.governor in _FOR_PLAN or _AMONG_SCHEMES.match(ground.masked, hit.end)):
        return True
    first = edge.words[0] if edge.words else None  # 杭州西湖明珠人才计划, whatever is done to it
    return first is not None and len(middle) >= 4 and is_proper(ground, first)


def _works(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    """实施人才舒心工程; 建设甲引水工程 is a thing that is built."""
    if edge.stop == "与" and len(middle) > 3 and listed(ground, edge):
        return True
    planned = "实施" in edge.governor or edge.stop == "新一轮"
    cared_for = planned and middle.endswith(_ALSO_CARED_FOR) and len(middle) > 3
    if (_PHYSICAL.search(middle) and not cared_for) or len(middle) < 3:
        return False
    if len(middle) > 5 and _DOES.search(middle) and (_carried_out(edge) or done_to(ground, hit)):
        return True
    if len(middle) > 3 and is_heading(ground, edge.begin, hit.end):
        return True  # （一）龙头甲区培育工程。
    if "实施" in edge.governor or edge.governor in _BEGIN_WORKS:
        return True
    before = _CARRIED_OUT_BEFORE.search(ground.masked, max(0, edge.begin - 44), edge.begin)
    return edge.stop in {"、", "和"} and before is not None


def _reform(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    """推进甲管理体制改革, 实施林长制改革, 开展要素配置综合改革; 深化国企改革 is a field of reform."""
    head = ground.masked[hit.begin : hit.end]
    of_system = head.startswith("制度") or middle.endswith(("体制", "机制", "制度")) or head == "改革试点"
    named = (of_system and len(middle) >= 4) or (middle.endswith("制") and len(middle) >= 3)
    whole = middle.endswith("综合") and len(middle) >= _LONG
    if whole and (edge.stop == "关于" or _OF_REFORM.match(ground.masked, hit.end)):
        return True  # 国家关于要素市场化配置综合改革的部署, 对甲综合改革成效明显的市
    done = done_to(ground, hit)
    of_one_thing = len(middle) >= 4 and not _FIELD_OF_REFORM.search(middle) and (edge.governor != "" or done)
    of_one_thing = of_one_thing and not _GOES_ON.match(ground.masked, hit.end)
    return (named or whole or of_one_thing) and (
        _carried_out(edge) or done or (named and listed(ground, edge))
    )


def _pilot(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    """开展甲试点, 入选全国甲试点, 中小企业数字化转型城市试点; 支持自贸试验区试点…: the zone tries something."""
    tried = _EXPERIENCE.match(ground.masked, hit.end)
    placed = len(middle) >= _LONG and _is_placed(ground, edge, middle)
    if placed and (tried or _carried_out(edge) or edge.governor in _WON):
        return True
    if tried or middle.startswith("各类"):
        return False
    if middle.endswith(_TRIERS) and not middle.endswith(_NO_TRIERS):
        return False
    widened = edge.governor in _WIDENS or (edge.stop in _FIRST and len(middle) >= _LONG)
    if edge.stop in _FIRST and _HONOURED.match(ground.masked, hit.end):
        return False
    # 服务类甲救助试点全面完成
    begun = len(middle) >= _LONG and (done_to(ground, hit) or _COVERS.match(ground.masked, hit.end))
    return len(middle) >= 4 and (_carried_out(edge) or listed(ground, edge) or widened or bool(begun))


def _is_placed(ground: Ground, edge: Edge, middle: str) -> bool:
    """国家甲试点, 甲市乙试点; 甲工业园区试点 is what the park tries."""
    if middle.startswith(_NATIONAL):
        return True
    return bool(edge.words) and is_proper(ground, edge.words[0]) and not middle.endswith(_TRIERS)


def _contest(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    levels = words_of("contest-level")
    if _CONTESTED.fullmatch(
        ground.masked[edge.begin : hit.end].removesuffix("大赛")
    ) and not middle.startswith("全国"):
        return False  # 对参加县级创业大赛获奖的: any of that kind
    if len(middle) >= 2 and any(word.text in levels or is_proper(ground, word) for word in edge.words):
        return True
    held = edge.governor in words_of("contest-held-by") and len(middle) >= 3
    return len(middle) >= 2 and (held or edge.stop == "、")


def is_owner(ground: Ground, word: Word) -> bool:
    """Say whether a word says whose a fund is: a level or a place."""
    return word.text in words_of("level") or is_proper(ground, word)


def _fund(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    head = ground.masked[hit.begin : hit.end]
    if "贷款" in head:
        return middle.endswith("创业")
    if head == "专项资金" or _INSURANCE.search(middle) or len(middle) < 2 or not edge.words:
        return False
    if middle[0] in _FUND_LEVELS and edge.governor:
        return True
    if len(edge.words) == 1 and edge.words[0].tag in _PERSON:
        return False  # jieba takes 育林 of 育林基金 for a person
    first = edge.words[0]
    if edge.stop in _ACTION_STOPS and _FUND_BEFORE.search(ground.masked, max(0, edge.begin - 6), edge.begin):
        # 依托甲市成果转化基金、科技成长基金
        return len(middle) >= 4 and not middle.endswith("政府引导") and not _is_statute(ground)
    if edge.governor in _FOUNDED_BY and hit.end - edge.begin > 7 and not _GENERIC_FUND.search(middle):
        return not _is_statute(ground)  # 设立OPC产业发展基金
    return is_owner(ground, first) or (is_unknown(ground, first) and edge.governor != "")  # 用好润苗基金


def _voucher(ground: Ground, hit: Hit, _edge: Edge, middle: str) -> bool:
    """算力券, 省级模型券, token券: what it is good for says which; 优惠券 does not."""
    good_for = (middle + ground.masked[hit.begin : hit.end]).removesuffix("券")
    return len(good_for) >= 2 and not (_GENERIC_VOUCHER.fullmatch(good_for) or _NO_VOUCHER.search(good_for))


def _scheme(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    if ground.masked[hit.begin : hit.end] != "专项":
        return len(middle) >= 2 and _carried_out(edge)
    if not _AFTER_SCHEME.match(ground.masked, hit.end):
        return False  # 湿地资源专项调查
    first = edge.words[0] if edge.words else None
    placed = first is not None and (
        first.text.startswith(tuple(words_of("level"))) or is_proper(ground, first)
    )
    return len(middle) >= 6 and (_carried_out(edge) or placed)


_RULES: dict[str, Rule] = {
    "action": _action,
    "plan": _plan,
    "works": _works,
    "reform": _reform,
    "pilot": _pilot,
    "contest": _contest,
    "fund": _fund,
    "voucher": _voucher,
    "scheme": _scheme,
}
