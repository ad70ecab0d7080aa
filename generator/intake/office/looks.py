"""Name the styles of the Word files that we write: fonts by name, sizes, places.

After GB/T 9704-2012 (党政机关公文格式): 仿宋 of 16 pt, 方正小标宋 of 22 pt for the title, headings
in 黑体, 楷体, 仿宋. Fonts are only named. Clause numbers below are those of the standard.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable

INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_CENTRED = '<w:jc w:val="center"/>'
_RIGHT = '<w:jc w:val="right"/>'
_JUSTIFIED = '<w:jc w:val="both"/>'
_KEEP = "<w:keepNext/>"
AT_FOOT = (
    '<w:framePr w:w="8845" w:hAnchor="margin" w:vAnchor="margin" w:xAlign="left" '
    'w:yAlign="bottom"/>'
)
"""Sets a paragraph at the foot of the page; in a style LibreOffice does not heed it."""
_TAB_AT_END = '<w:tabs><w:tab w:val="right" w:pos="8565"/></w:tabs>'
_RED = "FF0000"
_GRID_LINE = 579  # twips: 225 mm in 22 lines


class Typeface(Enum):
    """Name a face of a Chinese page by its font."""

    FANGSONG = "仿宋_GB2312"
    KAI = "楷体_GB2312"
    HEI = "黑体"
    DISPLAY = "方正小标宋简体"

    @property
    def font(self) -> str:
        """Return the property of a run that is set in it."""
        return (
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
            f'w:eastAsia="{self.value}"/>'
        )


class Style(NamedTuple):
    """Hold a style: its name in Word, face, half points, further properties, outline level."""

    name: str
    face: Typeface
    size: int
    properties: str
    outline: int | None = None
    colour: str = ""


def _spaced(before: float = 0, after: float = 0, line: str = "") -> str:
    """Blank around a paragraph, in lines of the grid; `line`: how high its own lines are."""
    return (
        f'<w:spacing w:before="{round(before * _GRID_LINE)}" '
        f'w:after="{round(after * _GRID_LINE)}"{line}/>'
    )


_AS_NEEDED = ' w:line="240" w:lineRule="auto"'
_FG, _KAI, _HEI, _DISPLAY = Typeface


class Look(Enum):
    """Name the styles; those of rules first, then those of official documents."""

    TITLE = Style("Title", _DISPLAY, 44, _CENTRED)
    HEAD = Style("题注", _KAI, 32, _CENTRED)
    TEXT = Style("款", _FG, 32, INDENT)
    ARTICLE = Style("条", _FG, 32, INDENT)
    ITEM = Style("项", _FG, 32, INDENT)
    PART = Style("编", _DISPLAY, 36, f"{_KEEP}{_CENTRED}", 0)
    CHAPTER = Style("章", _HEI, 32, f"{_KEEP}{_CENTRED}", 1)
    SECTION = Style("节", _KAI, 32, f"{_KEEP}{_CENTRED}", 2)
    ANNEX = Style("附件标题", _HEI, 32, f"{_KEEP}<w:pageBreakBefore/>", 1)
    HEADING_2 = Style("heading 2", _HEI, 32, f"{_KEEP}{INDENT}", 1)
    HEADING_3 = Style("heading 3", _KAI, 32, f"{_KEEP}{INDENT}", 2)
    HEADING_4 = Style("heading 4", _FG, 32, f"{_KEEP}{INDENT}", 3)
    # 7.2.2: at the left edge of the first line, in 黑体
    SECRECY = Style("密级", _HEI, 32, "")
    # 7.2.4: the red head 35 mm below the upper edge of the type area
    RED_HEAD = Style(
        "发文机关标志", _DISPLAY, 72, f"{_spaced(3.43, 0, _AS_NEEDED)}{_CENTRED}", None, _RED
    )
    # 7.2.5, 7.2.7: the number two lines below, a red line 4 mm below that
    NUMBER = Style(
        "发文字号",
        _FG,
        32,
        '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" '
        f'w:color="{_RED}"/></w:pBdr>{_spaced(2)}{_CENTRED}',
    )
    # 7.3.1: two lines below the red line
    HEADLINE = Style("Title", _DISPLAY, 44, f"{_spaced(2)}{_CENTRED}")
    # 7.3.2: one line below the title, from the left edge
    ADDRESSEE = Style("主送机关", _FG, 32, _spaced(1))
    BODY = Style("Body Text", _FG, 32, f"{INDENT}{_JUSTIFIED}")
    # 7.3.3: 一、（一）1.（1） in 黑体, 楷体, 仿宋, 仿宋
    LEVEL_1 = Style("heading 1", _HEI, 32, f"{_KEEP}{INDENT}", 0)
    LEVEL_2 = Style("heading 2", _KAI, 32, f"{_KEEP}{INDENT}", 1)
    LEVEL_3 = Style("heading 3", _FG, 32, f"{_KEEP}{INDENT}", 2)
    QUOTE = Style("Quote", _KAI, 32, f"{INDENT}{_JUSTIFIED}")
    # 7.3.4: one line below the text, two characters in
    ATTACHED = Style("附件说明", _FG, 32, f"{_spaced(1)}{INDENT}")
    # 7.3.5: two lines below, to the right
    SIGNATURE = Style("发文机关署名", _FG, 32, f"{_KEEP}{_spaced(2)}{_RIGHT}")
    DATE = Style("成文日期", _FG, 32, _RIGHT)
    # 7.3.6: an attachment on a page of its own, the word 附件 in 黑体
    ATTACHMENT = Style("附件", _HEI, 32, f"{_KEEP}<w:pageBreakBefore/>")
    # 7.4: the imprint at the foot of the page, between lines, 14 pt
    IMPRINT = Style(
        "版记",
        _FG,
        28,
        '<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="auto"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="1" w:color="auto"/>'
        '<w:between w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        f'{_TAB_AT_END}<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/>',
    )


def styles(looks: Iterable[Look], line: int, between: int) -> str:
    """Return the definitions of the styles used.

    `line`: the height of a line, `between`: what stands between two characters, in twips.
    """
    body = Typeface.FANGSONG
    spacing = f'<w:spacing w:line="{line}" w:lineRule="exact"/>'
    usual = _characters(body, 32, between=between)
    inside = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{usual}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:rPr>{usual}</w:rPr></w:style>"
    )
    for look in sorted(looks, key=lambda one: one.name):
        style = look.value
        level = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
        inside += (
            f'<w:style w:type="paragraph" w:styleId="{look.name}">'
            f'<w:name w:val={quoteattr(style.name)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
            f"<w:pPr>{style.properties}{level}</w:pPr>"
            f"<w:rPr>{_characters(style.face, style.size, style.colour)}</w:rPr></w:style>"
        )
    return inside


def _characters(face: Typeface, size: int, colour: str = "", between: int = 0) -> str:
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    apart = f'<w:spacing w:val="{between}"/>' if between else ""
    return f'{face.font}{tint}{apart}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
