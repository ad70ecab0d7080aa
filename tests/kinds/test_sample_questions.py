"""The sample's questions give nothing away by their shape, and its stories are told to the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from generator import library
from generator.kinds.questions.model import QuestionType
from generator.kinds.questions.stories import continuations, following, reach
from generator.library import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.modules.model import Module, Step
    from generator.kinds.questions.model import Answer, Bank, Question

_ROOT = Path(__file__).parents[2]
_SCREEN = 120
"""Characters of a prompt that stand on a phone together with the choices."""
_READING = 420
"""Characters of a piece of reading: what a minute is enough for."""
Way = tuple["Answer", ...]


@pytest.fixture(scope="module")
def sample() -> library.Library:
    words = vocabulary.load(_ROOT / vocabulary.SHOWN_AS, vocabulary.SHOWN_AS)
    return library.load(_ROOT / "content", words)


@pytest.fixture(scope="module")
def banks(sample: library.Library) -> list[Bank]:
    return [cast("Bank", entry.data) for entry in sample.entries["questions"].values()]


@pytest.fixture(scope="module")
def modules(sample: library.Library) -> list[Module]:
    return [cast("Module", entry.data) for entry in sample.entries["modules"].values()]


def _questions_of_choices(bank: Bank) -> list[Question]:
    return [question for question in bank.questions if question.choices]


def _stands_out(question: Question, sign: int) -> bool:
    """Tell whether the longest choice (`sign` 1), or the shortest (-1), is a right one alone."""
    right = [sign * len(one.text) for one in question.choices if one.correct]
    wrong = [sign * len(one.text) for one in question.choices if not one.correct]
    return bool(wrong) and max(right) > max(wrong)


def test_length_does_not_tell_what_is_right(banks: list[Bank]) -> None:
    """Who always takes the longest choice, or the shortest, must not get through."""
    asked = {bank.id: _questions_of_choices(bank) for bank in banks}
    asked = {id: questions for id, questions in asked.items() if len(questions) >= 4}
    assert len(asked) >= 6
    longest = {id: [q.id for q in all_ if _stands_out(q, 1)] for id, all_ in asked.items()}
    shortest = {id: [q.id for q in all_ if _stands_out(q, -1)] for id, all_ in asked.items()}
    assert {id: told for id, told in longest.items() if 3 * len(told) > len(asked[id])} == {}
    assert {id: told for id, told in shortest.items() if 2 * len(told) > len(asked[id])} == {}


def test_place_does_not_tell_what_is_right(banks: list[Bank]) -> None:
    for bank in banks:
        questions = _questions_of_choices(bank)
        for letter in "ABC" if len(questions) >= 4 else "":
            share = sum(letter in question.right_letters for question in questions)
            assert 0 < share <= len(questions) / 2, (bank.id, letter)


def test_each_choice_says_why_and_none_takes_all(banks: list[Bank]) -> None:
    for bank in banks:
        for question in bank.questions:
            assert len(question.prompt) <= _SCREEN, question.id
            if not question.choices:
                assert question.why, question.id
            for choice in question.choices:
                assert choice.why, (question.id, choice.text)
                assert not choice.text.startswith(("以上", "都对", "都不")), question.id
                if question.type is QuestionType.DECIDE:
                    assert choice.consequence, (question.id, choice.text)


def _ways(first: Question, by_id: dict[str, Question]) -> Iterator[Way]:
    for choice in first.choices:
        if choice.next:
            yield from ((choice, *rest) for rest in _ways(by_id[choice.next], by_id))
        else:
            yield (choice,)


def _stories(banks: list[Bank]) -> dict[str, tuple[Bank, list[Way]]]:
    return {
        question.id: (bank, list(_ways(question, bank.by_id)))
        for bank in banks
        for question in bank.questions
        if following(question) and question.id not in continuations(bank.questions)
    }


def test_a_story_has_three_to_five_choices_real_forks_and_a_way_back(banks: list[Bank]) -> None:
    stories = _stories(banks)
    assert len(stories) >= 4
    for id, (bank, ways) in stories.items():
        assert {len(way) for way in ways} <= {3, 4, 5}, id
        questions = [bank.by_id[one] for one in reach(id, bank.by_id)]
        assert any(len(following(question)) > 1 for question in questions), f"{id}: no fork"
        led = [one for question in questions for one in following(question)]
        assert len(led) > len(set(led)), f"{id}: no ways meet"
        good = [way for way in ways if way[-1].correct]
        (straight,) = (way for way in ways if all(one.correct for one in way))
        assert "你受到处分" not in (straight[-1].consequence or ""), f"{id}: virtue is punished"
        assert any(not way[0].correct for way in good), f"{id}: no way back"
        ends = [way[-1].consequence for way in ways]
        assert len(set(ends)) >= 6, f"{id}: endings"


def test_a_lesson_asks_after_a_situation_and_a_rule(modules: list[Module]) -> None:
    """Nobody reads three pieces in a row; each lesson begins with reading and asks in between."""
    for module in modules:
        kinds = "".join(_letter(step) for step in module.steps)
        assert "rrr" not in kinds, (module.id, kinds)
        assert (kinds[0], kinds[-1]) == ("r", "p"), (module.id, kinds)
        assert kinds.count("rq") >= 2, (module.id, kinds)
        long = [step.title for step in module.steps if len(step.text or "") > _READING]
        assert long == [], module.id


def _letter(step: Step) -> str:
    """r for what is read, q for what is asked, p for a pledge, - for what is done else."""
    if step.read or step.text:
        return "r"
    return "q" if step.quiz else "p" if step.pledge else "-"


def test_every_story_is_told_in_a_lesson(banks: list[Bank], modules: list[Module]) -> None:
    quizzes = [step.quiz for module in modules for step in module.steps if step.quiz]
    told = {id for quiz in quizzes for id in quiz.questions}
    assert set(_stories(banks)) <= told


def test_the_three_distinctions_stand_whole(banks: list[Bank], modules: list[Module]) -> None:
    """Each line has a situation on either side, and the lesson asks all of them."""
    (lesson,) = (module for module in modules if module.id == "fault-or-breach")
    asked = {id for step in lesson.steps if step.quiz for id in step.quiz.questions}
    sides = {f"line-{line}-{side}" for line in (1, 2, 3) for side in ("near", "far")}
    assert sides <= asked
    cited = {step.read for step in lesson.steps if step.read}
    assert {f"rules/sample-fault-tolerance#{no}" for no in (1, 2, 3, 4)} <= cited
