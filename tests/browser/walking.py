"""Walk through a page with the Tab key, as who has no mouse does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# How a thing looks, with what it stands in and what is drawn inside it: the focus has to change
# some of this.
LOOK = """
window.look = one => {
  const around = [one.parentElement, one.closest("form, label")];
  const parts = [one, ...around, ...one.querySelectorAll("circle, path, text")];
  return parts.filter(Boolean).map(part => {
    const s = getComputedStyle(part);
    const shown = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
    const colours = [s.borderColor, s.boxShadow, s.backgroundColor, s.stroke, s.fill];
    return [shown && s.outlineColor, ...colours, s.strokeWidth, s.top].join();
  }).join("|");
};
const tabbed = document.querySelectorAll("a[href], button, summary, input, select, textarea");
window.reachable = [...tabbed].filter(one =>
  one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0 && !one.disabled);
window.before = new Map(reachable.map(one => [one, look(one)]));
window.missed = new Set(reachable);
"""

STEP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return {end: true};
  const {left, right, top, bottom} = one.getBoundingClientRect();
  missed.delete(one);
  return {
    html: one.outerHTML.slice(0, 120),
    seen: look(one) !== before.get(one),
    inside: right > 0 && left < innerWidth && bottom > 0 && top < innerHeight,
    hidden: one.closest("[aria-hidden=true]") !== null,
  };
}"""


def walk(page: Page) -> int:
    """Press Tab through the whole page; return how many stops there are.

    Asserts that each is seen to have the focus and lies on the screen, and that none is left out.
    """
    page.evaluate(LOOK)
    total: int = page.evaluate("reachable.length")
    for _ in range(total + 5):
        page.keyboard.press("Tab")
        step = page.evaluate(STEP)
        if step.get("end"):
            break
        assert step["seen"], step
        assert step["inside"], step
        assert not step["hidden"], step
    assert page.evaluate("[...missed].map(one => one.outerHTML.slice(0, 120))") == []
    return total
