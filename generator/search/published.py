"""Read the documents of a published index back from its files.

They are data in scripts, of which nothing is run: another site's files are not to be trusted.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.search.build import FORMAT
from generator.search.letters import lengthen
from generator.search.model import Document, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PLACE = "assets/search"
_SCRIPT = re.compile(r'qjSearch\.put\("[^"\n]*",(.*)\);\n?', re.DOTALL)
_BUILD = re.compile("[0-9a-f]{12}")
_FACET = re.compile("[a-z][a-z0-9_-]*")


class UnusableIndexError(Exception):
    """Say which file of an index cannot be used, and why: missing, damaged, of another version."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Published:
    """Hold an index that lies in the folder of a built site.

    `manifest` is what the client reads first; raises UnusableIndexError where anything is amiss.
    """

    folder: Path
    manifest: Mapping[str, Any]

    @classmethod
    def of(cls, site: Path) -> Published:
        """Open the index of a built site."""
        folder = site / PLACE
        manifest = _payload(folder / "manifest.js")
        if not isinstance(manifest, dict):
            raise UnusableIndexError(folder / "manifest.js", "damaged")
        if manifest.get("format") != FORMAT:
            raise UnusableIndexError(folder / "manifest.js", "version")
        facets, build = manifest.get("facets"), manifest.get("build")
        numbers = [manifest.get(key) for key in ("size", "group", "minor")]
        if (
            not isinstance(build, str)
            or not _BUILD.fullmatch(build)
            or not isinstance(facets, dict)
            or not all(map(_FACET.fullmatch, facets))
            or not all(isinstance(number, int) and number >= 0 for number in numbers)
            or not manifest["group"]
        ):
            raise UnusableIndexError(folder / "manifest.js", "damaged")
        return cls(folder, manifest)

    @property
    def is_internal(self) -> bool:
        """Whether it was made of what is not for the public, or does not say."""
        return self.manifest.get("audience") != "public"

    def documents(self) -> Iterator[Document]:
        """Yield the documents as they were indexed, in the order of the index."""
        manifest = self.manifest
        columns = {facet: self._column(facet) for facet in manifest["facets"] if facet != "kind"}
        letters = self._load("letters")
        file = self._file("letters")
        if not isinstance(letters, str):
            raise UnusableIndexError(file, "damaged")
        number = 0
        for group in range(-(-manifest["size"] // manifest["group"])):
            file = self._file(f"f{group}")
            try:
                rows = json.loads(lengthen(_text(self._load(f"f{group}")), letters))
                for row in rows:
                    facets = {facet: column[number] for facet, column in columns.items()}
                    yield _document(row, facets, minor=number >= manifest["minor"])
                    number += 1
            except (ValueError, TypeError, IndexError, KeyError, RecursionError) as error:
                raise UnusableIndexError(file, "damaged") from error
        if number != manifest["size"]:
            raise UnusableIndexError(file, "damaged")

    def _column(self, facet: str) -> list[tuple[str, ...]]:
        column = self._load(f"facet-{facet}")
        try:
            values, sets = [_text(value) for value in column["values"]], column["sets"]
            chosen = [tuple(values[place] for place in one) for one in sets]
            rows = [chosen[number] for number in column["rows"]]
        except (TypeError, IndexError, KeyError, ValueError) as error:
            raise UnusableIndexError(self._file(f"facet-{facet}"), "damaged") from error
        if len(rows) != self.manifest["size"]:
            raise UnusableIndexError(self._file(f"facet-{facet}"), "damaged")
        return rows

    def _file(self, name: str) -> Path:
        return self.folder / str(self.manifest["build"]) / f"{name}.js"

    def _load(self, name: str) -> Any:
        return _payload(self._file(name))


def _payload(file: Path) -> Any:
    """What a file hands to the page."""
    try:
        text = file.read_text("utf-8")
    except OSError as error:
        raise UnusableIndexError(file, "missing") from error
    except ValueError as error:
        raise UnusableIndexError(file, "damaged") from error
    match = _SCRIPT.fullmatch(text)
    try:
        return json.loads(match[1] if match else "")
    except (ValueError, RecursionError) as error:
        raise UnusableIndexError(file, "damaged") from error


def _document(row: list[Any], facets: dict[str, tuple[str, ...]], *, minor: bool) -> Document:
    url, title, kind, when, aliases, keywords, marks, parts = row
    sections = [Section(*map(_text, parts[start : start + 4])) for start in range(0, len(parts), 4)]
    return Document(
        _text(url),
        _text(title),
        _text(kind),
        tuple(sections),
        tuple((_text(iso), _text(words)) for iso, words in when),
        {facet: words for facet, words in facets.items() if words},
        tuple(map(_text, aliases)),
        tuple(map(_text, keywords)),
        tuple(map(_text, marks)),
        minor,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
