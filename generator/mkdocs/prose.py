"""Let hand-written pages keep what people mean by a line: lists, and Chinese without blanks.

Only what is safe beside Material's indented blocks: a paragraph ends where a line ends a sentence,
as it does in entries; a list right under its sentence, items below items by two blanks in lists of
nothing but items, and line ends between Han characters.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from generator.source.han import HAN
from generator.text.prose import ends_paragraph, join_lines

if TYPE_CHECKING:
    import markdown
    from mkdocs.config.defaults import MkDocsConfig

_ITEM = re.compile(r"( *)(?:[-*+]|\d{1,3}\.)[ ]+\S")
_INTRODUCES = re.compile(r"[^\s#>|!=+*-].*[：:][ ]*$")
_PROSE = re.compile(rf"(?:\*\*)?[{HAN}“‘《（「『【\d][^|]*$")
"""A line at the margin that no block of Markdown or Material begins with."""
_FENCE = re.compile(r"[ ]*(`{3,}|~{3,})")
_STEP = 4  # by so many blanks Markdown nests


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        result: list[str] = []
        for is_list, group in groupby(_with_code(lines), key=_is_item):
            pairs = list(group)
            block = [line for line, _ in pairs]
            if not is_list:
                result += _split_paragraphs(pairs)
                continue
            before = result[-1] if result else ""
            if block[0][0] != " " and _INTRODUCES.match(before):
                result.append("")
            result += _indent_items(block) if block[0][0] != " " else block
        return result


def _with_code(lines: list[str]) -> list[tuple[str, bool]]:
    """Pair each line with whether it stands in fenced code."""
    pairs = []
    fence = ""
    for line in lines:
        match = _FENCE.match(line)
        pairs.append((line, bool(fence or match)))
        if match and not fence:
            fence = match[1]
        elif match and line.strip() == fence:
            fence = ""
    return pairs


def _split_paragraphs(pairs: list[tuple[str, bool]]) -> list[str]:
    """Begin a paragraph of its own behind each line of prose that ends a sentence."""
    result: list[str] = []
    before, in_html = "", False
    for line, in_code in pairs:
        in_html = (in_html or "<pre" in line) and "</pre>" not in line
        is_prose = not (in_code or in_html) and _PROSE.match(line) is not None
        if is_prose and before and ends_paragraph(before):
            result.append("")
        result.append(line)
        before = line if is_prose else ""
    return result


def _is_item(pair: tuple[str, bool]) -> bool:
    line, in_code = pair
    return not in_code and _ITEM.match(line) is not None


def _indent_items(items: list[str]) -> list[str]:
    """Indent the items of a list by the steps of Markdown, where its author took smaller ones."""
    result: list[str] = []
    open_: list[int] = []
    for item in items:
        body = item.lstrip(" ")
        indent = len(item) - len(body)
        open_ = [outer for outer in open_ if outer + 2 <= indent]
        result.append(" " * (_STEP * len(open_)) + body)
        open_.append(indent)
    return result


class _Joints(Postprocessor):
    def run(self, text: str) -> str:
        return join_lines(text)


class _Prose(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        md.preprocessors.register(_Lists(md), "qingjian-lists", 27)  # before code is set aside
        md.postprocessors.register(_Joints(md), "qingjian-joints", 35)  # before it comes back


def makeExtension(**_: object) -> Extension:  # noqa: N802
    """Return the extension, as Markdown asks for it by the name of this module."""
    return _Prose()


def install(config: MkDocsConfig) -> None:
    """Let every hand-written page be read so."""
    if __name__ not in config.markdown_extensions:
        config.markdown_extensions.append(__name__)
