"""Turn a folder of records into report.xlsx, report.html and its style sheet."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from generator.intake.banks.questions import plain_bank
from generator.kinds.questions.model import Bank, QuestionType
from generator.tools.writing import write
from generator.training.package import RESET
from generator.training.report.records import Records, read_folder
from generator.training.report.tables import Wording, tables
from generator.training.report.write import as_html, as_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition

_JUDGEMENTS = ("对", "错")


def report(
    folder: Path,
    out: Path,
    edition: Edition | None,
    css: bytes,
    unit: str = "",
    quarter: str = "",
) -> Records:
    """Write the report on a folder's records; return them.

    An edition, if there is one, gives the questions their words. `unit`, `quarter`: as records say
    them, the one on which to report, "" for all.
    """
    records = read_folder(folder).of(unit, quarter)
    result = tables(records, _wordings(edition) if edition else {})
    about = "，".join(word for word in (unit, quarter) if word)
    out.mkdir(parents=True, exist_ok=True)
    files = {
        "report.xlsx": as_xlsx(result),
        "report.html": as_html(result, about).encode("utf-8", "replace"),  # a name may be no text
        "report.css": RESET + css,
    }
    for name, data in files.items():
        write(out / name, data)
    return records


def _wordings(edition: Edition) -> dict[str, Wording]:
    """What questions say, by bank/id."""
    wordings = {}
    for bank in (plain_bank(item.data) for item in edition.of(Bank)):
        for question in bank.questions:
            texts = (
                _JUDGEMENTS
                if question.type is QuestionType.JUDGE
                else [words for words, *_ in question.choices]
            )
            choices = dict(zip(ascii_uppercase, texts, strict=False))
            wordings[f"{bank.id}/{question.id}"] = Wording(question.prompt, choices)
    return wordings
