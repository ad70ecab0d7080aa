"""axe finds nothing to complain of on any kind of page, in any dress."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.looking import NAMES, dress, unfold

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

DRESSES = {
    375: [("dark", "normal"), ("light", "high")],
    1440: [("dark", "normal"), ("dark", "high")],
}

_SOURCE = Axe().axe_script
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules for which it matters in what colours a page is shown."""

_RUN = """async rules => {
  const options = {resultTypes: ["violations"], preload: false};
  if (rules.length) options.runOnly = rules;
  const {violations} = await axe.run(document, options);
  return violations.flatMap(({id, nodes}) => nodes.map(({html, failureSummary}) =>
    `${id}: ${html.slice(0, 160)} ${failureSummary}`));
}"""


def violations(page: Page, *rules: str) -> list[str]:
    """Rule and place of everything that axe objects to, by all rules or by some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE)
    result: list[str] = page.evaluate(_RUN, list(rules))
    return result


@pytest.mark.parametrize("width", DRESSES)
@pytest.mark.parametrize("name", NAMES)
def test_no_violation(shared: Page, site: Site, name: str, width: int) -> None:
    shared.set_viewport_size({"width": width, "height": 900})
    shared.goto(site[name])
    unfold(shared)
    dress(shared, scheme="light", contrast="normal")
    assert violations(shared) == []
    for scheme, contrast in DRESSES[width]:
        dress(shared, scheme=scheme, contrast=contrast)
        assert violations(shared, *COLOURS) == [], (scheme, contrast)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_in_what_opens(page: Page, site: Site, scheme: str) -> None:
    page.goto(site.first_with('class="qj-term"'))
    dress(page, scheme=scheme)
    page.click(".qj-settings > summary")
    assert violations(page) == []
    page.focus(".qj-term > a")
    assert page.is_visible(".qj-term:focus-within [role=tooltip]")
    assert violations(page) == []


def test_axe_would_find_something(page: Page, site: Site) -> None:
    page.goto(site["home"])
    page.evaluate("document.querySelector('.qj-hero__line').style.color = '#ccc'")
    page.evaluate("document.querySelector('.qj-door').append(new Image())")
    breaches = violations(page)
    assert any(one.startswith("color-contrast") for one in breaches)
    assert any(one.startswith("image-alt") for one in breaches)
