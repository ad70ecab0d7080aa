"""Figures against earlier ones: only like with like, to the digit, and in honest words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.reports.comparison import (
    Comparison,
    percent,
    rivals,
    with_period_before,
    with_year_before,
)
from generator.kinds.reports.findings import change, finding
from generator.kinds.reports.parts import Part, wholes
from tests.kinds.tracks import REPORT, relations, track_of

if TYPE_CHECKING:
    from generator.kinds.reports.model import Report

_PERIODS = (
    *("2020", "2021", "2022", "2021~", "2019/2021", "2021-11/2022-01"),
    *("2020-01/2020-05", "2021-01/2021-05", "2021-01/2021-03", "2022-01/2022-03"),
    *("2021-01/2021-06", "2021-07/2021-12", "2021-12", "2022-01", "2021-01", "2021-02-03"),
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.sampled_from(_PERIODS),
            "value": st.one_of(
                st.integers(-30, 200), st.sampled_from([0, 0.1, 0.3, 1e30, -1e308, 5e-324])
            ),
        },
        optional={
            "scope": st.sampled_from(["甲", "乙"]),
            "unit": st.sampled_from(["件", "%", "起"]),
            "qualifier": st.sampled_from(["余", "超", "约", "近"]),
        },
    ),
    min_size=1,
    max_size=12,
)


def comparisons(rows: list[dict[str, Any]]) -> list[Comparison]:
    """All that the table of a figure compares or says why not."""
    track = track_of(rows)
    return [
        one
        for value in track.values
        for one in (with_year_before(track, value), with_period_before(track, value))
        if one
    ]


@given(ROWS)
def test_only_like_is_compared_with_like(rows: list[dict[str, Any]]) -> None:
    track = track_of(rows)
    for one in comparisons(rows):
        assert one.has_base != bool(one.reason)
        if one.base is None:
            continue
        now, then = one.value.span, one.base.span
        assert now
        assert then
        assert now.months == then.months
        assert now.first - then.first == (
            12 if "年" in one.than and "半" not in one.than else now.months
        )
        assert (one.value.metric.scope, one.value.metric.unit) == (
            one.base.metric.scope,
            one.base.metric.unit,
        )
        assert len(rivals(track, one.value)) == len(rivals(track, one.base)) == 1


@given(ROWS)
def test_differences_and_rates_are_exact(rows: list[dict[str, Any]]) -> None:
    for one in comparisons(rows):
        if one.base is None:
            continue
        now, then = (Fraction(repr(v.metric.value)) for v in (one.value, one.base))
        assert Fraction(one.difference) == now - then
        if one.rate is not None:
            assert now >= 0
            assert then > 0
            assert one.value.metric.qualifier is one.base.metric.qualifier is None
            assert abs(Fraction(one.rate) - 100 * (now - then) / then) < Fraction(1, 10**9)


@given(st.decimals(-(10**6), 10**6, places=4))
def test_a_percentage_is_right_to_the_digit_shown(rate: Decimal) -> None:
    words = percent(rate)
    if words == "不到0.1%":
        assert 0 < abs(rate) < Decimal("0.05")
        return
    shown = Decimal(words.removesuffix("%").replace(",", ""))
    assert abs(shown - abs(rate)) <= Decimal("0.05")
    assert "." in words or shown == abs(rate)  # without a decimal it is exact


@given(ROWS)
def test_the_sentence_says_what_the_table_says(rows: list[dict[str, Any]]) -> None:
    track = track_of(rows)
    newest, told = track.newest, finding(track)
    assert newest.metric.words in told
    assert newest.when in told
    if len(rivals(track, newest)) > 1:
        assert "不一致" in told
        return
    year = with_year_before(track, newest)
    if year.has_base:
        assert f"较{year.than}{change(year)}" in told
    elif len(track.values) > 1 and "较" not in told.partition("；")[0]:
        assert year.reason in told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            [("2021", 48), ("2022", 60)],
            "2022年全年受理60件，较上年增加12件，增长25%。",
        ),
        (
            [("2021-01/2021-05", 3), ("2022-01/2022-05", 2)],
            "2022年1—5月受理2件，较上年同期减少1件，下降33.3%。",
        ),
        (
            [("2021", 48), ("2022-01/2022-05", 8)],
            "2022年1—5月受理8件；上年只有全年的数，时期长短不同，不作比较。",
        ),
        (
            [("2022-01/2022-03", 3), ("2022-01/2022-05", 8)],
            "2022年1—5月受理8件；上年同期无数据。",
        ),
        (
            [("2021-12", 4), ("2022-01", 5)],
            "2022年1月受理5件，较上月增加1件，增长25%。",
        ),
        ([("2022", 48)], "2022年全年受理48件。只有这一个数，还不能比较。"),
        ([("2021", 0), ("2022", 6)], "2022年全年受理6件，较上年增加6件（上年为0，不算百分比）。"),
        ([("2021", 0), ("2022", 0)], "2022年全年受理0件，较上年持平。"),
        ([("2021", -4), ("2022", 6)], "2022年全年受理6件，较上年增加10件（有负数，不算百分比）。"),
        (
            [("2021", 100000), ("2022", 100001)],
            "2022年全年受理100,001件，较上年增加1件，增长不到0.1%。",
        ),
        ([("2021", 0.1), ("2022", 0.3)], "2022年全年受理0.3件，较上年增加0.2件，增长200%。"),
        (
            [("2021", 92.5, {"unit": "%"}), ("2022", 90, {"unit": "%"})],
            "2022年全年受理90%，较上年降低2.5个百分点。",
        ),
        (
            [("2021", 60), ("2022", 80, {"qualifier": "余"})],
            "2022年全年受理80余件，较上年增加20余件（含约数，不算百分比）。",
        ),
        (
            [("2021", 60, {"qualifier": "余"}), ("2022", 80, {"qualifier": "余"})],
            "2022年全年受理80余件，较上年增加约20件（含约数，不算百分比）。",
        ),
        (
            [("2021", 80), ("2022", 80, {"qualifier": "约"})],
            "2022年全年受理约80件；数是约数，相差不大，不作比较。",
        ),
        (
            [("2021", 48, {"scope": "甲"}), ("2022", 60, {"scope": "乙"})],
            "2022年全年受理60件；口径不同，不作比较。",
        ),
        (
            [("2021", 48, {"unit": "起"}), ("2022", 60)],
            "2022年全年受理60件；计量单位不同，不作比较。",
        ),
        (
            [("2021", 48), ("2021-01/2021-12", 49), ("2022", 60)],
            "2022年全年受理60件；同一时期各来源的数不一致，不作比较。",
        ),
        ([("2022", 48), ("2022-01/2022-12", 49)], "2022年全年受理，各来源的数不一致：48件、49件。"),
        ([("2021", 48), ("2022~", 49)], "约2022年受理49件；时间是约数，不作比较。"),
        (
            [("2020", 40), ("2021", 48), ("2023", 49)],
            "2023年全年受理49件；上年无数据。2021年全年受理48件，较上年增加8件，增长20%。",
        ),
    ],
)
def test_what_is_said(rows: list[tuple[Any, ...]], told: str) -> None:
    track = track_of([{"date": d, "value": v, **dict(*more)} for d, v, *more in rows])
    assert finding(track) == told


def test_what_is_said_twice_stands_once() -> None:
    track = track_of([{"date": "2021", "value": 8}, {"date": "2021-01/2021-12", "value": 8}])
    assert len(track.values) == 1


def test_figures_of_several_units_have_pages_below_that_of_the_figure() -> None:
    both = relations(
        [{"date": "2021", "value": 8, "at": "u"}, {"date": "2021", "value": 9, "at": "v"}]
    )
    assert [track.url for track in both.tracks] == ["figures/all/u/", "figures/all/v/"]
    assert [figure.url for figure in both.figures] == ["figures/all/"]
    assert track_of([{"date": "2021", "value": 8}]).url == "figures/all/"
    assert track_of([{"date": "2021", "value": 8, "id": None}]).url == ""


@given(st.lists(st.integers(0, 50), min_size=1, max_size=5), st.integers(0, 20))
def test_parts_and_the_rest_come_to_the_whole(parts: list[int], rest: int) -> None:
    whole = sum(parts) + rest
    metrics = [{"id": "all", "name": "受理", "value": whole}]
    metrics += [{"name": f"第{n}", "value": value, "of": "all"} for n, value in enumerate(parts)]
    report: Report = REPORT.validate_python({"id": "r", "title": "甲", "metrics": metrics})
    found = wholes(report.metrics)
    if not whole:
        assert found == []
        return
    (top,) = found
    assert top.rest == rest
    ends: list[Part] = [*top.parts]
    assert [part.start for part in ends] == [sum(parts[:n]) for n in range(len(parts))]
    shares = [part.share for part in ends if part.share is not None]
    assert len(shares) == len(parts)
    assert abs(sum(shares) + top.rest_share - 100) < Decimal("1e-9")


def test_parts_that_cannot_be_drawn_to_scale_are_left_out() -> None:
    for whole, part in (({"value": 0}, {"value": 0}), ({"value": 8}, {"value": -1})):
        metrics = [{"id": "all", "name": "甲", **whole}, {"name": "乙", "of": "all", **part}]
        report: Report = REPORT.validate_python({"id": "r", "title": "甲", "metrics": metrics})
        assert wholes(report.metrics) == []
