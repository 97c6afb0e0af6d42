"""A scan and the mentions of organs and places in, the parks that the document's own title names out.

甲高新区（乙江）社区建设指引, 某管委会支持“甲汇”创新社区建设的若干措施: what the title is about is often named nowhere
else, since the text says 本社区. Titles are blotted out for the other finders; these mentions are nested in the title.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ..model import Document, Mention, Outline
from . import parks
from .ground import Found, Ground
from .scan import Scan


def find(scan: Scan, taken: Sequence[Mention]) -> Iterator[Found]:
    """Yield the parks of the title, nested."""
    span = scan.metadata.title_span
    if span is None or span.end > _FURTHEST:
        return
    whole = scan.document
    head = Document(whole.id, whole.path, whole.text[: span.end], whole.folded[: span.end], ())
    ground = Ground(
        dataclasses.replace(scan, document=head, outline=Outline(())),
        [m for m in taken if m.end <= span.end and m.type != "Policy"],
    )
    for park in parks.find(ground):
        if park.begin >= span.begin and not park.anaphor and not _is_kind(scan, park):
            yield replace(park, nested=True)


def _is_kind(scan: Scan, park: Found) -> bool:
    """甲市工业园区提质增效行动方案 is about all parks of the city."""
    _, rest = scan.lexicon.places.leading(scan.folded[park.begin : park.end])
    return _KIND.fullmatch(rest) is not None


_KIND = re.compile(
    "(?:数字|工业|产业|科技|特色|现代|农业|创业|创新|各类)*(?:园区?|产业园区?|工业园区?|科技园区?|社区)"
)
_FURTHEST = 400  # characters; a title that stands further down is none of the document's head
