"""Read the text of paragraphs: runs, changes that were tracked, fields, signs, notes.

The rule: ISO/IEC 29500-1, 17.3 (paragraphs and runs), 17.13.5 (revisions), 17.16 (fields). What was
inserted is taken, what was deleted is not; of a field its result, of a contents list nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.office.styles import hides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.intake.office.markup import Node

_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
    "w:softHyphen": "",
}
_DROPPED = frozenset({"w:del", "w:moveFrom"})
_TAKEN = frozenset({"w:ins", "w:moveTo"})
_LISTS = ("TOC", "TOA", "INDEX")
_PICTURES = frozenset({"w:drawing", "w:pict", "w:object"})


@dataclass(slots=True)
class _Field:
    """Hold an open field: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def is_list(self) -> bool:
        """Tell whether it lists contents, which are read where they stand."""
        return self.instruction.split()[:1] in ([name] for name in _LISTS)


@dataclass(slots=True)
class Text:
    """Gather the text of paragraphs, one after the other.

    `told`: what the last paragraph holds that is no text, by kind, how often. `inside`: texts of
    boxes in it. `images`: pictures in it, by the id of a relationship, and what they are said to
    show. `marks`: notes referred to, by kind and id, with the mark given to each.
    """

    parts: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    inside: list[str] = field(default_factory=list)
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    images: list[tuple[str, str]] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def of(self, nodes: Iterable[Node]) -> str:
        """Return the text of the elements of a paragraph; what they are beside it is in `told`."""
        self.parts = []
        self.told = Counter()
        self.inside = []
        self.images = []
        self._take(nodes)
        return "".join(self.parts)

    @property
    def in_list(self) -> bool:
        """Tell whether a field that lists contents is open."""
        return any(one.is_list for one in self._fields)

    def _take(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            tag = node.tag
            if tag == "w:r":
                self._run(node)
            elif tag in _DROPPED:
                self.told["deleted"] += 1
            elif tag in _TAKEN:
                self.told["inserted"] += 1
                self._take(node.nodes)
            elif tag == "w:fldSimple":
                self._simple_field(node)
            elif tag == "mc:AlternateContent":
                self._take(choose(node))
            elif tag in ("m:oMath", "m:oMathPara"):
                self.told["formula"] += 1
                self._put("".join(text.text for text in node.all("m:t")))
            elif tag not in _WITHOUT_TEXT:
                self._take(node.nodes)

    def _simple_field(self, node: Node) -> None:
        self._fields.append(_Field(node.attributes.get("instr", ""), in_result=True))
        self._take(node.nodes)
        self._fields.pop()

    def _run(self, run: Node) -> None:
        if hides(run.one("w:rPr")):
            self.told["hidden"] += 1
            return
        for node in run.nodes:
            self._part(node)

    def _part(self, node: Node) -> None:
        tag = node.tag
        if tag == "w:t":
            self._put(node.text)
        elif tag in _SIGNS:
            self._put(_SIGNS[tag])
        elif tag == "w:br":
            self._put("\n" if node.attributes.get("type", "textWrapping") == "textWrapping" else "")
        elif tag == "w:sym":
            self._put(_symbol(node))
        elif tag == "w:instrText":
            if self._fields and not self._fields[-1].in_result:
                self._fields[-1].instruction += node.text
        elif tag == "w:fldChar":
            self._field(node.attributes.get("fldCharType", ""))
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            self._note(tag[2:].removesuffix("Reference"), node.attributes.get("id", ""))
        elif tag in _PICTURES:
            self._picture(node)
        elif tag == "mc:AlternateContent":
            for one in choose(node):
                self._part(one)
        elif tag == "w:ruby":
            base = node.one("w:rubyBase")
            self._take(base.nodes if base else ())

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].in_result = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _note(self, kind: str, id: str) -> None:
        mark = self.marks.setdefault((kind, id), f"注{len(self.marks) + 1}")
        self._put(f"〔{mark}〕")

    def _picture(self, node: Node) -> None:
        boxes = [*node.all("w:txbxContent")]
        for box in boxes:
            inner = Text()
            for paragraph in box.all("w:p"):
                text = inner.of(paragraph.nodes).strip()
                if text:
                    self.inside.append(text)
        if not boxes:
            self.told["picture"] += 1
            self._image(node)

    def _image(self, node: Node) -> None:
        """Note the id of a picture, of either kind of drawing, and its description."""
        described = next(node.all("?:docPr"), None)
        alt = described.attributes.get("descr", "") if described else ""
        ids = [blip.attributes.get("r:embed", "") for blip in node.all("?:blip")]
        ids += [shape.attributes.get("r:id", "") for shape in node.all("?:imagedata")]
        self.images += [(id, alt) for id in ids if id]

    def _put(self, text: str) -> None:
        if self.in_list:
            self.told["contents"] += bool(text)
        elif all(one.in_result for one in self._fields):
            self.parts.append(text)


_WITHOUT_TEXT = frozenset(
    {
        "w:pPr", "w:sdtPr", "w:sdtEndPr", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd",
        "w:commentRangeStart", "w:commentRangeEnd", "w:smartTagPr", "w:customXmlPr",
    }
)  # fmt: skip


def choose(alternatives: Node) -> list[Node]:
    """Return what stands in the first of the alternatives (ISO/IEC 29500-3, 7.2)."""
    one = alternatives.one("mc:Choice") or alternatives.one("mc:Fallback")
    return one.nodes if one else []


def _symbol(node: Node) -> str:
    try:
        return chr(int(node.attributes.get("char", ""), 16))
    except ValueError:
        return ""
