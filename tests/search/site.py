"""A small site around the search, as the generator's page shell would carry it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader

import generator
from generator.search.build import CLIENT, build_index
from generator.tools import palette
from tests.serving import Quiet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

    from generator.search import Document

BOX = ".qj-search-box input"
OPTION = ".qj-search-panel [role=option]"
LISTINGS = [
    ("案例", "cases/"),
    ("制度", "rules/"),
    ("术语", "terms/"),
    ("通报", "circulars/"),
    ("单位", "units/"),
]
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'"
_STYLE = """body { margin: 0; background: var(--qj-paper) }
header, main { max-width: 76rem; margin: auto; padding: 0.75rem 1rem }
header form { max-width: 30rem }"""
_PAGE = """<!doctype html>
<html lang="zh-Hans" data-qj-root="{root}" data-qj-scheme="{scheme}"><head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="icon" href="{root}assets/icon.svg">
<link rel="stylesheet" href="{root}assets/tokens.css">
<link rel="stylesheet" href="{root}assets/search.css">
<link rel="stylesheet" href="{root}assets/page.css">
<script defer src="{root}assets/search/box.js"></script></head>
<body><header>{box}</header><main>{body}</main></body></html>"""


def write_index(documents: Iterable[Document], folder: Path) -> Path:
    """Write the index and the client into a folder, and return it."""
    for name, content in build_index(documents):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def write_site(documents: list[Document], folder: Path, scheme: str = "light") -> Path:
    """Write the search page, an empty page for each document and all that they need; return the
    folder.
    """
    assets = folder / "assets"
    write_index(documents, assets / "search")
    styles = Path(generator.__file__).parent / "theme" / "assets" / "qingjian"
    tokens = palette.properties() + (styles / "tokens.css").read_text("utf-8")
    (assets / "tokens.css").write_text(tokens, "utf-8")
    (assets / "search.css").write_bytes((styles / "search.css").read_bytes())
    (assets / "page.css").write_text(_STYLE, encoding="utf-8")
    (assets / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    templates = Environment(loader=FileSystemLoader(CLIENT.parent / "templates"), autoescape=True)

    def write(url: str, title: str, body: str) -> None:
        root = "../" * url.count("/")
        box = templates.get_template("box.html.jinja").render(root=root)
        html = _PAGE.format(
            root=root, scheme=scheme, policy=POLICY, title=title, box=box, body=body
        )
        (folder / url).mkdir(parents=True, exist_ok=True)
        (folder / url / "index.html").write_text(html, encoding="utf-8")

    write("", "首页", "<h1>首页</h1>")
    write(
        "search/",
        "检索",
        templates.get_template("page.html.jinja").render(root="../", listings=LISTINGS),
    )
    for document in documents:
        write(document.url, "页面", "".join(f'<p id="{s.anchor}">…</p>' for s in document.sections))
    return folder


class Strict(Quiet):
    """Serves under the policy that a site is deployed with."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


def go_home(page: Page, base: str) -> None:
    """Open the page that has the box only."""
    page.goto(f"{base}index.html")


def go_search(page: Page, base: str, query: str = "") -> None:
    """Open the search page."""
    page.goto(f"{base}search/index.html{query}")
