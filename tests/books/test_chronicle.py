"""The chronicle: year by year, each thing once, no nearer than it is known, its sources once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.books.shelf import book, print_books, project, texts

if TYPE_CHECKING:
    from pathlib import Path

_SOURCE = "sources: [{title: 甲报, date: 2023-03}]\n"
_FILES = {
    "content/units/u.yml": "title: 甲区\n",
    "content/units/v.yml": "title: 乙区\n",
    "content/reports/a.yml": f"title: 五年规划\ndate: 2021/2025\nunit: u\n{_SOURCE}",
    "content/reports/b.yml": (
        f"title: 立案5件\ndate: 2022-03-16\nunit: u\npartners: [v]\n{_SOURCE}"
        "metrics: [{name: 立案, value: 5, unit: 件}, {name: 走访, value: 60, unit: 次, "
        "qualifier: 余}]\n"
    ),
    "content/reports/c.yml": f"title: 只知哪年\ndate: 2022\n{_SOURCE}",
    "content/reports/d.yml": f"title: 大约那年\ndate: 2022~\n{_SOURCE}",
    "content/reports/e.yml": "title: 一月的事\ndate: 2022-01\nfictional: true\n",
    "content/reports/f.yml": "title: 没有日期\nfictional: true\n",
    "content/reports/g.yml": "title: 内部的事\ndate: 2022-05\nfictional: true\naudience: 内部\n",
}


def test_a_chronicle_is_in_order_and_says_no_more_than_is_known(tmp_path: Path) -> None:
    books = [
        book("chronicle", id="public"),
        book("chronicle", id="inner", audience="internal"),
        book("chronicle", id="partner", select={"units": ["v"]}),
    ]
    shelf = print_books(project(tmp_path, _FILES, books=books))
    pages = texts(shelf / "public.pdf")
    text = "".join(pages[pages.index(next(page for page in pages if "五年规划" in page)) :])
    events = [
        *("2021年", "2021年—2025年", "五年规划[1]甲区"),
        *("2022年", "早些年开始、这一年还在进行：五年规划（2021年—2025年）。"),
        *("1月", "一月的事（教学情景）", "3月", "16日", "立案5件[1]走访60余次。甲区、乙区"),
        *("只写到年", "只知哪年[1]", "约在这年", "大约那年[1]"),
        *("未注明时间", "没有日期", "资料来源", "[1]甲报，2023年3月。"),
    ]
    places: list[int] = []
    for words in events:
        assert words in text, words
        places.append(text.index(words, places[-1] if places else 0))
    assert places == sorted(places)
    assert text.count("立案5件") == 1
    assert text.count("甲报") == 1
    assert "收录截至2023年3月的资料" in "".join(pages)
    assert "内部的事" not in "".join(pages)
    assert "内部的事" in "".join(texts(shelf / "inner.pdf"))
    of_partner = "".join(texts(shelf / "partner.pdf"))
    assert "立案5件" in of_partner
    assert "五年规划" not in of_partner
