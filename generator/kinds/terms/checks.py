"""Check what only a term can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.suggest import missing_sources
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Content
    from generator.kinds.terms.model import Term


def check(term: Term, content: Content) -> Iterator[Problem]:
    """Tell whether every name means one term.

    Readers are shown the definition wherever it stands.
    """
    yield from missing_sources(term)
    if not term.is_for_all:
        return
    names = [(("title",), term.title), *((("aliases", i), a) for i, a in enumerate(term.aliases))]
    for path, name in names:
        first = next((one for one in content.by_name("terms", name) if one.is_for_all), None)
        if first is not None and first.id != term.id:
            yield Problem("duplicate-term", path, {"value": name, "other": first.id})
