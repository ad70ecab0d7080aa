"""Show what was read of a rule: its head, how many parts it has, what was not understood."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.intake.statutes import marks
from generator.intake.statutes.statute import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.office.blocks import Document
    from generator.intake.statutes.statute import Statute

_MOST_REMARKS = 200
_RANKS = ("编", "分编", "章", "节")
_CIRCULAR = re.compile("通报(?!制度|办法|规定|规则|工作|条例)|典型问题|案例")
"""What the title of a circular says of itself."""


def lines(statute: Statute, document: Document) -> Iterator[str]:
    """Yield the lines of the preview."""
    version = statute.version
    head = {
        "名称": statute.title,
        "制定机关": statute.issuer,
        "文号": statute.number,
        "层级": statute.level or "看不出来，写入后自己补 level",
        "公布": version.promulgated,
        "修正": version.amended,
        "施行": version.effective or "看不出来：加 --version 2025-06-01 这样的施行日期",
    }
    for label, value in head.items():
        if value:
            yield f"{label}：{value}"
    counts = count(statute)
    parts = "，".join(f"{name} {number}" for name, number in counts.items() if number)
    yield f"结构：{parts or '没有条文'}"
    if not statute.articles:
        yield f"没有“第×条”：作为正文收入，{len(statute.body)} 段"
        if _CIRCULAR.search(statute.title):
            yield "像是通报：加 --kind circulars 按案例分开，姓名改成化名"
    if not version.effective and version.note:
        yield f"没有施行日期，历史沿革没有收入：{version.note}"
    remarks = sorted(document.remarks, key=lambda remark: remark.number)
    for remark in remarks[:_MOST_REMARKS]:
        where = f"第 {remark.number} {document.unit}：" if remark.number else ""
        yield f"注意 {where}{remark.what}"
    if len(remarks) > _MOST_REMARKS:
        yield f"注意 还有 {len(remarks) - _MOST_REMARKS} 处没有列出"


def count(statute: Statute) -> dict[str, int]:
    """Count the parts of a rule by their name."""
    ranks = Counter(
        mark.rank
        for clause in statute.clauses
        if isinstance(clause, Heading) and (mark := marks.heading(clause.text))
    )
    items = paragraphs = 0
    for article in statute.articles:
        of_article = sum(bool(marks.item(line)) for line in article.lines)
        items += of_article
        paragraphs += len(article.lines) - of_article
    return {
        **{name: ranks[rank] for rank, name in enumerate(_RANKS)},
        "条": len(statute.articles),
        "款": paragraphs,
        "项": items,
        "附件": len(statute.annexes),
    }
