"""A name in, an IRI out: the only place where IRIs are minted.

``dept:清远市水利局`` is the compact form; the prefix stands for a namespace a type. Names keep their Chinese
characters (RFC 3987); what an IRI does not allow is percent-encoded. The exact name is in the entity's label.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

BASE: Final = "https://w3id.org/policygraph/"
ONTOLOGY: Final = BASE + "ontology#"
PREFIXES: Final[dict[str, str]] = {
    "Department": "dept",
    "OrganCategory": "organs",
    "Policy": "policy",
    "Park": "park",
    "Programme": "programme",
    "Platform": "platform",
    "Enterprise": "enterprise",
    "Region": "region",
    "Proposal": "proposal",
    "Matter": "matter",
    "Document": "doc",
    "Measure": "measure",
    "Fact": "fact",
    "Node": "node",
}
_TYPES: Final = {prefix: kind for kind, prefix in PREFIXES.items()}
NAMESPACES: Final[dict[str, str]] = {prefix: f"{BASE}{prefix}/" for prefix in PREFIXES.values()}

_BRACKETS = str.maketrans("()", "（）")
_DROPPED = re.compile(r"[\s\x00-\x1f\x7f-\x9f\"'“”‘’「」『』《》〈〉<>]")
# All but what RFC 3987 allows in a path segment (ucschar) and makes no trouble in Turtle's prefixed names.
_UCSCHAR = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14)
)
_ENCODED = re.compile(rf"[^A-Za-z0-9._（）{_UCSCHAR}-]|^[.-]|\.$")
# In the id of a document nothing is dropped: "a b.txt" and "ab.txt" are two files.
_EXACT = re.compile(rf"{_DROPPED.pattern}|[()]|{_ENCODED.pattern}")


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode(errors="replace"))


def slug(name: str) -> str:
    """Return the local part of an IRI for ``name``.

    >>> slug('甲州(乙城)工业园'), slug('“甲转乙”'), slug('C/D类')
    ('甲州（乙城）工业园', '甲转乙', 'C%2FD类')
    """
    text = _DROPPED.sub("", unicodedata.normalize("NFC", name)).translate(_BRACKETS)
    return _ENCODED.sub(_percent, text)


def exact(id: str) -> str:  # noqa: A002 - what it is
    """Return the local part of an IRI for a document's id, another one for every other id.

    >>> exact("reply/a b.txt"), exact("reply/（a）.txt")
    ('reply%2Fa%20b.txt', 'reply%2F（a）.txt')
    """
    return _EXACT.sub(_percent, id)


def mint(kind: str, name: str, within: str = "") -> str:
    """Return the compact IRI of the entity of type ``kind`` named ``name``.

    ``within`` (a document's id) makes it local to that document: two documents' 实施细则 are two policies.

    >>> mint("Department", "清远市水利局")
    'dept:清远市水利局'
    >>> mint("Policy", "实施细则", within="reply/x.txt")
    'policy:实施细则.in.reply%2Fx.txt'
    >>> mint("Document", "reply/x (1).txt")
    'doc:reply%2Fx%20%281%29.txt'
    """
    local = exact(name) if kind == "Document" else slug(name)
    return f"{PREFIXES[kind]}:{local}.in.{exact(within)}" if within else f"{PREFIXES[kind]}:{local}"


def expand(compact: str) -> str:
    """Return the full IRI of a compact one.

    >>> expand("dept:清远市水利局")
    'https://w3id.org/policygraph/dept/清远市水利局'
    """
    prefix, local = compact.split(":", 1)
    return NAMESPACES[prefix] + local


def full(iri: str) -> str:
    """Return the full IRI of a compact one, and one that is full already as it is.

    >>> full("dept:清远市水利局") == full(full("dept:清远市水利局")) == expand("dept:清远市水利局")
    True
    """
    return iri if "://" in iri else expand(iri)


def type_of(iri: str) -> str:
    """Return the type of what a compact IRI names, ``Other`` where it is none of ours.

    >>> type_of("dept:清远市水利局"), type_of("doc:a.txt"), type_of("http://example.org/")
    ('Department', 'Document', 'Other')
    """
    return _TYPES.get(iri.partition(":")[0], "Other")


def compact(iri: str) -> str:
    """Return the compact form of one of our IRIs, any other IRI as it is.

    >>> compact("https://w3id.org/policygraph/dept/清远市水利局")
    'dept:清远市水利局'
    """
    if not iri.startswith(BASE):
        return iri
    prefix, _, local = iri.removeprefix(BASE).partition("/")
    return f"{prefix}:{local}" if prefix in NAMESPACES else iri
