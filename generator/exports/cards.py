"""Say what stands on the pictures for those who share a page: one for each entry, one for the site.

Other pages are shared with that of the site.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.books.cards import SHAPES, Card, draw
from generator.kinds.entry import Audience
from generator.media.album import Rendition
from generator.pages.marks import Marks
from generator.pages.marks.drawings import standalone
from generator.pages.phrases import phrases_of
from generator.text.richtext import RichText
from generator.text.summaries import Summaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.edition import Edition, Item
    from generator.media import Album

_SITE = "mirror"
"""The mark of a site as a whole, as on the covers of books."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Hold the cards by the address of their page, and what is to be told of those left out."""

    cards: Mapping[str, Card]
    remarks: tuple[str, ...]


def cards(edition: Edition, name: str, words: str, address: str) -> Cards:
    """Return the cards of a site, which is called `name` and stands at `address`.

    `words` say what it is. A card with a character that no font has is left out, and that is told.
    """
    wanted = {"": Card(urlsplit(address).netloc, "", words, name, sign=standalone(_SITE))}
    desk = _Desk(edition, name, urlsplit(address).netloc)
    wanted |= {item.url: desk.card(item) for item in edition}
    remarks = [remark for url, card in wanted.items() for remark in _remarks(url, card)]
    return Cards({url: card for url, card in wanted.items() if not card.missing}, tuple(remarks))


def _remarks(url: str, card: Card) -> Iterable[str]:
    place = url or "网站"
    if card.missing:
        yield f"{place} 没有分享图：字体里没有“{''.join(card.missing)}”。"
    elif card.is_too_long:
        yield f"{place} 的标题太长，分享图上放不下，以省略号结尾。"


class _Desk:
    """Hold what all cards of an edition share."""

    def __init__(self, edition: Edition, name: str, host: str) -> None:
        self._name = name
        self._host = host
        self._mark = "内部" if edition.audience is Audience.INTERNAL else ""
        self._marks = Marks(edition)
        self._phrases = phrases_of(edition)
        self._summaries = Summaries(RichText(edition).html)

    def card(self, item: Item) -> Card:
        sign = self._marks.of(item)
        words = self._summaries.of(item)
        return Card(
            site=self._name,
            host=self._host,
            kind=f"{item.kind.label} · 教学情景" if item.data.fictional else item.kind.label,
            title=item.data.title,
            words="" if words == item.data.title else words,
            mark=self._mark,
            sign=standalone(sign) if sign else "",
            pieces=tuple(self._phrases.pieces(item.data.title)),
        )


def add_cards(album: Album, drawn: Cards, cache: Path) -> Album:
    """Return an album with the pictures of cards, which are drawn where the folder lacks them.

    Raises OSError where nothing can be kept.
    """
    files = draw([*drawn.cards.values()], cache)
    pictures = {
        url: tuple(Rendition(card.path(shape), *size) for shape, size in SHAPES.items())
        for url, card in drawn.cards.items()
    }
    return replace(album, files={**album.files, **files}, cards=pictures)
