"""The book that sets versions of rules side by side: marks, headers of its tables, long names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from benchmarks.books.lines import lines
from generator.source.diagnostics import ContentError
from tests.books.shelf import book, print_books, project, texts

if TYPE_CHECKING:
    from pathlib import Path

TWO = """\
title: {title}
fictional: true
versions:
  - {{effective: 2022-05-01}}
  - {{effective: 2020-01-01, ended: 2022-04-30}}
clauses:
  - {{heading: 第一章 总则, in: 2020-01-01}}
  - {{no: "1", text: 采购坚持公开、节约。, in: 2020-01-01}}
  - {{no: "2", text: 两人以上询价，由一人付款。, in: 2020-01-01}}
  - {{heading: 第一章 总则, in: 2022-05-01}}
  - {{no: "1", text: 任何人不得指定供应商。, in: 2022-05-01}}
  - {{no: "2", text: 采购坚持公开、节约。, in: 2022-05-01}}
  - {{no: "3", text: 三人以上询价，由一人付款。, in: 2022-05-01}}
"""


def _printed(folder: Path, name: str, **more: object) -> Path:
    files = {"content/rules/r.yml": TWO.format(title=name)}
    return print_books(project(folder, files, books=[book("comparison", **more)])) / "b.pdf"


def _elements(node: Any) -> list[Any]:
    """The elements of a file's structure in reading order."""
    if not isinstance(node, pypdf.generic.DictionaryObject):
        return []
    below = node.get("/K", [])
    kids = below if isinstance(below, list) else [below]
    return [node, *(found for kid in kids for found in _elements(kid.get_object()))]


def test_what_the_book_says(tmp_path: Path) -> None:
    words = "".join(texts(_printed(tmp_path, "某镇采购办法")))
    assert "新增1条修改1条改条号1条" in words
    assert "（原第一条）改条号采购坚持公开、节约。" in words
    assert words.count("采购坚持公开、节约。") == 1, "once for both columns"
    assert "（原第二条）修改两人以上询价，由一人付款。三人以上询价，由一人付款。" in words


def test_the_columns_have_headers_and_the_marks_are_tagged(tmp_path: Path) -> None:
    root: Any = pypdf.PdfReader(_printed(tmp_path, "某镇采购办法")).trailer["/Root"]
    elements = _elements(root["/StructTreeRoot"])
    assert [one.get("/S") for one in elements].count("/TH") == 2
    marks = [str(one.get("/A", "")) for one in elements]
    assert any("/LineThrough" in mark for mark in marks)
    assert any("/Underline" in mark for mark in marks)


def test_long_names_stay_on_the_page(tmp_path: Path) -> None:
    name = (
        "关于进一步加强和改进全县各级各部门公务接待、公务用车管理监督工作若干问题的规定（试行）" * 2
    )
    pdf = _printed(tmp_path, name, title=name, subtitle=name, paper="大32开")
    box = pypdf.PdfReader(pdf).pages[0].mediabox
    for line in lines(pdf):
        assert 0 < line.left < line.right < box.width, line.text
        assert 0 < line.base < box.height - 10, line.text


def test_rules_of_one_version_make_no_book(tmp_path: Path) -> None:
    files = {"content/rules/r.yml": "title: 甲\nfictional: true\n"}
    with pytest.raises(ContentError) as caught:
        print_books(project(tmp_path, files, books=[book("comparison")]))
    assert [told.code for told in caught.value.diagnostics] == ["empty-selection"]
