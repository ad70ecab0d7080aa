"""The words that a site chooses for itself, from site_config/vocabulary.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.fields import ID
from generator.kinds.kind import Vocabulary
from generator.source import files, yaml
from generator.source.diagnostics import ContentError, Diagnostic
from generator.source.files import SourceFile

if TYPE_CHECKING:
    from pathlib import Path

_LISTS = ("sectors", "categories")


def load(path: Path, shown_as: str) -> Vocabulary:
    """Read `sectors` and `categories`, each a mapping of ids to words. A missing file is an empty vocabulary.

    Raises ContentError where the file is not of that shape.
    """
    if not path.exists():
        return Vocabulary()
    file = SourceFile(path, shown_as, "", path.stem)
    text = files.read(file)
    if isinstance(text, Diagnostic):
        raise ContentError([text])
    value, troubles = yaml.parse(text)
    told = [Diagnostic(file.name, t.position.line, t.position.column, t.code, t.values) for t in troubles]
    if isinstance(value, dict):
        told += _misshapen(file, value)
        if not told:
            return Vocabulary(**{name: value.get(name, {}) for name in _LISTS})  # type: ignore[arg-type]
    raise ContentError(told or [Diagnostic(file.name, 1, 1, "not-an-entry")])


def _misshapen(file: SourceFile, value: dict[str, yaml.Value]) -> list[Diagnostic]:
    told = []
    for name, words in value.items():
        if name not in _LISTS:
            told.append(Diagnostic(file.name, 1, 1, "unknown-key", {"key": name, "known": "、".join(_LISTS)}))
        elif not isinstance(words, dict) or not all(isinstance(word, str) for word in words.values()):
            values = {"value": name, "expected": "若干“编号: 词”", "expected_en": "a mapping of ids to words"}
            told.append(Diagnostic(file.name, 1, 1, "wrong-type", values))
        else:
            told += [Diagnostic(file.name, 1, 1, "bad-id", {"value": id}) for id in words if not ID.fullmatch(id)]
    return told
