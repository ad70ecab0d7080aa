"""Turn authors' Markdown into safe HTML; the short cut for plain paragraphs changes nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.text.plain import plain_markdown
from generator.text.prose import paragraphs
from generator.text.richtext import _SIGNS, RichText, plain_text

_TEXT = st.text(st.sampled_from("甲乙，。“”abc 1.-)(*_`[]<>#|!&\\:/\"'=~^+{}\n"), max_size=80)
_PLAIN = st.text(st.sampled_from("甲乙，。“”abc 12.-)(!:/\"'=~^+{}?%\n"), max_size=80)


class _Edition:
    """One case, a."""

    @staticmethod
    def item(folder: str, id: str) -> object:
        return (
            SimpleNamespace(url="cases/a/", data=SimpleNamespace(title="标题<b>"))
            if id == "a"
            else None
        )


WRITER = RichText(_Edition())  # type: ignore[arg-type]


@given(_PLAIN)
@example("2 < 3")
@example("一\n二\n\n三")
@example("一\nb")
@example("2021. 年")
@example("1) 甲")
@example("a: b\n\n: c")
def test_the_short_cut_equals_the_long_way(text: str) -> None:
    text = text.strip()
    if text:
        assert WRITER.html(text) == WRITER._full(paragraphs(text))


_WORDS = st.text(st.sampled_from("甲，。：“”（）、ab12.-)(!:/\"'=~^+{}?% #\u3000"), max_size=10)
_STRONG = st.text(st.sampled_from("甲，。（）ab1 -#:"), max_size=4).map(lambda text: f"**{text}**")
_LINE = st.lists(_WORDS | _STRONG, min_size=1, max_size=4).map("".join)
_LISTED = st.tuples(st.sampled_from(["- ", "1. ", "2. ", "12. ", "* ", "-", ""]), _LINE)
_BULLET = st.text(st.sampled_from("甲，"), min_size=1, max_size=5).map(lambda text: f"- {text}")
_BLOCK = st.one_of(
    _LINE,
    st.lists(_LISTED.map("".join), min_size=1, max_size=4).map("\n".join),
    st.lists(_BULLET, min_size=1, max_size=4).map("\n".join),
)


@given(st.lists(_BLOCK, min_size=1, max_size=4).map("\n\n".join))
@example("**甲**乙\n\n- 丙\n- **丁**：戊\n\n己")
@example("甲3**5**乙")
@example("- 甲\n\n- 乙")
@example("1. 甲\n2. 乙")
@example("**甲，**乙**丙**")
def test_strong_words_and_lists_equal_the_long_way(text: str) -> None:
    text = text.strip()
    if text:
        assert WRITER.html(text) == WRITER._full(paragraphs(text))


@pytest.mark.parametrize("text", ["甲", "**甲**乙", "甲：\n\n- 乙\n- **丙**", "1. 甲\n2. 乙"])
def test_common_markdown_needs_no_parser(text: str) -> None:
    assert plain_markdown(text) is not None


@given(st.text(st.sampled_from("甲，。ab 12.-)(*_>#|!&:\"'=~^+{}\n"), max_size=80))
@example("**甲**乙\n\n- 丙\n- _丁_")
@example("甲  \n乙")
@example("1986\\. *年*")
@example("*甲 & 乙*")
def test_without_brackets_emphasis_is_all_there_is(text: str) -> None:
    assume(not _SIGNS.search(text))
    assert WRITER._emphasis.reset().convert(text) == WRITER._markdown.reset().convert(text)


class _Checker(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


@given(_TEXT)
@example("[x](javascript:alert(1))")
@example("[x](//evil.example)")
@example("[x](entry:cases/a/)")
@example("<https://a.example> <javascript:alert(1)>")
@example("[x][1]\n\n[1]: data:text/html,x")
@example('<img src=x onerror="alert(1)">')
@example("![x](https://evil.example/x.png)")
def test_hostile_markdown_is_inert(text: str) -> None:
    checker = _Checker()
    checker.feed(WRITER.html(text))
    assert not checker.tags & {"script", "img", "iframe", "style", "svg", "form", "input"}
    assert checker.attributes <= {"href", "title", "align", "start"}
    assert all(
        re.match(r"https?://[^/\\]|mailto:|entry:cases/a/$", link, re.IGNORECASE)
        for link in checker.links
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("[[cases/a]]", '<p><a href="entry:cases/a/">标题&lt;b&gt;</a></p>'),
        ("[[cases/a|这里]]", '<p><a href="entry:cases/a/">这里</a></p>'),
        ("[[rules/a#3]]", '<p><a href="entry:cases/a/#c-3">标题&lt;b&gt;第三条</a></p>'),
        ("[[cases/gone|这里]]", "<p>这里</p>"),
        ("[x](entry:cases/a/)", "<p><a>x</a></p>"),
        ("# 一\n\n## 二", "<h3>一</h3>\n<h4>二</h4>"),
        ("甲\n乙", "<p>甲乙</p>"),
        ("**甲**\n乙", "<p><strong>甲</strong>乙</p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("# \n\n甲\n\n## [](https://a.b)", "<p>甲</p>"),
    ],
)
def test_markdown(text: str, made: str) -> None:
    assert WRITER.html(text) == made


def test_plain_text_of_a_fragment() -> None:
    assert plain_text("<p>2 &lt; <em>3</em></p>") == "2 < 3"
