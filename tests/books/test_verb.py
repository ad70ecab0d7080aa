"""`qingjian build print` from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from generator.cli import main
from tests.books.shelf import book, project

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def _build(folder: Path) -> Result:
    arguments = ["build", "print", "--content", str(folder / "content"), "--out", str(folder / "site")]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_books_are_printed(tmp_path: Path) -> None:
    files = {"content/cases/a.yml": "title: 甲\nfictional: true\n"}
    result = _build(project(tmp_path, files, books=[book("casebook")]))
    assert (result.exit_code, result.stdout.strip()) == (0, str(tmp_path / "site" / "print"))
    assert (tmp_path / "site/print/b.pdf").read_bytes().startswith(b"%PDF")


def test_a_mistake_is_told_and_nothing_is_printed(tmp_path: Path) -> None:
    files = {"content/cases/a.yml": "title: 甲\nfictional: true\n"}
    result = _build(project(tmp_path, files, books=[book("handbook")]))
    assert result.exit_code == 1
    assert "error[empty-selection]" in result.stderr
    assert not (tmp_path / "site").exists()
