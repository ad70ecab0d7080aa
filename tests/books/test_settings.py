"""What is wrong with print.yml, or with what goes into a book, is told at its place.

The cases are in cases.yml.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.source.diagnostics import ContentError, Diagnostic
from tests.books.shelf import print_books, project

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
_KEYS = {"purpose", "files", "diagnostics", "messages"}


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    assert set(case) <= _KEYS, f"unknown keys: {set(case) - _KEYS}"
    (tmp_path / "content").mkdir()
    told = _told(project(tmp_path, case["files"]))
    assert [f"{d.file}:{d.line}:{d.column} {d.severity}[{d.code}]" for d in told] == case[
        "diagnostics"
    ]
    for code, words in case.get("messages", {}).items():
        assert any(words in d.message() + d.hint() for d in told if d.code == code)


def _told(folder: Path) -> list[Diagnostic]:
    try:
        print_books(folder)
    except ContentError as error:
        assert not (folder / "out" / "print").exists()
        return error.diagnostics
    return []
