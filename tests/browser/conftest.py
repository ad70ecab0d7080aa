"""The sample site, built once, served on loopback and looked at in one Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.kinds.entry import Audience
from tests.browser.looking import Site
from tests.once import sample_site
from tests.serving import Quiet, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page


class KeepAlive(Quiet):
    """Serves many files over one connection."""

    protocol_version = "HTTP/1.1"  # one connection for many files


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition of the sample content."""
    return sample_site(tmp_path_factory, Audience.PUBLIC)


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[Site]:
    with serving(folder, KeepAlive) as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the internal edition of the sample content."""
    with serving(sample_site(tmp_path_factory, Audience.INTERNAL), KeepAlive) as address:
        yield address


@pytest.fixture(scope="package")
def shared(browser: Browser) -> Iterator[Page]:
    """A page for tests that leave nothing behind: they set its size and go where they want."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader who comes for the first time, at a wide screen."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """The same on a phone, with fingers."""
    context = _of_a_phone(browser)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="package")
def shared_phone(browser: Browser) -> Iterator[Page]:
    """A phone for tests that leave nothing behind."""
    context = _of_a_phone(browser)
    yield context.new_page()
    context.close()


def _of_a_phone(browser: Browser) -> BrowserContext:
    return browser.new_context(
        viewport={"width": 375, "height": 740},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
    )


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """The same on a narrow screen without JavaScript."""
    context = browser.new_context(viewport={"width": 375, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()
