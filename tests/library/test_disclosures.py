"""What an index discloses is reckoned again only where something that it rests on changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import edition
from generator.kinds.entry import Audience
from generator.kinds.indexes import reckon as reckoning
from generator.kinds.indexes.model import Index
from generator.library.memory import Memory
from generator.library.survey import survey
from tests.project import make_project

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition

_INDEX = "content/indexes/teaching-2026h1.yml"
_UNIT = "content/units/hengyang.yml"


class Reader:
    """Somebody who reads a project after every edit; `reckoned` counts what is reckoned anew."""

    def __init__(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = project
        self.reckoned = 0
        self._memory = Memory()
        self._selection = edition.Selection()
        reckon = reckoning.reckon

        def counted(*args: object, **named: object) -> object:
            self.reckoned += 1
            return reckon(*args, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(reckoning, "reckon", counted)

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.project / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    def read(self, *, remembers: bool = True) -> Edition:
        content = self.project / "content"
        memory = self._memory if remembers else None
        library = survey(content, self.project, memory=memory).whole()
        return edition.select(
            library, Audience.PUBLIC, memory=self._selection if remembers else None
        )


@pytest.mark.parametrize(
    ("path", "old", "new", "times"),
    [
        ("content/terms/core.yml", "definition: ", "definition: 新的", 0),
        (_INDEX, "title: ", "title: 新的", 1),
        (_UNIT, "title: ", "title: 新的", 1),
    ],
)
def test_an_edit_reckons_what_it_touches(
    path: str, old: str, new: str, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(make_project(tmp_path), monkeypatch)
    reader.read()
    before = reader.reckoned
    assert before == 1  # the other index is internal as a whole
    reader.edit(path, old, new)
    told = {one.key: one.disclosed for one in reader.read().of(Index)}
    assert reader.reckoned - before == times
    assert told == {one.key: one.disclosed for one in reader.read(remembers=False).of(Index)}
