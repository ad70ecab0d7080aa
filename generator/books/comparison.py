"""Write the comparison of versions (条文对照): old and new text of rules in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import Code, call, join, label
from generator.books.manuscript import NothingChosenError
from generator.kinds.rules.model import Rule
from generator.law.comparison import Change, PieceKind, beside
from generator.law.revisions import compare_versions, revisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.kinds.rules.model import Version
    from generator.law.comparison import Row
    from generator.law.marking import Line
    from generator.law.revisions import Comparison, Revision

_NOTICE = (
    "本书由制度资料库自动编排，把每部制度的新版本与它前面的版本逐条对照，依新版本的条文次序排列。",
    "左栏是旧版本，删除线标出删去的文字；右栏是新版本，下划线标出新增的文字。没有变化的条文只排一遍，占两栏。",
    "条文按内容对应，不按条号；条号不同的，另注明原条号。",
)
_AS_IT_WAS = (Change.UNCHANGED, Change.RENUMBERED, Change.MOVED)


def write(desk: Desk) -> list[Manuscript]:
    """Write the book as one manuscript. Raises NothingChosenError, too if no rule has two texts."""
    rules = [item for item in desk.items(Rule) if revisions(item.data)]
    if not rules:
        raise NothingChosenError(desk.book.id)
    return [desk.manuscript("comparison", _parts(desk, rules))]


def _parts(desk: Desk, rules: list[Item[Rule]]) -> Iterator[Code]:
    count = sum(len(revisions(item.data)) for item in rules)
    yield desk.set(None, desk.cover)
    yield call("front", "编写说明", join(call("p", text) for text in _NOTICE))
    yield call("contents", len(rules), count)
    body = [part for item in rules for part in _chapter(desk, item)]
    facts = ("收录", f"{len(rules)}部制度，{count}次对照")
    yield call("opening", join([*body, desk.colophon(facts)]))


def _chapter(desk: Desk, item: Item[Rule]) -> Iterator[Code]:
    yield desk.set(item, call("chapter", item.data.title))
    for revision in revisions(item.data):
        yield desk.set(item, _revision(item, revision, compare_versions(item.data, revision)))


def _revision(item: Item[Rule], revision: Revision, comparison: Comparison) -> Code:
    counts = comparison.counts.items()
    return call(
        "revision",
        label(item.url + revision.path),
        _version(revision.older),
        _version(revision.newer),
        [f"{change}{count}条" for change, count in counts if count],
        _doubts(revision, comparison),
        [_row(row) for row in comparison.rows],
    )


def _version(version: Version) -> str:
    return f"{version.effective}版"


def _doubts(revision: Revision, comparison: Comparison) -> str | None:
    """What a reader must know before he takes a difference for a change."""
    doubts = []
    if revision.without_text:
        between = "、".join(map(_version, revision.without_text))
        doubts.append(f"其间的{between}没有收录条文。")
    if comparison.part_of_older or comparison.part_of_newer:
        doubts.append("收录的只是部分条文，未收录的不等于新增或删除。")
    return "".join(doubts) or None


def _row(row: Row) -> tuple[object, ...]:
    """A heading, or an article with its lines: whole ones, or pairs of the old and the new."""
    number = row.piece.number or ("序言" if row.piece.kind is PieceKind.PREAMBLE else "")
    number += f"（原{row.old.number}）" if row.is_renumbered and row.old else ""
    lines = row.marked_lines()
    if row.piece.kind is PieceKind.HEADING:
        return "heading", number, "", [_parts_of(line) for _, line in lines]
    state = row.change + ("、移动" if row.moved and row.change is Change.CHANGED else "")
    if row.change in _AS_IT_WAS:
        return "same", number, state, [(depth, line.new) for depth, line in lines]
    pairs = [[one and _depth_and_parts(*one) for one in pair] for pair in beside(lines)]
    return "changed", number, state, pairs


def _depth_and_parts(depth: int, line: Line) -> tuple[int, list[tuple[str, str]]]:
    return depth, _parts_of(line)


def _parts_of(line: Line) -> list[tuple[str, str]]:
    return [(part.fate, part.text) for part in line.stretches]
