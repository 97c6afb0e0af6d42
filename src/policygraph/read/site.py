"""Lines in, the article's lines out: a site's words above and below the article are left out.

Only lines that stand before the article's first long paragraph, or behind its last, are looked at: what
looks like a button (打印) may be text within the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lines import squeeze

if TYPE_CHECKING:
    from .lines import Line

_LONG = 50  # a paragraph of the article; a site's words are shorter
_MAX = 60  # no more lines of site words than this are looked for on either side

_BUTTONS = (
    r"下载|打印(?:本页|文章)?|全屏|收藏|关闭(?:窗口|本页)?|返回(?:顶部|列表|首页)?|加大|还原|减小|大|中|小|首页|"
    r"分享(?:到)?(?:微信|微博|QQ)?[：:]?|纠错|字体|字号|朗读|语音播报|无障碍(?:浏览)?|繁体|English|上一篇.{0,80}|下一篇.{0,80}"
)
_SITE = re.compile(
    rf"(?:{_BUTTONS}|[【】\[\]>＞|×\-—·\s]+|"
    r"[【\[（(]?\s*字\s*[号体]\s*[：:].{0,20}|"
    r"(?:您?(?:的|当前|现在)*(?:位置|所在)(?:是)?)\s*[：:].*|"
    r"[（(]?(?:信息)?来源\s*[：:].{0,60}|"
    r"(?:发布|发表|更新|成稿|公开)?(?:时间|日期)\s*[：:]\s*[\d\-/.年月日: ]*(?:来源\s*[：:].*)?|"
    r"\d{4}-\d{1,2}-\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*来源\s*[：:].*)?|"
    r"(?:访问量?|浏览(?:次数|量)?|阅读(?:量|次数)?|点击(?:数|量|率)?)\s*[：:]?[\s\d\-次]*|"
    r"(?:责任)?编辑\s*[：:].{0,30}|(?:初审|复审|终审|审核|撰稿|记者)\s*[：:].{0,30}|"
    r"扫一扫.{0,30}|分享到.{0,20}|(?:相关|推荐)(?:报道|文档|链接|阅读|附件|信息|新闻|稿件|解读|文章)\s*[：:>＞]*|"
    r"》》.{0,40}《《|(?:版权所有|主办单位|承办单位|网站标识码|.{0,4}ICP备|.{0,4}公网安备|网站地图|联系我们).{0,80}|"
    r"[（(]?(?:图片?由|.{0,30}(?:记者|特派员)\s*.{2,20}摄).{0,20}|.{2,12}作?政府工作报告。?.{0,24}摄?|"
    r".{2,8}(?:日报|晚报|新华社|要闻|信息公开|政务信息|客户端))"
)
_CUT = re.compile(
    r"(?:相关|推荐)(?:报道|文档|链接|阅读|新闻|稿件|解读|文章)\s*[：:>＞]*|扫一扫.{0,30}|分享(?:到)?[：:]?.{0,10}"
)
_KEEP = re.compile(
    r"第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]+、|\d{4}\s*年\s*\d{1,2}\s*月.{0,6}$|各位|附件|[。；]$"
)
_TITLE_END = re.compile(
    r"(?:通知|意见|办法|规定|方案|计划|措施|举措|决定|公告|通告|通报|报告|函|复函|批复|答复|条例|细则|规划|纲要|指引|指南|"
    r"请示|决议|公报|纪要|预案|规则|章程|清单|名单|制度|标准|要点|目录|议案)"
    r"(?:[（(][^（）()]{1,12}[）)])?$"
)


def trim(lines: list[Line]) -> list[Line]:
    """Return the lines of the article, its title first."""
    lines = _below(lines)
    if not lines:
        return lines
    body = next((i for i, line in enumerate(lines) if len(line.text) > _LONG), min(len(lines), _MAX))
    body = min(body, _MAX)
    head = _said_once([line for line in lines[:body] if not is_site(line.text)])
    return head + lines[body:]


def has_title_form(text: str) -> bool:
    """Whether ``text`` ends as the titles of official documents do (GB/T 9704: 公文种类).

    >>> has_title_form("关于开展检查的通知"), has_title_form("政务信息")
    (True, False)
    """
    return bool(_TITLE_END.search(text))


def is_site(text: str) -> bool:
    """Whether a line beside the article is the site's: a button, a source line, a place in the menu.

    >>> is_site("来源:本网访问量:-发布时间:2023-09-22"), is_site("第一章 总则")
    (True, False)
    """
    return len(text) <= 120 and bool(_SITE.fullmatch(text)) and not _TITLE_END.search(text)


def _below(lines: list[Line]) -> list[Line]:
    """Leave out the site's words behind the article, and all that follows a heading such as 相关报道."""
    end = len(lines)
    first = max(len(lines) - _MAX, len(lines) // 2)
    for at in range(first, len(lines)):
        if _CUT.fullmatch(lines[at].text) and _only_short(lines, at + 1):
            end = at
            break
    while end > 1 and is_site(lines[end - 1].text) and lines[end - 1].kind == "paragraph":
        end -= 1
    return lines[:end]


def _only_short(lines: list[Line], begin: int) -> bool:
    return all(len(line.text) <= _LONG for line in lines[begin:])


def _said_once(head: list[Line]) -> list[Line]:
    """Drop a title that is said twice, and the letterhead 某市水利局 above 某市水利局关于…的函."""
    while len(head) > 1:
        first = head[0].text
        again = any(squeeze(line.text).startswith(squeeze(first)) for line in head[1:4])
        if not again or _KEEP.match(first):
            break
        head = head[1:]
    return head
