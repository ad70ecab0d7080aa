"""Let a cluster make pages while a verb runs, and tell how it goes on."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from generator.cli.content import progress
from generator.tools.cluster import Cluster, ClusterError, check
from generator.tools.parallel import current, using

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def by_cluster(address: str, shared: str | None) -> Iterator[None]:
    """Share work with a cluster in this block; where it cannot be used, tell and end with 1."""
    cluster = Cluster(address, shared or "")
    try:
        check(cluster)
    except ClusterError as error:
        click.echo(error, err=True)
        sys.exit(1)
    with (
        progress("集群", lines=True) as cluster.progress,
        using(replace(current(), cluster=cluster)),
    ):
        yield
    for worker, parts in sorted(cluster.shares.items()):
        seconds = cluster.seconds[worker]
        click.echo(f"{worker} 做了 {parts} 份，处理器 {seconds:.1f} 秒", err=True)
