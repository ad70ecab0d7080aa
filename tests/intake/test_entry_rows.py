"""Rows of a table as values: what a cell says is what a file says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.entries import files
from generator.intake.entries.fields import Fields
from generator.intake.entries.matching import Wishes
from generator.intake.entries.plan import plan
from generator.intake.tables import files as tables
from generator.intake.workbook.content import Content
from generator.kinds import BY_FOLDER, KINDS
from generator.source import yaml
from generator.source.rewrite import same
from tests.intake.table_files import packed, rows

if TYPE_CHECKING:
    from generator.kinds.kind import Kind

_TEXT = st.text(st.sampled_from("甲乙aB1 :#-'\"{}[]|>&*!%@`,?~\n\t。；　=+"), max_size=10)


@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT), min_size=1, max_size=6))
def test_texts_come_into_the_file_as_they_are(lines: list[tuple[str, str, str]]) -> None:
    numbered = [(f"第{i}条{title}", body, cause) for i, (title, body, cause) in enumerate(lines)]
    data = packed({"表": rows(["标题", "正文", "来源"], *numbered)})
    folder = Path("/nowhere/content")
    kind = BY_FOLDER["reports"]
    result = plan(tables.read(data, "x.xlsx"), kind, Content(), folder, lambda drafts: [], Wishes())
    assert (result.faults, len(result.new)) == ([], len(lines))
    (text,) = files.files(result, folder, "x.xlsx", each=False).values()
    value, troubles = yaml.parse(text.decode())
    assert troubles == []
    assert same(value, [{"编号": id, **row.value} for id, row in result.new.items()])


@pytest.mark.parametrize("kind", KINDS, ids=[kind.folder for kind in KINDS])
def test_every_key_is_known_by_its_key_and_by_its_labels(kind: Kind) -> None:
    fields = Fields.of(kind)
    for field in fields.all:
        for head in (field.key, field.label, *field.heads):
            assert fields.find(f" {head}（必填）*") == (field, 0)
