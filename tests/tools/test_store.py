"""What is kept comes back whole or not at all, whatever becomes of the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from generator.tools.store import Store, digest

if TYPE_CHECKING:
    from pathlib import Path

ROOM = 10_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


def _key(number: int) -> bytes:
    return digest(str(number))


def _keep(file: Path, numbers: range, size: int = 1000, most: int = ROOM) -> None:
    with closing(Store(file, most)) as store:
        store.put([(_key(number), bytes([number]) * size) for number in numbers])


def _kept(file: Path, numbers: range, size: int = 1000, most: int = ROOM) -> list[int]:
    with closing(Store(file, most)) as store:
        found = [number for number in numbers if store.get(_key(number)) is not None]
        assert all(store.get(_key(number)) == bytes([number]) * size for number in found)
        store.put(())
    return found


def test_what_is_kept_is_there_the_next_time(file: Path) -> None:
    _keep(file, range(9))
    assert _kept(file, range(10)) == [*range(9)]
    assert file.stat().st_mode & 0o077 == 0


def test_parts_of_a_digest_do_not_run_together() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")


def test_the_longest_unused_goes_first(file: Path) -> None:
    most = 10_000
    _keep(file, range(8), most=most)
    assert _kept(file, range(3), most=most) == [0, 1, 2]
    _keep(file, range(8, 14), most=most)
    left = _kept(file, range(14), most=most)
    assert len(left) == 10
    assert {0, 1, 2, *range(8, 14)} <= {*left}


@pytest.mark.parametrize("at", [0.0, 0.3, 0.9])
def test_a_file_cut_short_is_begun_anew(
    at: float, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _keep(file, range(50))
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * at)])
    found = _kept(file, range(50))
    assert found != [*range(50)]
    _keep(file, range(50))
    if _kept(file, range(50)) != [*range(50)]:  # a part was lost only when it was asked for
        _keep(file, range(50))
        assert _kept(file, range(50)) == [*range(50)]


def test_no_changed_byte_comes_back(file: Path) -> None:
    """Wherever it is; a file that is no database any more is as good as none."""
    _keep(file, range(40))
    data = bytearray(file.read_bytes())
    lost = 0
    for place in range(0, len(data), 997):
        changed = data.copy()
        changed[place] ^= 0x55
        file.write_bytes(changed)
        with closing(Store(file, ROOM)) as store:
            values = {number: store.get(_key(number)) for number in range(40)}
        assert all(value in (None, bytes([number]) * 1000) for number, value in values.items())
        lost += None in values.values()
    assert lost > 10, "or no byte of what is kept was changed"


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 500])
def test_what_is_no_database_is_replaced(
    data: bytes, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_bytes(data)
    _keep(file, range(3))
    assert _kept(file, range(3)) == [0, 1, 2]


def test_another_version_is_replaced(file: Path) -> None:
    _keep(file, range(3))
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 99")
    assert _kept(file, range(3)) == []
    _keep(file, range(3))
    assert _kept(file, range(3)) == [0, 1, 2]


def test_a_full_disk_is_told_and_nothing_is_lost(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _keep(file, range(3))
    with closing(Store(file, ROOM)) as store:
        assert store._database is not None
        store._database.execute("PRAGMA max_page_count = 8")  # as SQLite meets a full disk
        store.put([(_key(number), b"x" * 9000) for number in range(10, 20)])
        assert store.get(_key(1)) is None  # without it from here on
    assert "full" in caplog.text
    assert _kept(file, range(20)) == [0, 1, 2]


def test_two_at_once_keep_both(file: Path) -> None:
    with closing(Store(file, ROOM)) as one, closing(Store(file, ROOM)) as other:
        one.put([(_key(1), b"1")])
        other.put([(_key(2), b"2"), (_key(1), b"1")])
        one.put([(_key(3), b"3")])
    with closing(Store(file, ROOM)) as store:
        assert [store.get(_key(number)) for number in (1, 2, 3)] == [b"1", b"2", b"3"]


def test_one_that_waits_too_long_goes_without(
    file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("generator.tools.store._PATIENCE", 0.01)
    _keep(file, range(3))
    with closing(Store(file, ROOM)) as store, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store.put([(_key(9), b"9")])
        assert "locked" in caplog.text
    assert _kept(file, range(10)) == [0, 1, 2]


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(Store(tmp_path / "none" / "kept.db", ROOM)) as store:
        store.put([(_key(1), b"1")])
        assert store.get(_key(1)) is None
    assert "用不了" in caplog.text
