"""Export a whole site for a memory stick."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from generator.kinds.entry import Audience


def export_offline(ids: Collection[str], audience: Audience, content: Path, out: Path) -> None:
    """Build an edition and write its zip to `out`, a folder or the zip's own name."""
    if ids:
        raise click.UsageError("export offline 是整个网站，后面不写编号；一条用 export page")
    from generator.mkdocs.offline import write_offline
    from generator.mkdocs.publish import NoProjectError, NotPublishedError

    is_file = out.suffix == ".zip" and not out.is_dir()
    place = out if is_file else out / f"offline-{audience.value}.zip"
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_offline(audience, content, place)
    except NoProjectError as error:
        raise click.UsageError(str(error)) from error
    except NotPublishedError as error:
        click.echo(error, err=True)
        sys.exit(1)
    click.echo(place)
