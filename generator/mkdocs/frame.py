"""Say what the frame of every page shows: the theme's files, and what the content has beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.data import package
from generator.feeds import atom, subscriptions
from generator.library import sharing
from generator.mkdocs.shell import head_of
from generator.theme import assets, identity

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.edition import Edition


def of_site(config: MkDocsConfig, *, search: bool) -> dict[str, object]:
    """Return the words of the theme's templates that depend on the settings alone."""
    return {
        "css": assets.css().path,
        "css_of": {section: asset.path for section, asset in assets.css_of_sections().items()},
        "boot": assets.boot().path,
        "script": assets.script().path,
        "search": search,
        "head_of": head_of,
        "identity": list(identity.facts(config.extra.get("identity"))),
    }


def of_content(edition: Edition | None, trouble: str) -> dict[str, object]:
    """Return those that depend on the content; `trouble`: what is wrong with it, in a preview."""
    if edition is None:
        return {"feed": None, "forms": [], "trouble": trouble}
    settings = sharing.of(edition.home)
    found = subscriptions.feeds(edition, settings)
    feed = next(((one.title, f"{one.path}{atom.SUFFIX}") for one in found), None)
    forms = [("订阅", subscriptions.FOLDER)] if settings.feeds and feed else []
    if package.is_open(edition, settings):
        forms.append(("开放数据", package.FOLDER))
    return {"feed": feed, "forms": forms, "trouble": trouble}
