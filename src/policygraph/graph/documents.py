"""An Extraction in, a compact JSON file a document out: the text, and all that was found in it.

Mentions stay out of RDF (they would be most of it); what shows a document with its highlights reads them here.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..errors import GraphError
from ..iri import exact
from ..model import Extraction
from ..prediction import to_prediction
from .rdf import measure_iris

_LONGEST_NAME = 200


def path_of(folder: Path | str, id: str) -> Path:  # noqa: A002 - the document's own word
    """Return the file of a document under a build's output folder.

    >>> path_of("output", "reply/x.txt").as_posix()
    'output/documents/reply%2Fx.txt.json'
    """
    name = exact(id)
    if len(name.encode(errors="replace")) > _LONGEST_NAME:
        name = f"{name[:40]}.{blake2b(id.encode(errors='replace'), digest_size=8).hexdigest()}"
    return Path(folder) / "documents" / f"{name}.json"


def dumps(extraction: Extraction) -> str:
    """Return the JSON of a document: the prediction format with its text, and the measures' IRIs."""
    data = to_prediction(extraction, with_text=True)
    iris = measure_iris(extraction)
    for measure in data["measures"]:
        measure["iri"] = iris[measure["id"]]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def write(folder: Path | str, id: str, data: str) -> Path:  # noqa: A002
    """Write what `dumps` gave, replacing the file at once; return its path."""
    path = path_of(folder, id)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".part")
    temporary.write_text(data, encoding="utf-8", errors="replace")
    temporary.replace(path)
    return path


def remove(folder: Path | str, id: str) -> None:  # noqa: A002
    """Remove a document's file; one that is not there is no error."""
    path_of(folder, id).unlink(missing_ok=True)


def read(folder: Path | str, id: str) -> dict[str, Any]:  # noqa: A002
    """Return what `write` wrote.

    Raises:
        GraphError: there is no such document.
    """
    try:
        data: dict[str, Any] = json.loads(path_of(folder, id).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GraphError(f"{folder} holds no document {id}; the list is in Graph.documents()") from error
    return data
