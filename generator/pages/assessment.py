"""Write the standards of each type of clean units as a sheet by which a unit judges itself."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from generator.kinds.units.model import UnitType
from generator.pages.page import Page
from generator.pages.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.site import Site


def assessment_pages(site: Site) -> Iterator[Page]:
    """Yield a sheet for each type of units that the site has standards for."""
    for type in UnitType:
        if type.value in site.edition.vocabulary.standards:
            title = f"清廉{type.label}：标准和自评表"
            description = f"清廉{type.label}几星要有哪些标准，供自评时打钩和打印。"
            body = partial(_body, site, type)
            yield Page(f"units/type/{type.value}/sheet/", title, description, "units", body)


def _body(site: Site, type: UnitType) -> str:
    standards = site.edition.vocabulary.standards[type.value]
    stars = [(star, [*own]) for star, own in groupby(standards, lambda standard: standard.star)]
    return site.templates.get_template("assessment.jinja").render(
        type=type, stars=stars, total=len(standards), view=View(site, folder="units")
    )
