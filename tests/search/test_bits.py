"""Codes of varying width, and the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from generator.search.bits import gamma, pack, rice, rice_width
from generator.tools.bundle import bundle

if TYPE_CHECKING:
    from pathlib import Path


def _bits(codes: list[int], widths: list[int]) -> str:
    packed = pack(np.array(codes, dtype=np.int64), np.array(widths, dtype=np.int64))
    return "".join(f"{byte:08b}" for byte in packed)[: sum(widths)]


def test_codes_are_written_one_after_the_other_filled_up_with_zeros() -> None:
    assert _bits([1, 5, 0, 2], [3, 3, 0, 4]) == "001" + "101" + "0010"
    assert pack(np.array([], dtype=np.int64), np.array([], dtype=np.int64)) == b""


def test_gamma_codes() -> None:
    codes, widths = gamma(np.array([1, 2, 5, 1 << 20]))
    assert (
        _bits(codes.tolist(), widths.tolist()) == "1" + "010" + "00101" + "0" * 20 + "1" + "0" * 20
    )


def test_rice_codes() -> None:
    codes, widths = rice(np.array([0, 5, 9]), np.array([0, 1, 3]))
    assert _bits(codes.tolist(), widths.tolist()) == "1" + "0011" + "01001"


@pytest.mark.parametrize(
    ("size", "count", "width"), [(10, 10, 0), (1000, 1, 9), (50_000, 7, 12), (3, 9, 0)]
)
def test_the_width_suits_evenly_spread_documents(size: int, count: int, width: int) -> None:
    assert rice_width(size, np.array([count]))[0] == width


def test_modules_are_joined_in_the_order_of_their_imports(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text(
        '// says why\nimport { b } from "./b.js";\n\n  console.log(b, "// kept");\n'
    )
    (tmp_path / "b.js").write_text("/** Returns\n * something.\n */\nexport const b = 1;\n")
    joined = bundle(tmp_path, "a.js")
    assert joined == '(() => {\n"use strict";\nconst b = 1;\nconsole.log(b, "// kept");\n})();\n'


@pytest.mark.parametrize(
    "text", ["export default 1;\n", 'import x from "./b.js";\n', "const b = 2;\n"]
)
def test_modules_that_cannot_be_joined_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\n' + text)
    (tmp_path / "b.js").write_text("export const b = 1;\n")
    with pytest.raises(ValueError, match=r"a\.js"):
        bundle(tmp_path, "a.js")
