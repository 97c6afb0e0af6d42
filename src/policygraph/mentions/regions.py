"""A scan in, the mentions of provinces, cities and counties out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Mention
from .scan import Scan

_ENDS = re.compile(r"[省市县区州盟旗]")


def find(scan: Scan) -> Iterator[Mention]:
    """Yield the places that the tables have under their full names, by offset."""
    folded, text, places = scan.folded, scan.document.text, scan.lexicon.places
    for match in _ENDS.finditer(folded):
        if name := places.full_ending_at(folded, match.end()):
            begin = match.end() - len(name)
            yield Mention("Region", begin, match.end(), text[begin : match.end()], name, "region-table")
