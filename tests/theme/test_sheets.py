"""The style sheets: what an older browser does not know takes no more with it than itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.theme.assets import SHEETS

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = sorted(path.stem for path in SHEETS.glob("*.css"))

YOUNG = re.compile(r":has\(|:where\(|::details-content|:popover-open|:user-(?:in)?valid|:open\b")
"""Selectors that Chrome 78, Safari 13 or Firefox 78 do not know."""


def rules(sheet: str, media: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the media query, the selectors and the declarations of every rule."""
    text = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    while opening := re.search(r"\{", text):
        head = text[: opening.start()].strip()
        depth, end = 1, opening.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        body, text = text[opening.end() : end - 1], text[end:]
        if head.startswith(("@media", "@container", "@supports")):
            yield from rules(body, f"{media} {head}".strip())
        else:
            yield media, head, body


def selectors(head: str) -> list[str]:
    """Cut a list of selectors at its commas, but not at those in brackets."""
    parts, depth = [""], 0
    for character in head:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def test_the_reader_of_sheets_reads_them() -> None:
    sheet = "/* x { */ a:is(b, c), d { e: f } @media print { g { h: i !important } }"
    assert [(media, head) for media, head, _ in rules(sheet)] == [
        ("", "a:is(b, c), d"),
        ("@media print", "g"),
    ]
    assert selectors("a:is(b, c), d") == ["a:is(b, c)", "d"]


@pytest.mark.parametrize("name", NAMES)
def test_young_selectors_stand_alone(name: str) -> None:
    sheet = (SHEETS / f"{name}.css").read_text("utf-8")
    lists = [selectors(head) for _, head, _ in rules(sheet)]
    assert [result for result in lists if len(result) > 1 and any(map(YOUNG.search, result))] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_important_but_on_paper(name: str) -> None:
    sheet = (SHEETS / f"{name}.css").read_text("utf-8")
    important = [
        head for media, head, body in rules(sheet) if "!important" in body and "print" not in media
    ]
    assert important == []


@pytest.mark.parametrize("name", NAMES)
def test_no_layer_and_no_young_media_query(name: str) -> None:
    """A browser that does not know them leaves out all that is in them."""
    sheet = (SHEETS / f"{name}.css").read_text("utf-8")
    assert "@layer" not in sheet
    assert [media for media, _, _ in rules(sheet) if re.search(r"@media.*[<>]", media)] == []


@pytest.mark.parametrize("name", NAMES)
def test_places_are_written_side_by_side(name: str) -> None:
    """Chrome knows `inset` from version 87 on: what lies over the page would lie anywhere."""
    for _, _, body in rules((SHEETS / f"{name}.css").read_text("utf-8")):
        assert not re.search(r"(?:^|;|\s)inset(?:-[a-z-]+)?\s*:", body), body
