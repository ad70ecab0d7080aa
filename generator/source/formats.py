"""Write diagnostics as text for a terminal, JSON for a program, annotations for a code host."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from generator.source import files
from generator.source.files import SourceFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from generator.source.diagnostics import Diagnostic, Language


def as_text(diagnostics: Iterable[Diagnostic], root: Path, language: Language) -> str:
    """Write one paragraph a problem.

    It holds place, severity, code and message; the line with a caret; the hint. `root` is the
    folder from which the files' shown names start.
    """
    line_of = _line_reader(root)
    return "\n\n".join(_paragraph(d, line_of(d.file, d.line), language) for d in diagnostics)


def as_json(diagnostics: Iterable[Diagnostic], root: Path, language: Language) -> str:
    """Write a JSON list of objects: file, line, column, severity, code, message, hint."""
    rows = [
        {
            "file": d.file,
            "line": d.line,
            "column": d.column,
            "severity": d.severity.value,
            "code": d.code,
            "message": d.message(language),
            "hint": d.hint(language),
        }
        for d in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(diagnostics: Iterable[Diagnostic], root: Path, language: Language) -> str:
    """Write workflow commands with the escapes that they ask for.

    They read `::error file=…,line=…,col=…,title=…::message`.
    """

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return escape(text).replace(":", "%3A").replace(",", "%2C")

    return "\n".join(
        f"::{d.severity} file={prop(d.file)},line={d.line},col={d.column},title={d.code}"
        f"::{escape(d.message(language))} {escape(d.hint(language))}"
        for d in diagnostics
    )


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def _paragraph(diagnostic: Diagnostic, line: str | None, language: Language) -> str:
    d = diagnostic
    parts = [f"{d.file}:{d.line}:{d.column}: {d.severity}[{d.code}]: {d.message(language)}"]
    if line is not None:
        parts += _frame(line, d.line, d.column)
    parts.append(f"  = {d.hint(language)}")
    return "\n".join(parts)


def _frame(line: str, number: int, column: int, width: int = 100) -> list[str]:
    """Write the line and a caret under its column, in cells: Han characters are two.

    A long line is cut around the column.
    """
    start = max(0, min(column - 1 - width // 2, len(line) - width))
    text = "".join(
        c if c.isprintable() else "·" for c in line[start : start + width].replace("\t", " ")
    )
    label = str(number)
    caret = " " * cell_len(text[: column - 1 - start]) + "^"
    return [f" {label} | {text}", f" {' ' * len(label)} | {caret}"]


def _line_reader(root: Path) -> Callable[[str, int], str | None]:
    @lru_cache(maxsize=8)
    def lines(name: str) -> list[str] | None:
        """Read the lines of a file; None for one that cannot be read.

        None also for a link out of the folder: what lies there is not to be shown.
        """
        text = (
            files.read(SourceFile(str(root / name), name, "", ""))
            if files.inside(root / name, root)
            else None
        )
        return text.split("\n") if isinstance(text, str) else None

    def line(name: str, number: int) -> str | None:
        text_lines = lines(name)
        return (
            text_lines[number - 1]
            if text_lines and number <= len(text_lines) and text_lines[number - 1].strip()
            else None
        )

    return line
