"""What a reader's program is told about tables: which cells are headers, and of what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from tests.books.shelf import book, print_books, project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _elements(node: Any) -> Iterator[Any]:
    """Every structure element from a node of the tree down."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _elements(node["/K"])


def _tables(pdf: Path) -> list[Any]:
    root: Any = pypdf.PdfReader(pdf).trailer["/Root"]
    elements = _elements(root["/StructTreeRoot"])
    return [element for element in elements if element["/S"] == "/Table"]


def _rows(table: Any) -> list[list[Any]]:
    """The cells of each row."""
    rows = [element for element in _elements(table) if element["/S"] == "/TR"]
    return [[e for e in _elements(row) if e["/S"] in ("/TH", "/TD")] for row in rows]


def _scope(cell: Any) -> str | None:
    result = [one["/Scope"] for one in cell.get("/A", []) if "/Scope" in one]
    return result[0] if result else None


def _is_header(row: list[Any]) -> bool:
    return all(cell["/S"] == "/TH" and _scope(cell) == "/Column" for cell in row)


def _is_told(rows: list[list[Any]]) -> bool:
    """Whether every cell has a header: at the beginning of its row, or in the first row.

    Below that, a row may again be nothing but a header, of the rows that follow.
    """
    first, *others = rows
    if _is_header(first):
        return all(cell["/S"] == "/TD" for row in others if not _is_header(row) for cell in row)
    return all(
        [cell["/S"] for cell in row] == ["/TH", *["/TD"] * (len(row) - 1)]
        and _scope(row[0]) == "/Row"
        for row in rows
    )


def test_every_table_of_the_sample_books_has_headers(shelf: Path) -> None:
    tables = Counter(
        (path.stem, _is_told(_rows(table)))
        for path in shelf.glob("*.pdf")
        if not path.stem.endswith("-press")
        for table in _tables(path)
    )
    assert {told for _, told in tables} == {True}
    many = ("letters-", "checkups-", "warnings-")
    assert {name for name, _ in tables if not name.startswith(many)} == {
        "casebook",
        "comparison",
        "digest",
        "handbook",
        "lessons",
        "questionnaire-teaching-2026h1",
        "questionnaire-teaching-2026h2",
        "review-teaching-2026h1",
        "review-teaching-2026h2",
    }


def test_a_value_is_not_told_that_it_has_no_header(shelf: Path) -> None:
    cells = [
        cell for table in _tables(shelf / "casebook.pdf") for row in _rows(table) for cell in row
    ]
    assert len(cells) > 200
    assert [cell for cell in cells for one in cell["/A"] if one.get("/Headers") == []] == []


@pytest.mark.parametrize("kind", ["casebook", "circular", "digest"])
def test_tables_of_authors_keep_their_header_row(kind: str, tmp_path: Path) -> None:
    table = "|甲|乙|\n|---|--:|\n|丙|丁|\n|戊|己|\n"
    body = f"|\n  {table}".replace("\n|", "\n  |")
    files = {
        "content/cases/a.yml": f"title: 甲\nfictional: true\ncircular: c\nanalysis: {body}",
        "content/circulars/c.yml": f"title: 通报\ndate: 2021-01-01\nbody: {body}",
        "content/reports/p.yml": f"title: 动态\ndate: 2021\nfictional: true\nbody: {body}",
    }
    shelf = print_books(project(tmp_path, files, books=[book(kind)]))
    [table_of_author] = [t for p in shelf.iterdir() for t in _tables(p) if len(_rows(t)) == 3]
    rows = _rows(table_of_author)
    assert _is_told(rows)
    assert [cell["/S"] for cell in rows[0]] == ["/TH", "/TH"]
