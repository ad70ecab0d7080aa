"""The authors' guide in docs/ is what the models say."""

from __future__ import annotations

from pathlib import Path

from generator.kinds import KINDS
from generator.kinds.guide import guide
from generator.kinds.record import labels

PAGE = Path(__file__).parents[2] / "docs" / "kinds.md"


def test_the_page_is_made_from_the_models() -> None:
    assert PAGE.read_text("utf-8") == guide(), "run: qingjian guide > docs/kinds.md"


def test_every_key_of_every_kind_is_there() -> None:
    text = guide()
    for kind in KINDS:
        for name, label in labels(kind.model).items():
            assert f"| `{name}` | {label} |" in text
