// The words of the navigation, each of which opens its pages.
import { narrow } from "./folds.js";
import { closeBehind } from "./popups.js";

/** Closes the menus where there is room to open them over the page; a phone lists them all. */
export function closeMenus() {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const menus = document.querySelectorAll("[data-qj-menu]");
  const arrange = () => {
    for (const menu of menus) menu.open = narrow.matches;
  };
  for (const menu of menus) closeBehind(menu, () => !narrow.matches);
  arrange();
  narrow.addListener(arrange);
}
