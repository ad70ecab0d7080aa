"""Documents of one edition → a sharded index and the client that reads it, from http and from file:// alike."""

from generator.search.build import CLIENT, build_index
from generator.search.model import Document, Section

__all__ = ["CLIENT", "Document", "Section", "build_index"]
