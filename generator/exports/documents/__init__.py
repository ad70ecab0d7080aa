"""Hand on cases, circulars and letters as Word files, as one edition may show them."""

from generator.exports.documents.files import FOLDERS, files

__all__ = ["FOLDERS", "files"]
