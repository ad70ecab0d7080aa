"""Write the provisions of a clause as HTML: paragraphs, and items as lists in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.kinds.rules.provisions import Provision


def paragraphs(
    provisions: tuple[Provision, ...], anchor: str, html_of: Callable[[str], str]
) -> Markup:
    """Return paragraphs with their items; `html_of` makes a text safe.

    `anchor`: the id of the clause, below which each provision gets its own; "" for none. A
    paragraph that is the only one has that of the clause.
    """
    alone = len(provisions) == 1
    pieces = []
    for one in provisions:
        id = f"{anchor}.{one.number}" if anchor else ""
        pieces.append(f"<p{_id('' if alone else id)}>{html_of(one.text)}</p>")
        if one.below:
            pieces.append(_items(one.below, id, html_of))
    return Markup("".join(pieces))


def _items(items: tuple[Provision, ...], anchor: str, html_of: Callable[[str], str]) -> str:
    pieces = []
    for one in items:
        id = f"{anchor}.{one.number}" if anchor else ""
        below = _items(one.below, id, html_of) if one.below else ""
        pieces.append(f"<li{_id(id)}>{html_of(one.words)}{below}</li>")
    return f'<ol class="qj-items">{"".join(pieces)}</ol>'


def _id(anchor: str) -> str:
    return f' id="{anchor}"' if anchor else ""
