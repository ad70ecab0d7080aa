"""Export lessons as packages for learning systems, dressed as the site is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.selection import pick
from generator.kinds.modules.model import Module
from generator.theme import assets
from generator.training.package import Dress, System, package

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.edition import Edition


def packages(
    edition: Edition, system: System, ids: Collection[str], tries: int, site_id: str
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of a package for each module named, for all where none is.

    `tries` limits the attempts at each quiz; 0 does not. `site_id` tells this site from others.
    Raises UnknownIdError.
    """
    css = assets.css().content + assets.css_of_sections()["modules"].content
    dress = Dress(css, site_id)
    for item in pick(edition, Module, ids) or edition.of(Module):
        yield f"{item.data.id}.{system}.zip", package(edition, item, system, dress, tries)
