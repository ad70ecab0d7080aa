"""Write the page that lists what of a site can be subscribed to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.feeds import atom, deadlines, json_feed, reminders
from generator.feeds.subscriptions import ALL, FOLDER
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.site import Site

_INTRO = "用阅读器订阅新内容，用日历订阅提醒。订阅不用登记，也不留下任何个人信息。"


def subscription_pages(site: Site) -> Iterator[Page]:
    """Yield the page of feeds and calendars, where the site has feeds by kind and topic."""
    if site.feeds:
        yield Page(FOLDER, "订阅", _INTRO, "feeds", partial(_body, site), feed=ALL)


def _body(site: Site) -> str:
    below = f"{FOLDER}topics/"
    calendars = [("学习提醒", "节日前一周和指定的日子，该学哪一课", reminders.PATH)]
    if deadlines.due(site.edition):
        calendars.append(("整改期限", "没有办结的整改，到期前七天", deadlines.PATH))
    return site.part(
        "subscriptions.jinja",
        intro=_INTRO,
        kinds=[feed for feed in site.feeds if not feed.path.startswith(below)],
        topics=[feed for feed in site.feeds if feed.path.startswith(below)],
        forms=(("Atom", atom.SUFFIX), ("JSON", json_feed.SUFFIX)),
        calendars=calendars,
        address=f"{site.address.rstrip('/')}/" if site.address else "",
    )
