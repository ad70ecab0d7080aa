"""An edition is published whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.entry import Audience
from generator.mkdocs.publish import NotPublishedError, publish
from tests.media import samples
from tests.project import make_project

GOOD = "title: 好案例\nfictional: true\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_project(tmp_path, {"cases/a.yml": GOOD}))
    return tmp_path


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()
    }


def _beside(project: Path) -> list[str]:
    return sorted(p.name for p in (project / "site").iterdir())


def test_both_editions_are_built(project: Path) -> None:
    for audience in Audience:
        site = publish(audience, None, project / "site")
        assert site == project / "site" / audience
        assert "好案例" in (site / "cases/a/index.html").read_text("utf-8")


@pytest.mark.parametrize("audience", Audience)
def test_a_folder_is_meant_from_where_the_command_runs(project: Path, audience: Audience) -> None:
    configured = _files(project / "site_config")
    site = publish(audience, None, Path("site"))
    assert site == Path("site") / audience
    assert "好案例" in (project / site / "cases/a/index.html").read_text("utf-8")
    assert _files(project / "site_config") == configured


def test_without_a_home_page_nothing_is_published(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = publish(Audience.PUBLIC, None, project / "site")
    before = _files(site)
    monkeypatch.setattr("mkdocs.commands.build.build", lambda config: None)
    with pytest.raises(NotPublishedError, match="首页"):
        publish(Audience.PUBLIC, None, project / "site")
    assert _files(site) == before


@pytest.mark.parametrize("wrong", [b"{{ foo }}", b"{% if %}", "# 设置".encode("gb18030")])
def test_settings_that_cannot_be_made_leave_the_last_good_site(project: Path, wrong: bytes) -> None:
    publish(Audience.PUBLIC, None, project / "site")
    before = _files(project / "site")
    (project / "content/cases/b.yml").write_text(GOOD, "utf-8")
    (project / "site_config/deploy/nginx.conf.jinja").write_bytes(wrong)
    with pytest.raises(NotPublishedError, match=r"nginx\.conf\.jinja"):
        publish(Audience.PUBLIC, None, project / "site")
    assert _files(project / "site") == before


def test_an_error_leaves_the_last_good_site(project: Path) -> None:
    site = publish(Audience.PUBLIC, None, project / "site")
    before = _files(site)
    (project / "content/cases/b.yml").write_text("titel: x\n", "utf-8")
    with pytest.raises(NotPublishedError):
        publish(Audience.PUBLIC, None, project / "site")
    assert _files(site) == before
    assert _beside(project) == ["deploy", "public", "public.sha256"]


def test_a_new_build_replaces_the_old_one(project: Path) -> None:
    site = publish(Audience.PUBLIC, None, project / "site")
    (project / "content/cases/a.yml").rename(project / "content/cases/b.yml")
    publish(Audience.PUBLIC, None, project / "site")
    assert (site / "cases/b/index.html").exists()
    assert not (site / "cases/a").exists()
    assert _beside(project) == ["deploy", "public", "public.sha256"]


def test_content_from_elsewhere(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "stuff"
    (elsewhere / "cases").mkdir(parents=True)
    (elsewhere / "cases/z.yml").write_text(GOOD, "utf-8")
    site = publish(Audience.PUBLIC, elsewhere, project / "out")
    assert (site / "cases/z/index.html").exists()
    assert not (site / "cases/a").exists()


def test_where_no_picture_can_be_kept_it_says_so(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    samples.write(project / "content", {"media/x.png": samples.telling("PNG")})
    (project / "content/places").mkdir()
    (project / "content/places/a.yml").write_text(
        "title: 甲\nimages: [{file: media/x.png, alt: 一}]\n", "utf-8"
    )
    (project / ".cache").write_text("in the way", "utf-8")
    with pytest.raises(NotPublishedError):
        publish(Audience.PUBLIC, None, project / "site")
    problems = caplog.text
    assert "存不进" in problems
    assert "x.png" not in problems


def test_an_edition_without_settings(project: Path) -> None:
    (project / "site_config/internal.yml").unlink()
    with pytest.raises(NotPublishedError, match=r"site_config/internal\.yml.*先写好这一版的设置"):
        publish(Audience.INTERNAL, None, project / "site")


def test_somebody_else_s_configuration(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: x\ndocs_dir: content/pages\n", "utf-8")
    with pytest.raises(NotPublishedError, match=r"mkdocs\.yml 的 plugins 里没有 qingjian"):
        publish(Audience.PUBLIC, project / "content", project / "site")


def test_outside_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotPublishedError, match=r"mkdocs\.yml"):
        publish(Audience.PUBLIC, None, tmp_path / "site")


def test_what_is_internal_is_only_in_the_internal_edition(project: Path) -> None:
    (project / "content/cases/secret.yml").write_text(
        "title: 甲乙丙丁\nfictional: true\naudience: internal\n", "utf-8"
    )
    (project / "content/cases/a.yml").write_text(GOOD + "internal: {summary: 戊己庚辛}\n", "utf-8")
    (project / "content/actions").mkdir()
    (project / "content/actions/x.yml").write_text("title: 建议\ncopied_to: 壬癸子丑\n", "utf-8")
    public = b"".join(_files(publish(Audience.PUBLIC, None, project / "site")).values()).decode(
        errors="ignore"
    )
    internal = b"".join(_files(publish(Audience.INTERNAL, None, project / "site")).values()).decode(
        errors="ignore"
    )
    for secret in ("甲乙丙丁", "戊己庚辛", "壬癸子丑"):
        assert secret not in public
        assert secret in internal
