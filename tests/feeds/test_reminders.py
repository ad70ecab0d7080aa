"""Festivals in the years to come, and the calendar of reminders."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from generator.feeds.festivals import NAMES, day_of, days
from generator.feeds.reminders import calendar, upcoming
from generator.kinds.modules.checks import FESTIVALS
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("festival", "year", "day"),
    [
        ("元旦", 2027, "2027-01-01"),
        ("春节", 2026, "2026-02-17"),
        ("春节", 2027, "2027-02-06"),
        ("元宵", 2026, "2026-03-03"),
        ("清明", 2024, "2024-04-04"),
        ("清明", 2026, "2026-04-05"),
        ("劳动节", 2026, "2026-05-01"),
        ("端午", 2025, "2025-05-31"),
        ("端午", 2026, "2026-06-19"),
        ("中秋", 2025, "2025-10-06"),  # after a leap sixth month
        ("中秋", 2026, "2026-09-25"),
        ("国庆", 2026, "2026-10-01"),
        ("重阳", 2026, "2026-10-18"),
    ],
)
def test_festivals_fall_on_their_days(festival: str, year: int, day: str) -> None:
    assert day_of(festival, year) == datetime.date.fromisoformat(day)


def test_every_festival_that_authors_may_write_is_known() -> None:
    assert set(NAMES) == set(FESTIVALS)


def test_the_days_of_some_years() -> None:
    assert [day.year for day in days("端午", 2026, 2029)] == [2026, 2027, 2028, 2029]
    assert list(days("2026-09-30", 2026, 2029)) == [datetime.date(2026, 9, 30)]
    assert list(days("2025-09-30", 2026, 2029)) == []


def test_the_calendar_of_an_edition(tmp_path: Path) -> None:
    modules = {
        "modules/a.yml": "title: 节前一课，先学\nsummary: 一句话\n"
        "remind: [端午, 2026-09-30]\nsteps: [{text: 甲}]\n",
        "modules/b.yml": "title: 内部课\naudience: 内部\nremind: [端午]\nsteps: [{text: 甲}]\n",
        "modules/c.yml": "title: 停用课\nstatus: 停用\nremind: [端午]\nsteps: [{text: 甲}]\n",
    }
    edition = make_edition(tmp_path, modules)
    made = calendar(edition, "清鉴", "https://example.org/site/", 2026)
    assert made == calendar(edition, "清鉴", "https://example.org/site/", 2026)
    events = list(Calendar.from_ical(made).walk("VEVENT"))
    assert len(events) == 5
    first = events[0]
    assert str(first["summary"]) == "端午前学一课：节前一课，先学"
    assert first.decoded("dtstart") == datetime.date(2026, 6, 12)
    assert str(first["description"]) == "端午是6月19日。一句话"
    assert str(first["url"]) == "https://example.org/site/modules/a/"
    assert len({str(event["uid"]) for event in events}) == 5
    assert {str(event["uid"]).partition("@")[2] for event in events} == {"example.org-site"}
    assert b"\r\nURL:https://example.org/site/\r\n" in made
    [alarm] = first.walk("VALARM")
    assert (alarm["action"], alarm["description"]) == ("DISPLAY", first["summary"])
    assert alarm.decoded("trigger") == datetime.timedelta(hours=9)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_what_is_due_now_is_still_told(tmp_path: Path) -> None:
    edition = make_edition(
        tmp_path, {"modules/a.yml": "title: 课\nremind: [端午]\nsteps: [{text: 甲}]\n"}
    )
    result = upcoming(edition, datetime.date(2026, 6, 17))
    assert [result[0].due.isoformat(), result[0].day.isoformat()] == ["2026-06-12", "2026-06-19"]
    assert upcoming(edition, datetime.date(2026, 6, 20))[0].day.year == 2027
