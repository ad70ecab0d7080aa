"""Read a text of Moodle in one of its forms: HTML, Markdown, plain, or Moodle's own."""

from __future__ import annotations

import re

import markdown

from generator.intake.banks.flow import Flow, html

HTML, MARKDOWN, PLAIN, MOODLE = "html", "markdown", "plain", "moodle"
_LIKE_HTML = re.compile(
    r"</?(?:p|br|b|i|u|a|em|strong|span|div|img|sup|sub|ul|ol|li|table|font|h[1-6])\b[^<>]*>"
    r"|&(?:nbsp|amp|lt|gt|quot|#\d{1,6});",
    re.IGNORECASE,
)
_LONGEST = 100_000
_MOST_TAGS, _DEEPEST = 5_000, 150
_MOST_SIGNS = 300
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SIGN = re.compile(r"[*_`\[\]!<]")


class TooMuchError(Exception):
    """Say that a text is too long to be one of a question."""


def visible(text: str, form: str, flow: Flow) -> str:
    """Return what is seen of a text of a form; pictures and losses go to the flow.

    Raises TooMuchError.
    """
    if len(text) > _LONGEST:
        raise TooMuchError
    fresh = Flow(flow.keeps, flow.losses)
    if form == MARKDOWN:
        return html(_within_bounds(_of_markdown(text)), fresh)
    if form == HTML:
        return html(_within_bounds(text), fresh)
    if form == MOODLE and _LIKE_HTML.search(text):
        return html(_within_bounds(text).replace("\n", "<br>"), fresh)
    fresh.plain(text)
    return fresh.text()


def _within_bounds(text: str) -> str:
    """Return HTML that does not nest so deeply that making it sound would take long."""
    depth = 0
    for count, match in enumerate(_TAG.finditer(text)):
        if match[2].lower() not in _VOID:
            depth = max(depth - 1, 0) if match[1] else depth + 1
        if count >= _MOST_TAGS or depth > _DEEPEST:
            raise TooMuchError
    return text


def _of_markdown(text: str) -> str:
    """Return Markdown as HTML. With many signs in it the library's work grows without measure."""
    if sum(1 for _ in _SIGN.finditer(text)) > _MOST_SIGNS:
        raise TooMuchError
    try:
        return markdown.markdown(text, extensions=["tables", "sane_lists"])
    except RecursionError:
        raise TooMuchError from None
