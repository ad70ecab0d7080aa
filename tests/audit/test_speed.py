"""How much work the audit of a large output is."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.audit.conftest import han

if TYPE_CHECKING:
    from pathlib import Path

    from tests.audit.conftest import Planted

PAGES, ENTRIES, LIMIT = 10_000, 10_000, 30.0


def test_ten_thousand_entries(planted: Planted, tmp_path: Path) -> None:
    """As many pages, each a real one with texts of its own, against as many internal entries;
    loading is counted.
    """
    rng = random.Random(3)
    before, _, after = (
        (planted.output / "cases/open-cases/index.html").read_text("utf-8").partition("</article>")
    )
    pool = [han(rng, 40) + "，" for _ in range(2000)]
    secret = _content(tmp_path / "content/terms", rng)
    for i in range(PAGES):
        body = "".join(f"<p>{''.join(rng.choices(pool, k=10))}{i}</p>\n" for _ in range(4))
        leak = secret if i == PAGES - 1 else ""
        page = tmp_path / f"site/cases/c-{i}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"{before}\n{body}{leak}</article>{after}", "utf-8")
    begun = _work_of_children()
    leaks = _audited(tmp_path)
    spent = _work_of_children() - begun
    size = sum(path.stat().st_size for path in (tmp_path / "site").rglob("*.html"))
    print(
        f"\naudit: {ENTRIES:,} internal entries, {PAGES:,} pages, {size / 1e6:.0f} MB: {spent:.1f} of {LIMIT:.0f} s"
    )
    assert {leak["file"] for leak in leaks} == {f"cases/c-{PAGES - 1}/index.html"}
    assert spent <= LIMIT


def _work_of_children() -> float:
    """Seconds of processor time: other than time that passes, it says nothing of what else the
    machine does.
    """
    times = os.times()
    return times.children_user + times.children_system


def _audited(folder: Path) -> list[dict[str, str]]:
    """What the command tells, run as people run it."""
    code = "from generator.cli import main; main()"
    arguments = [
        "audit",
        str(folder / "site"),
        "--content",
        str(folder / "content"),
        "--format",
        "json",
    ]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, timeout=300, check=False
    )
    assert done.returncode == 1, done.stderr.decode()
    told: list[dict[str, str]] = json.loads(done.stdout)
    return told


def _content(folder: Path, rng: random.Random) -> str:
    """Internal entries, a hundred a file; one text of the last of them."""
    folder.mkdir(parents=True)
    text = ""
    for start in range(0, ENTRIES, 100):
        entries = []
        for i in range(start, start + 100):
            text = f"{han(rng, 30)}，{han(rng, 40)}。"
            entries.append(
                {"id": f"t-{i}", "title": han(rng, 8), "definition": text, "audience": "internal"}
            )
        (folder / f"t{start}.yml").write_text(json.dumps(entries, ensure_ascii=False), "utf-8")
    return text
