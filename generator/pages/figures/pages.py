"""Write the pages of figures: one on which to choose, one for each figure and unit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.kinds.reports.findings import finding
from generator.kinds.reports.parts import wholes
from generator.kinds.reports.series import PATH
from generator.pages.figures.drawing import SIGNS, draw
from generator.pages.figures.scale import scales_of
from generator.pages.figures.summary import summary
from generator.pages.figures.svg import svg
from generator.pages.figures.table import table
from generator.pages.figures.table_file import NAME
from generator.pages.page import Page
from generator.pages.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.kinds.reports.parts import Part
    from generator.kinds.reports.relations import Relations
    from generator.kinds.reports.series import Figure, Track, Value
    from generator.pages.figures.drawing import Drawing
    from generator.pages.heads.thing import Thing
    from generator.pages.site import Site

PER_PAGE = 24
"""Units of a figure on a page, each with its drawing."""

INTRO = "公开报道过几次的数字，按时间画成图。时期长短和口径都一样的才比较，每个数注明出处。"
_SMALL = 76  # pixels of the bars of one drawing among others


def figure_pages(site: Site) -> Iterator[Page]:
    """Yield the page of all figures, and those of each: for all units, and for every one."""
    relations: Relations = site.relations("reports")
    yield Page(PATH, "数字", INTRO, "figures", partial(_explorer, site, relations.figures))
    for figure in relations.figures:
        if len(figure.tracks) == 1:
            yield _of_track(site, figure, figure.tracks[0])
            continue
        last = -(-len(figure.tracks) // PER_PAGE)
        for number in range(1, last + 1):
            url = page_url(figure, number)
            name = f"{figure.name}（第 {number} 页）" if number > 1 else figure.name
            body = partial(_of_figure, site, figure, number, last)
            thing = partial(_dataset, site, figure, figure.tracks)
            yield Page(url, name, summary(figure), "figures", body, thing=thing)
        for track in figure.tracks:
            yield _of_track(site, figure, track)


def page_url(figure: Figure, number: int) -> str:
    """Return the address of a page of the units of a figure, from the site's root on."""
    return figure.url if number == 1 else f"{figure.url}page/{number}/"


def _plot(drawing: Drawing | None, *, is_brief: bool = False) -> Markup:
    """Write a drawing; nothing where no value has a period that can be drawn."""
    if drawing is None:
        return Markup()
    track = drawing.track
    name = f"{track.unit.data.title}：{track.name}"
    return svg(drawing, name, finding(track), is_brief=is_brief)


def _explorer(site: Site, figures: list[Figure]) -> str:
    return site.part(
        "figures/all.jinja",
        figures=[figure for figure in figures if figure.count > 1],
        single=[figure for figure in figures if figure.count == 1],
        choices=_choices(figures),
        signs=SIGNS,
        intro=INTRO,
        per_page=PER_PAGE,
        summary=summary,
        view=View(site, folder="reports"),
    )


def _choices(figures: list[Figure]) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """The fields of the form: name, label, words for no choice, values with their words."""
    tracks = [track for figure in figures for track in figure.tracks]
    units = {track.unit.data.id: track.unit.data.title for track in tracks}
    ends = [year for track in tracks for year in track.years]
    span = range(min(ends), max(ends) + 1) if ends else ()
    years = [(str(year), f"{year}年") for year in span]
    return [
        ("figure", "数字", "选一个数字", [(figure.id, figure.name) for figure in figures]),
        ("unit", "单位", "所有单位", sorted(units.items(), key=lambda pair: pair[1])),
        ("from", "从", "最早", years),
        ("to", "到", "最近", years),
    ]


def _of_figure(site: Site, figure: Figure, number: int, last: int) -> str:
    shown = figure.tracks[(number - 1) * PER_PAGE : number * PER_PAGE]
    scales = {
        measure: scales_of([one for one in figure.tracks if one.measure == measure])
        for measure in {track.measure for track in shown}
    }
    drawings = [(track, draw(track, scales[track.measure], _SMALL)) for track in shown]
    return site.part(
        "figures/units.jinja",
        figure=figure,
        plots=[(track, _plot(drawing, is_brief=True)) for track, drawing in drawings],
        measures=sorted(scales),
        summary=summary(figure),
        number=number,
        pages=[(n, page_url(figure, n)) for n in range(1, last + 1)],
        signs=_signs([drawing for _, drawing in drawings if drawing]),
        view=View(site, folder="reports"),
    )


def _of_track(site: Site, figure: Figure, track: Track) -> Page:
    name = f"{track.name}：{track.unit.data.title}"
    body = partial(_track, site, figure, track)
    thing = partial(_dataset, site, figure, (track,))
    return Page(track.url, name, finding(track), "figures", body, thing=thing)


def _dataset(site: Site, figure: Figure, tracks: Sequence[Track]) -> Thing:
    """What a figure is as data: of which years, and the table to take away."""
    years = [year for track in tracks for year in track.years]
    content = f"{site.address.rstrip('/')}/{figure.url}{NAME}" if site.address else None
    table = {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": content}
    return {
        "@type": "Dataset",
        "inLanguage": "zh-CN",
        "temporalCoverage": "/".join(map(str, sorted({min(years), max(years)}))) if years else None,
        "variableMeasured": figure.name,
        "distribution": table if content else None,
    }


def _track(site: Site, figure: Figure, track: Track) -> str:
    drawing = draw(track)
    return site.part(
        "figures/unit.jinja",
        figure=figure,
        track=track,
        plot=_plot(drawing),
        signs=drawing.signs if drawing else [],
        is_mixed=drawing is not None and len(drawing.rows) > 1,
        hidden=drawing.hidden if drawing else len(track.values),
        table=table(track),
        flow=_flow(track),
        view=View(site, folder="reports"),
    )


def _flow(track: Track) -> tuple[Value, Part] | None:
    """The newest report in which the figure is a whole with parts, or in one."""
    for value in reversed(track.values):
        for whole in wholes(value.item.data.metrics):
            if _holds(whole, track.figure):
                return value, whole
    return None


def _holds(part: Part, id: str) -> bool:
    return part.metric.id == id or any(_holds(one, id) for one in part.parts)


def _signs(drawings: list[Drawing]) -> list[str]:
    found = {sign for drawing in drawings for sign in drawing.signs}
    return [sign for sign in SIGNS if sign in found]
