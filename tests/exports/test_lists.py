"""Lists of a kind as spreadsheets: labels as heads, what an edition may show, no formulas."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from generator.exports.lists import lists
from generator.exports.selection import UnknownIdError
from generator.kinds import BY_FOLDER
from generator.kinds.entry import Audience
from tests.exports.site import SECRET, edition, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition


def _rows(public: Edition, folder: str, *ids: str) -> list[tuple[object, ...]]:
    ((name, data),) = lists(public, folder, ids)
    assert name == f"{folder}.xlsx"
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == [BY_FOLDER[folder].label]
    return [*book.worksheets[0].iter_rows(values_only=True)]


@pytest.mark.parametrize("folder", BY_FOLDER)
def test_nothing_internal_is_in_a_public_list(tmp_path: Path, folder: str) -> None:
    alone = edition(lay_out(tmp_path / "a", internal=False))
    beside = edition(lay_out(tmp_path / "b", internal=True))
    assert [*lists(alone, folder, ())] == [*lists(beside, folder, ())]
    inner = edition(tmp_path / "b", Audience.INTERNAL)
    assert SECRET in str(_rows(inner, folder))


def test_heads_are_labels_and_references_titles(tmp_path: Path) -> None:
    public = edition(lay_out(tmp_path, internal=False))
    head, row = _rows(public, "cases")
    cells = dict(zip(head, row, strict=True))
    assert head[:2] == ("编号", "标题")
    assert cells["通报"] == "公开的circulars"
    assert cells["主题"] == "公开的topics"
    assert cells["当事人"] == "化名：张某某，职务：公开（cases.person.post）。，职级：省部级"
    assert "金额：3.5" in str(cells["违纪事实"])
    assert "《公开的rules》第一条" in str(cells["违纪事实"])
    assert cells["日期"] == "2021年6月1日"
    assert cells["教学情景"] == "是"
    assert "受众" not in head


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics/x.yml").write_text("- {id: a, title: '=1+1', summary: '@x'}", "utf-8")
    _, row = _rows(edition(tmp_path), "topics")
    assert row == ("a", "'=1+1", "'@x")


def test_entries_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics/x.yml").write_text("- {id: a, title: A}\n- {id: b, title: B}", "utf-8")
    assert _rows(edition(tmp_path), "topics", "b")[1:] == [("b", "B")]
    with pytest.raises(UnknownIdError):
        _rows(edition(tmp_path), "topics", "c")
