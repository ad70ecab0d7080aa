"""Read and write banks as QTI 2.1: one document an item, in a zip with its manifest."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

from generator.intake.banks.questions import Mistake, Plain, PlainBank, Reading, faults, id_of
from generator.kinds.questions.model import QuestionType
from generator.tools.archive import content, open_zip, zip_files

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_POINTS = re.compile(r"\+?(?=.*[1-9])\d*\.?\d+")  # more than none
_LARGEST = 2_000_000
_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"


def write(bank: PlainBank) -> bytes:
    """Return the zip of a bank; the same bank gives the same bytes."""
    manifest = Xml.Element("manifest", {"xmlns": _PACKAGE, "identifier": f"qingjian-{bank.id}"})
    Xml.SubElement(manifest, "organizations")
    resources = Xml.SubElement(manifest, "resources")
    files: dict[str, bytes] = {}
    for question in bank.questions:
        name = f"items/{question.id}.xml"
        resource = {"identifier": question.id, "type": "imsqti_item_xmlv2p1", "href": name}
        Xml.SubElement(Xml.SubElement(resources, "resource", resource), "file", {"href": name})
        files[name] = _bytes(_item(question))
    files["imsmanifest.xml"] = _bytes(manifest)
    return zip_files(files)


def _bytes(element: Xml.Element) -> bytes:
    Xml.indent(element)
    data: bytes = Xml.tostring(element, encoding="utf-8", xml_declaration=True)
    return data


def _item(question: Plain) -> Xml.Element:
    blank = question.type is QuestionType.BLANK
    several = question.type is QuestionType.MULTIPLE
    attributes = {
        "identifier": question.id,
        "title": question.prompt[:40],
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
        right = list(question.answers)
    else:
        right = [f"C{i}" for i, (_, correct) in enumerate(options) if correct]
    any_of_them = blank or (len(right) > 1 and not several)
    _declare(declaration, right, any_of_them=any_of_them)
    Xml.SubElement(
        item,
        "outcomeDeclaration",
        {"identifier": "SCORE", "cardinality": "single", "baseType": "float"},
    )
    body = Xml.SubElement(item, "itemBody")
    if blank:
        paragraph = Xml.SubElement(body, "p")
        paragraph.text = question.prompt
        Xml.SubElement(
            paragraph,
            "textEntryInteraction",
            {"responseIdentifier": "RESPONSE", "expectedLength": "20"},
        )
    else:
        types = {
            "responseIdentifier": "RESPONSE",
            "shuffle": str(question.type is not QuestionType.JUDGE).lower(),
        }
        interaction = Xml.SubElement(
            body, "choiceInteraction", {**types, "maxChoices": "0" if several else "1"}
        )
        Xml.SubElement(interaction, "prompt").text = question.prompt
        for i, (text, _) in enumerate(options):
            Xml.SubElement(interaction, "simpleChoice", {"identifier": f"C{i}"}).text = text
    rule = "map_response" if any_of_them else "match_correct"
    Xml.SubElement(item, "responseProcessing", {"template": f"{_TEMPLATES}/{rule}"})
    return item


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


def _options(question: Plain) -> list[tuple[str, bool]]:
    if question.type is QuestionType.JUDGE:
        return [("对", question.answer is True), ("错", question.answer is False)]
    return [(text, right) for text, right, *_ in question.choices]


def read(data: bytes, id: str) -> Reading:
    """Read a zip of items into one bank of that id; what cannot be read is named by its file."""
    reading = Reading()
    questions: list[Plain] = []
    ids: set[str] = set()
    archive = open_zip(data)
    if archive is None:
        reading.mistakes.append(Mistake("文件", "不是 QTI 的压缩包"))
        return reading
    with archive:
        for member in archive.infolist():
            if not member.filename.endswith(".xml") or "imsmanifest" in member.filename:
                continue
            question, problems = _read_item(
                content(archive, member, _LARGEST), len(questions) + 1, ids
            )
            reading.mistakes += [Mistake(member.filename, what) for what in problems]
            if question and not problems:
                questions.append(question)
    reading.banks.append(PlainBank(id, id, tuple(questions)))
    return reading


def _read_item(data: bytes | None, position: int, ids: set[str]) -> tuple[Plain | None, list[str]]:
    if data is None:
        return None, ["文件太大、加了密或已损坏"]
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None, ["不接受带 DOCTYPE 的文件"]
    try:
        item = Xml.fromstring(data)
    except Xml.ParseError:
        return None, ["不是完整的 XML"]
    if item.tag != f"{{{NAMESPACE}}}assessmentItem":
        return None, ["不是 QTI 2.1 的题目"]
    question = _question(item, position, ids)
    return question, faults(question) if question else ["只能读选择题、判断题和填空题"]


def _right(item: Xml.Element, names: dict[str, str]) -> list[str]:
    """The values that are right: those that bring points, and the correct response."""
    entries = item.findall(".//q:mapEntry", names)
    gains = [
        one.get("mapKey", "") for one in entries if _POINTS.fullmatch(one.get("mappedValue", ""))
    ]
    return list(
        dict.fromkeys(
            [
                *gains,
                *(
                    value.text or ""
                    for value in item.findall(".//q:correctResponse/q:value", names)
                ),
            ]
        )
    )


def _question(item: Xml.Element, position: int, ids: set[str]) -> Plain | None:
    names = {"q": NAMESPACE}
    right = _right(item, names)
    id = id_of(item.get("identifier", ""), position, ids)
    body, entries = (
        item.find("q:itemBody", names),
        item.findall("q:itemBody//q:textEntryInteraction", names),
    )
    if body is not None and len(entries) == 1:
        return Plain(id, QuestionType.BLANK, "".join(body.itertext()).strip(), answers=tuple(right))
    interaction = item.find(".//q:choiceInteraction", names)
    if interaction is None:
        return None
    question = interaction.find("q:prompt", names)
    prompt = "".join(question.itertext()).strip() if question is not None else ""
    options = interaction.findall("q:simpleChoice", names)
    choices = [
        ("".join(one.itertext()).strip(), one.get("identifier", "") in right) for one in options
    ]
    if [text for text, _ in choices] == ["对", "错"]:
        return Plain(
            id,
            QuestionType.JUDGE,
            prompt,
            answer=choices[0][1] if choices[0][1] != choices[1][1] else None,
        )
    several = item.find("q:responseDeclaration[@cardinality='multiple']", names) is not None
    guess = QuestionType.MULTIPLE if several else QuestionType.SINGLE
    kind = QuestionType.DECIDE if item.get("label") == "decide" else guess
    return Plain(id, kind, prompt, tuple((text, correct, "", "") for text, correct in choices))
