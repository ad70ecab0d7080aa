"""Show who runs the site at the foot of every page when set, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.theme.identity import facts
from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("label", "value", "href"),
    [
        ("主办单位", "某市纪律检查委员会", ""),
        ("网站标识码", "4304000001", ""),
        ("ICP备案号", "湘ICP备00000000号-1", "https://beian.miit.gov.cn/"),
        (
            "公安备案号",
            "湘公网安备43040000000001号",
            "https://beian.mps.gov.cn/#/query/webSearch?code=43040000000001",
        ),
        ("公安备案号", "办理中", ""),
        ("联系方式", "0734-1234567", "tel:07341234567"),
        ("联系方式", "jw@example.org", "mailto:jw@example.org"),
        ("联系方式", "来信请寄某路1号", ""),
    ],
)
def test_links_where_they_are_usual(label: str, value: str, href: str) -> None:
    (fact,) = facts({label: value})
    assert (fact.label, fact.value, fact.href, fact.inside) == (label, value, href, False)


def test_the_site_map_is_a_link_of_its_own() -> None:
    (fact,) = facts({"网站地图": "/about/"})
    assert (fact.label, fact.value, fact.href, fact.inside) == ("", "网站地图", "about/", True)
    (fact,) = facts({"网站地图": "https://example.org/map"})
    assert (fact.href, fact.inside) == ("https://example.org/map", False)
    (fact,) = facts({"网站地图": "javascript:alert(1)"})
    assert fact.inside  # an address in the site, which leads nowhere


def test_nothing_set_nothing_shown(tmp_path: Path) -> None:
    assert list(facts(None)) == list(facts({"主办单位": None, "联系方式": " "})) == []
    site = build_project(make_project(tmp_path, {"cases/a.yml": "title: A\nfictional: true\n"}))
    assert "qj-footer__identity" not in (site / "index.html").read_text("utf-8")


def test_on_every_page(tmp_path: Path) -> None:
    project = make_project(tmp_path, {"cases/a.yml": "title: A\nfictional: true\n"})
    identity = (
        "{主办单位: '<某>单位', 网站标识码: 4304000001, ICP备案号: 湘ICP备1号, 网站地图: about/}"
    )
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"extra: {{identity: {identity}}}\n")
    site = build_project(project)
    for page, root in (
        ("index.html", ""),
        ("about/index.html", "../"),
        ("cases/a/index.html", "../../"),
    ):
        text = (site / page).read_text("utf-8")
        assert "<dt>主办单位</dt><dd>&lt;某&gt;单位</dd>" in text
        assert "<dd>4304000001</dd>" in text
        assert '<a href="https://beian.miit.gov.cn/">湘ICP备1号</a>' in text
        assert (
            f'<a href="{root}about/">网站地图</a>'.replace(
                "../about/", "./" if page[:5] == "about" else "../about/"
            )
            in text
        )
        assert "承办单位" not in text
