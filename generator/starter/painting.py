"""Paint the walls of rooms: scrolls, hills, water, a mirror, a gate; lengths in metres."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pylopdf_fonts_zh_cn as packaged
from PIL import Image, ImageDraw, ImageFilter, ImageFont

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Paint = Callable[[Image.Image, ImageDraw.ImageDraw], None]

CEILING, FLOOR = 2.0, -1.6  # above and below the eye
SCALE = 200  # dots of a wall a metre

PAPER, CELADON, JADE, INK = (246, 243, 234), (214, 230, 222), (31, 111, 99), (31, 42, 44)
VERMILION, STONE = (179, 57, 47), (120, 131, 130)


def font(size: float) -> ImageFont.FreeTypeFont:
    """Return the Song face in a size in dots."""
    return ImageFont.truetype(str(packaged.serif_path()), round(size))


def wall(metres: float, tint: tuple[int, int, int], paint: Paint) -> Image.Image:
    """Return a painted wall, `metres` wide, from ceiling to floor."""
    size = round(metres * SCALE), round((CEILING - FLOOR) * SCALE)
    image = Image.new("RGB", size, tint)
    pen = ImageDraw.Draw(image)
    width, height = size
    for y in range(height):  # light falls from above
        share = y / height
        shade = tuple(round(c * (1.03 - 0.16 * share**1.4)) for c in tint)
        pen.line([(0, y), (width, y)], fill=tuple(min(255, c) for c in shade))
    paint(image, pen)
    pen.rectangle([0, height - 28, width, height], fill=(88, 102, 100))
    pen.line([(0, height - 30), (width, height - 30)], fill=(60, 74, 72), width=3)
    return image


def scroll(
    image: Image.Image,
    x: float,
    words: str,
    *,
    width: float = 0.62,
    size: float = 0.3,
    colour: tuple[int, int, int] = INK,
) -> None:
    """Hang a scroll with words from top to bottom; `x` and sizes in metres along the wall."""
    pen = ImageDraw.Draw(image)
    left, right = ((x - width / 2) * SCALE, (x + width / 2) * SCALE)
    top, bottom = 0.55 * SCALE, 2.95 * SCALE
    shadow = Image.new("L", image.size, 0)
    ImageDraw.Draw(shadow).rectangle([left + 8, top + 10, right + 10, bottom + 12], fill=110)
    image.paste((70, 80, 78), mask=shadow.filter(ImageFilter.GaussianBlur(9)))
    pen.rectangle([left, top, right, bottom], fill=PAPER, outline=(196, 190, 170), width=2)
    for y in (top, bottom):
        pen.rectangle([left - 9, y - 7, right + 9, y + 7], fill=(92, 70, 48))
    face = font(size * SCALE)
    columns = words.split("\n")
    pitch = size * SCALE * 1.25
    longest = max(map(len, columns))
    start = (top + bottom) / 2 - (longest - 1) * pitch / 2
    for number, column in enumerate(columns):
        middle = x * SCALE + ((len(columns) - 1) / 2 - number) * pitch
        for place, letter in enumerate(column):
            pen.text((middle, start + place * pitch), letter, colour, face, anchor="mm")


def title(pen: ImageDraw.ImageDraw, x: float, words: str, size: float = 0.36) -> None:
    """Write words along the wall, high up."""
    pen.text((x * SCALE, 0.28 * SCALE), words, JADE, font(size * SCALE), anchor="mm")


def hills(image: Image.Image, seed: int, base: float = 2.7, rise: float = 0.8) -> None:
    """Paint hills in three washes, the farthest palest."""
    width, height = image.size
    x = np.arange(width) / SCALE
    for layer in range(3):
        turn = seed * 1.7 + layer * 2.3
        waves = [
            math.sin(turn * wave) * 0.1 + np.sin(x * wave * 0.9 + turn * wave) / wave
            for wave in (1, 2.3, 4.1)
        ]
        ridge = np.sum(waves, axis=0)
        top = (base - rise * (0.62 - 0.2 * layer) - 0.17 * ridge) * SCALE + layer * 34
        wash = tuple(
            round(c + (p - c) * (0.80 - 0.17 * layer)) for c, p in zip(JADE, PAPER, strict=True)
        )
        outline = [(0, height), *zip(range(width), map(float, top), strict=True), (width, height)]
        mask = Image.new("L", image.size, 0)
        ImageDraw.Draw(mask).polygon(outline, fill=150)
        image.paste(wash, mask=mask.filter(ImageFilter.GaussianBlur(1.2)))


def water(image: Image.Image, seed: int) -> None:
    """Paint the lines of flowing water along the foot of a wall."""
    width, _ = image.size
    pen = ImageDraw.Draw(image)
    x = np.arange(0, width + 8, 8)
    for line in range(9):
        y = (2.86 + line * 0.062) * SCALE
        wave = 5 * np.sin(x / 92 + line * 0.9 + seed) + 2.4 * np.sin(x / 37 + line * 1.7)
        shade = tuple(
            round(c + (p - c) * (0.1 + 0.07 * line)) for c, p in zip(JADE, CELADON, strict=True)
        )
        pen.line([*zip(map(float, x), map(float, y + wave), strict=True)], fill=shade, width=3)


def mirror(image: Image.Image, x: float, radius: float = 0.95) -> None:
    """Hang the bronze mirror: rings, a polished face, its knob in the middle."""
    pen = ImageDraw.Draw(image)
    middle = x * SCALE, 1.72 * SCALE
    shadow = Image.new("L", image.size, 0)
    _disc(ImageDraw.Draw(shadow), (middle[0] + 12, middle[1] + 16), radius * SCALE, fill=120)
    image.paste((64, 70, 66), mask=shadow.filter(ImageFilter.GaussianBlur(14)))
    rings = ((1.0, (88, 96, 78)), (0.95, (146, 150, 118)), (0.9, (104, 116, 94)))
    for share, colour in (*rings, (0.72, (150, 160, 134)), (0.69, (196, 210, 196))):
        _disc(pen, middle, radius * share * SCALE, fill=colour)
    for knot in range(24):
        angle = math.tau * knot / 24
        at = radius * 0.81 * SCALE
        spot = middle[0] + at * math.cos(angle), middle[1] + at * math.sin(angle)
        _disc(pen, spot, 0.045 * SCALE, fill=(178, 180, 142))
    glow = Image.new("L", image.size, 0)
    _disc(ImageDraw.Draw(glow), (middle[0] - 40, middle[1] - 50), radius * 0.4 * SCALE, fill=150)
    image.paste((232, 240, 232), mask=glow.filter(ImageFilter.GaussianBlur(38)))


def _disc(
    pen: ImageDraw.ImageDraw, middle: tuple[float, float], radius: float, *, fill: Any
) -> None:
    x, y = middle
    pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=fill)


def doorway(image: Image.Image, x: float, words: str) -> None:
    """Open a round moon gate with light behind it, and write over it."""
    pen = ImageDraw.Draw(image)
    middle = x * SCALE, 2.05 * SCALE
    for share, colour in ((1.1, (150, 162, 156)), (1.04, (108, 122, 116)), (1.0, (232, 238, 226))):
        _disc(pen, middle, 1.08 * share * SCALE, fill=colour)
    glow = Image.new("L", image.size, 0)
    _disc(ImageDraw.Draw(glow), middle, 0.6 * SCALE, fill=190)
    image.paste((252, 250, 238), mask=glow.filter(ImageFilter.GaussianBlur(50)))
    pen.text((middle[0], 0.52 * SCALE), words, JADE, font(0.34 * SCALE), anchor="mm")


def stairs(image: Image.Image, x: float, words: Sequence[str]) -> None:
    """Paint the four forms as bars, each narrower than the one below it."""
    pen = ImageDraw.Draw(image)
    for step, word in enumerate(words):
        half = (1.7 - step * 0.26) * SCALE
        y = (2.72 - step * 0.56) * SCALE
        share = step / (len(words) - 1)
        mix = zip(JADE, VERMILION, strict=True)
        colour = tuple(round(a + (b - a) * share) for a, b in mix)
        pen.rectangle([x * SCALE - half, y - 42, x * SCALE + half, y + 42], fill=colour)
        pen.text((x * SCALE, y), word, PAPER, font(0.2 * SCALE), anchor="mm")
