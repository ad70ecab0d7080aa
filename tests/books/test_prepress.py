"""What a printing house needs: boxes, the condition of printing, and nothing but inks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pypdf
import pypdfium2 as pdfium
import pytest
from PIL import ImageChops, ImageStat

from generator.books.paper import POINTS_PER_MM
from tests.books.shelf import book, print_books, project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KINDS = ("casebook", "handbook", "comparison", "lessons", "leaflet", "digest", "circular", "letter")
_COLOUR = re.compile(rb"(?<=\s)(k|K|rg|RG|g|G|cs|CS|sc|SC|scn|SCN|sh)(?=\s)")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A press file of every kind of book with the sample content, with 5 mm of bleed."""
    books = [book(kind, id=kind, press=True, bleed=5, condition="铜版纸") for kind in KINDS]
    folder = tmp_path_factory.mktemp("press")
    printed = print_books(project(folder, books=books, site="https://a.example"))
    return sorted(printed.glob("*-press.pdf"))


def _reader(path: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(path, strict=True)


def test_every_page_has_its_boxes(press: list[Path]) -> None:
    pages = [page for path in press for page in _reader(path).pages]
    assert len(pages) > 150
    over = 5 * POINTS_PER_MM
    for page in pages:
        trim, bleed, media = page.trimbox, page.bleedbox, page.mediabox
        assert [float(side) for side in bleed] == pytest.approx(
            [trim.left - over, trim.bottom - over, trim.right + over, trim.top + over], abs=0.01
        )
        assert media.left < bleed.left
        assert media.top > bleed.top


def test_every_file_names_its_condition_of_printing(press: list[Path]) -> None:
    for path in press:
        root: Any = _reader(path).trailer["/Root"]
        [intent] = root["/OutputIntents"]
        assert intent.get_object()["/S"] == "/GTS_PDFX"
        assert intent.get_object()["/OutputConditionIdentifier"] == "FOGRA39"
        assert intent.get_object()["/RegistryName"] == "http://www.color.org"


def test_the_condition_is_that_of_plain_paper_unless_the_office_says_so(shelf: Path) -> None:
    root: Any = _reader(shelf / "casebook-press.pdf").trailer["/Root"]
    assert root["/OutputIntents"][0].get_object()["/OutputConditionIdentifier"] == "FOGRA47"


def _drawn(resources: Any, content: bytes) -> Iterator[tuple[Any, bytes]]:
    """What is drawn on a page: its own content, and every form that stands in it."""
    yield resources, content
    for form in resources.get("/XObject", {}).values():
        inside = form.get_object()
        assert inside["/Subtype"] == "/Form", "no pictures"
        assert inside.get("/Group", {}).get("/CS", "/DeviceCMYK") == "/DeviceCMYK"
        yield from _drawn(inside.get("/Resources", {}), inside.get_data())


def test_everything_is_drawn_with_inks(press: list[Path]) -> None:
    forms = 0
    for path in press:
        for page in _reader(path).pages:
            content = page.get_contents()
            assert content is not None
            for resources, drawing in _drawn(page["/Resources"], content.get_data()):
                assert set(_COLOUR.findall(drawing)) <= {b"k", b"K"}, path.name
                assert "/ColorSpace" not in resources
                forms += 1
    assert forms > 200, "maps within pages too"


def test_a_map_and_its_codes_are_seen_as_on_the_screen(press: list[Path]) -> None:
    [leaflet] = [path for path in press if path.stem == "leaflet-press"]
    screen = leaflet.with_name("leaflet.pdf")
    for number, page in enumerate(pdfium.PdfDocument(leaflet)):
        display = pdfium.PdfDocument(screen)[number].render(scale=0.5, grayscale=True).to_pil()
        page.set_cropbox(*page.get_trimbox())
        inked = page.render(scale=0.5, grayscale=True).to_pil().resize(display.size)
        away = ImageStat.Stat(ImageChops.difference(display, inked)).mean[0]
        assert away < 1.5, (number, away)


def test_text_and_codes_are_black_alone(press: list[Path]) -> None:
    [lessons] = [path for path in press if path.stem == "lessons-press"]
    content = _reader(lessons).pages[0].get_contents()
    assert content is not None
    inks = {tuple(map(float, k.split())) for k in re.findall(rb"([\d. ]+) k\s", content.get_data())}
    blacks = {ink for ink in inks if ink[:3] == (0, 0, 0)}
    assert (0, 0, 0, 1) in blacks
    assert len(inks - blacks) <= 4, "the others are those of the house"


def test_a_press_needs_no_links_and_no_tags(press: list[Path]) -> None:
    for path in press:
        reader = _reader(path)
        root: Any = reader.trailer["/Root"]
        assert "/StructTreeRoot" not in root
        assert not [page for page in reader.pages if "/Annots" in page]
