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
    text = {match.group(1) for line in lines if (match := re.match("([^ #:-]+):", line))}
    assert text == {label for name, label in labels(kind.model).items() if name != "id"} | {"内部"}
    result = _codes(kind, "\n".join(lines) + "\n", tmp_path)
    assert result <= {"missing-key", "empty-value", "wrong-type"}, result


@_every_kind
def test_it_says_truly_what_must_be_written(kind: Kind) -> None:
    """Open lines are what a kind requires; behind a `#`, what its groups require says so."""
    lines = blank(kind).splitlines()[1:]
    fields = kind.model.__pydantic_fields__  # type: ignore[attr-defined]
    required = {f.title for name, f in fields.items() if f.is_required() and name != "id"}
    handle = {line.partition(":")[0] for line in lines if re.match("[^ #-]", line)}
    assert handle == required
    assert all("必写" not in line for line in lines if re.match("(?:# )?[^ #-]", line))


def test_a_group_names_what_it_needs() -> None:
    (case,) = (kind for kind in KINDS if kind.folder == "cases")
    text = blank(case)
    assert "来源、教学情景至少写一个" in text.splitlines()[0]
    assert "#   - 时间:  # 如" in text
    assert "#     事实:  # 必写" in text
