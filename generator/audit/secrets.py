"""Collect what only the internal edition may say, in pieces that can be searched for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from generator.audit.pieces import fold, pieces
from generator.kinds import KINDS
from generator.kinds.fields import MEDIA
from generator.kinds.leaves import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition
    from generator.library.catalogue import Library

_PACKAGE = Path(__file__).parent.parent
_SHIPPED = (".py", ".jinja", ".html", ".js", ".css")


@dataclass(frozen=True, slots=True)
class Secret:
    """Hold a text of `origin`, a file.

    With `address` it is the address of an entry, which must stand for itself.
    """

    text: str
    origin: str
    address: bool = False


def secrets(library: Library, public: Edition) -> Iterator[Secret]:
    """Yield what a library holds and its public edition does not.

    Texts, ids, titles, file names.
    """
    known = {text for item in public for _, _, text in leaves(item.data)}
    known |= {text for item in public if item.disclosed for text in item.disclosed.texts}
    for entry in library:
        for data in (entry.data, entry.inner):
            for text in {text for _, _, text in leaves(data)} - known if data else ():
                yield Secret(text, entry.file.name)
            if data and entry.kind.tables:
                for text in set(entry.kind.tables.words(data)) - known:
                    yield Secret(text, entry.file.name)
            for allowed in data.allow if data else ():
                yield Secret(allowed.reason, entry.file.name)
        if public.item(*entry.key) is None:
            yield Secret("/".join(entry.key), entry.file.name, address=True)
            yield Secret(entry.data.id, entry.file.name)
    yield from _files(library, public)


def _files(library: Library, public: Edition) -> Iterator[Secret]:
    """Names of files below the content folder that no public entry comes from or shows."""
    published = {item.origin for item in public} | {
        f"{library.content.name}/{text}"
        for item in public
        for _, _, text in leaves(item.data, MEDIA)
    }
    for path in sorted(library.content.rglob("*")):
        name = path.relative_to(library.content.parent).as_posix()
        if path.is_file() and name not in published and "pages" not in path.parts:
            yield Secret(path.stem, name)
        if "media" in path.parts and path.is_file():
            yield from (Secret(text, name) for text in _notes(path))


def _notes(file: Path) -> Iterator[str]:
    """What a picture says about itself; readers of no edition get it."""
    try:
        with Image.open(file) as picture:
            exif, infos = picture.getexif(), picture.info.values()
    except (OSError, ValueError):  # a recording, or none of its type: the library told
        return
    for value in (*exif.values(), *exif.get_ifd(_EXIF).values(), *infos):
        if isinstance(value, str):
            yield value
            yield value.encode("latin-1", "ignore").decode(
                "utf-8", "ignore"
            )  # as telephones write ASCII
    for value in exif.values():
        if isinstance(value, bytes):  # the fields of Windows: XPTitle, XPComment, XPAuthor …
            yield value.decode("utf-16-le", "ignore")


_EXIF = 0x8769
"""Where the notes of the camera lie (CIPA DC-008, Exif IFD pointer)."""


def public_text(library: Library, public: Edition) -> bytes:
    """Return everything that the public may read anyway, folded.

    That is public entries, hand-written pages, and what the house says.
    """
    texts = [text for item in public for _, _, text in leaves(item.data)]
    texts += [text for item in public if item.disclosed for text in item.disclosed.texts]
    texts += [item.origin for item in public] + [item.data.id for item in public]
    texts += [*library.vocabulary.sectors.values(), *library.vocabulary.categories.values()]
    texts += [kind.intro for kind in KINDS]
    written = (library.content / "pages").rglob("*.md")
    shipped = (file for file in _PACKAGE.rglob("*") if file.suffix in _SHIPPED)
    texts += [file.read_text("utf-8", errors="replace") for file in (*written, *shipped)]
    return fold("\0\n".join(texts).encode())


def needles(library: Library, public: Edition) -> dict[bytes, Secret]:
    """Return every folded piece to be searched for and whose it is.

    What the public may read is none.
    """
    by_piece: dict[bytes, Secret] = {}
    for secret in secrets(library, public):
        for piece in pieces(secret.text):
            by_piece.setdefault(piece, secret)
        if secret.address:
            by_piece[fold(secret.text.encode())] = secret
    return by_piece


def stands_alone(secret: Secret, view: bytes) -> bool:
    """Tell whether an address stands in a text by itself.

    It must be neither the beginning nor the end of another.
    """
    pattern = rb"(?<![a-z0-9-])" + re.escape(secret.text.encode()) + rb"(?![a-z0-9-])"
    return re.search(pattern, view, re.IGNORECASE) is not None
