"""The form for a new entry holds every key of its kind, and what it holds is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator import library
from generator.kinds import KINDS
from generator.kinds.kind import Vocabulary
from generator.kinds.record import labels
from generator.kinds.scaffold import blank
from generator.source.diagnostics import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.kinds.kind import Kind

_every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)


def _codes(kind: Kind, text: str, folder: Path) -> set[str]:
    (folder / kind.folder).mkdir()
    (folder / kind.folder / "a.yml").write_text(text, "utf-8")
    try:
        library.load(folder, Vocabulary())
    except ContentError as error:
        return {one.code for one in error.diagnostics}
    return set()


@_every_kind
def test_as_it_is_only_what_must_be_written_is_missing(kind: Kind, tmp_path: Path) -> None:
    assert _codes(kind, blank(kind), tmp_path) <= {"missing-key"}


@_every_kind
def test_every_key_is_there_and_is_one_of_the_kind(kind: Kind, tmp_path: Path) -> None:
    head, *lines = [line.removeprefix("# ") for line in blank(kind).splitlines()]
    assert kind.label in head
    written = {match.group(1) for line in lines if (match := re.match("([^ #:-]+):", line))}
    assert written == {label for name, label in labels(kind.model).items() if name != "id"} | {
        "内部"
    }
    found = _codes(kind, "\n".join(lines) + "\n", tmp_path)
    assert found <= {"missing-key", "empty-value", "wrong-type"}, found
