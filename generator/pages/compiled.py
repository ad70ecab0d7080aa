"""Keep what templates are compiled to, as Python keeps its modules: a small site compiles longest.

Jinja holds what is kept against the source of the template, its own version and Python's.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket

log = logging.getLogger("mkdocs.plugins.qingjian")


class Compiled(jinja2.BytecodeCache):
    """Keep compiled templates for the next environment of this process.

    An edition has one of its own, and so has every state of a preview. With a folder they are there
    for the next process, too.
    """

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}
        self._files: jinja2.FileSystemBytecodeCache | None = None

    def keep_in(self, folder: Path | None) -> None:
        """Take from a folder what is compiled, and keep it there; None for this process alone.

        What lies in it is run: nobody else may write there.
        """
        self._files = jinja2.FileSystemBytecodeCache(str(folder), "%s") if folder else None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was compiled of its template, if anything was."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])
        elif self._files:
            self._files.load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled of a template; where it cannot be written, for now."""
        self._code[bucket.key] = bucket.bytecode_to_string()
        if self._files:
            try:
                self._files.dump_bytecode(bucket)
            except OSError as error:
                log.debug("compiled templates are not kept: %s", error)
                self._files = None


COMPILED = Compiled()
"""What the environments of this process share."""
