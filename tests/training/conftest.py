"""Chromium, and a server on the loopback address."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests import serving as served
from tests.serving import Quiet
from tests.training.samples import make_edition, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

    from generator.edition import Edition


class _KeepNothing(Quiet):
    def end_headers(self) -> None:
        # Tests rewrite files within the second that tells them apart.
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


serving = partial(served.serving, handler=_KeepNothing)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh browser profile.

    The test fails if a script fails in it or a page breaks its policy.
    """
    made = browser.new_context(viewport={"width": 375, "height": 720})
    made.set_default_timeout(60_000)
    troubles: list[str] = []
    made.on("weberror", lambda error: troubles.append(str(error.error)))
    made.on(
        "console",
        lambda m: troubles.append(m.text) if m.type == "error" and "404" not in m.text else None,
    )
    yield made
    made.close()
    assert troubles == []


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the edition of the small content."""
    return make_edition(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def site(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small site."""
    return write_site(edition, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Return the address of the small site."""
    with serving(site) as address:
        yield address
