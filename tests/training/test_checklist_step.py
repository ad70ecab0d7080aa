"""A step of a lesson that is a checklist: on the page, in a package, on paper."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from generator.exports.packages import packages
from generator.pages.build import entry_page
from generator.pages.site import Site
from generator.training.package import System
from tests.books.shelf import book, print_books, project, texts
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path

_CONTENT = {
    "checklists/seal.yml": """\
title: 用一次公章
fictional: true
for: [保管人]
steps:
  - {do: 登记, who: 保管人, next: [2, 3]}
  - {do: 空白纸不盖}
  - {do: 两人在场}
""",
    "modules/m.yml": "title: 课\nsteps: [{text: 先看。}, {checklist: seal}]\n",
}


def test_the_steps_of_the_list_are_ticked_in_the_lesson(tmp_path: Path) -> None:
    edition = make_edition(tmp_path, _CONTENT)
    [item] = edition.browse("modules")
    html = entry_page(Site(edition), item).body()
    assert html.count('<input type="checkbox">') == 3
    assert "qj-step--checklist" in html
    assert '"key":"checklist:seal"' in html
    assert "<h2>用一次公章</h2>" in html
    assert 'id="s-' not in html, "the step of a lesson is no address of the list's"
    assert "第 2 步，或" in html
    [checklist] = edition.browse("checklists")
    own = entry_page(Site(edition), checklist).body()
    assert '<li class="qj-do" id="s-2"' in own
    assert '<a href="#s-3">第 3 步</a>' in own


def test_the_list_comes_along_in_a_package(tmp_path: Path) -> None:
    edition = make_edition(tmp_path, _CONTENT)
    [(_, data)] = packages(edition, System.SCORM12, ("m",), 0, "site")
    page = zipfile.ZipFile(io.BytesIO(data)).read("index.html").decode()
    assert page.count('<input type="checkbox">') == 3
    assert "出自清单" in page
    assert "checklists/" not in page, "whose page is not there"


def test_the_list_stands_on_the_sheet_of_the_lesson(tmp_path: Path) -> None:
    files = {f"content/{name}": text for name, text in _CONTENT.items()}
    shelf = print_books(project(tmp_path, files, books=[book("lessons")]))
    words = "".join(texts(shelf / "b.pdf"))
    assert "用一次公章" in words
    assert "□登记（保管人）" in words
    assert "□两人在场" in words
