"""Give the tests of banks the small content of the training tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.training.samples import make_edition

if TYPE_CHECKING:
    from generator.edition import Edition


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition of the small content."""
    return make_edition(tmp_path_factory.mktemp("project"))
