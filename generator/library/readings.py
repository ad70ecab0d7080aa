"""Keep what files say between builds: their values, under a digest of their bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.library.contents import parse
from generator.source import files
from generator.source.diagnostics import Diagnostic
from generator.tools.parallel import SharedWork
from generator.tools.store import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.library.contents import Parsed
    from generator.source.files import SourceFile
    from generator.source.yaml import Value
    from generator.tools.store import Store

WORTH_SENDING = 4000
"""Files from which on a process that begins with nothing is a help in parsing them."""


def parse_all(found: Sequence[SourceFile], readings: Readings | None = None) -> Iterator[Parsed]:
    """Yield the value in each file; parsed is only what no earlier build has read."""
    if readings is None:
        yield from SharedWork(parse, found, worth_sending=WORTH_SENDING)
    else:
        yield from readings.parse_all(found)


@dataclass(slots=True)
class Readings:
    """Know the values of files that earlier builds read without finding anything wrong.

    `reader`: a digest of the program, since another one may read otherwise.
    """

    store: Store
    reader: bytes
    _new: list[tuple[bytes, bytes]] = field(default_factory=list)

    def parse_all(self, found: Sequence[SourceFile]) -> Iterator[Parsed]:
        """Yield the value in each file. Every file is read: a time of change can be wrong."""
        known: dict[int, Parsed] = {}
        unknown: list[SourceFile] = []
        keys: list[bytes | None] = []
        for number, file in enumerate(found):
            data = files.read_bytes(file)
            key = None if isinstance(data, Diagnostic) else digest("reading", self.reader, data)
            if isinstance(data, Diagnostic):
                known[number] = data
            elif key and (value := self._value(key)) is not None:
                known[number] = value, []
            else:  # parsed are the bytes that the key is of, whatever becomes of the file
                unknown.append(replace(file, draft=data))
                keys.append(key)
        parsed = zip(keys, SharedWork(parse, unknown, worth_sending=WORTH_SENDING), strict=True)
        for number in range(len(found)):
            if number in known:
                yield known[number]
            else:
                key, one = next(parsed)
                self._keep(key, one)
                yield one

    def _value(self, key: bytes) -> Value | None:
        text = self.store.get(key)
        try:
            value: Value | None = None if text is None else json.loads(text)
        except (ValueError, RecursionError):  # nothing of ours
            return None
        return value if isinstance(value, dict | list) else None

    def _keep(self, key: bytes | None, parsed: Parsed) -> None:
        if key is None or isinstance(parsed, Diagnostic):
            return
        value, troubles = parsed
        if isinstance(value, dict | list) and not troubles:
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            self._new.append((key, text.encode("utf-8", "surrogatepass")))

    def save(self) -> None:
        """Keep what was new for the next build."""
        self.store.put(self._new)
        self._new = []
