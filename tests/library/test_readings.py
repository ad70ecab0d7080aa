"""What earlier builds read in a file is what this one would read."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from generator.kinds import BY_FOLDER
from generator.library import readings
from generator.library.contents import parse
from generator.library.readings import Readings, parse_all
from generator.source import files
from generator.tools.store import Store, digest
from tests.project import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from generator.library.contents import Parsed
    from generator.source.diagnostics import Diagnostic
    from generator.source.files import SourceFile

READER = b"program"


def _found(content: Path) -> list[SourceFile]:
    return files.find(content, frozenset(BY_FOLDER), content.name)[0]


def _read(content: Path, store: Path, reader: bytes = READER) -> list[Parsed]:
    known = Readings(Store(store, 10_000_000), reader)
    with closing(known.store):
        parsed = list(parse_all(_found(content), known))
        known.save()
    return parsed


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content/cases").mkdir(parents=True)
    for name, text in {"a": "title: 甲\n", "b": "- 乙\n- {丙: [丁]}\n", "c": "title: {\n"}.items():
        (tmp_path / f"content/cases/{name}.yml").write_text(text, "utf-8")
    return tmp_path / "content"


def test_the_sample_reads_the_same_without_being_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = REPOSITORY / "content"
    first = _read(content, tmp_path / "kept.db")
    parsed: list[SourceFile] = []
    monkeypatch.setattr(readings, "parse", parsed.append)
    assert _read(content, tmp_path / "kept.db") == first
    assert parsed == []


def test_what_has_mistakes_is_read_again(content: Path, tmp_path: Path) -> None:
    first = _read(content, tmp_path / "kept.db")
    _, troubles = first[2]  # type: ignore[misc]
    assert troubles
    assert _read(content, tmp_path / "kept.db") == first


def test_another_program_reads_again(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _read(content, tmp_path / "kept.db")
    parsed: list[str] = []

    def noted(file: SourceFile) -> Parsed:
        parsed.append(file.stem)
        return parse(file)

    monkeypatch.setattr(readings, "parse", noted)
    _read(content, tmp_path / "kept.db")
    assert parsed == ["c"]
    _read(content, tmp_path / "kept.db", b"another")
    assert parsed == ["c", "a", "b", "c"]


def test_a_file_replaced_while_it_is_read_is_not_taken_for_another(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept is the value of the bytes under whose digest it is kept, with any clock."""
    case = content / "cases/a.yml"
    original = files.read_bytes

    def then_replaced(file: SourceFile) -> bytes | Diagnostic:
        data = original(file)
        if file.stem == "a" and file.draft is None:
            case.with_suffix(".new").write_text("title: 换\n", "utf-8")
            case.with_suffix(".new").replace(case)
        return data

    monkeypatch.setattr(files, "read_bytes", then_replaced)
    assert _read(content, tmp_path / "kept.db")[0] == ({"title": "甲"}, [])
    monkeypatch.undo()
    assert _read(content, tmp_path / "kept.db")[0] == ({"title": "换"}, [])
    case.write_text("title: 甲\n", "utf-8")
    assert _read(content, tmp_path / "kept.db")[0] == ({"title": "甲"}, [])


@pytest.mark.parametrize("hostile", [b"", b"[1", b'"text"', b"7", b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_value_is_read_again(hostile: bytes, content: Path, tmp_path: Path) -> None:
    key = digest("reading", READER, (content / "cases/a.yml").read_bytes())
    with closing(Store(tmp_path / "kept.db", 10_000_000)) as store:
        store.put([(key, hostile)])
    assert _read(content, tmp_path / "kept.db")[0] == ({"title": "甲"}, [])
