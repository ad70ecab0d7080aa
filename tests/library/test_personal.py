"""The arithmetic of numbers that must not be published."""

from __future__ import annotations

import datetime
import re
import string

from hypothesis import given
from hypothesis import strategies as st

from generator.library import personal
from generator.library.personal import (
    accounts,
    arithmetic,
    documents,
    doors,
    numbers,
    plates,
    search,
)
from generator.library.personal.gate import may_hold
from generator.library.personal.names import every_name, may_name
from generator.library.personal.reading import readings

_DIGITS = st.text(string.digits, min_size=1, max_size=30)


def _luhn(digits: str) -> int:
    """The check digit, computed the other way round: double every second digit from the right, the
    first included.
    """
    total = 0
    for place, digit in enumerate(digits[::-1]):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value // 10 + value % 10
    return -total % 10


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    born = draw(st.dates(datetime.date(1900, 1, 1), datetime.date(2026, 1, 1)))
    body = f"{draw(st.integers(110000, 659999))}{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    # ISO 7064 MOD 11-2 by its definition: the sum of a_i · 2^(i-1) from the right is 1 modulo 11
    rest = sum(int(digit) << place for place, digit in enumerate(body[::-1], 1)) % 11
    check = (1 - rest) % 11
    return body + ("X" if check == 10 else str(check))


@given(identity_numbers(), st.sampled_from(["身份证{}。", "{}", "（{}）", "id: {}\n"]))
def test_every_identity_number_is_found(number: str, around: str) -> None:
    for text in (number, number.lower(), f"{number[:6]} {number[6:14]} {number[14:]}"):
        assert [f.what_en for f in personal.find(around.format(text))] == ["an identity number"]


@given(identity_numbers(), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_makes_it_none(number: str, place: int, step: int) -> None:
    if number[place] != "X":
        wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
        assert not arithmetic.is_identity_number(wrong)


@given(st.sampled_from("34569"), st.text(string.digits, min_size=14, max_size=17))
def test_the_check_digit_of_a_card(first: str, rest: str) -> None:
    digits = first + rest
    good = digits + str(_luhn(digits))
    assert arithmetic.is_card_number(good)
    assert not any(
        arithmetic.is_card_number(digits + other) for other in string.digits if other != good[-1]
    )
    fours = " ".join(good[i : i + 4] for i in range(0, len(good), 4))
    for text in (good, fours, fours.replace(" ", "-")):
        assert len(list(personal.find(f"卡号{text}，"))) == 1


@given(st.sampled_from("3456789"), st.text(string.digits, min_size=9, max_size=9))
def test_every_mobile_number_is_found(second: str, rest: str) -> None:
    number = f"1{second}{rest}"
    parted = f"{number[:3]}-{number[3:7]}-{number[7:]}"
    for text in (number, parted, f"+86 {number}", f"+86{number}", f"2021 {number} 2022"):
        assert "a mobile number" in {f.what_en for f in personal.find(f"电话：{text}。")}
    assert not list(personal.find(f"sha{number}"))


@given(st.text(max_size=60) | _DIGITS | st.text("0123456789- Xx湘A", max_size=60))
def test_any_text_may_be_searched(text: str) -> None:
    assert all(found.what and found.text for found in personal.find(text))


_SHAPES = (
    plates.SHAPE,
    doors.SHAPE,
    numbers.FIXED_SHAPE,
    accounts.MAIL_SHAPE,
    accounts.MESSENGER_SHAPE,
    documents.PASSPORT_SHAPE,
    documents.PERMIT_SHAPE,
    documents.OFFICER_SHAPE,
)
_SHAPED = st.one_of(*(st.from_regex(re.compile(one.pattern, one.flags)) for one in _SHAPES))
_SPOKEN = st.text("〇一二三四五六七八九幺１３5OIl -\u3000（）", min_size=6, max_size=40)
_SEARCHES = (documents, accounts, doors, numbers, plates)


@given(_SHAPED | _SPOKEN, st.sampled_from(["{}", "电话{}", "{}，三十人", "车牌{}。", "警号{}"]))
def test_nothing_is_missed_by_a_quick_look_first(text: str, around: str) -> None:
    for reading in readings(around.format(text)):
        all_places = {place for by in _SEARCHES for place in by.places(reading.plain)}
        assert set(search.places(reading.plain)) >= all_places
        assert may_hold(reading.signs) or not (all_places or set(search.in_digits(reading.plain)))


_WORDS = ["院长", "其妻", "记者", "（", "：", "王建国", "李", "、", "同志", "受到", "某"]
_PHRASES = st.lists(st.sampled_from(_WORDS) | st.text("红梅军等一，。", max_size=3))


@given(_PHRASES.map("".join))
def test_no_name_is_missed_by_a_quick_look_first(text: str) -> None:
    assert may_name(text) or not list(every_name(text))


@given(st.lists(_SHAPED | _SPOKEN | st.just("会议 * 一"), max_size=4))
def test_texts_together_are_told_apart(texts: list[str]) -> None:
    worth = set(personal.worth_reading(texts, may_hold))
    assert worth >= {at for at, text in enumerate(texts) if list(personal.find(text))}


@given(st.dates(), st.dates(), st.sampled_from([" ", "/", "至", "、"]))
def test_dates_are_no_personal_data(first: object, second: object, between: str) -> None:
    assert not list(personal.find(f"{first}{between}{second}"))
