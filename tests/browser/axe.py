"""Ask axe what it objects to on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SOURCE = Axe().axe_script
_RUN = """async ({what, everywhere}) => {
  // Words whose elements, up to the body, have the same names, classes and colours look the same.
  const oneOfEachLook = () => {
    const looks = new Map();
    const lookOf = new Map();
    const first = [];
    for (const element of document.body.querySelectorAll("*")) {
      const {color, backgroundColor, fontSize, fontWeight, opacity, visibility} =
        getComputedStyle(element);
      const look = [
        lookOf.get(element.parentElement) ?? 0, element.tagName, element.getAttribute("class"),
        color, backgroundColor, fontSize, fontWeight, opacity, visibility,
      ].join("|");
      const known = looks.get(look) ?? {number: looks.size + 1, isSeen: false};
      looks.set(look, known);
      lookOf.set(element, known.number);
      const speaks = [...element.childNodes].some(
        node => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (speaks && !known.isSeen) {
        known.isSeen = true;
        first.push(element);
      }
    }
    return first;
  };
  const colours = ["color-contrast", "link-in-text-block"];
  const common = {resultTypes: ["violations"], preload: false};
  const found = [];
  if (what === "all") {
    const rules = Object.fromEntries(colours.map(id => [id, {enabled: false}]));
    found.push(await axe.run(document, {...common, rules}));
  }
  const scope = everywhere ? document : {include: oneOfEachLook()};
  found.push(await axe.run(scope, {...common, runOnly: colours}));
  return found.flatMap(({violations}) => violations).flatMap(({id, nodes}) =>
    nodes.map(({html, failureSummary}) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
}"""


def violations(page: Page, *, everywhere: bool = False) -> list[str]:
    """Return rule and place of everything that axe objects to.

    Colours, which take four fifths of its time, are asked of one element of each look, or
    `everywhere`.
    """
    return _ask(page, "all", everywhere=everywhere)


def violations_of_colour(page: Page) -> list[str]:
    """Return what axe objects to by the rules for which it matters how a page is coloured."""
    return _ask(page, "colours", everywhere=False)


def _ask(page: Page, what: str, *, everywhere: bool) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE)
    result: list[str] = page.evaluate(_RUN, {"what": what, "everywhere": everywhere})
    return result
