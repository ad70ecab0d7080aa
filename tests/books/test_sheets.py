"""The sheets of the map as files of their own."""

from __future__ import annotations

import io
import struct
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from generator.books import sheets
from generator.geo import draw
from generator.geo.schematic import draw_overview
from generator.pages.links import ROOT
from tests.geo.samples import POINTS, ROUTES, scattered

_FORMS = ("svg", "png", "pdf")
_PANELS = draw(POINTS, ROUTES, heading="廉洁地图")


def _files(site: str = "") -> dict[str, bytes]:
    return dict(sheets.files(None, _PANELS, lambda url: f"{site}{url}" if site else ""))


def test_each_sheet_has_three_forms() -> None:
    names = {
        f"map/sheets/{panel.slug}.{form}" for panel in _PANELS for form in ("svg", "png", "pdf")
    }
    assert set(_files()) == names


def test_an_overview_has_them_too() -> None:
    panels = draw(scattered(200), [], heading="图")
    overview = draw_overview(panels, heading="总览")
    assert overview is not None
    files = sheets.files(overview, [], lambda url: "")
    assert [name for name, _ in files] == [f"map/sheets/overview.{form}" for form in _FORMS]


def test_an_svg_needs_nothing_else() -> None:
    for name, data in _files().items():
        if not name.endswith(".svg"):
            continue
        for node in ET.fromstring(data).iter():
            assert not node.tag.endswith(("style", "script", "image", "foreignObject"))
            assert not [key for key in node.attrib if key in ("class", "style", "href")]
            assert not [key for key in node.attrib if key.startswith(("data-", "on"))]
            assert "var(" not in "".join(node.attrib.values())
        assert b"fill=" in data


def test_links_lead_to_the_site_where_its_address_is_known() -> None:
    svg = next(data for name, data in _files("https://example.org").items() if "svg" in name)
    assert b'href="https://example.org/places/p0/"' in svg
    assert ROOT.encode() not in svg


def test_a_picture_is_large_enough_to_read() -> None:
    png = next(data for name, data in _files().items() if name.endswith(".png"))
    width, height = struct.unpack(">II", png[16:24])
    assert width == 1020
    assert height > width


def test_a_page_has_the_map_and_all_its_places() -> None:
    data = next(data for name, data in _files().items() if name.endswith(".pdf"))
    reader = PdfReader(io.BytesIO(data))
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    assert all(point.title in text for point in _PANELS[0].points)
    assert "示意图，不表示界线" in text
    assert "/CreationDate" not in (reader.metadata or {})


def test_the_same_again() -> None:
    before = _files()
    sheets._picture.cache_clear()
    sheets._page.cache_clear()
    assert _files() == before


@pytest.mark.parametrize("title", ['"#panic()\\', "$x$ *b* <a> #{1+1}", "\u202e倒"])
def test_titles_are_no_code(title: str) -> None:
    points = [POINTS[0].__class__("x", title, "/x/", 26.9, 112.6)]
    (panel,) = draw(points, [], heading=title)
    files = dict(sheets.files(None, [panel], lambda url: ""))
    assert len(files) == 3
