"""Build our index in a process of its own: `python -m benchmarks.search.build_ours PAGES OUT`.

PAGES are pickled. Prints JSON: seconds by the clock and of the processor, bytes of memory before
and at the peak, and the bytes by kind of file as gzip -6 sends them.
"""

from __future__ import annotations

import gzip
import json
import pickle
import re
import sys
import time
from collections import Counter
from pathlib import Path

from generator.search.build import build_index


def main() -> None:
    """Build, write and measure; the files are compressed after the clock has stopped."""
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    documents = [page.document() for page in pickle.loads(source.read_bytes())]
    before = _memory()
    start, cpu = time.perf_counter(), time.process_time()
    for name, content in build_index(documents):
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    seconds, cpu, peak = time.perf_counter() - start, time.process_time() - cpu, _memory()
    sizes: Counter[str] = Counter()
    for path in out.rglob("*.js"):
        sizes[_kind(path.name)] += len(gzip.compress(path.read_bytes(), 6))
    print(
        json.dumps({"seconds": seconds, "cpu": cpu, "before": before, "peak": peak, "sizes": sizes})
    )


def _memory() -> int:
    # getrusage counts what the parent held at the fork
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def _kind(name: str) -> str:
    if name.startswith(("box", "engine", "manifest")):
        return name.split(".")[0].split("-")[0]
    return "fragments" if re.match(r"f\d|letters", name) else "index"


if __name__ == "__main__":
    main()
