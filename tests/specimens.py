"""Fill every field of an entry of every kind, from the models: a new field is in by itself."""

from __future__ import annotations

import dataclasses
import json
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from PIL import Image

from generator.kinds import KINDS
from generator.kinds.dates import Edtf
from generator.kinds.fields import ADDRESS, CITED, CLAUSE, ENTRY, MEDIA, Mark, To
from generator.kinds.record import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


_PLAIN: dict[str, Any] = {
    "sector": "rural",
    "places.category": "base",
    "alias": "张某某",
    "no": "1",
    "in": "2020-01-01",
    "effective": "2020-01-01",
    "remind": ["2026-09-30"],
    "location": {"lat": 26.89, "lon": 112.6, "datum": "wgs84"},
    "when": "2021-03",
    "issued": "2021-03-01",
    "due": "2021-06-01",
    "closed": "2021-05-01",
    "draw": 1,
    "questions.questions.id": "q-1",
}
_LEFT_OUT = (
    "id",
    "of",
    "audience",
    "status",
    "allow",
    "parent",
    "ended",
    "next",
    "sensitive",
    "audio",
    "panorama",
    "data",
    "previous",
    "exam",
)
_DEEDS = ("read", "text", "reflect", "checklist", "quiz", "pledge")


_INDEX = (
    "audience",
    "goals",
    "indicators",
    "weights",
    "judgements",
    "opinion",
    "rules",
    "units",
    "values",
    "adjustments",
)
"""Fields of an index that hang together."""


def _index(text: Callable[[str], str]) -> dict[str, Any]:
    """Return what hangs together in an index: each id that is named is there."""

    def words(name: str) -> str:
        return text(f"indexes.{name}")

    def node(id: str, **more: Any) -> dict[str, Any]:
        told = {"id": id, "title": words(f"{id}.title"), "source": words(f"{id}.source")}
        bounds = {"floor": 0, "target": 10, "unit": "件", "direction": "higher"}
        return {**told, **bounds, "missing": "leave-out", "advice": words(f"{id}.advice"), **more}

    unit, judge = words("units"), words("judgements.by")
    below = [node("c", indicators=[node("e"), node("f")]), node("d")]
    pairs = [{"more": "a", "than": "b", "times": 3}]
    return {
        "audience": "public",
        "goals": [node("a", criteria=below), node("b")],
        "indicators": [node("g", of="b")],
        "weights": {"c": 60, "d": 40, "e": 50, "f": 50},
        "judgements": [{"by": judge, "of": "root", "pairs": pairs}],
        "opinion": {
            "share": 20,
            "respondents": 812,
            "margin": 3.4,
            "results": [{"unit": unit, "score": 80, "respondents": 60, "margin": 12.5}],
        },
        "rules": {
            "pass": 60,
            "veto": [words("rules.veto")],
            "tiers": [{"name": words("rules.tiers.name"), "least": 0, "at_most_share": 100}],
        },
        "units": [unit],
        "values": [
            {"unit": unit, "indicator": id, "value": 7, "note": words(f"values.{id}")}
            for id in ("d", "e", "f", "g")
        ],
        "adjustments": [
            {"unit": unit, "type": "bonus", "points": 2, "reason": words("adjustments.reason")}
        ],
    }


class Filled:
    """One entry a kind; `ids` by folder. They refer to each other wherever they can."""

    def __init__(
        self, ids: Mapping[str, str], text: Callable[[str], str], picture: str = "media/p.png"
    ) -> None:
        self._ids = ids
        self._text = text
        self._picture = picture

    def all(self) -> dict[str, dict[str, Any]]:
        """Every entry by its folder."""
        return {kind.folder: self.record(kind.model, kind.folder) for kind in KINDS}

    def files(self, named: Mapping[str, str] | None = None, **more: Any) -> dict[str, str]:
        """Write the entries as files, by path below content/, under their ids or those `named`.

        `more`: keys that each of them has besides.
        """
        own = named or self._ids
        return {f"{f}/{own[f]}.yml": _written({**entry, **more}) for f, entry in self.all().items()}

    def record(self, model: type, path: str) -> Any:
        hints = get_type_hints(model, include_extras=True)
        values = {}
        for field in dataclasses.fields(model):
            key = model.__pydantic_fields__[field.name].validation_alias.choices[0]  # type: ignore[attr-defined]
            hangs_together = path == "indexes" and key in _INDEX
            is_left_out = key in _LEFT_OUT and (path, key) != ("questions.questions", "id")
            if not hangs_together and not is_left_out:
                values[key] = self._field(hints[field.name], f"{path}.{key}")
        return values | (_index(self._text) if path == "indexes" else {})

    def _field(self, hint: Any, path: str) -> Any:
        name = path.rpartition(".")[2]
        if path == "modules.steps":
            step = self.record(_item(hint), path)
            return [{"title": step["title"], deed: step[deed]} for deed in _DEEDS]
        if path == "rules.clauses":
            clause = self.record(_item(hint), path)
            heading = {"heading": clause.pop("heading"), "in": clause["in"]}
            return [heading, clause]
        if path == "routes.stops":  # as many legs as the record has, and one stop more
            return [self.record(_item(hint), path)] * 2
        if path == "actions.events":
            return self._events(self.record(_item(hint), path))
        if path == "actions.result":  # either a rule or why there is none
            return {"rule": self._ids["rules"], "version": "2020-01-01"}
        if path == "questions.questions":
            return self._questions(_item(hint), path)
        if path == "modules.steps.quiz.questions":
            return ["q-1"]
        return (
            _PLAIN.get(path, _PLAIN.get(name))
            if name in _PLAIN or path in _PLAIN
            else self._value(hint, path, None)
        )

    def _events(self, event: dict[str, Any]) -> list[dict[str, Any]]:
        """Make of an event the whole way of an action, closed on the day of the key `closed`."""
        way = ("delivered", "reported", "verified", "closed")
        later = {name: value for name, value in event.items() if name != "due"}
        dates = ("2021-03-01", "2021-04-01", "2021-04-20", _PLAIN["closed"])
        return [
            {**(later if place else event), "event": step, "date": date}
            for place, (step, date) in enumerate(zip(way, dates, strict=True))
        ]

    def _questions(self, model: type, path: str) -> list[Any]:
        whole = self.record(model, path)
        common = {key: whole[key] for key in ("prompt", "images", "why", "cites", "topic")}
        choice = whole["choices"][0]
        choices = [dict(choice, correct=True), dict(choice, correct=False)]
        shapes = [
            ("single", "choices", choices),
            ("decide", "choices", choices),
            ("multiple", "choices", choices),
        ]
        shapes += [("judge", "answer", True), ("blank", "answers", whole["answers"])]  # type: ignore[list-item]
        return [
            {"id": f"q-{i}", "type": type, key: value, **common}
            for i, (type, key, value) in enumerate(shapes, 1)
        ]

    def _value(self, hint: Any, path: str, mark: Mark | To | None) -> Any:
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            note = next((note for note in arguments[1:] if isinstance(note, Mark | To)), mark)
            return self._value(arguments[0], path, note)
        if origin in (Union, UnionType):
            return self._value(next(a for a in arguments if a is not type(None)), path, mark)
        if origin is tuple:
            return [self._value(arguments[0], path, mark)]
        if dataclasses.is_dataclass(hint) and hint is not Edtf:
            return self.record(hint, path)  # type: ignore[arg-type]
        return self._words(path, mark) if hint is str else _simple(hint)

    def _words(self, path: str, mark: Mark | To | None) -> str:
        if isinstance(mark, To):
            return self._ids[mark.folder]
        fixed = {
            ENTRY: f"topics/{self._ids['topics']}",
            CLAUSE: f"{self._ids['rules']}#1",
            CITED: f"{self._ids['rules']}#1",
            MEDIA: self._picture,
            ADDRESS: "https://example.com/x",
        }
        return fixed[mark] if mark in fixed else self._text(path)


def _simple(hint: Any) -> Any:
    if isinstance(hint, type) and issubclass(hint, Choice):
        return next(iter(hint)).value
    return {Edtf: "2021-06-01", bool: True, int: 3, float: 3.5}[hint]


def _item(hint: Any) -> Any:
    return get_args(hint)[0]


def _written(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, indent=1)  # which is YAML, too


def picture(file: Path, **extra: Any) -> None:
    """A small picture."""
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (64, 48), "teal").save(file, **extra)
