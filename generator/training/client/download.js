// A file that the page makes, offered as a download.
import { element } from "../../tools/client/element.js";

const TIME_TO_SAVE = 60000; // milliseconds

/**
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function offerFile(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), TIME_TO_SAVE);
}
