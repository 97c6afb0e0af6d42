"""Labels and predictions in, judgements out: what was read right, wrongly or not at all, and what a change did."""

from __future__ import annotations

from .compare import Change, changes
from .documents import judge
from .judgement import Judgement, Row, rows
from .labels import Labels, read_labels

__all__ = ["Change", "Judgement", "Labels", "Row", "changes", "judge", "read_labels", "rows"]
