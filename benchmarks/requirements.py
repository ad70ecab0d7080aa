"""What the project has to reach, checked against a session's outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.session import Outcome

INTENDED = 10_000
OURS = "qingjian"


@dataclass(frozen=True)
class Requirement:
    """A bound on a figure; `measured` is None when an outcome that it needs is missing."""

    text: str
    measured: float | None
    bound: float
    form: str

    @property
    def verdict(self) -> str:
        if self.measured is None:
            return "not measured"
        return "reached" if self.measured <= self.bound else "**not reached**"


def check(outcomes: Sequence[Outcome], n: int) -> list[Requirement]:
    """Return the requirements for the public edition without search, at n cases and at 2 n."""
    walls = {(o.contender.key, o.n): o.typical.wall for o in outcomes if o.typical}
    peaks = {o.n: o.typical.memory / 1e6 for o in outcomes if o.typical and o.contender.key == OURS}
    sizes = {o.n: o.size / 1e6 for o in outcomes if o.typical and o.contender.key == OURS}
    time, twice = walls.get((OURS, n)), walls.get((OURS, 2 * n))
    hugo, material = walls.get(("hugo", n)), walls.get(("material-out", n))
    output = ratio(sizes.get(2 * n), sizes.get(n))
    few, many = f"{n:,} cases", f"{2 * n:,} cases"
    return [
        Requirement(f"{few}: time at most 2 × bare Hugo", ratio(time, hugo), 2, "{:.2f} ×"),
        Requirement(
            f"{few}: time at most 1/8 of Material out of navigation",
            ratio(time, material),
            1 / 8,
            "{:.3f} ×",
        ),
        Requirement(f"{few}: peak memory at most 400 MB", peaks.get(n), 400, "{:.0f} MB"),
        Requirement(f"{few}: output at most 400 MB", sizes.get(n), 400, "{:.0f} MB"),
        Requirement(
            f"{many}: time at most 2.2 × that of {few}", ratio(twice, time), 2.2, "{:.2f} ×"
        ),
        Requirement(f"{many}: output at most 2.1 × that of {few}", output, 2.1, "{:.2f} ×"),
    ]


def ratio(of: float | None, to: float | None) -> float | None:
    """Return one figure over another, None if either is missing."""
    return of / to if of is not None and to else None
