"""What several workers of a run only read is made by one of them."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from generator.mkdocs.publish import publish
from generator.tools import swap
from tests.project import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from generator.kinds.entry import Audience


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` filled, here or in the worker that first asked for the name.

    Nobody may write in it.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # which the workers of a run have in common
    place = base / f"once-{name}"
    place.mkdir(exist_ok=True)
    with swap.alone_in(place):
        if not (place / "made").exists():
            shutil.rmtree(place / "folder", ignore_errors=True)  # of one that failed
            (place / "folder").mkdir()
            make(place / "folder")
            (place / "made").touch()
    return place / "folder"


def sample_site(factory: pytest.TempPathFactory, audience: Audience) -> Path:
    """Return an edition of the sample content, as it is published."""

    def make(folder: Path) -> None:
        with contextlib.chdir(REPOSITORY):
            publish(audience, REPOSITORY / "content", folder)

    return made_once(factory, audience.value, make) / audience.value
