"""Write the XHTML files of a book for reading devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.tools.markup import element, xml

if TYPE_CHECKING:
    from generator.tools.markup import Node

LANGUAGE = "zh-Hans"
_XHTML = "http://www.w3.org/1999/xhtml"
_EPUB = "http://www.idpf.org/2007/ops"


def page(title: str, *body: Node, style: str = "style.css") -> bytes:
    """Return an XHTML file of a book."""
    head = element(
        "head",
        element("title", title),
        element("link", rel="stylesheet", type="text/css", href=style),
    )
    root = element("html", "\n", head, "\n", element("body", *body), "\n", lang=LANGUAGE)
    root.set("xml:lang", LANGUAGE)
    root.set("xmlns", _XHTML)
    root.set("xmlns:epub", _EPUB)
    return xml(root, doctype="<!DOCTYPE html>\n")
