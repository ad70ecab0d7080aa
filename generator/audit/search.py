"""Search an output file by file, in one pass for all secrets together."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ahocorasick_rs import BytesAhoCorasick

from generator import edition
from generator.audit.pieces import fold
from generator.audit.readable import readable
from generator.audit.secrets import needles, public_text, stands_alone
from generator.audit.views import Views
from generator.kinds.entry import Audience
from generator.kinds.fields import PHONE
from generator.kinds.leaves import leaves
from generator.library import personal
from generator.source.diagnostics import legible, printable
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from generator.library.catalogue import Library


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """Hold what stands in a file of the output and must not.

    `how` it is hidden there, "" if in plain sight; `origin`: the file of the content whose secret
    it is, "" for personal data.
    """

    file: str
    what: str
    text: str
    how: str = ""
    origin: str = ""


def audit(
    output: Path, library: Library, progress: Callable[[int, int], None] = lambda done, total: None
) -> list[Leak]:
    """Search the files below a folder for the secrets of a library and for personal data.

    `progress` is told files done and all.
    """
    searcher = Searcher(library)
    names = [
        path.relative_to(output).as_posix() for path in sorted(output.rglob("*")) if path.is_file()
    ]

    def search(half: int) -> set[Leak]:
        """Search half of the files, in their order.

        Whether in two processes or one, each half knows nothing of the other.
        """
        searcher.forget()
        leaks: set[Leak] = set()
        for done, name in enumerate(names[half::2], 1):
            leaks.update(searcher.search(legible(name), (output / name).read_bytes()))
            if half == 0:  # the other is on its way beside, or comes after, and tells nobody
                progress(min(2 * done, len(names)), len(names))
        return leaks

    return sorted(set().union(*SharedWork(search, range(2), lambda half: half == 0, worth_it=1)))


def report(leaks: Sequence[Leak], layout: str) -> str:
    """Return the report as text, a line each, or as JSON."""
    if layout == "json":
        return json.dumps([asdict(leak) for leak in leaks], ensure_ascii=False, indent=1) + "\n"
    return "".join(f"{printable(_line(leak))}\n" for leak in leaks)


def _line(leak: Leak) -> str:
    excerpt = leak.text if len(leak.text) <= _SHOWN else leak.text[: _SHOWN - 1] + "…"
    way = f"（{leak.how}）" if leak.how else ""
    origin = f"，出自 {leak.origin}" if leak.origin else ""
    return f"{leak.file}: {leak.what}{way}“{excerpt}”{origin}"


_SHOWN = 40


_CONTAINERS = {"", "zip", "gz", "bz2", "xz", "tar", "7z", "rar", "zst"}
"""Ways to a view that leave it as it was packed; a file read in a wrong encoding is none that could
be opened.
"""


class Searcher:
    """Hold all pieces of all secrets in one automaton (Aho & Corasick 1975).

    The time of a search depends on the output alone.
    """

    def __init__(self, library: Library) -> None:
        public = edition.select(library, Audience.PUBLIC)
        secrets = needles(library, public)
        self._allowed = _allowances(library)
        known = BytesAhoCorasick(list(secrets)).find_matches_as_indexes(
            public_text(library, public), True
        )
        inside = {index for index, _, _ in known}
        rest = {p: s for i, (p, s) in enumerate(secrets.items()) if i not in inside or s.address}
        self._secrets = list(rest.values())
        self._automaton = BytesAhoCorasick(list(rest))
        self.forget()

    def forget(self) -> None:
        """Begin with a new output."""
        self._views = Views()
        self._seen: set[bytes] = set()

    def search(self, name: str, data: bytes) -> list[Leak]:
        """Return what is wrong with one file, its name included.

        What was told of a line of a page is not told again.
        """
        data = self._fresh(data) if name.endswith(".html") else data
        return [*self._texts(name, data), *self._personal(name, data)]

    def _fresh(self, data: bytes) -> bytes:
        """The lines of a page that no page before it had: most are the same on all."""
        lines = [line for line in data.split(b"\n") if line not in self._seen]
        self._seen.update(lines)
        return b"\n".join(lines)

    def _texts(self, name: str, data: bytes) -> Iterator[Leak]:
        reports: set[int] = set()
        of_name = (("文件名", view) for _, view in self._views.of(name.encode()))
        for how, view in chain(of_name, self._views.of(data)):
            if view is None:
                if _CONTAINERS.issuperset(how.split(" › ")):
                    yield Leak(
                        name, "打不开的文件", "加了密、过大、包得太深或已损坏，查不了里面", how
                    )
                continue
            matches = self._automaton.find_matches_as_indexes(fold(view), True)
            for index in dict.fromkeys(index for index, _, _ in matches):
                secret = self._secrets[index]
                if index not in reports and (not secret.address or stands_alone(secret, view)):
                    reports.add(index)
                    yield Leak(name, "内部内容", secret.text, how, secret.origin)

    def _personal(self, name: str, data: bytes) -> Iterator[Leak]:
        for text in (re.sub(r"[/.]", "\n", name), *readable(name, data)):
            for finding in personal.find(text):
                if not finding.sort.meant and personal.plain(finding.text) not in self._allowed:
                    yield Leak(name, finding.what, finding.text)


def _allowances(library: Library) -> frozenset[str]:
    """Return the numbers that public entries may show.

    These are those that their authors allow, and the telephones of places.
    """
    public = [entry.data for entry in library if entry.public]
    allowances = [item.text for data in public for item in data.allow]
    phones = [text for data in public for _, _, text in leaves(data, PHONE)]
    return frozenset(map(personal.plain, allowances + phones))
