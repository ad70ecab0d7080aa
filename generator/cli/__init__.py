"""Offer the command line: one module a verb, no logic."""

from __future__ import annotations

import click

from generator import __version__
from generator.cli.audit import audit
from generator.cli.build import build
from generator.cli.check import check
from generator.cli.codes import codes
from generator.cli.export import export
from generator.cli.guide import guide
from generator.cli.health import health
from generator.cli.import_file import import_file
from generator.cli.init import init, sample
from generator.cli.mcp import mcp
from generator.cli.new import new
from generator.cli.schema import schema
from generator.cli.search import search
from generator.cli.serve import serve
from generator.cli.stamps import stamps
from generator.cli.training_report import training_report
from generator.cli.verbs import Verbs
from generator.tools import clock, gc_tuning


@click.group(cls=Verbs, subcommand_metavar="命令 [参数]…", options_metavar="[选项]")
@click.version_option(
    __version__, prog_name="qingjian", message="%(prog)s %(version)s", help="版本号"
)
@click.help_option("--help", help="这段说明")
def main() -> None:
    """清鉴：从 YAML 生成廉洁教育网站。"""
    gc_tuning.collect_rarely()
    try:
        clock.today()
    except clock.ClockError as error:
        raise click.UsageError(str(error)) from None


for verb in (
    init,
    sample,
    check,
    build,
    serve,
    audit,
    health,
    export,
    import_file,
    search,
    training_report,
    stamps,
    mcp,
    new,
    schema,
    codes,
    guide,
):
    verb.options_metavar = "[选项]"
    main.add_command(click.help_option("--help", help="这段说明")(verb))
