"""Join the answers of several blanks to answers of a whole question."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from generator.kinds.questions.gaps import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 50


def combinations(blanks: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return every way to fill in all blanks, of which each may be filled in several ways.

    There are no more than so many; of one blank it is what fills it in.
    """
    every = itertools.islice(itertools.product(*blanks), _MOST)
    return tuple(SEPARATOR.join(one) for one in every)
