"""Every entry has a drawn mark of its own set: light, without colours, once a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.pages.marks import Marks, complete, drawings, sign
from tests.project import build_project, make_project
from tests.specimens import picture

if TYPE_CHECKING:
    from generator.edition import Edition

_LINES = Path(drawings.__file__).parent / "lines"
_SHAPES = {"path": {"d", "stroke-width"}, "circle": {"cx", "cy", "r"}}
_TOPICS = "- {id: cars, title: 公车}\n- {id: plain, title: 其他}\n"
_ABOUT = {
    "cases/a.yml": ("sector: 公务接待\ntitle: 校服", "cup"),
    "cases/b.yml": ("title: 校服里的返还款", "school"),
    "cases/c.yml": ("title: 某事\ntopics: [plain, cars]", "wheel"),
    "cases/d.yml": ("title: 某事", "mirror"),
    "units/e.yml": ("title: 某地\ntype: 医院", "gourd"),
    "rules/f.yml": ("title: 某法", "slips"),
    "places/g.yml": ("title: 校园\nsensitive: true", "school"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    content = tmp_path_factory.mktemp("content")
    texts = {path: f"{text}\nfictional: true\n" for path, (text, _) in _ABOUT.items()}
    for path, text in {**texts, "topics/core.yml": _TOPICS}.items():
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_text(text, "utf-8")
    words = Vocabulary(sectors={"reception": "公务接待"})
    return edition.select(library.load(content, words), Audience.PUBLIC)


@pytest.mark.parametrize("path", _ABOUT)
def test_a_mark_says_what_an_entry_is_about(made: Edition, path: str) -> None:
    folder, id = path.removesuffix(".yml").split("/")
    item = made.item(folder, id)
    assert item
    assert Marks(made).of(item) == _ABOUT[path][1]


@pytest.mark.parametrize("name", sorted(drawings.names()))
def test_a_drawing_is_light_and_takes_the_colour_of_the_page(name: str) -> None:
    text = (_LINES / f"{name}.svg").read_text("utf-8")
    assert len(text) < 600
    for shape in ElementTree.fromstring(f"<g>{text}</g>"):
        assert set(shape.attrib) <= _SHAPES[shape.tag]


def test_every_mark_that_may_be_chosen_is_drawn() -> None:
    from generator.pages.marks import choice

    chosen = {name for name, _ in choice._BY_WORD} | set(choice._BY_KIND.values())
    assert chosen == drawings.names()
    with pytest.raises(ValueError, match="dragon"):
        sign("dragon")


def test_lines_are_on_a_page_once() -> None:
    page = complete(f"<div><p>{sign('cup')}{sign('bell')}{sign('cup', 'large')}</p></div>")
    assert re.findall('id="m-([a-z]+)"', page) == ["bell", "cup"]
    assert page.endswith("</svg></div>")
    assert complete("<p>甲</p>") == "<p>甲</p>"
    scripted = complete(f"<article>{sign('cup')}</article><script></script>")
    assert scripted.endswith("</svg></article><script></script>")


def test_an_entry_with_a_picture_shows_it_in_lists_and_has_no_mark(tmp_path: Path) -> None:
    image = "images: [{file: media/p.png, alt: 门口的公示栏, credit: 示例县}]"
    files = {
        f"{folder}/a.yml": f"title: 甲\nfictional: true\n{image}\n"
        for folder in ("cases", "rules", "units")
    }
    project = make_project(tmp_path, files)
    picture(project / "content/media/p.png")
    site = build_project(project)
    for folder in ("cases", "rules", "units"):
        entry = (site / folder / "a/index.html").read_text("utf-8")
        assert 'alt="门口的公示栏"' in entry
        assert "<figcaption>示例县</figcaption>" in entry
        assert "qj-sign--head" not in entry
        row = (site / folder / "index.html").read_text("utf-8").partition('<li class="qj-row">')[2]
        [thumb] = re.findall('<img class="qj-thumb" src="../([^"]+)" alt=""', row)
        assert (site / thumb).exists()
