"""What the command line exports: packages of modules, dressed as the site is, and banks of
questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.intake.banks import files
from generator.intake.banks.checks import check
from generator.intake.banks.questions import plain_bank
from generator.kinds.entry import EntryData
from generator.kinds.modules.model import Module
from generator.kinds.questions.model import Bank
from generator.law.clock import today
from generator.library.project import project_of
from generator.mkdocs.project import site_of
from generator.pages.build import entry_page
from generator.pages.links import ROOT
from generator.pages.site import Site
from generator.theme import assets
from generator.training.package import Dress, System, package

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.edition import Edition, Item

M = TypeVar("M", bound=EntryData)


class UnknownIdError(LookupError):
    """The edition has no entry with this id."""


_PACKAGED = {system.value for system in System}


def remarks_on(edition: Edition, form: str) -> list[str]:
    """What is bad about the banks that were exported, in words; nothing where modules were."""
    return [] if form in _PACKAGED else [str(mistake) for mistake in check(edition, today())]


def files_of(
    edition: Edition, form: str, ids: Collection[str], tries: int
) -> list[tuple[str, bytes]]:
    """Name and content of each file, of all that there is where no id is named. Raises
    UnknownIdError.
    """
    if form not in _PACKAGED:
        banks = _chosen(edition, Bank, ids) or edition.all(Bank)
        return list(files.export([plain_bank(item.data) for item in banks], form))
    modules = _chosen(edition, Module, ids) or edition.of(Module)
    site = Site(edition)
    name = site_of(project_of(edition.content))
    dress = Dress(lambda item: entry_page(site, item).body(), ROOT, assets.css().content, name)
    return [
        (f"{item.data.id}.{form}.zip", package(edition, item, System(form), dress, tries))
        for item in modules
    ]


def _chosen(edition: Edition, model: type[M], ids: Collection[str]) -> list[Item[M]]:
    chosen = []
    for id in ids:
        item = edition.one(model, id)
        if item is None:
            raise UnknownIdError(id)
        chosen.append(item)
    return chosen
