"""A page of one file: nothing asked for, nothing led to that is not there, nothing internal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.exports import alone
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from generator.pages.links import ROOT
from tests.exports.site import SECRET, edition, lay_out

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://a.example/qj/"
_ADDRESS = re.compile(r"<[^>]*?\s(?:href|src|xlink:href)=\"([^\"]*)\"")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return _pages(lay_out(tmp_path_factory.mktemp("public"), internal=False))


def _pages(
    content: Path, site: str = SITE, audience: Audience = Audience.PUBLIC, *ids: str
) -> dict[str, str]:
    files = alone.pages(edition(content, audience), ids, "清鉴", site)
    return {name: data.decode() for name, data in files}


def test_there_is_one_of_every_entry(public: dict[str, str]) -> None:
    assert set(public) == {f"{kind.folder}-open-{kind.folder}.html" for kind in KINDS}


def test_nothing_internal_is_in_public_pages(public: dict[str, str], tmp_path: Path) -> None:
    content = lay_out(tmp_path, internal=True)
    assert _pages(content) == public
    assert not any(SECRET in page for page in public.values())
    [own] = _pages(content, SITE, Audience.INTERNAL, "cases/open-cases").values()
    assert SECRET in own
    assert "内部资料，不得公开" in own


def test_a_page_needs_nothing_else(public: dict[str, str]) -> None:
    for name, page in public.items():
        assert ROOT not in page, name
        assert not re.search(r"<(script|link|audio|video|form|button|source)\b", page), name
        assert "default-src 'none'" in page
        assert "@import" not in page
        for address in _ADDRESS.findall(page):
            assert address.startswith(
                ("#", "data:", "https://", "http://", "geo:", "mailto:", "tel:")
            ), (
                name,
                address,
            )
        assert not re.search(r"<img[^>]* src=\"(?!data:)", page), name
        assert set(re.findall(r"url\(([^)]{0,5})", page)) <= {"data:", '"data', "'data", "#"}, name
    assert "data:image/webp;base64," in public["cases-open-cases.html"]
    assert f'href="{SITE}rules/open-rules/' in public["cases-open-cases.html"]


def test_where_the_site_is_unknown_words_stay_words(public: dict[str, str], tmp_path: Path) -> None:
    content = lay_out(tmp_path, internal=False)
    [page] = _pages(content, "", Audience.PUBLIC, "cases/open-cases").values()
    assert SITE not in page
    inside = [one for one in _ADDRESS.findall(page) if "open-" in one]
    assert inside == []
    body = page.partition("<body>")[2]
    assert "qj-button" not in body
    assert "qj-crumbs" not in body
    assert "公开的rules" in body, "what was linked is still named"
    for tag in ("a", "nav", "div", "section", "li"):
        assert len(re.findall(rf"<{tag}\b", body)) == body.count(f"</{tag}>"), tag


def test_drawings_keep_their_names(public: dict[str, str]) -> None:
    assert "viewBox" in public["cases-open-cases.html"]
    assert "viewbox" not in public["cases-open-cases.html"]
