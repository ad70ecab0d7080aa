"""Make pictures anew from their pixels: upright, in sRGB, in the sizes that screens need.

What cameras and programs write beside the pixels (place, time, owner, thumbnails, comments,
profiles) is left behind. Equal pixels give equal bytes with the versions of Pillow and libwebp that
the lock file names.
"""

from __future__ import annotations

import io
import re
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import ExifTags, Image, ImageCms, ImageOps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIXEL_LIMIT = 80_000_000
"""Pixels of one picture; a file of a few kilobytes can claim billions."""

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF"}
"""For every extension the name by which Pillow knows the format."""

WIDTHS = (480, 960, 1600)
WIDE_WIDTHS = (960, 1920, 3840)
"""Of pictures at least twice as wide as high: panoramas are looked at piece by piece."""

_HEIGHT_LIMIT = 4_000
_QUALITY = 80


class TooManyPixelsError(Exception):
    """Say that the picture would fill the memory; says how large it claims to be."""


class UnsoundError(Exception):
    """Say that the file begins like a picture and is none."""


@contextmanager
def strictly() -> Iterator[None]:
    """Guard all reading of pictures.

    Pillow's warning of a bomb is an error, its other warnings concern nobody. Holds for the whole
    process, so it goes around threads, not into them.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def look(file: Path) -> None:
    """Read all of a picture, small and fast where its format allows.

    Raises TooManyPixelsError, UnsoundError.
    """
    _read(file, 1)


def size(file: Path) -> tuple[int, int]:
    """Return width and height of a picture as it is seen upright; 0, 0 of what is none."""
    try:
        with Image.open(file, formats=[_format(file)]) as image:
            turned = image.getexif().get(ExifTags.Base.Orientation, 1) in _ON_ITS_SIDE
            return (image.height, image.width) if turned else image.size
    except Exception:  # `look` says what is wrong with it
        return 0, 0


_ON_ITS_SIDE = (5, 6, 7, 8)


def renditions(file: Path) -> list[tuple[int, int, bytes]]:
    """Return width, height and WebP bytes of a picture in all its sizes, smallest first.

    Raises as `look` does.
    """
    image = _read(file, max(WIDE_WIDTHS))
    return [
        (*size, _encode(image.resize(size, Image.Resampling.LANCZOS), "WEBP"))
        for size in _sizes(*image.size)
    ]


def clean(file: Path) -> bytes:
    """Return a picture in the format it begins with, as large as screens need.

    Raises as `look` does.
    """
    format = format_of(file) or _format(file)
    image = _read(file, max(WIDTHS), format)
    image.thumbnail((max(WIDTHS), _HEIGHT_LIMIT), Image.Resampling.LANCZOS)
    return _encode(image, format)


def _sizes(width: int, height: int) -> list[tuple[int, int]]:
    steps = WIDE_WIDTHS if width >= 2 * height else WIDTHS
    largest = max(1, min(width, steps[-1], width * _HEIGHT_LIMIT // height))
    widths = [step for step in steps if step < largest] + [largest]
    return [(step, max(1, round(height * step / width))) for step in widths]


def format_of(file: Path) -> str:
    """Return the name by which Pillow knows a picture, by how it begins.

    "" of what is made anew from no format.
    """
    with file.open("rb") as stream:
        head = stream.read(12)
    return next((name for name, start in _STARTS.items() if re.match(start, head, re.DOTALL)), "")


_STARTS = {
    "JPEG": rb"\xff\xd8\xff",  # .jpg, .jfif, .mpo
    "PNG": rb"\x89PNG\r\n\x1a\n",
    "WEBP": rb"RIFF....WEBP",
    "GIF": rb"GIF8[79]a",
}


def _format(file: Path) -> str:
    return FORMATS[file.suffix.lower().lstrip(".")]


def _read(file: Path, width: int, format: str = "") -> Image.Image:
    """Return the pixels of a picture's first frame.

    At least `width` of its columns, where it has so many.
    """
    try:
        with Image.open(file, formats=[format or _format(file)]) as image:
            if image.width * image.height > PIXEL_LIMIT:
                raise TooManyPixelsError(f"{image.width:,} × {image.height:,} px")
            image.draft(image.mode, (width, width))  # a JPEG is read at a fraction of its size
            return _plain(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooManyPixelsError(f"> {PIXEL_LIMIT:,} px") from None
    except TooManyPixelsError:
        raise
    except Exception as error:  # Pillow's readers meet broken files with errors of any type
        raise UnsoundError(str(error)) from error


def _plain(image: Image.Image) -> Image.Image:
    """A new picture that has nothing but the pixels of another, as they are meant to be seen."""
    upright = ImageOps.exif_transpose(image)
    profile = image.info.get("icc_profile")
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    source = _in_srgb(_of_eight_bits(upright), profile, mode)
    plain = Image.new(mode, source.size)
    plain.paste(source)
    return plain


def _of_eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode not in ("P", "PA", "1"):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None, mode: str) -> Image.Image:
    """Return colours as the picture's profile means them.

    They stay as they are where the profile is broken or of another kind of picture.
    """
    if profile:
        try:
            stated = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            result = ImageCms.profileToProfile(
                image, stated, srgb, outputMode="RGBA" if image.mode == "RGBA" else "RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            result = None
        if result is not None:
            return result.convert(mode)
    return image.convert(mode)


def _encode(image: Image.Image, format: str) -> bytes:
    stream = io.BytesIO()
    image = image.convert("RGB") if format == "JPEG" else image
    image.save(stream, format, quality=_QUALITY)
    return stream.getvalue()
