"""Plan the files that a circular or a case becomes; none that is there is touched."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.circulars import preview, writing
from generator.intake.circulars.circular import read_case, read_circular
from generator.intake.circulars.clauses import Code
from generator.intake.circulars.gallery import Gallery
from generator.intake.circulars.text import open_document
from generator.intake.ids import Ids, slug
from generator.intake.office.blocks import RefusalError
from generator.kinds import BY_FOLDER
from generator.kinds.fields import ID
from generator.kinds.numerals import value_of
from generator.kinds.rules import clause_number, provisions
from generator.kinds.rules.model import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.circulars.masking import Masking
    from generator.library.catalogue import Library

_YEAR_AND_ISSUE = re.compile(r"(20[0-9]{2})[^0-9]{1,3}第?\s?([0-9一二三四五六七八九十]{1,4})")


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold what is to be shown and written: lines of the preview, files with their bytes.

    `names`: lines that tell whose name became what, for a terminal alone. `pictures`: what the
    files show, to be written with them.
    """

    lines: tuple[str, ...]
    names: tuple[str, ...]
    files: dict[Path, bytes]
    pictures: dict[Path, bytes]


def plan_circular(data: bytes, name: str, library: Library, id: str = "") -> Plan:
    """Plan a circular and its cases. Raises RefusalError where that cannot be."""
    circular = read_circular(open_document(data, name), _code(library))
    refuse_second(library, "circulars", circular.title.value, id)
    taken = set(library.entries["circulars"])
    own = id or _of_number(circular.number.value if circular.number else "")
    if not own or (own in taken and not id):
        own = Ids(taken).new(slug(circular.title.value) or "circular")
    content = library.content
    gallery = Gallery(content, circular.unit)
    text = writing.circular_file(circular, gallery.take(own, circular.pictures))
    files = {new_file(content, "circulars", own): text.encode()}
    for i, case in enumerate(circular.cases, 1):
        images = gallery.take(f"{own}-{i}", case.pictures)
        text = writing.case_file(case, circular.unit, own, images)
        files[new_file(content, "cases", f"{own}-{i}")] = text.encode()
    lines = [*preview.circular_lines(circular), *gallery.lines]
    maskings = [circular.masking, *(case.masking for case in circular.cases)]
    return Plan(tuple(lines), _names(maskings), files, gallery.files)


def plan_case(data: bytes, name: str, library: Library, id: str = "") -> Plan:
    """Plan a case alone. Raises RefusalError where that cannot be."""
    document = open_document(data, name)
    case, remarks = read_case(document, _code(library))
    refuse_second(library, "cases", case.title.value, id)
    own = id or Ids(set(library.entries["cases"])).new(slug(case.title.value) or "case")
    path = new_file(library.content, "cases", own)
    lines = [f"标题：{case.title.value}", *preview.case_lines(case, document.unit)]
    lines += preview.remark_lines(remarks, document.unit)
    gallery = Gallery(library.content, document.unit)
    text = writing.case_file(case, document.unit, images=gallery.take(own, case.pictures))
    lines += gallery.lines
    return Plan(tuple(lines), _names([case.masking]), {path: text.encode()}, gallery.files)


def refuse_second(library: Library, folder: str, title: str, id: str) -> None:
    """Raise RefusalError for an entry whose title is there, unless it has an id of its own."""
    there = library.by_name(folder, title)
    if there and not id:
        label = BY_FOLDER[folder].label
        reason = f"已经有这份{label}了（{there[0].id}）：再导入一次用 --id 另起一个编号"
        raise RefusalError(reason)


def _names(maskings: Sequence[Masking]) -> tuple[str, ...]:
    return tuple(preview.mapping_lines(maskings))


def new_file(content: Path, folder: str, id: str) -> Path:
    """Return the place of a new entry of a folder. Raises RefusalError for a bad or taken id."""
    if not ID.fullmatch(id):
        raise RefusalError(f"编号“{id}”只能用小写字母、数字和连字符")
    path = Path(os.path.realpath(content / folder / f"{id}.yml"))
    if path.exists():
        raise RefusalError(f"已经有 {folder}/{path.name} 了：用 --id 另起一个编号")
    return path


def _of_number(number: str) -> str:
    """The id of a circular by its year and number: 2021-03 of 2021年第3期; "" where it has none."""
    match = _YEAR_AND_ISSUE.search(number)
    issue = value_of(match[2]) if match else None
    return f"{match[1]}-{issue:02}" if match and issue else ""


def _code(library: Library) -> Code:
    def find(name: str, clause: str) -> str:
        rules = [one for one in library.by_name("rules", name) if isinstance(one, Rule)]
        place = clause_number.pinpoint(clause)
        if len(rules) != 1 or place is None:
            return ""
        articles = [one for one in rules[0].articles if one.no == place.no]
        if not articles:
            return ""
        whole = any(provisions.at(one.provisions, place.place) for one in articles)
        return f"{rules[0].id}#{place.code if whole and place.place else place.no}"

    return Code(find)
