"""Write hostile texts into every field of every kind: no script runs, no other host is asked."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from generator.kinds import KINDS
from tests.project import build_project, make_project
from tests.specimens import Filled, picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Dialog, Request

pytestmark = pytest.mark.browser


RUN = "window.pwned=(window.pwned||0)+1"
HOST = "evil.example"
PIECES = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</title></style></textarea><script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"'><svg onload='{RUN}'>",
    f"<img src=//{HOST}/a.png onerror={RUN}>",
    f'<iframe src="https://{HOST}/"></iframe>',
    f'<link rel=stylesheet href="https://{HOST}/a.css">',
    f"<style>@import url(//{HOST}/b.css);</style>",
    f'<meta http-equiv="refresh" content="0;url=https://{HOST}/">',
    f'<base href="https://{HOST}/">',
    f'<object data="https://{HOST}/o"></object>',
    f'<form action="javascript:{RUN}"><input autofocus onfocus="{RUN}">',
    f"<details open ontoggle={RUN}>",
    f'<math><mtext></mtext><script>{RUN}</script></math>',
    f'<svg><script href="https://{HOST}/s.js"/></svg>',
    f"`<img src=x onerror={RUN}>`",
    f"![x](https://{HOST}/c.png)",
    f"<a href=\"javascript:{RUN}\">x</a>",
    f"<javascript:{RUN}>",
    "{{ 7*7 }}{% include 'x' %}${7*7}",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={RUN}&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f'" onmouseover="{RUN}" autofocus onfocus="{RUN}" x="',
    f"' style='background:url(https://{HOST}/d.png)'",
    f"`${{{RUN}}}`",
    f"');{RUN};//",
    f'");{RUN};//',
    f"<table><tr><td background=//{HOST}/e.png>|a|b|\n|-|-|\n|<b onclick={RUN}>|",
    f"<noscript><p title=\"</noscript><img src=x onerror={RUN}>\">",
    f"<template><script>{RUN}</script></template>",
    f"[[terms/x-terms|<img src=x onerror={RUN}>]]",
    f"<video><source onerror={RUN}></video>",
    "</article></div></body></html>",
)  # fmt: skip


def _hostile(rng: random.Random) -> str:
    """Join a few pieces as an author's mistake or malice would.

    None of it is a link that the checks refuse.
    """
    return "正文" + rng.choice(["", " ", "\n\n", "**", "> "]).join(
        rng.sample(PIECES, rng.randrange(1, 4))
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three entries of every kind; every piece stands in each kind."""
    folder = tmp_path_factory.mktemp("hostile")
    files: dict[str, str] = {}
    for name in ("x", "y", "z"):
        rng = random.Random(name)
        texts = _each_piece_first(rng)
        ids = {kind.folder: f"{name}-{kind.folder}" for kind in KINDS}
        files |= Filled(ids, lambda path, texts=texts: next(texts)).files()  # type: ignore[misc]
    make_project(folder, files)
    picture(folder / "content/media/p.png")
    return folder


def _each_piece_first(rng: random.Random) -> Iterator[str]:
    waiting: list[str] = []
    while True:
        if not waiting:
            waiting = rng.sample(PIECES, len(PIECES))
        yield (
            rng.choice(["", "x", "正文 "])
            + waiting.pop()
            + (_hostile(rng) if rng.random() < 0.3 else "")
        )


@pytest.fixture(scope="module", params=["mkdocs.yml", "site_config/internal.yml"])
def site(request: pytest.FixtureRequest, project: Path) -> Path:
    return build_project(project, request.param)


def _visit(context: BrowserContext, site: Path, names: list[str]) -> list[str]:
    """Visit pages and list what went wrong on them.

    That is a script that ran, a dialog, a request to another host or a way off the page.
    """
    troubles: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            troubles.append(f"request {request.url}")

    def dismiss(dialog: Dialog) -> None:
        troubles.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page = context.new_page()
    page.on("request", note_request)
    page.on("dialog", dismiss)
    for name in names:
        address = site.as_uri() + "/" + quote(name, safe="/?=")
        page.goto(address, wait_until="load")
        page.wait_for_timeout(1000 if "?" in name else 0)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        page.evaluate("document.querySelectorAll('[autofocus],a,button').forEach(e => e.focus())")
        if ran := page.evaluate("window.pwned"):
            troubles.append(f"{name}: a script ran {ran} times")
        troubles += [f"{name}: {what}" for what in page.evaluate(_STRANGE)]
        if page.url.partition("#")[0] != address:
            troubles.append(f"{name}: went to {page.url}")
    page.close()
    return troubles


_STRANGE = r"""() => {
  const elements =
    "iframe,object,embed,base,math,meta[http-equiv=refresh],form[action^='javascript:']";
  const isScript = ({ name, value }) =>
    /^on/i.test(name) || (/^\s*javascript:/i.test(value) && name != "title");
  const strange = [];
  for (const element of document.querySelectorAll("*")) {
    if (element.matches(elements)) strange.push(element.outerHTML);
    for (const attribute of element.attributes) {
      if (isScript(attribute) && /^on|href|src|action/i.test(attribute.name)) {
        strange.push(`${element.tagName} ${attribute.name}=${attribute.value}`);
      }
    }
  }
  return strange.slice(0, 5);
}"""
"""Elements and attributes that no page of ours has."""


def test_no_script_runs_and_no_other_host_is_asked(site: Path, browser: Browser) -> None:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    # Its templates are those of the public edition but for the home page and some marks.
    if site.name == "internal":
        names = [name for name in names if "/x-" in name or name.count("/") < 2]
    names.append("search/index.html?q=正文")
    context = browser.new_context(viewport={"width": 800, "height": 600})
    troubles = _visit(context, site, names)
    context.close()
    print(
        f"\nhostile: {len(names)} pages of {site.name}, {len(PIECES)} pieces, "
        f"scripts run, hosts asked: {len(troubles)}"
    )
    assert troubles == []


def test_the_look_can_see_it(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "a.html").write_text(f"<p>{PIECES[3]}<img src='https://{HOST}/x.png'>", "utf-8")
    context = browser.new_context()
    troubles = "\n".join(_visit(context, tmp_path, ["a.html"]))
    context.close()
    assert "a script ran" in troubles
    assert f"request https://{HOST}/x.png" in troubles
    assert "IMG onerror" in troubles
