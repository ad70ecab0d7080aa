"""Write how an item is scored and what is said after an answer.

The rule: QTI 2.1, Implementation Guide, 3.1: standard templates, or the same rules in full where
feedback is to be set, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"
_RESPONSE = {"identifier": "RESPONSE"}
_FEEDBACK, _EXPLANATION = "FEEDBACK", "EXPLANATION"
_ALWAYS = "WHY"


@dataclass(frozen=True, slots=True)
class Processing:
    """Hold the declarations of outcomes and the rules that set them."""

    declarations: list[Element]
    rules: Element


def process(
    reasons: Mapping[str, str], why: str, several: bool, any_of_them: bool
) -> tuple[Processing, list[Element]]:
    """Return how an item is scored, and its feedback.

    `reasons`: by choice what is said to who takes it. `why`: what is said to all. `several`: the
    response has several values. `any_of_them`: each right value brings the point.
    """
    declarations = [_outcome("SCORE", "float")]
    if not reasons and not why:
        template = "map_response" if any_of_them else "match_correct"
        rules = Element("responseProcessing", {"template": f"{_TEMPLATES}/{template}"})
        return Processing(declarations, rules), []
    rules = Element("responseProcessing")
    rules.append(_score(any_of_them=any_of_them))
    feedback = []
    if reasons:
        declarations.append(_outcome(_FEEDBACK, "identifier", several=several))
        SubElement(_set(rules, _FEEDBACK), "variable", _RESPONSE)
        feedback += [_modal(_FEEDBACK, choice, text) for choice, text in reasons.items()]
    if why:
        declarations.append(_outcome(_EXPLANATION, "identifier"))
        _value(_set(rules, _EXPLANATION), "identifier", _ALWAYS)
        feedback.append(_modal(_EXPLANATION, _ALWAYS, why))
    return Processing(declarations, rules), feedback


def _outcome(identifier: str, base: str, *, several: bool = False) -> Element:
    cardinality = "multiple" if several else "single"
    attributes = {"identifier": identifier, "cardinality": cardinality, "baseType": base}
    return Element("outcomeDeclaration", attributes)


def _score(*, any_of_them: bool) -> Element:
    condition = Element("responseCondition")
    first = SubElement(condition, "responseIf")
    if any_of_them:
        SubElement(SubElement(first, "isNull"), "variable", _RESPONSE)
        _value(_set(first, "SCORE"), "float", "0")
        SubElement(_set(SubElement(condition, "responseElse"), "SCORE"), "mapResponse", _RESPONSE)
    else:
        match = SubElement(first, "match")
        SubElement(match, "variable", _RESPONSE)
        SubElement(match, "correct", _RESPONSE)
        _value(_set(first, "SCORE"), "float", "1")
        _value(_set(SubElement(condition, "responseElse"), "SCORE"), "float", "0")
    return condition


def _set(parent: Element, outcome: str) -> Element:
    return SubElement(parent, "setOutcomeValue", {"identifier": outcome})


def _value(parent: Element, base: str, value: str) -> None:
    SubElement(parent, "baseValue", {"baseType": base}).text = value


def _modal(outcome: str, identifier: str, text: str) -> Element:
    attributes = {"outcomeIdentifier": outcome, "identifier": identifier, "showHide": "show"}
    element = Element("modalFeedback", attributes)
    first, *more = text.split("\n")
    element.text = first
    for line in more:
        SubElement(element, "br").tail = line
    return element
