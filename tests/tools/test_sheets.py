"""Workbooks are alike at any time of day and hold nothing that XML cannot."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from generator.tools.cells import inert
from generator.tools.sheets import to_bytes, workbook

if TYPE_CHECKING:
    from openpyxl import Workbook


def _book(text: str) -> Workbook:
    book = workbook()
    book.create_sheet("甲").append([inert(text)])
    return book


def test_bytes_do_not_depend_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Later:
            return cls(2031, 2, 3, 4, 5, 6, tzinfo=tz)

    first = to_bytes(_book("乙"))
    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", Later)
    assert to_bytes(_book("乙")) == first
    assert b"2031" not in first


@pytest.mark.parametrize("odd", ["\uffff", "\ufffe", "\udc80", "\x00", "\x0b", "\x1f"])
def test_what_xml_cannot_hold_is_left_out(odd: str) -> None:
    data = to_bytes(_book(f"a{odd}b"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
    assert load_workbook(io.BytesIO(data)).active["A1"].value == "ab"  # type: ignore[index]
