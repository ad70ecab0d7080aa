"""Numbers of clauses: every way to write one means the same, and is shown in one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.rules import clause_number

_HAN = "零一二三四五六七八九"


def _numeral(number: int) -> str:
    """As statutes write a number below ten thousand; written apart from what is tested."""
    places = [(1000, "千"), (100, "百"), (10, "十"), (1, "")]
    words, gap = "", False
    for value, unit in places:
        digit = number // value % 10
        if digit:
            words += ("零" if gap and words else "") + _HAN[digit] + unit
            gap = False
        else:
            gap = True
    return words.removeprefix("一") if 10 <= number < 20 else words


_NUMBERS = st.integers(1, 9999)
_INSERTED = st.integers(1, 99)


@given(_NUMBERS)
def test_every_spelling_is_one_number(number: int) -> None:
    han = _numeral(number)
    wide = str(number).translate({ord(str(d)): ord("０") + d for d in range(10)})
    written = {str(number), han, wide, han.replace("零", "〇")}
    written |= {f"第{way}条" for way in written} | {f"{way}条" for way in written}
    assert {clause_number.canonical(way) for way in written} == {str(number)}
    assert clause_number.canonical(f" 第 {han} 条 ") == str(number)
    assert clause_number.words(str(number)) == f"第{_numeral(number)}条"


@given(_NUMBERS, _INSERTED)
def test_every_spelling_of_an_inserted_clause(number: int, inserted: int) -> None:
    main, more = _numeral(number), _numeral(inserted)
    written = {
        f"第{main}条之{more}",
        f"{main}之{more}",
        f"{number}之{more}",
        f"第{number}条之{more}",
        f"{number}-{inserted}",
        f"{number}－{inserted}",
        f"{number}—{inserted}",
    }
    one = f"{number}-{inserted}"
    assert {clause_number.canonical(way) for way in written} == {one}
    assert clause_number.words(one) == f"第{main}条之{more}"
    assert clause_number.canonical(clause_number.words(one)) == one


@given(st.text(max_size=12))
def test_what_is_shown_is_read_again(text: str) -> None:
    found = clause_number.canonical(text)
    assert found is None or clause_number.canonical(clause_number.words(found)) == found


@pytest.mark.parametrize("text", ["第第三条条", "总则", "", "第八条第二款", "8.2.1"])
def test_words_around_what_is_no_number(text: str) -> None:
    assert clause_number.canonical(text) is None
    assert clause_number.words(text) == text
