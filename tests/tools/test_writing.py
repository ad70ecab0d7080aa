"""A file is written in one step or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.tools import writing
from generator.tools.writing import write

if TYPE_CHECKING:
    from pathlib import Path


def test_mode_and_link_stay(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o600)
    (tmp_path / "link").symlink_to("a")
    write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_a_failure_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int) -> None:
        raise OSError

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        write(tmp_path / "a", b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_new_files_come_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {tmp_path / "a/x.yml": b"1", tmp_path / "b/x.yml": b"2"}
    writing.write_new(files)
    assert [path.read_bytes() for path in files] == [b"1", b"2"]
    with pytest.raises(FileExistsError):
        writing.write_new({tmp_path / "c.yml": b"3", tmp_path / "a/x.yml": b"4"})
    assert not (tmp_path / "c.yml").exists()
    assert (tmp_path / "a/x.yml").read_bytes() == b"1"
    one_by_one = writing.write

    def full(path: Path, data: bytes) -> None:
        if data == b"full":
            raise OSError("no space")
        one_by_one(path, data)

    monkeypatch.setattr(writing, "write", full)
    with pytest.raises(OSError, match="no space"):
        writing.write_new({tmp_path / "d.yml": b"5", tmp_path / "e.yml": b"full"})
    assert not (tmp_path / "d.yml").exists()


def test_what_is_there_stays(tmp_path: Path) -> None:
    writing.add(tmp_path / "a/b.txt", b"own")
    writing.add(tmp_path / "a/b.txt", b"other")
    writing.add(tmp_path / "a", b"a file where a folder is")
    assert (tmp_path / "a/b.txt").read_bytes() == b"own"
