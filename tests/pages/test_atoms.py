"""The smallest pieces of a page."""

from __future__ import annotations

import pytest

from generator.kinds.dates import Edtf
from generator.pages.atoms import when


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2021-06-16", '<time datetime="2021-06-16">2021年6月16日</time>'),
        (
            "2021-01/2021-05",
            '<span><time datetime="2021-01">2021年1月</time>'
            '—<time datetime="2021-05">5月</time></span>',
        ),
        (
            "2020/2021",
            '<span><time datetime="2020">2020年</time>—<time datetime="2021">2021年</time></span>',
        ),
        ("2020~", '<span class="qj-approximate"><time datetime="2020">约2020年</time></span>'),
    ],
)
def test_a_period_has_two_times_since_html_has_none_for_both(written: str, shown: str) -> None:
    assert when(Edtf.parse(written)) == shown


def test_no_date_is_nothing() -> None:
    assert when(None) == ""
