"""Describe the kind of reports of work: 工作动态."""

from generator.kinds.facets import TOPIC, UNITS, YEARS, choice
from generator.kinds.kind import Kind
from generator.kinds.reports.checks import check
from generator.kinds.reports.figures import marks
from generator.kinds.reports.model import Report

KIND = Kind(
    folder="reports",
    label="工作动态",
    counter="条",
    model=Report,
    intro="公开报道过的工作和数字，按时间排开，每一条都注明出处。",
    checks=check,
    marks=marks,
    facets=(choice("category", "类别"), YEARS, UNITS, TOPIC),
    parts={"metrics": "数据", "body": "正文"},
)
