"""Names by content, the same bytes every time, made once and kept."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from generator import media
from generator.media import picture
from generator.media.recording import frames
from tests.media import samples

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {
        "a.jpg": samples.telling("JPEG"),
        "b.png": samples.telling("PNG"),
        "c.mp3": samples.recording(),
    }
    samples.write(tmp_path / "content" / "media", files)
    return tmp_path / "content"


NAMES = ["media/a.jpg", "media/b.png", "media/c.mp3"]


def _published(album: media.Album) -> dict[str, bytes]:
    return {path: file.read_bytes() for path, file in album.files.items()}


def test_names_say_what_is_in_them(content: Path, tmp_path: Path) -> None:
    album = media.prepare(content, NAMES, tmp_path / "kept")
    assert len(album.files) == 5
    for path, data in _published(album).items():
        assert path.startswith(f"media/{sha256(data).hexdigest()[:20]}")


def test_the_same_bytes_every_time(content: Path, tmp_path: Path) -> None:
    first = media.prepare(content, NAMES, tmp_path / "one")
    second = media.prepare(content, reversed(NAMES), tmp_path / "two")
    again = media.prepare(content, NAMES, tmp_path / "one")
    assert _published(first) == _published(second) == _published(again)
    assert first.pictures == second.pictures == again.pictures


def test_what_is_kept_is_not_made_again(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = media.prepare(content, NAMES, tmp_path / "kept")
    monkeypatch.setattr(picture, "renditions", lambda file: pytest.fail("made again"))
    assert media.prepare(content, NAMES, tmp_path / "kept") == before
    assert not list((tmp_path / "kept").glob(".*")), "nothing half-made is left"


def test_a_changed_picture_is_made_again(content: Path, tmp_path: Path) -> None:
    before = media.prepare(content, NAMES, tmp_path / "kept")
    samples.write(content, {"media/a.jpg": samples.telling("JPEG", samples.gradient().rotate(180))})
    after = media.prepare(content, NAMES, tmp_path / "kept")
    assert before.pictures["media/a.jpg"] != after.pictures["media/a.jpg"]
    assert before.pictures["media/b.png"] == after.pictures["media/b.png"]


def test_equal_pictures_are_published_once(content: Path, tmp_path: Path) -> None:
    samples.write(content, {"media/copy.JPG": (content / "media/a.jpg").read_bytes()})
    album = media.prepare(content, ["media/a.jpg", "media/copy.JPG"], tmp_path / "kept")
    assert len(album.files) == 2


def test_a_file_that_broke_since_it_was_checked(content: Path, tmp_path: Path) -> None:
    (content / "media/a.jpg").write_bytes(b"\xff\xd8\xff broken")
    with pytest.raises(media.UnusableError, match=r"a\.jpg"):
        media.prepare(content, NAMES, tmp_path / "kept")
    (content / "media/a.jpg").unlink()
    with pytest.raises(media.UnusableError, match=r"a\.jpg"):
        media.prepare(content, NAMES, tmp_path / "kept")


def test_recordings_lose_their_tags() -> None:
    data = samples.recording(frames=40)
    assert any(secret in data for secret in samples.SECRET_BYTES)
    assert list(frames(data)) == [samples.FRAME] * 40


def test_frames_of_slower_versions() -> None:
    of_version_2 = b"\xff\xf3\x80\x64" + bytes(204)  # 64 kbit/s at 22.05 kHz: 208 bytes
    of_version_2_5 = b"\xff\xe3\x40\x64" + bytes(204)  # 32 kbit/s at 11.025 kHz: 208 bytes
    assert list(frames(b"ID3 x" + of_version_2 * 3)) == [of_version_2] * 3
    assert list(frames(of_version_2_5 * 3)) == [of_version_2_5] * 3


def test_what_only_looks_like_a_frame_is_none() -> None:
    assert list(frames(b"\xff\xfb\x90\x64" + b"x" * 1000)) == []
    assert list(frames(b"\xff\xfb" * 500)) == []
    assert list(frames(b"")) == []
