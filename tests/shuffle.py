"""Build while folders list files in another order.

Run as `python -m tests.shuffle PROJECT OUT SEED EDITION…`.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import Any

from generator.kinds.entry import Audience
from generator.mkdocs.publish import publish


class _Shuffled:
    """What os.scandir returns, in another order."""

    def __init__(self, entries: list[Any]) -> None:
        self._entries = iter(entries)

    def __iter__(self) -> _Shuffled:
        return self

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> _Shuffled:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        pass


def shuffle_folders(seed: int) -> None:
    """Let os.scandir and os.listdir give names in an order that the seed decides."""
    chance, scandir, listdir = random.Random(seed), os.scandir, os.listdir

    def shuffled_scandir(path: Any = ".") -> _Shuffled:
        with scandir(path) as entries:
            result = sorted(entries, key=lambda entry: entry.name)
        chance.shuffle(result)
        return _Shuffled(result)

    def shuffled_listdir(path: Any = ".") -> list[Any]:
        result = sorted(listdir(path))
        chance.shuffle(result)
        return result

    replaced: Any = os
    replaced.scandir, replaced.listdir = shuffled_scandir, shuffled_listdir


if __name__ == "__main__":
    project, out, seed, *editions = sys.argv[1:]
    os.chdir(project)
    shuffle_folders(int(seed))
    for edition in editions:
        publish(Audience(edition), None, Path(out))
