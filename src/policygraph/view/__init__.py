"""A network in, pictures of it out: one HTML file each that opens in a browser without any network."""

from .document_page import write_document
from .page import write_picture
from .selection import Selection, among, neighbourhood, whole

__all__ = ["Selection", "among", "neighbourhood", "whole", "write_document", "write_picture"]
