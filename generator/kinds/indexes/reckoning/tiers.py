"""Put units into tiers that have a least score and, some of them, a quota."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(frozen=True, slots=True)
class Limit:
    """Hold a tier's least score in hundredths and its greatest share of all units, 0 to 1."""

    least: int
    share: float | None = None


def tiers(
    scores: Sequence[int | None], limits: Sequence[Limit], vetoed: Collection[int] = ()
) -> list[int | None]:
    """Return the place of each unit's tier, the best being 0; None for a unit without a score.

    `scores` in hundredths. A unit goes to the best tier whose least score it has and whose quota,
    the whole number below its share of all units with a score, holds it with all who tie with it;
    else to the next. The last tier takes the rest, and whoever is vetoed.
    """
    placed: list[int | None] = [None] * len(scores)
    by_score: dict[int, list[int]] = defaultdict(list)
    for place, score in enumerate(scores):
        if score is not None and place in vetoed:
            placed[place] = len(limits) - 1
        elif score is not None:
            by_score[score].append(place)
    count = sum(score is not None for score in scores)
    used = [0] * len(limits)
    for score in sorted(by_score, reverse=True):
        units = by_score[score]
        tier = _tier(score, len(units), limits, used, count)
        used[tier] += len(units)
        for place in units:
            placed[place] = tier
    return placed


def _tier(score: int, size: int, limits: Sequence[Limit], used: list[int], count: int) -> int:
    for tier, limit in enumerate(limits[:-1]):
        quota = count if limit.share is None else int(limit.share * count + 1e-9)
        if score >= limit.least and used[tier] + size <= quota:
            return tier
    return len(limits) - 1
