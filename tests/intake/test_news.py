"""News texts as reports: date and figures as they are said, names masked, drafts that pass."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.office.blocks import RefusalError
from generator.intake.reports.figures import Figure, figures
from generator.intake.reports.files import plan_report
from generator.kinds.kind import Vocabulary
from generator.library import loading
from generator.source.codes import Severity

if TYPE_CHECKING:
    from generator.intake.circulars.files import Plan

CASES = yaml.safe_load((Path(__file__).parent / "news.yml").read_text("utf-8"))
_KEYS = {"purpose", "text", "names", "date", "metrics", "doubts"}


def _plan(text: str, content: Path) -> Plan:
    content.mkdir(exist_ok=True)
    return plan_report(text.encode(), "x.txt", loading.read(content, Vocabulary()).library, "x")


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_cases(case: dict[str, Any], tmp_path: Path) -> None:
    assert set(case) <= _KEYS
    plan = _plan(case["text"], tmp_path)
    ((path, data),) = plan.files.items()
    report = yaml.load(data, yaml.BaseLoader)
    assert report.get("date") == case.get("date")
    assert [[*metric.values()] for metric in report.get("metrics", [])] == [
        [str(one) for one in metric] for metric in case["metrics"]
    ]
    preview = "\n".join(plan.lines)
    for words in case.get("doubts", []):
        assert f"看不出是什么的数：“{words}”" in preview or words in preview
    for name in case["names"]:
        assert name not in preview
        assert name not in data.decode()
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    wrong = loading.read(tmp_path, Vocabulary()).diagnostics
    assert {one.code for one in wrong} == {"unsourced-draft"}
    assert all(one.severity is Severity.WARNING for one in wrong)


@pytest.mark.parametrize(
    ("text", "words"),
    [("一行很长的话。", "没有标题"), ("示例标题", "没有正文"), ("", "文件是空的")],
)
def test_what_is_no_news_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(RefusalError, match=words):
        _plan(text, tmp_path)


@given(
    st.text(
        st.sampled_from("立案走访共约近超余多0123456789,.%件人个元万月年第、，。“”组织"),
        max_size=40,
    )
)
def test_every_figure_stands_in_the_text(text: str) -> None:
    for one in figures(text):
        words = one.words if isinstance(one, Figure) else one
        assert words in text
        if isinstance(one, Figure):
            assert one.unit in text
            assert float(one.value) >= 0
