"""What a page points to in, its address out: the one place that knows how the explorer's addresses are made."""

from __future__ import annotations

from urllib.parse import quote


def entity_url(name: str) -> str:
    """Return the address of an entity's page, by its compact IRI (best: it is never ambiguous) or its name.

    >>> entity_url("dept:市水利局"), entity_url("policy:a%2Fb")
    ('/entity/dept:%E5%B8%82%E6%B0%B4%E5%88%A9%E5%B1%80', '/entity/policy:a%252Fb')
    """
    return f"/entity/{quote(name, safe=':/')}"


def document_url(id: str, begin: int | None = None) -> str:  # noqa: A002 - the document's own word
    """Return the address of a document's page, and there of the character where something begins.

    >>> document_url("reply/a b.txt", 12)
    '/document/reply/a%20b.txt#p12'
    """
    return f"/document/{quote(id, safe='/')}" + ("" if begin is None else f"#p{begin}")
