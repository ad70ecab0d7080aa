"""Who stands on a map of an edition, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import edition, library
from generator.geo import atlas, to_wgs84
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.places.model import Place
from generator.kinds.routes.model import Route
from tests.project import make_project

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition, Item

_WGS = "location: {lat: 26.89, lon: 112.60, datum: wgs84"
FILES = {
    "places/exact.yml": f"title: 准确\n{_WGS}}}\n",
    "places/about.yml": f"title: 约略\nfictional: true\n{_WGS}, precision: district}}\n",
    "places/shifted.yml": "title: 偏移\n"
    "location: {lat: 26.8869, lon: 112.6054, datum: gcj02, precision: street}\n",
    "places/sensitive.yml": "title: 敏感\nsensitive: true\naddress: 某处\n",
    "places/online.yml": "title: 线上\ncategory: online\n",
    "places/closed.yml": f"title: 停用\nstatus: retired\n{_WGS}}}\n",
    "places/inside.yml": f"title: 内部\naudience: internal\n{_WGS}}}\n",
    "places/where.yml": f"title: 内部坐标\ninternal:\n  {_WGS}}}\n",
    "routes/line.yml": "title: 线\n"
    "stops: [{place: exact}, {place: online}, {place: about}, {place: exact}]\n",
    "routes/closed.yml": "title: 停用的线\nstatus: retired\n"
    "stops: [{place: exact}, {place: about}]\n",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> library.Library:
    project: Path = make_project(tmp_path_factory.mktemp("project"), FILES)
    return library.load(project / "content", Vocabulary(categories={"online": "线上展馆"}))


def _address(item: Item) -> str:
    return f"/{item.url}"


def _drawn(chosen: Edition) -> list[str]:
    return [point.id for panel in atlas.panels(chosen, "图", _address) for point in panel.points]


def test_what_has_no_coordinates_for_this_audience_is_not_drawn(loaded: library.Library) -> None:
    assert _drawn(edition.select(loaded, Audience.PUBLIC)) == ["about", "exact", "shifted"]
    assert _drawn(edition.select(loaded, Audience.INTERNAL)) == [
        "about",
        "exact",
        "inside",
        "shifted",
        "where",
    ]


def test_points_stand_in_wgs84_with_their_precision(loaded: library.Library) -> None:
    public = edition.select(loaded, Audience.PUBLIC)
    about, exact, shifted = atlas.points(public.of(Place), _address)
    assert (exact.lat, exact.lon, exact.approximate, exact.href) == (
        26.89,
        112.6,
        False,
        "/places/exact/",
    )
    assert (about.approximate, shifted.approximate) == (True, False)
    assert [shifted.lat, shifted.lon] == pytest.approx(to_wgs84(26.8869, 112.6054, "gcj02"))


def test_a_sensitive_place_is_never_drawn(loaded: library.Library) -> None:
    """Checks refuse its coordinates; were they there, they would not be drawn."""
    item = edition.select(loaded, Audience.PUBLIC).one(Place, "exact")
    assert item is not None
    object.__setattr__(item.data, "sensitive", True)
    try:
        assert atlas.points([item], _address) == []
    finally:
        object.__setattr__(item.data, "sensitive", False)


def test_a_route_shows_each_of_its_places_once(loaded: library.Library) -> None:
    public = edition.select(loaded, Audience.PUBLIC)
    line = public.one(Route, "line")
    assert line is not None
    (panel,) = atlas.route_panels(public, line, _address)
    assert [point.id for point in panel.points] == ["exact", "about"]
    assert panel.numbers == (1, 3)  # the second stop is online
    assert 'href="/routes/line/"' in panel.svg
    assert "停用的线" not in atlas.panels(public, "图", _address)[0].svg


def test_a_cutout_has_its_place_first_and_its_neighbours_faint(loaded: library.Library) -> None:
    public = edition.select(loaded, Audience.PUBLIC)
    maps = atlas.Atlas(public, _address)
    place = public.one(Place, "exact")
    assert place is not None
    panel = maps.cutout(place)
    assert panel is not None
    assert panel.points[0].id == "exact"
    assert {point.id for point in panel.points} == {"exact", "about", "shifted"}
    assert panel.svg.count("qj-map__stop--faint") == 2
    assert "停用的线" not in panel.svg


def test_what_is_not_drawn_has_no_cutout(loaded: library.Library) -> None:
    public = edition.select(loaded, Audience.PUBLIC)
    maps = atlas.Atlas(public, _address)
    for id in ("sensitive", "online"):
        place = public.one(Place, id)
        assert place is not None
        assert maps.cutout(place) is None


def test_page_and_files_share_one_drawing(loaded: library.Library) -> None:
    public = edition.select(loaded, Audience.PUBLIC)
    one = atlas.Atlas(public, _address).panels("图")
    assert atlas.Atlas(public, _address).panels("图") is one
    internal = edition.select(loaded, Audience.INTERNAL)
    assert atlas.Atlas(internal, _address).panels("图") is not one
