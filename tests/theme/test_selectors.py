"""Selectors written out for browsers that do not know `:is()`."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from generator.theme import assets
from generator.theme.selectors import expand_selectors


@pytest.mark.parametrize(
    ("rule", "old"),
    [
        ("body :is(h1, h2) {a: b}", "body h1, body h2 {a: b}"),
        (":is(.a b, .c) :is(d, e) {a: b}", ".a b d, .a b e, .c d, .c e {a: b}"),
        (".a:is([x], :hover):not(.b) {a: b}", ".a[x]:not(.b), .a:hover:not(.b) {a: b}"),
        (".a:is(:hover, :focus-visible) {a: b}", ".a:hover {a: b}"),
        (".z, .a :is(b, :is(c, d)) {a: b}", ".z, .a b, .a c, .a d {a: b}"),
    ],
)
def test_an_older_browser_finds_its_rule_first(rule: str, old: str) -> None:
    assert expand_selectors(rule) == f"{old}{rule}"
    medium = f"@media print {{{rule}}}"
    assert expand_selectors(medium) == f"@media print {{{old}{rule}}}"


@pytest.mark.parametrize("rule", [".a {b: c}", ":is(:has(x), :focus-visible) {a: b}"])
def test_a_rule_that_has_nothing_to_gain_stays_alone(rule: str) -> None:
    assert expand_selectors(rule) == rule


def test_an_element_s_name_after_a_class_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot follow"):
        expand_selectors(".a:is(b, .c) {d: e}")


def test_every_rule_of_the_site_s_sheet_has_one_that_older_browsers_know() -> None:
    rules = re.findall(r"([^{};]+)(\{[^{}]*\})", assets.css().content.decode())
    young = [
        (selectors.strip(), before, body, own)
        for (before, body), (selectors, own) in pairwise(rules)
        if ":is(" in selectors
    ]
    assert len(young) > 30
    for selectors, before, body, own in young:
        only_young = all(":focus-visible" in part for part in selectors.split(","))
        assert only_young or (body == own and ":is(" not in before) or "focus-visible" in selectors
