"""Tell which responses to an item are right, by its declarations and the way it is scored.

The rule: QTI 2.1, Assessment Test, Section and Item Information Model, 7 and 8.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NUMBER = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Response:
    """Hold what is declared of a response.

    `correct`: the values of the correct response; `points`: what other values bring. `several`: it
    is of several values. `mapped`: it is scored by its points, not by the correct response.
    """

    correct: tuple[str, ...] = ()
    points: tuple[tuple[str, float], ...] = ()
    several: bool = False
    mapped: bool = False

    @property
    def gains(self) -> list[str]:
        """List the values that bring points, those with the most of them first."""
        paid = sorted((pair for pair in self.points if pair[1] > 0), key=lambda pair: -pair[1])
        return [value for value, _ in paid]

    @property
    def partial(self) -> list[str]:
        """List the values that bring some points but not the most."""
        most = max((points for _, points in self.points), default=0)
        return [value for value, points in self.points if 0 < points < most]


def responses(item: Element) -> dict[str, Response]:
    """Return the responses of an item by their identifiers."""
    mapped = _mapped(item)
    result = {}
    for declaration in item.iterfind("responseDeclaration"):
        identifier = declaration.get("identifier", "")
        correct = declaration.iterfind("correctResponse/value")
        entries = declaration.iterfind("mapping/mapEntry")
        points = [(one.get("mapKey", ""), _number(one.get("mappedValue", ""))) for one in entries]
        result[identifier] = Response(
            tuple("".join(value.itertext()).strip() for value in correct),
            tuple(points),
            declaration.get("cardinality") in ("multiple", "ordered"),
            identifier in mapped if mapped is not None else bool(points),
        )
    return result


def _mapped(item: Element) -> set[str] | None:
    """Return the responses that are scored by their points; None where nothing is said of it."""
    processing = item.find("responseProcessing")
    if processing is None:
        return None
    template = processing.get("template", "") + processing.get("templateLocation", "")
    if template:
        every = {one.get("identifier", "") for one in item.iterfind("responseDeclaration")}
        return every if "map_response" in template else set()
    by_points = {one.get("identifier", "") for one in processing.iter("mapResponse")}
    by_match = {one.get("identifier", "") for one in processing.iter("correct")}
    return by_points if by_points or by_match else None


def _number(text: str) -> float:
    return float(text) if _NUMBER.fullmatch(text.strip()) else 0.0
