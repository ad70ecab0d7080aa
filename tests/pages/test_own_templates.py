"""A site's own templates come before ours, and what overrides nothing is told."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path

TOPIC = {"topics/t.yml": "title: 甲\n"}


def _own(project: Path, name: str, text: str) -> None:
    path = project / "site_config/templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_template_of_the_site_comes_first_and_reaches_ours(tmp_path: Path) -> None:
    project = make_project(tmp_path, TOPIC)
    ours = '{% extends "ours/topics/page.html.jinja" %}'
    _own(project, "topics/page.html.jinja", ours + "{% block lead %}<p>自己的话</p>{% endblock %}")
    page = (build_project(project) / "topics/t/index.html").read_text("utf-8")
    assert "<p>自己的话</p>" in page
    assert '<article class="qj-entry qj-entry--topics">' in page


def test_what_overrides_nothing_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    project = make_project(tmp_path, TOPIC)
    _own(project, "topic/page.html.jinja", "x")
    _own(project, "home.jinja~", "x")
    with caplog.at_level(logging.WARNING):
        build_project(project)
    problems = [record.getMessage() for record in caplog.records if "模板" in record.getMessage()]
    assert len(problems) == 1
    assert "topic/page.html.jinja" in problems[0]


@pytest.mark.parametrize(
    "text", ["{% if %}", "{{ view.nothing() }}"], ids=["no template", "asks for nothing"]
)
def test_a_mistake_in_a_template_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    project = make_project(tmp_path, TOPIC)
    _own(project, "topics/page.html.jinja", text)
    with pytest.raises(Abort):
        build_project(project)
    assert "topics/page.html.jinja:1: " in caplog.text
