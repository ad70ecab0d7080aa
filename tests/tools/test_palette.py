"""The house's colours: written once, legible in every dress, the same for pages and books."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import generator
from generator.books.press import HOUSE
from generator.tools import palette

ASSETS = Path(generator.__file__).parent / "theme" / "assets" / "qingjian"
SHEETS = sorted(ASSETS.glob("*.css"))

WORDS = ("ink", "muted", "jade", "vermilion", "ochre")
GROUNDS = ("paper", "raised", "surface")
SCREENS = {
    "light": ("light",),
    "dark": ("dark",),
    "light, high contrast": ("light", "light-contrast"),
    "dark, high contrast": ("dark", "dark-contrast"),
}


def colours(*names: str) -> dict[str, str]:
    """What custom properties come to when tables are laid one over the other."""
    return {name: value for table in names for name, value in palette.tables()[table].items()}


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("dress", SCREENS)
def test_words_can_be_read_on_every_ground(dress: str) -> None:
    display = colours(*SCREENS[dress])
    least = 7 if "high" in dress else 4.5
    pairs = [*product(WORDS, GROUNDS), ("on-jade", "jade"), ("ink", "mark")]
    faint = {
        (word, ground): round(contrast(display[word], display[ground]), 2)
        for word, ground in pairs
        if contrast(display[word], display[ground]) < least
    }
    assert faint == {}


@pytest.mark.parametrize("dress", ["light", "dark"])
def test_controls_stand_out_from_their_grounds(dress: str) -> None:
    display = colours(dress)
    assert min(contrast(display["control"], display[ground]) for ground in GROUNDS) >= 3


def test_words_can_be_read_on_paper() -> None:
    printed, book = colours("printed"), colours("book")
    assert min(contrast(printed[word], printed["paper"]) for word in WORDS) >= 4.5
    words = ("ink", "grey", "jade", "vermilion", "ochre")
    assert min(contrast(book[word], "#ffffff") for word in words) >= 4.5
    assert min(contrast(book[word], book["celadon"]) for word in words) >= 4.5


def test_every_dress_has_all_colours() -> None:
    tables = palette.tables()
    assert set(tables["light"]) == set(tables["dark"]) > set(tables["light-contrast"])
    assert set(tables["light-contrast"]) == set(tables["dark-contrast"])
    assert set(tables["printed"]) <= set(tables["light"])
    assert set(tables["book"]) == set(tables["press"])


def test_the_accents_of_books_are_those_of_pages() -> None:
    light, book = palette.tables()["light"], palette.tables()["book"]
    shared = ("ink", "jade", "vermilion")
    assert {name: light[name] for name in shared} == {name: book[name] for name in shared}


def test_dark_is_the_same_for_the_reader_and_for_the_device() -> None:
    blocks = re.findall(r"{([^{}]*color-scheme: dark;[^{}]*)}", palette.properties())
    choice, asked = (block.split() for block in blocks)
    assert choice == asked


_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b(?=[^{}]*;)|\b(?:rgba?|hsla?)\(|\blight-dark\(", re.IGNORECASE
)


@pytest.mark.parametrize("sheet", [*SHEETS, HOUSE / "map.css"], ids=lambda path: path.stem)
def test_no_sheet_has_a_colour_of_its_own(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    values = re.findall(r":\s([^;{}]+);", text)
    assert [value for value in values if _COLOUR.search(f"{value};")] == []


def test_no_style_of_books_has_a_colour_of_its_own() -> None:
    sheets = {path.name: path.read_text("utf-8") for path in HOUSE.glob("*.typ")}
    assert [name for name, text in sheets.items() if 'rgb("' in text] == []


def test_drawings_in_books_know_every_colour_they_ask_for() -> None:
    filled = palette.in_colours_of_books((HOUSE / "map.css").read_text("utf-8"))
    assert "var(" not in filled
    with pytest.raises(KeyError):
        palette.in_colours_of_books("a { fill: var(--sky) }")
