"""Show what becomes of a bank: what is added, changed, left as it is, and what its file lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.intake.banks.merging import Merge
    from generator.intake.banks.plan import Plan
    from generator.intake.banks.questions import Mistake

_MOST = 100
_LISTED = 10
_LONGEST = 60


def plan_lines(plan: Plan) -> Iterator[str]:
    """Yield the lines that say what a plan does."""
    merge = plan.merge
    if merge is None:
        yield f"新{plan.name}：{len(plan.bank.questions)} 题"
    else:
        yield f"{plan.name}：{_counts(merge)}"
        yield from _differences(merge)
    yield from remark_lines("没有收入", plan.mistakes)
    yield from remark_lines("注意", plan.remarks)


def remark_lines(head: str, mistakes: Sequence[Mistake]) -> Iterator[str]:
    """Yield a heading and a line for each of some mistakes or remarks, not without end."""
    if mistakes:
        yield f"{head}（{len(mistakes)} 处）："
    for mistake in mistakes[:_MOST]:
        yield f"  {mistake}"
    if len(mistakes) > _MOST:
        yield f"  还有 {len(mistakes) - _MOST} 处没有列出"


def _counts(merge: Merge) -> str:
    counts = {
        "新增": len(merge.added),
        "修改": len(merge.changed),
        "不变": merge.same,
        "文件里没有": len(merge.gone),
    }
    return "，".join(f"{name} {count} 题" for name, count in counts.items() if count)


def _differences(merge: Merge) -> Iterator[str]:
    if merge.title:
        yield f"名称改为“{merge.title}”"
    if merge.added:
        yield f"新增 {_some(merge.added)}"
    lines = [
        f"修改 {id} {one.label}：“{_short(one.before)}” → “{_short(one.after)}”"
        for id, changes in merge.changed.items()
        for one in changes
    ]
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"修改 还有 {len(lines) - _MOST} 处没有列出"
    if merge.gone:
        yield f"文件里没有 {_some(merge.gone)}"


def _some(ids: list[str]) -> str:
    more = f"等 {len(ids)} 题" if len(ids) > _LISTED else ""
    return "、".join(ids[:_LISTED]) + more


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
