"""The published site behind a real nginx, and what a Chromium under its policy makes of it."""

from __future__ import annotations

import base64
import gzip
import re
import threading
import urllib.error
import urllib.request
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from generator.exports import nginx
from generator.exports.nginx import HEADERS
from generator.feeds import reminders
from generator.kinds.entry import Audience
from generator.pages.map import PLACES
from tests.browser.looking import NAMES
from tests.deploy.conftest import OTHER, PASSWORD, USER, VERIFICATION
from tests.project import make_project
from tests.serving import Quiet

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.looking import Site
    from tests.deploy.conftest import Served

pytestmark = pytest.mark.browser

_WATCH = """window.violations = [];
  document.addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI, sample}) =>
    window.violations.push(`${violatedDirective} ${blockedURI} ${sample}`));"""
_UNFOLD = """async () => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const image of document.images) { image.loading = "eager"; await image.decode(); }
  await new Promise(done => setTimeout(done, 60)); }"""
_PLACE = "places/with-pictures/"


def _get(address: str, **headers: str) -> tuple[int, Any, bytes]:
    try:
        with urllib.request.urlopen(
            urllib.request.Request(address, headers=headers), timeout=60
        ) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def _login(password: str = PASSWORD) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{USER}:{password}".encode()).decode()}


_LEFT = "net::ERR_ABORTED"  # the reader went on to another page before it came


def _watched(browser: Browser, **options: Any) -> tuple[Page, list[str]]:
    """A page, and what goes wrong in it."""
    page = browser.new_context(**options).new_page()
    problems: list[str] = []
    page.on(
        "console",
        lambda message: (
            problems.append(message.text)
            # what the driver says of a machine without a graphics card is no fault of a page
            if message.type in ("error", "warning") and "GL Driver Message" not in message.text
            else None
        ),
    )
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "requestfailed",
        lambda request: None if request.failure == _LEFT else problems.append(request.url),
    )
    page.on(
        "response", lambda answer: problems.append(answer.url) if answer.status >= 400 else None
    )
    page.add_init_script(_WATCH)
    return page, problems


def _visit(page: Page, address: str) -> list[str]:
    page.goto(address, wait_until="load")
    page.evaluate(_UNFOLD)
    breaches: list[str] = page.evaluate("window.violations")
    return breaches


_WITH_OTHERS = ("map", "home", "search", _PLACE)
"""What the portal has beside entries that its edition makes otherwise; its lists are the same."""


def test_no_violation_on_any_kind_of_page(served: Served, browser: Browser) -> None:
    counted = 0
    entries = [name for name in NAMES if name.startswith("entry of ")]
    for site, names, options in (
        (served.public, (*NAMES, _PLACE, "table/"), {}),
        (served.internal, (*entries, *_WITH_OTHERS), {"http_credentials": _CREDENTIALS}),
    ):
        page, troubles = _watched(browser, **options)
        for address in (site[name] for name in names):
            assert (address, _visit(page, address), troubles) == (address, [], [])
            counted += 1
        page.context.close()
    print(f"{counted} pages in two editions, no violation")


_CREDENTIALS = {"username": USER, "password": PASSWORD}


def test_a_violation_would_be_seen(served: Served, browser: Browser) -> None:
    page, _ = _watched(browser)
    page.goto(served.public[""])
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = 1";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", '<p style="color:red">x');
    }""")
    assert page.evaluate("window.ran") is None
    assert set(page.evaluate("window.violations")) == {
        "script-src-elem inline ",
        "style-src-attr inline ",
    }
    page.context.close()


def test_search_works(served: Served, browser: Browser) -> None:
    page, troubles = _watched(browser)
    page.goto(served.public[""])
    page.fill("input[name=q]", "公务接待")
    page.press("input[name=q]", "Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_selector("main a[href*='cases/']")
    assert page.evaluate("window.violations") == troubles == []
    page.context.close()


def test_pictures_are_shown(served: Served, browser: Browser) -> None:
    page, troubles = _watched(browser, viewport={"width": 375, "height": 740})
    assert _visit(page, served.public[_PLACE]) == troubles == []
    display = page.locator("main img").evaluate_all(
        "all => all.map(i => [i.alt, i.naturalWidth > 0, i.currentSrc])"
    )
    assert [(alt, seen) for alt, seen, _ in display] == [
        ("湖边的雕塑", True),
        ("碑文", True),
        ("广场全景", True),
    ]
    assert all("/media/" in address and address.endswith(".webp") for _, _, address in display)
    assert page.locator("audio[controls]").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.context.close()


def test_without_a_login_nothing_internal_is_served(served: Served) -> None:
    for path in ("", "cases/", "assets/search/box.js", "robots.txt", "absent/", _PLACE):
        status, headers, body = _get(served.internal[path])
        assert (status, headers["WWW-Authenticate"]) == (401, 'Basic realm="Qingjian"')
        assert len(body) < 500
        assert _get(served.internal[path], **_login("wrong"))[0] == 401
    assert _get(served.internal[""], **_login())[0] == 200


def test_headers_on_every_answer(served: Served) -> None:
    site = served.public
    media = next((site.folder / "media").iterdir()).name
    style = _style(site)
    for path in ("", "cases/", f"media/{media}", f"assets/qingjian/{style}", "absent/", "cases"):
        _, headers, _ = _get(site[path])
        assert {name: headers[name] for name in HEADERS} == HEADERS, path
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert _get(served.internal[""], **_login())[1]["X-Robots-Tag"] == "noindex, nofollow"


def test_the_map_alone_may_stand_in_the_frame_of_another_site(served: Served) -> None:
    for path in ("map/embed/", "map/sheets/hengyang.png"):
        status, headers, _ = _get(served.public[path])
        assert status == 200
        assert f"frame-ancestors 'self' {OTHER}" in headers["Content-Security-Policy"]
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert headers["X-Frame-Options"] is None
        assert headers["X-Content-Type-Options"] == "nosniff"
    _, headers, _ = _get(served.internal["map/sheets/hengyang.png"], **_login())
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert _get(served.public["map/embed/absent/"])[0] == 404


@pytest.mark.parametrize("named", [True, False])
def test_a_frame_shows_the_map_where_it_may(
    browser: Browser, served: Served, tmp_path: Path, *, named: bool
) -> None:
    frame = f'<!doctype html><iframe src="{served.public["map/embed/"]}"></iframe>'
    (tmp_path / "index.html").write_text(frame, "utf-8")
    port = int(OTHER.rpartition(":")[2]) if named else 0
    with ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(tmp_path))) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{other.server_port}/")
        inside = page.frames[1].evaluate("document.querySelectorAll('svg a').length")
        page.close()
        other.shutdown()
    assert (inside > 10) == named


def test_what_may_be_kept(served: Served) -> None:
    site = served.public
    for folder in ("media", "assets/qingjian"):
        for file in (site.folder / folder).iterdir():
            assert _get(site[f"{folder}/{file.name}"])[1]["Cache-Control"] == "max-age=31536000"
    hashed = ("assets/training/*.js", "assets/search/engine-*.js", "assets/stylesheets/*.css")
    for file in [next(site.folder.glob(pattern)) for pattern in hashed]:
        assert (
            _get(site[file.relative_to(site.folder).as_posix()])[1]["Cache-Control"]
            == "max-age=31536000"
        ), file
    for path in ("", "cases/", "assets/search/box.js", "assets/search/manifest.js"):
        assert _get(site[path])[1]["Cache-Control"] == "no-cache"


def test_files_of_the_root(served: Served) -> None:
    assert _get(served.public[VERIFICATION])[2] == b"AbCdEf123456"
    for path in ("robots.txt", ".well-known/security.txt"):
        status, headers, _ = _get(served.public[path])
        assert (status, headers["Content-Type"]) == (200, "text/plain; charset=utf-8")


def test_files_for_other_programs_have_their_types(served: Served) -> None:
    site = served.public
    for path, type in ((PLACES, "application/geo+json"), (reminders.PATH, "text/calendar")):
        status, headers, body = _get(site[path], **{"Accept-Encoding": "gzip"})
        assert (status, headers["Content-Type"]) == (200, type)
        assert gzip.decompress(body) == (site.folder / path).read_bytes()
        assert {name: headers[name] for name in HEADERS} == HEADERS
        assert headers["Cache-Control"] == "no-cache"
    assert _get(site["absent.geojson"])[0] == 404


def _style(site: Site) -> str:
    return next((site.folder / "assets/qingjian").glob("*.css")).name


def test_compressed(served: Served) -> None:
    for path in ("cases/", "assets/search/box.js", f"assets/qingjian/{_style(served.public)}"):
        _, headers, body = _get(served.public[path], **{"Accept-Encoding": "gzip"})
        assert headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(body) == _get(served.public[path])[2]


def test_what_is_not_there(served: Served) -> None:
    for path in ("absent/page/", "assets/"):  # the second is a folder without a page
        status, _, body = _get(served.public[path])
        assert status == 404
        assert "清鉴".encode() in body
    status, headers, _ = _get(served.public["cases/"])
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")


def test_below_a_path(tmp_path: Path) -> None:
    """The site's address says where it will stand on the server."""
    project = make_project(tmp_path, {"cases/a.yml": "title: 甲\nfictional: true\n"})
    settings = nginx.settings(project, "https://example.org/jcw.a/", Audience.PUBLIC)
    assert "/jcw.a/404.html;" in settings
    pattern = re.search('location ~ "(.+assets.+)"', settings)
    assert pattern
    assert re.match(pattern[1], "/jcw.a/assets/qingjian/boot.0123456789.js")
    assert not re.match(pattern[1], "/jcw-a/assets/qingjian/boot.0123456789.js")


def test_no_page_has_a_script_or_a_style_within(served: Served) -> None:
    """The policy would refuse them; here in all pages, not only in those looked at.

    Data in a script element is none that runs, and is not refused.
    """
    inline = re.compile(
        r'<script(?![^>]* src=|[^>]* type="application/(?:ld\+)?json")[^>]*>'
        r"|<style|<[^>]+ (?:style|on[a-z]+)=",
        re.IGNORECASE,
    )
    pages = [*served.public.folder.rglob("*.html"), *served.internal.folder.rglob("*.html")]
    result = {str(page): inline.findall(page.read_text("utf-8")) for page in pages}
    assert {page: tags for page, tags in result.items() if tags} == {}
    print(f"{len(pages)} pages without a script or a style within")
