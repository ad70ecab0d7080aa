"""Pictures and recordings of the tests' own, with all that must not be published."""

from __future__ import annotations

import io
import zlib
from struct import pack
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageCms, PngImagePlugin

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "机密暗记XYZZY"
SECRET_BYTES = (SECRET.encode(), b"XYZZY", SECRET.encode("gbk"), SECRET.encode("utf-16-le"))
ORIENTATION, DESCRIPTION, GPS = 0x0112, 0x010E, 0x8825


def gradient(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """Red grows from left to right, green from top to bottom, so that every turn shows."""
    red = Image.linear_gradient("L").rotate(90).resize((width, height))
    green = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (red, green, Image.new("L", (width, height), 40))).convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """Where and by whom a picture was taken, and how the camera was held."""
    made = Image.Exif()
    made[ORIENTATION] = orientation
    made[DESCRIPTION] = SECRET
    made.get_ifd(GPS).update(
        {1: "N", 2: (26.0, 53.0, 24.0), 3: "E", 4: (112.0, 36.0, 0.0), 29: SECRET}
    )
    return made


def telling(format: str, image: Image.Image | None = None, **more: Any) -> bytes:
    """A picture with everything around its pixels that the format can hold."""
    notes: dict[str, Any] = {"exif": exif(), "icc_profile": _profile(), **more}
    if format == "JPEG":
        notes |= {"comment": SECRET.encode(), "xmp": SECRET.encode()}
    elif format == "PNG":
        notes["pnginfo"] = PngImagePlugin.PngInfo()
        notes["pnginfo"].add_itxt("Comment", SECRET, zip=False)
        notes["pnginfo"].add_text("Author", "XYZZY")
    elif format == "WEBP":
        notes["xmp"] = SECRET.encode()
    elif format == "GIF":
        notes = {"comment": SECRET.encode()}
    stream = io.BytesIO()
    (image or gradient()).save(stream, format, **notes)
    data = stream.getvalue()
    # Also behind the picture's end.
    return data + SECRET.encode() if format in ("JPEG", "PNG", "GIF") else data


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few bytes that claims billions of pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


FRAME = b"\xff\xfb\x90\x64" + bytes(range(256)) * 1 + bytes(157)
"""One frame of MPEG-1 layer III: 128 kbit/s, 44.1 kHz, 417 bytes. What sounds does not matter here.
"""


def recording(frames: int = 40) -> bytes:
    """An MP3 with tags of every kind around its frames."""
    text = b"\x03" + SECRET.encode()
    frame = b"TIT2" + pack(">I", len(text)) + b"\0\0" + text
    size = len(frame)
    id3v2 = (
        b"ID3\x04\0\0"
        + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127])
        + frame
    )
    ape = b"APETAGEX" + SECRET.encode()
    return id3v2 + FRAME * frames + ape + b"TAG" + SECRET.encode().ljust(125, b"\0")


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
