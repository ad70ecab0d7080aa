"""Whatever an author writes is a text in Typst and nothing else."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.books.code import Code, call, code, join, label, literal
from generator.books.model import Fonts
from generator.books.press import Manuscript, print_pdf
from generator.books.richtext import typst as to_typst
from generator.books.typefaces import typefaces
from generator.edition import Edition
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.text.richtext import RichText, plain_text
from tests.books.shelf import REPOSITORY

if TYPE_CHECKING:
    from generator.books.typefaces import Typefaces

HOSTILE = (
    *(
        '#eval("1+1")',
        "#panic()",
        "@ref",
        "<label>",
        "$ x^2 $",
        "// comment",
        "/* comment */",
        "\\",
        '\\"',
        '"',
    ),
    *(
        '"); panic("',
        "#{",
        "}",
        "]",
        "#[",
        "`raw`",
        "```typ #panic()```",
        "= heading",
        "- item",
        "+ item",
        "/ term: x",
    ),
    *(
        "*b*",
        "_i_",
        "~",
        "--",
        "---",
        "...",
        "https://a.b",
        "\\u{0041}",
        "\\n",
        "'",
        "“”",
        '#import "x"',
        "{{x}}",
        "%",
    ),
    '#read("/etc/passwd")',
)
_TEXT = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=12), max_size=8).map("".join)


def _values(source: str) -> list[object]:
    result: list[object] = json.loads(typst.query(source.encode(), "<m>", field="value"))
    return result


@settings(max_examples=40)
@given(st.lists(_TEXT.filter(lambda text: text.isprintable()), max_size=30))
def test_a_literal_is_read_back_as_it_was(written: list[str]) -> None:
    source = "\n".join(f"#metadata({literal(text)})<m>" for text in written)
    assert _values(source) == written


def test_known_tricks_are_read_back_as_they_were() -> None:
    assert _values("\n".join(f"#metadata({literal(text)})<m>" for text in HOSTILE)) == list(HOSTILE)


@settings(max_examples=60)
@given(
    st.recursive(
        _TEXT | st.integers(-(2**40), 2**40) | st.booleans() | st.none(),
        lambda v: st.lists(v, max_size=4),
    )
)
def test_values_are_data(value: object) -> None:
    def plain(item: object) -> object:
        if isinstance(item, list):
            return [plain(x) for x in item]
        return re.sub(r"\s+", " ", item).replace("\u200b", "") if isinstance(item, str) else item

    [found] = _values(f"#metadata({code(value).source})<m>")
    assert plain(found) == plain(value)


@pytest.fixture(scope="module")
def faces() -> Typefaces:
    return typefaces(Fonts(), REPOSITORY)


RICH = RichText(
    Edition(
        Audience.PUBLIC,
        {kind.folder: {} for kind in KINDS},
        {},
        Vocabulary(),
        REPOSITORY / "content",
        REPOSITORY,
    )
)


def _set(body: Code, faces: Typefaces, style: str = "house") -> bytes:
    area = {
        "width": 400,
        "height": 400,
        "size": 10,
        "pitch": 16,
        "inside": 50,
        "outside": 50,
        "top": 50,
        "bottom": 50,
    }
    day = date(2025, 6, 1)
    title = [Code('title-block("t", none)')] if style == "circular" else []
    worn = f'{style}.with(title: "t", date: datetime(year: 2025, month: 6, day: 1))'
    settings = {"area": area, "bleed": 3, "watermark": None}
    manuscript = Manuscript("t", style, "t", day, settings, Code(worn), [*title, body])
    return print_pdf(manuscript, faces)


_SAFE = _TEXT.filter(lambda text: text.isascii() and text.isprintable())
_SIGNS = (
    *(
        "**",
        "*",
        "`",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "# ",
        "> ",
        "| a | b |\n|---|--:|\n| ",
        " | ",
        "    ",
        "---\n",
    ),
    *("```\n", "[x](https://a.b/c)", "[[cases/x|y]]", "<b>", "（", "。", "”"),
)
_MARKED = st.lists(st.sampled_from(_SIGNS) | _SAFE, max_size=12).map("".join)


@pytest.mark.parametrize("style", ["house", "circular"])
@settings(max_examples=40)  # each is a file
@given(text=_MARKED)
def test_any_markdown_can_be_set(style: str, text: str) -> None:
    faces = typefaces(Fonts(), REPOSITORY)
    assert _set(to_typst(RICH.html(text)), faces, style).startswith(b"%PDF")


@pytest.mark.parametrize("style", ["house", "circular"])
@pytest.mark.parametrize("text", [
    *("".join("    " * n + f"{mark} {n}\n" for n in range(60)) for mark in ("-", "1.")),
    "".join("> " * n + f"{n}\n" for n in range(1, 60)),
    "- 甲\n\n    > | 乙 |\n    > |---|\n    > | 丙 |\n\n    1. 丁\n\n        戊\n\n            己",
    "1. **甲**乙\n    - 丙\n2. 丁\n\n> - 戊\n",
])  # fmt: skip
def test_what_is_nested_can_be_set(style: str, text: str, faces: Typefaces) -> None:
    assert _set(to_typst(RICH.html(text)), faces, style).startswith(b"%PDF")


@given(_MARKED)
def test_no_text_is_lost_or_made(text: str) -> None:
    html = RICH.html(text)
    literals = re.findall(r'"((?:[^"\\]|\\.)*)"', _without_addresses(to_typst(html).source))
    made = "".join(re.sub(r"\\(.)", r"\1", found) for found in literals)
    assert "".join(made.replace("\u200b", "").split()) == "".join(plain_text(html).split())


def _without_addresses(source: str) -> str:
    """Links say their address twice beside their words; labels are no text."""
    source = re.sub(r'web\("(?:[^"\\]|\\.)*", "(?:[^"\\]|\\.)*", ', "(", source)
    return re.sub(r'(?:label\(|link\()"(?:[^"\\]|\\.)*"', "(", source)


def test_every_element_has_its_form(faces: Typefaces) -> None:
    text = (
        "### 一级\n\n甲**乙***丙*`丁`\n\n> 引文\n\n1. 一\n2. 二\n    - 内\n\n"
        "| 左 | 右 |\n|:--|--:|\n| 1 | 2 |\n\n---\n\n"
        "```\n#panic()\n```\n\n[网](https://example.com/a)[信](mailto:a@b.example)"
    )
    source = to_typst(RICH.html(text)).source
    names = "subhead strong emph raw quoted numbers bullets sheet rule verbatim web link"
    assert set(names.split()) <= set(re.findall(r"([a-z]+)\(", source))
    assert _set(Code(source), faces).startswith(b"%PDF")


def test_marks_that_meet_at_an_edge_are_drawn_together() -> None:
    def squeezed(text: str) -> int:
        return to_typst(RICH.html(text)).source.count("squeeze")

    assert squeezed("**他说“好”**。") == 1
    assert squeezed("甲。**（乙）**") == 1
    assert squeezed("**（乙）**甲，**丙**。") == 0
    assert squeezed("甲”。乙") == 0, "Typst does what lies in one run"
    assert squeezed("甲。\n\n**（乙）**") == 0, "paragraphs do not meet"


def test_code_is_no_text() -> None:
    assert code(Code("x")).source == "x"
    assert code("x").source == '"x"'
    assert call("f", "a", b_c=None).source == 'f("a", b-c: none)'
    assert join(["a", Code("b()")]).source == '{"a"; b()}'
    assert label("cases/x/").source == 'label("cases/x/")'
    with pytest.raises(TypeError):
        code(object())


def test_a_long_run_of_letters_may_break() -> None:
    assert "\u200b" in code("https://example.com/a/very/long/address").source
    assert "\u200b" not in code("short words only, all of them").source
