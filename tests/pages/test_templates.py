"""Hold templates to the data flow: they ask their view, their kind's relations, the globals."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

import generator
from generator.kinds import BY_FOLDER
from generator.pages.environment import FOLDERS, environment
from generator.pages.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2

PACKAGE = Path(generator.__file__).parent
TEMPLATES = sorted(
    path
    for folder in FOLDERS
    for path in folder.rglob("*.jinja")
    if "manifest" not in path.parts and not path.name.endswith(".xml.jinja")
)
RELATIONS = {folder for folder in BY_FOLDER if find_spec(f"generator.kinds.{folder}.relations")}


@pytest.fixture(scope="module")
def templates() -> jinja2.Environment:
    return environment()


def faults(source: str, folder: str, environment: jinja2.Environment) -> Iterator[str]:
    """Tell what a template asks for that it may not; `folder` is that of its kind, or ""."""
    tree = environment.parse(source)
    for asked in tree.find_all(nodes.Getattr):
        holder = asked.node
        if isinstance(holder, nodes.Name) and holder.name == "view":
            if asked.attr.startswith("_") or not hasattr(View, asked.attr):
                yield f"view.{asked.attr}: a view has no such thing"
            elif asked.attr == "relations" and folder and folder not in RELATIONS:
                yield f"view.relations: generator/kinds/{folder}/ has none"
        if isinstance(holder, nodes.Name) and holder.name in ("site", "edition", "library"):
            yield f"{holder.name}.{asked.attr}: a template asks its view"
    for name in sorted(find_undeclared_variables(tree) & {"site", "edition", "library"}):
        yield f"{name}: a template asks its view"


def _folder(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[1] if parts[0] == "kinds" else ""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_template_asks_its_view(path: Path, templates: jinja2.Environment) -> None:
    assert list(faults(path.read_text("utf-8"), _folder(path), templates)) == []


def test_faults_are_found(templates: jinja2.Environment) -> None:
    def count(source: str, folder: str = "units") -> int:
        return len(list(faults(source, folder, templates)))

    assert count("{{ site.rows(items) }}") > 0
    assert count("{{ view._site }}") == 1
    assert count("{{ view.nothing(item) }}") == 1
    assert count("{{ view.relations.below(item) }}") == 0
    assert count("{{ view.relations.below(item) }}", "terms") == 1
    assert count("{% for item in edition %}{{ item }}{% endfor %}") == 1
    assert count("{{ view.md(d.body) }}{{ link(item) }}") == 0
