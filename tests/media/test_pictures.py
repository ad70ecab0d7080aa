"""Make pictures anew: their pixels, upright, in the right colours and sizes, nothing else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageFile, ImageOps

from generator import media
from generator.media import picture
from tests.media import samples

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}


def _prepared(tmp_path: Path, name: str, data: bytes) -> list[Image.Image]:
    """A file's renditions, smallest first, read again."""
    samples.write(tmp_path, {f"content/media/{name}": data})
    album = media.prepare(tmp_path / "content", [f"media/{name}"], tmp_path / "kept")
    display = album.pictures[f"media/{name}"]
    images: list[Image.Image] = [
        Image.open(io.BytesIO(album.files[one.path].read_bytes())) for one in display.renditions
    ]
    assert [image.size for image in images] == [
        (one.width, one.height) for one in display.renditions
    ]
    return images


@pytest.mark.parametrize("format", FORMATS)
def test_only_pixels_are_published(format: str, tmp_path: Path) -> None:
    data = samples.telling(format)
    assert any(secret in data for secret in samples.SECRET_BYTES)
    samples.write(tmp_path, {"content/media/x." + FORMATS[format]: data})
    name = "media/x." + FORMATS[format]
    album = media.prepare(tmp_path / "content", [name], tmp_path / "kept")
    beside_a_page = media.clean(tmp_path / "content" / name)
    published = [beside_a_page, *(file.read_bytes() for file in album.files.values())]
    assert len(published) == 3
    for bytes_ in published:
        assert not [secret for secret in samples.SECRET_BYTES if secret in bytes_]
        with Image.open(io.BytesIO(bytes_)) as image:
            assert not image.getexif()
            assert not {"exif", "icc_profile", "xmp", "comment", "Comment", "Author"} & set(
                image.info
            )
    assert data not in published


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright_however_the_camera_was_held(orientation: int, tmp_path: Path) -> None:
    data = samples.telling("JPEG", exif=samples.exif(orientation), quality=95)
    with Image.open(io.BytesIO(data)) as original:
        expected = ImageOps.exif_transpose(original).convert("RGB")
    image = _prepared(tmp_path, "x.jpg", data)[-1].convert("RGB")
    assert image.size == expected.size
    for x, y in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
        spot = int(x * image.width), int(y * image.height)
        assert _near(image.getpixel(spot), expected.getpixel(spot))


def _near(one: object, other: object, distance: int = 12) -> bool:
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    return all(abs(a - b) <= distance for a, b in zip(one, other, strict=True))


def test_colours_are_those_that_the_profile_means(tmp_path: Path) -> None:
    """Exchange red and blue in a profile: the picture has them exchanged once it is gone."""
    data = bytearray(samples._profile())
    red, blue = data.index(b"rXYZ", 128), data.index(b"bXYZ", 128)
    data[red : red + 4], data[blue : blue + 4] = b"bXYZ", b"rXYZ"
    stream = io.BytesIO()
    Image.new("RGB", (50, 50), (250, 0, 0)).save(stream, "PNG", icc_profile=bytes(data))
    image = _prepared(tmp_path, "x.png", stream.getvalue())[-1].convert("RGB")
    assert _near(image.getpixel((20, 20)), (0, 0, 250), 30)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixels(mode: str, tmp_path: Path) -> None:
    image = (
        Image.new("I;16", (60, 40), 40_000)
        if mode == "I;16"
        else samples.gradient(60, 40).convert(mode)
    )
    if mode in ("LA", "RGBA"):
        image.putalpha(120)
    stream = io.BytesIO()
    format = "JPEG" if mode == "CMYK" else "PNG"
    image.save(stream, format, icc_profile=b"no profile at all")
    (display,) = _prepared(tmp_path, "x." + FORMATS[format], stream.getvalue())
    assert display.mode == ("RGBA" if mode in ("LA", "RGBA") else "RGB")
    if mode == "I;16":
        assert _near(display.convert("RGB").getpixel((5, 5)), (156, 156, 156))


def test_several_widths_never_larger_than_the_original(tmp_path: Path) -> None:
    def widths(width: int, height: int) -> list[int]:
        data = io.BytesIO()
        Image.new("RGB", (width, height)).save(data, "PNG")
        return [
            image.width for image in _prepared(tmp_path, f"{width}x{height}.png", data.getvalue())
        ]

    assert widths(3000, 2000) == [480, 960, 1600]
    assert widths(960, 700) == [480, 960]
    assert widths(300, 200) == [300]
    assert widths(6000, 1500) == [960, 1920, 3840]
    assert widths(1, 9000) == [1]
    assert widths(1000, 16_000) == [250]


def test_the_first_picture_of_several(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    for format in ("GIF", "WEBP"):
        stream = io.BytesIO()
        frames[0].save(stream, format, save_all=True, append_images=frames[1:])
        (image,) = _prepared(tmp_path, f"x.{FORMATS[format]}", stream.getvalue())
        assert getattr(image, "n_frames", 1) == 1
        assert _near(image.convert("RGB").getpixel((9, 9)), (255, 0, 0))
    stream = io.BytesIO()
    frames[0].save(stream, "MPO", save_all=True, append_images=frames[1:])
    assert _near(_prepared(tmp_path, "x.jpg", stream.getvalue())[0].getpixel((9, 9)), (255, 0, 0))


def test_a_bomb_is_not_set_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is known by its head; its pixels are never unpacked."""

    def load(self: ImageFile.ImageFile) -> None:
        pytest.fail("the pixels were unpacked")

    samples.write(tmp_path, {"b.png": samples.bomb()})
    monkeypatch.setattr(ImageFile.ImageFile, "load", load)
    with picture.strictly(), pytest.raises(picture.TooManyPixelsError):
        picture.look(tmp_path / "b.png")


def test_a_large_one_within_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    Image.new("1", (10_000, 8_000)).save(tmp_path / "media/l.png")
    assert list(media.check(tmp_path, "media/l.png", ())) == []


def test_broken_files_of_every_format(tmp_path: Path) -> None:
    """Cut files or change bytes anywhere: each can be read or is said to be unsound."""
    image = samples.gradient(64, 48)
    sound = broken = 0
    with picture.strictly():
        for format, suffix in FORMATS.items():
            data = samples.telling(format, image)
            for step in range(60):
                at = len(data) * step // 60
                for damaged in (data[:at], data[:at] + b"\xff\x00\x7f" + data[at + 3 :]):
                    samples.write(tmp_path, {f"x.{suffix}": damaged})
                    try:
                        picture.look(tmp_path / f"x.{suffix}")
                        sound += 1
                    except (picture.UnsoundError, picture.TooManyPixelsError):
                        broken += 1
    print(f"{sound + broken} damaged pictures: {broken} refused, {sound} still readable")
    assert broken > 150


def test_a_picture_under_a_false_name_is_unsound(tmp_path: Path) -> None:
    samples.write(tmp_path, {"x.png": samples.telling("JPEG")})
    with picture.strictly(), pytest.raises(picture.UnsoundError):
        picture.look(tmp_path / "x.png")


@pytest.mark.parametrize("name", ["a.jfif", "a.mpo", "a.dat"])
def test_a_picture_is_known_by_how_it_begins(name: str, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    Image.new("RGB", (8, 8)).save(tmp_path / name, "JPEG", exif=exif)
    assert media.is_picture(tmp_path / name)
    assert b"secret place" not in media.clean(tmp_path / name)


@pytest.mark.parametrize("head", [b"\0\0\0\x1cftypavif", b"\0\0\0\x1cftypheic", b"II*\0\x08\0\0\0"])
def test_other_photos_are_refused(head: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(head + bytes(20))
    assert "另存为" in media.refusal(tmp_path / "a.jpg")
