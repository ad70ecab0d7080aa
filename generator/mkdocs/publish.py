"""Building an edition beside the published one and putting it in its place when it is whole."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from generator.edition import Audience

CONFIGURATIONS = {Audience.PUBLIC: Path("mkdocs.yml"), Audience.INTERNAL: Path("site_config/internal.yml")}


class NotPublishedError(Exception):
    """The build failed; what was published before still stands."""


def publish(audience: Audience, content: Path | None, out: Path) -> Path:
    """Build one edition into `out/<audience>`, from `content` if given, and return that folder.

    The edition is built in a folder beside and renamed when it is whole. Raises NotPublishedError.
    """
    configuration = CONFIGURATIONS[audience]
    if not configuration.exists():
        raise NotPublishedError(f"{configuration} 不存在：请在项目目录里运行。")
    out.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{audience}-", dir=out))
    try:
        config = load_config(str(configuration), site_dir=str(beside))
        if content is not None:
            config.plugins["qingjian"].config["content"] = str(content.resolve())
        config.plugins.on_startup(command="build", dirty=False)
        build.build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        shutil.rmtree(beside)
        raise NotPublishedError(str(error)) from error
    return _put_in_place(beside, out / audience)


def _put_in_place(new: Path, place: Path) -> Path:
    new.chmod(0o755)
    old = new.with_name(new.name + "-old")
    if place.exists():
        place.replace(old)
    new.replace(place)
    shutil.rmtree(old, ignore_errors=True)
    return place
