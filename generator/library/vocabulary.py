"""Read the words that a site chooses for itself, from site_config/vocabulary.yml."""
# ruff: noqa: TC001, TC003 (pydantic reads these annotations at run time)

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.kinds.fields import Id, Text
from generator.kinds.kind import Vocabulary
from generator.kinds.record import key, record
from generator.library import settings

SHOWN_AS = "site_config/vocabulary.yml"


@record
class Words:
    """Say what the file may hold: for each list the words, by the ids that stand in addresses."""

    sectors: Mapping[Id, Text] = key("领域", default={})
    categories: Mapping[Id, Text] = key("类别", default={})


class _AnyWord(dict[str, str]):
    """Words that nobody knows: whatever is looked for is one of them."""

    def __contains__(self, word: object) -> bool:
        return True

    def __missing__(self, word: str) -> str:
        return word


UNREADABLE = Vocabulary(_AnyWord(), _AnyWord())
"""In place of words that have mistakes, so that content is not blamed for these."""


def load(
    path: Path, shown_as: str, drafts: Mapping[Path, bytes | None] | None = None
) -> Vocabulary:
    """Read `sectors` and `categories`, each a mapping of ids to words. A missing file is an empty
    vocabulary.

    Raises ContentError where the file is not of that shape.
    """
    if not path.exists():
        return Vocabulary()
    words = settings.read(path, shown_as, Words, drafts).record
    return Vocabulary(words.sectors, words.categories)
