"""Write the page that tells which rules were in force on a day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.kinds import BY_FOLDER
from generator.kinds.rules.model import Rule
from generator.kinds.rules.state import state, versions
from generator.pages.page import Page
from generator.pages.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Item
    from generator.pages.site import Site

URL = "rules/page/on/"
_TITLE = "看某一天有效的制度"


def day_page(site: Site) -> Iterator[Page]:
    """Yield a table of all rules, each with its versions in time.

    A script narrows it to what was in force on a day that the reader chooses.
    """
    items = site.edition.of(Rule)
    if items:
        intro = BY_FOLDER["rules"].intro
        yield Page(URL, _TITLE, intro, "rules", partial(_body, site, items))


def _body(site: Site, items: list[Item[Rule]]) -> str:
    rows = [
        (item, [(version, state(item.data, version)) for version in versions(item.data)])
        for item in items
    ]
    return site.part("days.jinja", title=_TITLE, rows=rows, view=View(site, folder="rules"))
