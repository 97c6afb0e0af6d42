"""Names and headings in, the forms in which labels and predictions are compared out.

Labels are typed by people: width, quotation marks, brackets and spaces differ, and say nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_DROPPED = re.compile(r"""[\s"'“”‘’「」《》<>()\[\]〔〕【】、,。.;:·•~—–-]""")
# 一、 (一) 第一条 1. 1) ① (六 ): the numbers that an item may begin with
_NUMBERED = re.compile(
    r"^(?:(?:第?[(\[]?[〇零一二三四五六七八九十百\d]{1,4}"
    r"(?:[)\]]?(?:[、,:条章节]|[.](?!\d))|[)\]])|[(\[]?[)\]]))+"
)
_OPENING: Final = 10  # characters of a measure's heading that must agree


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Return a name without quotation marks, brackets, punctuation and differences of width.

    >>> plain("“甲智通”（乙县）") == plain('"甲智通"(乙县)')
    True
    """
    return _DROPPED.sub("", unicodedata.normalize("NFKC", name))


def full(name: str) -> str:
    """Return the form in which official names of organs are compared: 管委会 is 管理委员会."""
    return plain(name).replace("管委会", "管理委员会")


@lru_cache(maxsize=65536)
def heading(text: str) -> str:
    """Return what the first sentence of an item says, without its number.

    >>> heading("（一）强化算力服务。支持企业")
    '强化算力服务'
    """
    text = re.sub(r"\s|^#+", "", unicodedata.normalize("NFKC", text).lstrip())
    return plain(_NUMBERED.sub("", text).split("。")[0])


def same_item(wanted: Iterable[str], found: Iterable[str]) -> bool:
    """Whether one of the labelled openings is the opening of one of the predicted headings.

    >>> same_item(["强化算力服务"], ["（一）强化算力服务支撑。"])
    True
    """
    labelled, headings = [plain(text) for text in wanted], [heading(text) for text in found]
    return any(_begin_alike(one, other) for one in labelled for other in headings)


def _begin_alike(wanted: str, found: str) -> bool:
    length = min(len(wanted), len(found), _OPENING)
    return length >= min(4, len(wanted)) > 0 and wanted[:length] == found[:length]
