"""A Document and its Outline in, Metadata out: title, 文号, issuers as written, 成文日期, the proposal.

Where each stands is laid down in GB/T 9704-2012 (标题 7.3.1, 发文字号 7.2.5, 署名 and 成文日期 7.3.5); those
of a regulation stand in the line under its title. A page's date of publication is never the document's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .dates import DATE, DIGIT, TENS, iso_date
from .model import Metadata, Span
from .outline.frame import Role, is_addressee, roles_of
from .read.lines import squeeze
from .side_by_side import apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Document, Outline

_COUNT = "[0-9一二三四五六七八九十百〇]"
_HAN = r"[\u4e00-\u9fff]"
_ASKED = "(?:提案|建议|议案)"
_STATE = "中华人民共和国"
_NUMBER = re.compile(
    rf"[（［]?(?P<plain>(?:{_HAN}|[A-Za-z]){{1,16}} ?[［（] ?[0-9]{{4}} ?[］）]{_HAN}{{0,4}}"
    r" ?第? ?[0-9]{1,6}(?: ?号)?)[）］]?(?:文件)?"
)
_ORDER_IN_LINE = re.compile(
    rf"(?:{_STATE})?((?P<organ>[\u4e00-\u9fff、]{{2,24}}?)令 ?第? ?{_COUNT}{{1,5}} ?号)"
)
_PUBLISHED = re.compile(r"(?:公布|发布|颁布|印发)")
_REVISED = re.compile(rf"^[（(]?(?:根据)?(?={DATE.pattern})[^。]*(?:修订|修正|修改)(?:通过)?[^。]{{0,6}}$")
# "1996年10月3日 中华人民共和国交通部令第8号发布", "2022年1月16日 某省第十三届人大常委会第三十九次会议通过"
_BY = re.compile(
    rf"日 ?[由经]? ?(?P<organ>[\u4e00-\u9fff、]{{2,40}}?)"
    rf"(?:(?:[0-9]{{4}}年)?第{_COUNT}+次{_HAN}{{0,6}}会议(?:审议)?|主席会议|第{_COUNT}+号令)?"
    r"(?P<deed>令第|通过|批准|公布|发布|颁布|修订)"
)
_TERM = re.compile(r"第[一二三四五六七八九十百]+届")
_SECOND_SIGN = re.compile(r"[（(][^（）()\n]{2,30}[）)]")
_OFFICER = re.compile(
    r"(?:总理|主席|[部市省州区县局厅行署院]长|主任|委员长|书记|审计长|检察长)"
    r" *[\u4e00-\u9fff ]{2,8}$"
)
_ORGAN_END = re.compile(
    r"(?:[局委办厅会院部府署社行处室组联团馆所站园庭省]|中心|专班|公司|[大支总]队)"
    r"(?:（[^（）]{2,40}）)?$"
)
_TITLE_ISSUER = re.compile(
    r"^(?P<organs>[^《》]{2,80}?)"
    rf"(?:关于|印发|转发|批转|公布|发布|对(?=[^《》]{{0,40}}{_ASKED})|(?<=[部署局])对(?=[^《》]{{2,40}}(?:规定|办法)$)|(?:公告|通告)(?=$|[（第0-9])|令(?:$|第))"
)
_REPORT = re.compile(rf"^(?:[0-9]{{4}}年)?(?P<organs>{_HAN}{{2,12}}?(?:人民)?政府)工作报告")
# 甲省2026年政府工作报告; 2026年政府工作报告, held 在甲省第十四届人民代表大会…上
_PLACED_REPORT = re.compile(rf"^(?P<place>{_HAN}{{2,9}}?[省市县区州旗])[0-9]{{4}}年政府工作报告$")
_ASSEMBLY = re.compile(rf"在(?P<place>{_HAN}{{2,9}}?[省市县区州旗])第[一二三四五六七八九十]+届人民代表大会")
# 2004年12月9日国务院令第425号公布: no title
_HISTORY = re.compile(rf"^[（(]?{DATE.pattern}[^《》]*(?:公布|发布|通过|修订|修正|批准)[）)]?$")
_STATUTE = re.compile(r"(?:条例|规定|办法|细则|规则|决定|章程)(?:（[^（）]*）)?$")
_PUBLISH_NOTE = re.compile(
    rf"(?P<organ>[\u4e00-\u9fff（）·、]{{4,60}}?)于? ?(?P<date>{DATE.pattern})"
    r" ?(?:[^\n，。]{0,60}发布|印发|，在[^\n，。]{2,60}发布|在[^\n，。]{2,40}[，。]|，|。|$)"
)
# 某市委某办公室2026年3月中旬印发, 某市人民政府《关于印发…的通知》（某号）附件
_ISSUED_NOTE = re.compile(
    rf"(?P<organ>[\u4e00-\u9fff（）、]{{4,40}}?)(?:{DIGIT}{{4}}年{TENS}{{1,3}}月[上中下]?旬?(?:印发|发布)|"
    r"《[^《》]*》（[^（）]{4,30}）附件)"
)
_NOT_ORGAN = re.compile(r"(?:联合)?(?:召开|举行|举办|正式|对外|在).*$")
_BARE_NOTE = re.compile(rf"(?P<date>{DATE.pattern})，?(?P<organ>[\u4e00-\u9fff（）·、]{{0,60}}?)发布")
_REPLY = re.compile(
    rf"(?:{_ASKED}|来信)[\s\S]{{0,40}}?(?:答复|复函|回复|办理|的函)|"
    rf"(?:答复|复函|回复)[\s\S]{{0,40}}?{_ASKED}"
)
_PROPOSED = re.compile(
    rf"(?:您|你们?|贵{_HAN}{{1,6}}|{_HAN}{{2,8}}(?:委员|代表))[\s\S]{{0,30}}?(?:提出|提交)的?"
    rf"[\s\S]{{0,80}}?{_ASKED}"
)
_PROPOSAL = re.compile(
    r"第 ?(?P<a>[0-9]{1,12}) ?号(?:（[^（）]{0,30}）)?(?:代表|委员|政协|党派|集体|重点|人大){0,2}"
    rf"{_ASKED}|{_ASKED}[》”]?(?:（|［|编号：|第){{0,3}}(?P<b>[0-9]{{2,12}}) ?号|"
    r"（(?:提案|建议)?第? ?(?P<c>[0-9]{3,12}) ?号"
)
_N = "[一二三四五六七八九十]{1,3}"
_SESSION = re.compile(
    rf"(?:(?![于对在局厅您]){_HAN}){{0,10}}?(?:政协|人大|人民代表大会|届){_HAN}{{0,16}}?第?{_N}次(?:全体)?会议"
)
_PERSON = re.compile(
    r"^(?:尊敬的)?(?P<name>[\u4e00-\u9fff·]{2,12}?)(?:等\d*[位名]?)?(?:政协|人大)?(?:委员|代表|同志|先生|女士)(?:们)?$"
)
_REPLY_FORM = re.compile(r"(?:批复|复函|答复|的函|意见的函|复)(?:（[^（）]*）)?$")
_FAR = 1500


@dataclass(slots=True)
class _Found:
    """A value with the place where it stands, if it stands in the text."""

    value: str = ""
    span: Span | None = None


def read_metadata(document: Document, outline: Outline) -> Metadata:  # noqa: ARG001 - what every step is given
    """Read what a document says of itself; what it does not say stays empty.

    The issuers are as written (市政府办公室), from the signature where there is one.
    """
    reader = _Reader(document)
    title, number, date, revised = reader.title(), reader.number(), reader.date(), reader.revised()
    issuers = reader.issuers(title.value)
    is_reply, proposal = reader.proposal(title.value)
    return Metadata(
        title=title.value,
        number=number.value,
        issuers=tuple(issuer.value for issuer in issuers),
        date=(revised or date).value,
        published=date.value if revised else "",
        proposal=proposal,
        session=reader.session(title.value) if is_reply else "",
        addressee=reader.addressee() if is_reply or _REPLY_FORM.search(title.value) else "",
        title_span=title.span,
        number_span=number.span,
        issuer_spans=tuple(issuer.span for issuer in issuers if issuer.span),
        date_span=(revised or date).span,
    )


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded = document.folded
        self.head = dict(document.head)
        self.roles = roles_of(document)
        first = next((i for i, role in enumerate(self.roles) if role is not Role.TITLE), len(self.roles))
        behind = (i for i in range(first, len(self.roles)) if self.roles[i] is not Role.FRAME)
        self.titles = first
        begin = 0 if first and _HISTORY.match(self._text(0)) else first
        self.opening = range(begin, next(behind, len(self.roles)))
        self.signature = self._first_signature()

    def _first_signature(self) -> range:
        begin = next((i for i, role in enumerate(self.roles) if role is Role.SIGNATURE), len(self.roles))
        end = begin
        while end < len(self.roles) and self.roles[end] is Role.SIGNATURE:
            end += 1
        return range(begin, end)

    def _text(self, at: int) -> str:
        block = self.document.blocks[at]
        return self.folded[block.begin : block.end]

    def title(self) -> _Found:
        """Return the title, on one line even where it is broken; of an order the title of what it carries."""
        end = self.titles
        blocks = self.document.blocks
        said = self.head.get("title", "")
        written = "".join(self.document.text[block.begin : block.end] for block in blocks[:end])
        if said and (not written or re.search(r"令(?:第.{1,6}号)?$", written)):
            at = self.folded.find(said, 0, _FAR)
            return _Found(said, Span(at, at + len(said)) if at >= 0 else None)
        if not end:
            return _Found(said)
        if (moved := self._moved_title()) is not None:
            return moved
        if said and squeeze(said) == squeeze(written):
            written = said
        return _Found(written, Span(blocks[0].begin, blocks[end - 1].end))

    def _moved_title(self) -> _Found | None:
        """Return the title where a note or a site's heading stands in its place, None where nothing does."""
        blocks = self.document.blocks
        if _HISTORY.match(self._text(0)):
            at = next((at for at in self.opening if _STATUTE.search(self._text(at))), -1)
        elif self.titles > 1 and _REPORT.match(self._text(self.titles - 1)):
            at = self.titles - 1
        else:
            return None
        if at < 0:
            return None
        text = self.document.text[blocks[at].begin : blocks[at].end]
        return _Found(re.sub(r"\s+(?=《)", "", text), Span(blocks[at].begin, blocks[at].end))

    # 文号

    def number(self) -> _Found:
        """Return the document's number: a line of its own below the title, or in the line of the order."""
        for at in self.opening:
            match = _NUMBER.fullmatch(self._text(at).strip())
            if match and match["plain"]:
                begin = self.document.blocks[at].begin + match.start("plain")
                span = Span(begin, begin + len(match["plain"]))
                return _Found(span.of(self.document.text).replace(" ", ""), span)
        if self.head.get("number"):
            return _Found(self.head["number"])
        return self._order_number()

    def _order_number(self) -> _Found:
        for at in self.opening:
            match = _ORDER_IN_LINE.search(self._text(at))
            if match:
                begin = self.document.blocks[at].begin
                span = Span(begin + match.start(1), begin + match.end(1))
                return _Found(span.of(self.document.text).replace(" ", "").removeprefix(_STATE), span)
        return _Found()

    # 成文日期

    def date(self) -> _Found:
        """Return the date of the signature, of the page's head table, or of the line below the title."""
        for at in self.signature:
            found = self._date_in(at)
            if found.value:
                return found
        if self.head.get("date"):
            return _Found(self.head["date"])
        dated = [at for at in self.opening if DATE.search(self._text(at))]
        published = [at for at in dated if _PUBLISHED.search(self._text(at))]
        for at in (*published, *dated):
            return self._date_in(at)
        return self._published_note()

    def revised(self) -> _Found | None:
        """Return the day of a regulation's last revision: "2025年3月17日 中华人民共和国国务院令第802号修订"."""
        lines = [at for at in self.opening if _REVISED.search(self._text(at))]
        days = [
            self._dated(match, self.document.blocks[at].begin)
            for at in lines
            for match in DATE.finditer(self._text(at))
        ]
        return max((day for day in days if day.value), key=lambda day: day.value, default=None)

    def _date_in(self, at: int) -> _Found:
        match = DATE.search(self._text(at))
        return self._dated(match, self.document.blocks[at].begin) if match else _Found()

    def _dated(self, match: re.Match[str], offset: int) -> _Found:
        value = iso_date(match[0])
        return _Found(value, Span(offset + match.start(), offset + match.end())) if value else _Found()

    def _notes(self) -> Iterator[tuple[re.Match[str], int]]:
        """Yield what the last lines say of the publication, from the last one, and where each line begins."""
        for at in range(len(self.roles) - 1, max(len(self.roles) - 4, 0), -1):
            text = self._text(at)
            match = _PUBLISH_NOTE.match(text) or _BARE_NOTE.match(text) or _ISSUED_NOTE.match(text)
            if match is not None and len(text) <= 160:
                yield match, self.document.blocks[at].begin

    def _published_note(self) -> _Found:
        """Read the date of "某局2026年4月24日发布", where there is neither signature nor head table."""
        for match, begin in self._notes():
            date = DATE.search(match.string, match.start("date") if "date" in match.re.groupindex else 0)
            return self._dated(date, begin) if date else _Found()
        return _Found()

    def _noted(self) -> list[_Found]:
        """Read the organs of "甲局、乙局2026年4月24日发布"."""
        for match, begin in self._notes():
            organ = re.sub(r"^(?:[该本][\u4e00-\u9fff]{2}由)", "", match["organ"])
            start = begin + match.end("organ") - len(organ)
            organ = _NOT_ORGAN.sub("", organ)
            if found := [one for one in _split(organ, start) if _ORGAN_END.search(one.value)]:
                return found
        return []

    # Issuers

    def issuers(self, title: str) -> list[_Found]:
        """Return the issuers: of the signature, the head table, the title, the order, the note at the end."""
        signed = [organ for group in self._signed() for organ in group]
        if signed:
            return signed
        said = self.head.get("issuer", "")
        if said:
            at = self.folded.find(said)
            return _split(said, at) if at >= 0 else [_Found(part) for part in said.split("、")]
        named = self._of_title(title)
        if named:
            return named
        ordered = self._of_history()
        if ordered:
            return ordered
        return self._noted() or self._reported(title)

    def _reported(self, title: str) -> list[_Found]:
        """Return the government whose report to its assembly this is, where the title does not name it."""
        if not title.endswith("政府工作报告"):
            return []
        match = _PLACED_REPORT.match(title) or _ASSEMBLY.search(self.folded, 0, _FAR)
        return [_Found(f"{match['place']}人民政府")] if match else []

    def _signed(self) -> list[list[_Found]]:
        """Return the organs of the signature; a name broken over two lines is one."""
        groups: list[list[_Found]] = []
        pending = ""
        start = 0
        for at in self.signature:
            block = self.document.blocks[at]
            date = DATE.search(self.folded, block.begin, block.end)
            end = date.start() if date else block.end
            text = self.document.text[block.begin : end]
            if _OFFICER.search(self._text(at).strip()) or not text.strip():
                continue
            if groups and not pending and _SECOND_SIGN.fullmatch(text.strip()):
                continue  # （某省人工智能产业链链长办公室）: what the organ above is called besides
            if not pending:
                start = block.begin
            joined = pending + text.strip()
            if not _ORGAN_END.search(joined) and not date:
                pending = joined
                continue
            if _ORGAN_END.search(joined) and not (joined.startswith("（") and groups):
                groups.append(_split(joined, start) if not pending else [_Found(joined, Span(start, end))])
            pending = ""
        return groups

    def _of_title(self, title: str) -> list[_Found]:
        match = _TITLE_ISSUER.match(title) or _REPORT.match(title)
        if match is None:
            return []
        organs = re.sub(r"等.{1,3}(?:部门|单位|机关)$", "", match["organs"].removeprefix(_STATE))
        if not _ORGAN_END.search(organs):
            return []
        at = self.folded.find(organs)
        return _split(organs, at) if at >= 0 else [_Found(organs)]

    def _of_history(self) -> list[_Found]:
        lines = [at for at in self.opening if DATE.search(self._text(at))]
        lines.sort(key=lambda at: not _PUBLISHED.search(self._text(at)))
        for at in lines:
            # 1988年3月9日国务院批准 1988年3月20日公安部发布: who approves does not issue
            match = next((m for m in _BY.finditer(self._text(at)) if m["deed"] != "批准"), None)
            if match is None:
                continue
            begin = self.document.blocks[at].begin
            organs = _split(match["organ"], begin + match.start("organ"))
            for organ in organs:
                organ.value = _TERM.sub("", organ.value).removeprefix(_STATE)
            return organs
        return []

    # Replies to proposals

    def proposal(self, title: str) -> tuple[bool, str]:
        """Return whether this is a reply to a proposal, and the proposal's number."""
        opening = self.folded[:_FAR]
        is_reply = bool(
            _REPLY.search(title) or (_PROPOSED.search(opening[:600]) and re.search("收悉|答复", opening))
        )
        if not is_reply:
            return False, ""
        for text in (title, opening):
            match = _PROPOSAL.search(text)
            if match:
                return True, match["a"] or match["b"] or match["c"]
        return True, ""

    def session(self, title: str) -> str:
        """Return the session at which the proposal was made: 市八届政协二次会议."""
        match = _SESSION.search(title) or _SESSION.search(self.folded[:_FAR])
        return match[0] if match else ""

    def addressee(self) -> str:
        """Return whom the reply is addressed to, a person without 委员 or 代表."""
        for at in range(self.opening.start, min(self.opening.stop + 1, len(self.roles))):
            text = self._text(at)
            if is_addressee(text):
                name = text.rstrip("：").strip()
                person = _PERSON.match(name)
                return person["name"] if person else name
        return ""


def _organ(names: str, offset: int, begin: int, end: int) -> _Found:
    """Return one organ; a second name of it in brackets, 某区科技局（协作局）, is left out."""
    name = names[begin:end].strip()
    begin = names.index(name, begin)
    short = re.sub(r"(?<=[局委办厅会院部府社行])（[^（）]*）$", "", name)
    return _Found(short, Span(offset + begin, offset + begin + len(short)))


def _split(names: str, begin: int) -> list[_Found]:
    """Split organs written side by side, with or without a mark between them."""
    spaced = re.split(r"[\s　]+", names.strip())
    if len(spaced) > 1 and max(map(len, spaced)) <= 2:  # "国 务 院": a name spread out to fill the line
        return [_Found("".join(spaced), Span(begin, begin + len(names)))]
    return [_organ(names, begin, at, end) for at, end in apart(names)]
