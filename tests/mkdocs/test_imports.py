"""What a build without a search, a workbook or a slip need not read is not read."""

from __future__ import annotations

import subprocess
import sys

_LARGE = ("numpy", "openpyxl", "pypinyin")


def test_large_libraries_wait_until_they_are_needed() -> None:
    code = "import sys, generator.mkdocs.plugin; print(*sys.modules)"
    output = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert set(_LARGE).isdisjoint(output.stdout.split())
    assert "generator.mkdocs.plugin" in output.stdout.split()
