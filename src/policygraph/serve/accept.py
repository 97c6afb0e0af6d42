"""An Accept or Accept-Language header in, the best of what is offered out (RFC 9110, section 12.5)."""

from __future__ import annotations

from collections.abc import Sequence


def best(header: str, offered: Sequence[str]) -> str | None:
    """Return the media type that an Accept header likes best, the first of equals; None where it takes none.

    >>> best("text/turtle;q=0.4, application/*", ["text/turtle", "application/rdf+xml"])
    'application/rdf+xml'
    >>> best("", ["text/html"]), best("*/*, text/html;q=0", ["text/html"])
    ('text/html', None)
    """
    if not header.strip():
        return offered[0]
    ranges = weights(header)
    chosen = max(offered, key=lambda media: _quality(media, ranges))
    return chosen if _quality(chosen, ranges) > 0 else None


def weights(header: str) -> dict[str, float]:
    """Return the ranges of a header with their weights; parameters other than ``q`` are left out.

    >>> weights("zh-CN, en;q=0.5, *;q=x")
    {'zh-cn': 1.0, 'en': 0.5, '*': 0.0}
    """
    found: dict[str, float] = {}
    for part in header.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name:
            found[name] = max(found.get(name, 0.0), _weight(parameters))
    return found


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _quality(media: str, ranges: dict[str, float]) -> float:
    """Return the weight of the most specific range that a media type is in."""
    media = media.lower()
    for name in (media, f"{media.partition('/')[0]}/*", "*/*"):
        if name in ranges:
            return ranges[name]
    return 0.0
