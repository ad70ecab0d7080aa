"""Turn what a rule says into Typst's values: provisions as rows, parts in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.rules.provisions import Provision

Row = tuple[str, str, "list[Row]"]
"""Enumerator, words, and the rows below: what `passage` of house.typ sets."""


def rows(provisions: Iterable[Provision]) -> list[Row]:
    """Return provisions as rows."""
    return [(one.label, one.text, rows(one.below)) for one in provisions]
