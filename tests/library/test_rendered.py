"""What is found in the source of a text is what is found in its rendered form."""

from __future__ import annotations

import markdown
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.audit.readable import readable
from generator.library import personal

_NUMBERS = ("13800138000", "430405196307124819", "0734-8866110", "湘D12345")
_BETWEEN = ("", "", "\u200d", "\u00ad", " ", "<!-- x -->", "&#8203;", "&shy;", "<wbr>", "<br>")
_AROUND = ("{}", "**{}**", "<b>{}</b>", "<span>{}</span>", "`{}`", "[{}](https://example.org)")
_SIGN = ("{}", "{}", "{}", "&#{code};", "&#x{code:x};")


@st.composite
def written(draw: st.DrawFn) -> str:
    """A number, cut in three, with markup, entities and invisible signs in and between."""
    number = draw(st.sampled_from(_NUMBERS))
    first, last = sorted(draw(st.tuples(*[st.integers(1, len(number) - 1)] * 2)))
    parts = [part for part in (number[:first], number[first:last], number[last:]) if part]
    text = ""
    for part in parts:
        signs = (draw(st.sampled_from(_SIGN)).format(sign, code=ord(sign)) for sign in part)
        around = draw(st.sampled_from(_AROUND))
        inner = part if around == "`{}`" else "".join(signs)
        text += draw(st.sampled_from(_BETWEEN)) + around.format(inner)
    return f"电话 {text}。"


def _values(texts: list[str]) -> set[str]:
    return {personal.plain(one.text) for text in texts for one in personal.find(text)}


@given(written())
def test_source_and_rendered_text_tell_the_same(source: str) -> None:
    assume("****" not in source and "``" not in source)  # stars for signs that are left out
    html = markdown.markdown(source)
    assert _values([source]) == _values(list(readable("a.html", html.encode())))
