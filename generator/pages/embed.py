"""Write the map for other sites: a page without the site's frame around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.geo import scenery
from generator.geo.atlas import Atlas
from generator.kinds.entry import Audience
from generator.pages.environment import environment
from generator.pages.links import ROOT, href

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.edition import Edition
    from generator.geo import Panel

PAGE = "map/embed/index.html"
_UP = "../../"


def drawings(edition: Edition) -> tuple[Panel | None, Sequence[Panel]]:
    """Draw the overview, if there is one, and the sheets, with ROOT in their addresses.

    They will be on their own: those of the internal edition say what they are.
    """
    atlas = Atlas(edition, href, scenery.scene(edition.home))
    inside = "（内部）" if edition.audience is Audience.INTERNAL else ""
    panels = atlas.panels(f"廉洁地图{inside}")
    return atlas.overview(panels, f"廉洁地图总览{inside}"), panels


def files(
    overview: Panel | None, panels: Sequence[Panel], name: str, stylesheet: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the page, which is to stand in a frame of another site; nothing without places.

    `name`: the site's; `stylesheet`: its path from the site's root on.
    """
    if not panels:
        return
    page = environment().get_template("embed.jinja")
    html = page.render(
        name=name, stylesheet=stylesheet, overview=overview, panels=panels, outward=_outward
    )
    yield PAGE, f"{html}\n".replace(ROOT, _UP).encode()


def _outward(svg: Markup) -> Markup:
    """A drawing whose links to pages open outside of the frame; those within stay."""
    inward = f'href="{ROOT}'
    return Markup(str(svg).replace(inward, f'target="_blank" rel="noopener" {inward}'))
