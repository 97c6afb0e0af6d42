"""Runs SPARQL for `guard` in a process that can be killed; reads requests on standard input, answers on output.

Started by path, not imported: it needs nothing but pyoxigraph, so that it starts at once. Both ends pickle.
"""

from __future__ import annotations

import pickle
import sys
from typing import Any

import pyoxigraph as ox


def answer(store: ox.Store, request: dict[str, Any]) -> dict[str, Any]:
    """Run one query; return its kind and rows, or how it failed."""
    try:
        result = store.query(request["query"], **request["options"])
        if isinstance(result, ox.QueryBoolean):
            return {"kind": "ask", "value": bool(result)}
        kind = "select" if isinstance(result, ox.QuerySolutions) else "construct"
        variables = [v.value for v in result.variables] if isinstance(result, ox.QuerySolutions) else []
        rows: list[Any] = []
        for row in result:
            if len(rows) >= request["limit"]:
                return {"kind": kind, "variables": variables, "rows": rows, "truncated": True}
            rows.append(tuple(row))
    except SyntaxError as error:
        return {"kind": "syntax", "message": str(error)}
    except (OSError, RuntimeError, ValueError) as error:
        return {"kind": "error", "message": str(error)}
    return {"kind": kind, "variables": variables, "rows": rows, "truncated": False}


def main() -> None:
    """Answer until standard input ends."""
    store = ox.Store.read_only(sys.argv[1])
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            request = pickle.load(source)
        except EOFError:
            return
        pickle.dump(answer(store, request), target)
        target.flush()


if __name__ == "__main__":
    main()
