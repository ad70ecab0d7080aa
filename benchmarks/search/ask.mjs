// Answers all queries with our engine: names, times and bytes. Arguments: client, index; queries come as JSON.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [client, folder] = process.argv.slice(2);
const { open, loaderOf } = await import(pathToFileURL(`${client}/engine.js`));
const [queries, timed, numbers] = JSON.parse(await readFile("/dev/stdin", "utf8"));
let bytes = 0;
const read = async (name) => {
  const content = await readFile(`${folder}/${name}`);
  bytes += gzipSync(content, { level: 6 }).length;
  return content;
};

async function firstQuery(text) {
  bytes = 0;
  await (await open(loaderOf(read))).query(text, { limit: 10 });
  return bytes;
}

const index = await open(loaderOf((name) => readFile(`${folder}/${name}`)));
const answers = [];
for (const query of queries) {
  const { hits } = await index.query(query, { limit: 300 });
  answers.push(hits.map((hit) => hit.url.slice(0, -1)));
}
const times = [];
for (let round = 0; round < 3; round++) {
  for (const query of timed) {
    await index.query(query, { limit: 10 });
    const begun = performance.now();
    await index.query(query, { limit: 10 });
    times.push(performance.now() - begun);
  }
}
const fours = queries.filter((query) => Array.from(query).length === 4);
const first = [];
for (const query of fours) first.push(await firstQuery(query));
const number = [];
for (const query of numbers) number.push(await firstQuery(query));
process.stdout.write(JSON.stringify({ answers, times, first, number }));
