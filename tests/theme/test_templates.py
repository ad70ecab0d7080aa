"""The templates: they read like HTML, one thing a line."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator
from generator.theme.assets import TEMPLATES

_PACKAGE = Path(generator.__file__).parent
FILES = [
    *sorted(_PACKAGE.rglob("*.jinja")),
    *sorted(TEMPLATES.rglob("*.html")),
    *sorted(TEMPLATES.rglob("*.xml")),
]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.relative_to(_PACKAGE).as_posix())
def test_a_line_is_short_and_has_no_row_of_control_tags(file: Path) -> None:
    """At most `{% if … %}…{% else %}…{% endif %}` stands on a line of its own."""
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    assert [(n, line) for n, line in lines if len(line) > 100 or line.count("{%") > 3] == []
