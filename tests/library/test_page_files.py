"""Hand-written pages: leftovers, taken addresses, what is no file, links that lead nowhere."""

from __future__ import annotations

import errno
import os
import socket
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from generator import library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.library import vocabulary
from generator.library.page_files import check, is_published
from generator.source.diagnostics import ContentError, Diagnostic
from generator.source.formats import FORMATS
from tests.once import sample_site
from tests.project import REPOSITORY, build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path

WORDS = vocabulary.load(REPOSITORY / "site_config/vocabulary.yml", "site_config/vocabulary.yml")


def _content(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {"cases/c1.yml": "title: 案\nfictional: true\n", **files}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "content"


def _told(content: Path) -> list[Diagnostic]:
    try:
        return list(library.load(content, Vocabulary()).warnings)
    except ContentError as error:
        return error.diagnostics


@pytest.mark.parametrize(
    ("files", "code", "named"),
    [
        (["pages/cases/index.md"], "page-taken", "“案例”的列表"),
        (["pages/cases/c1.md"], "page-taken", "content/cases/c1.yml"),
        (["pages/cases/C1.md"], "page-taken", "content/cases/c1.yml"),
        (["pages/cases/c1/index.html"], "page-taken", "content/cases/c1.yml"),
        (["pages/README.md"], "page-taken", "首页"),
        (["pages/search.md"], "page-taken", "检索页"),
        (["pages/cases/topic/x.md"], "page-taken", "“案例”的列表"),
        (["pages/about.md", "pages/About.md"], "page-twice", "content/pages/About.md"),
        (["pages/a/README.md", "pages/a/index.md"], "page-twice", "content/pages/a/README.md"),
        (["pages/a.md", "pages/a/index.md"], "page-twice", "content/pages/a.md"),
        (
            ["pages/caf\u00e9.md", "pages/cafe\u0301.md"],
            "page-twice",
            "content/pages/cafe\u0301.md",
        ),
    ],
)
def test_one_address_has_one_page(files: list[str], code: str, named: str, tmp_path: Path) -> None:
    (problems,) = _told(_content(tmp_path, dict.fromkeys(files, "# 标题\n")))
    assert problems.code == code
    assert named in problems.message()
    assert problems.file == f"content/{sorted(files)[-1]}"


def test_pages_beside_entries_are_free(tmp_path: Path) -> None:
    files = ["pages/cases/howto.md", "pages/about.md", "pages/cases/c1.png", "pages/x/index.html"]
    assert _told(_content(tmp_path, dict.fromkeys(files, "# 标题\n"))) == []


def test_a_pipe_is_told_and_never_read(tmp_path: Path) -> None:
    content = _content(tmp_path, {"pages/about.md": "# 关于\n"})
    os.mkfifo(content / "pages" / "pipe.md")
    problems = _told(content)
    assert [(d.file, d.code) for d in problems] == [("content/pages/pipe.md", "page-not-a-file")]
    assert "page-not-a-file" in FORMATS["text"](problems, tmp_path, "zh")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["socket", "device"])
def test_what_is_no_file_is_told(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = _content(tmp_path, {"pages/about.md": "# 关于\n"})
    monkeypatch.chdir(content / "pages")
    if kind == "socket":
        with socket.socket(socket.AF_UNIX) as handle:
            handle.bind("x.md")
    else:
        (content / "pages/x.md").symlink_to("/dev/null")
    assert [(d.file, d.code) for d in _told(content)] == [("content/pages/x.md", "page-not-a-file")]


def test_an_unreadable_page_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = _content(tmp_path, {"pages/about.md": "# 关于\n", "pages/x.pdf": "x"})
    opens = type(tmp_path).open

    def refuse(path: Path, *how: object, **more: object) -> object:
        if path.name == "x.pdf":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opens(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(type(tmp_path), "open", refuse)
    assert [(d.file, d.code) for d in _told(content)] == [
        ("content/pages/x.pdf", "unreadable-file")
    ]


@pytest.mark.parametrize(
    "name", ["con.md", "AUX.tar.gz", "a:b.md", "x./y.md", "x /y.md", "lpt1", "com¹.md", "问?.md"]
)
def test_a_name_that_windows_cannot_have_is_told(name: str, tmp_path: Path) -> None:
    (problems,) = _told(_content(tmp_path, {f"pages/{name}": "# 页\n"}))
    assert problems.code == "name-not-portable"


def test_an_address_that_windows_cannot_have_is_told(tmp_path: Path) -> None:
    (problems,) = _told(_content(tmp_path, {"cases/nul.yml": "title: 乙案\nfictional: true\n"}))
    assert (problems.code, problems.file) == ("name-not-portable", "content/cases/nul.yml")


def test_names_that_windows_can_have_are_fine(tmp_path: Path) -> None:
    names = ["console.md", "nulls.md", "com10.md", "a.b.c.md", "a b.md", "关于.md"]
    assert _told(_content(tmp_path, {f"pages/{name}": "# 页\n" for name in names})) == []


def test_pages_of_another_folder_collide_like_any_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = make_project(tmp_path, {"cases/c1.yml": "title: 案\nfictional: true\n"})
    (project / "docs/cases").mkdir(parents=True)
    (project / "docs/cases/c1.md").write_text("# 页\n", "utf-8")
    configuration = project / "mkdocs.yml"
    text = configuration.read_text("utf-8").replace("docs_dir: content/pages", "docs_dir: docs")
    configuration.write_text(text, "utf-8")
    with pytest.raises(Abort):
        build_project(project)
    assert "docs/cases/c1.md" in caplog.text
    assert "content/cases/c1.yml" in caplog.text


def test_a_link_to_a_leftover_is_told_at_its_place(tmp_path: Path) -> None:
    text = "# 关于\n\n见[通知](通知.docx.bak)和[规定](x.md)。\n"
    content = _content(tmp_path, {"pages/about.md": text, "pages/通知.docx.bak": "x"})
    (problems,) = _told(content)
    assert (problems.code, problems.line, problems.column) == ("page-link", 3, 7)


def test_leftovers_are_not_published(tmp_path: Path) -> None:
    left = ["about.md~", "about.md.bak", "~$通知.docx", "Thumbs.db", "desktop.ini", ".x.md.swp"]
    pages = {f"pages/{name}": "x" for name in left} | {"pages/about.md": "# 关于\n"}
    site = build_project(make_project(tmp_path, pages))
    assert (site / "about/index.html").is_file()
    published = {path.name for path in site.rglob("*")}
    assert published.isdisjoint(left)


def test_only_what_nobody_wrote_is_left_out() -> None:
    assert is_published(".well-known/security.txt")
    assert is_published("附件/表.xlsx")
    assert not is_published("附件/~$表.xlsx")
    assert not is_published("a.bak/x.md")


def test_every_address_of_the_sample_site_counts_as_taken(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A page that an author writes at the address of any page that is made would be told."""
    site = sample_site(tmp_path_factory, Audience.PUBLIC)
    entries = library.load(REPOSITORY / "content", WORDS).entries
    made = [path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")]
    pages = tmp_path / "other" / "content" / "pages"
    for address in made:
        if address != "about":
            (pages / address).mkdir(parents=True, exist_ok=True)
            (pages / address / "index.md").write_text("# 页\n", "utf-8")
    problems = {d.file for d in check(pages.parent, entries) if d.code == "page-taken"}
    expected = {
        f"content/pages/{'' if a == '.' else a + '/'}index.md" for a in made if a != "about"
    }
    assert expected - problems == set()
