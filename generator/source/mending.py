"""Mend what has only one right mending, in drafts: nothing is written here."""

from __future__ import annotations

import codecs
import difflib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.source import files, yaml
from generator.source.cleaning import clean
from generator.source.codes import Severity
from generator.source.diagnostics import PROBLEM_LIMIT, printable
from generator.source.files import SourceFile
from generator.source.splice import Original, apart

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.source.diagnostics import Diagnostic

Drafts = dict["Path", bytes]
"""What files are to hold, by their paths."""

_ROUNDS = 8  # a mended value lets the next mistake be seen: of a date its place in time, and so on


@dataclass(frozen=True, slots=True)
class Mending:
    """Hold a file before and after, and the encoding in which it was."""

    path: Path
    name: str
    before: bytes
    after: bytes
    encoding: str

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff; characters that nobody sees are written as escapes."""
        old = Original(self.before, self.encoding).text
        new = Original(self.after, "utf-8").text
        if self.encoding != "utf-8":
            first = next((line for line in old.split("\n") if line.strip()), "")
            yield f"{self.name}: {self.encoding.upper()} → UTF-8（读作：{printable(first[:60])}）"
        if old != new:
            lines = [[_visible(line) for line in text.split("\n")] for text in (old, new)]
            yield from difflib.unified_diff(lines[0], lines[1], self.name, self.name, lineterm="")


def _visible(line: str) -> str:
    return "".join(c if c.isprintable() or c == "\t" else f"\\u{ord(c):04x}" for c in line)


def mend(
    check: Callable[[Mapping[Path, bytes]], list[Diagnostic]],
    paths: Mapping[str, Path],
    keys: Collection[str],
) -> list[Mending]:
    """Apply every fix, again and again until there is none left.

    `check` tells what is wrong where files, by their real paths, hold some drafts; `paths` are all
    files that may be mended, by the names under which they are spoken of; `keys` the words that may
    be keys: a line with a colon of full width is mended only where it begins with one. Gives the
    files that would change.
    """
    drafts: Drafts = {}
    originals: dict[Path, tuple[str, bytes]] = {}
    failures: set[str] = set()
    problems = check(drafts)
    for _ in range(_ROUNDS):
        changes: dict[str, bytes | None] = {}
        fixable = _by_file(problems)
        for name, path in paths.items():
            data = None if name in failures else drafts.get(path) or _data(path)
            after = None if data is None else mend_file(data, fixable[name], keys)
            if data is None or after is None or after == data:
                continue
            originals.setdefault(path, (name, data))
            changes[name] = drafts.get(path)
            drafts[path] = after
        if not changes:
            break
        now = check(drafts)
        for name, before in changes.items():
            if _worse(problems, now, name):
                failures.add(name)
                _restore(drafts, paths[name], before)
        problems = check(drafts) if failures & changes.keys() else now
    return [
        Mending(path, name, data, drafts[path], files.encoding_of(data) or "utf-8")
        for path, (name, data) in originals.items()
        if path in drafts
    ]


def mend_file(data: bytes, problems: Iterable[Diagnostic], keys: Collection[str]) -> bytes | None:
    """Return a file with the fixes of its problems; None where its encoding is not known.

    Of a text that cannot be read as YAML one slip comes to light behind the other. Every edit
    puts a plain sign in the place of an odd one, so that there is an end.
    """
    encoding = files.encoding_of(data)
    if encoding is None:
        return None
    data = _clean(data, encoding)
    if not _troubles(data):
        fixes = apart(d.fix.edits for d in problems if d.fix is not None)
        return Original(data, "utf-8").splice(fixes)
    for _ in range(PROBLEM_LIMIT):
        fixes = apart(
            t.fix.edits
            for t in _troubles(data)
            if t.fix is not None and _may_be(t.values.get("key"), keys)
        )
        if not fixes:
            break
        data = Original(data, "utf-8").splice(fixes)
    return data


def _clean(data: bytes, encoding: str) -> bytes:
    """A file in UTF-8 as it is read, but for its line ends and its byte order mark."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + clean(data.decode(encoding).removeprefix("\ufeff")).encode()


def _troubles(data: bytes) -> list[yaml.Trouble]:
    return [t for t in yaml.parse(Original(data, "utf-8").text)[1] if t.code in _UNREAD]


def _may_be(key: object, keys: Collection[str]) -> bool:
    return key is None or key in keys


def _worse(before: list[Diagnostic], after: list[Diagnostic], name: str) -> bool:
    """Whether a file that could be read has more errors than before."""
    old, new = (
        [d for d in problems if d.file == name and d.severity is Severity.ERROR]
        for problems in (before, after)
    )
    return len(new) > len(old) and not any(d.code in _UNREAD for d in old)


_UNREAD = frozenset({"yaml-syntax", "control-character", "encoding-gb18030", "encoding-unknown"})
"""What keeps a file from being read: behind it more may come to light."""


def _restore(drafts: Drafts, path: Path, before: bytes | None) -> None:
    if before is None:
        del drafts[path]
    else:
        drafts[path] = before


def _by_file(problems: Iterable[Diagnostic]) -> defaultdict[str, list[Diagnostic]]:
    files_of: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in problems:
        files_of[diagnostic.file].append(diagnostic)
    return files_of


def _data(path: Path) -> bytes | None:
    """The bytes of a file that may be mended: one that is read as content, not too large."""
    text = files.read(SourceFile(str(path), path.name, "", ""))
    if isinstance(text, str) or text.fix is not None:
        return path.read_bytes()
    return None
