"""A Reading in, carriesOut and concerns out: who acts in a measure's running text, and what the measure is about.

An actor acts where it is the subject of an acting verb (市水利局督促指导…, 我局先后组织申报…) or stands behind 由. A
mere mention (报市政府审批, 根据国务院办公厅的通知, 市财政局的批复) is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..lexicon.tables import read_table
from ..model import Entity, Fact, Measure, Reference, Status, Value
from .masks import own_policy
from .no_acts import is_no_act
from .passing import is_passing
from .reading import Reading
from .responsibility import actors_in
from .status import status_at

_TABLE = read_table("action_verbs")


def _words(kind: str) -> str:
    words = (row["word"] for row in _TABLE if row["kind"] == kind)
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_DATE = (
    r"(?:[自从于在]?(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{0,2}日?[^，。；]{0,12}?"
    r"|[自从于在]?20[0-9]{2}年(?:度|底|初|以来)?)"
)
# 市财政局要按照有关规定，安排资金: what it acts by may stand before the verb.
_BY = r"(?:按照?|根据|依据|依照|结合|围绕)[^，。；：\n]{1,90}，"
# 请市财政局在专项资金管理规定中明确
_WHEREIN = r"在[^，。；：\n]{1,30}?[中内]"
# 联席会议以纪要形式明确…, 甲部门5年内不再受理
_HOW = r"以[^，。；：\n]{2,10}(?:形式|方式|名义)|[0-9一二三四五六七八九十]+年内"
# 甲部门依照职业标准|牵头组织开发…, 由甲部门根据国务院的决定|出具文件
_BY_CLOSE = (
    r"(?:按照?|根据|依据|依照)"
    r"(?:[^，。；：、\n的]{2,14}|[^，。；：、\n]{2,24}?的(?:规定|要求|决定|程序|部署|委托|职责))"
)
# 甲机构5年内|不受理申请; 甲局与乙部商定，丙区|暂不实施政策
_REFUSES = re.compile(
    r"(?:[0-9一二三四五六七八九十]+年内)?(?:不再|不予|暂不|不(?:受理|批准|刻制|承担|参与|介入|干预))(?![^，。；]{0,20}的[，。；])"
    r"|[^，。；]{0,4}(?:商定|决定|明确)，?[^，。；]{0,24}(?:暂不|不再)"
)
# 国务院决定对小组组成人员进行调整。: saying so does it, where no statute says when
_DECIDES = re.compile(
    r"(?:现|特)?决定(?:对|将|调整|成立|设立|撤销|取消|授予|任命)[^，。；\n]{2,90}(?<![时的])[。；：\n]"
)
_STATUTE = re.compile("(?:条例|办法|规定|规则|细则)(?:（[^（）]*）)?$")
# 协调委员会|不刻制印章: what it does not do
_DOES_NOT = (
    r"(?:不再?|不予)(?![能足良力同少仅断超低利为论是依按履具符服])[一-龥]{2}(?![^，。；]{0,8}的[，。；])"
)
_WITH_OTHERS = (
    r"(?:(?:、|和|及|与|以及|会同)(?:其他)?各?(?:相关|有关|其他)[^，。；、的]{0,6}?(?:部门|单位|机构)"
    r"|(?:(?:、|和|及|或者)[^，。；、的和及应]{2,14}?(?:部门|机构)){1,3}(?=要|应当|必须)"
    # 各级人民政府及其部门要明确…, 联席会议办公室及其成员单位应当…
    r"|及其(?:有关|相关|工作|所属|组成)?(?:部门|机构|办公室|成员单位)(?!的|主要|负责|工作人员))?"
)
_ACTS = re.compile(
    rf"局?(?:（[^）\n]{{0,16}}）)?(?:等[^，。；、的]{{0,8}}(?:部门|单位|机构)?)?{_WITH_OTHERS}(?:一起|，)?(?:{_DATE}，?)?"
    rf"(?:连续[^，。；]{{1,4}}|{_BY}|{_WHEREIN}|{_HOW}|{_words('adverb')})*(?:{_BY_CLOSE}(?=(?:牵头|组织|提出|出具|给予|予以|向|处|另行|(?!规定|要求|决定|部署)(?:{_words('verb')}))))?"
    rf"(?:(?>{_words('verb')})(?!(?:{_words('verb')})?的|企业|单位)"
    rf"|(?:{_words('preposition')})(?![^，。；]{{0,10}}的(?:要求|规定)?[，。；]|[^，。；]{{0,24}}(?:划定|确定|制定|组织|设立)的)"
    rf"|{_DOES_NOT}|(?<=[次速即])组成(?!部门|人员|的)|进行(?=[一-龥]{{2}})(?![^，。；\n]{{0,16}}[时的][，。；])"
    r"|出台|决定(?!规定|的)|(?:应当|应|要(?!求)|可以|必须|有权|将)(?=[一-龥0-9])(?:(?=[凭对向在按依根为将把与])|(?![^，。；]{0,6}的))(?![^，。；]{0,30}的[，。；])|(?:办理|答复)?意见："
    # 基层政府对于达成的协议，符合规定的，应当予以支持
    r"|对于?[^，。；：\n]{2,60}，(?:[^。；：\n]{2,50}的，)?(?:应当|应|必须|可以)(?=[一-龥])"
    # 甲局接到报告后，应当在24小时内…
    r"|(?:接到|收到|接受|受理|发现|认为|认定|经)[^，。；：\n]{1,40}，(?:应当|可以|必须|有权))"
)
# 甲部门应当会同乙部门，根据…
_TOGETHER = re.compile("(?:应当|应|要|将|可以)会同")
# 甲部会同乙部等部门拟定的《办法》已经国务院同意: who drew it up, at the head of a paragraph
_DREW_UP = re.compile(
    rf"(?:等[^，。；、的]{{0,8}}(?:部门|单位|机构)?)?{_WITH_OTHERS}(?:共同|联合|组织|研究)*(?:拟定|拟订|制定|制订|起草|编制|提出)的《"
)
# 由公安机关处以罚款。, 由国务院批准。: what the agent does reaches to the end of the clause. Not 由国务院|总理批准,
# 由县级人民政府|防汛指挥机构发布: the agent is another.
_ANOTHER = (
    r"(?:[^，。；：\n]{0,14}?(?:部门|机构|办公室|机关|单位|局|院)(?!组织)"
    r"|[^，。；：\n]{0,4}(?:总理|主席|长|主任|委员(?!会)|人员|负责人|领导))"
)
# 由县级政府某部门按照最高等级的比例，增发抚恤金
_AGENT_DOES = re.compile(
    rf"(?:（[^）\n]{{0,16}}）)?(?!{_ANOTHER})(?:{_BY}(?!{_ANOTHER}))?[^，。；：\n的]{{2,30}}(?=[，。；\n])"
)
# 请中国人民银行加快“借金还金”方案的研究
_ASKED_TO = re.compile(rf"(?!{_ANOTHER})[^，。；：\n]{{2,40}}(?=[，。；\n])")
# 在甲领导小组|统筹指导下, 纳入乙协调小组|统筹指导: who guides the work takes part in it
_GUIDED = ("在", "纳入", "接受")
_GUIDES = re.compile(r"的?(?:统一|统筹)(?:领导|指导|组织|协调|指挥|管理)+(?:下|，|。)")
# 由财政部门拨付事业经费的|单位, 由省政府统筹使用的|资金: the words behind 由 say of which kind a thing is. Not
# 由海事管理机构没收有关的证书, where 的 belongs to what is done.
_ATTRIBUTE = re.compile(
    r"(?!依法|可以|应当|处|给予|责令|没收|撤销|吊销|提出|承担|建立|组织|指定|按照|依照|依据|根据|按|在|将|对|与|和|会同|从|监督|通报|收回|取消|负责)"
    r"[一-龥]{2,8}(?<!有关)(?<!相关)(?<!相应)的(?=[一-龥“《])(?!罚款|处罚)"
)
_JOINT = re.compile(
    r"(?:（[^）\n]{0,16}）)?(?:、|及|以及|或者?|(?:要|将|应当|应|可|已|，|负责)?(?:会同|联合|协同|商(?![务业品会])|和|与)|/)?(?:同级)?"
)
# Where a clause may begin before its subject; 由 makes an agent of what follows.
_OPENS = re.compile(
    r"(?:[。；！？：:，\n“”）]|\A|由|[0-9]月|[0-9]日|20[0-9]{2}年|[底末初]|[一二三四五六七八九十0-9][是、.]|[ \t　]"
    r"|其中|同时|因此|目前|今年|近年来|此外|另外|要求|以来|期间|以及|或者|[。\n]地方)$"
)
# 成立由市领导牵头的“甲专班”，统筹推进工作
_SET_UP = re.compile(r"(?:成立|组建|设立)(?:由[^，。；]{2,10}牵头的)?“?$")
# 成立甲领导小组，由市政府主要领导任组长，各部门为成员，统筹推进工作
_TEAM_ACTS = re.compile(
    r"”?，(?:由[^。；\n]{4,90}(?:任[^。；\n]{0,2}组长|为(?:组长|成员))，)?(?:统筹|负责|协调|推进|研究|定期|强化|加强|解决)"
)
_OBJECT = re.compile(
    r"(?:[向报经据对与为给送交请受于在从以及商]|根据|按照|依据|依照|关于|征求|贯彻|落实|上报|抄送|纳入|属于|涉及|参照"
    # 法律、行政法规或者|国务院规定由财政出资的
    r"|法[律规](?:或者?|、|和|以及)"
    # 向本级或者|上一级人民政府作出说明
    r"|向[^，。；：\n]{1,5}或者?)$"
)
# 由|有关县级人民政府给予表彰; 现居住地的|乡人民政府应当建立档案
_BY_WHOM = ("由", "由有关", "由其", "由当地", "由所在地", "由所在地的", "由该")
_MUST = re.compile(r"，?(?:应当|必须)(?=[一-龥])")
# 请市财政局落实…: who is asked to act; 报请, 提请 and 申请 ask for something else.
_ASKED = re.compile(r"(?:^|[。；，：\n ])[现并特]?(?:请|建议)$")
_BASIS = re.compile(
    r"(?:(?:根据|按照?|依据|依照|遵照|参照|对照|经|符合|违反|(?<!贯彻)(?<!认真)(?<!严格)(?<!落实)执行|属于|(?:^|[，。；：\n])据)[^，。；]{0,16}"
    r"|(?:根据|按照|依据|依照)[^，。；《》]{0,50}(?:通过|公布|发布|印发|制定|下发)的)《?$"
)
# 根据《甲法》、《乙条例》等
_LISTED = re.compile(r"》?(?:（[^）\n]{0,40}）)?(?:，?以及|、|和|及|与|或者?|，)?(?:其他)?《?")
_NAMED_HERE = re.compile(r"(?:以下|统|下)?简?称(?:为|：)?[“《]*$")
_BASIS_TAIL = re.compile(
    r"^(?:（[^）]{0,24}）)?(?:》?、《[^《》]{2,40}(?=》)){0,4}》?(?:等[^，。；]{0,14}?)?的?(?:有关|相关)?(?:规定|要求|精神|部署|文件精神|安排)"
)
_TASKS_FOLLOW = re.compile(r"(?:（[^）\n]{0,16}）)?：(?=[^\n]{6})")
_SHORTEST_TASK = 12
# 《甲法》、《乙条例》等法律、行政法规另有规定的，依照其规定; 《丙办法》同时废止
_ELSEWHERE = re.compile(
    r"》?(?:（[^）]{0,24}）)?(?:(?:、|和|及|以及)《[^》]{2,40}》|等(?:[^，。；]{0,14}法[律规]?)?)*(?:[^，。；]{0,10}另有规定|(?:相应|即行|同时|自行)(?:废止|失效))"
)
# 根据甲法、乙会议通过的丙方案和丁决定，制定本条例; 《丁目录》未列出的业务
_RESTS_ON = re.compile(r"(?:根据|依据|依照|按照)[^。；\n]{0,160}\Z")
_BASIS_REACH = 162  # characters that it looks back
_MADE_HERE = re.compile(r"》?(?:[^。；\n]{0,120}，(?:特?制[定订])本|(?:中|内)?[未没](?:有|予)?(?:列|规定))")
_OF_BOTH = re.compile("人民政府.+(?:部门|机构)$")
_PLACE_HEAD = re.compile(r"[在来于至到向]$")
# 经中关村科学城|工委会审议通过: the organ of a park
_ITS_ORGAN = re.compile("党?工委|工作委员会")
_ABOUT = ("Programme", "Platform", "Park", "Policy", "Matter")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield who acts in which measure and what each measure is about, once a pair."""
    acting = list(_carried_out(reading))
    yield from acting
    # 39.甲新区推进试点: an item that begins with who acts tells of what it does
    yield from _concerned(reading, {(f.object, f.subject) for f in acting if f.rule == "actions.first"})


class _Duties:
    """Where duties stand: what is named there has a role already."""

    def __init__(self, reading: Reading) -> None:
        self._spans = sorted((duty.begin, duty.end) for duty in reading.outline.duties)
        self._begins = [begin for begin, _ in self._spans]

    def hold(self, offset: int) -> bool:
        at = bisect_right(self._begins, offset) - 1
        return at >= 0 and offset < self._spans[at][1]


def _carried_out(reading: Reading) -> Iterator[Fact]:
    duties, seen = _Duties(reading), set[tuple[str, str, Status]]()
    for actor, headed in _headed(reading):
        status = status_at(reading, actor.mention.end, headed)
        if (actor.entity.id, headed.id, status) not in seen and not duties.hold(actor.mention.begin):
            seen.add((actor.entity.id, headed.id, status))
            yield _fact(reading, actor, headed, "actions.heading", status)
    for group in _groups(reading, 0, len(reading.folded)):
        begin, end = group[0].mention.begin, group[-1].mention.end
        if duties.hold(begin) or not _is_agent(reading.folded, begin, end) or is_no_act(reading, group):
            continue
        measure = reading.measure_at(begin)
        if measure is None:
            continue
        status = _status(reading, begin, end, measure)
        for actor in _acting(group):
            # what an organ has done, what it will do and what it does not do are three facts
            if (actor.entity.id, measure.id, status) in seen:
                continue
            seen.add((actor.entity.id, measure.id, status))
            first = actor.mention.begin == measure.body
            yield _fact(reading, actor, measure, "actions.first" if first else "actions.subject", status)


def _status(reading: Reading, begin: int, end: int, measure: Measure) -> Status:
    if _DREW_UP.match(reading.folded, end):
        return "done"
    if _ASKED.search(reading.folded, max(0, begin - 8), begin):
        return "planned"  # 请中国人民银行加快方案的研究
    if _REFUSES.match(reading.folded, end):
        return "negated"
    if _DECIDES.match(reading.folded, end) and not _STATUTE.search(reading.metadata.title):
        return "done"
    return status_at(reading, end, measure, act=True)


def _headed(reading: Reading) -> Iterator[tuple[Reference, Measure]]:
    """Yield the actors that an item is headed by: （一）市科技局 and its tasks below, 市财政局：负责资金保障。"""
    folded = reading.folded
    for measure in reading.outline.measures:
        end = measure.body + len(measure.heading)
        group = next(_groups(reading, measure.body, end), [])
        if not group or group[0].mention.begin != measure.body or measure.end - measure.body < _SHORTEST_TASK:
            continue
        behind = group[-1].mention.end
        if _TASKS_FOLLOW.match(folded, behind) or (behind >= end and measure.kind != "row"):
            yield from ((actor, measure) for actor in _acting(group))


def _groups(reading: Reading, begin: int, end: int) -> Iterator[list[Reference]]:
    """Yield the actors between two offsets, those that are coordinated (A、B和C; A会同B) together."""
    group: list[Reference] = []
    for actor in actors_in(reading, begin, end):
        if group and not _JOINT.fullmatch(reading.folded[group[-1].mention.end : actor.mention.begin]):
            yield group
            group = []
        group.append(actor)
    if group:
        yield group


def _acting(group: list[Reference]) -> list[Reference]:
    """我局与广清、广佛园区签订: parks are what it deals with; of 国务院和|县级以上…的机构 its body acts, not 国务院."""
    if group[0].mention.type == "Park":
        return group
    if len(group) > 1 and group[0].mention.text == "国务院" and _OF_BOTH.search(group[1].mention.text):
        group = group[1:]
    return [actor for actor in group if actor.mention.type != "Park"]


def _is_agent(folded: str, begin: int, end: int) -> bool:
    head = folded[max(0, begin - 8) : begin]
    by, asked = head.endswith(_BY_WHOM), _ASKED.search(head) is not None
    opens = _OPENS.search(head) is not None and not _OBJECT.search(head)
    opens = opens or (head.endswith("的") and _MUST.match(folded, end) is not None)
    # most names are no subjects, and this is soon seen
    if (opens or by or asked) and _ACTS.match(folded, end):
        return not (by and _ATTRIBUTE.match(folded, end))
    if (by and _AGENT_DOES.match(folded, end)) or (asked and _ASKED_TO.match(folded, end)):
        return True
    if opens and _acts_with_others(folded, begin, end):
        return True
    if head.endswith(_GUIDED) and _GUIDES.match(folded, end):
        return True
    return bool(_SET_UP.search(folded, max(0, begin - 20), begin) and _TEAM_ACTS.match(folded, end))


def _acts_with_others(folded: str, begin: int, end: int) -> bool:
    """甲部门应当会同乙部门，根据…, not 会同国务院|自然资源等主管部门; 甲部会同乙部拟定的《办法》 opens a line."""
    if folded[end : end + 1] in "，。；、" and _TOGETHER.search(folded, begin, end):
        return True
    return (begin == 0 or folded[begin - 1] == "\n") and _DREW_UP.match(folded, end) is not None


def _fact(reading: Reading, actor: Reference, measure: Measure, rule: str, status: Status) -> Fact:
    begin = actor.mention.begin
    return Fact(
        subject=actor.entity.id,
        predicate="carriesOut",
        object=measure.id,
        evidence=(reading.sentence(begin),),
        measure=measure.id,
        step=reading.step_at(measure, begin),
        status=status,
        rule=rule,
    )


def _concerned(reading: Reading, acting: set[tuple[Value, str]]) -> Iterator[Fact]:
    """Yield what each measure is about; not the zone that an item tells of as acting."""
    duties, seen = _Duties(reading), set(acting)
    basis: Reference | None = None
    for reference in reading.within(0, len(reading.folded), *_ABOUT):
        mention, entity = reference.mention, reference.entity
        if mention.anaphor or _is_own(reading, entity) or duties.hold(mention.begin):
            continue
        if _is_basis(reading.folded, reference, basis):
            basis = reference
            continue
        if is_passing(reading, reference):
            continue
        measure = reading.measure_at(mention.begin)
        if (
            measure is None
            or (measure.id, entity.id) in seen
            or _is_named_here(reading.folded, mention.begin)
        ):
            continue
        seen.add((measure.id, entity.id))
        yield Fact(
            subject=measure.id,
            predicate="concerns",
            object=entity.id,
            evidence=(reading.sentence(mention.begin),),
            measure=measure.id,
            step=reading.step_at(measure, mention.begin),
            status=status_at(reading, mention.begin, measure),
            rule="actions.about",
        )


def _is_own(reading: Reading, entity: Entity) -> bool:
    """Whether this is what the document itself is: it is about everything, so saying so says nothing."""
    own = own_policy(reading)
    named = entity.type == "Policy" and entity.name in reading.metadata.title
    return named or (own is not None and entity.id == own.id)


def _is_named_here(folded: str, begin: int) -> bool:
    """以下简称《决定》: gives a name and says nothing."""
    return bool(_NAMED_HERE.search(folded[max(0, begin - 8) : begin]))


def _is_basis(folded: str, reference: Reference, before: Reference | None) -> bool:
    """根据《…》、《…》, 按《…》要求: what is only rested on; 在…开发区: only where it happens."""
    mention = reference.mention
    head = folded[max(0, mention.begin - 60) : mention.begin]
    if mention.type == "Policy":
        if mention.text == "宪法":
            return True  # 遵守宪法和法律: what everybody is to keep
        if before is not None and _LISTED.fullmatch(folded[before.mention.end : mention.begin]):
            return True
        return bool(
            _BASIS.search(head)
            or _BASIS_TAIL.match(folded[mention.end : mention.end + 140])
            or _ELSEWHERE.match(folded, mention.end)
            or (
                _RESTS_ON.search(folded, max(0, mention.begin - _BASIS_REACH), mention.begin)
                and _MADE_HERE.match(folded, mention.end)
            )
        )
    if mention.type != "Park":
        return False
    return bool(_PLACE_HEAD.search(head) or _ITS_ORGAN.match(folded, mention.end))
