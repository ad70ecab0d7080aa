"""Begin a calendar, and let it remind of its events (RFC 5545, RFC 7986)."""

from __future__ import annotations

import datetime

from icalendar import Alarm, Calendar

_HOUR = 9
"""At which hour of a day people are reminded: when they are at work."""


def calendar(kind: str, name: str, site_url: str | None) -> Calendar:
    """Return an empty calendar with its name and, while that is known, the site that it is of."""
    feed = Calendar()
    feed.add("prodid", f"-//qingjian//{kind}//ZH")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", name)
    if site_url:
        feed.add("url", site_url)
    return feed


def alarm(words: str, days_before: int) -> Alarm:
    """Return what reminds of an event of a whole day, in the morning so many days before it."""
    result = Alarm()
    result.add("action", "DISPLAY")
    result.add("description", words)
    result.add("trigger", datetime.timedelta(days=-days_before, hours=_HOUR))
    return result
