"""Entries of one title are compared without going through all of them each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import library
from generator.kinds.kind import Vocabulary
from tests.work import counted

if TYPE_CHECKING:
    from pathlib import Path


def test_many_reports_of_one_title_cost_no_more_each(tmp_path: Path) -> None:
    few, many = (_calls(tmp_path / str(count), count) for count in (200, 800))
    assert many < 5 * few


def _calls(content: Path, count: int) -> int:
    (content / "reports").mkdir(parents=True)
    items = (
        f"- {{id: r{i}, title: 每周要情, date: 2021, unit: u{i}, fictional: true}}\n"
        for i in range(count)
    )
    (content / "reports" / "core.yml").write_text("".join(items), "utf-8")
    (content / "units").mkdir()
    units = (f"- {{id: u{i}, title: 示例单位{i}}}\n" for i in range(count))
    (content / "units" / "core.yml").write_text("".join(units), "utf-8")
    loaded, calls = counted(lambda: library.load(content, Vocabulary()))
    assert not loaded.warnings
    return calls
