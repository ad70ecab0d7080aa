"""Write the home page: search, three doors, a case in three beats, the map, chosen figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from generator.feeds.reminders import upcoming
from generator.kinds import KINDS
from generator.kinds.cases.model import Case
from generator.kinds.entry import Audience
from generator.kinds.reports.model import Report
from generator.pages.home import script
from generator.pages.home.clauses import daily
from generator.pages.home.portal import portal
from generator.pages.home.story import story
from generator.pages.page import Page
from generator.pages.view import View
from generator.tools.clock import today

if TYPE_CHECKING:
    from datetime import date

    from generator.edition import Edition, Item
    from generator.feeds.reminders import Reminder
    from generator.geo import Panel
    from generator.kinds.reports.model import Metric
    from generator.pages.site import Site


def home_page(site: Site, name: str) -> Page:
    return Page(
        "",
        name,
        "案例、制度、点位与工作动态，汇成一处可查、可学、可走的廉洁教育资料。",
        "",
        partial(_body, site, name),
        thing=lambda: {"@type": "WebSite", "inLanguage": "zh-CN"},
        feed=site.feed(""),
    )


def _body(site: Site, name: str) -> str:
    """The page; `case`, `routes` and `internal` are for a home page of the site's own."""
    edition = site.edition
    cases, reports = edition.of(Case), edition.of(Report)
    counts = {kind.folder: len(edition.browse(kind.folder)) for kind in KINDS}
    due = reminders(edition, today()) if edition.audience is Audience.INTERNAL else []
    return site.templates.get_template("home.jinja").render(
        name=name,
        counts=counts,
        doors=_doors(counts, has_map=bool(site.atlas.panels("廉洁地图"))),
        story=story(cases),
        case=next((item for item in cases if item.data.warnings), None),
        routes=edition.browse("routes")[:3],
        internal=edition.audience is Audience.INTERNAL,
        cases=cases[:5],
        modules=edition.browse("modules")[:4],
        reports=reports[:4],
        figures=_figures(reports),
        panel=_map(site),
        clauses=daily(edition),
        topics=edition.browse("topics"),
        portal=portal(site, due) if edition.audience is Audience.INTERNAL else None,
        reminders=due,
        searches=searches(edition),
        script=script.path(),
        view=View(site),
    )


_DOORS = (
    ("查", "查一查", ("cases", "rules", "terms", "circulars")),
    ("学", "学一课", ("modules", "questions", "topics")),
    ("走", "走一走", ("map", "places", "routes")),
)


def _doors(counts: dict[str, int], *, has_map: bool) -> list[Door]:
    """The doors behind which there is something, each with its ways: path, word and count."""
    labels = {kind.folder: kind.label for kind in KINDS}
    doors = []
    for sign, heading, folders in _DOORS:
        ways: list[tuple[str, str, int | None]] = [
            (f"{folder}/", labels[folder], counts[folder])
            for folder in folders
            if counts.get(folder)
        ]
        if "map" in folders and has_map:
            ways.insert(0, ("map/", "廉洁地图", None))
        if ways:
            doors.append(Door(sign, heading, tuple(ways)))
    return doors


@dataclass(frozen=True, slots=True)
class Door:
    """Hold one of the ways into the site, with where it leads."""

    sign: str
    heading: str
    ways: tuple[tuple[str, str, int | None], ...]


def searches(edition: Edition, count: int = 3) -> list[str]:
    """List words worth a search, the most frequent first.

    These are how people speak of what the most entries are about, else what terms and topics are
    called.
    """
    phrases: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for item in edition:
        if not item.retired:
            phrases.update(item.data.keywords)
            if item.kind.folder in ("terms", "topics"):
                names[item.data.title] = len(edition.referring(*item.key))
    words: list[str] = []
    for counts in (phrases, names):
        by_count = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        words += [word for word, _ in by_count if len(word) <= _SHORT]
    return list(dict.fromkeys(words))[:count]


_SHORT = 8  # characters of a word that stands in a row with others


def reminders(edition: Edition, day: date) -> list[Reminder]:
    """Return what the calendar reminds of within six weeks, the next first."""
    return [reminder for reminder in upcoming(edition, day) if reminder.due <= day + _SOON]


_SOON = timedelta(weeks=6)


def _figures(reports: list[Item[Report]], count: int = 6) -> list[tuple[Item, Metric]]:
    """Choose figures for the home page: those that authors chose, then the largest of the newest.

    A report shows one, and only with its source; a single case or letter is no figure to show.
    """
    chosen: list[tuple[Item, Metric]] = []
    others: list[tuple[Item, Metric]] = []
    for item in reports:
        report = item.data
        if not (report.metrics and report.sources):
            continue
        own = next((metric for metric in report.metrics if metric.home), None)
        largest = max(report.metrics, key=lambda metric: metric.value)
        if own:
            chosen.append((item, own))
        elif largest.value > 1:
            others.append((item, largest))
    return [*chosen, *others][:count]


def _map(site: Site) -> Panel | None:
    """Return the map in one drawing: by district where it has many sheets, else its first."""
    panels = site.atlas.panels("廉洁地图")
    return site.atlas.overview(panels, "廉洁地图") or next(iter(panels), None)
