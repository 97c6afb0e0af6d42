"""A build's folder in, a web application out: the explorer for people, SPARQL for programs, both read-only.

`app` puts it together. `served` holds the graph and follows new builds; `explore` has a module a page, `pages` renders
them, `words.tsv` has their texts; `shell` wraps every request: headers, the host it may be sent to, faults.
"""

from .app import create_app
from .limits import Limits

__all__ = ["Limits", "create_app"]
