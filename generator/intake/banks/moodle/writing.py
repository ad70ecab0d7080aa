"""Write a bank as Moodle XML."""

from __future__ import annotations

import base64
import re
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from generator.intake.banks.grading import share_of
from generator.intake.banks.moodle.notes import tags
from generator.kinds.questions.model import QuestionType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.intake.banks.questions import Plain, PlainBank

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
_TYPES = {
    QuestionType.JUDGE: "truefalse",
    QuestionType.BLANK: "shortanswer",
}
_LONGEST_NAME = 60


def write(bank: PlainBank, pictures: Mapping[str, bytes]) -> bytes:
    """Return the file of a bank; the same bank gives the same bytes.

    `pictures`: by the names that questions give them.
    """
    quiz = Xml.Element("quiz")
    category = Xml.SubElement(quiz, "question", {"type": "category"})
    title = " ".join(bank.title.split()).replace("/", "//")
    _put(category, "category", f"$course$/top/{title}")
    Xml.SubElement(category, "idnumber").text = bank.id
    for question in bank.questions:
        _write(quiz, question, pictures)
    Xml.indent(quiz)
    data: bytes = Xml.tostring(quiz, encoding="utf-8", xml_declaration=True)
    return data


def losses(question: Plain) -> list[str]:
    """Name what this format cannot say of a question."""
    return ["后果"] if any(choice[3] for choice in question.choices) else []


def _write(quiz: Xml.Element, question: Plain, pictures: Mapping[str, bytes]) -> None:
    kind = _TYPES.get(question.type, "multichoice")
    element = Xml.SubElement(quiz, "question", {"type": kind})
    _put(element, "name", " ".join(question.prompt.split())[:_LONGEST_NAME])
    _write_prompt(element, question, pictures)
    _put(element, "generalfeedback", question.why, "plain_text")
    Xml.SubElement(element, "defaultgrade").text = "1"
    Xml.SubElement(element, "penalty").text = "0"
    Xml.SubElement(element, "hidden").text = "0"
    Xml.SubElement(element, "idnumber").text = question.id
    if kind == "truefalse":
        for word, right in (("true", question.answer is True), ("false", question.answer is False)):
            _write_answer(element, word, "100" if right else "0", "")
    elif kind == "shortanswer":
        Xml.SubElement(element, "usecase").text = "0"
        for answer in question.answers:
            _write_answer(element, answer.replace("*", "\\*"), "100", "")
    else:
        _write_choices(element, question)
    holder = Xml.SubElement(element, "tags")
    for tag in tags(question):
        Xml.SubElement(Xml.SubElement(holder, "tag"), "text").text = _sound(tag)


def _write_prompt(element: Xml.Element, question: Plain, pictures: Mapping[str, bytes]) -> None:
    """Write a prompt; with pictures it is HTML, which refers to them."""
    images = [(file, alt) for file, alt in question.images if file in pictures]
    if not images:
        _put(element, "questiontext", question.prompt, "plain_text")
        return
    lines = "".join(f"<p>{escape(line)}</p>" for line in question.prompt.split("\n"))
    shown = "".join(
        f'<p><img src="@@PLUGINFILE@@/{file}" alt="{escape(alt)}"></p>' for file, alt in images
    )
    holder = _put(element, "questiontext", lines + shown, "html")
    for file in dict.fromkeys(file for file, _ in images):
        folder, _, name = file.rpartition("/")
        attributes = {"name": name, "path": f"/{folder}/" if folder else "/", "encoding": "base64"}
        data = Xml.SubElement(holder, "file", attributes)
        data.text = base64.b64encode(pictures[file]).decode()


def _write_choices(element: Xml.Element, question: Plain) -> None:
    several = question.type is QuestionType.MULTIPLE
    Xml.SubElement(element, "single").text = str(not several).lower()
    Xml.SubElement(element, "shuffleanswers").text = "true"
    Xml.SubElement(element, "answernumbering").text = "ABCD"
    right = sum(choice[1] for choice in question.choices) if several else 1
    penalty = f"-{share_of(len(question.choices) - right or 1)}" if several else "0"
    for text, correct, why, _ in question.choices:
        _write_answer(element, text, share_of(right) if correct else penalty, why, "plain_text")


def _write_answer(
    element: Xml.Element, text: str, share: str, why: str, form: str = "moodle_auto_format"
) -> None:
    answer = Xml.SubElement(element, "answer", {"fraction": share, "format": form})
    Xml.SubElement(answer, "text").text = _sound(text)
    _put(answer, "feedback", why, "plain_text")


def _put(element: Xml.Element, tag: str, text: str, form: str = "") -> Xml.Element:
    holder = Xml.SubElement(element, tag, {"format": form} if form else {})
    Xml.SubElement(holder, "text").text = _sound(text)
    return holder


def _sound(text: str) -> str:
    return _NO_XML.sub("", text)
