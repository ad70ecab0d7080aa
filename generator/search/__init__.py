"""Index the documents of one edition in shards, and ship the client that reads them.

The client reads from http and from file:// alike.
"""

from pathlib import Path

from generator.search.build import CLIENT, build_index
from generator.search.documents import documents, labels, listing, written_page
from generator.search.model import Document, Section

TEMPLATES = Path(__file__).parent / "templates"

__all__ = [
    "CLIENT",
    "TEMPLATES",
    "Document",
    "Section",
    "build_index",
    "documents",
    "labels",
    "listing",
    "written_page",
]
