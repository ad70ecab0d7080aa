"""Turn a folder of records into report.xlsx, report.html and its style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.banks.questions import plain_bank
from generator.kinds.questions.model import Bank
from generator.tools.writing import write
from generator.training.package import RESET
from generator.training.report.records import Records, read_folder
from generator.training.report.tables import tables
from generator.training.report.write import as_html, as_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition


def report(folder: Path, out: Path, edition: Edition | None, css: bytes) -> Records:
    """Write the report on a folder's records.

    An edition, if there is one, gives the questions their words.
    """
    records = read_folder(folder)
    banks = [plain_bank(item.data) for item in edition.of(Bank)] if edition else []
    prompts = {
        f"{bank.id}/{question.id}": question.prompt for bank in banks for question in bank.questions
    }
    result = tables(records, prompts)
    out.mkdir(parents=True, exist_ok=True)
    files = {
        "report.xlsx": as_xlsx(result),
        "report.html": as_html(result).encode("utf-8", "replace"),  # a name may be no text
        "report.css": RESET + css,
    }
    for name, data in files.items():
        write(out / name, data)
    return records
