"""Pages of an index: whole in the portal, method and tiers for the public, and not a word more."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

from generator.edition import select
from generator.kinds.entry import Audience
from generator.kinds.indexes.model import Index
from generator.kinds.leaves import leaves
from generator.library import loading
from generator.library.page_files import check_pages
from generator.library.vocabulary import load
from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path

SECRETS = ("机密备注甲", "评判人张丙", "扣分缘由乙", "反馈去处丁", "隐名单位戊")
_INDEX = """title: 示例指数
fictional: true
audience: {audience}
period: 2026-01/2026-06
goals:
  - {{id: a, title: 甲项目, floor: 0, target: 731}}
  - {{id: b, title: 乙项目, floor: 0, target: 10}}
judgements:
  - {{by: 评判人张丙, pairs: [{{more: a, than: b, times: 3}}]}}
rules: {{pass: 60, tiers: [{{name: 优等, least: 60}}, {{name: 末等}}]}}
data: x.csv
adjustments: [{{unit: 某局, type: 扣分, points: 1.37, reason: 扣分缘由乙}}]
feedback: [反馈去处丁]
deadline: 2027-03-31
"""
_TABLE = """单位,指标,数值,说明
某局,a,619.83,机密备注甲
某局,b,8.417,
某厂,a,211.91,
某厂,b,2.663,
hidden-unit,a,300.5,
hidden-unit,b,5.5,
"""
_UNIT = "title: 隐名单位戊\nfictional: true\naudience: internal\n"
FIGURES = ("619.83", "8.417", "211.91", "2.663", "1.37", "2027")


def _site(folder: Path, audience: str, configuration: str = "mkdocs.yml") -> Path:
    files = {
        "indexes/x.yml": _INDEX.format(audience=audience),
        "indexes/x.csv": _TABLE,
        "units/hidden-unit.yml": _UNIT,
    }
    return build_project(make_project(folder, files), configuration)


def _bytes(site: Path) -> str:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def test_the_public_gets_method_and_tiers_and_nothing_else(tmp_path: Path) -> None:
    site = _site(tmp_path, "public")
    page = (site / "indexes/x/index.html").read_text("utf-8")
    assert [word for word in ("甲项目", "75.0%", "优等", "某局", "某厂") if word not in page] == []
    tiers = page[page.index('id="tiers"') : page.index('id="goals"')]
    assert re.findall(r"某.|隐", tiers) == ["某局", "某厂"]
    assert not (site / "indexes/x/units").exists()
    assert not (site / "indexes/x/method").exists()
    assert not (site / "indexes/x/results.csv").exists()
    everything = _bytes(site)
    assert [word for word in (*SECRETS, "hidden-unit") if word in everything] == []
    assert [figure for figure in FIGURES if figure in page] == []
    assert "SHA-256" not in page


def test_what_is_not_public_is_gone_before_anything_is_rendered(tmp_path: Path) -> None:
    text = _INDEX.format(audience="public").replace("data: x.csv\n", "")
    text += "opinion: {share: 20, results: [{unit: 某局, score: 80}]}\nunits: [某局, 某厂]\n"
    text += "values: [{unit: 某局, indicator: a, value: 3, note: 机密备注甲}]\n"
    for name, keys in (("x", text), ("y", _INDEX.format(audience="public"))):
        project = make_project(tmp_path / name, {"indexes/x.yml": keys, "indexes/x.csv": _TABLE})
        library = loading.load(
            project / "content", load(project / "site_config/vocabulary.yml", "v")
        )
        item = select(library, Audience.PUBLIC).one(Index, "x")
        assert item is not None
        data = item.data
        assert (data.judgements, data.values, data.adjustments, data.units) == ((), (), (), ())
        assert (data.data, data.deadline, data.feedback) == (None, None, ())
        assert data.opinion is None or data.opinion.results == ()
        words = str([text for _, _, text in leaves(data)])
        assert [secret for secret in SECRETS if secret in words] == []


def test_an_index_is_internal_unless_it_says_otherwise(tmp_path: Path) -> None:
    assert not (_site(tmp_path, "internal") / "indexes/x").exists()


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portal")
    return _site(folder, "internal", "site_config/internal.yml")


def test_the_portal_has_a_report_for_each_unit_and_the_method(portal: Path) -> None:
    folders = {path.name for path in (portal / "indexes/x/units").iterdir()}
    assert "hidden-unit" in folders
    assert len(folders) == 3
    reports = [path.read_text("utf-8") for path in (portal / "indexes/x/units").rglob("*.html")]
    (own,) = [text for text in reports if "某局：体检报告单" in text]
    for word in ("619.83", "机密备注甲", "扣分缘由乙", "反馈去处丁", "0 → 731"):
        assert word in own
    method = (portal / "indexes/x/method/index.html").read_text("utf-8")
    assert method.count("<code>") == 4
    assert len(set(re.findall(r"<code>([0-9a-f]{64})</code>", method))) == 4
    assert "评判人张丙" in method


def test_the_plot_is_focusable_and_the_table_says_the_same(portal: Path) -> None:
    page = (portal / "indexes/x/index.html").read_text("utf-8")
    plot = page[page.index("qj-index__plot") : page.index("</figure>")]
    labels = re.findall(r'aria-label="([^"：]+)：得分 ([\d.]+)，[^"]+"', plot)
    rows = re.findall(
        r'<th scope="row"><a [^>]+>([^<]+)</a></th><td>[^<]*</td>\s*<td [^>]+>([\d.]+)', page
    )
    assert labels == rows[: len(labels)]
    assert len(labels) == 3


def test_a_page_of_the_authors_cannot_stand_where_a_report_does(tmp_path: Path) -> None:
    project = make_project(
        tmp_path, {"indexes/x.yml": _INDEX.format(audience="internal"), "indexes/x.csv": _TABLE}
    )
    library = loading.load(project / "content", load(project / "site_config/vocabulary.yml", "v"))
    pages = tmp_path / "pages"
    (pages / "indexes/x").mkdir(parents=True)
    (pages / "indexes/x/method.md").write_text("# 方法\n", "utf-8")
    assert [d.code for d in check_pages(pages, "pages", library.entries)] == ["page-taken"]


def test_the_results_are_a_table_that_spreadsheets_read(portal: Path) -> None:
    data = (portal / "indexes/x/results.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    by_name = {row["单位"]: row for row in rows}
    assert by_name["某局"]["甲项目"] == "84.79"
    assert by_name["某局"]["得分"] == "83.27"
    assert by_name["某局"]["扣分"] == "1.37"
    assert set(by_name) == {"某局", "某厂", "隐名单位戊"}
    assert "下载结果" in (portal / "indexes/x/index.html").read_text("utf-8")


def test_three_terms_are_a_course(tmp_path: Path) -> None:
    def term(name: str, previous: str) -> dict[str, str]:
        line = f"previous: {previous}\n" if previous else ""
        text = re.sub("period:.*\n", line, _INDEX.format(audience="internal"))
        return {
            f"indexes/{name}.yml": text.replace("x.csv", f"{name}.csv"),
            f"indexes/{name}.csv": _TABLE,
        }

    files = {**term("a", "b"), **term("b", "c"), **term("c", ""), "units/hidden-unit.yml": _UNIT}
    site = build_project(make_project(tmp_path, files), "site_config/internal.yml")
    report = (site / "indexes/a/units/hidden-unit/index.html").read_text("utf-8")
    assert report.count('<th scope="row">示例指数</th>') == 3
    assert "qj-index__course" in report
    assert "历期得分" in (site / "indexes/a/index.html").read_text("utf-8")
    assert "历期得分" not in (site / "indexes/b/index.html").read_text("utf-8")
