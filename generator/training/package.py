"""Pack a lesson as a zip that a learning system runs.

In it are the page, what it reads, the script for that system and a manifest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from generator.kinds.questions.model import Bank
from generator.library.references import entry_target
from generator.tools.archive import zip_files
from generator.training import client

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.edition import Edition, Item
    from generator.kinds.modules.model import Module

RESET = (
    b"html{box-sizing:border-box}"
    b"*,::before,::after{box-sizing:inherit}"
    b"body{margin:0}"
    b"img{max-width:100%}\n"
)
"""What the site's theme sets before the house's own sheet."""

_FOLDER = Path(__file__).parent / "templates" / "packages"
_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_SCRIPT = re.compile(r"<script\b[^>]*></script>")
_ON_THE_SITE = re.compile(
    r'<p class="qj-lesson__paper">.*?</p>|<nav class="qj-crumbs".*?</nav>'
    r'|<section class="qj-section" id="(?:related|backlinks)">.*?</section>',
    re.DOTALL,
)
"""Parts of a page that only lead to other pages."""


class System(StrEnum):
    """Say what a package is made for."""

    SCORM12 = "scorm12"
    SCORM2004 = "scorm2004"
    CMI5 = "cmi5"
    XAPI = "xapi"


MANIFEST = {
    System.SCORM12: "imsmanifest.xml",
    System.SCORM2004: "imsmanifest.xml",
    System.CMI5: "cmi5.xml",
    System.XAPI: "tincan.xml",
}


@dataclass(frozen=True, slots=True)
class Dress:
    """Tell how pages are had, and what tells the site from others in ids.

    A page is the body of an entry with `root` where addresses start; with it goes the style sheet.
    """

    body: Callable[[Item], str]
    root: str
    css: bytes
    site: str


def package(
    edition: Edition, module: Item[Module], system: System, dress: Dress, tries: int = 0
) -> bytes:
    """Return the zip of a module; `tries` limits the attempts at each quiz, 0 does not."""
    script = client.package(system)
    read = _read_by(edition, module)
    files = {"qingjian.css": RESET + dress.css, "qingjian.js": script.content}
    files["index.html"] = _page(
        module, dress, read, script="qingjian.js", system=system, tries=tries
    )
    for item in read:
        files[f"{item.url}index.html"] = _page(
            item, dress, read, script=None, system=system, tries=0
        )
    files[MANIFEST[system]] = _manifest(edition, module, system, dress.site, sorted(files))
    return zip_files(files)


def _manifest(
    edition: Edition, module: Item[Module], system: System, site: str, files: list[str]
) -> bytes:
    data = module.data
    banks = [edition.one(Bank, step.quiz.bank) for step in data.steps if step.quiz]
    asks = any(bank.data.questions for bank in banks if bank)
    summary = data.summary or data.title
    text = _render(
        f"{system}.xml.jinja",
        id=data.id,
        title=data.title,
        summary=summary,
        asks=asks,
        site=site,
        files=files,
    )
    return text.encode()


def _read_by(edition: Edition, module: Item[Module]) -> list[Item]:
    """List the entries that a module's steps give to read; they come along."""
    targets = [entry_target(step.read) for step in module.data.steps if step.read]
    items = [edition.item(*target.key) for target in targets if target]
    return list({item.key: item for item in items if item}.values())


def _page(
    item: Item, dress: Dress, read: list[Item], *, script: str | None, system: System, tries: int
) -> bytes:
    up = "" if script else "../" * item.url.count("/")
    body = _ON_THE_SITE.sub("", _SCRIPT.sub("", dress.body(item)))
    urls = {other.url for other in read} - {item.url}
    body = _LINK.sub(lambda match: _link(match, dress.root, up, urls), body)
    body = body.replace("data-qj-lesson=", f'data-tries="{tries}" data-qj-lesson=').replace(
        dress.root, up
    )
    back = None if script else up
    online = system in (System.CMI5, System.XAPI)
    html = _render(
        "page.html.jinja",
        title=item.data.title,
        body=Markup(body),
        up=up,
        script=script,
        back=back,
        online=online,
    )
    return html.encode()


def _link(match: re.Match[str], root: str, up: str, urls: set[str]) -> str:
    """Write a link as it is in the package: to a file inside, to a whole address, or its words."""
    whole, address, words = match[0], match[1], match[2]
    if not address.startswith(root):
        return whole
    url, _, anchor = address.removeprefix(root).partition("#")
    if url not in urls:
        return f"<span>{words}</span>"
    return whole.replace(
        f'href="{address}"', f'href="{up}{url}index.html{"#" if anchor else ""}{anchor}"'
    )


def _render(name: str, **values: object) -> str:
    return _templates().get_template(name).render(values)


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
