"""Load the templates of kinds and pages: everything is escaped, nothing undefined passes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator.feeds import atom, deadlines, reminders, subscriptions
from generator.geo import walks
from generator.kinds import KINDS
from generator.kinds.indexes.answers import SCORES, column
from generator.kinds.indexes.notices import percent, points, ranks_words
from generator.kinds.indexes.weighing import times_words
from generator.kinds.money import money
from generator.kinds.patterns.chain import LAYERS
from generator.kinds.reports import comparison
from generator.kinds.reports.calendar import years
from generator.kinds.reports.findings import finding
from generator.kinds.reports.headlines import by_year as figures_by_year
from generator.kinds.reports.headlines import headlines, trends
from generator.kinds.rules import state
from generator.kinds.terms import letters
from generator.law import citations, span
from generator.law.revisions import revisions
from generator.pages import chains, flows, visit_script
from generator.pages.atoms import (
    badges,
    band,
    bullets,
    filter_link,
    link,
    reported,
    when,
)
from generator.pages.compiled import COMPILED
from generator.pages.figures import script as figures_script
from generator.pages.figures.spark import spark
from generator.pages.headings import PLAIN, Headings
from generator.pages.indexes import caterpillar, survey_script
from generator.pages.links import ROOT
from generator.pages.marks import sign
from generator.pages.rendering import Environment
from generator.pages.river import river
from generator.pages.timeline import script, strip, views
from generator.source.leftovers import is_leftover
from generator.tools import qr
from generator.training import client
from generator.training.data import course_json
from generator.training.pools import is_pooled

_PACKAGE = Path(__file__).parent.parent
FOLDERS = (
    _PACKAGE / "kinds",
    _PACKAGE / "pages" / "templates",
    _PACKAGE / "search" / "templates",
    _PACKAGE / "training" / "templates",
)


OURS = "ours"
"""Under this name a site's own template reaches the one that it overrides: `ours/home.jinja`."""


_OVER_TIME = {
    "spark": spark,
    "finding": finding,
    "headlines": headlines,
    "figures_by_year": figures_by_year,
    "trends": trends,
    "draw_timeline": views.views,
    "draw_strip": strip.strip,
    "time_script": script.path(),
    "share": comparison.percent,
    "quantity": comparison.amount,
    "figures_script": figures_script.path(),
    "by_year": years,
    "by_letter": letters.letters,
    "sign": sign,
}


_MACROS = {
    "parts": "parts.jinja",
    "profiles": "profiles.jinja",
    "timeline": "timeline.jinja",
    "tally": "trend.jinja",
    "diagrams": "diagram.jinja",
    "charts": "figures/pieces.jinja",
}
"""Templates of macros, by the name under which all others know them."""


class OwnTemplateError(Exception):
    """Say that a template of the site's own cannot be used; the message says where and why."""


def environment(own: Path | None = None, headings: Headings = PLAIN) -> jinja2.Environment:
    """Return an environment whose globals are pieces and words that depend on no page.

    `own`: a folder of the site whose templates come before ours; `headings`: writes titles.

    `link`, `filter_link`, `when`, `badges`, `bullets`, `band`: small pieces (atoms.py); `crumbs`:
    the way to an entry, by the folder of its kind; `heading`, `mark`: the first line of a row, a
    drawn mark (headings.py); `qr`, `diagrams`: drawings; `root`: stands for the way to the site's
    root; `clauses`, `states`, `spans`, `ticks`, `revisions`: a rule's own arithmetic
    (law/citations.py, kinds/rules/state.py, law/span.py, law/revisions.py); `parts`: macros of
    parts.jinja; `lesson_script`, `player_script`, `learning_script`, `practice_script`,
    `visit_script`, `calendar`, `deadlines`, `reports_feed`: paths of files; `walking_rule`: how
    long walks take. `draw_timeline`, `by_year`: reports over time; `by_letter`: terms by the first
    letter of their reading; `sign`: a drawn mark by its name; `spark`, `finding`: a figure of a
    unit (`view.tracks`) as a small picture and in a sentence. All else a template gets from its
    `view`.
    """
    result = _empty(own)
    result.globals.update(
        link=link,
        filter_link=filter_link,
        when=when,
        badges=badges,
        heading=headings.row,
        mark=headings.head,
        bullets=bullets,
        band=band,
        river=river,
        reported=reported,
    )
    result.globals.update(
        root=Markup(ROOT),
        clauses=citations,
        states=state,
        spans=span.spans,
        ticks=span.ticks,
        revisions=revisions,
        **_OVER_TIME,
        qr=_qr,
        draw_chain=chains.drawing,
        draw_flow=flows.drawing,
        box_sizes=chains.SIZES,
        chain_layers=LAYERS,
    )
    result.globals.update(_lessons())
    result.globals.update(calendar=reminders.PATH, deadlines=deadlines.PATH)
    result.globals.update(reports_feed=f"{subscriptions.REPORTS}{atom.SUFFIX}")
    result.globals.update(visit_script=visit_script.path(), walking_rule=walks.RULE)
    result.globals.update(survey_script=survey_script.path())
    result.globals.update(survey_answers=SCORES, answer_column=column)
    result.globals.update(draw_caterpillar=caterpillar.drawing, ranks_words=ranks_words)
    result.filters.update(
        money=money, phrases=headings.phrases, points=points, percent=percent, times=times_words
    )
    # Once and last: an import in a template is one a page, and a template knows what is there now.
    for name, template in _MACROS.items():
        result.globals[name] = result.get_template(template).module
    result.globals["crumbs"] = _crumbs(result.globals["parts"])
    return result


def _crumbs(parts: Any) -> dict[str, Markup]:
    """The way to the entries of each kind, by its folder."""
    return {kind.folder: parts.crumbs([(f"{kind.folder}/", kind.label)]) for kind in KINDS}


def _empty(own: Path | None) -> jinja2.Environment:
    return Environment(
        loader=_loader(own),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )


def _lessons() -> dict[str, object]:
    """What pages of lessons ask for: paths of scripts, and how a lesson is told as data."""
    return {
        "course_json": course_json,
        "is_pooled": is_pooled,
        "lesson_script": client.start().path,
        "player_script": client.player().path,
        "learning_script": client.learning().path,
        "practice_script": client.practice().path,
    }


def _loader(own: Path | None) -> jinja2.BaseLoader:
    ours = jinja2.FileSystemLoader(FOLDERS)
    if own is None or not own.is_dir():
        return ours
    theirs = jinja2.FileSystemLoader(own)
    return jinja2.ChoiceLoader([theirs, ours, jinja2.PrefixLoader({OURS: ours})])


def idle(own: Path) -> list[str]:
    """List the files in a site's own folder of templates that override none of ours.

    Raises OwnTemplateError for a template that is none.
    """
    files = sorted(path for path in own.rglob("*") if path.is_file())
    names = [path.relative_to(own).as_posix() for path in files if not is_leftover(path.name)]
    ours = set(jinja2.FileSystemLoader(FOLDERS).list_templates())
    for name in ours.intersection(names):
        _parse(own / name)
    return [name for name in names if name not in ours]


def _parse(path: Path) -> None:
    try:
        jinja2.Environment().parse(path.read_text("utf-8"))
    except jinja2.TemplateSyntaxError as error:
        raise OwnTemplateError(f"{path}:{error.lineno}: {error.message}") from None
    except UnicodeDecodeError:
        raise OwnTemplateError(f"{path}：不是 UTF-8 编码") from None


def failure(error: jinja2.TemplateError) -> str:
    """Say in which template and line an error arose while a page was rendered, and what it is."""
    frame = error.__traceback__
    place = ""
    while frame:
        file = frame.tb_frame.f_code.co_filename
        if file.endswith(".jinja"):
            place = f"{file}:{frame.tb_lineno}: "
        frame = frame.tb_next
    return f"{place}{error.message}"


def _qr(address: str) -> Markup:
    return Markup(qr.svg(address))
