// Answers queries, one JSON line each, on the index in the folder given: the engine as Node runs it.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [client, folder] = process.argv.slice(2);
const { open, loaderOf } = await import(pathToFileURL(`${client}/engine.js`));
const index = await open(loaderOf((name) => readFile(`${folder}/${name}`)));

async function reply({ query, options, time }) {
  const begun = performance.now();
  try {
    const result = await index.query(query, { ...options, limit: options.limit ?? Infinity });
    return time ? { ms: performance.now() - begun } : result;
  } catch (error) {
    return { error: error.code ?? String(error.stack) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await reply(JSON.parse(line)))}\n`);
}
