"""Preview an edition: MkDocs' own server, with the content that somebody names."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mkdocs.commands import serve as host
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load

from generator.mkdocs.publish import NotPublishedError, configuration_of, pages_of

if TYPE_CHECKING:
    from generator.kinds.entry import Audience


def serve(audience: Audience, content: Path | None, address: str) -> None:
    """Serve a preview until somebody stops it.

    `content`: in place of that of the configuration; `address`: host and port. Raises
    NotPublishedError with what is wrong at the start, NoProjectError; OSError for a port in use.
    """
    configuration = configuration_of(audience, content)
    with TemporaryDirectory() as empty:
        pages = pages_of(configuration, content, Path(empty))
        settings: dict[str, Any] = {"docs_dir": str(pages.resolve())} if pages else {}
        if content is not None:
            settings["plugins"] = _with_content(configuration, content)
        try:
            host.serve(str(configuration), dev_addr=address, **settings)
        except (Abort, ConfigurationError) as error:
            raise NotPublishedError(str(error)) from error


def _with_content(configuration: Path, content: Path) -> dict[str, Any]:
    """The plugins of a configuration by name, ours with other content.

    As a mapping: MkDocs takes a list apart, and asks for it again at every whole build.
    """
    with configuration.open("rb") as file:
        plugins = yaml_load(file).get("plugins") or {}
    if isinstance(plugins, list):
        plugins = dict(_named(one) for one in plugins)
    own = {**(plugins.get("qingjian") or {}), "content": str(content.resolve())}
    return {**plugins, "qingjian": own}


def _named(plugin: str | dict[str, Any]) -> tuple[str, Any]:
    return (plugin, None) if isinstance(plugin, str) else next(iter(plugin.items()))
