"""Write titles and the first lines of rows, with what stands beside them: a picture or a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.pages.atoms import badges
from generator.pages.links import ROOT, href
from generator.pages.marks import Marks, sign
from generator.pages.phrases import Phrases, phrases_of

if TYPE_CHECKING:
    from generator.edition import Edition, Item
    from generator.media import Album
    from generator.media.album import Sizes

_IN_ROWS = frozenset(("cases", "rules", "units", "topics", "modules", "circulars"))
"""Kinds whose rows begin with a mark: their entries differ in it."""

_NOTHING = Markup()


class Headings:
    """Know how the titles of an edition break, and what is drawn beside them."""

    def __init__(self, phrases: Phrases, marks: Marks, album: Album | None = None) -> None:
        self.phrases = phrases
        self._marks = marks
        self._album = album

    def row(self, item: Item, above: Markup = _NOTHING) -> Markup:
        """Return the first line of an entry's row in a list; `above`: what stands over the title.

        What decorates comes first, so that all else can keep clear of it.
        """
        title = f'<a href="{href(item)}">{self.phrases(item.data.title)}</a>'
        beside = self.beside(item) if item.kind.folder in _IN_ROWS else ""
        return Markup(f'{beside}{above}<h3 class="qj-row__title">{title} {badges(item)}</h3>')

    def beside(self, item: Item) -> Markup:
        """Return the first picture of an entry, small, else its mark; for the eye alone."""
        shown = self._picture(item)
        if shown:
            return Markup(
                f'<img class="qj-thumb" src="{ROOT}{shown.renditions[0].path}" alt="" '
                'width="160" height="160" loading="lazy" decoding="async">'
            )
        return self.mark(item)

    def mark(self, item: Item, css: str = "") -> Markup:
        """Return the mark of an entry, nothing where its kind has none."""
        name = self._marks.of(item)
        return sign(name, css) if name else _NOTHING

    def head(self, item: Item) -> Markup:
        """Return the mark at the head of an entry's page; one with pictures or a map has none."""
        mapped = getattr(item.data, "location", None) or getattr(item.data, "stops", None)
        return _NOTHING if mapped or self._picture(item) else self.mark(item, "qj-sign--head")

    def _picture(self, item: Item) -> Sizes | None:
        images = getattr(item.data, "images", ())
        return self._album.pictures.get(images[0].file) if images and self._album else None


def headings_of(edition: Edition, album: Album) -> Headings:
    """Return what writes the titles of an edition."""
    return Headings(phrases_of(edition), Marks(edition), album)


PLAIN = Headings(Phrases(), Marks())
"""For templates that know no edition."""
