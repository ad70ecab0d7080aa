// Runs a script of a test with everything that the engine exports, and prints what it returns.
import { pathToFileURL } from "node:url";

const [client, names, script] = process.argv.slice(2);
const exported = {};
for (const name of names.split(",")) {
  Object.assign(exported, await import(pathToFileURL(`${client}/${name}.js`)));
}
const AsyncFunction = (async () => {}).constructor;
const run = new AsyncFunction(...Object.keys(exported), script);
const result = await run(...Object.values(exported));
process.stdout.write(JSON.stringify(result ?? null));
