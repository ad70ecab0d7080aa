"""Write the pages that set a version of a rule beside the one before it (条文对照)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.kinds.rules.model import Rule
from generator.law.comparison import beside
from generator.law.marking import Fate
from generator.law.revisions import compare_versions, revisions
from generator.pages.page import Page
from generator.pages.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Item
    from generator.law.comparison import MarkedLine, Row
    from generator.law.marking import Line
    from generator.law.revisions import Revision
    from generator.pages.site import Site

_TAGS = {Fate.DELETED: ("del", "删除"), Fate.INSERTED: ("ins", "新增")}
_DEEPEST = 2  # that is set in


def comparison_pages(site: Site) -> Iterator[Page]:
    """Yield a page for each version of a rule whose predecessor's text is there too."""
    for item in site.edition.all(Rule):
        for revision in revisions(item.data):
            older, newer = revision.older.effective, revision.newer.effective
            yield Page(
                item.url + revision.path,
                f"{item.data.title}：{older}版与{newer}版条文对照",
                f"{item.data.title}{newer}起施行的版本，与{older}的版本逐条对照。",
                item.kind.folder,
                partial(_body, site, item, revision),
                item.origin,
                in_sitemap=not item.retired,
            )


def _body(site: Site, item: Item[Rule], revision: Revision) -> str:
    return site.templates.get_template("comparison.jinja").render(
        item=item,
        d=item.data,
        revision=revision,
        comparison=compare_versions(item.data, revision),
        unchanged_text=unchanged_text,
        columns=columns,
        name=marked_name,
        view=View(site, item),
    )


def unchanged_text(row: Row) -> Markup:
    """Render the text of a row in which nothing changed."""
    return Markup("").join(_paragraph(depth, _text(line)) for depth, line in row.marked_lines())


def columns(row: Row) -> tuple[Markup, Markup]:
    """Render the old text of a row, marked, and the text with all marks.

    Beside the old text, what was taken out is hidden in the other. Lines that are empty keep the
    columns in step; in the one text they are hidden.
    """
    old, new = [], []
    for before, after in beside(row.marked_lines()):
        old.append(_line(before, without=Fate.INSERTED))
        if before and after is not before:
            new.append(_paragraph(before[0], _text(before[1]), "gone"))
        new.append(_line(after))
    return Markup("").join(old), Markup("").join(new)


def _line(marked_line: MarkedLine | None, without: Fate | None = None) -> Markup:
    if marked_line is None:
        return _paragraph(0, Markup(), "none")
    depth, line = marked_line
    return _paragraph(depth, _text(line, without))


def marked_name(row: Row) -> Markup:
    """Render the words of a heading with all marks."""
    return Markup(" ").join(_text(line) for _, line in row.marked_lines())


def _paragraph(depth: int, text: Markup, state: str = "") -> Markup:
    css = [f"qj-compare__deep-{min(depth, _DEEPEST)}"] if depth else []
    css += [f"qj-compare__{state}"] if state else []
    dress = f' class="{" ".join(css)}"' if css else ""
    return Markup(f"<p{dress}>{text}</p>")


def _text(line: Line, without: Fate | None = None) -> Markup:
    """A line with its marks, said aloud as well: what is only struck out is not heard."""
    html = []
    for part in line.stretches:
        if part.fate is without:
            continue
        words = escape(part.text)
        if part.fate is Fate.KEPT:
            html.append(words)
            continue
        tag, name = _TAGS[part.fate]
        html.append(
            Markup(f'<{tag}><span class="qj-unseen">〔{name}：</span>{words}')
            + Markup(f'<span class="qj-unseen">〕</span></{tag}>')
        )
    return Markup("").join(html)
