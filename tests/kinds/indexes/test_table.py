"""The table beside an index: whatever stands in it, its cells are where they are said to be."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.indexes.numbers import is_missing, number
from generator.kinds.indexes.table import QuoteError, cells, read
from tests.kinds.indexes.projects import index

_CELL = st.text(st.sampled_from('ab1,;"\n 中'), max_size=6)


@given(st.lists(st.lists(_CELL, min_size=1, max_size=4), min_size=1, max_size=5))
def test_cells_are_those_that_csv_means(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    expected = [[cell.strip() for cell in row] for row in rows]
    told = [[cell.text for cell in row] for row in cells(stream.getvalue(), ",")]
    assert told == [row for row in expected if any(row)]


@given(st.text(st.sampled_from('ab,"\n'), max_size=30))
def test_a_cell_begins_where_it_is_said_to(text: str) -> None:
    lines = text.split("\n")
    try:
        told = [cell for row in cells(text, ",") for cell in row]
    except QuoteError as error:
        told = [error.cell]
    for cell in told:
        line = lines[cell.line - 1]
        assert 1 <= cell.column <= len(line) + 1
        before = line[: cell.column - 1]
        assert before == "" or before.endswith(",")


@given(st.text(max_size=200))
def test_any_text_is_read_or_told(text: str) -> None:
    whole, faults = read(index(data="x.csv"), text)
    for fault in faults:
        assert fault.line >= 1
        assert fault.column >= 1
    assert whole.data is not None
    assert whole.data.is_whole == (not faults)


def test_numbers_as_departments_write_them() -> None:
    assert [number(text) for text in ("1,234", "９８.５%", "-3", "＋２", ".5")] == [
        1234,
        98.5,
        -3,
        2,
        0.5,
    ]
    assert number("3 件", "件") == 3
    assert number("5百人次", "百人次") == 5
    for text in ("", "三", "1,23", "nan", "inf", "1e400", "12件", "1-2"):
        assert number(text) is None
    assert all(is_missing(text) for text in ("", " — ", "缺", "N/A", "/"))
    assert not is_missing("0")
