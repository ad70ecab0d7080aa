"""Settings that hold for all tests."""

from __future__ import annotations

import gc
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright

# The machine that runs the tests may be busy: no deadline. Elsewhere than at a desk every run tries
# the same examples.
_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
_COMMON = settings(deadline=None, suppress_health_check=_SLOW)
settings.register_profile("ci", _COMMON, derandomize=True, database=None, max_examples=150)
settings.register_profile("explore", _COMMON, max_examples=5000)
_PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci")
settings.load_profile(_PROFILE)
if _PROFILE == "ci":
    # Hypothesis draws from the constants of whatever modules are loaded by then, so that an example
    # would depend on the tests that this process has run before. There is no setting for it.
    providers._get_local_constants = Constants
gc.set_threshold(20_000, 10, 10)  # at the usual pace it takes a tenth of all the time
os.environ["QINGJIAN_CACHE"] = ""  # no test rests on what another one built
expect.set_options(timeout=60_000)  # milliseconds; nobody waits for what is there

_CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The same engine with a window around it takes three times as long to open a page."""
_QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
_QUIETER = "--disable-component-update --disable-sync"


LONGEST = (
    "mkdocs/test_preview.py",
    "mkdocs/test_publishing.py",
    "test_collection.py",
    "mkdocs/test_plugins.py",
    "browser/test_axe.py",
    "deploy/test_nginx.py",
    "training/test_scorm.py",
    "intake/test_workbook_edits.py",
    "test_never_raises.py",
    "search/test_recall.py",
    "test_hostile.py",
    "books/test_export.py",
    "books/test_pages.py",
    "browser/test_indexes.py",
    "browser/test_ledger.py",
    "training/test_lesson.py",
    "training/test_ways.py",
    "intake/test_workbook_hostile.py",
    "test_editions.py",
    "intake/test_workbook_import.py",
    "intake/test_bank_merging.py",
    "books/test_code.py",
    "browser/test_map_sheets.py",
    "kinds/indexes/test_uncertainty.py",
    "training/test_strict.py",
    "mkdocs/test_sitemap.py",
    "mkdocs/test_materialx.py",
    "mkdocs/test_properdocs.py",
    "mkdocs/test_shell.py",
    "search/test_browser.py",
)
"""Files that take longest, which begin first: a worker gets whole files, and one that began last
would be waited for alone."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Move the longest files to the front; all else stays in order."""
    here = config.rootpath / "tests"
    place = {here / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case of bytes by its position: packed files carry the time of day or chance."""
    return argname if isinstance(val, bytes) else None


def chromium(playwright: Playwright) -> Browser:
    """Start the system's Chromium, which asks no other host for anything."""
    path = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if path is None:
        pytest.fail("no Chromium here: tests/need-programs installs it")
    return playwright.chromium.launch(
        executable_path=path, args=[*_QUIET.split(), *_QUIETER.split()]
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give all tests of a process one browser: Playwright does not run twice at a time."""
    with sync_playwright() as playwright:
        started = chromium(playwright)
        yield started
        started.close()
