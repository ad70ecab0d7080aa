"""Keep bytes under digests in one file, for the next time: safe to lose, cut short or delete.

It is an SQLite database, which two processes may use at once and a killed one leaves whole. What is
read from it is data and never code, and is held against a checksum. Whatever is wrong with the file
is told, and is as if nothing were kept.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

R = TypeVar("R")

log = logging.getLogger(__name__)

_FORMAT = 1
_PATIENCE = 20.0
"""Seconds for which another build may write; then we do without."""

_TABLES = """
CREATE TABLE IF NOT EXISTS uses (key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bodies (key BLOB PRIMARY KEY, sum BLOB NOT NULL, body BLOB NOT NULL);
"""
_SAFE = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "synchronous = NORMAL")


def digest(*parts: bytes | str) -> bytes:
    """Return a digest of several parts, by which what follows from them can be kept."""
    total = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8))
        total.update(data)
    return total.digest()


class Store:
    """Hold bodies by key in a file, at most so many bytes of them: the longest unused go."""

    def __init__(self, file: Path, most: int) -> None:
        self._file = file
        self._most = most
        self._database: sqlite3.Connection | None = None
        self._known: dict[bytes, int] = {}
        self._asked: set[bytes] = set()
        self._now = 1
        """Counts openings: clocks go backwards."""
        self._is_anew = False
        self._database = self._safely(self._opened)
        if self._is_anew:  # it was of another version, or no database at all
            self._database = self._safely(self._opened)

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        try:
            self._prepare(database)
        except BaseException:
            database.close()
            raise
        self._file.chmod(0o600)
        return database

    def _prepare(self, database: sqlite3.Connection) -> None:
        for setting in _SAFE:
            database.execute(f"PRAGMA {setting}")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version == 0:
            database.executescript(
                f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_FORMAT}; COMMIT"
            )
        elif version != _FORMAT:
            raise sqlite3.DatabaseError(f"format {version}")
        self._known = dict(database.execute("SELECT key, used FROM uses"))
        self._now = max(self._known.values(), default=0) + 1

    def __contains__(self, key: bytes) -> bool:
        return key in self._known

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under a key; None for nothing, or for what is no longer whole."""
        database = self._database
        if database is None or key not in self._known:
            return None
        row = self._safely(
            lambda: database.execute(
                "SELECT sum, body FROM bodies WHERE key = ?", (key,)
            ).fetchone()
        )
        if row is None or _sum(key, row[1]) != row[0]:
            self._known.pop(key, None)
            return None
        self._asked.add(key)
        body: bytes = row[1]
        return body

    def put(self, bodies: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep bodies by their keys, all of them or none, and let go of what is too much."""
        if self._database is not None:
            self._safely(lambda: self._put(bodies))

    def _put(self, bodies: Iterable[tuple[bytes, bytes]]) -> None:
        database = self._database
        assert database is not None
        database.execute("BEGIN IMMEDIATE")
        try:
            for key, body in bodies:
                database.execute(
                    "INSERT OR REPLACE INTO bodies VALUES (?, ?, ?)", (key, _sum(key, body), body)
                )
                database.execute(
                    "INSERT OR REPLACE INTO uses VALUES (?, ?, ?)", (key, self._now, len(body))
                )
                self._known[key] = self._now
            database.executemany(
                "UPDATE uses SET used = ? WHERE key = ?", [(self._now, key) for key in self._asked]
            )
            self._trim(database)
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
        self._asked.clear()

    def _trim(self, database: sqlite3.Connection) -> None:
        """Let the longest unused go until the rest is at most what may be kept."""
        (size,) = database.execute("SELECT total(size) FROM uses").fetchone()
        if size <= self._most:
            return
        gone = []
        for key, own in database.execute("SELECT key, size FROM uses ORDER BY used, key"):
            if size <= self._most:
                break
            size -= own
            gone.append((key,))
        database.executemany("DELETE FROM bodies WHERE key = ?", gone)
        database.executemany("DELETE FROM uses WHERE key = ?", gone)

    def close(self) -> None:
        """Let the file go; nothing is kept any more."""
        if self._database is not None:
            self._safely(self._database.close)
            self._database = None
        self._known = {}

    def _safely(self, deed: Callable[[], R]) -> R | None:
        """Do something with the file; where it fails, say so and do without it from now on."""
        try:
            return deed()
        except (sqlite3.Error, OSError) as error:
            log.warning("缓存 %s 用不了（%s），这次不用它。", self._file, error)
            database, self._database = self._database, None
            self._known = {}
            if database is not None:
                database.close()
            if isinstance(error, sqlite3.DatabaseError) and not isinstance(
                error, sqlite3.OperationalError
            ):
                self._remove()
            return None

    def _remove(self) -> None:
        """Take away a file that is not what it should be, so that the next time is a new one."""
        for file in (self._file, self._file.with_name(f"{self._file.name}-journal")):
            try:
                file.unlink(missing_ok=True)
                self._is_anew = True
            except OSError as error:
                log.debug("%s: %s", file, error)


def _sum(key: bytes, body: bytes) -> bytes:
    return hashlib.blake2b(body, key=key, digest_size=16).digest()
