"""The ground in, programmes out: named actions, campaigns, reforms, schemes and pilots.

Quoted (“证照分离”改革, 推出“算力贷”) or behind a verb that carries one out (实施…提升行动). Quoted slogans (“加速度”) and
quoted sentences are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import Found, Ground, Hit, Quote
from .left_edge import Edge, is_proper, left_edge
from .quoting import is_sentence, is_slogan, place_before

# What makes the quoted word before it a programme and belongs to its name.
_HEAD_AFTER = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z0-9+]{0,14}?)(?:专项行动|行动计划|行动|计划|改革|工程|试点|大赛|活动|攻坚战|专项(?!赛事|激励|审计|债|工作组))"
    r"(?!方案|指南|派|单列|师|建设|院|学|投资|者|规律|开放|计划|大赛|资金)"
)
# What makes it a programme, too, but is not part of the name.
_SCHEME_AFTER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4})(?:政策|制度|机制|模式|奖励|贷款|产品|基金|补贴|服务|清单|登记|监管|审批|支持|培训|专场|品牌|方式|做法|主题|培育库|兑现|评选)"
)
_NO_PROGRAMME_AFTER = re.compile(
    r"的(?!试点|支持|方式)|原则|要求|目标|战略|理念|精神|意识|总体布局|思想|(?:中小|示范|智能|重点|培育|创新)?企业(?!培育|服务)|产业体系|时期|期间|规划|发展|问题|思路|作用|效应|优势|"
    r"难题|定位|格局|新格局|创新生态|生态|氛围|机遇|事故|事件|字样|栏目|标准|术语|体系|队伍|人才(?!服务|计划|工程|培训)|教师|主体|倡议|国家|沿线|先锋|高质量共建|生活圈|枢纽|现象|"
    r"招牌|业务|应用|场景|消费|[0-9]|联合|开源|实验室|社区|中心|联盟|基地|园区|平台|模型|库|城市|路径|新路径|赛道|路线|空间|结构|能力|指标|等级|环境|资源|课程|材料|技术|装备"
)
# An institution or a room, not a scheme: “OPC服务专区”, “AI合规服务中心”
_INSTITUTION = re.compile(
    r".*(?:中心|服务区|专区|社区|驿站|联盟|实验室|基地|学院|港|厅|窗|站|小镇|公寓|大学|公园|之家|街区|园|库|清单|手册|地图|圈|体系|首选区|高地|之城|之都|名城|强省|强市|城市|产业|集群|团|队|员|师|家|长|型)"
)
_CARRY_OUT = (
    "实施 开展 推行 推出 启动 深化 推进 落实 举办 承办 申报 纳入 参加 参与 入选 获批 试行 推广 探索 创新 完善 设立 发放 用好 鼓励 支持 实行 推动 优化 "
    "拓展 打造 组织 采用 采取 通过 抓好 做好 执行 打响 申领 申请 提供 建立 健全 开设 发行 享受 依托 做实 升级"
).split()
_CARRY_OUT_BEFORE = re.compile(
    rf"(?:{'|'.join(_CARRY_OUT)})(?:了|好|以|全市|全省|本市|我市|我省|国家|省级?|市级?|区级?|[\u4e00-\u9fff]{{2,6}})?$"
)
_STRONG_BEFORE = re.compile(
    r"(?:实施|开展|推行|推出|启动|深化|推进|落实|举办|承办|试行|推广|探索|创新|实行|执行|发放|设立|组织|鼓励|采用|采取|用好|申报|纳入)(?:了|好|以)?$"
)
_PRODUCT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+]{1,8}(?:贷|券|投资保|杯)")
_NAMED = re.compile(
    r".*(?:行动|计划|工程|改革|活动|大赛|万企行|荟|通办|基金群?|专项|训练营|竞赛|联赛|杯|券|贷|一次|一件事)|[\u4e00-\u9fff]{2}即[\u4e00-\u9fff]{2,3}"
)
_OWN_HEAD = re.compile(r".*(?:行动|计划|工程|大赛|基金群?|专项)")
# “小升规”重点企业培育库: from one size to the next
_STEP_UP = re.compile(r"[个小规限下][升转改][企规上限股]")
_FORMULA = re.compile(r".+[+—–-].+")
_ENUMERATED = re.compile(
    r"[双一两三四五六七八九十多][\u4e00-\u9fff]{1,4}(?:、[双一两三四五六七八九十多][\u4e00-\u9fff]{1,4})+"
)
_SUMMARY = re.compile(
    r"[一二三四五六七八九十两]+(?:[大项个类种条张](?!一))[\u4e00-\u9fff]{2,6}"
)  # “十大行动”
_ARTICLES = re.compile(
    r".{0,6}[0-9一二三四五六七八九十]+条"
)  # “30条”: a policy by the number of its articles
_ITEM_START = re.compile(r"(?:^|[\n、.．）］]\s*|第[一二三四五六七八九十百]+[条项]\s*)$")
_HEADING_END = re.compile(r"[\u4e00-\u9fff]{2,6}(?:[。\n]|$)")

_CARRIES = frozenset(
    "实施 开展 启动 推行 落实 执行 深化 推进 组织 组织开展 组织实施 参加 参与 举办 承办 主办 纳入 列入 入选 获批 依托 发起 探索 试行 深入实施 "
    "深入推进 深入开展 全面推进 全面实施 全面推行 扎实开展 扎实推进 加快实施 加快推进 继续实施 持续实施 持续开展 持续推进 大力实施 大力推进 统筹推进 "
    "积极推进 接续 滚动 压茬 完成 抓好 申报 设立 用好 推广 推动 打好 打赢 利用 鼓励 支持 发放 兑现 享受 获得 对接 结合 围绕 通过 申请 谋划 联动 引导 发行 运用 做好 争取 加快 申领 加强 完善 优化 拓展 健全 建立 创新 升级 迭代 强化 巩固 实行 "
    "增设 贯彻落实 联合 协同 融入 开办 试点 加力 稳步推进 有序推进 纵深推进 强力推进 高质量推进 服务".split()
)
_DONE_TO = re.compile(
    r"(?:深入|扎实|全面|加快|有序|稳步|持续|顺利|强力)?(?:实施|推进|启动|开展|收官|落地|见效|完成|获批|获得)"
)
_GENERIC = re.compile(
    r"^(?:专项|攻坚|集中|三年|五年|年度|重大|重点|重要|系列|各类|有关|相关|具体|科学|统一|联合|综合|一致|自觉|积极|实际|共同|主动|果断|日常|工作|发展|投资|"
    r"生产|建设|培训|实施|抽查|执行|考核|监测|采购|供应|招生|立法|检查|督查|整治|治理|年|民生|民心|惠民|基础|市政|水利|电力|建筑|土木|系统|配套|公共|"
    r"政府|国家|省级|市级|全国|中央|部门|内部|深化|全面|制度|体制|机制|重大项目|项目|示范|试点|先行|专业|创新|创业|创新创业|国际|高端|科技|技能|职业技能|应急|"
    r"专项整治|特别|大规模|产业|引导|专项资金|人才|行政|体育|扶持|预案|培养|年度工作|学校|军事|救援|社会|投资引导|股权投资|种子|天使|并购|创业投资|产业投资|政府引导|提升|百日|文化|品牌)*$"
)
_PHYSICAL = re.compile(
    r"(?:供水|引水|调水|输电|输水|水利|高速|公路|铁路|水库|配置|灌区|防洪|河道|电网|管网|机场|港口|航道|大桥|隧道|安置|供暖|供电|一期|二期|三期|枢纽|"
    r"直流|交流|水电|电站|管道|扩建|新建|主体|续建|安装|绿化|幕墙|防水|装修|桥梁|堤防|渠道|运河|高铁|轨道|地铁|建设|民生|实事|安居|联网|疏浚|工程|防护|隐蔽|人防)$"
)
_NOT_AFTER = {
    "action": re.compile(r"方案|指南|派|上|力|者|自觉|纲领|路线|不便|轨迹|能力|起来|支队|党团|的意见"),
    "plan": re.compile(
        r"单列|生育|性|管理|投资|经济|执行|免疫|财务|生产|总体|（草案|外|任务|指标|书|报告|草案|的"
    ),
    "works": re.compile(
        r"建设|师|技术|项目|研究|质量|款|造价|总承包|院|学|中心|机械|化|审批|施工|监理|勘察|咨询|设计|实践|硕士|车辆|咨|验收|概算|投资|系统|机|规划|领域|保险|抢险|管理|总体|防治|运行|档案|招标|类"
    ),
    "reform": re.compile(
        r"开放|发展|试验|举措|方案|意见|委|办公|领导|创新试验|的决定|经验|成果|任务|要求|事项|措施|红利|需要|方向"
    ),
    "pilot": re.compile(
        r"(?:的)?方案|的通知|基地|省|县|镇|村|学校|企业|单位|成果|经验|范围|期|地区|项目|班|院校|医院|工作方案|任务|银行|区域|内容|所在"
    ),
    "contest": re.compile(r"[区事程道场]"),
    "fund": re.compile(r"(?:管理(?:人|办法|机构)|收入|支出|业|份额|投资人|会|预算|规模|收支)"),
    "voucher": re.compile(r"商|公司|市场|业"),
    "scheme": re.compile(
        r"资金|债券|债|行动|整治|规划|方案|工作|检查|审计|扶持|扶贫|督查|组|培训|经费|补助|奖励|小组|报告|贷款|清理|治理|附加|计划|活动|任务|监督|支持|申报|评估"
    ),
}
_DRAFTS = frozenset({"印发", "制定", "编制", "出台", "发布", "修订", "拟定", "起草"})


def find(ground: Ground) -> Iterator[Found]:
    """Yield the programmes of the text, the quoted ones first."""
    for quote in ground.quotes:
        yield from _quoted(ground, quote)
    for hit in ground.hits["Programme"]:
        found = _headed(ground, hit)
        if found is not None:
            yield found
    yield from _subjects_of_titles(ground)
    yield from _carried_out(ground)


_TITLE_SUBJECT = re.compile(
    r"关于(?:继续|深入|全面|组织|认真|进一步|做好|加快)*(?:开展|实施|推行)([\u4e00-\u9fff]{4,16}?)(?:工作|活动)?的(?:通知|意见|函|公告|通告|实施意见|指导意见)"
)
_TRIED = re.compile(
    r"(?:推行|试行|全面实施)([\u4e00-\u9fff]{2,6}(?:审批|监管|执法|登记|许可|供地|招标|检查|结算))(?=[，。；、\n])"
)


def _subjects_of_titles(ground: Ground) -> Iterator[Found]:
    """关于开展甲体系建设的通知: what a notice starts is a programme where the text speaks of it again."""
    for match in _TITLE_SUBJECT.finditer(ground.folded):
        subject = match[1]
        at = ground.masked.find(subject)
        if at >= 0 and "的" not in subject:
            yield Found("Programme", at, at + len(subject), "programme-title", subject)


def _carried_out(ground: Ground) -> Iterator[Found]:
    """推行信用审批: a way of doing things that is carried out, and that the text comes back to."""
    for match in _TRIED.finditer(ground.masked):
        if ground.masked.count(match[1]) >= 3:
            yield Found("Programme", match.start(1), match.end(1), "programme-tried", match[1])


def _quoted(ground: Ground, quote: Quote) -> Iterator[Found]:
    text, inner = ground.masked, quote.inner
    if _SUMMARY.fullmatch(inner) or _ARTICLES.fullmatch(inner):
        return
    if _OWN_HEAD.fullmatch(inner) and not is_slogan(inner) and not _GENERIC.match(inner[:-2]):
        yield Found("Programme", quote.begin, quote.end, "programme-quoted-own", inner, core=inner)
        return
    match = _HEAD_AFTER.match(text, quote.end, quote.end + 24)
    if match is not None and not _crosses(match[0]):
        if not is_sentence(inner) and (not is_slogan(inner) or match[0][:2] in _STRONG_HEADS):
            begin = place_before(ground, quote.begin)
            name = ground.folded[begin : match.end()]
            yield Found("Programme", begin, match.end(), "programme-quoted-head", name, core=inner)
        return
    items = inner.split("、")
    if len(items) > 1 and len({item[-2:] for item in items}) == 1 and len({len(item) for item in items}) == 1:
        yield from _several(quote, items)  # “跨省通办、省内通办”
    elif not is_slogan(inner) and not is_sentence(inner) and _worth(ground, quote):
        yield Found("Programme", quote.begin, quote.end, "programme-quoted", inner, core=inner)


_STRONG_HEADS = frozenset({"行动", "工程", "计划", "改革"})


def _several(quote: Quote, items: list[str]) -> Iterator[Found]:
    at = quote.begin + 1
    for item in items:
        if _NAMED.fullmatch(item):
            yield Found("Programme", at, at + len(item), "programme-quoted-list", item, core=item)
        at += len(item) + 1


def _crosses(between: str) -> bool:
    return any(word in between for word in _CROSSED)


_CROSSED = (
    "的 等 和 与 为 在 开展 实施 推进 参与 通过 将 进行 入选 设立 打造 推出 构建 创建 评审 纳入 提供 建设 及 大力 推动 加强 完成 全面 深化 "
    "发布 举办 启动 成效 取得 项目 平台 参加 支持".split()
)


def _worth(ground: Ground, quote: Quote) -> bool:
    """Say whether a quotation without a head is a scheme: by the verb before it, what follows, and its shape."""
    text, inner = ground.masked, quote.inner
    after = text[quote.end : quote.end + 8]
    before = text[max(0, quote.begin - 14) : quote.begin]
    if _STEP_UP.fullmatch(inner) or _PRODUCT.fullmatch(inner):
        return not _INSTITUTION.fullmatch(inner)
    if _NAMED.fullmatch(inner):
        return not _NO_PROGRAMME_AFTER.match(after)
    if _NO_PROGRAMME_AFTER.match(after) or not _well_formed(inner):
        return False
    if _ITEM_START.search(before) and _SCHEME_AFTER.match(after) and _HEADING_END.match(after):
        return True
    if _STRONG_BEFORE.search(before):
        return len(inner) >= 3
    if _SCHEME_AFTER.match(after) and len(inner) >= 3:
        return (
            bool(_CARRY_OUT_BEFORE.search(before)) or before.endswith("等") or ground.folded.count(inner) >= 3
        )
    return False


def _well_formed(inner: str) -> bool:
    """No institution, no formula (政府+市场), no list of maxims (投早、投小); 双随机、一公开 counts its parts."""
    if _INSTITUTION.fullmatch(inner) or _FORMULA.fullmatch(inner):
        return False
    return "、" not in inner or bool(_ENUMERATED.fullmatch(inner))


def _headed(ground: Ground, hit: Hit) -> Found | None:
    text = ground.masked
    not_after = _NOT_AFTER[hit.kind]
    if (
        not_after.match(text, hit.end)
        or text[hit.begin - 1 : hit.begin] in {"《", "证", "债"}
        or hit.begin == 0
    ):
        return None
    if text[hit.begin - 1] == "”":
        return None  # the quotation's own rule has it
    edge = left_edge(ground, hit.begin, joins="" if hit.kind in _NO_JOIN else "和")
    edge = _with_prefix(ground, _without_good(ground, edge), hit)
    edge = _last_of_two(ground, hit, edge)
    if hit.kind == "contest":
        edge = _from_level(edge)
    name = text[edge.begin : hit.end]
    middle = text[edge.begin : hit.begin]
    if edge.governor in _DRAFTS or len(name) > 28:
        return None
    if _GENERIC.match(middle) and text[hit.begin : hit.end] not in _TELLING_HEADS:
        return None
    if not _RULES[hit.kind](ground, hit, edge, middle):
        return None
    begin = edge.begin
    if edge.stop == "”" and begin in ground.quote_ends:
        begin = ground.quote_ends[begin].begin  # “三能”机制改革攻坚专项行动
    return Found("Programme", begin, hit.end, f"programme-{hit.kind}", ground.folded[begin : hit.end])


_TELLING_HEADS = frozenset({"担保贷款"})
_NO_JOIN = frozenset({"fund", "voucher", "plan"})


_FORMULA_BEFORE = re.compile(r"[0-9A-Z]+$")
_BATTLES_BEFORE = re.compile(r"(?:[\u4e00-\u9fff]{2}、){1,3}$")


def _with_prefix(ground: Ground, edge: Edge, hit: Hit) -> Edge:
    """1+X证书制度试点, 蓝天、碧水、净土保卫战: what jieba and the clause cut off belongs to the name."""
    text, pattern = ground.masked, None
    if text[edge.begin : edge.begin + 1] == "+":
        pattern = _FORMULA_BEFORE
    elif edge.stop == "、" and text[hit.end - 1] == "战":
        pattern = _BATTLES_BEFORE
    match = pattern.search(text, max(0, edge.begin - 9), edge.begin) if pattern else None
    return edge._replace(begin=match.start()) if match else edge


def _without_good(ground: Ground, edge: Edge) -> Edge:
    """用好甲地大赛: jieba may give 好 to the name."""
    before, begin = ground.masked[edge.begin - 1 : edge.begin], edge.begin
    first = ground.masked[begin : begin + 1]
    if before.isdigit() and first in _COUNTERS:
        return edge._replace(begin=begin + 1, governor=edge.governor)  # 40项省科技重大专项
    if before and before in _DOES_WELL and first == "好":
        return edge._replace(begin=begin + 1, governor=edge.governor or before)
    return edge


_COUNTERS = frozenset("项个家批条年万元名支只所台")
_DOES_WELL = frozenset("用建办抓做打管")


_HEADS = frozenset("行动 工程 计划 专项 改革 试点 活动 战略 制度 政策 大赛 整治 治理".split())


def _last_of_two(ground: Ground, hit: Hit, edge: Edge) -> Edge:
    """甲行动和乙行动 are two names: the second begins behind 和."""
    words = edge.words
    for at in range(len(words) - 1, 0, -1):
        if words[at].text == "和" and ground.masked[words[at].begin - 2 : words[at].begin] in _HEADS:
            return Edge(words[at].end, words[at + 1 :], edge.governor, "和")
    return edge


def _action(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    if edge.governor in _CARRIES:
        return len(middle) >= 3
    return len(middle) >= 4 and (_passive(ground, hit) or edge.stop in {"、", "和", "\n", "”", "新一轮"})


def _plan(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    if middle.endswith(("工作", "年度", "投资", "生产", "教学", "发展")):
        return False
    return len(middle) >= 3 and (edge.governor in _CARRIES or _passive(ground, hit) or _listed(ground, edge))


_LIST_GOVERNOR = re.compile(r"(?:推进|开展|实施|深化|获批|入选|启动|落实)[^，。；\n]{2,40}、$")


def _listed(ground: Ground, edge: Edge) -> bool:
    """实施甲计划、乙计划: the verb before the list carries out each."""
    return edge.stop == "、" and bool(
        _LIST_GOVERNOR.search(ground.masked, max(0, edge.begin - 46), edge.begin)
    )


def _works(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    if _PHYSICAL.search(middle) or len(middle) < 3:
        return False
    return (
        "实施" in edge.governor
        or edge.governor in {"启动", "推进", "深入推进", "开展", "压茬", "滚动"}
        or (edge.stop in {"、", "和"} and "实施" in text_before(ground, edge, 40))
    )


def text_before(ground: Ground, edge: Edge, reach: int) -> str:
    """Return the sentence before the name, at most ``reach`` characters of it."""
    before = ground.masked[max(0, edge.begin - reach) : edge.begin]
    return re.split(r"[。\n；]", before)[-1]


def _reform(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    head = ground.masked[hit.begin : hit.end]
    if not (head.startswith("制度") or middle.endswith(("体制", "机制", "制度")) or head == "改革试点"):
        return False
    return len(middle) >= 4 and (edge.governor in _CARRIES or _passive(ground, hit))


def _pilot(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    if middle.endswith(("区", "市", "县", "省", "园", "企业")):
        return False  # 支持自贸试验区试点…: the zone tries something
    return len(middle) >= 4 and (edge.governor in _CARRIES or _listed(ground, edge))


def _from_level(edge: Edge) -> Edge:
    """乡村旅游分获全国农村创业项目大赛: a contest's name begins with its level."""
    for at, word in enumerate(edge.words):
        if word.text in {"中国", "全国", "世界", "国际"}:
            return Edge(word.begin, edge.words[at:], edge.governor, edge.stop)
    return edge


def _contest(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:  # noqa: ARG001
    particular = any(is_proper(ground, word) or word.text in _CONTEST_LEVELS for word in edge.words)
    return len(middle) >= 2 and (
        particular or (edge.governor in _HOLDS and len(middle) >= 3) or edge.stop == "、"
    )


_HOLDS = frozenset("举办 参加 承办 主办 办好 组织 开展 高水平 依托 参与 举行".split())
_CONTEST_LEVELS = frozenset("中国 全国 世界 国际 全省 全市 省 市".split())


def _fund(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    head = ground.masked[hit.begin : hit.end]
    if "贷款" in head:
        return len(middle) >= 2 and head == "担保贷款"
    if head == "专项资金":
        return False
    if any(
        word in middle
        for word in (
            "社保",
            "医保",
            "保险",
            "养老",
            "公积",
            "维修",
            "救助",
            "社会",
            "政府性",
            "募",
            "慈善",
            "股权",
            "风险",
        )
    ):
        return False
    particular = any(is_proper(ground, word) or word.text in _LEVELS for word in edge.words)
    particular = particular or (middle[:1] in {"省", "市", "区"} and bool(edge.governor))
    return particular and len(middle) >= 2


def _voucher(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    head = ground.masked[hit.begin : hit.end]
    return len(head) >= 3 and head != "消费券" and (len(middle) >= 1 or edge.governor != "")


def _scheme(ground: Ground, hit: Hit, edge: Edge, middle: str) -> bool:
    head = ground.masked[hit.begin : hit.end]
    if head == "专项":
        level = bool(edge.words) and (
            edge.words[0].text.startswith(tuple(_LEVELS)) or is_proper(ground, edge.words[0])
        )
        return len(middle) >= 6 and (edge.governor in _CARRIES or level)
    return len(middle) >= 2 and edge.governor in _CARRIES


def _passive(ground: Ground, hit: Hit) -> bool:
    return bool(_DONE_TO.match(ground.masked, hit.end))


_LEVELS = frozenset("国家 全国 省 市 区 县 省级 市级 区级 县级 国家级 自治区 中央".split())
_RULES = {
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
