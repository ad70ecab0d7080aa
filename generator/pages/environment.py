"""The templates of kinds and pages in one environment: everything is escaped, nothing undefined
passes.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from generator.feeds import reminders
from generator.kinds.money import money
from generator.law import citations
from generator.pages.atoms import badges, bullets, heading, link, narrowed, when
from generator.pages.links import ROOT
from generator.pages.series import chart
from generator.tools import qr
from generator.training import client

if TYPE_CHECKING:
    from generator.edition import Item

_PACKAGE = Path(__file__).parent.parent
FOLDERS = (
    _PACKAGE / "kinds",
    _PACKAGE / "pages" / "templates",
    _PACKAGE / "search" / "templates",
    _PACKAGE / "training" / "templates",
)


def environment() -> jinja2.Environment:
    """The templates look up `site` besides, which whoever renders them adds."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDERS),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        link=link, narrowed=narrowed, when=when, badges=badges, heading=heading, bullets=bullets
    )
    made.globals.update(root=Markup(ROOT), clauses=citations, chart=chart, qr=_qr)
    made.globals.update(lesson_script=client.web().path, calendar=reminders.PATH)
    made.globals["parts"] = made.get_template(
        "parts.jinja"
    ).module  # once: an import in a template is one a page
    made.filters.update(money=money, groupby_year=_by_year)
    return made


def _by_year(items: list[Item]) -> list[tuple[int | None, list[Item]]]:
    """Items that are sorted by date, year by year."""
    return [
        (year, list(group))
        for year, group in groupby(items, lambda i: i.data.date.year if i.data.date else None)
    ]


def _qr(address: str) -> Markup:
    return Markup(qr.svg(address))
