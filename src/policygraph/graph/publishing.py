"""An Extraction in, the policies that its document publishes out: a policy is not a file.

A notice and the plan that it carries (《关于印发〈X〉的通知》) are one policy, under the name that others cite it by:
the carried title (for the parts of a title see GB/T 9704: issuer, 关于, subject, kind of document).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..iri import mint, slug
from ..model import Entity, Extraction
from ..resolve.policies import edition

_CARRIED = re.compile(r"(?:印发|发布|公布|下发)[《〈“]?(.+?)[》〉”]?的(?:通知|通告|公告|函|决定|命令|令)$")
_LETTER = re.compile(r"答复的?函?$|复函$")


@dataclass(frozen=True, slots=True)
class Published:
    """The ids of the policies; ``minted`` is the one made here of the document's own title, ``name`` its name."""

    policies: tuple[str, ...] = ()
    minted: str = ""
    name: str = ""


def carried(title: str) -> str:
    """Return the title that a notice carries, or the title itself.

    >>> carried("甲市人民政府办公室关于印发《甲市水利发展规划》的通知"), carried("甲市水利条例")
    ('甲市水利发展规划', '甲市水利条例')
    """
    found = _CARRIED.search(title)
    return found[1] if found else title


def published(extraction: Extraction) -> Published:
    """Return what the document publishes; a reply to a proposal publishes nothing."""
    metadata = extraction.metadata
    if metadata.proposal or not metadata.title or _LETTER.search(metadata.title):
        return Published()
    own = tuple(
        entity.id for entity in extraction.entities if entity.type == "Policy" and _is_own(entity, extraction)
    )
    if own:
        # A dated file publishes that version; the work of the same title is what all its versions are versions of.
        dated = f"（{edition(extraction.document.id)}）"
        names = {entity.id: entity.name for entity in extraction.entities}
        return Published(tuple(policy for policy in own if names[policy].endswith(dated)) or own)
    name = carried(metadata.title)
    minted = mint("Policy", name)
    return Published((minted,), minted, name) if slug(name) else Published()


def _is_own(entity: Entity, extraction: Extraction) -> bool:
    metadata = extraction.metadata
    if metadata.number and slug(entity.number) == slug(metadata.number):
        return True
    names = {slug(name) for name in (entity.name, *entity.aliases)}
    return slug(metadata.title) in names or slug(carried(metadata.title)) in names
