"""Read the words that a site chooses for itself, from site_config/vocabulary.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.fields import ID
from generator.kinds.kind import Vocabulary
from generator.kinds.suggest import nearest
from generator.library.entries import wrong_type
from generator.library.settings import Settings
from generator.source.diagnostics import Anchor, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.source import yaml

_LISTS = ("sectors", "categories")


def load(path: Path, shown_as: str, drafts: Mapping[Path, bytes] | None = None) -> Vocabulary:
    """Read `sectors` and `categories`, each a mapping of ids to words. A missing file is an empty
    vocabulary.

    Raises ContentError where the file is not of that shape.
    """
    if not path.exists():
        return Vocabulary()
    settings = Settings(path, shown_as, drafts)
    if not isinstance(settings.value, dict):
        raise settings.error([Problem("not-an-entry")])
    if problems := list(_problems(settings.value)):
        raise settings.error(problems)
    return Vocabulary(**{name: settings.value.get(name, {}) for name in _LISTS})  # type: ignore[arg-type]


def _problems(value: dict[str, yaml.Value]) -> Iterator[Problem]:
    for name, words in value.items():
        if name not in _LISTS:
            values = {"key": name, "known": "、".join(_LISTS), "nearest": nearest(name, _LISTS)}
            yield Problem("unknown-key", (name,), values, Anchor.KEY)
        elif not isinstance(words, dict):
            yield wrong_type((name,), words, "若干“编号: 词”", "a mapping of ids to words")
        else:
            for id, word in words.items():
                if not ID.fullmatch(id):
                    yield Problem("bad-id", (name, id), {"value": id}, Anchor.KEY)
                if not isinstance(word, str):
                    yield wrong_type((name, id), word, "一个词", "a word")
