"""Say in a sentence what an entry is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.text.richtext import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.edition import Item

_BODIES = ("body", "definition", "description", "analysis", "showcase")
"""The fields whose first sentence stands for a missing summary, the first that there is."""

_LONGEST = 120
"""Characters of a text without a full stop."""


class Summaries:
    """Remember the summary of each entry that was asked for.

    `html` writes the Markdown of the edition, as RichText does.
    """

    def __init__(self, html: Callable[[str], str]) -> None:
        self._html = html
        self._known: dict[tuple[str, str], str] = {}

    def of(self, item: Item) -> str:
        """Return the summary of an entry as plain text, else the first sentence of its body."""
        summary = self._known.get(item.key)
        if summary is None:
            summary = item.data.summary or self._first_sentence(item)
            self._known[item.key] = summary
        return summary

    def _first_sentence(self, item: Item) -> str:
        for name in _BODIES:
            if text := getattr(item.data, name, None):
                plain = " ".join(plain_text(self._html(text)).split())
                return plain[: plain.find("。") + 1] or plain[:_LONGEST]
        return ""
