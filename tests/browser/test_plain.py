"""Without JavaScript every page is whole; on paper it is fit to hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looking import KIND_NAMES, dress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

SCREEN_ONLY = (
    ".qj-nav, .qj-settings, .qj-skip, .qj-filters, .qj-crumbs, .qj-button, "
    "[role=tooltip], .qj-answer > summary"
)


@pytest.mark.parametrize("name", ["home", "map", *(f"entry of {kind}" for kind in KIND_NAMES)])
def test_whole_without_a_script(plain: Page, site: Site, name: str) -> None:
    plain.goto(site[name])
    assert plain.locator(".qj-nav a:visible").count() == plain.locator(".qj-nav a").count() > 10
    expect(plain.locator("h1").first).to_be_visible()
    expect(
        plain.locator(".qj-settings").first
    ).to_be_hidden()  # nothing that needs a script is offered
    words = plain.locator(".qj-page :is(p, li, dd, a, h2, h3)")
    hidden = words.evaluate_all("""all => all.filter(one =>
      !one.checkVisibility() && !one.closest("details:not([open]), [role=tooltip]")).length""")
    assert hidden == 0


@pytest.fixture
def notes(browser: Browser, site: Site) -> Iterator[Callable[[str], bool]]:
    """Open a page with one script answered by other text; whether it says what still works."""
    context = browser.new_context(viewport={"width": 375, "height": 740})

    def shown(script: str, text: str = "const broken = ;") -> bool:
        page = context.new_page()
        page.route(f"**/{script}", lambda route: route.fulfill(body=text))
        page.goto(site["entry of cases"])
        page.wait_for_selector("html.qj-ready, html.no-js")
        return page.is_visible(".qj-plainly")

    yield shown
    context.close()


def test_where_scripts_run_nothing_is_said(notes: Callable[..., bool]) -> None:
    assert not notes("nothing.js")


@pytest.mark.parametrize("script", ["boot.*.js", "qingjian.*.js"])
def test_a_script_that_cannot_start_is_made_up_for_in_words(
    notes: Callable[..., bool], script: str
) -> None:
    """As in a browser that is too old for it: the rest of the page says what still works."""
    assert notes(script)


def test_without_scripts_the_page_says_what_still_works(plain: Page, site: Site) -> None:
    plain.goto(site["entry of cases"])
    note = plain.locator(".qj-plainly")
    expect(note).to_be_visible()
    expect(note).to_contain_text("阅读", use_inner_text=True)
    box = note.bounding_box()
    assert box is not None
    assert box["height"] < 60


def test_answers_unfold_without_a_script(plain: Page, site: Site) -> None:
    plain.goto(site["entry of questions"])
    answer = plain.locator(".qj-answer").first
    expect(answer.locator("div")).to_be_hidden()
    answer.locator("summary").click()
    expect(answer.locator("div")).to_be_visible()


def test_definitions_show_without_a_script(plain: Page, site: Site) -> None:
    plain.goto(site.first_with('class="qj-term"'))
    term = plain.locator(".qj-term").first
    term.locator("a").hover()
    expect(term.locator("[role=tooltip]")).to_be_visible()
    plain.mouse.move(1, 1)
    expect(term.locator("[role=tooltip]")).to_be_hidden()
    term.locator("a").focus()
    expect(term.locator("[role=tooltip]")).to_be_visible()


@pytest.mark.parametrize(
    "name", ["home", "map", "list of cases", *(f"entry of {kind}" for kind in KIND_NAMES)]
)
def test_printed(shared: Page, site: Site, name: str) -> None:
    shared.set_viewport_size({"width": 800, "height": 1000})
    shared.goto(site[name])
    dress(shared, scheme="dark", contrast="normal")
    shared.emulate_media(media="print")
    try:
        assert (
            shared.locator(SCREEN_ONLY).evaluate_all(
                "all => all.filter(one => one.checkVisibility()).length"
            )
            == 0
        )
        expect(shared.locator("h1").first).to_be_visible()
        assert shared.locator(".qj-page").inner_text().count("\n") > 3
        ink, ground = shared.evaluate(
            "(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))"
        )
        assert (ink, ground) == ("rgb(0, 0, 0)", "rgba(0, 0, 0, 0)")
        pale = """all => all.map(one => getComputedStyle(one).color)
          .map(colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number))
          .filter(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b > 140).length"""
        assert (
            shared.locator(".qj-page :is(h1, h2, h3, p, li, dd, dt, a, span)").evaluate_all(pale)
            == 0
        )
    finally:
        shared.emulate_media(media="null")


def test_questions_print_what_the_reader_unfolded(page: Page, site: Site) -> None:
    page.goto(site["entry of questions"])
    page.locator(".qj-answer > summary").first.click()
    page.emulate_media(media="print")
    answers = page.locator(".qj-answer > div")
    expect(answers.first).to_be_visible()
    expect(answers.nth(1)).to_be_hidden()


@pytest.mark.parametrize("name", ["rules/sample-town-reception/", "cases/fake-reception/"])
def test_pdf(shared: Page, site: Site, name: str) -> None:
    shared.goto(site[name])
    made = shared.pdf(format="A4")
    assert made.startswith(b"%PDF")
    assert 1 <= made.count(b"/Type /Page\n") + made.count(b"/Type /Page ") <= 4
