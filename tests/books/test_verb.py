"""`qingjian build print` from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from generator.books import workshop
from generator.books.press import NotSetError
from generator.cli import main
from tests.books.shelf import book, project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from click.testing import Result


def _build(folder: Path, *more: str) -> Result:
    arguments = [
        "build",
        "print",
        "--content",
        str(folder / "content"),
        "--out",
        str(folder / "site"),
        *more,
    ]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_books_are_printed(tmp_path: Path) -> None:
    files = {"content/cases/a.yml": "title: 甲\nfictional: true\n"}
    result = _build(project(tmp_path, files, books=[book("casebook")]))
    assert (result.exit_code, result.stdout.strip()) == (0, str(tmp_path / "site" / "print"))
    assert (tmp_path / "site/print/b.pdf").read_bytes().startswith(b"%PDF")


def _check(folder: Path) -> Result:
    return CliRunner().invoke(
        main, ["check", "--content", str(folder / "content")], catch_exceptions=False
    )


def test_check_tells_what_is_wrong_with_the_settings_too(tmp_path: Path) -> None:
    files = {"content/cases/a.yml": "title: 甲\nfictional: true\nsummary: 参加 #清廉家风# 话题\n"}
    folder = project(tmp_path, files)
    before = _check(folder)
    assert before.exit_code == 0, "no settings, no books"
    result = _check(project(tmp_path, {}, books=[book("casebook", select={"topics": ["none"]})]))
    assert result.exit_code == 1
    assert "site_config/print.yml:" in result.stdout
    assert "error[unknown-reference]" in result.stdout
    assert "warning[lost-text]" in before.stdout
    odd = before.stdout.split("\n\n")[0].strip()
    assert odd in result.stdout, "and what is odd, as before"


def test_what_was_copied_from_the_sample_is_told_by_both_verbs(tmp_path: Path) -> None:
    files = {"content/cases/a.yml": "title: 甲\nfictional: true\n"}
    folder = project(tmp_path, files, books=[book("casebook", compiler="清鉴编写组")])
    checked, built = _check(folder), _build(folder)
    warning = "site_config/print.yml:2:13: warning[sample-words]: “清鉴编写组”"
    assert (checked.exit_code, built.exit_code) == (0, 0)
    assert warning in checked.stdout
    assert warning in built.stderr
    assert built.stdout.strip() == str(tmp_path / "site" / "print")


def test_a_mistake_is_told_and_nothing_is_printed(tmp_path: Path) -> None:
    files = {"content/cases/a.yml": "title: 甲\nfictional: true\n"}
    result = _build(project(tmp_path, files, books=[book("handbook")]))
    assert result.exit_code == 1
    assert "error[empty-selection]" in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_fault_of_the_house_is_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(*given: object, **more: object) -> bytes:
        raise NotSetError("b: error: torn")

    monkeypatch.setattr("generator.books.workshop.print_with_places", torn)
    files = {"content/cases/a.yml": "title: 甲\nfictional: true\n"}
    result = _build(project(tmp_path, files, books=[book("casebook")]))
    assert result.exit_code == 1
    assert "b: error: torn" in result.stderr


def test_chosen_books_are_printed_beside_what_is_there(tmp_path: Path) -> None:
    files = {"content/cases/a.yml": "title: 甲\nfictional: true\n"}
    books = [book("casebook", id=id) for id in ("one", "two", "three")]
    folder = project(tmp_path, files, books=books)
    place = folder / "site" / "print"
    assert _build(folder, "--book", "one", "--book", "two").exit_code == 0
    assert sorted(path.name for path in place.iterdir()) == ["one.pdf", "two.pdf"]
    (place / "one.pdf").write_bytes(b"as it was")
    assert _build(folder, "--book", "two").exit_code == 0
    assert (place / "one.pdf").read_bytes() == b"as it was"
    assert (place / "two.pdf").read_bytes().startswith(b"%PDF")


def test_a_book_printed_again_leaves_none_of_its_volumes(tmp_path: Path) -> None:
    files = {
        f"content/cases/{n}.yml": f"title: 甲{n}\nfictional: true\nanalysis: {'清风' * 800}\n"
        for n in range(9)
    }
    place = tmp_path / "site" / "print"
    for pages, names in (
        (8, ["b-1.pdf", "b-2.pdf", "other.pdf"]),
        (500, ["b.pdf", "other.pdf"]),
        (8, ["b-1.pdf", "b-2.pdf", "other.pdf"]),
    ):
        few = {"entries": ["cases/1"]}
        books = [book("casebook", volume_pages=pages), book("casebook", id="other", select=few)]
        folder = project(tmp_path, files, books=books)
        assert _build(folder, *(["--book", "b"] if place.exists() else [])).exit_code == 0
        assert sorted(path.name for path in place.iterdir()) == names


def test_a_book_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    files = {"content/cases/a.yml": "title: 甲\nfictional: true\n"}
    folder = project(tmp_path, files, books=[book("casebook", id="casebook-2025")])
    result = _build(folder, "--book", "casebok-2025")
    assert result.exit_code == 2
    assert "没有编号为“casebok-2025”的书，是不是“casebook-2025”？" in result.stderr
    assert not (folder / "site").exists()
    whole = CliRunner().invoke(main, ["build", "public", "--book", "casebook-2025"])
    assert whole.exit_code == 2
    assert "qingjian build print --book" in whole.stderr


def test_a_large_book_is_set_by_a_process_of_its_own_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"content/cases/a.yml": "title: 甲\nfictional: true\n"}
    folder = project(tmp_path, files, books=[book("casebook")])
    assert _build(folder).exit_code == 0
    here = (folder / "site/print/b.pdf").read_bytes()
    monkeypatch.setattr(workshop, "LARGE", 1)
    # What this process is told does not reach another, which starts from nothing.
    monkeypatch.setattr(workshop, "print_with_places", None)
    assert _build(folder).exit_code == 0
    assert (folder / "site/print/b.pdf").read_bytes() == here
