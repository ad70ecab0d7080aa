"""What is wrong with print.yml, or with what goes into a book, is told at its place.

The cases are in cases.yml.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import library
from generator.books import config, sample
from generator.kinds.kind import Vocabulary
from generator.library import vocabulary
from generator.source.diagnostics import ContentError, Diagnostic
from tests.books.shelf import REPOSITORY, print_books, project

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
_KEYS = {"purpose", "files", "diagnostics", "messages"}


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    assert set(case) <= _KEYS, f"unknown keys: {set(case) - _KEYS}"
    (tmp_path / "content").mkdir()
    problems = _told(project(tmp_path, case["files"]))
    assert [f"{d.file}:{d.line}:{d.column} {d.severity}[{d.code}]" for d in problems] == case[
        "diagnostics"
    ]
    for code, words in case.get("messages", {}).items():
        assert any(words in d.message() + d.hint() for d in problems if d.code == code)


def _told(folder: Path) -> list[Diagnostic]:
    try:
        print_books(folder)
    except ContentError as error:
        assert not (folder / "out" / "print").exists()
        return error.diagnostics
    entries = library.load(folder / "content", Vocabulary())
    return config.warnings(config.load(folder / config.SETTINGS, entries), entries)


def test_the_sample_may_speak_in_its_own_name(tmp_path: Path) -> None:
    folder = project(tmp_path)
    words = vocabulary.load(folder / vocabulary.SHOWN_AS, vocabulary.SHOWN_AS)
    entries = library.load(folder / "content", words)
    settings = config.load(folder / config.SETTINGS, entries)
    assert config.warnings(settings, entries) == []
    assert all(entries.entry("circulars", id) for id in sample.CIRCULARS)


def test_every_copy_of_the_sample_s_words_is_told(tmp_path: Path) -> None:
    """Whatever of its settings would be printed, but for the words that name no one."""
    text = (REPOSITORY / config.SETTINGS).read_text("utf-8")
    (tmp_path / "content").mkdir()
    folder = project(tmp_path, {config.SETTINGS: text})
    entries = library.load(folder / "content", Vocabulary())
    problems = config.warnings(config.load(folder / config.SETTINGS, entries), entries)
    lines = text.splitlines()
    named = [
        number
        for number, line in enumerate(lines, 1)
        if not line.startswith("#") and any(m in line for m in (*sample.MARKS, sample.DATE))
    ]
    assert [d.line for d in problems] == named
