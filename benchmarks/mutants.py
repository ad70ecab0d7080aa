"""Check mutants of real files: none may end in a traceback or take long.

    python -m benchmarks.mutants [how many] [seed]

Each mutant is one file of content/ or a setting, changed in one to four places, in a project of its
own; every tenth is also mended. Prints how many there were, how long the longest took (seconds),
and each that failed with its traceback.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.content import diagnose
from generator.library import mending

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
LIMIT_S = 5.0
MENDED = 10  # one of so many
ODD = (
    *"：，－　\t\u00a0\u200b\u202e\u2028\ufeff\x00\uffff“”'\"[]{}#&*!|>%@`?,:-\n",
    *(
        "\r\n",
        "---\n",
        ": ",
        "- ",
        "&a ",
        "*a",
        "!!python/object:x ",
        "[[",
        "]]",
        "{{",
        "<<: ",
        "|2\n",
    ),
    *(
        "9" * 400,
        "1e999",
        "nan",
        "2021-13-45",
        "../" * 9,
        "[" * 60,
        "{a: " * 60,
        "甲" * 5000,
        "\ud83d",
    ),
    *("<script>", "${x}", "\\", "2021年13月", "第九九九条", "#" * 9, "🏴", "\U0010ffff", "%00"),
)


def mutant(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed in one to four places."""
    for _ in range(chance.randint(1, 4)):
        at, width = chance.randint(0, len(data)), chance.choice((1, 1, 2, 5, 30, 300))
        piece = data[at : at + width]
        odd = chance.choice(ODD).encode("utf-8", "surrogatepass")
        data = chance.choice((
            data[:at] + odd + data[at:],
            data[:at] + odd + data[at + width :],
            data[:at] + data[at + width :],
            data[:at] + piece * chance.choice((2, 9)) + data[at:],
            data[:at] + bytes(chance.randbytes(min(width, 8))) + data[at + width :],
            _lines(data, chance),
            data[:at],
        ))  # fmt: skip
    return data


def _lines(data: bytes, chance: random.Random) -> bytes:
    """Two lines changed about, or one moved to the left or right."""
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    if chance.random() < 0.5:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines[one] = chance.choice((b" " + lines[one], lines[one].lstrip(), lines[one][1:]))
    return b"\n".join(lines)


def sources() -> list[Path]:
    """The files of which there are mutants."""
    content = [path for path in (ROOT / "content").rglob("*.yml") if path.is_file()]
    names = ("vocabulary.yml", "scores.yml", "print.yml")
    return sorted(content) + [ROOT / "site_config" / name for name in names]


def tried(many: int, seed: int) -> Iterator[tuple[str, float, str]]:
    """Yield name, seconds and, where it failed, the traceback of each mutant."""
    chance = random.Random(seed)
    files = sources()
    for number in range(many):
        path = files[number % len(files)]
        name = path.relative_to(ROOT)
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder, name)
            place.parent.mkdir(parents=True)
            Path(folder, "content").mkdir(exist_ok=True)
            place.write_bytes(mutant(path.read_bytes(), chance))
            yield str(name), *_timed(Path(folder, "content"), mend=number % MENDED == 0)


def _timed(content: Path, *, mend: bool) -> tuple[float, str]:
    began = time.perf_counter()
    failure = ""
    try:
        diagnose(content)
        if mend:
            for change in mending.changes(content, partial(diagnose, content)):
                list(change.diff())
    except Exception:
        failure = traceback.format_exc()
    return time.perf_counter() - began, failure


def main(many: int = 20_000, seed: int = 1) -> int:
    """Try mutants and print what came of it; 1 where one failed or took too long."""
    longest, slow, failed = 0.0, 0, 0
    for name, seconds, failure in tried(many, seed):
        longest = max(longest, seconds)
        slow += seconds > LIMIT_S
        failed += bool(failure)
        if failure:
            print(f"{name}\n{failure}")
    print(
        f"{many} mutants: {failed} tracebacks, {slow} over {LIMIT_S:g} s, longest {longest:.2f} s"
    )
    return 1 if failed or slow else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
