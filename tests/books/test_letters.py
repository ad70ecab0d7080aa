"""A recommendation letter on paper: what it says, to whom, and its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.source.diagnostics import ContentError
from tests.books.shelf import book, print_books, project, texts

if TYPE_CHECKING:
    from pathlib import Path

_CASE = """\
title: 校服返还款
fictional: true
date: 2021-06
conduct: [{what: 收下返还款, violates: ['r#1']}]
loopholes: [{what: 家长没有参与选定, fix: a}, {what: 别的漏洞}]
"""
_LETTER = """\
title: 关于公开收费的建议书
fictional: true
type: 建议书
number: 示〔2022〕1号
from: 某局
to: u
copied_to: 分管领导
problem: 去向不公开
due: 2022-12-31
from_case: c
body: 每月公开一次。
events:
  - {date: 2022-01-20, event: 拟制, by: 某科}
  - {date: 2022-01-28, event: 送达, by: 某人, due: 2022-08-31, note: 口头交代}
  - {date: 2022-02-15, event: 承诺, by: u, due: 2022-07-31}
"""
_FILES = {
    "content/units/u.yml": "title: 某中学\nfictional: true\n",
    "content/rules/r.yml": "title: 规定\nfictional: true\nclauses: [{no: '1', text: 不准收。}]\n",
    "content/cases/c.yml": _CASE,
    "content/actions/a.yml": _LETTER,
    "content/actions/draft.yml": "title: 还没送的\nfictional: true\ntype: 建议书\n"
    "events: [{date: 2022-01-20, event: 拟制}]\n",
    "content/actions/patch.yml": "title: 补丁\nfictional: true\ntype: 制度补丁\nissued: 2022\n",
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    books = [book("letter"), book("letter", id="i", audience="internal")]
    return print_books(project(tmp_path_factory.mktemp("letters"), _FILES, books=books))


def test_only_what_was_delivered_is_printed(shelf: Path) -> None:
    assert sorted(path.stem for path in shelf.iterdir()) == ["b-a", "i-a"]


@pytest.mark.parametrize("name", ["b-a", "i-a"])
def test_a_letter_says_what_and_by_when(shelf: Path, name: str) -> None:
    *letter, receipt = texts(shelf / f"{name}.pdf")
    words = "".join(letter)
    for part in (
        "某局示〔2022〕1号关于公开收费的建议书某中学：",
        "在“校服返还款”一案中，发现你单位存在以下问题：去向不公开；家长没有参与选定。",
        "每月公开一次。",
        "请于2022年8月31日前将整改情况书面报告我单位。",
        "附件：相关条文摘录",
        "2022年1月28日",
        "规定第一条不准收。",
    ):
        assert part in words, part
    assert "别的漏洞" not in words
    assert len(letter) % 2 == 0
    assert letter[-1].endswith("某局2022年1月28日印发")
    assert receipt.startswith("送达回执文书名称关于公开收费的建议书文号示〔2022〕1号送达单位某中学")
    assert receipt.endswith("请在签收后将本回执退回某局。"), "and no number of a page"


def test_only_the_office_reads_to_whom_it_was_copied(shelf: Path) -> None:
    public, internal = ("".join(texts(shelf / f"{name}.pdf")) for name in ("b-a", "i-a"))
    assert "抄送：分管领导。" in internal
    for secret in ("抄送", "分管领导", "某科", "某人", "口头交代"):
        assert secret not in public


def test_what_the_office_says_among_itself_changes_no_byte_of_the_public_letter(
    shelf: Path, tmp_path: Path
) -> None:
    letter = (
        _LETTER.replace("分管领导", "另一位")
        .replace("某人", "旁人")
        .replace("口头交代", "另有交代")
    )
    files = _FILES | {"content/actions/a.yml": letter}
    again = print_books(project(tmp_path, files, books=[book("letter")]))
    assert (again / "b-a.pdf").read_bytes() == (shelf / "b-a.pdf").read_bytes()


def test_where_nothing_was_delivered_the_settings_are_blamed(tmp_path: Path) -> None:
    files = {"content/actions/draft.yml": _FILES["content/actions/draft.yml"]}
    with pytest.raises(ContentError) as error:
        print_books(project(tmp_path, files, books=[book("letter")]))
    assert [one.code for one in error.value.diagnostics] == ["empty-selection"]
