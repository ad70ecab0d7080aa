"""Write the smallest pieces of a page.

They stand on it dozens of times, so they are written without a template.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.pages.links import ROOT, filter_url, href

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.edition import Item
    from generator.kinds.dates import Edtf


_MANY_FACTS = 4


def link(item: Item, words: str = "") -> Markup:
    """Return a link to an entry under its title or other words."""
    return Markup(f'<a href="{href(item)}">{escape(words or item.data.title)}</a>')


def filter_link(item: Item, facet: str, id: str, words: str, css: str = "") -> Markup:
    """Link to the list narrowed to a value of an entry.

    A retired entry is in no list: of it only the words are given.
    """
    dress = f' class="{css}"' if css else ""
    if item.retired:
        return Markup(f"<span{dress}>{escape(words)}</span>")
    return Markup(
        f'<a{dress} href="{ROOT}{filter_url(item.kind.folder, facet, id)}">{escape(words)}</a>'
    )


@cache
def when(date: Edtf | None) -> Markup:
    """Write a date as readers do, with the machine's form; mark an approximate one as such."""
    if date is None:
        return Markup()
    # HTML knows no periods: each has two times, in a span that is one thing in a row of things.
    html = "—".join(f'<time datetime="{iso}">{words}</time>' for iso, words in date.points)
    if date.approximate:
        return Markup(f'<span class="qj-approximate">{html}</span>')
    return Markup(f"<span>{html}</span>" if len(date.points) > 1 else html)


def band(facts: str, seal: str = "") -> Markup:
    """Return what is known of an entry: a band of four facts or more, fewer as a quiet line.

    `facts`: pairs of HTML's dt and dd, each in an element; `seal`: what stands beside them.
    """
    known = facts.count("<dt>")
    if not known and not seal:
        return Markup()
    few = " qj-card--few" if known < _MANY_FACTS else ""
    return Markup(f'<div class="qj-card{few}"><dl class="qj-facts">{facts}</dl>{seal}</div>')


def bullets(texts: Iterable[Markup]) -> Markup:
    """Render texts as a list."""
    return Markup(f'<ul class="qj-list">{"".join(f"<li>{text}</li>" for text in texts)}</ul>')


def badges(item: Item) -> Markup:
    """Return what a reader must know of an entry before anything else."""
    return _badges(item.data.fictional, reported(item), item.retired, item.draft, item.internal)


def reported(item: Item) -> bool:
    """Tell whether an entry of a kind that may be made up retells what was reported."""
    data = item.data
    return "fictional" in item.kind.either and not data.fictional and bool(data.sources)


def alike(items: Sequence[Item]) -> str:
    """Return the badge that all of several entries would carry: FICTIONAL, REPORTED or none."""
    if len(items) < 2:
        return ""
    if all(item.data.fictional for item in items):
        return FICTIONAL
    return REPORTED if all(map(reported, items)) else ""


@cache
def _badges(fictional: bool, real: bool, retired: bool, draft: bool, internal: bool) -> Markup:
    marks = []
    if fictional:
        marks.append(FICTIONAL)
    if real:
        marks.append(REPORTED)
    if retired:
        marks.append('<span class="qj-badge qj-badge--retired">已停用</span>')
    if draft:
        marks.append('<span class="qj-badge qj-badge--retired">草稿</span>')
    if internal:
        marks.append(INTERNAL)
    return Markup(" ".join(marks))


FICTIONAL = '<span class="qj-badge">教学情景</span>'
REPORTED = '<span class="qj-badge qj-badge--reported">真实报道</span>'
INTERNAL = '<span class="qj-badge qj-badge--internal">内部</span>'
