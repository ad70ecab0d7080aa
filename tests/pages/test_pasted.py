"""What authors fold, paste and name, as a reader finds it on the page and in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.books.shelf import book, print_books, project
from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path

CASE = """\
title: 虚列公务接待
fictional: true
date: 2021-06
summary: >
  第一行的文字
  第二行的文字，
  共 3 项
conduct: [{what: 套取
    资金, when: 2021-03, amount: 贰万壹仟元整}]
analysis: |
  一、基本情况
  全县共三个。
  姓名\t处分
  张**\t警告
  李**\t记过
sources:
  - {title: 通报, file: 内部材料.docx, url: "https://a.example/b"}
"""
FILES = {
    "cases/c.yml": CASE,
    "units/core.yml": "- {id: gaoxin, title: 示例高新区}\n- {id: jw, title: 示例县纪委监委}\n",
    "actions/a.yml": """title: 建议书一
type: 建议书
from: jw
to: 示例高新区
issued: 2021-03-01
""",
    "pages/about.md": "# 关于\n\n写到这里，\n接着写。做了：\n- 甲\n- 乙\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_project(tmp_path_factory.mktemp("pasted") / "project", FILES)
    for name in ("print.yml", "scores.yml"):
        (folder / "site_config" / name).unlink()
    return build_project(folder)


def test_a_case_has_its_words_without_blanks_its_table_and_its_masks(site: Path) -> None:
    page = (site / "cases/c/index.html").read_text("utf-8")
    assert page.count("第一行的文字第二行的文字，共 3 项") >= 2  # the page and its description
    assert "套取资金" in page
    assert "2.1 万元" in page
    assert "<p>一、基本情况</p>" in page
    assert "<td>张**</td>" in page
    assert "内部材料" not in page


def test_a_letter_leads_to_its_sender_and_its_receiver(site: Path) -> None:
    page = (site / "actions/a/index.html").read_text("utf-8")
    assert 'href="../../units/jw/">示例县纪委监委</a>' in page
    assert 'href="../../units/gaoxin/">示例高新区</a>' in page


def test_a_hand_written_page_has_its_list_and_no_blank_in_its_lines(site: Path) -> None:
    page = (site / "about/index.html").read_text("utf-8")
    assert "<p>写到这里，接着写。做了：</p>" in page
    assert "<li>甲</li>" in page


def test_a_book_has_no_blanks_where_yaml_folded(tmp_path: Path) -> None:
    files = {"content/cases/c.yml": CASE, "site_config/vocabulary.yml": "sectors: {}\n"}
    folder = project(tmp_path, files, books=[book("casebook")])
    pages = pypdf.PdfReader(print_books(folder) / "b.pdf").pages
    text = "".join(page.extract_text().replace("\n", "") for page in pages)
    assert "第一行的文字第二行的文字" in text
    assert "套取资金" in text
