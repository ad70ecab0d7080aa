"""axe finds nothing to complain of on any kind of page, in any dress."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations, violations_of_colour
from tests.browser.looking import NAMES, dress, unfold

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

DRESSES = {
    375: [("dark", "normal"), ("light", "high")],
    1440: [("dark", "normal"), ("dark", "high")],
}


@pytest.mark.parametrize("name", NAMES)
def test_no_violation(shared: Page, site: Site, name: str) -> None:
    shared.set_viewport_size({"width": 375, "height": 900})
    shared.goto(site[name])
    unfold(shared)
    for width, dresses in DRESSES.items():
        shared.set_viewport_size({"width": width, "height": 900})
        dress(shared, scheme="light", contrast="normal")
        assert violations(shared, everywhere=width == 375) == [], width
        for scheme, contrast in dresses:
            dress(shared, scheme=scheme, contrast=contrast)
            assert violations_of_colour(shared) == [], (width, scheme, contrast)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_in_what_opens(page: Page, site: Site, scheme: str) -> None:
    page.goto(site.first_with('class="qj-term"'))
    dress(page, scheme=scheme)
    page.click(".qj-settings > summary")
    assert violations(page) == []
    page.focus(".qj-term > a")
    assert page.is_visible(".qj-term:focus-within [role=tooltip]")
    assert violations(page) == []


@pytest.mark.parametrize("everywhere", [True, False])
def test_axe_would_find_something(page: Page, site: Site, *, everywhere: bool) -> None:
    page.goto(site["home"])
    page.evaluate("document.querySelector('.qj-hero__line').style.color = '#ccc'")
    page.evaluate("document.querySelector('.qj-door').append(new Image())")
    breaches = violations(page, everywhere=everywhere)
    assert any(one.startswith("color-contrast") for one in breaches)
    assert any(one.startswith("image-alt") for one in breaches)


@pytest.mark.parametrize("nth", [0, 2, 5])
def test_one_of_many_alike_that_looks_otherwise_is_asked(page: Page, site: Site, nth: int) -> None:
    page.goto(site["list of terms"])
    assert violations_of_colour(page) == []
    page.locator(".qj-row__title > a").nth(nth).evaluate("one => { one.style.color = '#ccc'; }")
    assert [one.split(":")[0] for one in violations_of_colour(page)] == ["color-contrast"]
