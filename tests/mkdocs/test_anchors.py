"""Addresses: anchors that readers and writers can read, and no blank in a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.mkdocs.anchors import slug
from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("怎么举报", "怎么举报"),
        ("一、怎么 举报？", "一-怎么-举报"),
        ("FAQ 常见问题", "faq-常见问题"),
        ("……", "section"),
    ],
)
def test_an_anchor_is_the_heading_s_own_words(heading: str, anchor: str) -> None:
    assert slug(heading, "-") == anchor


def test_only_doubles_are_numbered(tmp_path: Path) -> None:
    page = "# 关于\n\n## 怎么举报\n\n文\n\n## 怎么查\n\n文\n\n## 怎么举报\n\n文\n"
    site = build_project(make_project(tmp_path, {"pages/about.md": page}))
    text = (site / "about/index.html").read_text("utf-8")
    assert re.findall(r'<h2 id="([^"]*)"', text) == ["怎么举报", "怎么查", "怎么举报_1"]


def test_a_blank_in_the_address_of_the_site_is_escaped(tmp_path: Path) -> None:
    project = make_project(tmp_path, {})
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://a.example/my site/%E6%B8%85/\n")
    text = (build_project(project) / "about/index.html").read_text("utf-8")
    assert 'href="https://a.example/my%20site/%E6%B8%85/about/"' in text
