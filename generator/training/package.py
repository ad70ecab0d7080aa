"""Pack a lesson as a zip that a learning system runs.

In it are the lesson, what it gives to read, the script for that system and a manifest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from generator.law.citations import cite
from generator.library.references import entry_target
from generator.text.richtext import ENTRY_SCHEME, RichText
from generator.tools.archive import zip_files
from generator.training import client
from generator.training.build import course
from generator.training.data import course_json
from generator.training.pools import Pool, is_pooled
from generator.training.readings import prose, reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.edition import Edition, Item
    from generator.kinds.modules.model import Module, Step
    from generator.training.course import Course

RESET = (
    b"html{box-sizing:border-box}"
    b"*,::before,::after{box-sizing:inherit}"
    b"body{margin:0}"
    b"img{max-width:100%}\n"
)
"""What the site's theme sets before the house's own sheet."""

_FOLDER = Path(__file__).parent / "templates" / "packages"
_NO_NAME = re.compile(r"[^A-Za-z0-9.-]+")


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
    """Hold the style sheet of pages, and what tells the site from others in ids."""

    css: bytes
    site: str


def package(
    edition: Edition, module: Item[Module], system: System, dress: Dress, tries: int = 0
) -> bytes:
    """Return the zip of a module; `tries` limits the attempts at each quiz, 0 does not."""
    script = client.package(system)
    pages = _Pages(edition, module, system)
    files = {
        "qingjian.css": RESET + dress.css,
        "qingjian.js": script.content,
        "index.html": pages.lesson(tries),
        **pages.readings(),
        **pages.shards(),
    }
    files[MANIFEST[system]] = _manifest(pages.course, system, dress.site, sorted(files))
    return zip_files(files)


def _manifest(course: Course, system: System, site: str, files: list[str]) -> bytes:
    quizzes = course.quizzes
    text = _render(
        f"{system}.xml.jinja",
        course=course,
        summary=course.summary or course.title,
        asks=bool(quizzes),
        mastery=quizzes[0].passing / 100 if len(quizzes) == 1 else None,
        site=site,
        identifier=_NO_NAME.sub("-", f"{site}-{course.id}"),
        files=files,
    )
    return text.encode()


class _Pages:
    """The pages of a package: each leads to nothing but to the others, and out to the web."""

    def __init__(self, edition: Edition, module: Item[Module], system: System) -> None:
        self._edition = edition
        self._module = module
        self._online = system in (System.CMI5, System.XAPI)
        self._read = _read_by(edition, module)
        self._urls = frozenset(item.url for item in self._read)
        self.course = course(edition, module)

    def _link(self, url: str) -> str:
        """Return where an address from the site's root on leads in the package; "" for nowhere."""
        place, _, anchor = url.partition("#")
        if place not in self._urls:
            return ""
        return f"{place}index.html{f'#{anchor}' if anchor else ''}"

    def lesson(self, tries: int) -> bytes:
        """Return the lesson itself."""
        text = _Text(self._edition, self._link, "")
        alone = replace(self.course, follow=None)  # another lesson is another package
        return self._page(
            "lesson",
            course=self.course,
            module=self._module.data,
            steps=[self._step(step, text) for step in self._module.data.steps],
            data=Markup(course_json(alone, self._link)),
            tries=tries,
            title=self.course.title,
            up="",
        )

    def readings(self) -> dict[str, bytes]:
        """Return what the lesson gives to read, by path."""
        pages = {}
        for item in self._read:
            up = "../" * item.url.count("/")
            one = reading(item, _Text(self._edition, self._link, up).html)
            pages[f"{item.url}index.html"] = self._page(
                "reading", reading=one, title=one.title, up=up
            )
        return pages

    def shards(self) -> dict[str, bytes]:
        """Return the questions that the lesson fetches, by path."""
        shards: dict[str, bytes] = {}
        for quiz in self.course.quizzes:
            if is_pooled(quiz):
                shards |= Pool(quiz, self._link).files
        return shards

    def _page(self, template: str, **values: object) -> bytes:
        return _render(f"{template}.html.jinja", online=self._online, **values).encode()

    def _step(self, step: Step, text: _Text) -> Markup:
        """What a step says, before a script makes something of it."""
        if step.read:
            return self._reading_step(step.read)
        if step.text:
            return Markup('<div class="qj-prose">{}</div>').format(text.html(step.text))
        if step.reflect:
            return Markup('<p class="qj-reflect">{}</p>').format(step.reflect)
        if step.checklist:
            return self._checklist(step.checklist)
        if step.pledge:
            return Markup('<p class="qj-pledge">{}</p>').format(step.pledge)
        return Markup()

    def _reading_step(self, reference: str) -> Markup:
        cited = cite(self._edition, reference)
        if cited:
            title = Markup("{}{}").format(cited.rule.title, cited.words)
            if link := self._link(cited.url):
                title = Markup('<a href="{}">{}</a>').format(link, title)
            body = prose(cited.text.split("\n"))
            return _render("quote.html.jinja", title=title, body=body)
        target = entry_target(reference)
        item = self._edition.item(*target.key) if target else None
        if item is None:
            return Markup()
        return _render(
            "read.html.jinja",
            title=item.data.title,
            summary=item.data.summary or "",
            link=self._link(item.url),
        )

    def _checklist(self, id: str) -> Markup:
        item = self._edition.item("checklists", id)
        return _render("ticks.html.jinja", list=item.data) if item else Markup()


class _Text:
    """Authors' Markdown as a page of the package shows it; `up` leads to the package's root."""

    def __init__(self, edition: Edition, link: Callable[[str], str], up: str) -> None:
        self._rich = RichText(edition, link)
        self._up = up

    def html(self, text: str) -> Markup:
        html = self._rich.html(text)
        return Markup(html.replace(f'href="{ENTRY_SCHEME}', f'href="{self._up}'))


def _read_by(edition: Edition, module: Item[Module]) -> list[Item]:
    """List the entries that a module's steps give to read; they come along."""
    targets = [entry_target(step.read) for step in module.data.steps if step.read]
    items = [edition.item(*target.key) for target in targets if target]
    return list({item.key: item for item in items if item}.values())


def _render(name: str, **values: object) -> Markup:
    return Markup(_templates().get_template(name).render(values))


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
