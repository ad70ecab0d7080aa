"""Read the body of an item: its text, in pieces between the interactions, and what is beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.banks.flow import GAP, Flow, Image
from generator.intake.banks.markup import MarkupError, parse
from generator.intake.banks.texts import HTML, TooMuchError, visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

INLINE = frozenset({"textEntryInteraction", "inlineChoiceInteraction"})
_FEEDBACK = frozenset({"feedbackBlock", "feedbackInline", "modalFeedback"})
_TEMPLATES = frozenset({"printedVariable", "templateBlock", "templateInline"})
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp")
_TEXTS = (".html", ".htm", ".xhtml", ".xml")
_DEEPEST_INCLUSION = 3


@dataclass(slots=True)
class Surroundings:
    """Say what is around a document: `read` a file by its reference from it, `keeps` a picture."""

    read: Callable[[str], bytes | None]
    keeps: Callable[[Image], bool]


@dataclass(slots=True)
class Body:
    """Read an item's body.

    `texts`: what stands before the first block of `blocks`, between two of them, and behind the
    last. `gaps`: interactions within the text, where GAP stands for them. `reasons`: feedback in
    the text. `losses` as of a Flow.
    """

    around: Surroundings
    losses: Counter[str] = field(default_factory=Counter)
    blocks: list[Element] = field(default_factory=list)
    gaps: list[Element] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    _flows: list[Flow] = field(default_factory=list)
    _inclusions: int = 0

    @property
    def texts(self) -> list[str]:
        return [flow.text() for flow in self._flows]

    def read(self, body: Element) -> None:
        """Read a body, or what stands before it."""
        if not self._flows:
            self._flows.append(self._flow())
        self._inside(body)

    def text_of(self, element: Element, *, pictures: bool = False) -> str:
        """Return the text of an element by itself, such as a choice; its feedback goes aside.

        `pictures`: may be kept beside the text, as those of the body are.
        """
        keeps = self.around.keeps if pictures else lambda image: False
        around = Surroundings(self.around.read, keeps)
        inner = Body(around, self.losses, reasons=self.reasons)
        inner.read(element)
        return "\n".join(text for text in inner.texts if text)

    def _flow(self) -> Flow:
        return Flow(self.around.keeps, self.losses)

    def _inside(self, element: Element) -> None:
        if element.text:
            self._flows[-1].data(element.text)
        for child in element:
            self._child(child)
            if child.tail:
                self._flows[-1].data(child.tail)

    def _child(self, child: Element) -> None:
        tag = child.tag
        if tag in INLINE:
            self.gaps.append(child)
            self._flows[-1].plain(GAP)
        elif tag.endswith("Interaction"):
            self.blocks.append(child)
            self._flows.append(self._flow())
        elif tag in _FEEDBACK:
            self.reasons.append(self.text_of(child))
        elif tag == "rubricBlock" and "candidate" not in child.get("view", "candidate"):
            self.losses["给阅卷人看的说明"] += 1
        elif tag in _TEMPLATES:
            self.losses["随机变化的内容"] += 1
        elif tag == "include":
            self._include(child.get("href", ""))
        elif tag == "object":
            self._object(child)
        else:
            self._usual(child)

    def _usual(self, child: Element) -> None:
        flow = self._flows[-1]
        if child.tag == "math":
            self.losses["公式的排版"] += 1
            flow.data(_formula(child))
            return
        flow.start(child.tag, child.attrib)
        self._inside(child)
        self._flows[-1].end(child.tag)

    def _object(self, child: Element) -> None:
        source, kind = child.get("data", ""), child.get("type", "")
        if kind.startswith("image") or source.lower().endswith(_PICTURES):
            alt = " ".join("".join(child.itertext()).split())
            self._flows[-1].start("img", {"src": source, "alt": alt})
        elif source.lower().endswith(_TEXTS):
            self._include(source)
        else:
            self._flows[-1].start("object", {})
            self._inside(child)

    def _include(self, reference: str) -> None:
        """Put in the text of another file: a passage that several items share."""
        data = self.around.read(reference)
        if data is None or self._inclusions >= _DEEPEST_INCLUSION:
            self.losses[f"材料“{reference}”"] += 1
            return
        self._inclusions += 1
        try:
            self._passage(data)
        except TooMuchError:
            self.losses[f"材料“{reference}”"] += 1
        finally:
            self._inclusions -= 1

    def _passage(self, data: bytes) -> None:
        """Put in a passage, XML or HTML. Raises TooMuchError, also for an item, which is none."""
        flow = self._flows[-1]
        try:
            root = parse(data).root
        except MarkupError:
            text = data.decode("utf-8", "replace")
            flow.plain("\n" + visible(text, HTML, Flow(losses=self.losses)) + "\n")
            return
        if root.tag == "assessmentItem":
            raise TooMuchError
        body = root.find("body") if root.tag == "html" else None
        flow.start("div", {})
        self._inside(root if body is None else body)
        self._flows[-1].end("div")


def _formula(math: Element) -> str:
    """Return a formula as its author annotated it, else its signs in their order."""
    for annotation in math.iter("annotation"):
        if "tex" in annotation.get("encoding", "").lower() and annotation.text:
            return annotation.text
    return "".join("".join(math.itertext()).split())
