"""Set the text, each contender a command: `python -m benchmarks.books.contenders NAME IN OUT`."""

from __future__ import annotations

import sys
from pathlib import Path

WEASYPRINT = ("weasyprint==70.0",)
CHROMIUM = "/usr/bin/chromium"


def ours(project: Path, out: Path) -> None:
    """The print export, reading and checking the content included."""
    from generator import library
    from generator.books.export import export
    from generator.kinds.kind import Vocabulary

    export(library.load(project / "content", Vocabulary()), out)


def chromium(page: Path, out: Path) -> None:
    """Chromium's own print to PDF."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(page.as_uri())
        tab.evaluate("document.fonts.ready")
        tab.pdf(path=out, prefer_css_page_size=True, tagged=True, outline=True)
        browser.close()


if __name__ == "__main__":
    {"ours": ours, "chromium": chromium}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
