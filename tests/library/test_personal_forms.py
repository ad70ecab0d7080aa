"""How much personal data is found in the ways in which people write it, and what else is taken."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.library import personal
from generator.library.personal.reading import readings
from tests.work import calls

_FOLDER = Path(__file__).parent / "personal"
_LEAST = {"身份证号": 0.99, "手机号": 0.98}
_LEAST_ELSE = 0.95
_MOST_FALSE = 0.03
_CORPUS = 400
"""Texts of either sort."""


def _texts(name: str) -> list[tuple[str, str]]:
    """Every form in every place, with its class."""
    classes: dict[str, Any] = yaml.load((_FOLDER / name).read_text("utf-8"), yaml.BaseLoader)
    return [
        (name, place.replace("{}", form))
        for name, text in classes.items()
        for form in text["forms"]
        for place in text["places"]
    ]


def _found(text: str) -> list[str]:
    return [finding.what for finding in personal.find(text)]


def test_personal_data_is_found_once_in_its_exact_class() -> None:
    texts = _texts("there.yml")
    assert len(texts) >= _CORPUS
    looked, missed = defaultdict[str, int](int), defaultdict[str, list[str]](list)
    for name, text in texts:
        looked[name] += 1
        if _found(text) != [name]:
            missed[name].append(f"{text!r}: {_found(text)}")
    for name, all_of_it in looked.items():
        rate = 1 - len(missed[name]) / all_of_it
        assert rate >= _LEAST.get(name, _LEAST_ELSE), f"{name} {rate:.1%}\n" + "\n".join(
            missed[name]
        )


def test_what_looks_like_it_is_no_alarm() -> None:
    texts = _texts("absent.yml")
    assert len(texts) >= _CORPUS
    wrong = [f"{text!r}: {found}" for _, text in texts if (found := _found(text))]
    assert len(wrong) <= _MOST_FALSE * len(texts), "\n".join(wrong)


@pytest.mark.parametrize(
    "text", ["|138|0013|8000|", "<td>138</td><td>00138000</td>", "138\n00138000"]
)
def test_cells_and_lines_join_into_no_number(text: str) -> None:
    assert _found(text) == []


def test_texts_from_before_the_rules_are_read_right() -> None:
    classes = yaml.load((_FOLDER / "unseen.yml").read_text("utf-8"), yaml.BaseLoader)
    names = classes.pop("names")
    missed = [text for text, name in names["there"] if name not in personal.names(text)]
    wrong = [text for text in names["absent"] if list(personal.names(text))]
    assert len(missed) <= 0.1 * len(names["there"]), missed
    assert len(wrong) <= _MOST_FALSE * len(names["absent"]), wrong
    for name, texts in classes.items():
        assert [text for text in texts["there"] if name not in _found(text)] == []
        assert [text for text in texts["absent"] if _found(text)] == []


@pytest.mark.parametrize("text", ["①", "<!--", "村三组5号", "138 0013 "])
def test_the_work_of_a_text_grows_as_the_text_does(text: str) -> None:
    def work(times: int) -> int:
        readings.cache_clear()
        return calls(
            lambda: (list(personal.find(text * times)), list(personal.names(text * times)))
        )

    work(10)  # what is remembered of signs
    assert work(8000) <= 2.2 * work(4000)
