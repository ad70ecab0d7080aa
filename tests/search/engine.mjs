// Answers queries, a JSON line each, on the index in the folder given: the engine as Node runs it.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [client, folder] = process.argv.slice(2);
const { open, loaderOf } = await import(pathToFileURL(`${client}/engine.js`));
const index = await open(loaderOf((name) => readFile(`${folder}/${name}`)));

/** Returns how many files the first query of a reader loads. */
async function loadsOf(query, options) {
  let loads = 0;
  const load = loaderOf((name) => {
    loads++;
    return readFile(`${folder}/${name}`);
  });
  await (await open(load)).query(query, options);
  return { loads };
}

async function reply({ query, options, time, count }) {
  if (count) return loadsOf(query, options);
  const begun = performance.now();
  try {
    const result = await index.query(query, { ...options, limit: options.limit ?? Infinity });
    return time ? { ms: performance.now() - begun } : result;
  } catch (error) {
    return { error: error.code ?? String(error.stack) };
  }
}

// A list of queries is asked at once, as by a reader who types on.
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const answer = await (Array.isArray(asked) ? Promise.all(asked.map(reply)) : reply(asked));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
