"""Read a text of GIFT in the form that it names: HTML, Markdown, plain, or Moodle's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

import markdown

from generator.intake.banks.flow import Flow, html

_FORM = re.compile(r"\[(html|moodle|plain|markdown)\]")
_LIKE_HTML = re.compile(
    r"</?(?:p|br|b|i|u|a|em|strong|span|div|img|sup|sub|ul|ol|li|table|font|h[1-6])\b[^<>]*>"
    r"|&(?:nbsp|amp|lt|gt|quot|#\d{1,6});",
    re.IGNORECASE,
)
_LONGEST = 20_000
_MOST_TAGS = 2_000


class TooMuchError(Exception):
    """Say that a text is too long to be one of a question."""


@dataclass(frozen=True, slots=True)
class Words:
    """Read texts that name their form, or else have one. `form`: html, moodle, plain, markdown."""

    flow: Flow
    form: str

    def of(self, text: str) -> str:
        """Return what is seen of a text. Raises TooMuchError."""
        form = self.form
        if match := _FORM.match(text):
            form, text = match[1], text[match.end() :]
        return seen(text, form, self.flow)


def form_of(text: str, otherwise: str) -> str:
    """Return the form that a text names at its beginning, or another."""
    match = _FORM.match(text)
    return match[1] if match else otherwise


def seen(text: str, form: str, flow: Flow) -> str:
    """Return what is seen of a text of a form. Raises TooMuchError."""
    if len(text) > _LONGEST or text.count("<") > _MOST_TAGS:
        raise TooMuchError
    fresh = Flow(flow.keeps, flow.losses)
    if form == "markdown":
        return html(_of_markdown(text), fresh)
    if form == "html":
        return html(text, fresh)
    if form == "moodle" and _LIKE_HTML.search(text):
        return html(text.replace("\n", "<br>"), fresh)
    fresh.plain(text)
    return fresh.text()


def _of_markdown(text: str) -> str:
    try:
        return markdown.markdown(text, extensions=["tables", "sane_lists"])
    except RecursionError:
        raise TooMuchError from None
