// Runs a script of a test with everything that the engine exports, and prints what it returns as JSON.
import { pathToFileURL } from "node:url";

const [client, names, script] = process.argv.slice(2);
const exported = {};
for (const name of names.split(",")) Object.assign(exported, await import(pathToFileURL(`${client}/${name}.js`)));
const AsyncFunction = (async () => {}).constructor;
const result = await new AsyncFunction(...Object.keys(exported), script)(...Object.values(exported));
process.stdout.write(JSON.stringify(result ?? null));
