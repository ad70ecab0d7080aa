"""Read a file of site_config/: one YAML value, and where its parts stand.

So a mistake in it is told with its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.library.places import locate
from generator.source import files, yaml
from generator.source.diagnostics import ContentError, Diagnostic
from generator.source.files import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.source.diagnostics import Problem


class Settings:
    """The `value` of a file. Raises ContentError where it cannot be read, is no YAML or says
    nothing.
    """

    def __init__(
        self, path: Path, shown_as: str, drafts: Mapping[Path, bytes] | None = None
    ) -> None:
        self.file = SourceFile(path, shown_as, "site_config", path.stem).with_draft(drafts or {})
        self._places = yaml.Places()
        text = files.read(self.file)
        if isinstance(text, Diagnostic):
            raise ContentError([text])
        value, troubles = yaml.parse(text, self._places)
        if value is None or troubles:
            told = [trouble.of(shown_as) for trouble in troubles]
            raise ContentError(told or [Diagnostic(shown_as, 1, 1, "empty-file")])
        self.value = value

    def error(self, problems: Iterable[Problem]) -> ContentError:
        """What is wrong with the value, to be raised."""
        places = [(locate(self._places, p.path, p.anchor), p) for p in problems]
        return ContentError(
            Diagnostic(self.file.name, at.line, at.column, p.code, p.values) for at, p in places
        )
