"""What the figures were taken on."""

from __future__ import annotations

import os
import platform
import re
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OURS = ("qingjian", "mkdocs", "mkdocs-material", "Markdown", "Jinja2", "pydantic", "PyYAML", "nh3")


def describe(packages: Iterable[str]) -> list[tuple[str, str]]:
    """Return pairs of what and value; packages are the pinned ones of the peers."""
    processor = _first("/proc/cpuinfo", r"model name\s*:\s*(.+)")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    return [
        ("Date", date.today().isoformat()),
        ("Processor", f"{processor}, {os.cpu_count()} cores"),
        ("Memory", f"{memory / 2**30:.1f} GiB"),
        ("System", f"{system}, Linux {platform.release()}"),
        ("Python", platform.python_version()),
        ("qingjian runs on", ", ".join(f"{name} {_version(name)}" for name in OURS)),
        ("Peers", ", ".join(sorted({package.replace("==", " ") for package in packages}))),
    ]


def load() -> str:
    """Return how busy the machine is: runnable processes on average over the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def _first(path: str, pattern: str) -> str:
    found = re.search(pattern, Path(path).read_text(encoding="utf-8"))
    return found[1].strip() if found else "unknown"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"
