"""Give headings of hand-written pages the anchors that lead to them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_APART = re.compile(r"[^\w]+")


def readable(config: MkDocsConfig) -> None:
    """Let headings have anchors in their own words, unless the site settles that itself.

    Markdown's own way keeps ASCII only: Chinese headings were counted, _1, _2, and a heading put
    in between moved all that follow.
    """
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", slug)


def slug(text: str, separator: str) -> str:
    """Return the anchor of a heading.

    Its letters, digits and Han characters stay, the rest become separators.
    """
    words = unicodedata.normalize("NFKC", text).lower()
    return _APART.sub(separator, words).strip(separator) or "section"
