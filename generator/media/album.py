"""Make the pictures and recordings of one edition anew, and keep them between builds.

Names are hashes of the published bytes, so they tell nothing and may be cached for ever. What a
file became is kept in a folder outside the site, under the hash of the file and of the way it was
made.
"""

from __future__ import annotations

import inspect
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import PIL
from PIL import features

from generator.media import authorship, picture, recording
from generator.tools.swap import beside, discard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLDER = "media"
"""Where they lie in the site."""


class UnusableError(Exception):
    """Say that a picture or recording cannot be published; says which and why."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """Hold one size of a picture; `path` from the site's root on."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """Hold a picture in its sizes, smallest first."""

    renditions: tuple[Rendition, ...]

    @property
    def usual(self) -> Rendition:
        """Return the size for what does not choose: the second smallest, if there are so many."""
        return self.renditions[:2][-1]

    @property
    def largest(self) -> Rendition:
        return self.renditions[-1]

    def srcset(self, root: str) -> str:
        """Return the sizes as an <img> lists them.

        `root` is the way from the page to the site's root.
        """
        return ", ".join(f"{root}{one.path} {one.width}w" for one in self.renditions)


@dataclass(frozen=True, slots=True)
class Album:
    """Hold what is shown or heard, and the files to publish.

    The key is the name that an entry writes (media/x.jpg). `cards`: by the address of a page, ""
    for the site itself, the pictures for those who share it.
    """

    pictures: Mapping[str, Sizes] = field(default_factory=dict)
    recordings: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Path] = field(
        default_factory=dict
    )  # path in the site → where its bytes lie
    cards: Mapping[str, tuple[Rendition, ...]] = field(default_factory=dict)


def prepare(content: Path, names: Iterable[str], cache: Path) -> Album:
    """Make what `names` stand for; reuse what lies in the folder `cache`.

    Names are as written from the content folder on. Raises UnusableError for a file that changed
    since it was checked, OSError where nothing can be kept.
    """
    paths = sorted(set(names))
    with picture.strictly(), ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(
            zip(paths, pool.map(lambda name: _make(content / name, cache), paths), strict=True)
        )
    pictures = {
        name: _sizes(files) for name, files in results.items() if files[0].suffix == ".webp"
    }
    recordings = {
        name: _path(files[0]) for name, files in results.items() if files[0].suffix == ".mp3"
    }
    return Album(
        pictures, recordings, {_path(file): file for files in results.values() for file in files}
    )


def is_picture(file: Path) -> bool:
    """Tell whether a file is a picture of a type that is made anew.

    It says so by its name or by how it begins.
    """
    by_name = file.suffix.lower().lstrip(".") in picture.FORMATS
    return by_name or (file.is_file() and bool(picture.format_of(file)))


def refusal(file: Path) -> str:
    """Say why a file beside the pages may not be published as it is, and what to do.

    "" if it may. What such files tell of their authors and of places is not taken out here.
    """
    if not file.is_file():
        return ""
    with file.open("rb") as stream:
        head = stream.read(12)
    if head[4:8] == b"ftyp" and head[8:12] in _PHOTOS:
        return "这种照片（AVIF、HEIC）可能带着拍摄地点，请另存为 JPEG 或 PNG；"
    if head.startswith((b"II*\0", b"MM\0*")):
        return "TIFF 图片可能带着拍摄地点和作者，请另存为 JPEG 或 PNG；"
    return authorship.refusal(file, head)


_PHOTOS = frozenset([b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1", b"hevc"])


def clean(file: Path) -> bytes:
    """Return a picture in its own format without anything but its pixels.

    Raises UnusableError.
    """
    with picture.strictly(), _as_unusable(file):
        return picture.clean(file)


@contextmanager
def _as_unusable(file: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, picture.TooManyPixelsError, picture.UnsoundError) as error:
        raise UnusableError(f"{file.name}：{error}") from error


def _path(file: Path) -> str:
    return f"{FOLDER}/{file.name}"


def _sizes(files: Iterable[Path]) -> Sizes:
    renditions = [
        Rendition(_path(file), *map(int, file.stem.partition("-")[2].split("x"))) for file in files
    ]
    return Sizes(tuple(sorted(renditions, key=lambda one: one.width)))


def _make(file: Path, cache: Path) -> list[Path]:
    """The files in `cache` that stand for one of the author's, made if they are not there yet."""
    with _as_unusable(file):
        key = sha256(_recipe() + file.suffix.lower().encode() + file.read_bytes()).hexdigest()
        folder = cache / key
        renditions = {} if folder.is_dir() else dict(_renditions(file))
    if renditions:
        _keep(renditions, folder)
    return sorted(folder.iterdir())


@cache
def _recipe() -> bytes:
    """Return what changes whenever the same file might be made into other bytes.

    What takes out more must reach what is kept.
    """
    code = b"".join(Path(inspect.getfile(module)).read_bytes() for module in (picture, recording))
    return f"{PIL.__version__} {features.version('webp')}".encode() + sha256(code).digest()


def _renditions(file: Path) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of what a file becomes."""
    if file.suffix.lower() == ".mp3":
        data = b"".join(recording.frames(file.read_bytes()))
        yield f"{_hash(data)}.mp3", data
    else:
        for width, height, data in picture.renditions(file):
            yield f"{_hash(data)}-{width}x{height}.webp", data


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()[:20]


def _keep(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a new folder that is there whole or not at all.

    Another process may make it at the same time.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    upcoming = beside(folder)
    try:
        for name, data in files.items():
            (upcoming / name).write_bytes(data)
        upcoming.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
    finally:
        discard(upcoming)
