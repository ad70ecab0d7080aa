"""The places of the map as a file: what is drawn and nothing else, in the edition that draws it."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from generator.pages.map import PLACES, TABLE
from tests.geo.test_atlas import FILES
from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path

LINK = '<a href="../map/places.geojson" type="application/geo+json" download>'
ADDRESS = "https://example.org/sub/"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build the public edition with a known address, and the internal one without."""
    project = make_project(tmp_path_factory.mktemp("project"), FILES)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"site_url: {ADDRESS}\n")
    return build_project(project), build_project(project, "site_config/internal.yml")


def _features(site: Path) -> dict[str, dict[str, Any]]:
    """By id, after a look at what RFC 7946 asks of them."""
    collection = json.loads((site / PLACES).read_text("utf-8"))
    assert collection.keys() == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        lon, lat = feature["geometry"]["coordinates"]
        assert 112 < lon < 113
        assert 26 < lat < 27
    return {feature["id"]: feature for feature in collection["features"]}


def test_each_edition_gives_the_places_that_it_draws(sites: tuple[Path, Path]) -> None:
    public, internal = map(_features, sites)
    assert list(public) == ["about", "exact", "shifted"]
    assert list(internal) == ["about", "exact", "inside", "shifted", "where"]
    for site in sites:
        page = (site / "map/index.html").read_text("utf-8")
        assert page.count(LINK) == 1
        assert all(f'data-place="{id}"' in page for id in _features(site))
        assert [p for p in site.rglob("*.html") if PLACES in p.read_text("utf-8")] == [
            site / "map/index.html"
        ]


def test_no_digit_more_than_is_known(sites: tuple[Path, Path]) -> None:
    public = _features(sites[0])
    assert public["exact"]["geometry"]["coordinates"] == [112.6, 26.89]
    assert all(
        len(f"{degrees}".partition(".")[2]) <= 3
        for degrees in public["shifted"]["geometry"]["coordinates"]
    )
    page = (sites[0] / "places/shifted/index.html").read_text("utf-8")
    assert "北纬 26.887°，东经 112.605°（GCJ-02，精确到街道）" in page
    assert "26.8869" not in page


def test_links_lead_to_the_site_where_its_address_is_known(sites: tuple[Path, Path]) -> None:
    public, internal = map(_features, sites)
    assert public["exact"]["properties"] == {
        "title": "准确", "precision": "exact", "url": f"{ADDRESS}places/exact/",
    }  # fmt: skip
    assert internal["exact"]["properties"] == {"title": "准确", "precision": "exact"}


def test_what_was_made_up_is_marked(sites: tuple[Path, Path]) -> None:
    public = _features(sites[0])
    assert [id for id, feature in public.items() if feature["properties"].get("fictional")] == [
        "about"
    ]


def test_a_map_without_places_has_no_file(tmp_path: Path) -> None:
    site = build_project(make_project(tmp_path, {"places/online.yml": "title: 线上\n"}))
    assert not (site / PLACES).exists()
    assert PLACES not in (site / "map/index.html").read_text("utf-8")


def test_the_same_places_stand_in_a_table(sites: tuple[Path, Path]) -> None:
    for site in sites:
        data = (site / TABLE).read_bytes()
        assert data.startswith(codecs.BOM_UTF8)
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        features = _features(site)
        assert [row["编号"] for row in rows] == list(features)
        for row in rows:
            lon, lat = features[row["编号"]]["geometry"]["coordinates"]
            assert (float(row["纬度"]), float(row["经度"])) == (lat, lon)


def test_a_name_that_is_a_formula_is_none_in_the_table(tmp_path: Path) -> None:
    text = "title: =1+1\nlocation: {lat: 26.9, lon: 112.6, datum: wgs84}\n"
    site = build_project(make_project(tmp_path, {"places/x.yml": text}))
    assert "x,'=1+1," in (site / TABLE).read_text("utf-8-sig")


def test_the_page_for_other_sites_holds_what_the_edition_has(sites: tuple[Path, Path]) -> None:
    public = (sites[0] / "map/embed/index.html").read_text("utf-8")
    assert 'data-place="exact"' in public
    assert 'data-place="inside"' not in public
    assert not (sites[1] / "map/embed").exists()
    inner = "".join(path.read_text("utf-8") for path in (sites[1] / "map/sheets").glob("*.svg"))
    assert "廉洁地图（内部）" in inner
    assert "\x02" not in public
    style = re.search(r'<link rel="stylesheet" href="../../([^"]+)">', public)
    assert style
    assert (sites[0] / style[1]).is_file()
    assert "<script" not in public
    outer = "".join(path.read_text("utf-8") for path in (sites[0] / "map/sheets").glob("*.svg"))
    assert "准确" in outer
    assert "内部" not in outer
