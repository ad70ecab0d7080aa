"""Make stamps for places: tokens, the sheet of QR codes to cut out, and what the site holds."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.kinds.places.model import Place
from generator.tools import qr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.edition import Edition, Item

SHEET = "stamps.html"
_BYTES = 12
"""Of chance in a token: nobody guesses one of 2^96."""


class UnknownPlaceError(Exception):
    """Name a place that the edition lacks."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Hold the stamp of a place; `address` is what its code says."""

    place: Item[Place]
    token: str
    address: str

    @property
    def hash(self) -> str:
        """Return the SHA-256 of the token, which may be published."""
        return sha256(self.token.encode()).hexdigest()

    @property
    def code(self) -> Markup:
        """Return the QR code."""
        return Markup(qr.svg(self.address))


def _token() -> str:
    return secrets.token_urlsafe(_BYTES)


def stamps(
    edition: Edition, ids: Iterable[str], site: str, token: Callable[[], str] = _token
) -> list[Stamp]:
    """Return new stamps for places, all of them where no id is given.

    `site`: the address of the home page. Raises UnknownPlaceError.
    """
    return [_stamp(place, site, token()) for place in _places(edition, tuple(ids))]


def _stamp(place: Item[Place], site: str, token: str) -> Stamp:
    return Stamp(place, token, f"{place.address(site)}#stamp={token}")


def _places(edition: Edition, ids: tuple[str, ...]) -> list[Item[Place]]:
    if not ids:
        return edition.of(Place)
    places = []
    for id in dict.fromkeys(ids):
        place = edition.one(Place, id)
        if place is None:
            raise UnknownPlaceError(id)
        places.append(place)
    return places


def sheet(made: Iterable[Stamp]) -> bytes:
    """Return a page to print: a card a stamp, six on an A4 sheet."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("stamps.html.jinja").render(stamps=made).encode()


def settings(made: Iterable[Stamp]) -> str:
    """Return the lines for site_config/visits.yml."""
    lines = (f"  {stamp.place.data.id}: {stamp.hash}\n" for stamp in made)
    return "stamps:\n" + "".join(lines)
