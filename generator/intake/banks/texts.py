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
_LONGEST = 20_000
_MOST_TAGS = 2_000


class TooMuchError(Exception):
    """Say that a text is too long to be one of a question."""


def seen(text: str, form: str, flow: Flow) -> str:
    """Return what is seen of a text of a form; pictures and losses go to the flow.

    Raises TooMuchError.
    """
    if len(text) > _LONGEST or text.count("<") > _MOST_TAGS:
        raise TooMuchError
    fresh = Flow(flow.keeps, flow.losses)
    if form == MARKDOWN:
        return html(_of_markdown(text), fresh)
    if form == HTML:
        return html(text, fresh)
    if form == MOODLE and _LIKE_HTML.search(text):
        return html(text.replace("\n", "<br>"), fresh)
    fresh.plain(text)
    return fresh.text()


def _of_markdown(text: str) -> str:
    try:
        return markdown.markdown(text, extensions=["tables", "sane_lists"])
    except RecursionError:
        raise TooMuchError from None
