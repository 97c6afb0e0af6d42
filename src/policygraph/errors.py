"""The errors of the project, one tree: each says in one sentence what was wrong, where, and what to do."""

from __future__ import annotations


class PolicygraphError(ValueError):
    """Anything that a user can mend; its text is shown as it is, without a traceback."""


class UsageError(PolicygraphError):
    """The command or call cannot be carried out as it was given."""


class ReadError(PolicygraphError):
    """A file cannot be read as a document; the rest of the work goes on."""

    def __init__(self, path: str, reason: str, code: str = "unreadable") -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.code = code


class ConfigError(PolicygraphError):
    """The user's policygraph.toml is not of the form that the manual describes."""


class LexiconError(PolicygraphError):
    """A table of the lexicon is broken."""


class GraphError(PolicygraphError):
    """The folder holds no graph, or one that cannot be opened."""


class QueryError(PolicygraphError):
    """The query cannot be run; ``line`` and ``column`` (from 1) say where, if that is known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryRefusedError(QueryError):
    """The query is one, but asks for what is not done here: an update, SERVICE, a graph that is not there."""


class QueryTimeError(QueryError):
    """The query took too long and was stopped."""


class QueryMemoryError(QueryError):
    """The query needed too much memory and was stopped."""


class QueryBusyError(QueryError):
    """Too many queries run and wait already; the same query may be answered later."""


class UnknownNameError(PolicygraphError):
    """No entity has this name; ``nearest`` holds the names that come closest."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        hint = f"; did you mean {', '.join(nearest)}?" if nearest else ""
        super().__init__(f"no entity is named {name}{hint}")
        self.name = name
        self.nearest = nearest


class AmbiguousNameError(PolicygraphError):
    """Several entities have this name; ``candidates`` lists them."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(f"{name} fits several: {', '.join(candidates)}; give one of these names")
        self.name = name
        self.candidates = candidates
