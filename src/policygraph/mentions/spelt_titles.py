"""A document in, its titles without 《》 out: named by organ and subject, governed by a verb, laws, by number.

"国务院关于支持某省走新路的意见", "落实某市住房租赁条例，…", "省委“十五五”规划《建议》", "国发〔2014〕49号文件".
Where a title that a verb governs begins, the verb and jieba's segmentation tell; a form of document that is of
no particular name (制定实施方案) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from ..lexicon.tables import read_table
from ..model import Mention
from ..segment import default_segmenter
from .scan import Scan, around, places_of
from .titles import DOCUMENT_NUMBER, beside

_STATE = "中华人民共和国"
# ---- by organ and subject
# The organ right before 关于, back to a mark or a word that governs it: "根据国务院关于…的决定".
_ORGAN_BEFORE = re.compile(
    r"(?s)^(?:.*(?:根据|按照|依据|依照|落实|执行|遵照|贯彻|实施|日|[，。；：、（\n《 和与]))?"
    r"((?:国务院|中共中央|[一-龥]{1,16}(?:政府|办公厅|办公室|委员会|常委会|部|局|厅|委|院|署|党委|省委|市委))"
    r"(?:、?[一-龥]{1,12}(?:办公厅|办公室|委员会|部|局|厅|委|院|署))?)$"
)
_SUBJECT = re.compile(
    r"关于[^《》。，；：！？\n关]{4,60}?的"
    r"(?:若干规定|暂行规定|指导意见|实施意见|若干意见|决定|决议|意见|通知|通报|批复|公告|通告|实施方案|复函|请示|(?:情况)?报告)(?:的通知)?"
)
_REACH = 36  # characters before 关于 in which its organ begins
_GENERAL = re.compile(r"有关|相关|上级|(?:罪|章|节|条|款|项)$")
# "国务院批转农委关于召开某会的情况报告": what is passed on has an author of its own.
_PASSED_ON = re.compile(r".*(?:批转|转发)")
_REPORT = ("请示", "报告")

# ---- governed by a verb
_FORM = re.compile(
    r"(?:条例|方案|行动计划|规划纲要|规划|(?:指导|实施|若干|的)意见|意见|若干(?:政策)?措施|[0-9一二三四五六七八九十]+条(?:政策)?措施|办法|实施细则|应急预案|产业目录|事项清单|(?:标准化|建设|操作)指引|工作规则|程序规定)"
    r"(?:（[^（）\n]{2,16}）)?"
    r"(?=[，。；）\n]|、(?!建设|设计|管理)|和|及|与|等|以及|要求|精神|明确|提出|部署|赋予|的?(?:有关|相关)?(?:规定|要求|精神|部署)"
    r"|(?:正式|全面|成功)?(?:获批|获[一-龥]{0,4}批复|加快落地|颁布|签署|完成编制|编制完成|印发实施)|$)"
)
_FORMS = tuple(
    "条例 方案 行动计划 规划 意见 措施 办法 实施细则 应急预案 产业目录 事项清单 指引 工作规则 程序规定".split()
)
_STATUTE = re.compile(r"条例$")
# 落实国家妨碍甲事项清单, 修订省政府工作规则: in a report they are documents, elsewhere each office's own paper
_OF_REPORTS = re.compile(r"(?:清单|指引|规则|程序规定|(?<![导施干的])意见)(?:（[^（）]*）)?$")
_REPORTS_MADE = ("办法", "意见", "若干措施", "规划", "方案", "指引", "规则", "程序规定")
_OF_FORM = re.compile(r"的(?=(?:(?:实施|指导)意见|若干(?:政策)?措施)$)")
_TO_FURTHER = re.compile(r"(?:加快|推动|促进|支持|深化|加强|全面)")
# 甲区国土空间规划获批实施: what comes to it stands behind
_PASSED = re.compile(
    r"(?:正式|全面|成功)?(?:获批|获[一-龥]{0,4}批复|加快落地|颁布|签署|完成编制|编制完成|印发实施)"
    r"|(?:、[一-龥]{3,14}条例)*等(?:地方|重点领域)(?:性法规)?立法"
)
_OPENS = re.compile("^(?:争取|推动|促进|力争)")
_DRAFTED = re.compile(r"制定|编制|印发|出台|修订|发布")
_JOINED = re.compile(r".*(?:条例|办法|规划|方案|意见|纲要|行动|工程|计划|法|条|款)(?:和|及|与|以及)")
_SHORTEST, _SHORTEST_STATUTE, _LONGEST = 6, 4, 44  # 推动出台数据条例
# Characters of a name that are not general words: a 条例, and what begins with its place, is named by less.
_PARTICULAR, _PARTICULAR_PLACED = 3, 2
# The bracket of a place inside a name: 某市（长三角）国际科技创新中心建设方案.
_NOTE = re.compile(r"（[一-龥]{2,6}）(?=[一-龥])")
_NUMBERED = re.compile(r"“[一二三四五六七八九十]+五”")
_COUNT = re.compile(r"[0-9一二三四五六七八九十]+[个项条份部]")
_EDGE = re.compile(r".*[，。；：！？、\n（）《》〈〉]", re.DOTALL)

# ---- the plans of five years
_COMMITTEE = (
    r"(?:中共[一-龥]{2,9}?(?:委员会|省委|市委|区委|县委|州委|党委)|自治区党委|[省市区县州]委|党中央|中共中央)"
)
_FIVE_YEARS = re.compile(
    rf"(?:{_COMMITTEE}(?:关于)?(?:制定)?)?“十[一二三四五六七]五”(?:时期)?规划的?"
    r"(?:《(?:建议|纲要)(?:（草案）)?》|(?:建议|纲要)(?:（草案）)?)|国家“十[一二三四五六七]五”[一-龥]{0,8}规划(?!的?[《“]|纲要|建议)"
)
_ADVICE = re.compile(rf"(?:{_COMMITTEE}|党的[一-龥]{{2,6}}届[一-龥]中全会)《建议》")

# ---- laws
# The 法 of a law's name, not of 办法, 违法, 法律, 法人: the table of laws has the last word.
_LAW = re.compile(r"(?=法)(?<![办方违依执非合守无])法(?:典|(?![律规人院治制官庭学令度宝则案医警子定]))")

# ---- by number
_YEAR_NUMBER = re.compile(r"［(?:19|20)[0-9]{2}］ ?第? ?[0-9]+ ?号")
# ---- by the number of articles
_ARTICLES = re.compile(
    r"“(?:(?:双|新)?[0-9一二三四五六七八九十百]{1,4}条|[0-9]{2,3}条(?:政策|措施|举措))”(?!底线|红线|线|路径|经验|主线|措施[一-龥]*的)"
)
# 落实大学生创业“七个一”政策, 实施园区发展“1+3+N”政策; 落实财政金融协同促内需一揽子政策
_PACKAGE = re.compile(
    r"(?:实施|落实|出台|用好|执行|兑现)(?:好|了)?(?P<name>(?!国家|中央|各项|[省市]级)(?:(?![的了等、和与及各])[一-龥]){2,14}"
    r"(?:“(?:[0-9N]+(?:\+[0-9NX]+)+|[一二三四五六七八九十][个一]+)”政策(?!措施|体系)|(?<=[一-龥]{6})一揽子政策))"
)
_LONGEST_SUBJECT = 22
# 制定实施稳增长惠民生27条、金融支持民营经济发展12条等政策
_UNMARKED = re.compile(
    r"(?:出台|推出|制定实施|制定|落实|实施|(?<=条)、)(?P<name>(?:(?![的了、，。；“”第出实落推])[一-龥]){4,18}[0-9]{2,3}条)(?=、|等(?:政策|举措|措施)|政策)"
)
_SUBJECT_EDGE = re.compile(
    r"(?s:.*)(?:[，。；：！？、\n（）《》“”]|出台|推出|实施|落实|落细|发布|印发|制定|用好|兑现|执行|[和与及等的])(?:了|好|新版)?"
)
_NO_SUBJECT = frozenset("、和与及等的”")

# Before the numbers had codes: "国务院一九八〇年12号文件".
_OLD_NUMBER = re.compile(
    r"(?:国务院办公厅|国务院|中共中央办公厅|中共中央|政务院)(?:19[0-9]{2}|一九[〇零○一二三四五六七八九]{2})年?第?[0-9]{1,4}号(?:文件|文)"
)


def find(scan: Scan) -> Iterator[Mention]:
    """Yield the mentions of titles that stand without 《》, in no order and with overlaps."""
    yield from _of_organs(scan)
    yield from _governed(scan)
    yield from _five_years(scan)
    yield from _laws(scan)
    yield from _numbers(scan)
    yield from _by_articles(scan)
    yield from _known(scan)


def _mention(scan: Scan, begin: int, end: int, rule: str, number: str = "", alias: str = "") -> Mention:
    text = scan.document.text[begin:end]
    return Mention("Policy", begin, end, text, text, rule, number=number, alias=alias)


def _of_organs(scan: Scan) -> Iterator[Mention]:
    folded = scan.folded
    for match in _SUBJECT.finditer(folded):
        number, alias = beside(scan.document, match.end())
        begin = _organ_begin(folded, match, bool(number))
        if begin is not None:
            yield _mention(scan, begin, match.end(), "title-spelt", number, alias)


def _organ_begin(folded: str, match: re.Match[str], numbered: bool) -> int | None:
    """Return where the title begins: at its organ, at 关于 where a number stands beside it; None where neither."""
    before = max(0, match.start() - _REACH)
    organ = _ORGAN_BEFORE.search(folded[before : match.start()])
    if organ is None or _GENERAL.search(organ[1]) or len(match[0]) <= len("关于某事的报告") + 3:
        return match.start() if numbered and folded[match.start() - 1 : match.start()] != "《" else None
    begin = before + organ.start(1)
    if match[0].endswith(_REPORT) and (passed := _PASSED_ON.match(organ[1])):
        begin += passed.end()
    return begin


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("title_words") if row["role"] == role)


@cache
def _any(role: str) -> str:
    return "|".join(sorted(map(re.escape, _words(role)), key=lambda w: (-len(w), w)))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?P<cites>{_any('cites')})|(?P<makes>{_any('makes')})")


@cache
def _chain() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('chain')})*")


def _governed(scan: Scan) -> Iterator[Mention]:
    """Titles that a verb governs: "落实某市住房租赁条例，", "修订自治区语言文字工作条例，"."""
    folded = scan.folded
    statute = any(measure.kind == "article" for measure in scan.outline.measures)
    report = _is_report(scan)
    last, last_rule = -1, ""
    for form in around(scan, folded, _FORM, _FORMS, 12, 48):
        # What the articles of a statute call 规划 or 方案 is a kind of paper: "按照土地利用总体规划".
        if statute and not _STATUTE.search(form[0]):
            continue
        if _OF_REPORTS.search(form[0]) and not report:
            continue
        begin = max(0, form.start() - _LONGEST)
        if edge := _EDGE.match(_NOTE.sub(lambda m: " " * len(m[0]), folded[begin : form.start()])):
            begin += edge.end()
        window = folded[begin : form.end()]
        # "修订某市停车条例、行政执法监督条例": the verb governs all members of the list.
        in_list = begin == last + 1 and folded[last] == "、" and _is_particular(window, scan)
        size, rule = _governed_name(window, scan)
        if not size and _PASSED.match(folded, form.end()) and _is_particular(_OPENS.sub("", window), scan):
            size, rule = len(_OPENS.sub("", window)), "title-passed"
        if in_list and not size:
            size, rule = len(window), last_rule
        if size:
            last, last_rule = form.end(), rule
            yield _mention(scan, form.end() - size, form.end(), rule)


def _governed_name(window: str, scan: Scan) -> tuple[int, str]:
    """Return how many characters at the end of a clause are a title that a verb governs, and by which rule.

    各县要落实某市住房租赁条例: 8, the last ones; 各县要制定实施方案: 0.
    """
    verbs = list(_verb().finditer(window))
    if not verbs:
        return 0, ""
    starts = {word.begin for word in default_segmenter().tagged(window)}
    for verb in verbs:
        begin = _chain().match(window, verb.end()).end()  # type: ignore[union-attr]
        if begin not in starts:
            continue
        if joined := _JOINED.match(window, begin):
            begin = joined.end()
        name = window[begin:]
        if name.endswith("行动计划") and not _DRAFTED.match(verb[0]):
            continue  # what is carried out under such a name is a programme: "实施某行动计划"
        # What is still to be written has no name yet, but in a plan of legislation, or with its place or period.
        if verb["makes"] and not _is_made(name, scan):
            continue
        if _is_particular(name, scan):
            return len(name), "title-planned" if verb["makes"] else "title-governed"
    return 0, ""


def _is_made(name: str, scan: Scan) -> bool:
    """Whether what is drawn up is a document already: a statute, a plan with its place or period, one of a report.

    A report tells what was done ("制定基本建设工程考古工作管理办法"), a plan what is to be done.
    """
    return bool(
        _is_told(name, scan) or _STATUTE.search(name) or _NUMBERED.match(name) or _is_placed(name, scan)
    )


def _is_told(name: str, scan: Scan) -> bool:
    return _is_report(scan) and name.endswith(_REPORTS_MADE)


def _is_report(scan: Scan) -> bool:
    return "工作报告" in scan.metadata.title


def _is_placed(name: str, scan: Scan) -> bool:
    places = scan.lexicon.places
    return name.startswith("自治区") or bool(places.leading_short(name) or places.leading(name)[0])


def _is_particular(name: str, scan: Scan) -> bool:
    """Whether a name says which document it is: 住房租赁条例, not 实施方案 or 年度抽查工作方案."""
    shortest = _SHORTEST_STATUTE if _STATUTE.search(name) else _SHORTEST
    if not shortest <= len(name) <= _LONGEST or name.count("“") != name.count("”"):
        return False
    # "实施民营经济法办法" is a province's, and its name begins before the verb.
    if name.endswith("法办法") or _COUNT.match(name):
        return False
    numbered = _NUMBERED.match(name)
    plain = _OF_FORM.sub("", name)  # 推动城市高质量发展|的|实施意见; not 市场主体的意见
    if name.endswith("的意见") and _TO_FURTHER.match(name):
        plain = f"{name[:-3]}意见"
    words = default_segmenter().words(plain[numbered.end() :] if numbered else plain)
    if not _words("bars").isdisjoint(words[:-1]):
        return False
    telling = sum(len(word) for word in words[:-1] if not _general().fullmatch(word))
    less = numbered or _is_told(name, scan) or _STATUTE.search(name) or _is_placed(name, scan)
    return telling >= (_PARTICULAR_PLACED if less else _PARTICULAR)


@cache
def _general() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('general')})+")


def _five_years(scan: Scan) -> Iterator[Mention]:
    """“十五五”规划纲要, 省委“十五五”规划《建议》, 全会《建议》."""
    for pattern, sign in ((_FIVE_YEARS, "五”"), (_ADVICE, "《建议》")):
        for match in pattern.finditer(scan.folded) if sign in scan.folded else ():
            yield _mention(scan, match.start(), match.end(), "title-five-years")


@cache
def _law_names() -> dict[str, list[str]]:
    """Return the laws' names, the longest first, by their last two signs."""
    names: dict[str, list[str]] = {}
    for name in sorted((row["name"] for row in read_table("laws")), key=lambda name: -len(name)):
        names.setdefault(name[-2:], []).append(name)
    return names


def _laws(scan: Scan) -> Iterator[Mention]:
    """Laws named without 《》: "依照刑法关于…", "中华人民共和国公司法"."""
    names = _law_names()
    folded = scan.folded
    for match in _LAW.finditer(folded):
        end = match.end()
        alike = names.get(folded[end - 2 : end], ())
        size = next((len(name) for name in alike if folded.endswith(name, 0, end)), 0)
        if not size or folded[end : end + 1] == "》":
            continue
        begin = end - size
        begin -= len(_STATE) if folded.endswith(_STATE, 0, begin) else 0
        if folded[begin - 1 : begin] not in ("《", "〈"):
            yield _mention(scan, begin, end, "law")


def _numbers(scan: Scan) -> Iterator[Mention]:
    """A document that is cited by its number alone: "国发〔2014〕49号文件"."""
    own = scan.metadata.number_span
    for year in _YEAR_NUMBER.finditer(scan.folded):
        match = DOCUMENT_NUMBER.search(scan.folded, max(0, year.start() - 10), year.end())
        if match is None:
            continue
        begin, end = match.span()
        before = scan.folded[max(0, begin - 2) : begin]
        if own is not None and own.begin <= begin < own.end:
            continue
        if any(mark in before for mark in "》（号") or not scan.folded.startswith(("文", "精神"), end):
            continue
        yield _mention(scan, begin, end, "number", number=scan.document.text[begin:end].replace(" ", ""))
    for old in _OLD_NUMBER.finditer(scan.folded):
        yield _mention(scan, old.start(), old.end(), "number")


def _by_articles(scan: Scan) -> Iterator[Mention]:
    """A policy that is called by how many articles it has: "推出稳经济“30条”", "推进某港新平台建设“33条”落地"."""
    folded = scan.folded
    for match in _ARTICLES.finditer(folded):
        begin = max(0, match.start() - _LONGEST)
        if edge := _SUBJECT_EDGE.match(folded, begin, match.start()):
            begin = edge.end()
        if match.start() - begin > _LONGEST_SUBJECT or folded[begin - 1 : begin] in _NO_SUBJECT:
            begin = match.start()
        yield _mention(scan, begin, match.end(), "title-articles")
    for match in around(scan, folded, _PACKAGE, ("”政策", "一揽子政策"), 36, 6):
        yield _mention(scan, match.start("name"), match.end("name"), "title-package")
    for match in around(scan, folded, _UNMARKED, ("条、", "条等", "条政策"), 28, 6):
        yield _mention(scan, match.start("name"), match.end("name"), "title-articles")


def _known(scan: Scan) -> Iterator[Mention]:
    """Documents of the state that everybody names by their short titles: "深入贯彻中央八项规定精神"."""
    for name in sorted(_words("known")):
        for begin in places_of(scan, name):
            end = begin + len(name)
            nested = scan.folded.startswith("精神学习教育", end)  # the campaign's name
            yield replace(_mention(scan, begin, end, "title-known"), nested=nested)
