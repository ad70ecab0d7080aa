"""Zips: the same files give the same bytes, wherever and whenever they are packed; a damaged one
ends nothing.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile

import pytest

from generator.tools.archive import content, open_zip, zip_files


def test_order_and_system_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"b/二.txt": b"2" * 1000, "a.txt": b"1"}
    made = zip_files(files)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert archive.namelist() == ["a.txt", "b/二.txt"]
    assert len(made) < 1000
    monkeypatch.setattr(sys, "platform", "win32")
    assert zip_files(dict(reversed(files.items()))) == made


@pytest.mark.parametrize(
    "packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_damaged_zip_is_read_as_far_as_it_goes(packing: int) -> None:
    chance = random.Random(1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        archive.writestr("甲.txt", "内容" * 50)
    whole = stream.getvalue()
    read: list[bytes | None] = []
    for _ in range(3000):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        if (found := open_zip(bytes(damaged))) is None:
            continue
        with found:
            read += [content(found, member, 10**6) for member in found.infolist()]
    assert None in read
    assert "内容".encode() * 50 in read


def test_a_member_that_is_too_large_is_not_read() -> None:
    result = open_zip(zip_files({"a": b"x" * 11}))
    assert result is not None
    with result:
        (member,) = result.infolist()
        assert (content(result, member, 10), content(result, member, 11)) == (None, b"x" * 11)
