"""Write a bank as QTI 2.1: one document an item, in a zip with its manifest.

The rule: QTI 2.1, XML Binding; difficulty and title by IMS Learning Resource Metadata 1.2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from generator.intake.banks.qti.package import LEVELS
from generator.intake.banks.qti.scoring import process
from generator.kinds.questions.gaps import gap_count
from generator.kinds.questions.model import QuestionType
from generator.tools.archive import zip_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.intake.banks.questions import Plain, PlainBank

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"
_GAP = re.compile("[＿_]{2,}")
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def write(bank: PlainBank, pictures: Mapping[str, bytes]) -> bytes:
    """Return the zip of a bank; the same bank gives the same bytes.

    `pictures`: by the names that questions give them.
    """
    manifest = Xml.Element("manifest", {"xmlns": _PACKAGE, "identifier": f"qingjian-{bank.id}"})
    metadata = Xml.SubElement(manifest, "metadata")
    Xml.SubElement(metadata, "schema").text = "QTIv2.1 Package"
    Xml.SubElement(metadata, "schemaversion").text = "1.0.0"
    title = _descend(metadata, "lom", "general", "title", "langstring")
    title.set("xml:lang", "zh-CN")
    title.text = _sound(bank.title)
    Xml.SubElement(manifest, "organizations")
    resources = Xml.SubElement(manifest, "resources")
    files: dict[str, bytes] = {}
    for question in bank.questions:
        name = f"items/{question.id}.xml"
        attributes = {"identifier": question.id, "type": "imsqti_item_xmlv2p1", "href": name}
        resource = Xml.SubElement(resources, "resource", attributes)
        level = _descend(resource, "metadata", "lom", "educational", "difficulty")
        for key, value in (("source", "LOMv1.0"), ("value", LEVELS[question.difficulty])):
            word = _descend(level, key, "langstring")
            word.set("xml:lang", "x-none")
            word.text = value
        Xml.SubElement(resource, "file", {"href": name})
        files[name] = _bytes(_item(question))
        for picture in dict.fromkeys(file for file, _ in question.images if file in pictures):
            Xml.SubElement(resource, "file", {"href": picture})
            files[picture] = pictures[picture]
    files["imsmanifest.xml"] = _bytes(manifest)
    return zip_files(files)


def losses(question: Plain) -> list[str]:
    """Name what this format cannot say of a question."""
    losses = ["依据"] if question.cites else []
    if any(choice[3] for choice in question.choices):
        losses.append("后果")
    return losses


def _descend(element: Xml.Element, *steps: str) -> Xml.Element:
    """Return an element in a new one in a new one; those of the metadata are of its namespace."""
    for step in steps:
        element = Xml.SubElement(element, step, {"xmlns": _METADATA} if step == "lom" else {})
    return element


def _bytes(element: Xml.Element) -> bytes:
    Xml.indent(element)
    data: bytes = Xml.tostring(element, encoding="utf-8", xml_declaration=True)
    return data


def _sound(text: str) -> str:
    return _NO_XML.sub("", text)


def _item(question: Plain) -> Xml.Element:
    blank = question.type is QuestionType.BLANK
    several = question.type is QuestionType.MULTIPLE
    attributes = {
        "identifier": question.id,
        "title": " ".join(_sound(question.prompt).split())[:40],
        "label": question.type.value,
        "adaptive": "false",
        "timeDependent": "false",
    }
    item = Xml.Element("assessmentItem", {"xmlns": NAMESPACE, **attributes})
    cardinality = "multiple" if several else "single"
    base = "string" if blank else "identifier"
    declaration = Xml.SubElement(
        item,
        "responseDeclaration",
        {"identifier": "RESPONSE", "cardinality": cardinality, "baseType": base},
    )
    options = _options(question)
    if blank:
        right = [_sound(answer) for answer in question.answers]
    else:
        right = [f"C{i}" for i, (_, correct, _) in enumerate(options) if correct]
    any_of_them = blank or (len(right) > 1 and not several)
    _declare(declaration, right, any_of_them=any_of_them)
    reasons = {f"C{i}": _sound(why) for i, (_, _, why) in enumerate(options) if why}
    processing, feedback = process(reasons, _sound(question.why), several, any_of_them)
    item.extend(processing.declarations)
    body = Xml.SubElement(item, "itemBody")
    if blank:
        _write_gap(body, _sound(question.prompt))
    for file, alt in question.images:
        attributes = {"src": f"../{file}", "alt": _sound(alt)}
        Xml.SubElement(Xml.SubElement(body, "p"), "img", attributes)
    if not blank:
        _write_choices(body, question, options)
    item.append(processing.rules)
    item.extend(feedback)
    return item


def _write_gap(body: Xml.Element, prompt: str) -> None:
    """Write the prompt with the interaction in its gap, else in a paragraph behind it.

    Several gaps are filled in by one answer to all of them.
    """
    lines = prompt.split("\n")
    place = next((i for i, line in enumerate(lines) if _GAP.search(line)), -1)
    place = place if gap_count(prompt) == 1 else -1
    for i, line in enumerate(lines):
        paragraph = Xml.SubElement(body, "p")
        paragraph.text = line
        if i == place:
            before, behind = _GAP.split(line, maxsplit=1)
            paragraph.text = before
            _interaction(paragraph).tail = behind
    if place < 0:
        _interaction(Xml.SubElement(body, "p"))


def _interaction(paragraph: Xml.Element) -> Xml.Element:
    attributes = {"responseIdentifier": "RESPONSE", "expectedLength": "20"}
    return Xml.SubElement(paragraph, "textEntryInteraction", attributes)


def _write_choices(
    body: Xml.Element, question: Plain, options: list[tuple[str, bool, str]]
) -> None:
    several = question.type is QuestionType.MULTIPLE
    attributes = {
        "responseIdentifier": "RESPONSE",
        "shuffle": str(question.type is not QuestionType.JUDGE).lower(),
        "maxChoices": "0" if several else "1",
    }
    interaction = Xml.SubElement(body, "choiceInteraction", attributes)
    _write_lines(Xml.SubElement(interaction, "prompt"), question.prompt)
    for i, (text, _, _) in enumerate(options):
        _write_lines(Xml.SubElement(interaction, "simpleChoice", {"identifier": f"C{i}"}), text)


def _write_lines(element: Xml.Element, text: str) -> None:
    """Write a text with a break at each end of a line."""
    first, *more = _sound(text).split("\n")
    element.text = first
    for line in more:
        Xml.SubElement(element, "br").tail = line


def _declare(declaration: Xml.Element, right: list[str], *, any_of_them: bool) -> None:
    """Say what is right: all of it, or, of a response with one value, any of it."""
    correct = Xml.SubElement(declaration, "correctResponse")
    for value in right[:1] if any_of_them else right:
        Xml.SubElement(correct, "value").text = value
    if any_of_them:
        mapping = Xml.SubElement(declaration, "mapping", {"defaultValue": "0"})
        for value in right:
            Xml.SubElement(
                mapping, "mapEntry", {"mapKey": value, "mappedValue": "1", "caseSensitive": "false"}
            )


def _options(question: Plain) -> list[tuple[str, bool, str]]:
    if question.type is QuestionType.JUDGE:
        return [("对", question.answer is True, ""), ("错", question.answer is False, "")]
    return [(text, right, why) for text, right, why, _ in question.choices]
