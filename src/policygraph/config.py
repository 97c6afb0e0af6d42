"""A user's ``policygraph.toml`` in, the places and names that it adds to the lexicon out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from .errors import ConfigError
from .model import EntityType

_TYPES: tuple[str, ...] = get_args(EntityType)
_LEVELS = ("province", "city", "county", "area")


@dataclass(frozen=True, slots=True)
class UserPlace:
    """A place that the tables do not have; ``parent`` is its chain, joined by ``/``."""

    name: str
    parent: str = ""
    level: str = "county"
    short: str = ""


@dataclass(frozen=True, slots=True)
class UserName:
    """A name with its type and its other forms."""

    type: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UserLexicon:
    """What a user adds; empty without a file."""

    places: tuple[UserPlace, ...] = ()
    names: tuple[UserName, ...] = ()


def load_config(path: Path | str) -> UserLexicon:
    """Read a ``policygraph.toml``.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or holds a key or value that is not in the manual.
    """
    path = Path(path)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is no TOML: {error}") from None
    _known_keys(path, "the file", data, ("place", "name"))
    places = tuple(_place(path, f"[[place]] {n}", row) for n, row in _tables(path, data, "place"))
    names = tuple(_name(path, f"[[name]] {n}", row) for n, row in _tables(path, data, "name"))
    return UserLexicon(places, names)


def _tables(path: Path, data: Mapping[str, Any], key: str) -> list[tuple[int, Mapping[str, Any]]]:
    rows = data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"{path}: {key} is a list of tables; write [[{key}]] above each")
    return list(enumerate(rows, 1))


def _known_keys(path: Path, where: str, row: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in row:
        if key not in known:
            near = get_close_matches(key, known, 1, 0.5)
            hint = f"did you mean {near[0]}" if near else f"known are {', '.join(known)}"
            raise ConfigError(f"{path}, {where}: unknown key {key}; {hint}")


def _text(path: Path, where: str, row: Mapping[str, Any], key: str, default: str | None = "") -> str:
    value = row.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise ConfigError(
            f"{path}, {where}: {key} must be a text" + (" and not empty" if default is None else "")
        )
    return value.strip()


def _one_of(path: Path, where: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        near = get_close_matches(value, known, 1, 0.5)
        hint = f"did you mean {near[0]}" if near else f"known are {', '.join(known)}"
        raise ConfigError(f"{path}, {where}: {value} is unknown; {hint}")
    return value


def _place(path: Path, where: str, row: Mapping[str, Any]) -> UserPlace:
    _known_keys(path, where, row, ("name", "parent", "level", "short"))
    parent = row.get("parent", "")
    if isinstance(parent, list):
        parent = "/".join(str(part) for part in parent)
    level = _one_of(path, where, _text(path, where, row, "level", "county"), _LEVELS)
    return UserPlace(
        _text(path, where, row, "name", None),
        _text(path, where, {"parent": parent}, "parent"),
        level,
        _text(path, where, row, "short"),
    )


def _name(path: Path, where: str, row: Mapping[str, Any]) -> UserName:
    _known_keys(path, where, row, ("type", "name", "aliases"))
    kind = _one_of(path, where, _text(path, where, row, "type", None), _TYPES)
    aliases = row.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias for alias in aliases):
        raise ConfigError(f"{path}, {where}: aliases must be a list of texts")
    return UserName(kind, _text(path, where, row, "name", None), tuple(aliases))
