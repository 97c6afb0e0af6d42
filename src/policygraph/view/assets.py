"""The name of one of the page's own files in, its text out; and the policy that lets a page run nothing else."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jinja2 import Environment

_PARTS: Final = ("stage", "legend", "labels", "panel", "search", "controls")


def own(name: str) -> str:
    """Return the text of the file ``name`` beside this module."""
    return (files(__package__) / name).read_text(encoding="utf-8")


def page_script() -> str:
    """Return the script of the picture: its parts in their order, in one scope of their own."""
    parts = "\n".join(own(f"{name}.js") for name in _PARTS)
    return f'(function () {{\n"use strict";\n{parts}}})();\n'


def vis_network() -> str:
    """Return vis-network's script as pyvis' wheel carries it (its licence stands in its head)."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "templates" / "lib"
    newest = sorted(folder.glob("vis-9.*/vis-network.min.js"))[-1]
    # Universal newlines: a browser hashes the script with line feeds, whatever the file has.
    return newest.read_text(encoding="utf-8")


def environment() -> Environment:
    """Return Jinja2's environment for the templates beside this module: all that is put in is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(loader=PackageLoader(__package__, "."), autoescape=True, undefined=StrictUndefined)


def content_policy(style: str, *scripts: str) -> str:
    """Return the Content-Security-Policy under which this style and these scripts run, and nothing is loaded.

    >>> content_policy("", "")[:42]
    "default-src 'none'; script-src 'sha256-47D"
    """
    allowed = " ".join(_hash(script) for script in scripts)
    own_parts = f"script-src {allowed}; style-src {_hash(style)}; img-src data:"
    return f"default-src 'none'; {own_parts}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
