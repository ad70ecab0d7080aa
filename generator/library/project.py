"""Find what belongs to a content folder: its hand-written pages, and the settings beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SITE_CONFIG = "site_config"


@dataclass(frozen=True, slots=True)
class Project:
    """Name a content folder and the folder `home` whose settings hold for it; both absolute."""

    content: Path
    home: Path

    @property
    def pages(self) -> Path:
        """Return the folder of the hand-written pages, which need not be there."""
        return self.content / "pages"

    @property
    def settings(self) -> Path:
        """Return the folder of the settings: vocabulary, scores, books, web server."""
        return self.home / SITE_CONFIG


def project_of(content: Path, here: Path | None = None) -> Project:
    """Return the project of a content folder: settings beside it go before those of `here`.

    `here` is the project that the reader works in, by default the current folder. Content that
    brings settings of its own is never read by another's words.
    """
    content = content.resolve()
    own = (content.parent / SITE_CONFIG).is_dir()
    return Project(content, content.parent if own else (here or Path.cwd()).resolve())
