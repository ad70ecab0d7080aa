"""Render the rooms of the sample's hall on the web: three panoramas, drawn by nobody but us.

`python -m generator.starter.halls content/media` writes them. Each room is a box whose walls are
painted flat; every ray from its middle meets one of them. Equal programs give equal pictures.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pylopdf_fonts_zh_cn as packaged
from PIL import Image, ImageDraw, ImageFilter, ImageFont

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Array = np.ndarray[Any, np.dtype[np.float64]]
    Paint = Callable[[Image.Image, ImageDraw.ImageDraw], None]

WIDTH, HEIGHT = 2048, 1024
_FINER = 2  # rays a pixel, each way
_QUALITY = 84

HALF_X, HALF_Z = 4.4, 3.4  # metres from the middle to the walls
CEILING, FLOOR = 2.0, -1.6
_SCALE = 200  # dots of a wall a metre

PAPER, CELADON, JADE, INK = (246, 243, 234), (214, 230, 222), (31, 111, 99), (31, 42, 44)
VERMILION, OCHRE, STONE = (179, 57, 47), (154, 116, 38), (120, 131, 130)


@dataclass(frozen=True, slots=True)
class Room:
    """Hold a room: the file, the colour of its walls, and what is painted on each.

    Walls go round as one turns to the right, from the one behind the left edge of the picture.
    """

    name: str
    tint: tuple[int, int, int]
    back: Paint
    left: Paint
    front: Paint
    right: Paint


def font(size: float) -> ImageFont.FreeTypeFont:
    """Return the Song face in a size in dots."""
    return ImageFont.truetype(str(packaged.serif_path()), round(size))


def wall(metres: float, tint: tuple[int, int, int], paint: Paint) -> Image.Image:
    """Return a painted wall, `metres` wide, from ceiling to floor."""
    size = round(metres * _SCALE), round((CEILING - FLOOR) * _SCALE)
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
    left, right = ((x - width / 2) * _SCALE, (x + width / 2) * _SCALE)
    top, bottom = 0.55 * _SCALE, 2.95 * _SCALE
    shadow = Image.new("L", image.size, 0)
    ImageDraw.Draw(shadow).rectangle([left + 8, top + 10, right + 10, bottom + 12], fill=110)
    image.paste((70, 80, 78), mask=shadow.filter(ImageFilter.GaussianBlur(9)))
    pen.rectangle([left, top, right, bottom], fill=PAPER, outline=(196, 190, 170), width=2)
    for y in (top, bottom):
        pen.rectangle([left - 9, y - 7, right + 9, y + 7], fill=(92, 70, 48))
    face = font(size * _SCALE)
    columns = words.split("\n")
    pitch = size * _SCALE * 1.25
    longest = max(map(len, columns))
    start = (top + bottom) / 2 - (longest - 1) * pitch / 2
    for number, column in enumerate(columns):
        middle = x * _SCALE + ((len(columns) - 1) / 2 - number) * pitch
        for place, letter in enumerate(column):
            pen.text((middle, start + place * pitch), letter, colour, face, anchor="mm")


def title(pen: ImageDraw.ImageDraw, x: float, words: str, size: float = 0.36) -> None:
    """Write words along the wall, high up."""
    pen.text((x * _SCALE, 0.28 * _SCALE), words, JADE, font(size * _SCALE), anchor="mm")


def hills(image: Image.Image, seed: int, base: float = 2.7, rise: float = 0.8) -> None:
    """Paint hills in three washes, the farthest palest."""
    width, height = image.size
    x = np.arange(width) / _SCALE
    for layer in range(3):
        turn = seed * 1.7 + layer * 2.3
        waves = [
            math.sin(turn * wave) * 0.1 + np.sin(x * wave * 0.9 + turn * wave) / wave
            for wave in (1, 2.3, 4.1)
        ]
        ridge = np.sum(waves, axis=0)
        top = (base - rise * (0.62 - 0.2 * layer) - 0.17 * ridge) * _SCALE + layer * 34
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
        y = (2.86 + line * 0.062) * _SCALE
        wave = 5 * np.sin(x / 92 + line * 0.9 + seed) + 2.4 * np.sin(x / 37 + line * 1.7)
        shade = tuple(
            round(c + (p - c) * (0.1 + 0.07 * line)) for c, p in zip(JADE, CELADON, strict=True)
        )
        pen.line([*zip(map(float, x), map(float, y + wave), strict=True)], fill=shade, width=3)


def mirror(image: Image.Image, x: float, radius: float = 0.95) -> None:
    """Hang the bronze mirror: rings, a polished face, its knob in the middle."""
    pen = ImageDraw.Draw(image)
    middle = x * _SCALE, 1.72 * _SCALE
    shadow = Image.new("L", image.size, 0)
    _disc(ImageDraw.Draw(shadow), (middle[0] + 12, middle[1] + 16), radius * _SCALE, fill=120)
    image.paste((64, 70, 66), mask=shadow.filter(ImageFilter.GaussianBlur(14)))
    rings = ((1.0, (88, 96, 78)), (0.95, (146, 150, 118)), (0.9, (104, 116, 94)))
    for share, colour in (*rings, (0.72, (150, 160, 134)), (0.69, (196, 210, 196))):
        _disc(pen, middle, radius * share * _SCALE, fill=colour)
    for knot in range(24):
        angle = math.tau * knot / 24
        at = radius * 0.81 * _SCALE
        spot = middle[0] + at * math.cos(angle), middle[1] + at * math.sin(angle)
        _disc(pen, spot, 0.045 * _SCALE, fill=(178, 180, 142))
    glow = Image.new("L", image.size, 0)
    _disc(ImageDraw.Draw(glow), (middle[0] - 40, middle[1] - 50), radius * 0.4 * _SCALE, fill=150)
    image.paste((232, 240, 232), mask=glow.filter(ImageFilter.GaussianBlur(38)))


def _disc(
    pen: ImageDraw.ImageDraw, middle: tuple[float, float], radius: float, *, fill: Any
) -> None:
    x, y = middle
    pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=fill)


def doorway(image: Image.Image, x: float, words: str) -> None:
    """Open a round moon gate with light behind it, and write over it."""
    pen = ImageDraw.Draw(image)
    middle = x * _SCALE, 2.05 * _SCALE
    for share, colour in ((1.1, (150, 162, 156)), (1.04, (108, 122, 116)), (1.0, (232, 238, 226))):
        _disc(pen, middle, 1.08 * share * _SCALE, fill=colour)
    glow = Image.new("L", image.size, 0)
    _disc(ImageDraw.Draw(glow), middle, 0.6 * _SCALE, fill=190)
    image.paste((252, 250, 238), mask=glow.filter(ImageFilter.GaussianBlur(50)))
    pen.text((middle[0], 0.52 * _SCALE), words, JADE, font(0.34 * _SCALE), anchor="mm")


def stairs(image: Image.Image, x: float, words: Sequence[str]) -> None:
    """Paint the four forms as bars, each narrower than the one below it."""
    pen = ImageDraw.Draw(image)
    for step, word in enumerate(words):
        half = (1.7 - step * 0.26) * _SCALE
        y = (2.72 - step * 0.56) * _SCALE
        share = step / (len(words) - 1)
        mix = zip(JADE, VERMILION, strict=True)
        colour = tuple(round(a + (b - a) * share) for a, b in mix)
        pen.rectangle([x * _SCALE - half, y - 42, x * _SCALE + half, y + 42], fill=colour)
        pen.text((x * _SCALE, y), word, PAPER, font(0.2 * _SCALE), anchor="mm")


def _ground(tint: tuple[int, int, int]) -> Image.Image:
    """A floor of stone slabs that holds some of the light of the walls."""
    size = round(2 * HALF_X * _SCALE), round(2 * HALF_Z * _SCALE)
    slab = tuple(round(c * 0.62 + s * 0.2) for c, s in zip(tint, STONE, strict=True))
    image = Image.new("RGB", size, slab)
    pen = ImageDraw.Draw(image)
    step = round(0.8 * _SCALE)
    for x in range(0, size[0], step):
        pen.line([(x, 0), (x, size[1])], fill=tuple(c - 16 for c in slab), width=3)
    for y in range(0, size[1], step):
        pen.line([(0, y), (size[0], y)], fill=tuple(c - 16 for c in slab), width=3)
    return image


def _sky() -> Image.Image:
    """A white ceiling with beams and a bright opening in the middle."""
    size = round(2 * HALF_X * _SCALE), round(2 * HALF_Z * _SCALE)
    image = Image.new("RGB", size, (226, 228, 220))
    pen = ImageDraw.Draw(image)
    for x in range(0, size[0], round(1.1 * _SCALE)):
        pen.rectangle([x - 9, 0, x + 9, size[1]], fill=(176, 166, 146))
    light = Image.new("L", size, 0)
    inset = 1.5 * _SCALE
    ImageDraw.Draw(light).rectangle([inset, inset, size[0] - inset, size[1] - inset], fill=255)
    image.paste((255, 254, 246), mask=light.filter(ImageFilter.GaussianBlur(30)))
    lattice = round(0.42 * _SCALE)
    for x in range(round(inset), round(size[0] - inset), lattice):
        pen.line([(x, inset), (x, size[1] - inset)], fill=(222, 214, 194), width=4)
    for y in range(round(inset), round(size[1] - inset), lattice):
        pen.line([(inset, y), (size[0] - inset, y)], fill=(222, 214, 194), width=4)
    return image


def panorama(room: Room) -> Image.Image:
    """Return a room as seen all round from its middle, 2:1."""
    faces = {
        "back": wall(2 * HALF_X, room.tint, room.back),
        "left": wall(2 * HALF_Z, room.tint, room.left),
        "front": wall(2 * HALF_X, room.tint, room.front),
        "right": wall(2 * HALF_Z, room.tint, room.right),
        "floor": _ground(room.tint),
        "sky": _sky(),
    }
    width, height = WIDTH * _FINER, HEIGHT * _FINER
    lon = (np.arange(width) + 0.5) / width * math.tau
    lat = (0.5 - (np.arange(height) + 0.5) / height) * math.pi
    x = np.cos(lat)[:, None] * np.sin(lon)[None, :]
    z = np.cos(lat)[:, None] * np.cos(lon)[None, :]
    y = np.broadcast_to(np.sin(lat)[:, None], x.shape)
    pixels = _meet(x, y, z, faces)
    return Image.fromarray(pixels).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _meet(x: Array, y: Array, z: Array, faces: dict[str, Image.Image]) -> Any:
    """The colour that each ray meets first; all coordinates of the rays' directions."""
    small = 1e-9
    with np.errstate(divide="ignore"):
        to_x = HALF_X / np.maximum(np.abs(x), small)
        to_z = HALF_Z / np.maximum(np.abs(z), small)
        to_y = np.where(y > 0, CEILING, -FLOOR) / np.maximum(np.abs(y), small)
    far = np.minimum(np.minimum(to_x, to_z), to_y)
    px, py, pz = x * far, y * far, z * far
    down = (CEILING - py) / (CEILING - FLOOR)
    flat = (px / HALF_X + 1) / 2, (pz / HALF_Z + 1) / 2
    sides = {
        "floor": ((far == to_y) & (y < 0), *flat),
        "sky": ((far == to_y) & (y > 0), *flat),
        "left": ((far == to_x) & (x > 0), (1 - pz / HALF_Z) / 2, down),
        "right": ((far == to_x) & (x < 0), (1 + pz / HALF_Z) / 2, down),
        "front": ((far == to_z) & (z < 0), (1 - px / HALF_X) / 2, down),
        "back": ((far == to_z) & (z > 0), (1 + px / HALF_X) / 2, down),
    }
    result = np.zeros((*x.shape, 3), np.uint8)
    for name, (mask, across, below) in sides.items():
        face = np.asarray(faces[name])
        rows = np.clip((below[mask] * face.shape[0]).astype(int), 0, face.shape[0] - 1)
        columns = np.clip((across[mask] * face.shape[1]).astype(int), 0, face.shape[1] - 1)
        result[mask] = face[rows, columns]
    return _dusk(result, px, pz)


def _dusk(pixels: Any, px: Array, pz: Array) -> Any:
    """Darken the corners a little, as rooms do."""
    corner = (np.abs(px) / HALF_X) * (np.abs(pz) / HALF_Z)
    return (pixels * (1 - 0.13 * corner**3)[:, :, None]).astype(np.uint8)


_MIDDLE, _SIDE = HALF_X, HALF_Z  # the middles of the long and the short walls, in metres


def _questions(image: Image.Image, pen: ImageDraw.ImageDraw) -> None:
    hills(image, 2)
    water(image, 2)
    title(pen, _MIDDLE, "用权三问")
    for x, words in (
        (_MIDDLE + 1.9, "这件事\n是不是我该管的"),
        (_MIDDLE, "我的意见会不会\n让人不敢再说话"),
        (_MIDDLE - 1.9, "明天有人问起\n我拿得出依据吗"),
    ):
        scroll(image, x, words, width=0.95, size=0.24)


def _landscape(seed: int) -> Paint:
    def paint(image: Image.Image, pen: ImageDraw.ImageDraw) -> None:
        hills(image, seed)
        water(image, seed)

    return paint


def _gate(words: str, seed: int) -> Paint:
    def paint(image: Image.Image, pen: ImageDraw.ImageDraw) -> None:
        hills(image, seed)
        water(image, seed)
        doorway(image, image.width / _SCALE / 2, words)

    return paint


def _single(words: str, colour: tuple[int, int, int] = INK) -> Paint:
    def paint(image: Image.Image, pen: ImageDraw.ImageDraw) -> None:
        scroll(image, image.width / _SCALE / 2, words, width=1.1, size=0.27, colour=colour)

    return paint


def _mirror_wall(image: Image.Image, pen: ImageDraw.ImageDraw) -> None:
    mirror(image, _MIDDLE)
    for x, words in ((_MIDDLE + 2.4, "照见自己"), (_MIDDLE - 2.4, "再看别人")):
        scroll(image, x, words, size=0.36)


def _disciplines(words: Sequence[str]) -> Paint:
    def paint(image: Image.Image, pen: ImageDraw.ImageDraw) -> None:
        for number, word in enumerate(words):
            scroll(image, _SIDE + (1 - number) * 1.35, word, size=0.36, colour=JADE)

    return paint


def _four_forms(image: Image.Image, pen: ImageDraw.ImageDraw) -> None:
    title(pen, _MIDDLE, "“四种形态”")
    stairs(image, _MIDDLE, ("第一种　成为常态", "第二种　大多数", "第三种　少数", "第四种　极少数"))


ROOMS = (
    Room(
        "hall-water",
        (232, 238, 230),
        _landscape(5),
        _single("第一步\n往往只是一顿饭", VERMILION),
        _questions,
        _gate("照镜", 3),
    ),
    Room(
        "hall-mirror",
        (226, 230, 218),
        _gate("守门", 1),
        _disciplines(("政治纪律", "组织纪律", "廉洁纪律")),
        _mirror_wall,
        _disciplines(("群众纪律", "工作纪律", "生活纪律")),
    ),
    Room(
        "hall-gate",
        (236, 232, 222),
        _landscape(9),
        _single("先问能不能\n再问要不要"),
        _four_forms,
        _gate("出门之前", 6),
    ),
)


def main(folder: Path) -> None:
    """Write the panoramas of all rooms into a folder, as JPEG."""
    for room in ROOMS:
        panorama(room).save(folder / f"{room.name}.jpg", quality=_QUALITY, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
