"""The page of a rule: every provision has one address, to which citations of it lead."""

from __future__ import annotations

import re
import tempfile
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.rules.model import Rule
from generator.kinds.rules.provisions import lines, provisions
from generator.law import citations
from generator.pages.build import entry_page
from generator.pages.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.edition import Edition
    from generator.kinds.rules.provisions import Provision

_HEADINGS = ("c-1", "附则", "sources", "第一章 总则", "versions", "附则")
_ENUMERATORS = ("", "（一）", "(二)", "1.", "2．", "①", "（3）")
_LINES = st.builds(
    "{}{}{}".format, st.sampled_from(_ENUMERATORS), st.just("文"), st.sampled_from("。；：")
)
_TEXTS = st.lists(_LINES, min_size=1, max_size=8).map("\n".join)


@given(_TEXTS)
def test_provisions_lose_nothing_and_keep_their_order(text: str) -> None:
    assert "".join(lines(provisions(text))) == text.replace("\n", "")


@settings(max_examples=25, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=4), st.lists(_TEXTS, max_size=3))
def test_every_provision_has_an_address_of_its_own(new: list[str], old: list[str]) -> None:
    made = _edition(new, old)
    [item] = made.of(Rule)
    html = entry_page(Site(made), item).body()
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    for clause in item.data.articles:
        day = clause.version
        for place in ((), *_places(clause.provisions)):
            reference = ".".join((f"r#{clause.no}", *map(str, place)))
            cited = citations.cite(made, reference, day)
            assert cited
            assert cited.place == place
            assert cited.url.split("#")[1] in ids


def _edition(new: list[str], old: list[str]) -> Edition:
    clauses = [
        clause
        for day, texts in (("2024-01-01", new), ("2020-01-01", old))
        for number, (text, heading) in enumerate(zip(texts, cycle(_HEADINGS), strict=False), 1)
        for clause in ({"heading": heading}, {"no": number, "text": text, "in": day})
    ]
    versions = [{"effective": "2024-01-01"}, {"effective": "2020-01-01", "ended": "2023-12-31"}]
    rule = {"title": "办法", "fictional": True, "versions": versions, "clauses": clauses}
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder)
        (content / "rules").mkdir()
        file = content / "rules" / "r.yml"
        file.write_text(yaml.safe_dump(rule, allow_unicode=True), "utf-8")
        return edition.select(library.load(content, Vocabulary()), Audience.PUBLIC)


def _places(some: Iterable[Provision]) -> Iterator[tuple[int, ...]]:
    for provision in some:
        yield (provision.number,)
        for below in _places(provision.below):
            yield (provision.number, *below)
