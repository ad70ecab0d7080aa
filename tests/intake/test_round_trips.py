"""Every bank of the sample through every format: what a format cannot say, it names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.intake.banks import files
from generator.intake.banks.plan import Planner
from generator.intake.banks.questions import PlainBank, plain_bank
from generator.kinds.questions.model import Bank
from generator.library.survey import survey

if TYPE_CHECKING:
    from generator.intake.banks.questions import Plain
    from generator.library.catalogue import Library

ROOT = Path(__file__).parents[2]
BANKS = sorted(path.stem for path in (ROOT / "content/questions").glob("*.yml"))


@pytest.fixture(scope="module")
def library() -> Library:
    return survey(ROOT / "content", ROOT).whole()


def _bank(library: Library, id: str) -> PlainBank:
    data = library.entries["questions"][id].data
    assert isinstance(data, Bank)
    return plain_bank(data)


def _without(question: Plain, silence: frozenset[str]) -> Plain:
    """Return a question without what its format does not say of it."""
    choices = tuple(
        (text, right, "" if "reasons" in silence else why, "" if "consequence" in silence else more)
        for text, right, why, more in question.choices
    )
    why = "" if "why" in silence else question.why
    cites = () if "cites" in silence else question.cites
    return replace(question, choices=choices, why=why, cites=cites)


@pytest.mark.parametrize("form", files.FORMS)
@pytest.mark.parametrize("id", BANKS)
def test_a_bank_comes_back_with_all_that_its_format_can_say(
    library: Library, form: str, id: str
) -> None:
    bank = _bank(library, id)
    ((name, data),) = files.export([bank], form)
    reading = files.read(data, name)
    assert (reading.mistakes, reading.remarks) == ([], [])
    (back,) = reading.banks
    assert (back.id, back.title) == (bank.id, bank.title)
    for before, after in zip(bank.questions, back.questions, strict=True):
        assert after == _without(before, after.silence)
        assert bool(files.losses(before, form)) == (after != before)


@pytest.mark.parametrize("form", files.FORMS)
@pytest.mark.parametrize("id", BANKS)
def test_a_bank_that_comes_back_unchanged_changes_nothing(
    library: Library, form: str, id: str
) -> None:
    ((name, data),) = files.export([_bank(library, id)], form)
    (bank,) = files.read(data, name).banks
    plan = Planner(library, lambda drafts: []).plan(bank, "", anew=True)
    assert plan.is_empty
    assert plan.merge is not None
    assert (plan.merge.gone, plan.merge.same) == ([], len(bank.questions))


@pytest.mark.parametrize("form", files.FORMS)
def test_an_export_is_the_same_bytes_every_time(library: Library, form: str) -> None:
    banks = [_bank(library, id) for id in BANKS]
    assert [*files.export(banks, form)] == [*files.export(banks, form)]
