"""Make a file of Typst's fit for a printing house: boxes, the condition of printing, inks alone."""

from __future__ import annotations

import re
import zlib

from generator.books.paper import POINTS_PER_MM
from generator.books.revision import ForeignFileError, Revision
from generator.tools import palette

_PAGE = b"<</Type/Page/"
_CATALOGUE = b"<</Type/Catalog/"
_TRIM = re.compile(rb"/TrimBox\[([\d. ]+)\]")
_LINKS = re.compile(rb"/Annots\[[^]]*\]")
_LIGHT = re.compile(rb"/c\d+ (cs|CS) ([\d. ]+) (?:scn|SCN)")
_SPACES = re.compile(rb"/ColorSpace<<[^>]*>>")
_GROUP_SPACE = re.compile(rb"/CS \d+ 0 R")
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\r?\n", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)")
_INKS: dict[str, list[float]] = {
    colour["screen"]: colour["press"] for colour in palette.inks().values()
}


def for_the_press(pdf: bytes, bleed: float, condition: str) -> bytes:
    """Return the file with a bleed box and an output intent, all its colours as inks.

    `bleed`: mm that are printed beyond the cut. `condition`: the name of the printing condition,
    as the ICC's registry of characterization data has it. ISO 32000-1, 14.11.2 (boxes), 14.11.5
    (output intents). Links go: a press has no use for them.
    """
    revision = Revision(pdf)
    for number, content in list(revision):
        if content.startswith(_PAGE):
            revision[number] = _LINKS.sub(b"", _TRIM.sub(lambda box: _boxes(box, bleed), content))
        elif content.startswith(_CATALOGUE):
            intents = b"<</OutputIntents[%d 0 R]/" % revision.add(_intent(condition))
            revision[number] = content.replace(b"<</", intents, 1)
        elif (inks := _in_inks(content)) != content:
            revision[number] = inks
    return revision.to_bytes()


def _boxes(trim: re.Match[bytes], bleed: float) -> bytes:
    left, bottom, right, top = (float(side) for side in trim[1].split())
    over = bleed * POINTS_PER_MM
    box = (left - over, bottom - over, right + over, top + over)
    return trim[0] + f"/BleedBox[{' '.join(f'{side:.6g}' for side in box)}]".encode()


def _intent(condition: str) -> bytes:
    name = condition.encode("ascii")
    return (
        b"<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(%b)/Info(%b)"
        b"/RegistryName(http://www.color.org)>>" % (name, name)
    )


def _in_inks(content: bytes) -> bytes:
    """An object whose colours were light: in its drawing, its resources or its group."""
    head = _STREAM.match(content)
    if head is None:
        return _SPACES.sub(b"", content)
    length = _LENGTH.search(head[1])
    if b"/Filter/FlateDecode" not in head[1] or length is None:
        return content
    drawing = zlib.decompress(content[head.end() : head.end() + int(length[1])])
    if not _LIGHT.search(drawing) and not _GROUP_SPACE.search(head[1]):
        return content
    stream = zlib.compress(_LIGHT.sub(_ink, drawing), 9)
    words = _GROUP_SPACE.sub(b"/CS/DeviceCMYK", head[1])
    words = _LENGTH.sub(b"/Length %d" % len(stream), words)
    return b"%b\nstream\n%b\nendstream" % (words, stream)


def _ink(light: re.Match[bytes]) -> bytes:
    levels = [float(level) for level in light[2].split()]
    inks = " ".join(f"{part / 100:g}" for part in _percent(levels))
    # The name of a space needs no blank before it; a number does.
    return b" " + inks.encode() + (b" k" if light[1] == b"cs" else b" K")


def _percent(levels: list[float]) -> list[float]:
    """The inks of a grey, which is black alone, or of a colour that books have."""
    if len(set(levels)) == 1:
        return [0, 0, 0, 100 * (1 - levels[0])]
    screen = "#" + "".join(f"{round(level * 255):02x}" for level in levels)
    if screen not in _INKS:
        raise ForeignFileError(f"no inks for {screen}")
    return _INKS[screen]
