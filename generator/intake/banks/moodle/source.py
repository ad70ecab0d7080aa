"""Give what a question element of Moodle XML says: texts as they are seen, pictures, answers."""

from __future__ import annotations

import base64
import binascii
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.intake.banks.flow import Flow
from generator.intake.banks.grading import Option
from generator.intake.banks.texts import HTML, MARKDOWN, MOODLE, PLAIN, visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from generator.intake.banks.collection import Collection
    from generator.intake.banks.flow import Image

_FORMS = {"html": HTML, "markdown": MARKDOWN, "plain_text": PLAIN, "moodle_auto_format": MOODLE}
_FILE = "@@PLUGINFILE@@/"
_LARGEST_PICTURE = 20_000_000
_OVERALL = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def inner_text(element: Element, tag: str) -> str:
    """Return the text of an element that keeps it in a further one."""
    return (element.findtext(f"{tag}/text") or "").strip()


def bare_text(element: Element, tag: str) -> str:
    """Return the text of an element right inside."""
    return (element.findtext(tag) or "").strip()


class Source:
    """Hold one question. `losses`: what is left out, by name; `images`: those of its prompt."""

    def __init__(self, element: Element, number: int, collection: Collection) -> None:
        name = " ".join(inner_text(element, "name").split())
        self.element = element
        self.number = number
        self.collection = collection
        self.name = bare_text(element, "idnumber") or name
        self.where = f"第{number}题“{name[:20]}”" if name else f"第{number}题"
        self.losses: Counter[str] = Counter()
        self.images: list[tuple[str, str]] = []

    @property
    def kind(self) -> str:
        return self.element.get("type", "")

    def tags(self) -> Iterator[str]:
        """Yield the tags."""
        for tag in self.element.iterfind("tags/tag"):
            yield bare_text(tag, "text")

    def count_losses(self, tags: int) -> None:
        """Note what is there and has no place in a bank; `tags`: how many say nothing to us."""
        if tags:
            self.losses["标签"] += tags
        if any(bare_text(hint, "text") for hint in self.element.iterfind("hint")):
            self.losses["提示"] += 1
        if any(inner_text(self.element, tag) for tag in _OVERALL):
            self.losses["答对、答错时的统一反馈"] += 1

    def words(self, tag: str) -> str:
        """Return the text of an element as it is seen. Raises TooMuchError."""
        return self._of(self.element.find(tag))

    def prompt(self) -> tuple[str, str]:
        """Return the prompt as it stands there, and its form."""
        element = self.element.find("questiontext")
        if element is None:
            return "", PLAIN
        return (element.findtext("text") or "").strip(), _FORMS.get(
            element.get("format", ""), MOODLE
        )

    def visible(self, text: str, form: str, *, pictures: bool = False) -> str:
        """Return a text as it is seen; `pictures` may be kept beside it. Raises TooMuchError."""
        keeps = self._keeps if pictures else lambda image: False
        return visible(text, form, Flow(keeps, self.losses))

    def options(self, *, bare: bool = False) -> list[Option]:
        """List the answers; `bare`: learners type them, so there is no HTML in them."""
        return [
            Option(
                bare_text(answer, "text") if bare else self._of(answer),
                _share(answer),
                self._of(answer.find("feedback")),
            )
            for answer in self.element.iterfind("answer")
        ]

    def remark(self, what: str) -> None:
        """Name what is taken otherwise than it stands there."""
        self.collection.remark(self.where, what)

    def mistake(self, what: str) -> None:
        """Name why the question is left out."""
        self.collection.mistake(self.where, f"{what}，没有收入")

    def _of(self, element: Element | None) -> str:
        if element is None:
            return ""
        form = _FORMS.get(element.get("format", ""), MOODLE)
        return self.visible(bare_text(element, "text"), form)

    def _keeps(self, image: Image) -> bool:
        path = unquote(image.source.removeprefix(_FILE))
        for file in self.element.iterfind("questiontext/file"):
            whole = f"{file.get('path', '/')}{file.get('name', '')}".lstrip("/")
            data = _picture_bytes(file) if whole == path else None
            if data:
                name = f"{self.number}/{whole}"
                self.collection.picture(name, data)
                self.images.append((name, image.alt))
                return True
        self.remark(f"图片“{image.source[:80]}”不在文件里，没有取")
        return False


def _share(answer: Element) -> float:
    try:
        return min(max(float(answer.get("fraction", "0")), -100.0), 100.0)
    except ValueError:
        return 0.0


def _picture_bytes(file: Element) -> bytes | None:
    text = file.text or ""
    if file.get("encoding") != "base64" or len(text) > 2 * _LARGEST_PICTURE:
        return None
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return None
