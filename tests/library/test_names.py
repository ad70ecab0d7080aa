"""Real names in prose as newspapers write it: how many are told, and what else is."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.library import personal

_FOLDER = Path(__file__).parent / "personal"
_PRECISION, _RECALL = 0.9, 0.9


def test_names_are_told_and_little_else() -> None:
    named = yaml.safe_load((_FOLDER / "named.yml").read_text("utf-8"))
    unnamed = yaml.safe_load((_FOLDER / "unnamed.yml").read_text("utf-8"))
    wanted = {(text, name) for text, names in named for name in names.split("|")}
    texts = [text for text, _ in named] + unnamed
    problems = {(text, name) for text in texts for name in personal.names(text)}
    assert len(wanted) >= 40
    assert len(unnamed) >= 80
    right = len(problems & wanted)
    assert right >= _PRECISION * len(problems), sorted(problems - wanted)
    assert right >= _RECALL * len(wanted), sorted(wanted - problems)


def test_masked_names_are_none() -> None:
    for name in ("王某", "王某某", "李××", "张x", "刘X某", "王*国"):
        assert not list(personal.names(f"原局长{name}受到处分，其妻{name}、会计（{name}）在场。"))
