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
from PIL import Image, ImageDraw, ImageFilter

from generator.starter.painting import (
    CEILING,
    FLOOR,
    INK,
    JADE,
    SCALE,
    STONE,
    VERMILION,
    doorway,
    hills,
    mirror,
    scroll,
    stairs,
    title,
    wall,
    water,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.starter.painting import Paint

    Array = np.ndarray[Any, np.dtype[np.float64]]

WIDTH, HEIGHT = 2048, 1024
_FINER = 2  # rays a pixel, each way
_QUALITY = 84

HALF_X, HALF_Z = 4.4, 3.4  # metres from the middle to the walls


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


def _ground(tint: tuple[int, int, int]) -> Image.Image:
    """A floor of stone slabs that holds some of the light of the walls."""
    size = round(2 * HALF_X * SCALE), round(2 * HALF_Z * SCALE)
    slab = tuple(round(c * 0.62 + s * 0.2) for c, s in zip(tint, STONE, strict=True))
    image = Image.new("RGB", size, slab)
    pen = ImageDraw.Draw(image)
    step = round(0.8 * SCALE)
    for x in range(0, size[0], step):
        pen.line([(x, 0), (x, size[1])], fill=tuple(c - 16 for c in slab), width=3)
    for y in range(0, size[1], step):
        pen.line([(0, y), (size[0], y)], fill=tuple(c - 16 for c in slab), width=3)
    return image


def _sky() -> Image.Image:
    """A white ceiling with beams and a bright opening in the middle."""
    size = round(2 * HALF_X * SCALE), round(2 * HALF_Z * SCALE)
    image = Image.new("RGB", size, (226, 228, 220))
    pen = ImageDraw.Draw(image)
    for x in range(0, size[0], round(1.1 * SCALE)):
        pen.rectangle([x - 9, 0, x + 9, size[1]], fill=(176, 166, 146))
    light = Image.new("L", size, 0)
    inset = 1.5 * SCALE
    ImageDraw.Draw(light).rectangle([inset, inset, size[0] - inset, size[1] - inset], fill=255)
    image.paste((255, 254, 246), mask=light.filter(ImageFilter.GaussianBlur(30)))
    lattice = round(0.42 * SCALE)
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
        doorway(image, image.width / SCALE / 2, words)

    return paint


def _single(words: str, colour: tuple[int, int, int] = INK) -> Paint:
    def paint(image: Image.Image, pen: ImageDraw.ImageDraw) -> None:
        scroll(image, image.width / SCALE / 2, words, width=1.1, size=0.27, colour=colour)

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
