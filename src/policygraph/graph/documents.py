"""An Extraction in, a compact JSON text a document out: the text, and all that was found in it.

Mentions stay out of RDF (they would be most of it); what shows a document with its highlights reads them here. The
index keeps these texts, so a generation holds a document's graph and its text or neither.
"""

from __future__ import annotations

import json

from ..model import Extraction
from ..prediction import to_prediction
from .rdf import measure_iris


def dumps(extraction: Extraction) -> str:
    """Return the JSON of a document: the prediction format with its text, and the measures' IRIs."""
    data = to_prediction(extraction, with_text=True)
    iris = measure_iris(extraction)
    for measure in data["measures"]:
        measure["iri"] = iris[measure["id"]]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
