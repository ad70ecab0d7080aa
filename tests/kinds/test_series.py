"""Figures that recur."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.reports.series import series_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("dates", "short"),
    [
        (("2021", "2022-01/2022-05"), (False, True)),
        (("2020", "2021"), (False, False)),  # a leap year is no longer
        (("2021-02", "2021-03", "2021-05-04"), (False, False, True)),
        (("2019-01/2019-06", "2020", "2021"), (True, False, False)),
    ],
)
def test_a_shorter_period_is_known(
    dates: tuple[str, ...], short: tuple[bool, ...], tmp_path: Path
) -> None:
    (tmp_path / "units").mkdir()
    (tmp_path / "units/u.yml").write_text("title: 单位\n", "utf-8")
    (tmp_path / "reports").mkdir()
    for number, date in enumerate(dates):
        report = (
            f"title: 报\nfictional: true\ndate: {date}\nunit: u\n"
            f"metrics: [{{name: 立案, value: {number + 3}, unit: 件}}]\n"
        )
        (tmp_path / f"reports/r{number}.yml").write_text(report, "utf-8")
    (series,) = series_of(edition.select(library.load(tmp_path, Vocabulary()), Audience.PUBLIC))
    assert series.short == short
