"""Draw the pictures that stand for a page where somebody shares it, by Typst.

They are kept in a folder under a hash of all that is drawn and of the way it is drawn, so that
only what changed is drawn again.
"""

from __future__ import annotations

import io
import json
import os
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import typst
from PIL import Image, ImageColor

from generator.books.code import call, code, raw
from generator.books.model import Fonts
from generator.books.press import HOUSE
from generator.books.typefaces import typefaces
from generator.tools import palette
from generator.tools.text_metrics import clean, width
from generator.tools.writing import write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

FOLDER = "assets/cards"
"""Where they lie in the site."""

SHAPES = {"wide": (1200, 630), "square": (500, 500)}
"""By the function of card.typ that draws it, the size in pixels."""

_AT_ONCE = 8
"""Cards that one run of Typst draws; its start takes as long as drawing a few."""

_INKS = (
    ("paper", ("ink", "grey", "hair", "jade", "vermilion")),
    ("celadon", ("ink", "grey")),
)
"""What card.typ draws with on each ground."""

_SHADES = 12
"""Colours from a ground to an ink, with both of them, for the edges of what is drawn."""

_PACKED = 4
"""How hard PNG is packed: a twentieth larger than at the usual 6, in two thirds of the time."""

_LONGEST = 240.0
"""Width of a title, in em, for which there is room."""

_STYLE = HOUSE / "card.typ"


@dataclass(frozen=True, slots=True)
class Card:
    """Hold what a picture says.

    `site`: the name of the site, `host` where it stands ("" while nobody knows); `kind`: what sort
    of page it is; `mark`: what has to be said with it, such as 内部; `sign`: a drawing as SVG, or
    "" for none; `pieces`: the title cut where its lines may break, () for anywhere.
    """

    site: str
    host: str
    kind: str
    title: str
    words: str = ""
    mark: str = ""
    sign: str = ""
    pieces: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return a hash of all that is drawn and of the way it is drawn."""
        told = json.dumps([_way(), *(getattr(self, name) for name in self.__slots__)])
        return sha256(told.encode()).hexdigest()[:24]

    @property
    def is_too_long(self) -> bool:
        """Tell whether the title has no room and ends in dots."""
        return width(clean(self.title)) > _LONGEST

    def path(self, shape: str) -> str:
        """Return where the picture of a shape lies in the site."""
        return f"{FOLDER}/{self.name}-{shape}.png"

    @property
    def missing(self) -> list[str]:
        """Return the characters that no font has: a picture would show boxes in their place."""
        texts = (self.site, self.host, self.kind, self.title, self.words, self.mark)
        return typefaces(Fonts(), Path()).missing("".join(map(clean, texts)))


@cache
def _way() -> str:
    """A hash of what beside its words decides how a card looks."""
    names = ("typst", "pylopdf-fonts-zh-cn", "pypdfium2", "pillow")
    settings = json.dumps([_settings(), _shades()], ensure_ascii=False)
    told = "\n".join([_STYLE.read_text("utf-8"), settings, *map(version, names)])
    return sha256(told.encode()).hexdigest()


def _settings() -> dict[str, Any]:
    ground = palette.tables()["light"]["paper"]
    return {
        "faces": dict(typefaces(Fonts(), Path()).faces),
        "palette": palette.inks(),
        "ground": ground,
    }


def draw(cards: Sequence[Card], cache: Path) -> Mapping[str, Path]:
    """Draw what is not in the folder `cache` yet, over all cores.

    Return by its path in the site where each picture lies. None of the cards may have a character
    that is missing. Raises OSError where nothing can be kept, typst.TypstError for a fault of the
    house.
    """
    cache.mkdir(parents=True, exist_ok=True)
    paths = [card.path(shape) for card in cards for shape in SHAPES]
    files = {path: cache / Path(path).name for path in paths}
    new = [card for card in dict.fromkeys(cards) if not _is_there(card, cache)]
    batches = [new[i : i + _AT_ONCE] for i in range(0, len(new), _AT_ONCE)]
    # Threads, which Typst and Pillow let run side by side: a copy of a process in which Typst has
    # run waits for threads that it does not have.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(partial(_keep, cache), batches))
    return files


def _is_there(card: Card, cache: Path) -> bool:
    return all((cache / Path(card.path(shape)).name).is_file() for shape in SHAPES)


def _keep(cache: Path, cards: Sequence[Card]) -> None:
    """Draw some cards and put them into the folder, each file in one step."""
    for shape in SHAPES:
        for card, picture in zip(cards, pictures(cards, shape), strict=True):
            write(cache / Path(card.path(shape)).name, picture)


def pictures(cards: Sequence[Card], shape: str) -> list[bytes]:
    """Draw cards of one shape as PNG, in their order. Raises typst.TypstError.

    By way of PDF: a picture of Typst's own would have to be unpacked again to be made light, which
    takes longer than all the rest.
    """
    pdf = _compiled(cards, shape)
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        pages = [_few_colours(page) for page in document]
    return [_png(page) for page in pages]


_ONE_AT_A_TIME = threading.Lock()
"""For PDFium, which bears one thread only."""


def _few_colours(page: pypdfium2.PdfPage) -> Image.Image:
    """A page in the few colours that it has, which is a third as large; a point is a pixel."""
    bitmap = page.render()
    few: Image.Image = bitmap.to_pil().quantize(palette=_palette(), dither=Image.Dither.NONE)
    bitmap.close()
    page.close()
    return few


@cache
def _palette() -> Image.Image:
    """The colours of all cards, as Pillow takes them."""
    image = Image.new("P", (1, 1))
    image.putpalette([part for shade in _shades() for part in shade])
    return image


def _shades() -> list[tuple[int, ...]]:
    """Every colour of a card: from each ground to each ink on it, in even steps."""
    inks = {name: ImageColor.getrgb(ink["screen"]) for name, ink in palette.inks().items()}
    inks["paper"] = ImageColor.getrgb(_settings()["ground"])
    ways = [(inks[ground], inks[name]) for ground, names in _INKS for name in names]
    steps = [step / (_SHADES - 1) for step in range(_SHADES)]
    shades = (
        tuple(round(a + (b - a) * step) for a, b in zip(ground, ink, strict=True))
        for ground, ink in ways
        for step in steps
    )
    return list(dict.fromkeys(shades))


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=_PACKED)
    return file.getvalue()


def text_layer(card: Card, shape: str) -> bytes:
    """Set a card as PDF, whose text can be read back; the picture is drawn from the same."""
    return _compiled([card], shape)


def _compiled(cards: Sequence[Card], shape: str) -> bytes:
    """Set cards of one shape as PDF, a page each."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        settings = [f"#let {name} = {code(value).source}" for name, value in _settings().items()]
        (root / "settings.typ").write_text("\n".join(settings), "utf-8")
        (root / "card.typ").write_text(_STYLE.read_text("utf-8"), "utf-8")
        calls = "\n".join(f"#{_call(card, shape)}" for card in cards)
        (root / "main.typ").write_text(f'#import "card.typ": *\n{calls}\n', "utf-8")
        pdf = typst.Compiler(
            input=str(root / "main.typ"),
            root=folder,
            font_paths=typefaces(Fonts(), Path()).fonts,
            ignore_system_fonts=True,
        ).compile(format="pdf")
    assert isinstance(pdf, bytes)
    return pdf


def _call(card: Card, shape: str) -> str:
    return call(
        shape,
        clean(card.site),
        clean(card.host),
        clean(card.kind),
        _pieces(card),
        clean(card.words),
        clean(card.mark) or None,
        raw(card.sign) if card.sign else None,
    ).source


def _pieces(card: Card) -> Sequence[str]:
    """As much of a title as has room, in the pieces between which its lines break."""
    title = clean(card.title)
    if not card.is_too_long:
        return card.pieces if "".join(card.pieces) == title else [title]
    end = len(title)
    while width(f"{title[:end]}…") > _LONGEST:
        end -= 1
    return [f"{title[:end]}…"]
