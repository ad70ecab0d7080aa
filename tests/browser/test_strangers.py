"""What a stranger would find fault with: said twice, blank, endless, torn apart."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import numpy
import pytest
from markupsafe import Markup
from PIL import Image
from playwright.sync_api import expect

from tests.browser.looking import dress

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

_TAIL = re.compile(r'<footer class="qj-tail">(.*?)</footer>', re.DOTALL)
_LINK = re.compile(r'<a[^>]* href="([^"]*)"')
_FEW = """all => all.map(one => one.querySelectorAll("dt").length)"""
_HEADING = re.compile(r"<(h[1-3])[^>]*>.*?</\1>", re.DOTALL)
_TITLE = re.compile(r"<h1>(.*?)</h1>")
_ALIASES = re.compile("也写作：(.*?)</p>")
_ARTICLE = re.compile("第[一二三四五六七八九十百0-9]+条")
_FILL = """all => {
  const kind = name => all.filter(one => one.startsWith(name)).join("");
  document.querySelector("#content").innerHTML = `<header class="qj-head">${kind("<h1")}</header>
    <section class="qj-section">${kind("<h2")}</section>
    <div class="qj-listing__columns"><div class="qj-row">${kind("<h3")}</div></div>`;
}"""
_TORN = """names => [...document.querySelectorAll("#content :is(h1, h2, h3)")].flatMap(one => {
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  const places = [];
  for (let node; (node = walker.nextNode());) {
    for (let at = 0; at < node.length; at++) places.push([node, at]);
  }
  const range = document.createRange();
  const box = ([node, at]) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const words = places.map(([node, at]) => node.data[at]).join("");
  const torn = (name, at) => {
    const [first, last] = [box(places[at]), box(places[at + name.length - 1])];
    const fits = name.length * first.width < one.getBoundingClientRect().width;
    return fits && Math.abs(first.top - last.top) > first.height / 2;
  };
  return names.filter(name => words.includes(name) && torn(name, words.indexOf(name)))
    .map(name => `${name}: ${words}`);
})"""


def test_no_address_stands_twice_after_the_main_text(folder: Path) -> None:
    tails = 0
    for file in sorted(folder.glob("*/*/index.html")):
        tail = _TAIL.search(file.read_text("utf-8"))
        if tail:
            links = _LINK.findall(tail[1])
            tails += len(links) > 1
            assert sorted(links) == sorted(set(links)), file
    assert tails > 100


def test_no_page_of_an_entry_is_text_alone(folder: Path) -> None:
    for file in sorted(folder.glob("*/*/index.html")):
        text = file.read_text("utf-8")
        if 'class="qj-entry qj-entry--' not in text:
            continue
        entry = text.partition('class="qj-entry ')[2]
        assert "<svg" in entry or "<img" in entry, file
        used = set(re.findall('<use href="#m-([a-z]+)"', text))
        assert sorted(re.findall('<symbol id="m-([a-z]+)"', text)) == sorted(used), file


def test_a_case_is_told_within_a_few_screens(page: Page, site: Site) -> None:
    page.goto(site["cases/fake-reception/"])
    assert page.evaluate("document.documentElement.scrollHeight") <= 2_400
    for words in page.locator(".qj-warning").all_inner_texts():
        assert page.inner_text("#content").count(words) == 1
    beside = "name => document.querySelector(name).getBoundingClientRect().top"
    assert page.evaluate(beside, "#analysis") == page.evaluate(beside, "#discussion")
    act, clause = page.locator(".qj-act").first, page.locator(".qj-act__clauses").first
    assert act.bounding_box()["y"] == pytest.approx(clause.bounding_box()["y"], abs=2)  # type: ignore[index]


def test_a_band_holds_four_facts_or_more(page: Page, site: Site) -> None:
    for name in ("entry of cases", "entry of rules", "entry of units", "entry of actions"):
        page.goto(site[name])
        assert all(n >= 4 for n in page.locator(".qj-card:not(.qj-card--few)").evaluate_all(_FEW))
        assert all(n < 4 for n in page.locator(".qj-card--few").evaluate_all(_FEW))


def test_what_all_rows_share_is_said_once(page: Page, site: Site) -> None:
    page.goto(site["list of cases"])  # some real, some made up
    badges = page.locator(".qj-row .qj-badge").all_inner_texts()
    assert set(badges) == {"教学情景", "真实报道"}
    page.goto(site["filtered list"])  # all made up
    assert page.locator(".qj-row").count() > 1
    expect(page.locator(".qj-row .qj-badge")).to_have_count(0)
    expect(page.locator(".qj-rows__once .qj-badge")).to_have_text("教学情景", use_inner_text=True)


def test_no_heading_breaks_within_a_term_a_unit_or_the_number_of_an_article(
    page: Page, site: Site
) -> None:
    """All headings of the site, once each, on one page."""
    files = sorted(site.folder.glob("**/index.html"))
    found = (_HEADING.finditer(file.read_text("utf-8")) for file in files)
    headings = list(dict.fromkeys(match[0] for matches in found for match in matches))
    named = "".join(
        file.read_text("utf-8") for file in files if file.parts[-3] in ("terms", "units")
    )
    names = [Markup(title).striptags() for title in _TITLE.findall(named)]
    names += [name for names in _ALIASES.findall(named) for name in names.split("、")]
    names += [name for heading in headings for name in _ARTICLE.findall(heading)]
    page.goto(site["list of cases"])
    page.evaluate(_FILL, headings)
    assert page.locator("#content :is(h1, h2, h3)").count() > 200
    for width in (375, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(_TORN, [*dict.fromkeys(names)]) == []


_ORDERED = {
    "units": ["5 星", "4 星", "3 星", "2 星", "1 星"],
    "rules": ["国家法律", "党内法规", "省", "市", "县", "单位"],
    "cases": ["第一种形态", "第二种形态", "第三种形态", "第四种形态"],
}


def test_words_that_have_an_order_keep_it_in_every_filter(page: Page, site: Site) -> None:
    for kind, order in _ORDERED.items():
        page.goto(site[f"list of {kind}"])
        words = page.locator(".qj-filter li > a").evaluate_all(
            "all => all.map(one => one.firstChild.data)"
        )
        shown = [word for word in words if word in order]
        assert len(shown) > 1
        assert shown == [word for word in order if word in shown]
    page.goto(site["search/?q=某"])
    page.wait_for_selector(".qj-search-facet")
    boxes = page.locator(".qj-search-facet:not(:first-child) label").all_inner_texts()
    for order in _ORDERED.values():
        shown = [word for box in boxes for word in order if box.strip().startswith(word)]
        assert shown == [word for word in order if word in shown]


def test_the_glossary_is_read_by_letter(phone: Page, site: Site) -> None:
    phone.goto(site["list of terms"])
    letters = phone.locator(".qj-letters a")
    names = letters.all_inner_texts()
    assert names[:-2] == sorted(names[:-2])
    assert names[-2:] == ["#", "只见名称"]
    letters.nth(-4).click()  # on the second page
    phone.wait_for_url(site["second page"] + "#*")
    letter = phone.locator(":target > h2").bounding_box()
    row = phone.locator(".qj-letters").bounding_box()
    assert letter
    assert row
    assert row["y"] == 0
    assert row["height"] >= 44
    assert row["y"] + row["height"] <= letter["y"] < 200


_CELL = 12  # pixels
_GROUND = 10  # of 255: what differs less is no ink
_LOW = 100  # pixels: lower than this is the space between things


def _widest_blank(page: Page) -> int:
    """The width in pixels of the widest blank that is at least as high as _LOW.

    It is looked for where the page has its text, from below the header to the fold.
    """
    header = page.locator(".qj-header").bounding_box()
    text = page.locator(".qj-home").bounding_box()
    assert header
    assert text
    top = header["y"] + header["height"]
    clip = {"x": text["x"], "y": top, "width": text["width"], "height": 900 - top}
    picture = page.screenshot(clip=clip)  # type: ignore[arg-type]
    light = numpy.asarray(Image.open(io.BytesIO(picture)).convert("L")).astype(int)
    height, width = (size // _CELL * _CELL for size in light.shape)
    cells = light[:height, :width].reshape(height // _CELL, _CELL, width // _CELL, _CELL)
    ink = numpy.abs(cells - numpy.median(light)).max(axis=(1, 3)) > _GROUND
    high = -(-_LOW // _CELL)
    widest = 0
    for top in range(len(ink) - high + 1):
        run = 0
        for inked in ink[top : top + high].any(axis=0):
            run = 0 if inked else run + 1
            widest = max(widest, run)
    return widest * _CELL


def test_nothing_above_the_fold_of_the_home_page_is_blank(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(site["home"])
    assert _widest_blank(page) <= 1440 / 3


def test_a_blank_is_noticed(page: Page, site: Site) -> None:
    page.goto(site["home"])
    page.evaluate("document.querySelector('.qj-tale').style.visibility = 'hidden'")
    assert _widest_blank(page) > 1440 / 3


def test_the_clause_of_the_day_is_the_same_for_all(page: Page, site: Site) -> None:
    seen = []
    for day in range(1, 9):
        page.clock.set_fixed_time(f"2026-03-0{day}T09:00:00")
        page.goto(site["home"])
        shown = page.locator("[data-qj-daily] > figure")
        shown.wait_for()
        seen.append(shown.inner_text())
    assert len(set(seen)) == 7 == 1 + page.locator("[data-qj-daily] details figure").count()
    assert seen[7] == seen[0]


_NEWS = '<ul class="qj-plain" data-qj-news>{}</ul>'


def _recent(page: Page, site: Site, *keys: str) -> list[str]:
    """What stands in the list of recent entries, and the line below it."""
    rows = "".join(f'<li data-key="{key}">{key}</li>' for key in keys)
    home = (site.folder / "index.html").read_text("utf-8")
    body = home.replace('<nav class="qj-doors"', _NEWS.format(rows) + '<nav class="qj-doors"')
    page.route(site["home"], lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(site["home"])
    page.wait_for_selector("[data-qj-news] + p")
    shown = page.locator("[data-qj-news] > :not([hidden])").all_inner_texts()
    page.unroute(site["home"])
    return [*shown, page.locator("[data-qj-news] + p").inner_text()]


def test_a_device_knows_what_is_new_since_its_last_visit(page: Page, site: Site) -> None:
    page.clock.set_fixed_time("2026-03-01T09:00:00")
    *first, said = _recent(page, site, "b", "a")
    assert first == ["b", "a"]
    assert "下次来时" in said
    page.clock.set_fixed_time("2026-03-05T09:00:00")
    for _ in range(2):  # the same on the same day
        assert _recent(page, site, "d", "c", "b") == [
            "d",
            "c",
            "上次来是2026年3月1日，新增 2 条。只记在这台设备上。",
        ]
    page.clock.set_fixed_time("2026-03-06T09:00:00")
    assert _recent(page, site, "d", "c")[-1].startswith("上次来是2026年3月5日，没有新增")


def test_a_device_that_keeps_nothing_shows_what_is_recent(page: Page, site: Site) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
    )
    *shown, said = _recent(page, site, *"abcdefg")
    assert shown == [*"abcde"]
    assert said == "这个浏览器不让网页记事，这里列出的是最近的内容。"


_SIZES = """() => [...document.querySelectorAll("#content *")]
  .filter(one => one.checkVisibility() && !one.closest("svg"))
  .filter(one => one.firstChild && one.firstChild.nodeType === 3)
  .map(one => [one.className || one.localName, parseFloat(getComputedStyle(one).fontSize)])"""


@pytest.mark.parametrize("name", ["cases/fake-reception/", "rules/sample-town-reception/", "home"])
def test_on_paper_the_largest_size_makes_all_words_larger_alike(
    page: Page, site: Site, name: str
) -> None:
    page.emulate_media(media="print")
    page.goto(site[name])
    usual = page.evaluate(_SIZES)
    dress(page, size="1.5")
    large = page.evaluate(_SIZES)
    assert len(usual) > 30
    pairs = zip(usual, large, strict=True)
    assert [one for one, big in pairs if abs(big[1] / one[1] - 1.5) > 0.02] == []
