"""How much personal data is found in the ways in which people write it, and what else is taken."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.library import personal

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
