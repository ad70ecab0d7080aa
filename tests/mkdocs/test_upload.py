"""Which pictures and recordings get into an edition, and how pages show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from tests.media import samples
from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path

PLACE = """\
title: 公园
images:
  - {file: media/x.jpg, alt: '湖"<b>', credit: 张某摄}
internal: {panorama: {file: media/wide.png, alt: 全景}, audio: media/x.mp3}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = make_project(
        tmp_path / "project", {"places/p.yml": PLACE, "places/q.yml": "title: Q\naudience: 内部\n"}
    )
    files = {
        "x.jpg": samples.telling("JPEG", samples.gradient(1200, 900)),
        "x.mp3": samples.recording(),
    }
    files |= {
        "wide.png": samples.telling("PNG", samples.gradient(2400, 900)),
        "unused.jpg": samples.telling("JPEG"),
    }
    samples.write(project / "content/media", files)
    return project


def _published(site: Path) -> list[str]:
    return sorted(file.suffix for file in (site / "media").iterdir())


def test_only_what_entries_of_the_edition_name(project: Path) -> None:
    public, internal = build_project(project), build_project(project, "site_config/internal.yml")
    assert _published(public) == [".webp"] * 3
    assert _published(internal) == [".mp3"] + [".webp"] * 6
    originals = {file.read_bytes() for file in (project / "content/media").iterdir()}
    for site in (public, internal):
        assert not [
            file for file in site.rglob("*") if file.is_file() and file.read_bytes() in originals
        ]


def test_how_a_page_shows_them(project: Path) -> None:
    text = (build_project(project, "site_config/internal.yml") / "places/p/index.html").read_text(
        "utf-8"
    )
    picture, panorama = re.findall(r"<img [^>]*>", text)
    assert re.search(r'src="\.\./\.\./media/[0-9a-f]{20}-960x720\.webp"', picture)
    assert re.search(r'srcset="\S+ 480w, \S+ 960w, \S+ 1200w"', picture)
    assert (
        ' width="1200" height="900" loading="lazy" decoding="async" alt="湖&#34;&lt;b&gt;"'
        in picture
    )
    assert "<figcaption>张某摄</figcaption>" in text
    assert ' width="2400" height="900"' in panorama
    assert re.search(
        r'<audio [^>]*controls preload="none" src="\.\./\.\./media/[0-9a-f]{20}\.mp3"', text
    )


def test_pictures_beside_pages_written_by_hand(project: Path) -> None:
    samples.write(
        project / "content/pages", {"湖 1.JPG": samples.telling("JPEG"), "a/b.txt": b"as it is"}
    )
    site = build_project(project)
    published = (site / "湖 1.JPG").read_bytes()
    assert published.startswith(b"\xff\xd8\xff")
    assert not [secret for secret in samples.SECRET_BYTES if secret in published]
    assert (site / "a/b.txt").read_bytes() == b"as it is"


def test_links_out_of_the_pages_and_broken_pictures_are_refused(project: Path) -> None:
    samples.write(project, {"secret.txt": b"secret"})
    link = project / "content/pages/x.txt"
    link.symlink_to(project / "secret.txt")
    with pytest.raises(Abort):
        build_project(project)
    link.unlink()
    samples.write(project / "content/pages", {"x.png": b"no picture"})
    with pytest.raises(Abort):
        build_project(project)


def test_what_was_made_is_kept_outside_the_site(project: Path) -> None:
    site = build_project(project)
    assert len(list((project / ".cache/media").iterdir())) == 1
    assert not [path for path in site.rglob("*") if path.name.startswith(".")]


def test_the_sitemap_has_dates_of_the_content(project: Path) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://example.org/\n")
    samples.write(
        project / "content", {"cases/a.yml": b"title: A\nfictional: true\ndate: 2021-06-16\n"}
    )
    dates = re.findall(
        r"<lastmod>(.*)</lastmod>", (build_project(project) / "sitemap.xml").read_text("utf-8")
    )
    assert len(dates) > 10
    assert set(dates) == {"2021-06-16"}
