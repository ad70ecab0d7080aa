"""The calendar of deadlines: what is open, an event each, the same whenever it is built."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from icalendar import Calendar

from generator.feeds.deadlines import PATH, files
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path

_OPEN = """\
title: 建议，先写
summary: 一句话。
fictional: true
copied_to: 分管领导
events:
  - {date: 2024-01-05, event: 送达, by: 某局, due: 2024-03-31, note: 当面送}
  - {date: 2024-02-05, event: 承诺, by: 某校, due: 2024-04-30}
"""
_CLOSED = """\
title: 办结的
fictional: true
events:
  - {date: 2024-01-05, event: 送达, due: 2024-03-31}
  - {date: 2024-01-06, event: 报告}
  - {date: 2024-01-07, event: 核验}
  - {date: 2024-01-08, event: 办结}
"""
_ACTIONS = {
    "actions/a.yml": _OPEN,
    "actions/b.yml": _CLOSED,
    "actions/c.yml": "title: 没有期限\nfictional: true\nissued: 2024-01-05\n",
    "actions/d.yml": "title: 内部的\naudience: 内部\nfictional: true\ndue: 2024-01-31\n",
    "actions/e.yml": "title: 旧写法\nfictional: true\nissued: 2024-01\ndue: 2024-02\n",
}


def test_every_open_deadline_is_an_event(tmp_path: Path) -> None:
    edition = make_edition(tmp_path, _ACTIONS)
    [(path, made)] = files(edition, "清鉴", "https://example.org/site/")
    assert path == PATH
    assert made == files(edition, "清鉴", "https://example.org/site/")[0][1]
    first, second = Calendar.from_ical(made).walk("VEVENT")
    assert str(first["summary"]) == "到期：旧写法"
    assert first.decoded("dtstart") == datetime.date(2024, 2, 29)
    assert str(second["summary"]) == "到期：建议，先写"
    assert second.decoded("dtstart") == datetime.date(2024, 4, 30)
    assert second.decoded("dtstamp").date() == datetime.date(2024, 2, 5)
    assert second["sequence"] == 2
    [alarm] = second.walk("VALARM")
    assert alarm.decoded("trigger") == datetime.timedelta(days=-7, hours=9)
    assert str(second["url"]) == "https://example.org/site/actions/a/"
    assert all(word not in made.decode() for word in ("某局", "某校", "当面", "分管领导", "内部的"))
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_an_event_keeps_its_id_and_shares_it_with_no_other_site(tmp_path: Path) -> None:
    later = _OPEN + "  - {date: 2024-04-20, event: 续办, due: 2024-06-30}\n"

    def uid(folder: str, text: str, name: str) -> str:
        edition = make_edition(tmp_path / folder, {"actions/a.yml": text})
        [(_, made)] = files(edition, name, None)
        [event] = Calendar.from_ical(made).walk("VEVENT")
        return str(event["uid"])

    assert uid("a", _OPEN, "甲县") == uid("b", later, "甲县")
    assert uid("c", _OPEN, "甲县") != uid("d", _OPEN, "乙县")


def test_where_nothing_is_due_there_is_no_calendar(tmp_path: Path) -> None:
    edition = make_edition(tmp_path, {"actions/b.yml": _CLOSED})
    assert files(edition, "清鉴", None) == []
