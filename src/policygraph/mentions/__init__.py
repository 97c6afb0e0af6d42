"""A document and its outline in, mentions out: names in the text, and words that stand for one (我局, 该园区)."""

from __future__ import annotations

from ..lexicon import Lexicon
from ..model import Document, Mention, Metadata, Outline
from . import departments, names, organ_divisions, policies, regions
from .overlap import settle
from .scan import Scan


def find_mentions(
    document: Document, outline: Outline, metadata: Metadata, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return the mentions of the document, by offset (a longer one first); see `overlap` for which one wins."""
    scan = Scan(document, outline, metadata, lexicon)
    titles = list(policies.find(scan))
    organs = [*departments.find(scan, titles), *organ_divisions.find(scan)]
    places = list(regions.find(scan))
    others = list(names.find(scan, [*titles, *organs, *places]))
    return settle([*titles, *organs, *places, *others, *regions.in_parks(scan, others)])
