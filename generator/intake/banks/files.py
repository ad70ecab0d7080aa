"""Bring banks from file to file: by a file's name to its format, and on to authors' YAML.

Workbooks are read by a large library, which is imported where there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.banks import gift, qti
from generator.intake.banks.questions import Mistake, PlainBank, Reading, as_yaml
from generator.intake.ids import slug
from generator.tools.writing import write as put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLES = (".xlsx", ".csv", ".tsv", ".xls", ".xlsm", ".xlsb", ".et", ".ods")
"""How the names of tables end; some are refused with the way out."""


def export(banks: list[PlainBank], form: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the files of some banks; xlsx holds all in one."""
    if form == "xlsx" and banks:  # a workbook needs a sheet
        from generator.intake.banks import xlsx

        yield "questions.xlsx", xlsx.write(banks)
    for bank in banks:
        if form == "gift":
            yield f"{bank.id}.gift.txt", gift.write(bank).encode()
        elif form == "qti":
            yield f"{bank.id}.qti.zip", qti.write(bank)


def read(file: Path) -> Reading:
    """Read a bank's file in the format that its name says."""
    id = slug(file.name.split(".")[0]) or "bank"
    form = file.suffix.lower()
    if form in TABLES:
        from generator.intake.banks.table import sheets

        return sheets.read(file.read_bytes(), file.name)
    if form == ".zip":
        return qti.read(file.read_bytes(), id)
    if form in (".txt", ".gift"):
        try:
            return gift.read(file.read_text("utf-8-sig"), id)
        except UnicodeDecodeError:
            return Reading(mistakes=[Mistake(file.name, "不是 UTF-8 文字")])
    return Reading(
        mistakes=[
            Mistake(
                file.name, "只能读 .xlsx、.csv、GIFT 的 .txt 和 QTI 的 .zip；别的先另存为 .xlsx"
            )
        ]
    )


def write(reading: Reading, folder: Path, *, replace: bool) -> tuple[list[Path], list[str]]:
    """Write the banks as authors' files.

    Return those written and, in words, those that stood there already.
    """
    there = [
        bank.id for bank in reading.banks if not replace and (folder / f"{bank.id}.yml").exists()
    ]
    if there:
        return [], [
            f"题库“{id}”已经有了：加 --replace 替换，或改工作表（文件）的名称" for id in there
        ]
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for bank in reading.banks:
        if not bank.questions:
            continue
        path = folder / f"{bank.id}.yml"
        put(path, as_yaml(bank).encode())
        paths.append(path)
    return paths, []
