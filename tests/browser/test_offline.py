"""The site on a memory stick: every link leads to a file, and it all works without a network."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from generator.exports import alone
from generator.kinds.entry import Audience
from generator.mkdocs.offline import offline_files, with_files
from tests.exports.site import edition, lay_out
from tests.search.site import BOX, OPTION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

_HREF = re.compile(r"<a\b[^>]*?\shref=[\"']([^\"']*)")


@pytest.fixture(scope="module")
def stick(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site on a stick, in a folder with blanks and Chinese in its name."""
    place = tmp_path_factory.mktemp("stick") / "我的 U盘 #1"
    for name, data in offline_files(folder, "清鉴", Audience.PUBLIC):
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return place


@pytest.fixture
def asked() -> list[str]:
    """What pages asked of others than the disk, and what went wrong in them."""
    return []


@pytest.fixture
def disk(browser: Browser, asked: list[str]) -> Iterator[Page]:
    """A phone without a network that has seen nothing of the site."""
    context = browser.new_context(
        viewport={"width": 375, "height": 812}, reduced_motion="reduce", offline=True
    )
    page = context.new_page()

    def note(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            asked.append(request.url)

    def note_failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # by leaving the page before it was there
            asked.append(f"failed: {request.url}")

    page.on("request", note)
    page.on("requestfailed", note_failed)
    page.on("pageerror", lambda error: asked.append(str(error)))
    yield page
    context.close()


def test_every_link_leads_to_a_file(stick: Path) -> None:
    site = stick / "site"
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 500
    count = 0
    for page in pages:
        for address in map(html.unescape, _HREF.findall(page.read_text("utf-8"))):
            target = urlsplit(urljoin(f"file:///{page.relative_to(site).as_posix()}", address))
            if target.scheme == "file":
                count += 1
                assert (site / unquote(target.path).lstrip("/")).is_file(), (page, address)
    assert count > 10_000


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("a/b/", "a/b/index.html"),
        ("../search/?q=%E5%85%AC&amp;k=1", "../search/index.html?q=%E5%85%AC&amp;k=1"),
        ("a/#c-1", "a/index.html#c-1"),
        ("#c-1", "#c-1"),
        ("?q=1", "?q=1"),
        ("", ""),
        ("a.pdf", "a.pdf"),
        ("https://a.example/", "https://a.example/"),
        ("//a.example/", "//a.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_link_names_its_file(address: str, wanted: str) -> None:
    for quote in ('"', "'"):
        before = f"<a class={quote}x{quote}\n  href={quote}{address}{quote}>字</a>"
        assert with_files(before) == before.replace(
            f"href={quote}{address}", f"href={quote}{wanted}"
        )
    assert (
        with_files('<link href="a/"><p>&lt;a href="a/"&gt;')
        == '<link href="a/"><p>&lt;a href="a/"&gt;'
    )


def test_what_only_servers_need_stays_behind(stick: Path) -> None:
    assert {path.name for path in stick.iterdir()} == {"index.html", "readme.txt", "site"}
    names = {path.name for path in (stick / "site").iterdir()}
    assert not names & {"404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt"}


def test_it_is_found_and_searched(disk: Page, stick: Path, asked: list[str]) -> None:
    disk.goto((stick / "index.html").as_uri())
    disk.wait_for_url("**/site/index.html")
    disk.goto((stick / "site/cases/index.html").as_uri())
    disk.locator(BOX).first.fill("虚列公务接待")
    first = disk.locator(OPTION).first
    expect(first).to_contain_text("虚列公务接待套取资金")
    first.click()
    disk.wait_for_url("**/site/cases/fake-reception/index.html*")
    disk.goto(f"{(stick / 'site/search/index.html').as_uri()}?q=四种形态")
    expect(disk.locator("main mark").first).to_have_text("四种形态")
    assert asked == []


def test_a_lesson_is_learnt_and_kept(disk: Page, stick: Path, asked: list[str]) -> None:
    lesson = (stick / "site/modules/before-festival/index.html").as_uri()
    disk.goto(lesson)
    disk.get_by_role("button", name="开始这一课").click()
    count = disk.locator(".qj-lesson__count")
    expect(count).to_be_visible()
    first = count.inner_text()
    disk.locator(".qj-lesson__nav .qj-button--main").click()
    expect(count).not_to_have_text(first)
    disk.goto((stick / "site/index.html").as_uri())
    disk.goto(lesson)
    expect(disk.get_by_role("status")).to_have_text("接着上次：第 2 步。")
    assert asked == []


def test_the_map_leads_to_its_places(disk: Page, stick: Path, asked: list[str]) -> None:
    disk.goto((stick / "site/map/index.html").as_uri())
    seal = disk.locator("svg a.qj-map__stop").first
    place = seal.get_attribute("data-place")
    seal.press("Enter")
    disk.wait_for_url(f"**/site/places/{place}/index.html")
    disk.get_by_role("link", name="在廉洁地图上看").click()
    disk.wait_for_url(f"**/site/map/index.html#place-{place}")
    assert asked == []


def test_a_page_of_one_file_asks_for_nothing(disk: Page, tmp_path: Path, asked: list[str]) -> None:
    content = lay_out(tmp_path / "content", internal=False)
    [(name, data)] = alone.pages(edition(content), ["cases/open-cases"], "清鉴", "")
    (tmp_path / name).write_bytes(data)
    disk.goto((tmp_path / name).as_uri())
    picture = disk.locator("main img").first
    assert picture.evaluate("one => one.complete && one.naturalWidth > 0")
    assert disk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert asked == []
