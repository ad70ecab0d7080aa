"""Make pictures of foreign files anew, so that nothing comes along but what they show."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator import media

if TYPE_CHECKING:
    from collections.abc import Collection

_STARTS = {b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png", b"RIFF": ".webp", b"GIF8": ".gif"}
FOLDER = "media"
_MOST = 2_000


def suffix_of(data: bytes) -> str:
    """Return the suffix of a picture by how it begins; "" of what is none of the usual ones."""
    return next((end for start, end in _STARTS.items() if data.startswith(start)), "")


def remake(data: bytes, suffix: str) -> bytes:
    """Return a picture that holds only the pixels of another. Raises media.UnusableError."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"picture{suffix}"
        file.write_bytes(data)
        return media.clean(file)


def place(content: Path, stem: str, suffix: str, taken: Collection[Path]) -> Path:
    """Return a place in the folder of media that no other picture has.

    Raises media.UnusableError.
    """
    for count in range(1, _MOST):
        path = content / FOLDER / f"{stem}-{count}{suffix}"
        if path not in taken and not path.exists():
            return path
    raise media.UnusableError(f"叫 {stem} 的图片太多了")
