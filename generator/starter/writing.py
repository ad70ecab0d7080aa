"""Write the files of a site into a folder where none of them is yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


class TakenError(Exception):
    """Say which paths of the new site are there already."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__("、".join(paths))
        self.paths = paths


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> list[Path]:
    """Write files, each with its path from `folder` on, and return where they lie.

    What is in the folder stays. Raises TakenError, before anything is written, where a file would
    take the place of another; OSError, after taking back what was written.
    """
    new = [(folder / name, name, data) for name, data in files]
    if taken := [name for path, name, _ in new if path.exists() or path.is_symlink()]:
        raise TakenError(taken)
    written: list[Path] = []
    try:
        for path, _, data in new:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                written.append(path)
                file.write(data)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written
