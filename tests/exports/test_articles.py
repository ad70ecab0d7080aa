"""Articles for official accounts: what the editor keeps, within its limits, of one edition."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.exports import articles
from generator.exports.articles.files import _that_fits
from generator.exports.articles.limits import digest, problems
from generator.kinds.entry import Audience
from tests.exports.site import SECRET, edition, lay_out
from tests.project import make_project
from tests.specimens import picture
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://a.example/qj/"
CASE = """title: 甲
fictional: true
summary: 一句话。
analysis: |
  *着重*、**加粗**、`<b>`、[网](https://b.example/?a=1&b=2)、[[cases/b]]、https://c.example/

  > 引

  1. 一
     - 内
  2. 二

  | 甲 | 乙 |
  |---|--:|
  | 1 | & |
"""


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    known = edition(lay_out(tmp_path_factory.mktemp("public"), internal=False))
    return dict(articles.files(known, (), None, SITE, "清鉴"))


def test_nothing_internal_is_in_public_articles(public: dict[str, bytes], tmp_path: Path) -> None:
    beside = edition(lay_out(tmp_path, internal=True))
    assert dict(articles.files(beside, (), None, SITE, "清鉴")) == public
    assert articles.remarks(beside, (), None, SITE) == []
    assert not any(SECRET.encode() in data for data in public.values())
    own = edition(tmp_path, Audience.INTERNAL)
    told = dict(articles.files(own, ["open-cases"], None, SITE, "清鉴"))
    assert SECRET in told["cases-open-cases/article.html"].decode()
    assert "内部资料，不得公开" in told["cases-open-cases/article.html"].decode()
    assert any("不能发到公众号" in one for one in articles.remarks(own, ["open-cases"], None, SITE))


def test_there_is_an_article_of_every_kind_that_is_told(public: dict[str, bytes]) -> None:
    folders = {name.partition("/")[0] for name in public}
    assert folders == {f"{kind}-open-{kind}" for kind in articles.FOLDERS}


def _tree(html: bytes) -> ET.Element:
    text = html.decode().partition("\n")[2]
    return ET.fromstring(re.sub(r"<(meta|br|img)([^>]*)>", r"<\1\2/>", text))


def test_the_editor_keeps_all_of_it(public: dict[str, bytes]) -> None:
    for name, data in public.items():
        if not name.endswith("/article.html"):
            continue
        body = _tree(data).find("body")
        assert body is not None
        for node in body.iter():
            assert node.tag not in ("script", "style", "link", "a", "img", "div", "h1"), name
            assert set(node.attrib) <= {"style", "start"}, name
            assert not re.search(r"position|var\(|url\(|float|@|!important", node.get("style", ""))
        places = re.findall(r"在此插入图片 ([\w.]+)", data.decode())
        folder = name.removesuffix("article.html")
        pictures = {n.removeprefix(folder) for n in public if n.startswith(folder)}
        assert {*places, "article.html", "preview.html", "cover.png"} == pictures, name
        shown = re.findall(r'src="([^"]+)"', public[f"{folder}preview.html"].decode())
        assert [*places, "cover.png"] == shown, name
        assert public[f"{folder}cover.png"][16:24] == bytes.fromhex("000003840000017f"), "900×383"


def _told(folder: Path, site: str) -> str:
    for name, text in (("a", CASE), ("b", "title: 乙案\nfictional: true\n")):
        (folder / "cases").mkdir(exist_ok=True)
        (folder / "cases" / f"{name}.yml").write_text(text, "utf-8")
    files = dict(articles.files(edition(folder), ["cases/a"], None, site, ""))
    return files["cases-a/article.html"].decode()


def test_links_are_notes(tmp_path: Path) -> None:
    article = _told(tmp_path, SITE)
    assert "[1] 网：https://b.example/?a=1&amp;b=2<" in article
    assert "[2] 乙案：https://a.example/qj/cases/b/<" in article
    assert "[3]" not in article, "an address that is its own words needs no note"
    assert "&lt;b&gt;" in article


def test_without_an_address_there_are_words_alone(tmp_path: Path) -> None:
    article = _told(tmp_path, "")
    assert "[1] 网：https://b.example/" in article
    assert "乙案" in article
    assert "[2]" not in article
    assert "qr.png" not in article
    [remark] = articles.remarks(edition(tmp_path), ["cases/a"], None, "")
    assert "site_url" in remark


def test_what_is_retired_says_so(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    for name, status in (("a", "停用"), ("b", "发布")):
        text = f"title: 甲\nfictional: true\nstatus: {status}\n"
        (tmp_path / "cases" / f"{name}.yml").write_text(text, "utf-8")
    known = edition(tmp_path)
    told = dict(articles.files(known, ["a", "b"], None, SITE, ""))
    assert "本条已停用" in told["cases-a/article.html"].decode()
    assert "本条已停用" not in told["cases-b/article.html"].decode()
    assert {name.partition("/")[0] for name, _ in articles.files(known, (), None, SITE, "")} == {
        "cases-b"
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("一句。", "一句。"),
        ("字" * 120, "字" * 120),
        ("字" * 60 + "。" + "字" * 70 + "。", "字" * 60 + "。"),
        ("字" * 60 + "，" + "字" * 70 + "。", "字" * 60 + "…"),
        ("字" * 200, "字" * 119 + "…"),
        ("前  后\n再", "前 后 再"),
    ],
)
def test_a_digest_has_120_characters_at_most(text: str, wanted: str) -> None:
    assert digest(text) == wanted
    assert len(wanted) <= 120


def test_what_is_over_a_limit_is_told() -> None:
    text = {"": 999, "剖析": 19_000}
    assert [*problems("题" * 64, text, b"x" * 999_999, {"1.jpg": 10_000_000})] == []
    told = [*problems("题" * 65, text | {"": 1000}, b"x" * 1_000_000, {"1.jpg": 10_000_001})]
    assert [one[:2] for one in told] == ["标题", "正文", "正文", "图片"]
    assert told[1].endswith("至少分成2篇，或删去1字；最长的是“剖析”，19,000字")


def test_a_long_one_is_written_and_keeps_no_other_back(tmp_path: Path) -> None:
    content = {
        "cases/a.yml": {"title": "题" * 200, "analysis": "一句话。" * 5_500},
        "cases/b.yml": {"title": "平常的"},
    }
    files = {
        name: json.dumps(entry | {"fictional": True}, ensure_ascii=False)
        for name, entry in content.items()
    }
    known = make_edition(tmp_path, files)
    made = dict(articles.files(known, (), None, "", "清鉴"))
    assert {"cases-a/article.html", "cases-a/cover.png", "cases-b/article.html"} <= {*made}
    title, text, *_ = articles.remarks(known, (), None, "")
    assert title.startswith("cases-a：标题200字，编辑器最多64字：在条目里改短再导出")
    assert text.endswith("最长的是“剖析”，22,002字")


def test_a_month_is_told_by_days(tmp_path: Path) -> None:
    files: dict[str, dict[str, object]] = {
        "reports/a.yml": {"title": "早的", "date": "2020-05-02", "summary": "甲。"},
        "reports/b.yml": {"title": "晚的", "date": "2020-05", "summary": "乙。"},
        "reports/c.yml": {"title": "别的月", "date": "2020-06-01"},
        "reports/d.yml": {"title": "只知道年", "date": "2020"},
        "cases/e.yml": {"title": "案例", "date": "2020-05-31"},
        "rules/f.yml": {"title": "规定", "versions": [{"effective": "2020-05-01"}]},
    }
    for name, entry in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(entry | {"fictional": True}, ensure_ascii=False), "utf-8")
    told = dict(articles.files(edition(tmp_path), (), (2020, 5), SITE, ""))
    assert {name.partition("/")[0] for name in told} == {"month-2020-05"}
    article = told["month-2020-05/article.html"].decode()
    assert "案例1条，工作动态2条，制度施行1条" in article
    places = [article.index(words) for words in ("早的", "晚的", "规定")]
    assert places == sorted(places)
    assert "别的月" not in article
    assert "只知道年" not in article
    assert dict(articles.files(edition(tmp_path), (), (2019, 1), SITE, "")) == {}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing"], "没有“nothing”"),
        (["a"], "cases/a、rules/a"),
        (["--month", "2026-13"], "不是月份"),
        (["--month", "10月"], "不是月份"),
    ],
)
def test_what_cannot_be_told_is_told(arguments: list[str], words: str, tmp_path: Path) -> None:
    entry = "title: 甲\nfictional: true\n"
    folder = make_project(tmp_path / "p", {"cases/a.yml": entry, "rules/a.yml": entry})
    content = ["--content", str(folder / "content"), "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(main, ["export", "wechat", *arguments, *content])
    assert result.exit_code == 2
    assert words in result.output
    assert not (tmp_path / "out").exists()


def test_a_cover_shows_the_beginning_of_a_title_that_is_too_long() -> None:
    assert _that_fits("字" * 64) == "字" * 64
    assert _that_fits("字" * 205) == "字" * 63 + "…"


def test_an_article_that_is_written_again_leaves_no_old_pictures(tmp_path: Path) -> None:
    """What an earlier article named goes when it names it no more; what others put there stays."""
    images = "images: [{file: media/a.png, alt: 甲}, {file: media/b.png, alt: 乙}]\n"
    make_project(tmp_path, {"cases/a.yml": CASE.replace("[[cases/b]]", "") + images})
    for name in "ab":
        picture(tmp_path / f"content/media/{name}.png")
    command = ["export", "wechat", "--content", str(tmp_path / "content")]
    command += ["--out", str(tmp_path / "out")]
    assert CliRunner().invoke(main, command).exit_code == 0
    folder = tmp_path / "out/cases-a"
    assert (folder / "2.png").is_file()
    (folder / "3.png").write_bytes(b"an editor's own")
    (tmp_path / "content/cases/a.yml").write_text(CASE.replace("[[cases/b]]", ""), "utf-8")
    result = CliRunner().invoke(main, command)
    left = sorted(path.name for path in folder.iterdir())
    assert left == ["3.png", "article.html", "cover.png", "preview.html"]
    assert result.output.count("删去") == 2


def test_the_command_writes_a_folder_an_article(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "p", {"cases/a.yml": CASE})
    content = ["--content", str(folder / "content"), "--out", str(tmp_path / "out")]
    (folder / "content/cases/b.yml").write_text("title: 乙案\nfictional: true\n", "utf-8")
    result = CliRunner().invoke(main, ["export", "wechat", "b", *content])
    assert result.exit_code == 0, result.output
    names = {path.name for path in (tmp_path / "out/cases-b").iterdir()}
    assert names == {"article.html", "preview.html", "cover.png"}
    assert "site_url" in result.stderr
