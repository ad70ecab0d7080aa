"""The stars of a unit follow from its awards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.standards import Standard
from generator.kinds.units.model import Award, Criterion, Unit
from generator.kinds.units.movement import movement
from generator.kinds.units.phases import phases
from generator.kinds.units.standing import standing
from generator.kinds.units.stars import AwardType, spans, strip
from generator.library.validation import fill

_FIRST = date(2020, 1, 1)


def _day(number: int) -> str:
    return (_FIRST + timedelta(number)).isoformat()


_AWARDS = st.lists(
    st.builds(
        lambda day, event, star, length: fill(
            Award,
            {"date": _day(day), "event": event}
            | ({} if star is None else {"star": str(star)})
            | ({"until": _day(day + length)} if length else {}),
        ),
        st.integers(0, 2000),
        st.sampled_from(AwardType),
        st.none() | st.integers(0, 5),
        st.sampled_from((0, 0, 100, 900)),
    ),
    max_size=8,
)


@given(_AWARDS, st.integers(0, 3000))
def test_on_every_day_there_is_one_number_of_stars(awards: list[Award], number: int) -> None:
    unit = Unit(id="u", title="某校", awards=tuple(awards))
    day = _FIRST + timedelta(number)
    held = [
        span.star
        for span in spans(unit.history)
        if span.first <= day and (span.last is None or day < span.last)
    ]
    assert len(held) <= 1
    decided = [one for one in unit.history if one.stars is not None and one.date.first <= day]
    if decided and not decided[-1].until:
        assert held == [decided[-1].stars]
    drawn = strip(spans(unit.history))
    assert (drawn is None) == (not spans(unit.history))
    if drawn:
        assert all(bar.start >= 0 and bar.start + bar.width <= 1000 for bar in drawn.bars)
        assert all(0 <= year <= 1000 for year in drawn.years)
        assert len(drawn.years) == drawn.last.year - drawn.first.year


@given(_AWARDS)
def test_the_last_award_holds(awards: list[Award]) -> None:
    unit = Unit(id="u", title="某校", awards=tuple(awards), star=2)
    decided = [one.stars for one in unit.history if one.stars is not None]
    assert unit.stars == (decided[-1] if decided else (2 if not awards else None))


def test_what_is_missing_to_the_next_star() -> None:
    criteria = (
        fill(Criterion, {"name": "甲", "met": "是", "needed_for": "3"}),
        fill(Criterion, {"name": "乙", "needed_for": "4"}),
        Criterion(name="丙"),
    )

    def following(star: int, criteria: tuple[Criterion, ...]) -> tuple[int, list[str]] | None:
        unit = Unit(id="u", title="某校", star=star, criteria=criteria)
        following = standing(unit, ()).next_star
        return following and (following[0], [row.name for row in following[1]])

    assert following(3, criteria) == (4, ["乙"])
    assert following(4, criteria) is None
    assert following(5, ()) is None


_STANDARDS = (
    Standard(id="a", name="甲", star=1),
    Standard(id="b", name="乙", star=2, look="看账"),
    Standard(id="c", name="丙", star=2),
)


def test_where_a_unit_stands_by_the_standards_of_its_type() -> None:
    criteria = tuple(
        fill(Criterion, {"name": name, "met": met})
        for name, met in (("甲", "是"), ("b", "否"), ("丁", "是"))
    )
    own = standing(Unit(id="u", title="某校", star=1, criteria=criteria), _STANDARDS)
    assert [(row.name, row.met, row.needed_for) for row in own.rows] == [
        ("甲", True, 1),
        ("乙", False, 2),
        ("丙", None, 2),
        ("丁", True, None),
    ]
    assert own.next_star is not None
    assert [row.name for row in own.next_star[1]] == ["乙", "丙"]
    assert [(star, len(rows)) for star, rows in own.steps] == [(1, 1), (2, 2), (None, 1)]
    silent = standing(Unit(id="u", title="某校", star=1), _STANDARDS)
    assert silent.next_star is None, "who says nothing is not told that everything is missing"
    assert len(silent.rows) == len(_STANDARDS)


def _unit(*awards: tuple[str, str, str]) -> Unit:
    made: list[Any] = [
        {"date": date, "event": event} | ({"star": star} if star else {})
        for date, event, star in awards
    ]
    return Unit(id="u", title="某校", awards=tuple(fill(Award, one) for one in made))


def test_the_movement_of_a_programme_by_year() -> None:
    units = [
        _unit(("2021-03-01", "创建", ""), ("2022-05-01", "授牌", "3"), ("2024-05-01", "授牌", "4")),
        _unit(
            ("2022-06-01", "授牌", "2"), ("2023-01-01", "暂停", "1"), ("2023-09-01", "恢复", "2")
        ),
        _unit(("2022-06-01", "授牌", "2"), ("2024-01-01", "摘牌", "")),
        _unit(),
    ]
    assert [(one.year, one.moves, one.held) for one in movement(units)] == [
        (2024, (0, 1, 0, 0, 1), 2),
        (2023, (0, 0, 1, 1, 0), 3),
        (2022, (3, 0, 0, 0, 0), 3),
    ]
    assert movement([_unit()]) == []


@given(st.lists(_AWARDS, max_size=5))
def test_what_moved_adds_up_to_what_is_held(histories: list[list[Award]]) -> None:
    units = [
        Unit(id="u", title="某校", awards=tuple(award for award in awards if not award.until))
        for awards in histories
    ]
    for year in movement(units):
        assert all(count >= 0 for count in year.moves)
        assert 0 <= year.held <= len(units)
    years = movement(units)
    if years:
        last = sum(1 for unit in units if unit.stars)
        assert years[0].held == last, "the last year ends with the stars of now"


def test_the_way_of_a_clean_unit() -> None:
    unit = _unit(("2021-03-01", "创建", ""), ("2022-05-01", "授牌", "3"))
    assert [(one.name, one.award is not None) for one in phases(unit.history)] == [
        ("创建", True),
        ("申报", False),
        ("考评", False),
        ("授牌", True),
        ("复核", False),
    ]
    taken = _unit(("2022-05-01", "授牌", "3"), ("2023-05-01", "摘牌", ""))
    assert phases(taken.history)[-1].award is taken.history[-1]
    again = _unit(
        ("2022-05-01", "授牌", "3"),
        ("2023-04-01", "复核", ""),
        ("2023-05-01", "摘牌", ""),
        ("2024-05-01", "授牌", "1"),
    )
    way = {one.name: one.award for one in phases(again.history)}
    assert way["授牌"] is again.history[-1]
    assert way["复核"] is None, "it was of the star before"
    assert "摘牌" not in way
