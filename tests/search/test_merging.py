"""The search of several sites in that of one."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.search import merging
from generator.search.build import build_index
from generator.search.letters import Shortener, lengthen
from generator.search.published import PLACE, Published, UnusableIndexError
from generator.tools import manifest
from tests.search import samples, truth
from tests.search.conftest import running
from tests.search.site import write_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

    from generator.search import Document


def _write(folder: Path, documents: list[Document], address: str = "", name: str = "") -> Path:
    """A built site, as far as the search knows it."""
    write_index(documents, folder / PLACE)
    canonical = f'<link rel="canonical" href="{address}">' if address else ""
    (folder / "index.html").write_text(f"{canonical}<title>{name or folder.name}</title>", "utf-8")
    return folder


@pytest.fixture
def counties(tmp_path: Path) -> dict[str, list[Document]]:
    """A province and two counties, all with pages of the same paths; what their pages hold."""
    sites = {
        "province": samples.documents(20, seed=1),
        "jia": [*samples.documents(30, seed=2), *samples.BY_HAND],
        "yi": samples.documents(25, seed=3),
    }
    for name, documents in sites.items():
        _write(tmp_path / name, documents, f"https://{name}.example/")
    return sites


def _merge(folder: Path, *sites: str) -> Result:
    places = [f"{folder}/{site}" for site in sites]
    return CliRunner().invoke(
        main, ["search", "merge", *places, "--into", str(folder / "province")]
    )


def test_every_phrase_of_every_site_is_found_at_its_own_address(
    tmp_path: Path, counties: dict[str, list[Document]]
) -> None:
    result = _merge(tmp_path, "jia", "yi")
    assert result.exit_code == 0, result.output
    assert result.stdout.strip() == str(tmp_path / "province")
    assert "本站：20 页" in result.stderr
    everything = [
        document
        if name == "province"
        else replace(document, url=f"https://{name}.example/{document.url}")
        for name, documents in counties.items()
        for document in documents
    ]
    rng = random.Random(1)
    with running(tmp_path / "province" / PLACE) as engine:
        for length in (1, 2, 3, 5, 8):
            for documents in counties.values():
                query = truth.cut(documents, rng, length)
                assert set(engine.urls(query)) == truth.holding(everything, query), query
        only = engine.ask("案", filters={merging.SITE: ["jia"]})
        assert only["hits"]
        assert all(hit["url"].startswith("https://jia.example/") for hit in only["hits"])


def test_a_published_index_gives_back_what_it_was_made_of(
    tmp_path: Path, counties: dict[str, list[Document]]
) -> None:
    again = _unnamed(build_index(Published.of(tmp_path / "jia").documents()))
    assert again == _unnamed(build_index(counties["jia"]))


def _unnamed(files: Iterator[tuple[str, bytes]]) -> dict[str, bytes]:
    """An index without its name, which also says which words of a facet a page wrote itself."""
    made = dict(files)
    name = made["manifest.js"].decode().split('"build":"')[1][:12]
    return {
        path.replace(name, "name"): content.replace(name.encode(), b"name")
        for path, content in made.items()
    }


def test_merging_again_forgets_what_was_merged_before(
    tmp_path: Path, counties: dict[str, list[Document]]
) -> None:
    sums = tmp_path / "province.sha256"
    sums.write_text("of an older state\n", "utf-8")
    assert _merge(tmp_path, "jia").exit_code == 0
    assert set(manifest.read(sums, "province").items()) == set(
        manifest.hashes(tmp_path / "province").items()
    )
    once = (tmp_path / "province" / PLACE / "manifest.js").read_bytes()
    assert _merge(tmp_path, "yi").exit_code == 0
    assert _merge(tmp_path, "jia").exit_code == 0
    assert (tmp_path / "province" / PLACE / "manifest.js").read_bytes() == once
    assert sorted(p.name for p in (tmp_path / "province" / "assets").iterdir()) == ["search"]


@pytest.mark.parametrize(
    ("sites", "told"),
    [
        (("jia", "jia"), "是同一个网站"),
        (("province",), "就是 --into 的网站"),
        (("nowhere",), "不知道“"),
        (("inner",), "是内部版"),
        (("old",), "是另一个版本的清鉴生成的"),
        (("cut",), "坏了"),
        (("short",), "坏了"),
        (("gone",), "没有拷全"),
        (("twin", "yi"), "都有"),
    ],
)
@pytest.mark.usefixtures("counties")
def test_what_cannot_be_merged_is_told_and_nothing_changed(
    tmp_path: Path, sites: tuple[str, ...], told: str
) -> None:
    few = samples.documents(4)
    _write(tmp_path / "nowhere", few)
    for name in ("inner", "old", "cut", "short", "gone"):
        _write(tmp_path / name, few, f"https://{name}.example/")
    _edit(tmp_path / "inner", '"audience":"public"', '"audience":"internal"')
    _edit(tmp_path / "old", '"format":', '"format":9')
    _edit(tmp_path / "short", '"size":4', '"size":5')
    _fragment(tmp_path / "cut").write_bytes(_fragment(tmp_path / "cut").read_bytes()[:-9])
    _fragment(tmp_path / "gone").unlink()
    far = [replace(few[0], url="https://yi.example/" + samples.documents(1, seed=3)[0].url)]
    _write(tmp_path / "twin", far, "https://twin.example/")
    before = (tmp_path / "province" / PLACE / "manifest.js").read_bytes()
    result = _merge(tmp_path, *sites)
    assert result.exit_code == 1
    assert told in result.stderr
    assert (tmp_path / "province" / PLACE / "manifest.js").read_bytes() == before
    assert sorted(p.name for p in (tmp_path / "province" / "assets").iterdir()) == ["search"]


def _edit(site: Path, old: str, new: str) -> None:
    file = site / PLACE / "manifest.js"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _fragment(site: Path) -> Path:
    (file,) = (site / PLACE).glob("*/f0.js")
    return file


@pytest.mark.usefixtures("counties")
def test_an_address_may_be_given(tmp_path: Path) -> None:
    site = _write(tmp_path / "bing", samples.documents(3, seed=9))
    assert merging.open_site(site, "https://bing.example/qj").address == "https://bing.example/qj/"
    assert _merge(tmp_path, "bing=https://bing.example/qj").exit_code == 0


@pytest.mark.usefixtures("counties")
def test_an_address_of_another_kind_is_a_path_of_its_site(tmp_path: Path) -> None:
    odd = [replace(samples.documents(1)[0], url="javascript://x/%0aalert(1)")]
    _write(tmp_path / "odd", odd, "https://odd.example/")
    assert _merge(tmp_path, "odd").exit_code == 0
    urls = [document.url for document in Published.of(tmp_path / "province").documents()]
    assert [url for url in urls if "alert" in url] == ["https://odd.example/" + odd[0].url]


def test_names_of_files_from_another_site_lead_nowhere_else(
    tmp_path: Path, counties: dict[str, list[Document]]
) -> None:
    manifest = (tmp_path / "yi" / PLACE / "manifest.js").read_text("utf-8")
    build = manifest.split('"build":"')[1][:12]
    _edit(tmp_path / "yi", build, "../../../jia")
    with pytest.raises(UnusableIndexError):
        Published.of(tmp_path / "yi")


@given(st.text(), st.text(max_size=300))
def test_what_was_shortened_can_be_read_again(text: str, more: str) -> None:
    alphabet = "".join(dict.fromkeys(text + more))[:1500]
    assert lengthen(Shortener(alphabet).shorten(text + more), alphabet) == text + more
