"""Behaviour of loading, as YAML cases: files in, diagnostics out.

A case states `purpose`; `files` (path → text, or how to make it, see `_bytes`); `diagnostics`, all
of them in order as "file:line:column severity[code]" (none: the files load); and optionally
`messages` (code → what its Chinese message or hint says), `calls` (how many functions it may call)
and `count` (of so many, `diagnostics` are the last).
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.library.survey import survey
from generator.source.codes import CODES
from generator.source.diagnostics import Diagnostic, Language
from generator.source.formats import FORMATS
from tests.media import samples
from tests.work import counted

HERE = Path(__file__).parent / "cases"
PRINTED = {
    "empty-selection",
    "missing-glyph",
    "no-ebook",
    "sample-words",
    "unfilled-setting",
    "unknown-font",
}
"""Codes of books, which have cases of their own: tests/books/cases.yml."""

COUNTED = {"too-many-warnings"}
"""Codes that take more entries than a case can write down: tests/library/test_limits.py."""

_KEYS = {"purpose", "files", "diagnostics", "count", "messages", "calls"}


def _cases() -> dict[str, dict[str, Any]]:
    return {
        f"{path.stem}: {case['purpose']}": case
        for path in sorted(HERE.glob("*.yml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    }


CASES = _cases()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    assert set(case) <= _KEYS, f"unknown keys: {set(case) - _KEYS}"
    write_files(tmp_path, case["files"])
    told, spent = counted(lambda: diagnostics_in(tmp_path))
    lines = [_line(d) for d in told]
    assert len(lines) == case.get("count", len(lines))
    assert (lines[-len(case["diagnostics"]) :] if "count" in case else lines) == case["diagnostics"]
    for code, words in case.get("messages", {}).items():
        said = [d.message() + d.hint() for d in told if d.code == code]
        assert any(words in text for text in said), said
    assert spent <= case.get("calls", 200_000)
    for layout in FORMATS.values():  # whatever there is to say can be said
        assert all(
            "{" in str(case["files"]) or "{value" not in layout(told, tmp_path, lang)
            for lang in Language
        )


def test_every_code_has_a_case() -> None:
    display = {
        line.rpartition("[")[2].rstrip("]")
        for case in CASES.values()
        for line in case["diagnostics"]
    }
    assert display == set(CODES) - PRINTED - COUNTED


def test_purposes_differ() -> None:
    assert len(CASES) == sum(
        len(yaml.safe_load(path.read_text("utf-8"))) for path in HERE.glob("*.yml")
    )


@pytest.mark.parametrize(
    "code", [c for c in CODES.values() if c.example.startswith("# content/")], ids=lambda c: c.id
)
def test_an_example_has_its_mistake(code: Any, tmp_path: Path) -> None:
    files = dict(part.split("\n", 1) for part in ("\n" + code.example + "\n").split("\n# ")[1:])
    write_files(tmp_path, files)
    assert {d.code for d in diagnostics_in(tmp_path)} == {code.id}


def _line(diagnostic: Diagnostic) -> str:
    d = diagnostic
    return f"{d.file}:{d.line}:{d.column} {d.severity}[{d.code}]"


_TODAY = date(2031, 1, 1)
"""Later than any date of a case but those that are to come."""


def diagnostics_in(root: Path) -> list[Diagnostic]:
    """Read the content below a folder with its settings; return all that is told of it."""
    (root / "content").mkdir(exist_ok=True)
    return list(survey(root / "content", root, today=_TODAY).diagnostics)


def write_files(root: Path, files: dict[str, Any]) -> None:
    """Write the files of a case, each a text or how to make it, below a folder."""
    for name, given in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(given, dict) and "directory" in given:
            path.mkdir()
        elif isinstance(given, dict) and "symlink" in given:
            path.symlink_to(given["symlink"])
        elif isinstance(given, dict) and "pipe" in given:
            os.mkfifo(path)
        else:
            path.write_bytes(_bytes(given))


def _bytes(given: Any) -> bytes:
    """A text; or `repeat` {before, text, times, after}, `merge_bomb` (how many), `bytes_hex`,
    `gb18030`, `zeros` (after the bytes of `start_hex`), a `picture` (its format, `cut` short if so
    stated), a `bomb` or a `recording`."""
    match given:
        case str():
            return given.encode()
        case {"repeat": {"text": text, "times": times, **around}}:
            return f"{around.get('before', '')}{text * times}{around.get('after', '')}".encode()
        case {"merge_bomb": times}:
            return (
                "a0: &a0 {k: v}\n"
                + "".join(f"a{i}: &a{i} {{<<: *a{i - 1}}}\n" for i in range(1, times))
            ).encode()
        case {"blocks": times}:
            return "".join(" " * i + "a:\n" for i in range(times)).encode()
        case {"bytes_hex": digits}:
            return bytes.fromhex(digits)
        case {"gb18030": text}:
            return str(text).encode("gb18030")
        case {"start_hex": digits, "zeros": count}:
            return bytes.fromhex(digits) + bytes(count)
        case {"picture": format, "cut": length}:
            return samples.telling(format)[: int(length)]
        case {"picture": format, "size": [width, height]}:
            return samples.telling(format, samples.gradient(width, height))
        case {"picture": format}:
            return samples.telling(format)
        case {"bomb": [width, height]}:
            return samples.bomb(width, height)
        case {"bomb": True}:
            return samples.bomb()
        case {"recording": True}:
            return samples.recording()
        case _:
            raise AssertionError(f"not a way to make a file: {given}")
