"""Opening hours: what has one meaning is read, all else is left to the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.places.hours import DAY, Week, clock, read, week_data

NINE_TO_FIVE = ((540, 1020),)


def week(*days: int, spans: tuple[tuple[int, int], ...] = NINE_TO_FIVE) -> Week:
    """The spans on some days, from 0 for Monday."""
    return tuple(spans if day in days else () for day in range(7))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("9:00—17:00", week(*range(7))),
        ("每天９：００－１７：００", week(*range(7))),
        ("周二至周日9:00—17:00，周一闭馆", week(*range(1, 7))),
        ("周二至周日 9:00—17:00（周一闭馆）", week(*range(1, 7))),
        ("9:00—17:00，周一闭馆", week(*range(1, 7))),
        ("周一闭馆，其余时间9时至17时", week(*range(1, 7))),
        ("星期一到星期五上午9点至下午5点", week(*range(5))),
        ("周一至五9:00-17:00", week(*range(5))),
        ("周一、周三、周五9:00-17:00", week(0, 2, 4)),
        ("周一、三、五9:00-17:00", week(0, 2, 4)),
        ("周末9:00-17:00开放", week(5, 6)),
        ("上午9:00—12:00，下午2:30—5:30", week(*range(7), spans=((540, 720), (870, 1050)))),
        ("全天开放", week(*range(7), spans=((0, DAY),))),
        ("9点半至11点半", week(*range(7), spans=((570, 690),))),
    ],
)
def test_one_meaning(words: str, expected: Week) -> None:
    assert read(words) == expected


def test_days_with_hours_of_their_own() -> None:
    read_week = read("周一至周五 9:00—17:00；周六、周日 10:00—16:00")
    assert read_week == (*[NINE_TO_FIVE] * 5, *[((600, 960),)] * 2)


@pytest.mark.parametrize(
    "words",
    [
        "夏季9:00—18:00，冬季9:00—17:00",
        "5月至10月9:00—18:00",
        "工作日9:00—17:00",  # which days work is settled anew every year
        "9:00—17:00，节假日除外",
        "9:00—17:00（16:30停止入场）",
        "9:00—17:00，每天10:00—12:00",
        "每天9:00—17:00，周六10:00—16:00",  # both on Saturdays, or the second alone
        "教学用途，不对外开放",
        "请先预约",
        "17:00—9:00",
        "9:00—25:00",
        "9:75—17:00",
        "周五至周二9:00—17:00",
        "周一",
        "周一闭馆",
        "9:00",
        "",
    ],
)
def test_more_than_one_meaning_or_none(words: str) -> None:
    assert read(words) is None


@given(
    st.text(
        alphabet="周一二三四五六日天至、，；（）0123456789:—-上下午每末闭馆开放其余 ", max_size=40
    )
)
def test_whatever_is_read_is_a_week(words: str) -> None:
    result = read(words)
    if result is not None:
        assert len(result) == 7
        for day in result:
            edges = [edge for span in day for edge in span]
            assert edges == sorted(edges)
            assert all(0 <= edge <= DAY for edge in edges)


@given(
    st.integers(0, 6),
    st.integers(0, 6),
    st.integers(0, DAY - 1),
    st.integers(0, DAY),
)
def test_what_was_written_is_read(first: int, last: int, opens: int, closes: int) -> None:
    names = "一二三四五六日"
    words = f"周{names[first]}至周{names[last]}{clock(opens)}—{clock(closes)}"
    if first < last and opens < closes:
        assert read(words) == week(*range(first, last + 1), spans=((opens, closes),))
    else:
        assert read(words) is None


def test_as_a_script_reads_it() -> None:
    found = read("上午9:00—12:00，下午14:00—17:00，周一闭馆")
    assert found
    assert week_data(found) == ";".join(["", *["09:00-12:00,14:00-17:00"] * 6])
