"""A web page in, an Article out: the article's element, without menus, buttons and the site's own data."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .lines import Article, Line, clean, squeeze
from .site import has_title_form, is_site, trim
from .walk import outer_tables, walk

_FRONT = re.compile(r"\A\s*---\n.*?\n---[ ]*\n", re.S)
_NEVER = [
    *("script", "style", "nav", "footer", "aside", "form", "button", "select", "input", "textarea", "iframe"),
    *("noscript", "svg", "template", "object", "video", "audio", "canvas", "map", "dialog", "menu"),
]
_WORD = (
    r"(?:nav|navbar|share|bshare\w*|bdshare\w*|breadcrumbs?|crumbs?|toolbar|tools?|btns?|button|menu|sidebar|footer|"
    r"copyright|pager?|pagination|related|recommend|source|source-bar|qrcode|ewm|back-to-list|tags?|meta|print|"
    r"font-?size|dqwz|position|weizhi|xgwd|xgjd|hidden|skip|login|search)"
)
_SITE_CLASS = re.compile(
    rf"(?:^|[\s_-]){_WORD}(?:[_-](?:bar|box|wrap|list|tag|item|area|btn|con)s?)?(?:\s|$)", re.I
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Where content systems that governments use put the article, and what HTML itself has for it.
_KNOWN = (
    *("#UCAP-CONTENT", "#zoom", "#Zoom", "#zoomcon", ".TRS_Editor", ".TRS_UEDITOR", "#vsb_content"),
    *(".v_news_content", "#mainText", "#articleContent", "#ContentBody", "#article", ".article-content"),
    *(".articleContent", ".pages_content", "[itemprop=articleBody]", "article", "main", "[role=main]"),
)
_SHARE = 0.85
_DEPTH = 40
# What the table above the article may state (政府信息公开目录); an empty key is no word of the document.
_HEAD_LABELS = {
    "发文机关": "issuer",
    "发文单位": "issuer",
    "成文日期": "date",
    "发文日期": "date",
    "标题": "title",
    "名称": "title",
    "发文字号": "number",
    "文号": "number",
    **dict.fromkeys(("索引号", "发布机构", "主题分类", "主题词", "发布日期", "公开日期", "有效性"), ""),
    **dict.fromkeys(("公文种类", "信息分类"), ""),
}
_DATE = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})")


def read_page(text: str) -> Article:
    """Read an HTML page; what its head table states (发文机关, 成文日期 …) is the article's ``head``."""
    text = clean(text)
    tree = LexborHTMLParser(_FRONT.sub("", text, count=1))
    body = tree.body
    if body is None:
        return Article([])
    title = _page_title(tree)
    tree.strip_tags(_NEVER, recursive=True)
    _strip_comments_and_hidden(body)
    head = _head_tables(body)
    lines = walk(_article(body))
    title = head.get("title") or title
    lines = trim(_with_title(lines, title))
    return Article(_join_centred(_join_title(lines, title)), head)


def _page_title(tree: LexborHTMLParser) -> str:
    meta = tree.css_first("meta[name=ArticleTitle]")
    said = meta.attributes.get("content") if meta else None
    if said:
        return said.strip()
    heads = tree.css("h1")
    if len(heads) == 1 and heads[0].text(strip=True):
        return heads[0].text(deep=True).strip()
    title = tree.css_first("title")
    return re.split(r"[_|]|\s[-–—]\s", title.text())[0].strip() if title else ""


def _strip_comments_and_hidden(body: LexborNode) -> None:
    """Take out what is not shown, and elements whose class says that they are the site's."""
    whole = len(body.text(deep=True))
    for node in body.css("[hidden], [aria-hidden=true], [style*=display], [style*=visibility]"):
        style = node.attributes.get("style") or ""
        if "style" not in node.attributes or _HIDDEN.search(style):
            node.decompose()
    budget = 20 * whole  # elements within elements are measured again: enough for any page that is one
    for node in body.css("[class], [id]"):
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if budget < 0 or not _SITE_CLASS.search(names):
            continue
        size = len(node.text(deep=True))
        budget -= size
        if size < whole * 0.3:
            node.decompose()


def _head_tables(body: LexborNode) -> dict[str, str]:
    """Read and take out the table that states 索引号, 发文机关, 成文日期 … above the article."""
    head: dict[str, str] = {}
    outer = outer_tables(body)
    for table in body.css("table"):
        if table.mem_id in outer:
            continue
        cells = [squeeze(cell.text(deep=True)) for cell in table.css("td, th")]
        labels = [cell.rstrip("：:") for cell in cells]
        if sum(label in _HEAD_LABELS for label in labels) < 2 and "主题词" not in labels[:1]:
            continue
        for label, value in zip(labels, cells[1:], strict=False):
            key = _HEAD_LABELS.get(label, "")
            if key and value.rstrip("：:") not in _HEAD_LABELS:
                head.setdefault(key, value)
        table.decompose()
    date = _DATE.search(head.get("date", ""))
    head["date"] = f"{date[1]}-{int(date[2]):02d}-{int(date[3]):02d}" if date else ""
    return {key: value for key, value in head.items() if value}


def _article(body: LexborNode) -> LexborNode:
    """Return the element that holds the article: a known one, or the one with nearly all the text."""
    whole = len(body.text(deep=True).strip())
    for selector in _KNOWN:
        found = body.css(selector)
        if found and len(found[0].text(deep=True).strip()) > 0.3 * whole:
            return found[0]
    node = body
    for _ in range(_DEPTH):
        sizes = [(len(child.text(deep=True)), child) for child in node.iter(include_text=False)]
        size, child = max(sizes, key=lambda pair: pair[0], default=(0, None))
        if child is None or size < _SHARE * len(node.text(deep=True)) or child.tag in {"p", "span", "table"}:
            return node
        node = child
    return node


def _with_title(lines: list[Line], title: str) -> list[Line]:
    """Put the page's title before an article that does not begin with it."""
    if not title or is_site(title):
        return lines
    opening = squeeze("".join(line.text for line in lines[:10]))
    if squeeze(title) in opening or not has_title_form(title):
        return lines
    return [Line(title, "heading", 1), *lines]


def _join_title(lines: list[Line], title: str) -> list[Line]:
    """Join a title that the page breaks over several lines, so that it is one line and one name."""
    wanted = squeeze(title)
    for begin in range(min(3, len(lines))):
        joined = ""
        for end in range(begin, min(begin + 6, len(lines))):
            joined += squeeze(lines[end].text)
            if joined == wanted and end > begin:
                text = "".join(line.text for line in lines[begin : end + 1])
                return [*lines[:begin], Line(text, "heading", 1, centred=True), *lines[end + 1 :]]
            if not wanted.startswith(joined):
                break
    return lines


_ALONE = re.compile(
    r"(?:附\s*件|附录|第[一二三四五六七八九十百\d]+[编章节条]|[一二三四五六七八九十]+、|[（(〔［\[]|\d|目\s*录)|.*(?:[。；：:]|日|号|[）)])$"
)


def _join_centred(lines: list[Line]) -> list[Line]:
    """Join centred bold lines that follow each other: the title of an attached plan, broken over lines."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if last and _continues(last, line):
            last.text += line.text
        else:
            out.append(line)
    return out


def _continues(last: Line, line: Line) -> bool:
    if last.centred and line.centred and last.text.startswith("（") and "）" not in last.text:
        return True  # "（2004年6月16日国务院 / 第54次常务会议修订通过）"
    both = last.centred and line.centred and last.kind == line.kind == "heading" and last.level == line.level
    return (
        both and not has_title_form(last.text) and not _ALONE.match(last.text) and not _ALONE.match(line.text)
    )
