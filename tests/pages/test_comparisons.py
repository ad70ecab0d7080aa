"""The pages that compare versions: which there are, what stands on them, how they are reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.pages.build import build
from generator.search.documents import documents

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition
    from generator.pages.page import Page

TWO = """\
title: 某镇采购办法
fictional: true
versions:
  - {effective: 2022-05-01}
  - {effective: 2020-01-01, ended: 2022-04-30}
clauses:
  - {heading: 第一章 总则, in: 2020-01-01}
  - {no: "1", text: 采购坚持公开、节约。, in: 2020-01-01}
  - {no: "2", text: 两人以上询价，由一人付款 <b> & 记录。, in: 2020-01-01}
  - {no: "3", text: 采购结束后公示。, in: 2020-01-01}
  - {heading: 第一章 总则, in: 2022-05-01}
  - {no: "1", text: 采购坚持公开、节约。, in: 2022-05-01}
  - {no: "2", text: 任何人不得指定供应商。, in: 2022-05-01}
  - {no: "3", text: 三人以上询价，由一人付款 <b> & 记录。, in: 2022-05-01}
"""


def _edition(folder: Path, rule: str) -> Edition:
    (folder / "rules").mkdir()
    (folder / "rules" / "r.yml").write_text(rule, "utf-8")
    return edition.select(library.load(folder, Vocabulary()), Audience.PUBLIC)


def _pages(folder: Path, rule: str) -> dict[str, Page]:
    pages = build(_edition(folder, rule), "站")
    return {page.url: page for page in pages if page.url.startswith("rules/r/")}


def _text(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", html))


def test_two_versions_have_a_comparison(tmp_path: Path) -> None:
    page = _pages(tmp_path, TWO)["rules/r/compare/2020-01-01/2022-05-01/"]
    body = page.body()
    assert page.title == "某镇采购办法：2020年1月1日版与2022年5月1日版条文对照"
    for count in ("1</strong> 新增", "1</strong> 修改", "1</strong> 删除", "1</strong> 未变"):
        assert count in body
    changed = body[body.index("qj-compare__row--changed") :].partition("</section>")[0]
    assert "<small>原第" in changed
    old, _, new = changed.partition('class="qj-compare__new"')
    two, three = (
        f"〔{what}：</span>{word}<span" for what, word in (("删除", "两"), ("新增", "三"))
    )
    assert two in old
    assert three not in old
    assert two in new
    assert three in new
    assert "&lt;b&gt; &amp; 记录" in new


def test_what_did_not_change_is_folded_and_there(tmp_path: Path) -> None:
    body = _pages(tmp_path, TWO)["rules/r/compare/2020-01-01/2022-05-01/"].body()
    folded = re.findall(r"<details.*?</details>", body, re.DOTALL)
    assert len(folded) == 1
    assert "采购坚持公开、节约。" in folded[0]
    assert not re.search("<ins|<del", folded[0])


def test_the_page_of_the_rule_leads_there(tmp_path: Path) -> None:
    pages = _pages(tmp_path, TWO)
    links = re.findall(r'href="\x02(rules/r/compare/[^"]*)"', pages["rules/r/"].body())
    assert links == ["rules/r/compare/2020-01-01/2022-05-01/"]
    assert '"\x02rules/r/#c-3"' in pages[links[0]].body()
    assert 'id="c-3"' in pages["rules/r/"].body()


def test_each_version_is_compared_with_the_one_before(tmp_path: Path) -> None:
    three = TWO.replace(
        "  - {effective: 2022-05-01}\n",
        "  - {effective: 2023-01-01}\n  - {effective: 2022-05-01, ended: 2022-12-31}\n",
    )
    pages = _pages(tmp_path, three + '  - {no: "1", text: 采购坚持公开。, in: 2023-01-01}\n')
    assert {url for url in pages if "compare" in url} == {
        "rules/r/compare/2020-01-01/2022-05-01/",
        "rules/r/compare/2022-05-01/2023-01-01/",
    }


def test_a_version_without_texts_is_passed_over_and_named(tmp_path: Path) -> None:
    between = TWO.replace(
        "  - {effective: 2020-01-01, ended: 2022-04-30}\n",
        "  - {effective: 2021-01-01, ended: 2022-04-30}\n"
        "  - {effective: 2020-01-01, ended: 2020-12-31}\n",
    )
    body = _pages(tmp_path, between)["rules/r/compare/2020-01-01/2022-05-01/"].body()
    assert "还有2021年1月1日起施行的版本，本站没有收录它的条文" in _text(body)


def test_texts_that_stand_in_every_version_need_no_comparison(tmp_path: Path) -> None:
    rule = re.sub(r", in: 2020-01-01|  - .*, in: 2022-05-01\}\n", "", TWO)
    assert list(_pages(tmp_path, rule)) == ["rules/r/"]


def test_equal_versions_say_so(tmp_path: Path) -> None:
    rule = TWO[: TWO.index("  - {no: ")] + "".join(
        f"  - {{no: '1', text: 采购坚持公开。, in: {day}}}\n"
        for day in ("2020-01-01", "2022-05-01")
    )
    rule = rule.replace("  - {heading: 第一章 总则, in: 2020-01-01}\n", "")
    body = _pages(tmp_path, rule)["rules/r/compare/2020-01-01/2022-05-01/"].body()
    assert "两个版本收录的条文完全相同" in body


def test_a_part_of_a_text_makes_no_article_new(tmp_path: Path) -> None:
    rule = TWO.replace('  - {no: "2", text: 两人', '  - {no: "5", text: 两人')
    body = _text(_pages(tmp_path, rule)["rules/r/compare/2020-01-01/2022-05-01/"].body())
    assert "只收录了旧版本的部分条文" in body
    assert "1旧版未收录" in body
    assert "1新增" not in body
    assert "1删除" in body  # the newer one is whole


def test_search_knows_no_comparison(tmp_path: Path) -> None:
    edition = _edition(tmp_path, TWO)
    found = list(documents(edition, edition))
    assert found
    assert not [one for one in found if "compare" in str(one)]


def test_preamble_and_annexes_are_compared_too(tmp_path: Path) -> None:
    rule = TWO.replace("2022-05-01}", "2022-05-01, preamble: 经镇党委同意，制定本办法。}", 1)
    rule = rule.replace("2022-04-30}", "2022-04-30, preamble: 经镇政府同意，制定本办法。}", 1)
    rule += "annexes:\n" + "".join(
        f"  - title: 附件1\n    in: {day}\n    text: |\n"
        f"      | 品名 | 数量 |\n      | --- | --- |\n      | 纸 | {count} |\n"
        for day, count in (("2020-01-01", 10), ("2022-05-01", 12))
    )
    body = _pages(tmp_path, rule)["rules/r/compare/2020-01-01/2022-05-01/"].body()
    assert "经镇<del>" in body
    assert "|" not in _text(body)
    assert "纸\u3000<del>" in body
    assert "〔新增：</span>12<" in body
