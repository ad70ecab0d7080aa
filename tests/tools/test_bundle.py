"""What of a module is left in the script that is published: no word for those who read the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.tools.bundle import bundle

if TYPE_CHECKING:
    from pathlib import Path

_MODULE = """\
// What the module is for.
/** Says something. */
export function say() {
  const pause = 3; // seconds
  const address = "https://example.org; // no remark";
  return `${pause}; // no remark either: ${address}`;
}
"""


def test_remarks_are_left_out_and_texts_are_not(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text(_MODULE, "utf-8")
    script = bundle(tmp_path, "one.js")
    assert "seconds" not in script
    assert "What the module" not in script
    assert '"https://example.org; // no remark";' in script
    assert "`${pause}; // no remark either: ${address}`;" in script
