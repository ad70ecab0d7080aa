"""Build a site as `mkdocs build` does and say when each part begins: `python -m benchmarks.stages`.

A line a part on the standard output: its name, seconds since the start, seconds of processor used
by then, and the peak of this process so far in bytes, with a tab between them.
"""

from __future__ import annotations

import resource
import sys
import time
from typing import Any

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.plugins import PluginCollection

PARTS = {
    "pre_build": "reading and checking",
    "files": "list of pages",
    "nav": "navigation",
    "env": "frame",
    "pre_template": "pages",
    "pre_page": "hand-written pages",
    "post_build": "end of search",
}
"""The events of MkDocs at which a part begins."""


def main() -> None:
    """Build the configuration that is named on the command line."""
    begin = time.perf_counter()
    told: set[str] = set()
    original = PluginCollection.run_event

    def tell(name: str) -> None:
        told.add(name)
        usage = resource.getrusage(resource.RUSAGE_SELF)
        seconds = time.perf_counter() - begin
        processor = usage.ru_utime + usage.ru_stime
        line = (name, f"{seconds:.3f}", f"{processor:.3f}", str(usage.ru_maxrss * 1024))
        print("\t".join(line), flush=True)

    def run_event(self: PluginCollection, name: str, *args: Any, **kwargs: Any) -> Any:
        if (part := PARTS.get(name)) and part not in told:
            tell(part)
        return original(self, name, *args, **kwargs)

    PluginCollection.run_event = run_event  # type: ignore[method-assign]
    tell("start")
    config = load_config(sys.argv[1])
    config.plugins.on_startup(command="build", dirty=False)
    build.build(config)
    config.plugins.on_shutdown()
    tell("done")


if __name__ == "__main__":
    main()
