"""Read a package of QTI: its items as questions, their pictures, and what was left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.intake.banks.collection import Collection
from generator.intake.banks.markup import MarkupError, parse
from generator.intake.banks.qti.body import Surroundings
from generator.intake.banks.qti.items import Item
from generator.intake.banks.qti.package import LARGEST_DOCUMENT, LEVELS, open_package
from generator.intake.banks.questions import Mistake, Reading

if TYPE_CHECKING:
    from generator.intake.banks.flow import Image
    from generator.intake.banks.qti.package import Package, Resource

_LEVELS = {word: level for level, word in LEVELS.items()} | {"very easy": 1, "very difficult": 3}


def read(data: bytes, id: str) -> Reading:
    """Read a package into one bank of that id; what cannot be read is named by its file."""
    package = open_package(data)
    if package is None:
        return Reading(mistakes=[Mistake("文件", "不是 QTI 的压缩包，或者里面的文件太多")])
    collection = Collection(id, package.title)
    with package.archive:
        for resource in package.resources:
            if collection.is_full(resource.file):
                break
            _read_item(package, resource, collection)
    return collection.reading()


def _read_item(package: Package, resource: Resource, collection: Collection) -> None:
    name = resource.file
    data = package.read(name, LARGEST_DOCUMENT)
    if data is None:
        there = name in package.files
        why = "文件太大、加了密或已损坏" if there else "清单里有，压缩包里没有"
        collection.mistake(name, f"{why}，没有收入")
        return
    try:
        document = parse(data)
    except MarkupError as error:
        collection.mistake(name, f"{error}，没有收入")
        return
    if document.root.tag != "assessmentItem":
        if package.listed or document.root.tag == "qti-assessment-item":
            collection.mistake(name, "不是 QTI 2 的题目，没有收入")
        return
    pictures = _Pictures(package, name, collection)
    item = Item(document.root, Surroundings(pictures.read, pictures.keeps))
    questions = [*item.questions()]
    identifier = document.root.get("identifier", "")
    level = _LEVELS.get(resource.difficulty)
    for number, question in enumerate(questions, 1):
        whole = replace(
            question,
            images=tuple(pictures.images),
            difficulty=level or 1,
            silence=question.silence if level else question.silence | {"difficulty"},
        )
        own = f"{identifier}-{number}" if len(questions) > 1 and identifier else identifier
        collection.add(name, own, whole, item.body.losses if number == 1 else {})
    for words in item.mistakes:
        collection.mistake(name, words)
    for words in item.remarks:
        collection.remark(name, words)


class _Pictures:
    """Finds what a document refers to; `images` are those that are kept beside its text."""

    def __init__(self, package: Package, document: str, collection: Collection) -> None:
        self.package = package
        self.document = document
        self.collection = collection
        self.images: list[tuple[str, str]] = []

    def read(self, reference: str) -> bytes | None:
        return self.package.read(self.package.place(self.document, reference), LARGEST_DOCUMENT)

    def keeps(self, image: Image) -> bool:
        name = self.package.place(self.document, image.source)
        data = self.package.read(name)
        if data is None:
            self.collection.remark(self.document, f"图片“{image.source[:80]}”不在压缩包里，没有取")
            return False
        self.collection.picture(name, data)
        if name not in (one for one, _ in self.images):
            self.images.append((name, image.alt))
        return True
