"""Hand-written pages: lists, indented blocks, and lines of Chinese."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.mkdocs import prose


def _html(text: str) -> str:
    extensions = [prose.__name__, "fenced_code", "tables", "admonition", "pymdownx.tabbed"]
    return markdown.markdown(text, extensions=extensions)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("检查了三项：\n- 甲\n- 乙\n  - 丙", "<p>检查了三项：</p>\n<ul>\n<li>甲</li>"),
        ("- 乙\n  - 丙\n    - 丁\n- 戊", "<li>丁</li>\n</ul>\n</li>\n</ul>\n</li>\n<li>戊</li>"),
        ("- 乙\n    - 丙", "<li>乙<ul>\n<li>丙</li>"),
        ("写到这里，\n**接着**写。", "<p>写到这里，<strong>接着</strong>写。</p>"),
        ("open\ndata", "<p>open\ndata</p>"),
        ("```\n甲：\n- 乙\n```", "<pre><code>甲：\n- 乙\n</code></pre>"),
        ("!!! note\n\n    甲：\n\n    - 乙", "<li>乙</li>"),
        ('=== "甲"\n\n    乙', "tabbed-set"),
        ("甲。\n乙。\n丙", "<p>甲。</p>\n<p>乙。</p>\n<p>丙</p>"),
        ("甲。  \n乙。", "<p>甲。<br />\n乙。</p>"),
        ("> 甲。\n> 乙。", "<p>甲。乙。</p>"),
        ("```\n甲。\n乙。\n```", "<pre><code>甲。\n乙。\n</code></pre>"),
        ("<pre>\n甲。\n乙。\n</pre>", "<pre>\n甲。\n乙。\n</pre>"),
        ("甲。\n\n|乙|丙|\n|-|-|\n|丁。|戊。|", "<td>丁。</td>"),
        ("甲\n- 乙", "<p>甲\n- 乙</p>"),
    ],
)
def test_a_page(text: str, part: str) -> None:
    assert part in _html(text)


@given(st.text(st.sampled_from("甲：- 1.`*\n "), max_size=60))
def test_nothing_but_blanks_changes(text: str) -> None:
    lines = prose._Lists().run(text.split("\n"))
    assert "".join("".join(lines).split()) == "".join(text.split())
