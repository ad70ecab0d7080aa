"""Build an edition beside the published one and put it in its place when it is whole."""

from __future__ import annotations

import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load

from generator.exports import nginx
from generator.feeds import subscriptions
from generator.kinds.entry import Audience
from generator.library.project import project_of
from generator.mkdocs.project import root
from generator.tools import manifest
from generator.tools.swap import alone_in, beside, clear_up, discard, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from generator.mkdocs.plugin import QingjianPlugin
    from generator.tools.manifest import Changes

log = logging.getLogger("mkdocs.plugins.qingjian")

_OTHER_IDS = (
    "订阅的编号变了（%s，共 %d 个）：site_url 或网站名称和上次不同，"
    "订阅的人会把旧内容当新内容再收一遍。"
)

CONFIGURATIONS = {
    Audience.PUBLIC: Path("mkdocs.yml"),
    Audience.INTERNAL: Path("site_config/internal.yml"),
}


class NotPublishedError(Exception):
    """Say that the build failed; what was published before still stands."""


class NoProjectError(NotPublishedError):
    """Say that there is no configuration of an edition, here or beside the content."""


def publish(
    audience: Audience,
    content: Path | None,
    out: Path,
    report: Callable[[Changes], None] = lambda changes: None,
    *,
    remembers: bool = True,
) -> Path:
    """Build one edition into `out/<audience>`, from `content` if given, and return that folder.

    The edition is built in a folder beside and takes the place of the old one in one step. Beside
    it lie its SHA-256 sums (`<audience>.sha256`) and the web server's settings (`deploy/`);
    `report` is told which pages changed. What an earlier build made is taken from it where it still
    holds, unless this one is not to remember any. Raises NotPublishedError, NoProjectError.
    """
    configuration = configuration_of(audience, content)
    out.mkdir(parents=True, exist_ok=True)
    with alone_in(out):
        clear_up(out / audience)
        upcoming = beside(out / audience)
        try:
            config = _build(configuration, content, upcoming, remembers=remembers)
            if not (upcoming / "index.html").exists():
                raise NotPublishedError(f"没有生成首页，{out / audience} 原样未动。")
            settings = _server_settings(config, audience)
            if changed := subscriptions.renamed(out / audience, upcoming):
                log.warning(_OTHER_IDS, "、".join(changed[:3]), len(changed))
            report(_put_in_place(upcoming, out / audience))
            if settings:
                nginx.write(settings, audience, out)
        except nginx.TemplateError as error:
            raise NotPublishedError(f"网页服务器设置的模板有错误，没有发布：{error}") from error
        finally:
            discard(upcoming)
    return out / audience


def _server_settings(config: MkDocsConfig, audience: Audience) -> str:
    return nginx.settings(root(config), config.site_url, audience)


def configuration_of(audience: Audience, content: Path | None) -> Path:
    """Return the settings of an edition that lie beside the content, else those of this folder.

    Raises NoProjectError where there are none.
    """
    configuration = CONFIGURATIONS[audience]
    if content is not None and (own := project_of(content).home / configuration).is_file():
        return own
    if not configuration.exists():
        raise NoProjectError(
            f"这里没有 {configuration.as_posix()}：请在项目目录里运行，或先写好这一版的设置。"
        )
    return configuration


def _build(
    configuration: Path, content: Path | None, folder: Path, *, remembers: bool = False
) -> MkDocsConfig:
    with TemporaryDirectory() as empty:
        return _build_with(configuration, content, folder, Path(empty), remembers=remembers)


def pages_of(configuration: Path, content: Path | None, empty: Path) -> Path | None:
    """Return the folder of the hand-written pages, where it is not that of the configuration.

    A project needs none; MkDocs does, and is given an empty one.
    """
    pages = project_of(content or Path("content")).pages
    if pages.is_dir():
        return pages if content else None
    with configuration.open("rb") as file:
        docs_dir = yaml_load(file).get("docs_dir", "docs")
    return None if (configuration.parent / docs_dir).is_dir() else empty


def _build_with(
    configuration: Path, content: Path | None, folder: Path, empty: Path, *, remembers: bool
) -> MkDocsConfig:
    pages = pages_of(configuration, content, empty)
    try:
        config = load_config(
            str(configuration),
            site_dir=str(folder.resolve()),  # else it starts at the configuration
            **({"docs_dir": str(pages)} if pages else {}),
        )
        if "qingjian" not in config.plugins:
            raise NotPublishedError(f"{configuration.as_posix()} 的 plugins 里没有 qingjian。")
        if content is not None:
            config.plugins["qingjian"].config["content"] = str(content.resolve())
        plugin = cast("QingjianPlugin", config.plugins["qingjian"])
        plugin.remembers = remembers
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build.build(config)
        finally:
            plugin.let_go()
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        raise NotPublishedError(str(error)) from error
    return config


def _put_in_place(new: Path, place: Path) -> Changes:
    """What was at `place` is then at `new`.

    Killed between the two, the sums are those of the edition before.
    """
    sums, list_file = manifest.hashes(new), place.with_name(f"{place.name}.sha256")
    before = manifest.read(list_file, place.name)
    put_in_place(new, place)
    draft = list_file.with_name(f".{list_file.name}")
    draft.write_text(manifest.write(sums, place.name), "utf-8", newline="\n")
    draft.replace(list_file)
    return manifest.changes(before, sums)
