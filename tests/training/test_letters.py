"""Compare the letters of choices on the page, on the sheet and in the key.

They are the same everywhere, also where two choices are alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.pages.build import entry_page
from generator.pages.site import Site
from generator.pages.training import training_pages
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path

_ALIKE = """
title: 库
questions:
  - id: q-1
    type: 多选
    prompt: 题
    choices:
      - {text: 甲, why: 同}
      - {text: 乙, correct: true, why: 对}
      - {text: 甲, why: 同}
      - {text: 乙, correct: true, why: 对}
"""


def test_choices_that_are_alike_have_letters_of_their_own(tmp_path: Path) -> None:
    content = {
        "questions/b.yml": _ALIKE,
        "modules/m.yml": "title: 课\nsteps: [{quiz: {bank: b}}]\n",
    }
    site = Site(make_edition(tmp_path, content))
    item = site.edition.item("modules", "m")
    assert item is not None
    lesson = entry_page(site, item).body()
    assert re.findall(r"<li><strong>(.*?)</strong>", lesson) == ["A", "B ✓", "C", "D ✓"]
    assert re.search(r"<strong>答案</strong>\s*BD</p>", lesson)
    sheet = next(page.body() for page in training_pages(site) if page.url == "modules/m/paper/")
    assert re.findall("□ (.)", sheet) == ["A", "B", "C", "D"]
    assert "<strong>BD</strong>" in sheet
