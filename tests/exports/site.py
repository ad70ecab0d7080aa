"""Lay out content with every field filled, and internal content beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.edition import select
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.library import loading
from tests.specimens import Filled, picture

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition

IDS = {kind.folder: f"open-{kind.folder}" for kind in KINDS}
SECRET = "内部机要标记"
"""Stands in every text that only the internal edition has."""
_WORDS = Vocabulary({"rural": "乡村"}, {"base": "教育基地"})


def lay_out(folder: Path, *, internal: bool) -> Path:
    """Write public entries of every kind; with `internal`, overlays and whole entries beside."""
    entries = Filled(IDS, lambda path: f"公开（{path}）。").all()
    entries["actions"].pop("copied_to")
    hidden = Filled(IDS, lambda path: f"{SECRET}（{path}）。")
    files = {}
    for name, entry in entries.items():
        entry["title"] = f"公开的{name}"
        if internal:
            overlay = hidden.record(next(k.model for k in KINDS if k.folder == name), name)
            overlay.pop("audience", None)  # of a kind that is internal unless an entry says so
            entry["internal"] = overlay | {"title": f"{SECRET}{name}"}
        files[f"{name}/{IDS[name]}.yml"] = json.dumps(entry, ensure_ascii=False)
    if internal:
        ids = {kind.folder: f"hidden-{kind.folder}" for kind in KINDS}
        for name, entry in hidden.all().items():
            files[f"{name}/{ids[name]}.yml"] = json.dumps(
                {**entry, "audience": "internal"}, ensure_ascii=False
            )
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    picture(folder / "media/p.png")
    return folder


def edition(folder: Path, audience: Audience = Audience.PUBLIC) -> Edition:
    """Return an edition of a content folder."""
    return select(loading.read(folder, _WORDS).whole(), audience)
