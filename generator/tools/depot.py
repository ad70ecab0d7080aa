"""Hand bytes over in a folder or an object store that several machines see."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.tools.store import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    import fsspec

_OURS = "qingjian-"
"""What the names of our folders begin with. What a killed build left there may be deleted."""


class DepotError(OSError):
    """Say that a place cannot be reached, or that something is no longer as it was put there."""


class Depot:
    """Put bytes below an address of fsspec, like `/mnt/shared` or `s3://bucket/folder`.

    Their names end with their digest, which they are held against when they are taken: others may
    write there. Whatever goes wrong there is a DepotError, whichever library does the work.
    """

    def __init__(self, address: str) -> None:
        """Raises ImportError for a package that is missing, DepotError for a wrong address."""
        from fsspec.core import url_to_fs  # only who works with a cluster has it

        self._files: fsspec.AbstractFileSystem
        try:
            self._files, self._folder = url_to_fs(address)
        except ImportError:
            raise
        except Exception as error:  # of many kinds: no such protocol, no such host, no archive
            raise DepotError(f"{address}：{error}") from error
        self.address: str = self._files.unstrip_protocol(self._folder)
        """The whole address: others do not stand in this folder."""

    @classmethod
    def new(cls, top: str) -> Depot:
        """Return a depot in a folder of its own below an address."""
        if top.rstrip("/").endswith(":"):  # without its slashes it would name a folder here
            raise DepotError(f"{top}：没有写桶或者目录")
        depot = cls(f"{top.rstrip('/')}/{_OURS}{secrets.token_hex(8)}")
        with depot._reaching():
            depot._files.makedirs(depot._folder, exist_ok=True)
        return depot

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """Turn whatever the library of an object store raises into one error.

        Each has errors of its own, for a host that is gone, say; fsspec turns some into OSError.
        """
        try:
            yield
        except Exception as error:
            raise DepotError(f"{self.address}：{error}") from error

    def put(self, data: bytes, owner: str = "") -> str:
        """Put bytes there, and return the name by which they can be taken.

        What is taken away by one may not be another's: they differ in `owner`.
        """
        name = owner + digest(data).hex()
        with self._reaching():
            self._files.pipe_file(f"{self._folder}/{name}", data)
        return name

    def get(self, name: str) -> bytes:
        """Return the bytes of a name. Raises DepotError where they are not there, or not whole."""
        with self._reaching():
            self._files.invalidate_cache()
            data: bytes = self._files.cat_file(f"{self._folder}/{name}")
        if not name.endswith(digest(data).hex()):
            raise DepotError(f"{self.address}/{name} 不完整，或者被改过")
        return data

    def remove(self, name: str) -> None:
        """Take away the bytes of a name."""
        with self._reaching():
            self._files.rm_file(f"{self._folder}/{name}")

    def clear(self) -> None:
        """Take away the folder with all that is in it."""
        with self._reaching():
            self._files.rm(self._folder, recursive=True)
