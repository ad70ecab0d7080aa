"""Turn authors' Markdown into safe HTML with references resolved, once for every output.

Raw HTML is shown as the text that it is; links go to http(s), mailto or an entry; what Markdown
makes of the rest passes nh3. Links to entries have the address `entry:<path from the site's root>`:
each output knows where its root is.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from functools import partial
from typing import TYPE_CHECKING

import markdown
import nh3
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from generator.kinds.fields import GOOD_LINK
from generator.kinds.rules import clause_number
from generator.kinds.rules.model import Rule
from generator.kinds.rules.provisions import place_words, provision_anchor
from generator.library.references import LINK, Target, entry_target
from generator.text.literal import LiteralSigns
from generator.text.plain import plain_markdown
from generator.text.prose import join_lines, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown.extensions import Extension

    from generator.edition import Edition

ENTRY_SCHEME = "entry:"

_TAGS = {
    "p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", ENTRY_SCHEME.removesuffix(":")}
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)

_SIGNED = (
    "backtick",
    "escape",
    "entry-link",
    "reference",
    "link",
    "short_reference",
    "autolink",
    "entity",
)
_SIGNS = re.compile(r"[`\\\[\]<&]")
"""The inline patterns that need one of these signs: without any, all but emphasis can be left out.
"""


class RichText:
    """Writes the Markdown of one edition as HTML."""

    def __init__(self, edition: Edition, address: Callable[[str], str] = str) -> None:
        """Take an edition; `address` makes of one from the site's root on that of the output.

        Where it has none, "", there are only the words of a link.
        """
        self._markdown = _converter(edition, address)
        self._emphasis = _converter(edition, address)
        for pattern in _SIGNED:
            self._emphasis.inlinePatterns.deregister(pattern)

    def html(self, text: str) -> str:
        """Return safe HTML of a text as its author pasted it or wrote it in Markdown.

        Headings begin at the third level.
        """
        text = paragraphs(text)
        plain = plain_markdown(text)
        return self._full(text) if plain is None else join_lines(plain)

    def _full(self, text: str) -> str:
        converter = self._markdown if _SIGNS.search(text) else self._emphasis
        return join_lines(_CLEANER.clean(converter.reset().convert(text)))


def plain_text(fragment: str) -> str:
    """Return the text of an HTML fragment of ours, without tags."""
    return html.unescape(re.sub(r"<[^>]*>", "", fragment))


def _title(
    edition: Edition, address: Callable[[str], str], target: Target
) -> tuple[str, str] | None:
    """Address and title of a target in an edition; None where the edition has it not."""
    found = _place(edition, target)
    return (address(found[0]), found[1]) if found else None


def _place(edition: Edition, target: Target) -> tuple[str, str] | None:
    item = edition.item(target.folder, target.id)
    if item is None:
        return None
    if not target.clause:
        return item.url, item.data.title
    title = item.data.title + clause_number.words(target.clause)
    clause = item.data.clause(target.clause) if isinstance(item.data, Rule) else None
    if clause is None:
        return f"{item.url}#c-{target.clause}", title
    read = clause.provisions if target.place else ()
    anchor = provision_anchor(f"c-{target.clause}", read, target.place)
    return f"{item.url}#{anchor}", title + place_words(len(read), target.place)


def _converter(edition: Edition, address: Callable[[str], str]) -> markdown.Markdown:
    tables = TableExtension(use_align_attribute=True)
    extensions: list[str | Extension] = [tables, "sane_lists", "fenced_code"]
    result = markdown.Markdown(extensions=extensions)
    result.preprocessors.deregister("html_block")
    result.preprocessors.register(LiteralSigns(), "literal-signs", 20)  # after fenced code
    result.parser.blockprocessors.deregister("code")  # an indent is one of prose
    for pattern in ("html", "image_link", "image_reference", "short_image_ref", "automail"):
        result.inlinePatterns.deregister(pattern)
    result.inlinePatterns.register(_EntryLink(partial(_title, edition, address)), "entry-link", 175)
    result.treeprocessors.register(_Tidy(), "tidy", 5)
    return result


class _EntryLink(InlineProcessor):
    """Make `[[folder/id#clause|words]]` a link to the entry.

    Or just the words where the edition lacks it.
    """

    def __init__(self, resolve: Callable[[Target], tuple[str, str] | None]) -> None:
        super().__init__(LINK.pattern)
        self._resolve = resolve

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element | str, int, int]:  # type: ignore[override]  # noqa: N802
        target = entry_target(m.group(1).strip())
        entry = self._resolve(target) if target else None
        words = (m.group(2) or (entry[1] if entry else m.group(1))).strip()
        if entry is None or not entry[0]:
            return words, m.start(0), m.end(0)
        link = ET.Element("a", {"href": ENTRY_SCHEME + entry[0], "data-entry": ""})
        link.text = markdown.util.AtomicString(words)
        return link, m.start(0), m.end(0)


_HEADING = re.compile("h[1-6]")


class _Tidy(Treeprocessor):
    """Take the link off addresses that may not be linked.

    Headings step down below those of the page, empty ones go.
    """

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            for heading in [child for child in element if _HEADING.fullmatch(child.tag)]:
                if not "".join(heading.itertext()).strip():
                    element.remove(heading)
            if (
                element.tag == "a"
                and element.get("data-entry") is None
                and not GOOD_LINK.match(element.get("href", ""))
            ):
                element.attrib.pop("href", None)
            elif _HEADING.fullmatch(element.tag):
                element.tag = f"h{min(6, int(element.tag[1]) + 2)}"
