"""Index the documents of one edition in shards, and ship the client that reads them.

The client reads from http and from file:// alike. What makes the index, `generator.search.build`,
is imported where one is made: its dictionaries take a third of a second and 60 MB.
"""

from pathlib import Path

from generator.search.documents import (
    Reader,
    author_page,
    documents,
    figures,
    labels,
    listing,
    orders,
)
from generator.search.model import Document, Section

TEMPLATES = Path(__file__).parent / "templates"

__all__ = [
    "TEMPLATES",
    "Document",
    "Reader",
    "Section",
    "author_page",
    "documents",
    "figures",
    "labels",
    "listing",
    "orders",
]
