"""A sitemap for more addresses than one file may hold."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from generator.mkdocs import sitemap
from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _sitemap(count: int) -> str:
    urls = (
        f"<url>\n<loc>https://example.org/cases/{i}/?a&amp;b</loc>"
        f"<lastmod>2021-06-{i % 28 + 1:02}</lastmod></url>"
        for i in range(count)
    )
    return f"<urlset>{''.join(urls)}</urlset>"


def _addresses(xml: bytes | str, tag: str = "url") -> list[str]:
    return [
        str(one.findtext(f"{SPACE}loc")) for one in ElementTree.fromstring(xml).iter(SPACE + tag)
    ]


@pytest.mark.parametrize("count", [0, 1, 50_000])
def test_one_that_is_small_enough_stays_as_it_is(count: int) -> None:
    xml = _sitemap(count)
    assert sitemap.split(xml, "https://example.org/") == (xml, [])


def test_a_larger_one_is_an_index_of_parts() -> None:
    index, parts = sitemap.split(_sitemap(50_001), "https://example.org/sub")
    files = dict(parts)
    names = ["sitemap-1.xml", "sitemap-2.xml"]
    assert _addresses(index, "sitemap") == [f"https://example.org/sub/{name}" for name in names]
    assert re.findall("<lastmod>(.*?)<", index) == ["2021-06-28", "2021-06-21"]
    found = [_addresses(files[name]) for name in names]
    assert [len(part) for part in found] == [50_000, 1]
    assert found[1] == ["https://example.org/cases/50000/?a&b"]
    assert all(gzip.decompress(files[f"{name}.gz"]) == files[name] for name in names)
    assert all(map(sitemap.is_of_sitemap, files))


def test_a_built_site_has_every_address_in_some_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://example.org/\n")
    whole = _addresses((build_project(project) / "sitemap.xml").read_text("utf-8"))
    monkeypatch.setattr(sitemap, "LIMIT", 7)
    site = build_project(project)
    parts = _addresses((site / "sitemap.xml").read_text("utf-8"), "sitemap")
    assert len(parts) == -(-len(whole) // 7)
    files = [site / part.removeprefix("https://example.org/") for part in parts]
    assert [one for file in files for one in _addresses(file.read_text("utf-8"))] == whole
    packed = gzip.decompress((site / "sitemap.xml.gz").read_bytes())
    assert packed.decode() == (site / "sitemap.xml").read_text("utf-8")
