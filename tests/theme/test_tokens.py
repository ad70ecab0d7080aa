"""The palette: dark stands in it twice, since no selector can say both who may ask for it."""

from __future__ import annotations

import re
from pathlib import Path

import generator

SHEET = Path(generator.__file__).parent / "theme/assets/qingjian/tokens.css"


def test_dark_is_the_same_for_the_reader_and_for_the_device() -> None:
    blocks = re.findall(r"{([^{}]*color-scheme: dark;[^{}]*)}", SHEET.read_text("utf-8"))
    chosen, asked = ([line.strip() for line in block.strip().splitlines()] for block in blocks)
    assert len(chosen) > 10
    assert chosen == asked
