"""Write the commonest Markdown as HTML without a parser: paragraphs, strong words, short lists.

What most authors write most of the time is this and nothing more. Whatever holds another sign is
left to the parser; a property test holds both ways equal.
"""

from __future__ import annotations

import html
import re

from generator.text.literal import CLOSING, OPENING

_MARKED = re.compile(r"[*_`\[\]<>&\\]|^[ \t]|^[-+#|=:]|^\d+[.)]|[ \t]$|\|", re.MULTILINE)
"""A sign that Markdown gives a meaning anywhere, or at the start or end of a line."""

_FIGURE = "0-9A-Za-z·"
_STRONG = re.compile(
    rf"(?<![{_FIGURE}*])\*\*(?![\s*{re.escape(''.join(CLOSING))}])"
    rf"([^*\n]*[^\s*{re.escape(''.join(OPENING))}])\*\*(?![{_FIGURE}*])"
)
"""Words between stars that nobody could read otherwise: no figure beside, no blank within."""

_BULLET = re.compile(r"- (?=\S)")
_NUMBER = re.compile(r"\d{1,2}\. (?=[^\s\d])")
_GAP = re.compile(r"\n{2,}")


def plain_markdown(text: str) -> str | None:
    """Return the HTML of Markdown that holds only paragraphs, strong words and flat lists.

    The lines of a paragraph are not joined yet. None where there may be anything else.
    """
    if "**" not in text and not _MARKED.search(text):
        blocks = [block for block in _GAP.split(text.strip("\n")) if block]
        return "\n".join(f"<p>{html.escape(block, quote=False)}</p>" for block in blocks)
    written: list[str] = []
    after_list = False
    for block in _GAP.split(text.strip("\n")):
        listed = _list(block)
        if listed is not None and after_list:
            return None  # to Markdown it may be one list with a gap in it
        block_html = listed if listed is not None else _paragraph(block)
        if block_html is None:
            return None
        after_list = listed is not None
        written.append(block_html)
    return "\n".join(written)


def _paragraph(block: str) -> str | None:
    words = _words(block)
    return None if words is None else f"<p>{words}</p>"


def _list(block: str) -> str | None:
    """Return a block whose every line is an item, as a list."""
    if block.startswith("- "):
        sign, tag = _BULLET, "ul"
    elif block.startswith("1. "):
        sign, tag = _NUMBER, "ol"
    else:
        return None
    items: list[str] = []
    for line in block.split("\n"):
        begin = sign.match(line)
        words = _words(line[begin.end() :]) if begin else None
        if words is None:
            return None
        items.append(f"<li>{words}</li>\n")
    return f"<{tag}>\n{''.join(items)}</{tag}>"


def _words(text: str) -> str | None:
    """Return words, some of them strong; None where another sign is left."""
    if "**" in text:
        if _MARKED.search(_STRONG.sub(r"甲\1", text)):
            return None
        return _STRONG.sub(r"<strong>\1</strong>", html.escape(text, quote=False))
    return None if _MARKED.search(text) else html.escape(text, quote=False)
