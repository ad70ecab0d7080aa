"""Cases, circulars and letters as Word files: what an edition may show, in real styles."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.edition import select
from generator.exports import documents
from generator.exports.documents.prose import document, put_html
from generator.intake.circulars.files import plan_circular
from generator.intake.office import word
from generator.intake.office.blocks import Paragraph, Table
from generator.intake.office.composition import write
from generator.intake.office.paper import GRID
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.library import loading, vocabulary
from generator.text.richtext import RichText
from tests.exports.site import SECRET, edition, lay_out
from tests.project import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.library.catalogue import Library

FOLDERS = ("cases", "circulars", "actions")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _files(folder: Path, *, internal: bool, audience: Audience = Audience.PUBLIC) -> dict[str, Any]:
    public = edition(lay_out(folder, internal=internal), audience)
    return {
        f"{kind}/{name}": data
        for kind in documents.FOLDERS
        for name, data in documents.files(public, kind, ())
    }


def test_nothing_internal_is_in_public_files(tmp_path: Path) -> None:
    alone = _files(tmp_path / "a", internal=False)
    beside = _files(tmp_path / "b", internal=True)
    assert alone == beside
    assert sorted(alone) == [
        "actions/open-actions.docx",
        "cases/open-cases.docx",
        "circulars/open-circulars.docx",
        "rules/open-rules.docx",
    ]
    text = "".join(part for data in beside.values() for part in _parts(data).values())
    assert SECRET not in text


def test_the_internal_edition_has_what_the_public_lacks(tmp_path: Path) -> None:
    files = _files(tmp_path, internal=True, audience=Audience.INTERNAL)
    assert "cases/hidden-cases.docx" in files
    for name, data in files.items():
        marked = "内部资料" in _parts(data)["word/document.xml"]
        assert marked is not name.startswith("rules/")
        assert SECRET in _parts(data)["word/document.xml"], name


@pytest.mark.parametrize("kind", FOLDERS)
def test_files_are_sound_and_alike_at_any_time(tmp_path: Path, kind: str) -> None:
    public = edition(lay_out(tmp_path, internal=False))
    ((_, data),) = documents.files(public, kind, ())
    ((_, again),) = documents.files(public, kind, ())
    assert data == again
    parts = _parts(data)
    for name, part in parts.items():
        ElementTree.fromstring(part)  # written by us
        assert f'PartName="/{name}"' in parts["[Content_Types].xml"] or name.endswith(
            (".rels", "Types].xml")
        )
    used = set(re.findall(r'<w:pStyle w:val="(\w+)"', parts["word/document.xml"]))
    assert used == set(re.findall(r'w:styleId="(?!Normal)(\w+)"', parts["word/styles.xml"]))


def test_a_circular_has_its_styles_and_order(tmp_path: Path) -> None:
    public = edition(lay_out(tmp_path, internal=False))
    ((_, data),) = documents.files(public, "circulars", ())
    blocks = [one for one in word.read(data).blocks if isinstance(one, Paragraph)]
    styles = [one.style for one in blocks]
    assert styles[:2] == ["发文机关标志", "发文字号"]
    assert [one.style for one in blocks if one.text == "公开的circulars"] == ["Title"]
    heads = [one for one in blocks if one.style == "heading 1"]
    assert [(one.label, one.text, one.depth) for one in heads] == [("一、", "公开的cases", 1)]
    assert styles.index("heading 1") < styles.index("发文机关署名") < styles.index("成文日期")
    assert styles[-1] == "版记"


def test_a_circular_comes_back_from_word(tmp_path: Path) -> None:
    sample = select(_sample(), Audience.PUBLIC)
    ((_, data),) = documents.files(sample, "circulars", ["teaching-2021-1"])
    library = loading.read(tmp_path, Vocabulary()).library
    plan = plan_circular(data, "x.docx", library)
    circular, *cases = [yaml.load(one, yaml.BaseLoader) for one in plan.files.values()]
    assert circular["title"] == "关于三起基层典型问题的教学通报"
    read = [(one["title"], one["person"]["alias"], one["outcome"]["party"]) for one in cases]
    assert read == [
        ("虚列公务接待套取资金", "张某某", "撤销党内职务"),
        ("补造会议记录发展党员", "陈某", "严重警告"),
        ("公车接送家人", "李某", "警告"),
    ]


def _sample() -> Library:
    """Return the library of the sample content."""
    words = vocabulary.load(REPOSITORY / vocabulary.SHOWN_AS, vocabulary.SHOWN_AS)
    return loading.read(REPOSITORY / "content", words).whole()


def test_the_grid_is_that_of_the_standard() -> None:
    # GB/T 9704-2012, 5.2: type area 156 mm × 225 mm, 22 lines of 28 characters of size 3 (16 pt)
    twips = 1440 / 25.4
    assert 'w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"' in GRID.section
    assert 22 * GRID.line <= 225 * twips < 23 * GRID.line
    character = 16 * 20 + GRID.between
    assert 28 * character <= 156 * twips < 29 * character


def test_markdown_becomes_paragraphs_lists_and_tables(tmp_path: Path) -> None:
    rich = RichText(edition(lay_out(tmp_path, internal=False)))
    target = document("x")
    source = (
        "一段**要紧**的话，见[[cases/open-cases|那一例]]和[网站](https://example.com/)。\n\n"
        "## 小标题\n\n1. 甲\n2. 乙\n\n- 丙\n\n> 引文\n\n| 项 | 额 |\n|---|---|\n| 餐 | 2 |\n"
    )
    put_html(target, rich.html(source))
    read = word.read(write(target)).blocks
    assert [one.rows for one in read if isinstance(one, Table)] == [(("项", "额"), ("餐", "2"))]
    lines = [(one.style, one.line) for one in read if isinstance(one, Paragraph)]
    assert lines == [
        ("Body Text", "一段要紧的话，见那一例和网站（https://example.com/）。"),
        ("heading 2", "小标题"),
        ("Body Text", "1.甲"),
        ("Body Text", "2.乙"),
        ("Body Text", "• 丙"),
        ("Quote", "引文"),
    ]


@pytest.fixture(scope="module")
def html_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    public = edition(lay_out(tmp_path_factory.mktemp("content"), internal=False))
    rich = RichText(public)
    return lambda text: rich.html(text)


@given(st.text(st.sampled_from("甲乙 \n*_`#>-|1.[]()<&\\"), max_size=60))
def test_any_text_stays_readable(html_of: Callable[[str], str], text: str) -> None:
    html = html_of(text)
    target = document("x")
    put_html(target, html)
    data = write(target)
    words = re.sub(r"[^甲乙]", "", "".join(_texts(data)))
    assert words == re.sub(r"[^甲乙]", "", re.sub(r"<[^>]*>", "", html))


def test_signs_that_xml_lacks_are_left_out() -> None:
    target = document("甲\x0b\uffff")
    put_html(target, "<p>乙\x00\ufffe丙</p>")
    parts = _parts(write(target))
    assert "乙丙" in "".join(_texts(write(target)))
    assert "甲</dc:title>" in parts["docProps/core.xml"]


def _texts(data: bytes) -> list[str]:
    root = ElementTree.fromstring(_parts(data)["word/document.xml"])  # written by us
    return [node.text or "" for node in root.iter(f"{_W}t")]
