"""Which entries a book holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.books.shelf import book, print_books, project, texts

if TYPE_CHECKING:
    from pathlib import Path


def test_selection(tmp_path: Path) -> None:
    files = {
        "content/topics/t.yml": "title: 主题\n",
        "content/units/u.yml": "title: 单位\n",
        "content/cases/a.yml": "title: 甲案\nfictional: true\ntopics: [t]\ndate: 2020-05\n",
        "content/cases/b.yml": "title: 乙案\nfictional: true\nunit: u\ndate: 2021\n",
        "content/cases/c.yml": "title: 丙案\nfictional: true\nstatus: 停用\n",
        "content/rules/r.yml": "title: 丁案\nclauses: [{no: '1', text: 条, topics: [t]}]\n",
        "content/rules/s.yml": "title: 戊案\n",
    }
    choices = {
        "all": ({}, "甲乙"),
        "topic": ({"topics": ["t"]}, "甲"),
        "unit": ({"units": ["u"]}, "乙"),
        "date": ({"dates": "2020-01/2020-12"}, "甲"),
        "named": ({"entries": ["cases/c", "cases/b"]}, "乙丙"),
    }
    books = [book("casebook", id=id, select=select) for id, (select, _) in choices.items()]
    books.append(book("handbook", id="clause", select={"topics": ["t"]}))
    choices["clause"] = ({}, "丁")  # of a rule, what its clauses are about counts, too
    shelf = print_books(project(tmp_path, files, books=books))
    for id, (_, expected) in choices.items():
        text = "".join(texts(shelf / f"{id}.pdf"))
        assert "".join(name for name in "甲乙丙丁戊" if f"{name}案" in text) == expected, id
