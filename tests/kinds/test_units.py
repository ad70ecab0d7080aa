"""The stars of a unit follow from its awards."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.units.model import Award, Criterion, Unit
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
    assert all(bar.start + bar.width <= 1000 for bar in strip(spans(unit.history)))


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
    unit = Unit(id="u", title="某校", star=3, criteria=criteria)
    assert unit.next_star == (4, [criteria[1]])
    assert Unit(id="u", title="某校", star=4, criteria=criteria).next_star is None
    assert Unit(id="u", title="某校", star=5).next_star is None
