"""Give the files of a new site: settings to fill in, an example of each kind, a guide."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from generator.kinds import KINDS
from generator.kinds import schema as schemas
from generator.library.unfilled import MARK
from generator.starter import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = Path(__file__).parent / "project"
_KINDS = Path(schemas.__file__).parent
_HIDDEN = {"gitignore": ".gitignore"}  # so named here, since Git would obey it
_SHARED = ("mkdocs.yml", "site_config/base.yml", "site_config/internal.yml")
_UNCHANGED = (
    "site_config/vocabulary.yml",
    "site_config/visits.yml",
    "site_config/sharing.yml",
    "site_config/deploy/nginx.conf.jinja",
)
_SCHEMAS = ".vscode/schema"
_NAME = re.compile("^site_name: .*$", re.MULTILINE)
_DESCRIPTION = re.compile("^site_description: .*$", re.MULTILINE)
UNNAMED = f"{MARK}网站的名称"


def files(name: str = UNNAMED) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a new site called `name`, by its path from the site's folder on.

    None holds a word of the sample. What an office has to write begins with `unfilled.MARK`.
    """
    for path in sorted(_HERE.rglob("*")):
        if path.is_file():
            place = path.relative_to(_HERE).as_posix()
            yield _HIDDEN.get(place, place), path.read_bytes()
    for place in _SHARED:
        text = (sample.root() / place).read_text("utf-8")
        yield place, _rename(text, name, internal=place.endswith("internal.yml")).encode()
    for place in _UNCHANGED:
        yield place, (sample.root() / place).read_bytes()
    for kind in KINDS:
        example = _KINDS / kind.folder / "example.yml"
        yield f"content/{kind.folder}/{example.name}", example.read_bytes()
    yield from schemas.files(_SCHEMAS)
    yield ".vscode/settings.json", schemas.editor_settings(_SCHEMAS).encode()


def _rename(text: str, name: str, *, internal: bool) -> str:
    """Return settings of the sample under another name, with a description to fill in."""
    title = json.dumps(f"{name}（内部）" if internal else name, ensure_ascii=False)
    text = _NAME.sub(lambda _: f"site_name: {title}", text)
    return _DESCRIPTION.sub(f"site_description: {MARK}一句话的介绍", text)
