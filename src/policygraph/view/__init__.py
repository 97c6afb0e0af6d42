"""A network in, pictures of it out: one HTML file each that opens in a browser without any network."""

from .document_page import write_document
from .layout import Remembered
from .page import LIMIT, write_picture
from .selection import Selection, among, departments, neighbourhood, strongest_pairs, whole

__all__ = [
    "LIMIT",
    "Remembered",
    "Selection",
    "among",
    "departments",
    "neighbourhood",
    "strongest_pairs",
    "whole",
    "write_document",
    "write_picture",
]
