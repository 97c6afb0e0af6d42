"""A static file's name in, its address and its bytes out: the explorer's own files, and vis-network from pyvis' wheel.

The address holds a digest of all of them (``/static/3f2a…/explorer.css``): a browser may keep it for ever, asks anew
after an upgrade, and scripts import each other by relative names. Nothing is loaded from outside.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..view.assets import vis_network
from ..view.style import LINKS, NODES, OTHER, OTHER_LINK

_MEDIA: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its bytes, plain and packed, its media type and its digest."""

    body: bytes
    packed: bytes
    media: str
    digest: str


@cache
def assets() -> dict[str, Asset]:
    """Return all static files by name; they are few and read once."""
    own = {path.name: path.read_bytes() for path in (files(__package__) / "static").iterdir()}
    own |= {"vis-network.js": vis_network().encode(), "types.css": _type_colours().encode()}
    return {
        name: Asset(body, gzip.compress(body, mtime=0), _MEDIA[name.rpartition(".")[2]], _digest(body))
        for name, body in sorted(own.items())
        if name.rpartition(".")[2] in _MEDIA
    }


@cache
def _version() -> str:
    return _digest("".join(asset.digest for asset in assets().values()).encode())


def asset_url(name: str) -> str:
    """Return the address of a static file; KeyError where there is none."""
    assets()[name]
    return f"/static/{_version()}/{name}"


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()


def _type_colours() -> str:
    """Return the rules that give types (``.t-Park``) and predicates (``.p-leads``) the picture's colours."""
    tones = {f".t-{kind}": style.colour for kind, style in NODES.items()}
    tones |= {f".p-{name}": colour for name, colour in LINKS.items()}
    rules = [f"{selector} {{ --tone: {colour}; }}" for selector, colour in tones.items()]
    return "\n".join([f".chip {{ --tone: {OTHER.colour}; }}", f".fact {{ --tone: {OTHER_LINK}; }}", *rules])


async def _static(request: Request) -> Response:
    asset = assets().get(request.path_params["name"])
    if asset is None:
        raise HTTPException(404)
    current = request.path_params.get("version") == _version()
    headers = {
        "Cache-Control": _FOR_EVER if current else _ASK_AGAIN,
        "ETag": f'W/"{asset.digest}"',
        "Vary": "Accept-Encoding",
    }
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    headers["Content-Type"] = asset.media
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(asset.body, headers=headers)
    return Response(asset.packed, headers={**headers, "Content-Encoding": "gzip"})


routes = [Route("/static/{version}/{name}", _static), Route("/static/{name}", _static, name="static")]
