"""What the command line exports: packages of modules, dressed as the site is, and banks of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.clauses import today
from generator.pages.build import entry_page
from generator.pages.links import ROOT
from generator.pages.view import Site
from generator.theme import assets
from generator.training.banks import files
from generator.training.banks.checks import check
from generator.training.package import Dress, System, packages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.edition import Edition


_PACKAGED = {system.value for system in System}


def remarks_on(edition: Edition, form: str) -> list[str]:
    """What is bad about the banks that were exported, in words; nothing where modules were."""
    return [] if form in _PACKAGED else [str(mistake) for mistake in check(edition, today())]


def files_of(edition: Edition, form: str, ids: Iterable[str], tries: int) -> list[tuple[str, bytes]]:
    """Name and content of each file. Raises KeyError with an id that the edition does not have."""
    if form not in _PACKAGED:
        return list(files.export(files.banks_of(edition, ids), form))
    site = Site(edition)
    dress = Dress(lambda item: entry_page(site, item).body(), ROOT, assets.css().content)
    return list(packages(edition, list(ids), System(form), dress, tries))
