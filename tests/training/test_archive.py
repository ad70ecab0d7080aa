"""Zips: the same files give the same bytes, wherever and whenever they are packed."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

from generator.training.archive import zipped

if TYPE_CHECKING:
    import pytest


def test_order_and_system_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"b/二.txt": b"2" * 1000, "a.txt": b"1"}
    made = zipped(files)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert archive.namelist() == ["a.txt", "b/二.txt"]
    assert len(made) < 1000
    monkeypatch.setattr(sys, "platform", "win32")
    assert zipped(dict(reversed(files.items()))) == made
