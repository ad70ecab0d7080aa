// Tell which Typst files are not laid out as typstyle lays them out; `--write` mends them.
// Usage: format_typst.mjs [--write] FILE…
import { readFileSync, writeFileSync } from "node:fs";
import * as typstyle from "../node_modules/@typstyle/typstyle-wasm-bundler/typstyle_wasm_bg.js";

const WASM = "../node_modules/@typstyle/typstyle-wasm-bundler/typstyle_wasm_bg.wasm";
const LAYOUT = { max_width: 100, tab_spaces: 2 };

const bytes = readFileSync(new URL(WASM, import.meta.url));
const { instance } = await WebAssembly.instantiate(bytes, {
  "./typstyle_wasm_bg.js": typstyle,
});
typstyle.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const [first, ...rest] = process.argv.slice(2);
const write = first === "--write";
for (const file of write ? rest : [first, ...rest]) {
  const text = readFileSync(file, "utf8");
  const formatted = typstyle.format(text, LAYOUT);
  if (formatted === text) continue;
  if (write) {
    writeFileSync(file, formatted);
  } else {
    console.error(`${file}: not formatted; see CONTRIBUTING.md`);
    process.exitCode = 1;
  }
}
