"""Properties of dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.kinds.dates import Edtf, Precision

_DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@st.composite
def _points(draw: st.DrawFn) -> str:
    day = draw(_DAYS).isoformat()
    return day[: draw(st.sampled_from([4, 7, 10]))] + draw(st.sampled_from(["", "~"]))


@given(_points())
def test_a_point_keeps_what_was_written(text: str) -> None:
    date = Edtf.parse(text)
    assert date.text == text
    ((iso, words),) = date.points
    assert (iso, words) == (text.rstrip("~"), str(date))
    assert date.approximate == text.endswith("~")
    assert (
        date.start.precision is {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(iso)]
    )
    parts = [date.start.year, date.start.month, date.start.day]
    assert (
        "-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=True) if part)
        == iso
    )


@given(_points())
def test_a_point_spans_its_days(text: str) -> None:
    date = Edtf.parse(text)
    iso = text.rstrip("~")
    assert date.first <= date.last
    assert date.first.isoformat().startswith(iso)
    assert date.last.isoformat().startswith(iso)
    if date.last < datetime.date.max:
        assert not (date.last + datetime.timedelta(days=1)).isoformat().startswith(iso)


@given(_points(), _points())
def test_a_period_ends_after_it_starts_or_is_refused(start: str, end: str) -> None:
    first, second = Edtf.parse(start), Edtf.parse(end)
    if second.last < first.first:
        with pytest.raises(PydanticCustomError, match="ends before"):
            Edtf.parse(f"{start}/{end}")
    else:
        period = Edtf.parse(f"{start}/{end}")
        assert (period.first, period.last) == (first.first, second.last)
        assert [iso for iso, _ in period.points] == [start.rstrip("~"), end.rstrip("~")]


@given(
    st.text(max_size=12)
    | st.text("0123456789-/~.年月日至约", max_size=22)
    | st.from_regex(r"20\d\d年1?\d月(?:[12]\d日)?(?:至1?\d月)?", fullmatch=True)
)
def test_anything_else_is_a_date_or_has_a_code(text: str) -> None:
    try:
        result = Edtf.parse(text)
    except PydanticCustomError as refused:
        code = refused.type
    else:
        code = "date" if Edtf.parse(result.text) == result else "another date"
    assert code in {"date", "bad-date", "impossible-date", "unlikely-year", "end-before-start"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021", "2021年"),
        ("2021-06", "2021年6月"),
        ("2021-06-16", "2021年6月16日"),
        ("2020~", "约2020年"),
        ("2020-01/2020-05", "2020年1月—5月"),
        ("2019-03/2020-11", "2019年3月—2020年11月"),
        ("2019/2020", "2019年—2020年"),
        ("2020/2020-05", "2020年—2020年5月"),
        ("2020-01~/2020-05~", "约2020年1月—约2020年5月"),
    ],
)
def test_as_chinese_readers_write_it(text: str, words: str) -> None:
    assert str(Edtf.parse(text)) == words
