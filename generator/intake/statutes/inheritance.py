"""Carry what an office says of articles beside their words over to a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.statutes.entry import statute_of
from generator.law.matching import match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.statutes.statute import Article, Statute
    from generator.kinds.rules.model import Rule


def inherit(statute: Statute, rule: Rule) -> list[Article]:
    """Give articles without kind and topics those of the article that they were in a rule's text.

    Which one that was is found by number and words, as for a comparison of versions. Returns the
    articles that were given something: an office has to look whether it still holds.
    """
    old, new = statute_of(rule).articles, statute.articles
    heirs = []
    for before, after in match(_numbered(old), _numbered(new)):
        article, ancestor = new[after], old[before]
        if (ancestor.kind or ancestor.topics) and not (article.kind or article.topics):
            article.kind, article.topics = ancestor.kind, ancestor.topics
            heirs.append(article)
    return heirs


def _numbered(articles: Sequence[Article]) -> list[tuple[str, str]]:
    return [(article.no, article.text) for article in articles]
