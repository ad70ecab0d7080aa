// What is fetched on first use: the engine and the interface above it.
import { makeBox } from "./combobox.js";
import { open } from "./engine.js";
import { makePage } from "./page.js";

/** @type {Promise<Engine> | null} */
let opened = null;

/** @param {LoadFile} load */
function shared(load) {
  if (!opened) {
    opened = open(load).catch((error) => {
      opened = null;
      throw error;
    });
  }
  return opened;
}

/** @type {Interface} */
const mounts = {
  mountBox: async (form, { root, load }) => makeBox(form, { root, index: await shared(load) }),
  mountPage: async (place, { root, load }) => makePage(place, { root, index: await shared(load) }),
};
globalThis.qjSearch.put("engine", mounts);
