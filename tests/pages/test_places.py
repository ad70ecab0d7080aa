"""Pages of places and routes: what leads elsewhere, what is said of the way, halls and stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import library
from generator.edition import select
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.pages.build import build

if TYPE_CHECKING:
    from pathlib import Path

EXACT = "location: {lat: 26.9, lon: 112.6, datum: wgs84}\n"
SERVICES = ("uri.amap.com", "api.map.baidu.com", "apis.map.qq.com", "geo:")


def pages(folder: Path, files: dict[str, str], settings: str = "") -> dict[str, str]:
    """The bodies of all pages of the public edition, by address."""
    for name, text in files.items():
        file = folder / "content" / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    if settings:
        (folder / "site_config").mkdir()
        (folder / "site_config" / "visits.yml").write_text(settings, "utf-8")
    edition = select(library.load(folder / "content", Vocabulary()), Audience.PUBLIC)
    return {page.url: page.body() for page in build(edition, "站")}


def test_an_exact_place_leads_to_map_services(tmp_path: Path) -> None:
    page = pages(tmp_path, {"places/a": f"title: 甲\n{EXACT}"})["places/a/"]
    assert all(service in page for service in SERVICES)


@pytest.mark.parametrize(
    ("place", "settings"),
    [
        (EXACT, "map_links: 否\n"),
        ("location: {lat: 26.9, lon: 112.6, datum: wgs84, precision: street}\n", ""),
        ("sensitive: true\naddress: 某区\n", ""),
        (f"internal:\n  {EXACT}", ""),
    ],
    ids=["closed network", "not exact", "sensitive", "internal"],
)
def test_no_page_leads_to_a_map_service(tmp_path: Path, place: str, settings: str) -> None:
    made = pages(tmp_path, {"places/a": f"title: 甲\n{place}"}, settings)
    assert not any(service in body for body in made.values() for service in SERVICES)


def test_a_stamp_of_what_the_public_does_not_see_is_not_told(tmp_path: Path) -> None:
    files = {"places/a": "title: 甲\n", "places/b": "title: 乙\naudience: internal\n"}
    hashes = ["ab" * 32, "cd" * 32]
    made = pages(tmp_path, files, f"stamps: {{a: {hashes[0]}, b: {hashes[1]}}}\n")
    assert hashes[0] in made["places/a/"]
    assert not any(hashes[1] in body or "乙" in body for body in made.values())
    assert made["map/passport/"].count('class="qj-passport__page"') == 1


def test_a_route_has_a_code_for_each_stop_where_the_site_has_an_address(tmp_path: Path) -> None:
    files = {
        "places/a": "title: 甲\n",
        "places/b": "title: 乙\n",
        "routes/r": "title: 线\nstops: [{place: a}, {place: b}]\n",
    }
    assert "qj-code" not in pages(tmp_path, files)["routes/r/"]
    edition = select(library.load(tmp_path / "content", Vocabulary()), Audience.PUBLIC)
    made = {p.url: p.body() for p in build(edition, "站", address="https://qj.example.cn/")}
    codes = ("routes/r/", "places/a/", "places/b/")
    assert all(f"<figcaption>https://qj.example.cn/{url}" in made["routes/r/"] for url in codes)
    assert made["places/a/"].count("qj-code") == 1


def test_no_passport_without_stamps(tmp_path: Path) -> None:
    assert "map/passport/" not in pages(tmp_path, {"places/a": "title: 甲\n"})


def test_rooms_of_a_hall_lead_to_each_other(tmp_path: Path) -> None:
    files = {f"places/{id}": f"title: 室{id}\n" for id in "abc"}
    files["routes/h"] = "title: 馆\nmode: 网上\nstops: [{place: a}, {place: b}, {place: c}]\n"
    made = pages(tmp_path, files)
    assert "路上" not in made["routes/h/"]
    # rooms without a picture are no panorama, and have no doors
    assert "qj-rooms" not in made["places/b/"]


def test_a_story_without_the_places_that_the_public_does_not_see(tmp_path: Path) -> None:
    files = {
        "places/a": "title: 甲\n",
        "places/b": "title: 乙\nstatus: retired\n",
        "routes/r": "title: 线\nstory: true\nstops: [{place: a}, {place: b}]\n",
        "routes/s": "title: 空线\nstory: true\n",
        "routes/t": "title: 平线\nstops: [{place: a}]\n",
    }
    made = pages(tmp_path, files)
    assert made["routes/r/story/"].count('class="qj-story__step"') == 3
    assert "routes/s/story/" not in made
    assert "routes/t/story/" not in made


def test_a_route_says_what_it_knows_of_the_way(tmp_path: Path) -> None:
    files = {
        "places/a": f"title: 甲\n{EXACT}",
        "places/b": "title: 乙\nlocation: {lat: 26.909, lon: 112.6, datum: wgs84}\n",
        "places/c": "title: 丙\n",
        "routes/r": "title: 线\nmode: 步行\nstops: [{place: a, minutes: 70}, {place: b}]\n",
        "routes/s": "title: 线二\nmode: 步行\nstops: [{place: a}, {place: b}, {place: c}]\n",
    }
    made = pages(tmp_path, files)
    words = "".join(made["routes/r/"].split())
    assert "步行约20分钟（1.3千米）" in words
    assert "全程约</dt>" not in words
    assert "约1小时30分钟" in words
    assert "每小时4千米估算" in words
    words = "".join(made["routes/s/"].split())
    assert "另有1段未注明" in words
    assert "全程" not in words
