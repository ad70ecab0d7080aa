"""Many warnings are no error, and hide none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from generator import library
from generator.kinds.kind import Vocabulary
from generator.source.codes import Severity
from generator.source.diagnostics import PROBLEM_LIMIT, ContentError, Problem, first_of

if TYPE_CHECKING:
    from pathlib import Path

COUNT = PROBLEM_LIMIT + 50


def _terms(folder: Path, more: str = "") -> Path:
    terms = folder / "content/terms"
    terms.mkdir(parents=True)
    lines = [f"- {{id: t-{i}, title: 术语{i}, definition: 释义}}\n" for i in range(COUNT)]
    (terms / "core.yml").write_text("".join(lines) + more, "utf-8")
    return folder / "content"


def test_a_file_of_many_warnings_is_taken(tmp_path: Path) -> None:
    entries = library.load(_terms(tmp_path), Vocabulary())
    codes = Counter(warning.code for warning in entries.warnings)
    assert codes == {"unsourced": PROBLEM_LIMIT, "too-many-warnings": 1}


def test_an_error_behind_many_warnings_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        library.load(_terms(tmp_path, "- {id: x, titel: 甲, definition: 乙}\n"), Vocabulary())
    errors = [d for d in caught.value.diagnostics if d.severity is Severity.ERROR]
    assert {error.line for error in errors} == {COUNT + 1}


def test_of_one_entry_no_error_is_lost_behind_its_warnings() -> None:
    many = [Problem("unsourced")] * COUNT + [Problem("unknown-key")] * COUNT
    codes = Counter(problem.code for problem in first_of(many))
    assert codes == {"unsourced": PROBLEM_LIMIT + 1, "unknown-key": PROBLEM_LIMIT + 1}
