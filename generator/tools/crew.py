"""Say what shared work is, and what processes do that help with it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


_NAMED = 8


class Stretches(Sequence[Sequence[int]]):
    """Cut positions, which ascend, into stretches of so many; the list of a large site is long."""

    def __init__(self, positions: Sequence[int], length: int) -> None:
        self._positions = positions
        self._length = length

    def __len__(self) -> int:
        return -(-len(self._positions) // self._length)

    def __getitem__(self, number: int) -> Sequence[int]:  # type: ignore[override]
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self._positions[number * self._length : (number + 1) * self._length]

    def find(self, position: int) -> int | None:
        """Return the number of the stretch that a position is in; None for none."""
        place = bisect_left(self._positions, position)
        if place == len(self._positions) or self._positions[place] != position:
            return None
        return place // self._length


@dataclass(frozen=True, slots=True)
class Task:
    """Hold what is to be done with which items, by position, and the positions by stretches.

    `then`: what is done with each result when those of its stretch are there. To turn from one
    thing to another and back for every item takes a processor a sixth longer.
    """

    work: Callable[[Any], Any]
    items: Sequence[Any] | Mapping[int, Any]
    stretches: Sequence[Sequence[int]]
    then: Callable[[Any], Any] | None = None

    def make(self, stretch: int) -> list[tuple[int, Any]]:
        """Return the results of a stretch by position.

        They end before one that fails, which is met again by whoever asks for it.
        """
        positions = self.stretches[stretch]
        results = _as_far_as_it_goes(self.work, (self.items[i] for i in positions))
        if self.then is not None:
            results = _as_far_as_it_goes(self.then, results)
        return [*zip(positions, results, strict=False)]


def _as_far_as_it_goes(work: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
    results: list[Any] = []
    for item in items:
        try:
            results.append(work(item))
        except Exception:
            break
    return results


@dataclass(frozen=True, slots=True)
class Made:
    """Hold a stretch that was made: its number, and results by position."""

    stretch: int
    results: list[tuple[int, Any]]


@dataclass(frozen=True, slots=True)
class Lost:
    """Name stretches that were begun and will not arrive, and say why."""

    stretches: Sequence[int]
    why: str


def listed_numbers(stretches: Sequence[int]) -> str:
    """Name stretches, counted from one, as people do; the first of many."""
    names = [str(stretch + 1) for stretch in stretches[:_NAMED]]
    return "、".join(names) + (f" 等 {len(stretches)}" if len(stretches) > _NAMED else "")


class Crew(Protocol):
    """Work beside this process on the stretches of one task."""

    def begin(self) -> int | None:
        """Take the next stretch that nobody has begun for this process; None if there is none."""
        ...

    def has_news(self, seconds: float = 0) -> bool:
        """Tell whether `receive` would answer at once; wait at most so long for it to."""
        ...

    def receive(self) -> Made | Lost | None:
        """Wait for what comes next from the others; None when nothing will."""
        ...

    def is_deserted(self) -> bool:
        """Tell whether nobody works at present, though somebody may come."""
        ...

    def stop(self) -> None:
        """End all that others are at: what they began is lost, which `receive` then tells."""
        ...

    def close(self) -> None:
        """Let the others go; nobody asks for more."""
        ...
