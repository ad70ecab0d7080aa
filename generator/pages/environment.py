"""Load the templates of kinds and pages: everything is escaped, nothing undefined passes."""

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
    """Return an environment whose globals are pieces and words that depend on no page.

    `link`, `narrowed`, `when`, `badges`, `heading`, `bullets`: small pieces (atoms.py); `chart`,
    `qr`: drawings; `root`: stands for the way to the site's root; `clauses`: a rule's own
    arithmetic (law/citations.py); `parts`: macros of parts.jinja; `lesson_script`, `calendar`:
    paths of files. All else a template gets from its `view`.
    """
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
