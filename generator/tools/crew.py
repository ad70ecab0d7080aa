"""Say what shared work is, and what processes do that help with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


_NAMED = 8


@dataclass(frozen=True, slots=True)
class Task:
    """Hold what is to be done with which items, by position, and the positions by stretches."""

    work: Callable[[Any], Any]
    items: Sequence[Any] | Mapping[int, Any]
    stretches: Sequence[Sequence[int]]

    def make(self, stretch: int) -> list[tuple[int, Any]]:
        """Return the results of a stretch by position.

        They end before one that fails, which is met again by whoever asks for it.
        """
        results: list[tuple[int, Any]] = []
        for position in self.stretches[stretch]:
            try:
                results.append((position, self.work(self.items[position])))
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
