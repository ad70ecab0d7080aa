"""Draw a running sum of money as a river that grows beside what was done."""

from __future__ import annotations

from markupsafe import Markup

_LEAST, _MOST = 1.5, 46.0
"""Half the width of the river in a picture of 100, without money and with all of it."""


def river(before: float, after: float) -> Markup:
    """Return the stretch beside one moment, from the share of the sum before it to that after.

    Shares are 0 to 1; the picture stretches to the height of what stands beside it.
    """
    a, b = _LEAST + _MOST * before, _LEAST + _MOST * after
    left = f"{50 - a:.1f} 0C{50 - a:.1f} 50 {50 - b:.1f} 50 {50 - b:.1f} 100"
    right = f"{50 + b:.1f} 100C{50 + b:.1f} 50 {50 + a:.1f} 50 {50 + a:.1f} 0"
    return Markup(
        '<svg class="qj-river" viewBox="0 0 100 100" preserveAspectRatio="none"'
        f' aria-hidden="true"><path d="M{left}L{right}Z"/>'
        f'<path class="qj-river__bank" d="M{left}M{right}"/></svg>'
    )
