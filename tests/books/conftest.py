"""The books of the sample content, printed once for all tests that only read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.books.shelf import print_books, project
from tests.once import made_once

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "books", lambda folder: print_books(project(folder)))


@pytest.fixture(scope="session")
def shelf(root: Path) -> Path:
    return root / "out/print"
